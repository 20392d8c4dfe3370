import type { FeatureName } from './features.ts';

export type Weights = { readonly bias: number } & Readonly<Partial<Record<FeatureName, number>>>;

export interface ScriptWeights {
  /** By the words around a seam alone: log P(words | cut here) / P(words | a sentence ends here, its mark lost). */
  readonly flow: Weights;
  /** Is this break inside a sentence, or between what is finished and what starts? */
  readonly joins: Weights;
  /** Where a sentence breaks off: does what follows take it up? */
  readonly takesUp: Weights;
  readonly open: Weights;
  readonly headless: Weights;
}
