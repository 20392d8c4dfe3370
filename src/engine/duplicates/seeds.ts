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
  const { wideLength, narrowLength } = plan;
  const wideOut = power(wideLength);
  const narrowOut = power(narrowLength);
  const mask = maskOf(plan.sampling);
  const wideLast = codes.length - wideLength;
  const narrowLast = codes.length - narrowLength;
  // A hash rolls on as long as codes of its kind follow each other; wide and narrow ones seldom alternate.
  let hash = 0;
  let rolling = -1;
  for (let at = 0; at <= wideLast; at += 1) {
    const code = codes[at]!;
    const wide = code >= firstWideCode;
    const length = wide ? wideLength : narrowLength;
    if (!wide && at > narrowLast) {
      rolling = -1;
      continue;
    }
    if (rolling !== length) {
      hash = hashOf(codes, at, length);
      rolling = length;
    }
    const key = Math.imul(hash, scramble);
    if ((key & mask) === 0) seeds.take(at, key);
    hash = (Math.imul(hash, base) + codes[at + length]! - Math.imul(code, wide ? wideOut : narrowOut)) | 0;
  }
  seeds.visitTaken();
  return seeds.chains.finish(plan.minWeight);
}

/** The highest bits: they depend on all of the hash. */
function maskOf(sampling: number): number {
  return ~(-1 >>> Math.log2(sampling));
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

/** So many seeds are taken before any is looked up: the table is far larger than a cache, and fetches overlap. */
const takenAtOnce = 256;
/** The table is at most so full. */
const mostFull = 0.6;

/** Remembers sampled places by their key and hands each match with an earlier place to the chains. */
class SeedIndex {
  readonly chains: ChainBuilder;
  private readonly codes: Uint16Array;
  private readonly plan: SeedPlan;
  /**
   * Open addressing. In the low bits of a slot is 1 + the ordinal of a key's latest seed, and above them what room there is
   * for bits of the key: nearly all others are told by them, without a look at the seed's place. 0 is an empty slot.
   */
  private table: Int32Array;
  private shift: number;
  private ordinalBits: number;
  private keys = 0;
  /** Ordinal → 1 + ordinal of the seed of the same key before it. */
  private previous: Int32Array;
  private places: Int32Array;
  /** Ordinal → seeds of its key before it, 255 at most. */
  private depths: Uint8Array;
  private count = 0;
  /** Between the copies that the last match belongs to. */
  private lastDistance = 0;
  private readonly takenPlaces = new Int32Array(takenAtOnce);
  private readonly takenKeys = new Int32Array(takenAtOnce);
  private taken = 0;
  /** What prefetching has read; kept so that no compiler leaves the reading out. */
  private fetched = 0;

  constructor(codes: Uint16Array, plan: SeedPlan) {
    this.codes = codes;
    this.plan = plan;
    const expected = Math.max(256, Math.ceil((codes.length * 1.05) / plan.sampling));
    const bits = Math.min(26, Math.ceil(Math.log2(expected / mostFull)));
    this.shift = 32 - bits;
    this.table = new Int32Array(2 ** bits);
    this.ordinalBits = bitsFor(expected);
    this.previous = new Int32Array(expected);
    this.places = new Int32Array(expected);
    this.depths = new Uint8Array(expected);
    this.chains = new ChainBuilder(codes, plan.maxGap);
  }

  take(at: number, key: number): void {
    this.takenPlaces[this.taken] = at;
    this.takenKeys[this.taken] = key;
    this.taken += 1;
    if (this.taken === takenAtOnce) this.visitTaken();
  }

  visitTaken(): void {
    const { takenPlaces, takenKeys, taken, table, shift } = this;
    let { fetched } = this;
    for (let index = 0; index < taken; index += 1) {
      fetched ^= table[Math.imul(takenKeys[index]!, respread) >>> shift]!;
    }
    this.fetched = fetched;
    const { wideLength, narrowLength } = this.plan;
    for (let index = 0; index < taken; index += 1) {
      const at = takenPlaces[index]!;
      this.visit(at, this.codes[at]! >= firstWideCode ? wideLength : narrowLength, takenKeys[index]!);
    }
    this.taken = 0;
  }

  private visit(at: number, length: number, key: number): void {
    if (this.count === this.places.length) this.growSeeds();
    const { table, codes, chains } = this;
    const slot = this.slotOf(key);
    let ordinal = table[slot]! & ~(-1 << this.ordinalBits);
    const latest = ordinal;
    let depth = 0;
    if (ordinal !== 0) {
      depth = this.depths[ordinal - 1]! + 1;
      // What is this common is a phrase: it only carries on with the copy that a rarer seed has found.
      const { maxLookedAt } = this.plan;
      const common = depth > maxLookedAt * 2;
      if (common) this.carryOn(at, length);
      const most = common ? 0 : maxLookedAt;
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
    }
    this.places[this.count] = at;
    this.previous[this.count] = latest;
    this.depths[this.count] = Math.min(255, depth);
    this.count += 1;
    table[slot] = (Math.imul(key, respread) << this.ordinalBits) | this.count;
    if (latest === 0) {
      this.keys += 1;
      if (this.keys > mostFull * table.length) this.rebuild(2 * table.length, this.ordinalBits);
    }
  }

  /** Where the key is, or would be. */
  private slotOf(key: number): number {
    const { table, ordinalBits } = this;
    const mask = table.length - 1;
    const spread = Math.imul(key, respread);
    const others = -1 << ordinalBits;
    let slot = spread >>> this.shift;
    for (let entry = table[slot]!; entry !== 0; entry = table[slot]!) {
      const differs = (entry ^ (spread << ordinalBits)) & others;
      if (differs === 0 && this.keyOf((entry & ~others) - 1) === key) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private keyOf(ordinal: number): number {
    const { codes, plan } = this;
    const at = this.places[ordinal]!;
    const length = codes[at]! >= firstWideCode ? plan.wideLength : plan.narrowLength;
    return Math.imul(hashOf(codes, at, length), scramble);
  }

  private rebuild(slots: number, ordinalBits: number): void {
    const old = this.table;
    const ordinals = ~(-1 << this.ordinalBits);
    this.table = new Int32Array(slots);
    this.shift = 32 - Math.log2(slots);
    this.ordinalBits = ordinalBits;
    const { table, shift } = this;
    for (const entry of old) {
      if (entry === 0) continue;
      const spread = Math.imul(this.keyOf((entry & ordinals) - 1), respread);
      let slot = spread >>> shift;
      while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
      table[slot] = (spread << ordinalBits) | (entry & ordinals);
    }
  }

  private growSeeds(): void {
    this.places = twice(this.places);
    this.previous = twice(this.previous);
    const depths = new Uint8Array(this.places.length);
    depths.set(this.depths);
    this.depths = depths;
    this.rebuild(this.table.length, bitsFor(this.places.length));
  }

  private carryOn(at: number, length: number): void {
    const earlier = at - this.lastDistance;
    if (this.lastDistance === 0 || earlier < 0 || !sameCodes(this.codes, earlier, at, length)) return;
    this.chains.add(earlier, at, length);
  }
}

/** Bits that hold every number up to this one. */
function bitsFor(most: number): number {
  return 32 - Math.clz32(most);
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
