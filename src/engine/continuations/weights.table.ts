import type { HeadAndTailFeature } from './displaced.ts';
import type { Weights } from '../evidence.ts';
import type { OrphanFeature } from './orphans.ts';

/** Fitted by tools/fit-continuations.ts on labelled pages; the features are described where they are measured. */
export const displacedWeights: Weights<HeadAndTailFeature> = {
  bias: -2.312,
  joins: 0.182,
  open: 0,
  headless: 0.182,
  joinsNext: -0.219,
  joinsBefore: 0.156,
  besideFurniture: 2.811,
  blocksBetween: -2.094,
  backwards: -0.679,
};

export const orphanWeights: Readonly<Record<'wide' | 'latin', Weights<OrphanFeature>>> = { wide: { bias: -4, headless: 1, unmatchedClose: 1, shortSentence: 1, openBefore: -0.3, joinsBefore: -0.3, bestHead: -0.3, stranger: 1, looseBefore: -0.5, looseAfter: -0.5, afterTitle: -0.5 }, latin: { bias: -4, headless: 1, unmatchedClose: 1, shortSentence: 1, openBefore: -0.3, joinsBefore: -0.3, bestHead: -0.3, stranger: 1, looseBefore: -0.5, looseAfter: -0.5, afterTitle: -0.5 } };
