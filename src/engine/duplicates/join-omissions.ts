import type { Range } from '../range.ts';
import { firstWideCode } from '../text/normalise.ts';
import { mostDifferences, type AlignedPair } from './align.ts';
import { weightOf } from './chains.ts';
import { type Edge, type Edges, paragraphEdge, sentenceEdge } from './edges.ts';
import type { Omission } from './omissions.ts';
import type { Paths } from './paths.ts';
import { alignmentWeights, edgeWeights } from './weights.ts';

/** Less is a slip of a few characters: five Han characters or fifteen letters. */
const leastWeight = 15;
/** More is another text that stands between two copies: 200 Han characters or 600 letters. */
const mostWeight = 600;
/** So many times the lighter piece beside it is more than what was left out. */
const mostTimesPiece = 5;
/**
 * Of the lighter piece beside it, where whole paragraphs are left out between two: else two copies stand side by side. One
 * that is left out is seldom another's title and byline.
 */
const mostOfParagraphs = { one: 2, several: 0.5 };
/** A piece beside an omission that is lighter is a mere phrase, unless a sentence ends at its outer end in both copies. */
const solidWeight = 120;
/** One that is lighter than this must be whole sentences, or begin or end with a paragraph in both. */
const leastPiece = 48;
/** So far a copy may have been read on beyond the omission by chance, or ended before it at the edge of a sentence. */
const mostOff = 24;
const mostBetween = 48;
/** Characters wrong around an omission: as in any copy, and a few that it tore. */
const wrongAround = { share: 0.25, more: 2 };
/** Of the odds of an edge, where something is left out: one code that differs says more. */
const edgeShare = 0.5;
/** Diagonals beside that of a piece's end on which it may have run. */
const drifts = [0, 1, -1, 2, -2, 3, -3, 4, -4];
/** Pairs that may go on from one are looked for among so many that come next. */
const mostLookedAt = 48;
/** A pair goes on from another when it has so many codes more. */
const leastAhead = 8;

/**
 * A copy that lacks a sentence, or has a running head in its midst, is found as two: where one ends in both places, the
 * other begins right behind it in one place and further on in the other. They are one copy, and what stands between is
 * its omission. Several in a row are one copy with several.
 */
export function joinAcrossOmissions(
  codes: Uint16Array,
  edges: Edges,
  paths: Paths,
  pairs: readonly AlignedPair[],
  belongsToCopy: BelongsToCopy,
): AlignedPair[] {
  return new Joiner(codes, edges, paths, pairs, belongsToCopy).joined();
}

/** Does what one copy has and another leaves out belong to the pieces beside it? */
type BelongsToCopy = (omitted: Range, having: Range, pieces: readonly Range[]) => boolean;

const diagonalOf = (a: number, b: number): number => b - a;

const isCopy = ({ aStart, aEnd, bStart, bEnd, differences }: AlignedPair): boolean =>
  differences <= mostDifferences(Math.max(aEnd - aStart, bEnd - bStart));

/** Where one diagonal is left for another, which stands further on by what is left out. */
interface Split {
  readonly at: number;
  readonly before: number;
  readonly behind: number;
  readonly wrong: number;
  readonly score: number;
}

interface FoundOmission {
  readonly omission: Omission;
  /** Codes that differ between the pieces. */
  readonly wrong: number;
}

class Joiner {
  private readonly codes: Uint16Array;
  private readonly edges: Edges;
  private readonly paths: Paths;
  private readonly belongsToCopy: BelongsToCopy;
  /** In order of the later copy; each once. */
  private readonly pairs: readonly AlignedPair[];

  constructor(
    codes: Uint16Array,
    edges: Edges,
    paths: Paths,
    pairs: readonly AlignedPair[],
    belongsToCopy: BelongsToCopy,
  ) {
    this.belongsToCopy = belongsToCopy;
    this.codes = codes;
    this.edges = edges;
    this.paths = paths;
    const known = new Map(
      pairs.map((pair) => [`${pair.aStart} ${pair.aEnd} ${pair.bStart} ${pair.bEnd}`, pair]),
    );
    const read = [...known.values()].map((pair) => this.withInnerOmission(pair));
    this.pairs = read.toSorted((p, q) => p.bStart - q.bStart || p.aStart - q.aStart);
  }

  joined(): AlignedPair[] {
    const { pairs } = this;
    const next = new Map<number, number>();
    const before = new Set<number>();
    for (let index = 0; index < pairs.length; index += 1) {
      const follower = this.followerOf(index, before);
      if (follower === null) continue;
      next.set(index, follower);
      before.add(follower);
    }
    return pairs.flatMap((pair, index) => {
      if (before.has(index)) return [];
      const whole = [pair];
      for (let at = next.get(index); at !== undefined; at = next.get(at)) {
        const joined = this.join(whole.at(-1)!, pairs[at]!);
        if (joined) whole[whole.length - 1] = joined;
        else whole.push(pairs[at]!);
      }
      return whole;
    });
  }

