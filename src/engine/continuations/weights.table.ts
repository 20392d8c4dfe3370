import type { HeadAndTailFeature } from './displaced.ts';
import type { Weights } from '../evidence.ts';
import type { OrphanFeature } from './orphans.ts';

/** Fitted by tools/fit-continuations.ts on labelled pages; the features are described where they are measured. */
export const displacedWeights: Weights<HeadAndTailFeature> = {
  bias: -4.476,
  joins: 0.701,
  open: 0.08,
  headless: 0.151,
  joinsNext: -0.489,
  joinsBefore: -0.173,
  overFurniture: 4.072,
  overCaption: 3.273,
  overTitle: -1.11,
  blocksBetween: -2.83,
  backwards: -1.281,
};

export const orphanWeights: Readonly<Record<'wide' | 'latin', Weights<OrphanFeature>>> = {
  wide: {
    bias: -3.473,
    headless: 0.995,
    unmatchedClose: 1.066,
    shortSentence: 0.183,
    openBefore: 0.525,
    joinsBefore: -0.616,
    bestHead: 0.169,
    stranger: 1.997,
    looseBefore: -0.554,
    looseAfter: -0.907,
    afterTitle: -0.748,
  },
  latin: {
    bias: -4.225,
    headless: 1.575,
    unmatchedClose: 0,
    shortSentence: 0,
    openBefore: -0.399,
    joinsBefore: -0.351,
    bestHead: 0.371,
    stranger: 1.859,
    looseBefore: -0.377,
    looseAfter: -0.42,
    afterTitle: -0.004,
  },
};
