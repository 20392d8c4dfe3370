import type { Weights } from '../evidence.ts';
import type { TrailingTitleFeature } from './trailing-titles.ts';

/** Fitted by tools/fit-fused.ts; the features are described where they are measured. */
export const trailingTitleWeights: Readonly<Record<'wide' | 'latin', Weights<TrailingTitleFeature>>> = {
  wide: {
    bias: -4.357,
    joins: 0.184,
    headlessNext: -0.117,
    leadNext: 3.006,
    nextLong: 0.454,
    echoAfter: 2.691,
    echoBefore: -2.452,
    strangers: 0.891,
    capitals: 0.825,
    innerSpace: 1.343,
    innerMark: -2.729,
    short: -1.116,
    unmarkedShare: -0.103,
  },
  latin: {
    bias: -7.204,
    joins: 0.341,
    headlessNext: -0.858,
    leadNext: -0.004,
    nextLong: 0.816,
    echoAfter: 3.49,
    echoBefore: -1.485,
    strangers: 1.588,
    capitals: -0.863,
    innerSpace: 0,
    innerMark: -0.491,
    short: 1.206,
    unmarkedShare: 1.438,
  },
};
