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
    this.cut = head.cut + tail.cut + reader.buckets.sumOf(weights.cut);
    this.rest = head.rest + tail.rest + reader.buckets.sumOf(weights.rest);
  }

  private weighed(side: BreakSide): WeighedSide {
    const { reader, weights } = this;
    return {
      ...side,
      cut: reader.buckets.sumOf(weights.cut),
      rest: reader.buckets.sumOf(weights.rest),
    };
  }
}
