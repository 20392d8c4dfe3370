import { firstWideCode } from '../text/normalise.ts';
import type { Chain, Run } from './chains.ts';
import { type Edges, sentenceEdge } from './edges.ts';
import type { Omission } from './omissions.ts';
import type { Paths } from './paths.ts';
import { alignmentWeights, edgeWeights } from './weights.ts';

/** Two copies as code ranges. */
export interface AlignedPair {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
  /** Edit distance between the copies, in codes, omissions left out; or, where they are no copies, more than `mostDifferences`. */
  readonly differences: number;
  /** What one copy has and the other leaves out, in reading order. */
  readonly omissions: readonly Omission[];
}

export interface GrownPair extends AlignedPair {
  /** Where it was grown from: codes that agree. */
  readonly anchor: Run;
}

interface End {
  readonly a: number;
  readonly b: number;
}

/** Where a filled square scores best, and its last row that was computed. */
interface Filled {
  row: number;
  column: number;
  lastRow: number;
}

/** Side of the square that is aligned at once, and half the width of its band, in codes. */
const side = 64;
const width = side + 2;
const band = 16;
/** Codes before the end of the last run in which a better end is looked for. */
const maxLookBack = 24;
/** Only runs of so many codes are stepping stones when differences are counted: shorter ones may lie off the path. */
const minStep = 16;
/** So many copies in one chain are broken text, and going on would take the square of their number. */
const maxPairs = 32;
/** Copies with no more codes between them stand right after each other. */
const touching = 1;
/** They are turned against each other by no more codes: a whole paragraph would not be chance. */
const maxTurn = 24;
/** A run left over from a chain starts a copy of its own only when it has so many codes. */
const minAnchor = 8;
const minusInfinity = -1e9;

/** Extends chains into noise and finds their ends. Holds scratch space; one a text. */
export class Aligner {
  private readonly codes: Uint16Array;
  private readonly edges: Edges;
  private readonly best = new Float64Array(width * width);
  private readonly endsInGap = new Uint8Array(width * width);
  private readonly insertA = new Float64Array(width);
  private readonly columnWeight = new Float64Array(width);
  private readonly paths: Paths;

  constructor(codes: Uint16Array, edges: Edges, paths: Paths) {
    this.codes = codes;
    this.edges = edges;
    this.paths = paths;
  }

  /**
   * Every copy the chain holds. Each starts from the longest run left and grows by alignment alone, so that a chance
   * match behind a copy's end that got into the chain does not carry the end with it. A pair that another chain has led
   * to comes again.
   */
  align(chain: Chain): GrownPair[] {
    const pairs: GrownPair[] = [];
    let left = chain.runs;
    while (left.length > 0 && pairs.length < maxPairs) {
      const anchor = left.reduce((best, run) => (run.length > best.length ? run : best));
      let pair = this.paths.at(anchor);
      if (pair === null) {
        pair = this.grow(anchor, left, chain.inRow);
        this.paths.add(pair);
      }
      pairs.push({ ...pair, anchor });
      left = left.filter((run) => {
        const { a, b, length } = run;
        const inside = b + length > pair.bStart && b < pair.bEnd && a + length > pair.aStart && a < pair.aEnd;
        return run !== anchor && !inside && length >= minAnchor;
      });
    }
    return pairs;
  }

  private grow({ a, b, length }: Run, runs: readonly Run[], inRow: boolean): AlignedPair {
    const twice = inRow ? null : this.twiceInARow({ a, b, length });
    if (twice) return twice;
    const first = this.extend({ a, b }, length, -1, 0, a + length);
    const last = this.extend({ a: a + length, b: b + length }, length, 1, first.b, this.codes.length);
    const [start, end] = this.closeGap(first, last);
    const turn = !inRow && start.b - end.a <= touching ? this.turnOf(start, end) : 0;
    const from = { a: start.a + turn, b: start.b + turn };
    const to = { a: Math.min(end.a + turn, from.b), b: end.b + turn };
    const differences = this.differencesOf(runs, from, to);
    return { aStart: from.a, aEnd: to.a, bStart: from.b, bEnd: to.b, differences, omissions: [] };
  }

