import type { HeadAndTailFeature } from './displaced.ts';
import type { Weights } from '../evidence.ts';
import type { OrphanFeature } from './orphans.ts';

/** Fitted by tools/fit-continuations.ts on labelled pages; the features are described where they are measured. */
export const displacedWeights: Weights<HeadAndTailFeature> = {
  bias: -4.285,
  joins: 0.765,
  open: 0.026,
  headless: 0.131,
  joinsNext: -0.467,
  joinsBefore: -0.17,
  overFurniture: 3.745,
  overCaption: 3.138,
  overTitle: -0.797,
  blocksBetween: -2.876,
  backwards: -1.308,
};

export const orphanWeights: Readonly<Record<'wide' | 'latin', Weights<OrphanFeature>>> = {
  wide: {
    bias: -4.778,
    headless: 1.016,
    unmatchedClose: 0.561,
    shortSentence: -0.009,
    openBefore: 0.45,
    joinsBefore: -0.724,
    bestHead: 0.092,
    stranger: 1.896,
    looseBefore: -0.429,
    looseAfter: -0.625,
    afterTitle: -0.443,
  },
  latin: {
    bias: -4.739,
    headless: 1.635,
    unmatchedClose: 0,
    shortSentence: 0,
    openBefore: -0.846,
    joinsBefore: 0.038,
    bestHead: 0.389,
    stranger: 1.546,
    looseBefore: -0.381,
    looseAfter: -0.49,
    afterTitle: -0.048,
  },
};
