import { type LatinBreakSide, LatinBreakReader } from './latin-break-reader.ts';

/** One side of a break, read and weighed; for the pairs it takes part in. */
export interface WeighedLatinSide {
  readonly side: LatinBreakSide;
  /** What it adds to the log-odds of a cut, whatever the other side is. */
  readonly odds: number;
}

/**
 * How text in Latin script reads across a break: a linear model over hashed features (the words on either side, what they end
 * with, how far the next mark is). Learned from news text in all languages together by tools/learn-latin-breaks.ts.
 */
export class LatinBreakModel {
  private readonly reader = new LatinBreakReader();
  private readonly weights: Float32Array;

  /** @param weights log P(both sides | cut in mid-sentence) / P(both sides | a sentence ends, another starts), a bucket each */
  constructor(weights: Float32Array) {
    this.weights = weights;
  }

  head(text: string, floor: number, end: number): WeighedLatinSide {
    this.reader.begin();
    const side = this.reader.addHead(text, floor, end);
    return { side, odds: this.reader.buckets.sumOf(this.weights) };
  }

  tail(text: string, start: number, ceiling: number): WeighedLatinSide {
    this.reader.begin();
    const side = this.reader.addTail(text, start, ceiling);
    return { side, odds: this.reader.buckets.sumOf(this.weights) };
  }

  /** @returns log-odds of a cut for a break that is as often one as not */
  cut(head: WeighedLatinSide, tail: WeighedLatinSide): number {
    this.reader.begin();
    this.reader.addPair(head.side, tail.side);
    return head.odds + tail.odds + this.reader.buckets.sumOf(this.weights);
  }
}