  /** The pair around a run whose copies agree letter for letter until one meets the other, if they do: …ABAB… */
  private twiceInARow({ a, b, length }: Run): AlignedPair | null {
    const { edges, codes } = this;
    const behind = this.agreement(a, b, -1, Math.max(0, 2 * a - b), a);
    const start = a - behind;
    const distance = b - a;
    const most = Math.min(codes.length, b + length + distance + maxTurn);
    const spare = length + behind + this.agreement(a + length, b + length, 1, most, most) - distance;
    if (spare < 0) return null;
    this.paths.step(b, distance);
    const weightAt = (first: number) =>
      [0, 1, 2].reduce((sum, times) => sum + edgeWeights[edges.at(first + times * distance)]!, 0);
    let best = start;
    for (let first = start + 1; first <= start + Math.min(spare, maxTurn); first += 1) {
      if (weightAt(first) > weightAt(best)) best = first;
    }
    const middle = best + distance;
    return {
      aStart: best,
      aEnd: middle,
      bStart: middle,
      bEnd: middle + distance,
      differences: 0,
      omissions: [],
    };
  }

  /**
   * A line that came out twice ends anywhere: its copies touch, and the edge of a sentence a few codes away is no end of
   * theirs. Where all codes between two copies agree with what follows the second, or with what stands before the first,
   * the copies take them in.
   */
  private closeGap(start: End, end: End): [End, End] {
    const gap = start.b - end.a;
    if (gap <= 0 || gap > maxLookBack) return [start, end];
    const { codes } = this;
    const ahead = Math.min(gap, this.agreement(end.a, end.b, 1, start.b, codes.length));
    const behind = gap - ahead;
    if (this.agreement(start.a, start.b, -1, Math.max(0, start.a - behind), end.a + ahead) < behind)
      return [start, end];
    return [
      { a: start.a - behind, b: start.b - behind },
      { a: end.a + ahead, b: end.b + ahead },
    ];
  }

  /**
   * Two copies right after each other can be told apart at any place where the text before the first and the end of the
   * second read alike (…x ABx ABx…): they are turned to where the edges are best.
   */
  private turnOf(start: End, end: End): number {
    const { codes, edges } = this;
    const weightAt = (turn: number) =>
      [start.a, start.b, end.b].reduce((sum, boundary) => sum + edgeWeights[edges.at(boundary + turn)]!, 0);
    let best = 0;
    let bestWeight = weightAt(0);
    const look = (turn: number) => {
      const weight = weightAt(turn);
      if (weight > bestWeight) [best, bestWeight] = [turn, weight];
    };
    const most = Math.min(maxTurn, end.b - start.b);
    for (let turn = 1, wrong = 0; turn < most; turn += 1) {
      if (codes[end.b + turn - 1] !== codes[start.b + turn - 1] && (wrong += 1) > 1) break;
      look(turn);
    }
    for (let turn = -1, wrong = 0; -turn < most; turn -= 1) {
      if (codes[start.a + turn] !== codes[end.b + turn] && (wrong += 1) > 1) break;
      look(turn);
    }
    return best;
  }

  /**
   * Walks on from the end of a run as long as the copies agree on the whole, then puts the end where the score of the
   * alignment plus the odds of an edge there is best: a copy ends at a paragraph's or sentence's end far more often than
   * chance, so a few chance agreements past it do not count, and a few wrong characters before it do not stop us.
   *
   * @param run codes before `from` (in walking direction) that agree
   * @param direction 1 to the right, −1 to the left
   * @param limitA no end of the earlier copy lies beyond this; `limitB` the same for the later copy
   */
  private extend(from: End, run: number, direction: 1 | -1, limitA: number, limitB: number): End {
    let { a, b } = from;
    let lookBack = run;
    for (;;) {
      this.paths.step(b, b - a);
      const agreed = this.agreement(a, b, direction, limitA, limitB);
      a += agreed * direction;
      b += agreed * direction;
      lookBack = Math.min(lookBack + agreed, maxLookBack);
      const rows = Math.min(side, (limitA - a) * direction);
      const columns = Math.min(side, (limitB - b) * direction);
      if (this.paths.isFull(direction === 1 ? b : b - 1))
        return this.chooseEnd({ a, b }, lookBack, 0, 0, direction, limitA);
      const best = this.fill(a, b, rows, columns, direction);
      const nextA = a + best.row * direction;
      const nextB = b + best.column * direction;
      const solid = best.row === 0 ? 0 : this.agreement(nextA, nextB, direction === 1 ? -1 : 1, a, b);
      if (solid < minAnchor && best.row < side - band) {
        return this.chooseEnd({ a, b }, lookBack, best.lastRow, columns, direction, limitA);
      }
      a = nextA;
      b = nextB;
      lookBack = solid;
    }
  }

