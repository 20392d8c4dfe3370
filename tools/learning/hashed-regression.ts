import { randomFrom } from '../making/random.ts';

/** What is to be told from the rest (`yes`), with the buckets of its features. */
export interface HashedExample {
  readonly buckets: Int32Array;
  readonly yes: boolean;
  readonly weight: number;
}

export interface RegressionOptions {
  readonly buckets: number;
  /** Half of this times the squared weights is added to the loss: what few texts teach is not learned by heart. */
  readonly penalty: number;
}

const ROUNDS = 16;
const RATE = 0.1;
/** Gradients before the first are taken to be so large, squared: the first examples do not decide. */
const FIRST_SQUARE = 0.02;
const SEED = 2;

/**
 * Logistic regression with a penalty on squared weights, by stochastic gradient descent with a rate a feature (Duchi
 * 2011, AdaGrad), the penalty taken implicitly, because a step along its slope overshoots where a feature is rare; the mean of the weights after each round of the second half (Polyak and Juditsky 1992).
 */
export function fitHashed(
  examples: readonly HashedExample[],
  { buckets: size, penalty }: RegressionOptions,
): Float64Array {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(FIRST_SQUARE);
  const pull = pullOf(examples, size, penalty);
  const random = randomFrom(SEED);
  const order = Int32Array.from(examples, (_, index) => index);
  const sums = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) {
      const { buckets, yes, weight } = examples[index]!;
      const error = (1 / (1 + Math.exp(-oddsOf(weights, buckets))) - (yes ? 1 : 0)) * weight;
      for (let at = 0; at < buckets.length; at++) {
        const bucket = buckets[at]!;
        squares[bucket]! += error * error;
        const rate = RATE / Math.sqrt(squares[bucket]!);
        weights[bucket] = (weights[bucket]! - rate * error) / (1 + rate * pull[bucket]!);
      }
    }
    if (2 * round >= ROUNDS) for (let bucket = 0; bucket < size; bucket++) sums[bucket]! += weights[bucket]!;
  }
  return sums.map((sum) => (2 * sum) / ROUNDS);
}

/** What each example that has a feature bears of the feature's penalty. */
function pullOf(examples: readonly HashedExample[], size: number, penalty: number): Float64Array {
  const counts = new Float64Array(size);
  for (const { buckets } of examples) for (const bucket of buckets) counts[bucket]!++;
  return counts.map((count) => penalty / Math.max(1, count));
}

function oddsOf(weights: Float64Array, buckets: Int32Array): number {
  let odds = 0;
  for (let at = 0; at < buckets.length; at++) odds += weights[buckets[at]!]!;
  return odds;
}

export interface Ranking {
  /** The share of pairs (a yes, a no) that are ranked rightly. */
  readonly rightly: number;
  /** The share of yes that are found where one no in a hundred is taken for one. */
  readonly foundAtOneInHundred: number;
}

export function rank(weights: Float64Array, examples: readonly HashedExample[]): Ranking {
  const ranked = examples
    .map(({ yes, buckets }) => ({ yes, odds: oddsOf(weights, buckets) }))
    .toSorted((a, b) => b.odds - a.odds);
  const all = ranked.filter(({ yes }) => yes).length;
  const others = ranked.length - all;
  let [found, wrong, pairs, foundAtOneInHundred] = [0, 0, 0, 0];
  for (const { yes } of ranked) {
    if (yes) found++;
    else {
      pairs += found;
      if (++wrong <= others / 100) foundAtOneInHundred = found / all;
    }
  }
  return { rightly: pairs / (all * others), foundAtOneInHundred };
}
