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

/** One side of a break, read and weighed; for the pairs it takes part in. */
export interface WeighedSide {
  readonly side: BreakSide;
  readonly cut: number;
  readonly rest: number;
}

/** The two models, at work. */
export class BreakModel {
  private readonly reader: BreakReader;
  /** Of each feature what it says for `cut`, and behind it what it says for `rest`: both are asked together. */
  private readonly weights: Float32Array;
  /** Of the break judged last; see `BreakWeights`. */
  cut = 0;
  rest = 0;

  constructor(words: HanWords, { cut, rest }: BreakWeights) {
    this.reader = new BreakReader(words);
    this.weights = new Float32Array(2 * cut.length);
    for (let bucket = 0; bucket < cut.length; bucket++) {
      this.weights[2 * bucket] = cut[bucket]!;
      this.weights[2 * bucket + 1] = rest[bucket]!;
    }
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
    this.reader.begin();
    this.reader.addPair(head.side, tail.side);
    this.weigh();
    this.cut = head.cut + tail.cut + this.cut;
    this.rest = head.rest + tail.rest + this.rest;
  }

  private weighed(side: BreakSide): WeighedSide {
    this.weigh();
    return { side, cut: this.cut, rest: this.rest };
  }

  /** The sums over the features that were read. */
  private weigh(): void {
    const { weights } = this;
    const { list, count } = this.reader.buckets;
    let cut = 0;
    let rest = 0;
    for (let at = 0; at < count; at++) {
      const place = 2 * list[at]!;
      cut += weights[place]!;
      rest += weights[place + 1]!;
    }
    this.cut = cut;
    this.rest = rest;
  }
}
