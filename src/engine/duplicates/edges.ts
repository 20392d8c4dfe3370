import type { Normalised } from '../text/normalise.ts';
import type { Range } from '../range.ts';

/** What stands between two codes of the text, strongest last. */
export const edgeKinds = ['none', 'word', 'clause', 'sentence', 'paragraph'] as const;
export type Edge = 0 | 1 | 2 | 3 | 4;
export const noEdge = 0;
export const wordEdge = 1;
export const clauseEdge = 2;
export const sentenceEdge = 3;
export const paragraphEdge = 4;

const terminal = new Set('。．.！!？?…⋯‥｡');
const clausal = new Set('，,、；;：:—–―─（）()「」『』《》〈〉【】“”‘’"«»„‹›〔〕［］[]·•*_');
const opening = new Set('（(「『《〈【“‘"«„‹〔［[#*_>—\'');
const closing = new Set('）)」』》〉】”’"»›〕］]*_\'');
/** No gap is read further than this from either of its ends. */
const maxGapRead = 64;

/** Where passages may begin and end, by what stands between neighbouring codes. A boundary p lies before code p. */
export class Edges {
  private readonly text: string;
  private readonly offsets: Int32Array;
  private readonly count: number;
  private readonly paragraphStarts: Int32Array;

  /** @param paragraphStarts offsets of the first character of every block, ascending */
  constructor(text: string, normalised: Normalised, paragraphStarts: Int32Array) {
    this.text = text;
    this.offsets = normalised.offsets;
    this.count = normalised.codes.length;
    this.paragraphStarts = paragraphStarts;
  }

  at(boundary: number): Edge {
    if (boundary <= 0 || boundary >= this.count) return paragraphEdge;
    const from = this.offsets[boundary - 1]! + 1;
    const to = this.offsets[boundary]!;
    if (from === to) return noEdge;
    if (this.paragraphBreak(from, to) !== null) return paragraphEdge;
    let edge: Edge = noEdge;
    for (let at = from; at < to; at += 1) {
      if (at === from + maxGapRead && to - at > maxGapRead) at = to - maxGapRead;
      const char = this.text[at]!;
      if (terminal.has(char)) return sentenceEdge;
      if (clausal.has(char)) edge = clauseEdge;
      else if (edge === noEdge) edge = wordEdge;
    }
    return edge;
  }

  /** Offset of the first block that starts in (from, to], where only dropped characters stand in [from, to). */
  private paragraphBreak(from: number, to: number): number | null {
    const starts = this.paragraphStarts;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < from) low = middle + 1;
      else high = middle;
    }
    const start = starts[low];
    return start !== undefined && start <= to ? start : null;
  }

  /**
   * Text ranges of copies given as code ranges: punctuation, brackets and marks around the codes belong to a copy when
   * all copies have them, or when the copy's own sentence ends with them.
   */
  ranges(places: readonly Range[]): Range[] {
    const tails = places.map(({ end }) => this.tail(end));
    const leads = places.map(({ start }) => this.lead(start));
    const tail = commonTail(tails);
    const lead = commonLead(leads);
    const uneven = tails.every(({ length }) => length > tail);
    return places.map(({ start, end }, i) => {
      const own = uneven ? ownTail(tails[i]!.slice(tail)) : 0;
      return { start: this.offsets[start]! - lead, end: this.endOffset(end) + tail + own };
    });
  }

  private endOffset(boundary: number): number {
    return boundary === 0 ? 0 : this.offsets[boundary - 1]! + 1;
  }

  /** What stands after the last code, up to the paragraph's end. */
  private tail(boundary: number): string {
    const from = this.endOffset(boundary);
    const to = this.offsets[boundary]!;
    const next = this.paragraphBreak(from, to) ?? to;
    return this.text.slice(from, Math.min(next, from + maxGapRead)).trimEnd();
  }

  private lead(boundary: number): string {
    const from = this.endOffset(boundary);
    const to = this.offsets[boundary]!;
    const start = this.paragraphBreak(from, to) ?? from;
    return this.text.slice(Math.max(start, to - maxGapRead), to).trimStart();
  }
}

function commonTail(tails: readonly string[]): number {
  const first = tails[0]!;
  let common = 0;
  while (common < first.length && tails.every((tail) => tail[common] === first[common])) common += 1;
  while (common > 0 && isOpeningOnly(first[common - 1]!)) common -= 1;
  return first.slice(0, common).trimEnd().length;
}

function commonLead(leads: readonly string[]): number {
  const first = leads[0]!;
  let common = 0;
  for (; common < first.length; common += 1) {
    const char = first.at(-1 - common)!;
    if (!leads.every((lead) => lead.at(-1 - common) === char)) break;
    if (!opening.has(char) && char.trim() !== '') break;
  }
  return common === 0 ? 0 : first.slice(-common).trimStart().length;
}

function isOpeningOnly(char: string): boolean {
  return opening.has(char) && !closing.has(char);
}

/** How much of a tail ends the sentence before it: the copies differ here, one has lost its full stop. */
function ownTail(tail: string): number {
  return tail.length > 0 && (terminal.has(tail[0]!) || closing.has(tail[0]!)) ? 1 : 0;
}
