import { firstWideCode } from '../text/normalise.ts';
import { ChainBuilder, type Chains } from './chains.ts';

/**
 * How a text is sampled for exact matches of a few codes. Small texts are sampled at every code, which finds copies with
 * 12% noise; large ones by minimizers (Schleimer, Wilkerson, Aiken: Winnowing, 2003), which keep one code in about
 * `window / 2` and still meet every exact match of `length + window − 1` codes.
 */
export interface SeedPlan {
  readonly wideLength: number;
  readonly narrowLength: number;
  readonly window: number;
  /** Earlier occurrences of a seed that are looked at, most recent first. */
  readonly maxLookedAt: number;
}

export function planSeeds(codeCount: number): SeedPlan {
  if (codeCount <= 60_000) return { wideLength: 5, narrowLength: 9, window: 1, maxLookedAt: 12 };
  if (codeCount <= 600_000) return { wideLength: 6, narrowLength: 12, window: 4, maxLookedAt: 8 };
  return { wideLength: 8, narrowLength: 18, window: 8, maxLookedAt: 4 };
}

/** Self-matches at a smaller distance are rows of one character, leaders and the like, not copies. */
const minDistance = 12;
const base = 0x01000193;
const scramble = 0x9e3779b1;

/** Exact matches of the plan's length between each sampled place and earlier ones, chained along nearly equal diagonals. */
export function chainSeeds(codes: Uint16Array, plan: SeedPlan): Chains {
  const seeds = new SeedIndex(codes, plan);
  const { wideLength, narrowLength, window } = plan;
  const wideOut = power(wideLength);
  const narrowOut = power(narrowLength);
  let wideHash = hashOf(codes, 0, wideLength);
  let narrowHash = hashOf(codes, 0, narrowLength);
  const keys = new Uint32Array(window);
  let bestAt = -1;
  let bestKey = 0;
  const last = codes.length - Math.min(wideLength, narrowLength);
  for (let at = 0; at <= last; at += 1) {
    const wide = codes[at]! >= firstWideCode;
    const key = Math.imul(wide ? wideHash : narrowHash, scramble) >>> 0;
    const length = wide ? wideLength : narrowLength;
    if (window === 1) {
      if (at + length <= codes.length) seeds.visit(at, length, key);
    } else {
      keys[at % window] = key;
      // Robust winnowing: a tie keeps the seed already taken, so that a run of one character is sampled sparsely.
      if (bestAt <= at - window) {
        bestAt = lowestKey(keys, at, window);
        bestKey = keys[bestAt % window]!;
        visitSeed(seeds, codes, bestAt, plan, bestKey);
      } else if (key < bestKey) {
        bestAt = at;
        bestKey = key;
        visitSeed(seeds, codes, at, plan, key);
      }
    }
    wideHash = roll(wideHash, codes, at, wideLength, wideOut);
    narrowHash = roll(narrowHash, codes, at, narrowLength, narrowOut);
  }
  return seeds.chains.finish();
}

function visitSeed(seeds: SeedIndex, codes: Uint16Array, at: number, plan: SeedPlan, key: number): void {
  const length = codes[at]! >= firstWideCode ? plan.wideLength : plan.narrowLength;
  if (at + length <= codes.length) seeds.visit(at, length, key);
}

/** Rightmost of the lowest keys in the window that ends at `at`. */
function lowestKey(keys: Uint32Array, at: number, window: number): number {
  let best = at;
  for (let back = 1; back < window && at - back >= 0; back += 1) {
    if (keys[(at - back) % window]! < keys[best % window]!) best = at - back;
  }
  return best;
}

function power(length: number): number {
  let value = 1;
  for (let i = 0; i < length; i += 1) value = Math.imul(value, base);
  return value;
}

function hashOf(codes: Uint16Array, at: number, length: number): number {
  let hash = 0;
  for (let i = 0; i < length; i += 1) hash = (Math.imul(hash, base) + (codes[at + i] ?? 0)) | 0;
  return hash;
}

function roll(hash: number, codes: Uint16Array, at: number, length: number, out: number): number {
  const incoming = at + length < codes.length ? codes[at + length]! : 0;
  return (Math.imul(hash, base) + incoming - Math.imul(codes[at]!, out)) | 0;
}

/** Remembers sampled places by their key and hands each match with an earlier place to the chains. */
class SeedIndex {
  readonly chains: ChainBuilder;
  private readonly codes: Uint16Array;
  private readonly maxLookedAt: number;
  private readonly shift: number;
  /** Bucket → 1 + ordinal of its latest seed. */
  private readonly heads: Int32Array;
  /** Ordinal → 1 + ordinal of the seed before it in the same bucket. */
  private previous: Int32Array;
  private places: Int32Array;
  private count = 0;

  constructor(codes: Uint16Array, plan: SeedPlan) {
    this.codes = codes;
    this.maxLookedAt = plan.maxLookedAt;
    const expected = Math.max(
      256,
      plan.window === 1 ? codes.length : Math.ceil((codes.length * 2.3) / (plan.window + 1)),
    );
    const bits = Math.min(26, Math.ceil(Math.log2(expected)) + 1);
    this.shift = 32 - bits;
    this.heads = new Int32Array(2 ** bits);
    this.previous = new Int32Array(expected);
    this.places = new Int32Array(expected);
    this.chains = new ChainBuilder(codes);
  }

  visit(at: number, length: number, key: number): void {
    const { codes, heads, chains } = this;
    const bucket = key >>> this.shift;
    let ordinal = heads[bucket]!;
    let hits = 0;
    for (let looked = 0; ordinal !== 0 && looked < this.maxLookedAt; looked += 1) {
      const earlier = this.places[ordinal - 1]!;
      if (at - earlier >= minDistance && sameCodes(codes, earlier, at, length)) {
        hits += 1;
        // On the diagonal of a long copy: other places would only say the same again.
        if (chains.add(earlier, at, length) && hits === 1) break;
      }
      ordinal = this.previous[ordinal - 1]!;
    }
    if (this.count === this.places.length) {
      this.places = twice(this.places);
      this.previous = twice(this.previous);
    }
    this.places[this.count] = at;
    this.previous[this.count] = heads[bucket]!;
    this.count += 1;
    heads[bucket] = this.count;
  }
}

function sameCodes(codes: Uint16Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (codes[a + i] !== codes[b + i]) return false;
  return true;
}

function twice(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
