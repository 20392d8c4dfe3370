import type { Weights } from '../evidence.ts';
import type { OneParagraphFeature } from './one-paragraph.ts';

/** Fitted by tools/fit-one-paragraph.ts; what is set by hand is there, with the reason beside it. */
export const oneParagraphWeights: Weights<OneParagraphFeature> = {
  sameSubject: 0.74,
  asLong: 0.44,
  bias: 0.3,
};
