import type { Weights } from '../evidence.ts';
import type { TrailingTitleFeature } from './trailing-titles.ts';

/** Fitted by tools/fit-fused.ts; the features are described where they are measured. */
export const trailingTitleWeights: Readonly<Record<'wide' | 'latin', Weights<TrailingTitleFeature>>> = {
  wide: {
    bias: -5.602,
    joins: 0.194,
    headlessNext: -0.224,
    leadNext: 2.756,
    nextLong: 0.697,
    echoAfter: 3.353,
    echoBefore: -2.252,
    strangers: 0.841,
    capitals: 0.802,
    innerSpace: 1.721,
    innerMark: -2.634,
    asks: -2,
    short: -0.414,
    unmarkedShare: -0.08,
  },
  latin: {
    bias: -7.434,
    joins: 0.337,
    headlessNext: -0.925,
    leadNext: 2.756,
    nextLong: 1.414,
    echoAfter: 4.777,
    echoBefore: -2.113,
    strangers: 1.645,
    capitals: -0.093,
    innerSpace: 0,
    innerMark: -0.887,
    asks: -2,
    short: 1.022,
    unmarkedShare: 0.124,
  },
};