  /** The pair that goes on from this one with the least in between. */
  private followerOf(index: number, taken: ReadonlySet<number>): number | null {
    const { pairs } = this;
    const pair = pairs[index]!;
    let found: number | null = null;
    let least = Infinity;
    const first = Math.max(index + 1, this.indexFrom(pair.bEnd - mostOff));
    const last = Math.min(pairs.length, first + mostLookedAt);
    for (let at = first; at < last; at += 1) {
      const other = pairs[at]!;
      if (other.bStart > pair.bEnd + mostWeight) break;
      const between = Math.abs(diagonalOf(other.aStart, other.bStart) - diagonalOf(pair.aEnd, pair.bEnd));
      if (between >= least || taken.has(at) || this.join(pair, other) === null) continue;
      [found, least] = [at, between];
    }
    return found;
  }

  /** Index of the first pair whose later copy starts at a code or behind it. */
  private indexFrom(code: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle]!.bStart < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private join(pair: AlignedPair, other: AlignedPair): AlignedPair | null {
    const [gapA, gapB] = [other.aStart - pair.aEnd, other.bStart - pair.bEnd];
    const gap = Math.min(gapA, gapB);
    if (gap < -mostOff || gap > mostBetween || gapA === gapB) return null;
    if (other.aEnd < pair.aEnd + leastAhead || other.bEnd < pair.bEnd + leastAhead) return null;
    if (other.aStart < pair.aStart + leastAhead || other.bStart < pair.bStart + leastAhead) return null;
    if (other.aEnd > pair.bStart || !isCopy(pair) || !isCopy(other)) return null;
    const inLater = gapA > gapB;
    const found = inLater
      ? this.omissionBetween(
          { start: pair.bStart, end: pair.bEnd },
          { start: other.bStart, end: other.bEnd },
          pair.aEnd - pair.bEnd,
          other.aStart - other.bStart,
        )
      : this.omissionBetween(
          { start: pair.aStart, end: pair.aEnd },
          { start: other.aStart, end: other.aEnd },
          pair.bEnd - pair.aEnd,
          other.bStart - other.aStart,
        );
    if (found === null) return null;
    const { omission, wrong } = found;
    const weight = weightOf(this.codes, omission.text);
    const [one, two] = [this.matchedWeight(pair), this.matchedWeight(other)];
    if (
      weight < leastWeight ||
      weight > Math.min(mostWeight, one + two, mostTimesPiece * one, mostTimesPiece * two)
    )
      return null;
    const having = inLater
      ? { start: pair.aStart, end: other.aEnd }
      : { start: pair.bStart, end: other.bEnd };
    const pieces = [
      { start: pair.bStart, end: pair.bEnd },
      { start: other.bStart, end: other.bEnd },
    ];
    if (!this.isOneThing(omission, weight, Math.min(one, two), having, pieces)) return null;
    const isPiece = (outer: readonly number[], piece: number) => {
      if (piece >= solidWeight) return true;
      const edge = Math.min(...outer.map((boundary) => this.edges.at(boundary)));
      if (edge < sentenceEdge) return false;
      return piece >= leastPiece || edge === paragraphEdge || this.edges.at(omission.at) >= sentenceEdge;
    };
    if (!isPiece([pair.aStart, pair.bStart], one) || !isPiece([other.aEnd, other.bEnd], two)) return null;
    if (this.isCrowded(pair) || this.isCrowded(other)) return null;
    return {
      aStart: pair.aStart,
      aEnd: other.aEnd,
      bStart: pair.bStart,
      bEnd: other.bEnd,
      differences: pair.differences + other.differences + wrong,
      omissions: [...pair.omissions, omission, ...other.omissions],
    };
  }

  /**
   * A stretch so short that the alignment went across it: where its copies agree along the diagonal of their starts up to
   * one place, and from there on along that of their ends, the one is longer by what the other leaves out.
   */
  private withInnerOmission(pair: AlignedPair): AlignedPair {
    const [a, b] = [
      { start: pair.aStart, end: pair.aEnd },
      { start: pair.bStart, end: pair.bEnd },
    ];
    const longer = a.end - a.start - (b.end - b.start);
    if (pair.omissions.length > 0 || 3 * Math.abs(longer) < leastWeight) return pair;
    const [having, lacking] = longer > 0 ? [a, b] : [b, a];
    const length = Math.abs(longer);
    const before = having.start - lacking.start;
    const split = this.bestSplit(lacking.start, lacking.end, before, before + length);
    if (split === null || split.wrong + length > pair.differences + wrongAround.more) return pair;
    const text = { start: split.at + before, end: split.at + before + length };
    const weight = weightOf(this.codes, text);
    if (weight < leastWeight || weight > weightOf(this.codes, lacking)) return pair;
    const isSentence = this.areSentenceEdges([split.at, text.start, text.end]);
    const [head, rest] = [
      { start: lacking.start, end: split.at },
      { start: split.at, end: lacking.end },
    ].map((piece) => weightOf(this.codes, piece));
    const isLine = split.wrong === 0 && Math.min(head!, rest!) >= leastPiece;
    if (!isSentence && !isLine) return pair;
    return { ...pair, differences: split.wrong, omissions: [{ text, at: split.at }] };
  }

