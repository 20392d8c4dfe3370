import type { Weights } from '../evidence.ts';
import type { TopicChange, TopicFeature, TopicScript } from './topics.ts';

/** Two passages of one article with a and b occurrences of terms share about a · b by this. Fitted by tools/fit-topics.ts, as the weights. */
export const expectedTerms: Readonly<Record<TopicScript, Record<TopicFeature, number>>> = {
  wide: { before: 564, ownBefore: 466, ownAfter: 650, around: 887 },
  latin: { before: 199, ownBefore: 158, ownAfter: 222, around: 322 },
};

export const topicWeights: Readonly<Record<TopicScript, Record<TopicChange, Weights<TopicFeature>>>> = {
  wide: {
    starts: { bias: -4.619, before: -0.933, ownBefore: 1.387, ownAfter: -1.642, around: 1.455 },
    stray: { bias: -6.265, before: 0.044, ownBefore: 1.317, ownAfter: 1.036, around: -1.078 },
  },
  latin: {
    starts: { bias: -5.231, before: -1.008, ownBefore: 1.932, ownAfter: -1.738, around: 1.906 },
    stray: { bias: -5.838, before: -0.056, ownBefore: 1.888, ownAfter: 1.371, around: -1.242 },
  },
};
