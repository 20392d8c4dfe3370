import type { Weights } from '../evidence.ts';
import type { TrailingTitleFeature } from './trailing-titles.ts';

/** Fitted by tools/fit-fused.ts; the features are described where they are measured. */
export const trailingTitleWeights: Readonly<Record<'wide' | 'latin', Weights<TrailingTitleFeature>>> = {
  wide: {
    bias: -5.728,
    joins: -0.013,
    headlessNext: -0.243,
    leadNext: 2.254,
    nextLong: 1.406,
    echoAfter: 2.658,
    echoBefore: -1.545,
    strangers: 0.865,
    capitals: 0.63,
    innerSpace: 2.081,
    innerMark: -1.898,
    short: 0.179,
    unmarkedShare: -0.011,
  },
  latin: {
    bias: -5.608,
    joins: 0.339,
    headlessNext: -0.681,
    leadNext: 0,
    nextLong: 1.188,
    echoAfter: 2.974,
    echoBefore: -1.296,
    strangers: 1.843,
    capitals: 0.155,
    innerSpace: 0,
    innerMark: -0.689,
    short: 0.717,
    unmarkedShare: 1.091,
  },
};
