import type { HanWords } from '../language/han-words.ts';
import { isBlank } from '../text/characters.ts';
import { BreakReader, type BreakSide } from './break-reader.ts';

/**
 * How Chinese text reads across a break, word by word: two linear models over the same hashed features (words, parts of
 * speech and characters on either side and across, length and mark of the clauses). Learned from news text by
 * tools/learn-breaks.ts.
 */
export interface BreakWeights {
  /** log P(both sides | cut in mid-sentence) / P(both sides | a sentence or title ends, another starts). */
  readonly cut: Float32Array;
  /** log P(both sides | cut in mid-sentence) / P(both sides | the sentence breaks off, another starts). */
  readonly rest: Float32Array;
}

/** Weights are stored in these steps, a character each: its place in the alphabet, less `ZERO`. */
const WEIGHT_STEP = 1 / 16;
const ALPHABET = '!#%()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const ZERO = 43;

export function readBreakWeights(table: string): Float32Array {
  const values = new Float32Array(128);
  for (let at = 0; at < ALPHABET.length; at++) values[ALPHABET.charCodeAt(at)] = (at - ZERO) * WEIGHT_STEP;
  const weights = new Float32Array(table.length);
  for (let at = 0; at < table.length; at++) weights[at] = values[table.charCodeAt(at)]!;
  return weights;
}

export function writeBreakWeights(weights: Float64Array): string {
  return Array.from(weights, (weight) => {
    const step = Math.round(weight / WEIGHT_STEP);
    return ALPHABET[Math.max(-ZERO, Math.min(ALPHABET.length - 1 - ZERO, step)) + ZERO];
  }).join('');
}

function sumOf(weights: Float32Array, buckets: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += weights[buckets[at]!]!;
  return sum;
}

/** One side of a break, read and weighed; for the pairs it takes part in. */
export interface WeighedSide extends BreakSide {
  readonly cut: number;
  readonly rest: number;
}

/** The two models, at work. */
export class BreakModel {
  private readonly reader: BreakReader;
  private readonly weights: BreakWeights;
  /** Of the break judged last; see `BreakWeights`. */
  cut = 0;
  rest = 0;

  constructor(words: HanWords, weights: BreakWeights) {
    this.reader = new BreakReader(words);
    this.weights = weights;
  }

  /** Does a word stand across the break judged last? */
  get isWordAcross(): boolean {
    return this.reader.lettersBefore > 0;
  }

  /** The word that stands across the break judged last, white space left out; `isWordAcross` must hold. */
  wordAcross(text: string, headEnd: number, tailStart: number): string {
    const { lettersBefore, lettersAfter } = this.reader;
    let word = '';
    for (let at = headEnd - 1, left = lettersBefore; left > 0; at--) {
      if (isBlank(text.charCodeAt(at))) continue;
      word = text[at]! + word;
      left--;
    }
    for (let at = tailStart, left = lettersAfter; left > 0; at++) {
      if (isBlank(text.charCodeAt(at))) continue;
      word += text[at]!;
      left--;
    }
    return word;
  }

  head(text: string, floor: number, end: number): WeighedSide {
    this.reader.begin();
    return this.weighed(this.reader.addHead(text, floor, end));
  }

  tail(text: string, start: number, ceiling: number): WeighedSide {
    this.reader.begin();
    return this.weighed(this.reader.addTail(text, start, ceiling));
  }

  judge(head: WeighedSide, tail: WeighedSide): void {
    const { reader, weights } = this;
    reader.begin();
    reader.addPair(head, tail);
    this.cut = head.cut + tail.cut + sumOf(weights.cut, reader.buckets, reader.count);
    this.rest = head.rest + tail.rest + sumOf(weights.rest, reader.buckets, reader.count);
  }

  private weighed(side: BreakSide): WeighedSide {
    const { reader, weights } = this;
    return {
      ...side,
      cut: sumOf(weights.cut, reader.buckets, reader.count),
      rest: sumOf(weights.rest, reader.buckets, reader.count),
    };
  }
}
