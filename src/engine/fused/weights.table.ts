import type { Weights } from '../evidence.ts';
import type { FusedFeature } from './find-fused.ts';

/**
 * Set by hand: labelled pages have too few of these defects to fit on. A known formula after the end of a sentence
 * is nine times in ten a new item; naming its reporter makes it certain.
 */
export const fusedWeights: Weights<FusedFeature> = {
  bias: -1.5,
  afterSentence: 4,
  unmistakable: 2.5,
  byline: -1,
  bareCity: -2,
  afterTitle: 1,
  marked: 1,
  littleBefore: -3,
  littleAfter: -4,
};
