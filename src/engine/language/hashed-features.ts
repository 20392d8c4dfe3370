/**
 * Features of a linear model that are hashed into a table of weights (Weinberger 2009): no list of features has to ship,
 * and two that share a bucket share what they say.
 */
export class FeatureBuckets {
  /** The buckets of the features; the first `count` count. */
  readonly list: Int32Array;
  count = 0;
  private readonly shift: number;

  /** @param bits the table has 2 ** bits buckets */
  constructor(bits: number, mostFeatures: number) {
    this.list = new Int32Array(mostFeatures);
    this.shift = 32 - bits;
  }

  /** @param template says what the parts mean: the same parts under another template are another feature */
  add(template: number, a = 0, b = 0, c = 0, d = 0): void {
    let hash = Math.imul(template + 1, 0x01000193) ^ 0x811c9dc5;
    hash = Math.imul(hash ^ a, 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ b, 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ c, 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ d, 0x01000193) ^ (hash >>> 15);
    this.list[this.count++] = (Math.imul(hash, 0x9e3779b1) >>> 0) >>> this.shift;
  }

  sumOf(weights: Float32Array): number {
    let sum = 0;
    for (let at = 0; at < this.count; at++) sum += weights[this.list[at]!]!;
    return sum;
  }

  copy(): Int32Array {
    return this.list.slice(0, this.count);
  }
}

/** Weights are stored in these steps, a character each: its place in the alphabet, less `ZERO`. */
const WEIGHT_STEP = 1 / 16;
const ALPHABET = '!#%()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const ZERO = 43;

export function readWeights(table: string): Float32Array {
  const values = new Float32Array(128);
  for (let at = 0; at < ALPHABET.length; at++) values[ALPHABET.charCodeAt(at)] = (at - ZERO) * WEIGHT_STEP;
  const weights = new Float32Array(table.length);
  for (let at = 0; at < table.length; at++) weights[at] = values[table.charCodeAt(at)]!;
  return weights;
}

export function writeWeights(weights: Float64Array): string {
  return Array.from(weights, (weight) => {
    const step = Math.round(weight / WEIGHT_STEP);
    return ALPHABET[Math.max(-ZERO, Math.min(ALPHABET.length - 1 - ZERO, step)) + ZERO];
  }).join('');
}
