import { firstWideCode } from '../text/normalise.ts';
import type { Chain, Run } from './chains.ts';
import type { Edges } from './edges.ts';
import { alignmentWeights, edgeWeights } from './weights.ts';

/** Two copies as code ranges. */
export interface AlignedPair {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
  /** Edit distance between the copies, in codes. */
  readonly differences: number;
}

interface End {
  readonly a: number;
  readonly b: number;
}

/** Side of the square that is aligned at once, and half the width of its band, in codes. */
const side = 64;
const band = 16;
/** When the best cell lies in the last rows of the square, the next square starts this many rows before it. */
const overlapRows = 24;
/** Only runs of so many codes are stepping stones when differences are counted: shorter ones may lie off the path. */
const minStep = 16;
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
  private readonly best = new Float64Array((side + 1) * (side + 1));
  private readonly endsInGap = new Uint8Array((side + 1) * (side + 1));
  private readonly insertA = new Float64Array(side + 1);
  private readonly insertB = new Float64Array(side + 1);

  constructor(codes: Uint16Array, edges: Edges) {
    this.codes = codes;
    this.edges = edges;
  }

  /**
   * Every copy the chain holds. Each starts from the longest run left and grows by alignment alone, so that a chance
   * match behind a copy's end that got into the chain does not carry the end with it.
   */
  align(chain: Chain): AlignedPair[] {
    const pairs: AlignedPair[] = [];
    let left = chain.runs;
    while (left.length > 0) {
      const anchor = left.reduce((best, run) => (run.length > best.length ? run : best));
      const pair = this.grow(anchor, left, chain.inRow);
      pairs.push(pair);
      left = left.filter((run) => {
        const { a, b, length } = run;
        const inside = b + length > pair.bStart && b < pair.bEnd && a + length > pair.aStart && a < pair.aEnd;
        return run !== anchor && !inside && length >= minAnchor;
      });
    }
    return pairs;
  }

  private grow({ a, b, length }: Run, runs: readonly Run[], inRow: boolean): AlignedPair {
    const start = this.extend({ a, b }, length, -1, 0, a + length);
    const end = this.extend({ a: a + length, b: b + length }, length, 1, start.b, this.codes.length);
    const turn = !inRow && start.b - end.a <= touching ? this.turnOf(start, end) : 0;
    const from = { a: start.a + turn, b: start.b + turn };
    const to = { a: Math.min(end.a + turn, from.b), b: end.b + turn };
    const differences = this.differencesOf(runs, from, to);
    return { aStart: from.a, aEnd: to.a, bStart: from.b, bEnd: to.b, differences };
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
    let lookBack = Math.min(run, overlapRows);
    for (;;) {
      const agreed = this.agreement(a, b, direction, limitA, limitB);
      a += agreed * direction;
      b += agreed * direction;
      lookBack = Math.min(lookBack + agreed, overlapRows);
      const originA = a - lookBack * direction;
      const originB = b - lookBack * direction;
      const rows = Math.min(side, Math.max(0, (limitA - originA) * direction));
      const columns = Math.min(side, Math.max(0, (limitB - originB) * direction));
      const bestRow = this.fill(originA, originB, rows, columns, direction);
      if (bestRow < side - overlapRows || bestRow <= lookBack) {
        return this.chooseEnd(originA, originB, rows, columns, direction);
      }
      const row = bestRow - overlapRows / 2;
      a = originA + row * direction;
      b = originB + this.bestColumn(row, columns) * direction;
      lookBack = 0;
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

  /** Gotoh's alignment with affine gaps in a band. @returns the row of the best cell */
  private fill(originA: number, originB: number, rows: number, columns: number, direction: 1 | -1): number {
    const { codes, best, endsInGap, insertA, insertB } = this;
    const { mismatch, gapOpen, gapExtend, wideMatch, narrowMatch } = alignmentWeights;
    const width = side + 1;
    const shift = direction === 1 ? -1 : 0;
    best.fill(minusInfinity, 0, (rows + 1) * width);
    endsInGap.fill(1, 0, (rows + 1) * width);
    endsInGap[0] = 0;
    insertA.fill(minusInfinity);
    best[0] = 0;
    for (let y = 1; y <= Math.min(band, columns); y += 1) best[y] = gapOpen + gapExtend * y;
    let bestRow = 0;
    let bestScore = 0;
    for (let x = 1; x <= rows; x += 1) {
      let rowScore = minusInfinity;
      insertB.fill(minusInfinity);
      if (x <= band) best[x * width] = gapOpen + gapExtend * x;
      const code = codes[originA + x * direction + shift]!;
      const match = code >= firstWideCode ? wideMatch : narrowMatch;
      for (let y = Math.max(1, x - band); y <= Math.min(columns, x + band); y += 1) {
        const cell = x * width + y;
        insertA[y] = Math.max(insertA[y]!, best[cell - width]! + gapOpen) + gapExtend;
        insertB[y] = Math.max(insertB[y - 1]!, best[cell - 1]! + gapOpen) + gapExtend;
        const other = codes[originB + y * direction + shift]!;
        const diagonal = best[cell - width - 1]! + (code === other ? match : mismatch);
        const score = Math.max(diagonal, insertA[y]!, insertB[y]!);
        best[cell] = score;
        endsInGap[cell] = score > diagonal ? 1 : 0;
        if (score > rowScore) rowScore = score;
      }
      if (rowScore > bestScore) {
        bestScore = rowScore;
        bestRow = x;
      }
      if (rowScore < bestScore - alignmentWeights.drop) break;
    }
    return bestRow;
  }

  private bestColumn(row: number, columns: number): number {
    let best = row;
    for (let y = Math.max(0, row - band); y <= Math.min(columns, row + band); y += 1) {
      if (this.best[row * (side + 1) + y]! > this.best[row * (side + 1) + best]!) best = y;
    }
    return best;
  }

  private chooseEnd(originA: number, originB: number, rows: number, columns: number, direction: 1 | -1): End {
    const columnWeight = new Float64Array(columns + 1);
    for (let y = 0; y <= columns; y += 1) {
      columnWeight[y] = edgeWeights[this.edges.at(originB + y * direction)]!;
    }
    let chosen: End = { a: originA, b: originB };
    let chosenScore = minusInfinity;
    for (let x = 0; x <= rows; x += 1) {
      const rowWeight = edgeWeights[this.edges.at(originA + x * direction)]!;
      for (let y = Math.max(0, x - band); y <= Math.min(columns, x + band); y += 1) {
        const cell = x * (side + 1) + y;
        const gap = this.endsInGap[cell] === 0 ? 0 : alignmentWeights.gapAtEnd;
        const score = this.best[cell]! + gap + rowWeight + columnWeight[y]!;
        if (score > chosenScore) {
          chosenScore = score;
          chosen = { a: originA + x * direction, b: originB + y * direction };
        }
      }
    }
    return chosen;
  }

  private differencesOf(runs: readonly Run[], start: End, end: End): number {
    let { a, b } = start;
    let differences = 0;
    for (const run of runs) {
      if (run.length < minStep) continue;
      const from = Math.max(0, a - run.a, b - run.b);
      const to = Math.min(run.length, end.a - run.a, end.b - run.b);
      if (to <= from) continue;
      differences += editDistance(this.codes, a, run.a + from, b, run.b + from);
      a = run.a + to;
      b = run.b + to;
    }
    return differences + editDistance(this.codes, a, end.a, b, end.b);
  }
}

/** Edits between two code ranges by furthest-reaching diagonals (Ukkonen 1985): time grows with the distance's square. */
function editDistance(codes: Uint16Array, aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  const aLength = aTo - aFrom;
  const bLength = bTo - bFrom;
  const most = Math.max(aLength, bLength, 0);
  if (aLength <= 0 || bLength <= 0) return most;
  const middle = most + 1;
  let before = new Int32Array(2 * most + 3).fill(-2);
  let reach = new Int32Array(2 * most + 3).fill(-2);
  for (let distance = 0; distance < most; distance += 1) {
    for (let k = -distance; k <= distance; k += 1) {
      const at = middle + k;
      let x = distance === 0 ? 0 : Math.max(before[at - 1]! + 1, before[at]! + 1, before[at + 1]!);
      x = Math.min(x, aLength, bLength + k);
      while (x < aLength && x - k < bLength && codes[aFrom + x] === codes[bFrom + x - k]) x += 1;
      reach[at] = x;
      if (x === aLength && x - k === bLength) return distance;
    }
    [before, reach] = [reach, before];
  }
  return most;
}
