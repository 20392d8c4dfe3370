import type { FindingKind } from '../findings.ts';

/**
 * Turns a stage's log-odds into the share of findings like it that are right: `1 / (1 + exp(-(slope · x + offset)))`
 * (Platt 1999), cut off at `most`. The stages' models are logistic and fitted themselves, so slope 1 and offset 0 do as
 * long as `tools/score.ts --calibration` agrees.
 */
export const calibration: Readonly<
  Record<FindingKind, { readonly slope: number; readonly offset: number; readonly most: number }>
> = {
  duplicate: { slope: 1, offset: 0, most: 0.995 },
  'split-paragraph': { slope: 1, offset: 0, most: 0.995 },
  'displaced-continuation': { slope: 1, offset: 0, most: 0.99 },
  'orphan-continuation': { slope: 1, offset: 0, most: 0.98 },
  'fused-paragraphs': { slope: 1, offset: 0, most: 0.99 },
};
