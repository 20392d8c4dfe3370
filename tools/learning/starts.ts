import { startBuckets, startFeatures } from '../../src/engine/continuations/start-model.ts';
import { isHan } from '../../src/engine/text/characters.ts';

const SHORTEST_PARAGRAPH = 25;
/** A cut for so many characters of a paragraph. */
const CHARS_A_CUT = 12;
const ROUNDS = 8;
const RATE = 0.15;
/** Shrinks the weights after each round, so that rare features do not learn single texts by heart. */
const SHRINK = 0.9;

/** A place in a text: the start of a paragraph or sentence, or a cut in mid-sentence. */
export interface StartExample {
  readonly buckets: readonly number[];
  readonly cut: 0 | 1;
  readonly weight: number;
}

/** A small generator with a fixed seed (mulberry32), so that the table can be made again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function startExamplesOf(text: string): StartExample[] {
  const random = randomNumbers(1);
  const examples: StartExample[] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line.length < SHORTEST_PARAGRAPH || !/[\u3400-\u9fff]{3}/u.test(line)) continue;
    examples.push({ buckets: startFeatures(line, 0), cut: 0, weight: 1 });
    for (const { 0: mark, index } of line.matchAll(/[。！？][”」』]?(?=[^”」』。！？])/gu)) {
      const start = index + mark.length;
      if (line.length - start > 14)
        examples.push({ buckets: startFeatures(line, start), cut: 0, weight: 0.25 });
    }
    for (let cut = 0; cut < Math.max(1, Math.floor(line.length / CHARS_A_CUT)); cut++) {
      const at = 5 + Math.floor(random() * Math.max(1, line.length - 19));
      if ('。！？”」』，；：、'.includes(line[at - 1] ?? '。') || !isHan(line.charCodeAt(at))) continue;
      examples.push({ buckets: startFeatures(line, at), cut: 1, weight: 0.3 });
    }
  }
  return examples;
}

/** Logistic regression by stochastic gradient descent with a rate a feature (Duchi 2011, AdaGrad). */
export function learnStarts(examples: readonly StartExample[]): Float64Array {
  const weights = new Float64Array(startBuckets);
  const squares = new Float64Array(startBuckets).fill(0.01);
  const random = randomNumbers(2);
  const order = Int32Array.from(examples, (_, index) => index);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) {
      const { buckets, cut, weight } = examples[index]!;
      const odds = buckets.reduce((sum, bucket) => sum + weights[bucket]!, 0);
      const error = (1 / (1 + Math.exp(-odds)) - cut) * weight;
      for (const bucket of buckets) {
        squares[bucket]! += error * error;
        weights[bucket]! -= (RATE * error) / Math.sqrt(squares[bucket]!);
      }
    }
    for (let bucket = 0; bucket < startBuckets; bucket++) weights[bucket]! *= SHRINK;
  }
  return weights;
}

/** The share of pairs (a cut, a start) that the weights rank rightly. */
export function rankedRightly(weights: Float64Array, examples: readonly StartExample[]): number {
  const ranked = examples
    .filter(({ weight, cut }) => weight === 1 || cut === 1)
    .map(({ buckets, cut }) => ({ cut, odds: buckets.reduce((sum, bucket) => sum + weights[bucket]!, 0) }))
    .toSorted((a, b) => a.odds - b.odds);
  let starts = 0;
  let right = 0;
  for (const { cut } of ranked) {
    if (cut === 1) right += starts;
    else starts++;
  }
  return right / (starts * (ranked.length - starts));
}
