import type { Range } from '../range.ts';
import { firstWideCode } from '../text/normalise.ts';
import { IntList } from './int-list.ts';

/** An exact run: codes `[a, a + length)` equal codes `[b, b + length)`, with a < b. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Runs that follow each other along nearly equal diagonals, in order. Positions are code indexes. */
export interface Chain {
  readonly runs: readonly Run[];
  /** What the runs cover: 3 a wide code, 1 a narrow one. */
  readonly weight: number;
  /** One of several that follow each other: three copies or more in a row. */
  readonly inRow: boolean;
}

export type Chains = readonly Chain[];

const wideWeight = 3;
const narrowWeight = 1;

/** What a range of codes weighs. */
export function weightOf(codes: Uint16Array, { start, end }: Range): number {
  let weight = 0;
  for (let at = start; at < end; at += 1) weight += codes[at]! >= firstWideCode ? wideWeight : narrowWeight;
  return weight;
}

/** Most codes that two neighbouring runs may be shifted against each other. */
const maxDrift = 12;
const diagonalShift = 4;
/** A chain below this whose place is wanted for another one is forgotten: eight Han characters or 24 letters. */
const forgetBelow = 24;
/** A run of this many codes is a copy beyond doubt. */
const longRun = 200;

/** Collects matches in ascending order of the later place. Linear: each match looks at three chains at most. */
export class ChainBuilder {
  private readonly codes: Uint16Array;
  private readonly maxGap: number;
  /** Diagonal bucket → 1 + the chain seen there last. */
  private readonly active: Int32Array;
  private readonly mask: number;
  private readonly runA = new IntList();
  private readonly runB = new IntList();
  private readonly runLength = new IntList();
  /** Run → 1 + the run before it in its chain. */
  private readonly runBefore = new IntList();
  private readonly lastRun = new IntList();
  private readonly weight = new IntList();

  /** @param maxGap most codes of the later copy between two runs of a chain */
  constructor(codes: Uint16Array, maxGap: number) {
    this.codes = codes;
    this.maxGap = maxGap;
    const bits = Math.min(18, Math.max(10, Math.ceil(Math.log2(codes.length / 8 + 1))));
    this.active = new Int32Array(2 ** bits);
    this.mask = 2 ** bits - 1;
  }

  /** @returns true when the match lies on a run so long that its other earlier occurrences need not be looked at */
  add(a: number, b: number, length: number): boolean {
    const bucket = (b - a) >> diagonalShift;
    for (let side = 0; side < 3; side += 1) {
      const near = bucket + (side === 0 ? 0 : side === 1 ? -1 : 1);
      const chain = this.active[near & this.mask]! - 1;
      if (chain < 0) continue;
      const joined = this.join(chain, a, b, length);
      if (joined === 0) continue;
      if (near !== bucket) this.active[bucket & this.mask] = chain + 1;
      return joined >= longRun;
    }
    this.start(bucket & this.mask, a, b, length);
    return false;
  }

  /** @returns the length of the run the match became part of, 0 when it does not belong to the chain */
  private join(chain: number, a: number, b: number, length: number): number {
    const run = this.lastRun.at(chain);
    const startA = this.runA.at(run);
    const startB = this.runB.at(run);
    const endA = startA + this.runLength.at(run);
    const endB = startB + this.runLength.at(run);
    const gap = b - endB;
    if (gap > this.maxGap || b < startB) return 0;
    const drift = b - a - (startB - startA);
    if (drift === 0 && this.agree(endA, endB, b)) {
      if (b + length > endB) {
        this.runLength.set(run, b + length - startB);
        this.weight.set(chain, this.weight.at(chain) + this.weightOf(endB, b + length));
      }
      return this.runLength.at(run);
    }
    if (drift > maxDrift || drift < -maxDrift) return 0;
    const overlap = Math.max(0, endA - a, endB - b);
    if (overlap >= length || a < startA) return 0;
    this.lastRun.set(chain, this.pushRun(a + overlap, b + overlap, length - overlap, run + 1));
    this.weight.set(chain, this.weight.at(chain) + this.weightOf(b + overlap, b + length));
    return length;
  }

  /** Do the codes between two seeds of one diagonal agree? Then they are one run. */
  private agree(a: number, b: number, end: number): boolean {
    for (let i = 0; b + i < end; i += 1) if (this.codes[a + i] !== this.codes[b + i]) return false;
    return true;
  }

  private start(slot: number, a: number, b: number, length: number): void {
    const run = this.pushRun(a, b, length, 0);
    const replaced = this.active[slot]! - 1;
    const weight = this.weightOf(b, b + length);
    if (replaced >= 0 && this.weight.at(replaced) < forgetBelow && this.isOver(replaced, b)) {
      this.lastRun.set(replaced, run);
      this.weight.set(replaced, weight);
      return;
    }
    this.lastRun.push(run);
    this.active[slot] = this.weight.push(weight) + 1;
  }

  private isOver(chain: number, b: number): boolean {
    const run = this.lastRun.at(chain);
    return b - this.runB.at(run) - this.runLength.at(run) > this.maxGap;
  }

  private pushRun(a: number, b: number, length: number, before: number): number {
    this.runA.push(a);
    this.runB.push(b);
    this.runLength.push(length);
    return this.runBefore.push(before);
  }

  private weightOf(start: number, end: number): number {
    return weightOf(this.codes, { start, end });
  }

  /** @param minWeight chains that cover less are left out */
  finish(minWeight: number): Chains {
    const chains: Chain[] = [];
    for (let chain = 0; chain < this.lastRun.length; chain += 1) {
      if (this.weight.at(chain) < minWeight) continue;
      const runs: Run[] = [];
      for (let run = this.lastRun.at(chain) + 1; run !== 0; run = this.runBefore.at(run - 1)) {
        runs.push({ a: this.runA.at(run - 1), b: this.runB.at(run - 1), length: this.runLength.at(run - 1) });
      }
      chains.push({ runs: runs.toReversed(), weight: this.weight.at(chain), inRow: false });
    }
    return chains;
  }
}
