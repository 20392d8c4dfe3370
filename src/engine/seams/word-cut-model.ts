import { FeatureBuckets, readWeights } from '../language/hashed-features.ts';
import { wordCutWeights } from './word-cut-model.table.ts';

const BUCKET_BITS = 14;
export const wordCutBuckets = 2 ** BUCKET_BITS;
const MOST_FEATURES = 24;
/** Stands for a letter beyond the end of a piece. */
const NONE = 1;

/** Reads by its letters whether two pieces in Latin script are one word: what words end and begin with, and what stands within. */
export class WordCutReader {
  /** The features read last. */
  readonly buckets = new FeatureBuckets(BUCKET_BITS, MOST_FEATURES);

  /** @param left,right in lower case */
  read(left: string, right: string): void {
    const { buckets } = this;
    buckets.count = 0;
    const before = (at: number) => letterAt(left, left.length - at);
    const behind = (at: number) => letterAt(right, at);
    const [a1, a2, a3, a4] = [before(1), before(2), before(3), before(4)];
    const [b1, b2, b3, b4] = [behind(0), behind(1), behind(2), behind(3)];
    buckets.add(0);
    buckets.add(1, a1);
    buckets.add(2, a2, a1);
    buckets.add(3, a3, a2, a1);
    buckets.add(4, a4, a3, a2, a1);
    buckets.add(5, b1);
    buckets.add(6, b1, b2);
    buckets.add(7, b1, b2, b3);
    buckets.add(8, b1, b2, b3, b4);
    buckets.add(9, a1, b1);
    buckets.add(10, a2, a1, b1);
    buckets.add(11, a1, b1, b2);
    buckets.add(12, a2, a1, b1, b2);
    this.addLengths(left.length, right.length);
    const [e1, e2, e3] = [1, 2, 3].map((at) => letterAt(right, right.length - at)) as [
      number,
      number,
      number,
    ];
    buckets.add(16, e2, e1);
    buckets.add(17, e3, e2, e1);
    buckets.add(18, Math.min(4, right.length), e2, e1);
    const [s1, s2, s3] = [letterAt(left, 0), letterAt(left, 1), letterAt(left, 2)];
    buckets.add(19, s1, s2);
    buckets.add(20, s1, s2, s3);
    buckets.add(21, Math.min(4, left.length), s1, s2);
  }

  private addLengths(left: number, right: number): void {
    this.buckets.add(13, Math.min(8, left));
    this.buckets.add(14, Math.min(8, right));
    this.buckets.add(15, Math.min(6, left), Math.min(6, right));
  }
}

function letterAt(piece: string, at: number): number {
  return at < 0 || at >= piece.length ? NONE : piece.charCodeAt(at);
}

let shipped: Float32Array | undefined;
let reader: WordCutReader | undefined;

/**
 * Log-odds that two pieces are one word that was cut, where that is as often so as not; learned from news in English, German, French
 * and Spanish by tools/learn-word-cuts.ts. Of other languages it knows nothing.
 *
 * @param left,right in lower case
 */
export function wordCutOdds(left: string, right: string): number {
  shipped ??= readWeights(wordCutWeights());
  reader ??= new WordCutReader();
  reader.read(left, right);
  return reader.buckets.sumOf(shipped);
}
