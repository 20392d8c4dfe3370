import type { Weights } from '../evidence.ts';
import type { IslandFeature } from './islands.ts';

/** Fitted by tools/fit-islands.ts; what is set by hand is there, with the reason beside it. */
export const islandWeights: Readonly<Record<'han' | 'latin', Weights<IslandFeature>>> = {
  han: { before: 0.74, after: 0.5, without: -0.48, behindMark: -0.19, named: 7, cannotFollow: 0, long: -2.95, bias: -1.55 },
  latin: { before: 0.54, after: -0.13, without: 0.13, behindMark: 0.31, named: 0, cannotFollow: 3, long: -6.92, bias: 0.58 },
};
