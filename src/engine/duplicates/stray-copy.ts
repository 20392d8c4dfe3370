import type { CopyEvidence, RepeatEvidence } from './evidence.ts';
import { strayWeights } from './weights.table.ts';

/**
 * Which copy is the stray one? Each copy gets a score, the sum of its features by weight; the difference of two scores
 * is the log-odds that the first of them is the stray. The lowest score stays.
 */
export type StrayFeature = (typeof strayFeatures)[number];

export const strayFeatures = [
  'readsOn', // its neighbours are one sentence once it is gone
  'tornOff', // removing it leaves its neighbours unfinished: it starts or ends in mid-sentence within a paragraph
  'leavesOpen', // the text before it is left an unfinished sentence: log-odds
  'flowsIn', // at a paragraph's start, the text before runs on into it
  'flowsOut',
  'headless', // a paragraph that starts with it starts in mid-sentence
  'open',
  'wholeBlocks',
  'afterTitle',
  'beforeTitle',
  'affinity', // share of its vocabulary around it, less the other copies' share
  'marks', // punctuation it lacks against the other copies, a mark in a hundred characters
  'later',
  'laterAdjacent', // right after the other copy
] as const;

export function strayFeaturesOf(evidence: RepeatEvidence, index: number): Record<StrayFeature, number> {
  const { copies, ranges, adjacent } = evidence;
  const copy = copies[index]!;
  const { start, end } = ranges[index]!;
  const others = copies.filter((_, i) => i !== index);
  const mean = (value: (copy: CopyEvidence) => number) =>
    others.reduce((sum, other) => sum + value(other), 0) / others.length;
  const around = mean(({ affinity }) => affinity);
  const rank = index / (copies.length - 1);
  return {
    readsOn: copy.wholeSentences ? copy.readsOnWithout : -2,
    tornOff: (copy.startEdge < 3 ? 1 : 0) + (copy.endEdge < 3 ? 1 : 0),
    leavesOpen: copy.leavesOpen,
    flowsIn: copy.startEdge === 4 ? copy.flowsIn : 0,
    flowsOut: copy.endEdge === 4 ? copy.flowsOut : 0,
    headless: copy.headless,
    open: copy.open,
    wholeBlocks: copy.wholeBlocks ? 1 : 0,
    afterTitle: copy.afterTitle ? 1 : 0,
    beforeTitle: copy.beforeTitle ? 1 : 0,
    affinity: Math.log((copy.affinity + 4) / (around + 4)),
    marks: ((mean(({ marks }) => marks) - copy.marks) * 100) / (end - start),
    later: rank,
    laterAdjacent: adjacent ? rank : 0,
  };
}

/** One score a copy; only differences mean something. */
export function strayScores(evidence: RepeatEvidence): number[] {
  return evidence.copies.map((_, index) => {
    const features = strayFeaturesOf(evidence, index);
    let score = 0;
    for (const name of strayFeatures) score += strayWeights[name] * features[name];
    return score;
  });
}

/** All copies but the one that stands best where it is. */
export function strayCopies(scores: readonly number[]): number[] {
  const keep = scores.indexOf(Math.min(...scores));
  return scores.map((_, index) => index).filter((index) => index !== keep);
}
