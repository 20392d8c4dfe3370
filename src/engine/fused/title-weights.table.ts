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
    short: -0.414,
    unmarkedShare: -0.08,
  },
  latin: {
    bias: -7.498,
    joins: 0.397,
    headlessNext: -0.954,
    leadNext: -0.023,
    nextLong: 1.131,
    echoAfter: 4.894,
    echoBefore: -1.97,
    strangers: 1.634,
    capitals: -0.168,
    innerSpace: 0,
    innerMark: -0.88,
    short: 1.005,
    unmarkedShare: 0.725,
  },
};
