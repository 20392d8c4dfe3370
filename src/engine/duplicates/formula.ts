import type { AlignedPair, GrownPair } from './align.ts';
import { type Edges, paragraphEdge } from './edges.ts';
import { weightOf } from './chains.ts';
import type { Paths } from './paths.ts';

/** Share of characters in which a copy of lines of a list may differ. */
const mostDiffering = 0.02;
/** What is longer than 40 Han characters or 120 letters is no mere phrase. */
export const longPhrase = 120;

/**
 * In a directory everything is a near copy of everything, and an alignment runs on from lines that were extracted twice
 * into those around them. There only what agrees letter for letter is a copy.
 */
export class Formulas {
  private readonly codes: Uint16Array;
  private readonly edges: Edges;
  private readonly paths: Paths;

  /** @param paths of all pairs of the text */
  constructor(codes: Uint16Array, edges: Edges, paths: Paths) {
    this.codes = codes;
    this.edges = edges;
    this.paths = paths;
  }

  /** The pair; of a pair of such lines the whole paragraphs that agree, if any. */
  sift(pair: GrownPair): AlignedPair | null {
    const { aStart, aEnd, bStart, bEnd, differences } = pair;
    const [a, b] = [
      { start: aStart, end: aEnd },
      { start: bStart, end: bEnd },
    ];
    if (!this.paths.isCrowded(a) && !this.paths.isCrowded(b)) return pair;
    const weight = weightOf(this.codes, b);
    if (differences <= mostDiffering * (bEnd - bStart) && weight >= longPhrase) return pair;
    return this.agreedIn(pair);
  }

  private agreedIn({ aStart, aEnd, bStart, bEnd, anchor }: GrownPair): AlignedPair | null {
    const distance = anchor.b - anchor.a;
    let start = anchor.a;
    let end = anchor.a + anchor.length;
    while (start > aStart && start + distance > bStart && this.agree(start - 1, distance)) start -= 1;
    while (end < aEnd && end + distance < bEnd && this.agree(end, distance)) end += 1;
    while (start < end && !this.isParagraphEdge(start, distance)) start += 1;
    while (end > start && !this.isParagraphEdge(end, distance)) end -= 1;
    if (start === end) return null;
    return {
      aStart: start,
      aEnd: end,
      bStart: start + distance,
      bEnd: end + distance,
      differences: 0,
      omissions: [],
    };
  }

  private agree(code: number, distance: number): boolean {
    return this.codes[code] === this.codes[code + distance];
  }

  /** Do both places stand at the edges of paragraphs? */
  private isParagraphEdge(boundary: number, distance: number): boolean {
    const { edges } = this;
    return edges.at(boundary) === paragraphEdge && edges.at(boundary + distance) === paragraphEdge;
  }
}
