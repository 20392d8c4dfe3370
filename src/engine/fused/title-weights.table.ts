import type { Weights } from '../evidence.ts';
import type { TrailingTitleFeature } from './trailing-titles.ts';

/** Fitted by tools/fit-fused.ts; the features are described where they are measured. */
export const trailingTitleWeights: Readonly<Record<'wide' | 'latin', Weights<TrailingTitleFeature>>> = {
  wide: {
    bias: -4.962,
    joins: 0.137,
    headlessNext: -0.101,
    leadNext: 2.975,
    nextLong: 0.778,
    echoAfter: 3.901,
    echoBefore: -2.138,
    strangers: 0.871,
    capitals: 1.048,
    innerSpace: 1.896,
    innerMark: -2.845,
    short: -0.334,
    unmarkedShare: -0.086,
  },
  latin: {
    bias: -7.403,
    joins: 0.429,
    headlessNext: -1.01,
    leadNext: -0.025,
    nextLong: 1.043,
    echoAfter: 5.312,
    echoBefore: -1.983,
    strangers: 1.737,
    capitals: -0.114,
    innerSpace: 0,
    innerMark: -0.958,
    short: 0.9,
    unmarkedShare: 0.657,
  },
};
