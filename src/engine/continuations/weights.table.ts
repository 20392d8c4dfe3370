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

export const orphanWeights: Weights<OrphanFeature> = {
  bias: -8.835,
  headless: 1.774,
  openBefore: -0.495,
  joinsBefore: -0.46,
  bestHead: -0.027,
  afterTitle: -0.538,
};