  /**
   * Where between the end of one piece and the start of the next, in the copy that leaves something out, does the one go
   * over into the other? A piece may have been read on into what looks alike there, across a gap of a few codes: the
   * diagonals beside its own are tried, too.
   *
   * @param before how much further on the other copy stands, before what is left out
   * @param behind … and behind it
   */
  private omissionBetween(one: Range, two: Range, before: number, behind: number): FoundOmission | null {
    const first = Math.max(one.start, Math.min(one.end, two.start) - mostOff);
    const last = Math.min(two.end, Math.max(one.end, two.start) + mostOff);
    let best: Split | null = null;
    const look = (split: Split | null) => {
      if (split && (best === null || split.score > best.score)) best = split;
      return best;
    };
    for (const drift of drifts) best = look(this.bestSplit(first, last, before + drift, behind));
    const from = best?.before ?? before;
    for (const drift of drifts) best = look(this.bestSplit(first, last, from, behind + drift));
    if (best === null || best.wrong > wrongAround.more + wrongAround.share * (last - first)) return null;
    const { at } = best;
    if (best.behind <= best.before) return null;
    return {
      omission: { text: { start: at + best.before, end: at + best.behind }, at },
      wrong: this.wrongIn(one.end, at, best.before) + this.wrongIn(at, two.start, best.behind),
    };
  }

  /**
   * The boundary in `[first, last]` at which to go over from one diagonal to another: by what agrees, and, where that says
   * little, by the edges of what is left out.
   */
  private bestSplit(first: number, last: number, before: number, behind: number): Split | null {
    const { codes, edges } = this;
    if (last < first || first + before < 0 || last + behind > codes.length) return null;
    const { wideMatch, narrowMatch, mismatch } = alignmentWeights;
    const gain = (at: number, diagonal: number) => {
      const code = codes[at]!;
      return code !== codes[at + diagonal] ? mismatch : code >= firstWideCode ? wideMatch : narrowMatch;
    };
    let score = 0;
    let wrong = 0;
    for (let at = first; at < last; at += 1) {
      score += gain(at, behind);
      if (codes[at] !== codes[at + behind]) wrong += 1;
    }
    const best = { at: first, wrong, score: -Infinity, before, behind };
    for (let at = first; ; at += 1) {
      const edge = edgeWeights[edges.at(at + before)]! + edgeWeights[edges.at(at + behind)]!;
      const total = score + edgeShare * edge;
      if (total > best.score) [best.at, best.wrong, best.score] = [at, wrong, total];
      if (at === last) return best;
      score += gain(at, before) - gain(at, behind);
      wrong += (codes[at] === codes[at + before] ? 0 : 1) - (codes[at] === codes[at + behind] ? 0 : 1);
    }
  }

  private wrongIn(from: number, to: number, diagonal: number): number {
    let wrong = 0;
    for (let at = from; at < to; at += 1) if (this.codes[at] !== this.codes[at + diagonal]) wrong += 1;
    return wrong;
  }

  private areSentenceEdges(boundaries: readonly number[]): boolean {
    return boundaries.every((boundary) => this.edges.at(boundary) >= sentenceEdge);
  }

  /**
   * A part of a paragraph, or whole paragraphs: these between halves of one, as a running head is, or else few beside what
   * stands on either side. Where both a paragraph and part of another are left out, two copies stand side by side; where it
   * is a paragraph's first words up to the middle of a sentence, or its last, somebody wrote it anew, and where what is left
   * of two paragraphs became one, somebody summed them up.
   */
  private isOneThing(
    { at, text }: Omission,
    weight: number,
    lighter: number,
    having: Range,
    pieces: readonly Range[],
  ): boolean {
    const { edges } = this;
    const [lower, upper] = [edges.at(text.start), edges.at(text.end)].toSorted((a, b) => a - b) as [
      Edge,
      Edge,
    ];
    if (lower < paragraphEdge) {
      const isPart = upper < paragraphEdge || (lower >= sentenceEdge && edges.at(at) === paragraphEdge);
      return isPart && !edges.holdParagraphs(text.start, text.end);
    }
    if (edges.at(at) < paragraphEdge) return true;
    if (weight <= mostOfParagraphs.several * lighter) return true;
    if (weight > mostOfParagraphs.one * lighter || edges.holdParagraphs(text.start, text.end)) return false;
    return this.belongsToCopy(text, having, pieces);
  }

  private isCrowded({ aStart, aEnd, bStart, bEnd }: AlignedPair): boolean {
    return (
      this.paths.isCrowded({ start: aStart, end: aEnd }) || this.paths.isCrowded({ start: bStart, end: bEnd })
    );
  }

  private matchedWeight({ bStart, bEnd, omissions }: AlignedPair): number {
    return omissions.reduce(
      (sum, { text }) => (text.start >= bStart && text.end <= bEnd ? sum - weightOf(this.codes, text) : sum),
      weightOf(this.codes, { start: bStart, end: bEnd }),
    );
  }
}
