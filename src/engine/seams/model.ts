import type { Message, ReasonCode } from '../findings.ts';
import { readHanTable, type HanStatistics } from '../language/han-statistics.ts';
import { hanTable } from '../language/han.table.ts';
import { readLatinTable, type LatinStatistics } from '../language/latin-statistics.ts';
import { latinTable } from '../language/latin.table.ts';
import type { Blocks } from '../text/blocks.ts';
import type { FeatureName, Features } from './features.ts';
import { languageOf } from '../language/language.ts';
import { isLetter } from '../text/characters.ts';
import { readPageStatistics } from './page-statistics.ts';
import { isClosing } from './punctuation.ts';
import { readHead, readTail, type Head, type SeamSource, type Tail } from './seam-sides.ts';
import { headShapeOf, tailShapeOf } from './shape-features.ts';
import { headWordsOf, isWordAcross, tailWordsOf, wordFeatures } from './word-features.ts';
import { joinReasons, headReasons, tailReasons } from './reasons.ts';
import { jointOf, NearbyWords, type Joint } from './replacement.ts';
import { seamWeights, type ScriptWeights, type Weights } from './weights.ts';

/** A judgement as log-odds (natural logarithm); the reasons are worked out only when asked for. */
export interface SeamJudgement {
  readonly logOdds: number;
  reasons(): readonly Message<ReasonCode>[];
}

export interface SeamModel {
  /**
   * Does the text that ends at `headEnd` go on, inside a sentence, with the text at `tailStart`? White space at either
   * place is skipped. The two need not be neighbours. Calibrated for the seams between neighbouring paragraphs, of
   * which about one in fifty is a cut.
   */
  joins(headEnd: number, tailStart: number): SeamJudgement;
  /** Is the text that ends here an unfinished sentence? Calibrated for the ends of blocks. */
  open(end: number): SeamJudgement;
  /** Does the text that starts here start in mid-sentence? Calibrated for the starts of blocks. */
  headless(start: number): SeamJudgement;
  /** How the text that ends at `headEnd` and the text at `tailStart` go together. */
  joint(headEnd: number, tailStart: number): Joint;
}

interface LanguageStatistics {
  readonly han: HanStatistics;
  readonly latin: LatinStatistics;
}

let shipped: LanguageStatistics | undefined;

function shippedStatistics(): LanguageStatistics {
  return (shipped ??= { han: readHanTable(hanTable), latin: readLatinTable(latinTable) });
}

export function createSeamModel(text: string, blocks: Blocks): SeamModel {
  const source = createSeamSource(text, blocks, shippedStatistics(), seamWeights);
  const nearby = new NearbyWords(text);
  return {
    joint(headEnd, tailStart) {
      const { end, floor } = readHead(source, headEnd);
      const { start } = readTail(source, tailStart);
      return jointOf(text, end, start, languageOf(text, floor, end), source.latin, nearby);
    },
    joins(headEnd, tailStart) {
      const head = readHead(source, headEnd);
      const tail = readTail(source, tailStart);
      if (isFinished(text, head, tail)) return FINISHED;
      const features = joinFeatures(source, head, tail, seamWeights, DOUBT_FROM);
      const sure = head.wide && features.plainSure === 1 ? SURE_ODDS : 0;
      const logOdds = weigh(seamWeights[scriptOfHead(head)].joins, features) + sure;
      return { logOdds, reasons: () => joinReasons(source, head, tail, features) };
    },
    open(end) {
      const head = readHead(source, end);
      const features = { ...headShapeOf(source, head), ...headWordsOf(source, head) };
      const logOdds = weigh(seamWeights[scriptOfHead(head)].open, features);
      return { logOdds, reasons: () => headReasons(source, head, features) };
    },
    headless(start) {
      const tail = readTail(source, start);
      const features = { ...tailShapeOf(source, tail), ...tailWordsOf(source, tail) };
      const logOdds = weigh(seamWeights[tail.wide ? 'han' : 'latin'].headless, features);
      return { logOdds, reasons: () => tailReasons(source, tail, features) };
    },
  };
}

export type SeamWeights = Readonly<Record<'han' | 'latin', ScriptWeights>>;

/** For tools/fit-seams.ts, which brings statistics that have not seen the page, and weights yet to be fitted. */
export function createSeamSource(
  text: string,
  blocks: Blocks,
  statistics: LanguageStatistics,
  weights: SeamWeights,
): SeamSource {
  const source: SeamSource = {
    text,
    blocks,
    ...statistics,
    page: readPageStatistics(text, blocks, (block) => {
      if (block + 1 >= blocks.count) return 0;
      const head = readHead(source, blocks.ends[block]!);
      const tail = readTail(source, blocks.starts[block + 1]!);
      return flowOf(wordFeatures(source, head, tail), head, weights);
    }),
  };
  return source;
}

/**
 * The weights are fitted on clean and noisy pages alike, and hold back where a page might be a noisy one that has lost
 * few marks. On labelled clean pages every seam of this kind down to here was a cut (172 of 172). Chinese only: on Latin
 * pages of other sources it brought false alarms and no cuts.
 */
const SURE_ODDS = 1.9;

/** A word across a seam adds less than two to its log-odds. */
const DOUBT_FROM = -4;

const FINISHED: SeamJudgement = { logOdds: -9, reasons: () => [] };

/** Nine seams in ten: a full stop, and behind it nothing that goes on in mid-sentence. */
function isFinished(text: string, { ending }: Head, { start }: Tail): boolean {
  if (ending !== 'terminal' && ending !== 'closed-terminal') return false;
  const first = text.charCodeAt(start);
  return !isClosing(first) && !(isLetter(first) && text[start] === text[start]!.toLowerCase());
}

function scriptOfHead(head: Head): 'han' | 'latin' {
  return head.wide ? 'han' : 'latin';
}

/** What the words around a seam say can be this much, not more: the statistics are of a small corpus. */
const MOST_FLOW = 9;

function flowOf(words: Features, head: Head, weights: SeamWeights): number {
  return Math.max(-MOST_FLOW, Math.min(MOST_FLOW, weigh(weights[scriptOfHead(head)].flow, words)));
}

/**
 * @param doubtFrom log-odds, reckoned without the dictionary, from which it is asked
 */
export function joinFeatures(
  source: SeamSource,
  head: Head,
  tail: Tail,
  weights: SeamWeights,
  doubtFrom = Number.NEGATIVE_INFINITY,
): Features {
  const features = wordFeatures(source, head, tail);
  Object.assign(features, headShapeOf(source, head), tailShapeOf(source, tail));
  if (head.ending !== 'plain') return features;
  features.flow = flowOf(features, head, weights);
  const { joins } = weights[scriptOfHead(head)];
  if (weigh(joins, features) > doubtFrom && isWordAcross(source, head, tail)) {
    features.wordAcross = 1;
    features.flow = flowOf(features, head, weights);
  }
  return features;
}

export function weigh(weights: Weights, features: Features): number {
  let sum = weights.bias;
  for (const name in features) sum += (weights[name as FeatureName] ?? 0) * features[name as FeatureName]!;
  return sum;
}