  private agreement(a: number, b: number, direction: 1 | -1, limitA: number, limitB: number): number {
    const { codes } = this;
    const most = Math.min((limitA - a) * direction, (limitB - b) * direction);
    const shift = direction === 1 ? 0 : -1;
    let length = 0;
    while (length < most && codes[a + length * direction + shift] === codes[b + length * direction + shift])
      length += 1;
    return length;
  }

  /** Gotoh's alignment with affine gaps in a band, from an origin on; rows are computed until the score has dropped. */
  private fill(originA: number, originB: number, rows: number, columns: number, direction: 1 | -1): Filled {
    const { codes, best, endsInGap, insertA } = this;
    const { mismatch, gapOpen, gapExtend, wideMatch, narrowMatch, drop } = alignmentWeights;
    const shift = direction === 1 ? -1 : 0;
    const firstColumns = Math.min(band, columns);
    best[0] = 0;
    endsInGap[0] = 0;
    for (let y = 1; y <= firstColumns; y += 1) {
      best[y] = gapOpen + gapExtend * y;
      endsInGap[y] = 1;
      insertA[y] = minusInfinity;
    }
    const filled = { row: 0, column: 0, lastRow: 0 };
    let bestScore = 0;
    for (let x = 1; x <= rows; x += 1) {
      const code = codes[originA + x * direction + shift]!;
      const match = code >= firstWideCode ? wideMatch : narrowMatch;
      const from = Math.max(1, x - band);
      const to = Math.min(columns, x + band);
      const row = x * width;
      // The cells at either side of the band: the next row reads them.
      best[row + from - 1] = from === 1 && x <= band ? gapOpen + gapExtend * x : minusInfinity;
      endsInGap[row + from - 1] = 1;
      if (to === x + band) {
        best[row - width + to] = minusInfinity;
        insertA[to] = minusInfinity;
      }
      let insertB = minusInfinity;
      let rowScore = minusInfinity;
      let rowColumn = 0;
      for (let y = from; y <= to; y += 1) {
        const cell = row + y;
        const fromA = Math.max(insertA[y]!, best[cell - width]! + gapOpen) + gapExtend;
        insertA[y] = fromA;
        insertB = Math.max(insertB, best[cell - 1]! + gapOpen) + gapExtend;
        const other = codes[originB + y * direction + shift]!;
        const diagonal = best[cell - width - 1]! + (code === other ? match : mismatch);
        const gap = fromA > insertB ? fromA : insertB;
        const score = diagonal >= gap ? diagonal : gap;
        best[cell] = score;
        endsInGap[cell] = diagonal >= gap ? 0 : 1;
        if (score > rowScore) {
          rowScore = score;
          rowColumn = y;
        }
      }
      filled.lastRow = x;
      if (rowScore > bestScore) {
        bestScore = rowScore;
        filled.row = x;
        filled.column = rowColumn;
      }
      if (rowScore < bestScore - drop) break;
    }
    return filled;
  }

