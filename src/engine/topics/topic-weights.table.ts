import type { Weights } from '../evidence.ts';
import type { TopicChange, TopicFeature, TopicScript } from './topics.ts';

/** Two passages of one article with a and b occurrences of terms share about a · b by this. Fitted by tools/fit-topics.ts, as the weights. */
export const expectedTerms: Readonly<Record<TopicScript, Record<TopicFeature, number>>> = {
  wide: { before: 564, ownBefore: 466, ownAfter: 650, around: 887 },
  latin: { before: 279, ownBefore: 218, ownAfter: 316, around: 461 },
};

export const topicWeights: Readonly<Record<TopicScript, Record<TopicChange, Weights<TopicFeature>>>> = {
  wide: {
    starts: { bias: -4.619, before: -0.933, ownBefore: 1.387, ownAfter: -1.642, around: 1.455 },
    stray: { bias: -6.265, before: 0.044, ownBefore: 1.317, ownAfter: 1.036, around: -1.078 },
  },
  latin: {
    starts: { bias: -5.682, before: -0.955, ownBefore: 1.971, ownAfter: -1.793, around: 2.234 },
    stray: { bias: -5.608, before: -0.029, ownBefore: 1.898, ownAfter: 1.384, around: -1.182 },
  },
};
