import { firstWideCode } from '../text/normalise.ts';
import { ChainBuilder, type Chains } from './chains.ts';

/**
 * How a text is sampled for exact matches of a few codes. Small texts are sampled at every code, which finds copies with
 * 12% noise. Of large ones those places are taken whose hash is low (Manber: Finding similar files, 1994), the same ones
 * in every copy: one in eight of 60 letters still leaves a copy unseen only once in 200 times.
 */
export interface SeedPlan {
  readonly wideLength: number;
  readonly narrowLength: number;
  /** One place in so many is taken; a power of two. */
  readonly sampling: number;
  /** Earlier occurrences of a seed that are looked at, most recent first. */
  readonly maxLookedAt: number;
  /** Most codes of the later copy between two seeds of a chain: with few seeds taken, more. */
  readonly maxGap: number;
  /** Chains that cover less are chance, or a name: 3 a Han character, 1 a letter. The more text, the more of them. */
  readonly minWeight: number;
}

export function planSeeds(codeCount: number): SeedPlan {
  if (codeCount <= 60_000) {
    return { wideLength: 5, narrowLength: 9, sampling: 1, maxLookedAt: 12, maxGap: 48, minWeight: 24 };
  }
  if (codeCount <= 600_000) {
    return { wideLength: 6, narrowLength: 14, sampling: 2, maxLookedAt: 6, maxGap: 64, minWeight: 39 };
  }
  return { wideLength: 8, narrowLength: 20, sampling: 8, maxLookedAt: 3, maxGap: 160, minWeight: 48 };
}

/** Self-matches at a smaller distance are rows of one character, leaders and the like, not copies. */
const minDistance = 12;
const base = 0x01000193;
const scramble = 0x9e3779b1;
/** Sampled keys are all low: their buckets are told by another multiplication. */
const respread = 0x85ebca6b;

/** Exact matches of the plan's length between each sampled place and earlier ones, chained along nearly equal diagonals. */
export function chainSeeds(codes: Uint16Array, plan: SeedPlan): Chains {
  const seeds = new SeedIndex(codes, plan);
  const { wideLength, narrowLength, sampling } = plan;
  const wideOut = power(wideLength);
  const narrowOut = power(narrowLength);
  const mask = maskOf(sampling);
  let wideHash = hashOf(codes, 0, wideLength);
  let narrowHash = hashOf(codes, 0, narrowLength);
  const last = codes.length - Math.max(wideLength, narrowLength);
  for (let at = 0; at < last; at += 1) {
    const code = codes[at]!;
    const wide = code >= firstWideCode;
    const key = Math.imul(wide ? wideHash : narrowHash, scramble);
    if ((key & mask) === 0) seeds.visit(at, wide ? wideLength : narrowLength, key);
    wideHash = (Math.imul(wideHash, base) + codes[at + wideLength]! - Math.imul(code, wideOut)) | 0;
    narrowHash = (Math.imul(narrowHash, base) + codes[at + narrowLength]! - Math.imul(code, narrowOut)) | 0;
  }
  visitRest(seeds, codes, Math.max(0, last), plan);
  return seeds.chains.finish(plan.minWeight);
}

/** The highest bits: they depend on all of the hash. */
function maskOf(sampling: number): number {
  return ~(-1 >>> Math.log2(sampling));
}

/** The last places, where the longer seeds no longer fit. */
function visitRest(seeds: SeedIndex, codes: Uint16Array, from: number, plan: SeedPlan): void {
  for (let at = from; at < codes.length; at += 1) {
    const length = codes[at]! >= firstWideCode ? plan.wideLength : plan.narrowLength;
    if (at + length > codes.length) continue;
    const key = Math.imul(hashOf(codes, at, length), scramble);
    if ((key & maskOf(plan.sampling)) === 0) seeds.visit(at, length, key);
  }
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
  /** Ordinal → seeds before it in its bucket, 255 at most. */
  private depths: Uint8Array;
  private count = 0;
  /** Between the copies that the last match belongs to. */
  private lastDistance = 0;

  constructor(codes: Uint16Array, plan: SeedPlan) {
    this.codes = codes;
    this.maxLookedAt = plan.maxLookedAt;
    const expected = Math.max(256, Math.ceil((codes.length * 1.05) / plan.sampling));
    const bits = Math.min(26, Math.ceil(Math.log2(expected)) + 1);
    this.shift = 32 - bits;
    this.heads = new Int32Array(2 ** bits);
    this.previous = new Int32Array(expected);
    this.places = new Int32Array(expected);
    this.depths = new Uint8Array(expected);
    this.chains = new ChainBuilder(codes, plan.maxGap);
  }

  visit(at: number, length: number, key: number): void {
    const { codes, heads, chains } = this;
    const bucket = Math.imul(key, respread) >>> this.shift;
    let ordinal = heads[bucket]!;
    const depth = ordinal === 0 ? 0 : this.depths[ordinal - 1]! + 1;
    // What is this common is a phrase: it only carries on with the copy that a rarer seed has found.
    const common = depth > this.maxLookedAt * 2;
    if (common) this.carryOn(at, length);
    const most = common ? 0 : this.maxLookedAt;
    let hits = 0;
    for (let looked = 0; ordinal !== 0 && looked < most; looked += 1) {
      const earlier = this.places[ordinal - 1]!;
      if (at - earlier >= minDistance && sameCodes(codes, earlier, at, length)) {
        hits += 1;
        this.lastDistance = at - earlier;
        // On the diagonal of a long copy: other places would only say the same again.
        if (chains.add(earlier, at, length) && hits === 1) break;
      }
      ordinal = this.previous[ordinal - 1]!;
    }
    if (this.count === this.places.length) {
      this.places = twice(this.places);
      this.previous = twice(this.previous);
      const depths = new Uint8Array(this.places.length);
      depths.set(this.depths);
      this.depths = depths;
    }
    this.places[this.count] = at;
    this.previous[this.count] = heads[bucket]!;
    this.depths[this.count] = Math.min(255, depth);
    this.count += 1;
    heads[bucket] = this.count;
  }

  private carryOn(at: number, length: number): void {
    const earlier = at - this.lastDistance;
    if (this.lastDistance === 0 || earlier < 0 || !sameCodes(this.codes, earlier, at, length)) return;
    this.chains.add(earlier, at, length);
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