  /** The best end, on the run before the origin or in the square that was filled after it. */
  private chooseEnd(
    origin: End,
    lookBack: number,
    lastRow: number,
    columns: number,
    direction: 1 | -1,
    limitA: number,
  ): End {
    const { best, endsInGap, codes, edges } = this;
    const { wideMatch, narrowMatch, gapAtEnd } = alignmentWeights;
    let chosen = origin;
    let chosenScore = minusInfinity;
    let score = 0;
    for (let back = 1; back <= lookBack; back += 1) {
      const a = origin.a - back * direction;
      const b = origin.b - back * direction;
      score -= codes[direction === 1 ? a : a - 1]! >= firstWideCode ? wideMatch : narrowMatch;
      const total = score + edgeWeights[edges.at(a)]! + edgeWeights[edges.at(b)]!;
      if (total > chosenScore) [chosen, chosenScore] = [{ a, b }, total];
    }
    const lastColumn = Math.min(columns, lastRow + band);
    // Where the first copy meets the second in mid-sentence, what else stands behind the second goes on from it.
    const meetsAt = direction === 1 && edges.at(limitA) < sentenceEdge ? limitA - origin.a : -1;
    for (let y = 0; y <= lastColumn; y += 1)
      this.columnWeight[y] = edgeWeights[edges.at(origin.b + y * direction)]!;
    for (let x = 0; x <= lastRow; x += 1) {
      const rowWeight = edgeWeights[edges.at(origin.a + x * direction)]!;
      const to = Math.min(lastColumn, x + band - (x === lastRow ? 0 : 1));
      for (let y = Math.max(0, x - band); y <= to; y += 1) {
        const cell = x * width + y;
        const gap = endsInGap[cell] === 0 ? 0 : x === meetsAt ? minusInfinity : gapAtEnd;
        const total = best[cell]! + gap + rowWeight + this.columnWeight[y]!;
        if (total > chosenScore) {
          chosenScore = total;
          chosen = { a: origin.a + x * direction, b: origin.b + y * direction };
        }
      }
    }
    return chosen;
  }

  private differencesOf(runs: readonly Run[], start: End, end: End): number {
    let { a, b } = start;
    let differences = 0;
    const most = mostDifferences(Math.max(end.a - a, end.b - b));
    for (const run of runs) {
      if (run.length < minStep) continue;
      const from = Math.max(0, a - run.a, b - run.b);
      const to = Math.min(run.length, end.a - run.a, end.b - run.b);
      if (to <= from) continue;
      differences += editDistance(this.codes, [a, run.a + from], [b, run.b + from], most - differences);
      if (differences > most) return differences;
      a = run.a + to;
      b = run.b + to;
    }
    return differences + editDistance(this.codes, [a, end.a], [b, end.b], most - differences);
  }
}

/** Passages with more than a quarter of their characters different are different texts. */
const minSimilarity = 0.72;

/** @param codes of the longer passage @returns edits from which on two passages are no copies of each other */
export function mostDifferences(codes: number): number {
  return Math.floor((1 - minSimilarity) * codes);
}

const unreached = -2;
/** A diagonal that is so many codes behind, those of both passages counted, is given up. */
const mostBehind = 512;

/**
 * Edits between two code ranges by furthest-reaching diagonals (Ukkonen 1985) of which those far behind the foremost are
 * given up (Marco-Sola et al. 2021, "adaptive wavefronts"): time grows with the distance, not with its square. Passages
 * that go together but for a gap of hundreds of codes may come out with more edits than they need.
 *
 * @returns more than `limit` if there are more, however many
 */
export function editDistance(
  codes: Uint16Array,
  [aFrom, aTo]: readonly [number, number],
  [bFrom, bTo]: readonly [number, number],
  limit: number,
): number {
  const aLength = aTo - aFrom;
  const bLength = bTo - bFrom;
  const most = Math.max(aLength, bLength, 0);
  if (aLength <= 0 || bLength <= 0) return most;
  const middle = most + 1;
  let before = new Int32Array(2 * most + 3).fill(unreached);
  let reach = new Int32Array(2 * most + 3).fill(unreached);
  let low = 0;
  let high = 0;
  for (let distance = 0; distance < most; distance += 1) {
    if (distance > limit) return distance;
    let farthest = 0;
    for (let k = low; k <= high; k += 1) {
      const at = middle + k;
      let x = distance === 0 ? 0 : Math.max(before[at - 1]! + 1, before[at]! + 1, before[at + 1]!);
      x = Math.min(x, aLength, bLength + k);
      while (x < aLength && x - k < bLength && codes[aFrom + x] === codes[bFrom + x - k]) x += 1;
      reach[at] = x;
      if (x === aLength && x - k === bLength) return distance;
      farthest = Math.max(farthest, 2 * x - k);
    }
    while (2 * reach[middle + low]! - low < farthest - mostBehind) low += 1;
    while (2 * reach[middle + high]! - high < farthest - mostBehind) high -= 1;
    reach.fill(unreached, middle + low - 2, middle + low);
    reach.fill(unreached, middle + high + 1, middle + high + 3);
    [before, reach] = [reach, before];
    low -= 1;
    high += 1;
  }
  return most;
}
