import { hanClass } from '../language/han-statistics.ts';
import { startModelWeights } from './start-model.table.ts';

/**
 * Does a Chinese text start in mid-sentence? A linear model over the first few characters (one to three in a row, by
 * place) and the first punctuation, in hashed buckets. Learned from news text by tools/learn-starts.ts: what follows
 * a cut at any place against what paragraphs and sentences begin with.
 */
const BUCKET_BITS = 15;
export const startBuckets = 2 ** BUCKET_BITS;
/** Weights are stored in these steps. */
const startWeightStep = 1 / 10;
const READ_CHARS = 12;
const PUNCTUATION = '，。、；：！？）」”』》,;:!?)';

const ALPHABET = '!#%()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const ZERO = 42;

let weights: Int8Array | undefined;

/** Log-odds for a text that is as often cut as not. */
export function startsMidSentence(text: string, start: number): number {
  weights ??= readWeights(startModelWeights);
  let sum = 0;
  for (const bucket of startFeatures(text, start)) sum += weights[bucket]! * startWeightStep;
  return sum;
}

/** Buckets of the features of the text that starts here; the same in learning and use. */
export function startFeatures(text: string, start: number): number[] {
  const at = (offset: number): number => hanClass(text.charCodeAt(start + offset) || 0);
  const [first, second, third, fourth] = [at(0), at(1), at(2), at(3)];
  let clause = 0;
  while (clause < READ_CHARS && !PUNCTUATION.includes(text[start + clause] ?? '，')) clause++;
  const mark = clause < READ_CHARS ? at(clause) : 0;
  const de = text.slice(start, start + READ_CHARS).indexOf('的');
  return [
    bucketOf(1, first, 0, 0),
    bucketOf(2, first, second, 0),
    bucketOf(3, first, second, third),
    bucketOf(4, second, 0, 0),
    bucketOf(5, second, third, 0),
    bucketOf(6, third, fourth, 0),
    bucketOf(7, clause, mark, 0),
    bucketOf(8, clause, 0, 0),
    bucketOf(9, de + 1, 0, 0),
    bucketOf(10, 0, 0, 0),
  ];
}

function bucketOf(template: number, a: number, b: number, c: number): number {
  let hash = 0x811c9dc5 ^ template;
  for (const part of [a, b, c]) hash = Math.imul(hash ^ part, 0x01000193) ^ (hash >>> 15);
  return (Math.imul(hash, 0x9e3779b1) >>> 0) >>> (32 - BUCKET_BITS);
}

/** The table has a character a bucket: its place in the alphabet, less `ZERO`, is the weight. */
function readWeights(table: string): Int8Array {
  const steps = new Int8Array(128);
  for (let at = 0; at < ALPHABET.length; at++) steps[ALPHABET.charCodeAt(at)] = at - ZERO;
  const weights = new Int8Array(table.length);
  for (let at = 0; at < table.length; at++) weights[at] = steps[table.charCodeAt(at)]!;
  return weights;
}

export function writeWeights(values: Float64Array): string {
  return Array.from(values, (value) => {
    const step = Math.round(value / startWeightStep);
    return ALPHABET[Math.max(-ZERO, Math.min(ALPHABET.length - 1 - ZERO, step)) + ZERO];
  }).join('');
}
