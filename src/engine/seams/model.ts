import type { Message, ReasonCode } from '../findings.ts';
import { readHanTable, type HanStatistics } from '../language/han-statistics.ts';
import { hanTable } from '../language/han.table.ts';
import { readLatinTable, type LatinStatistics } from '../language/latin-statistics.ts';
import { latinTable } from '../language/latin.table.ts';
import type { Blocks } from '../text/blocks.ts';
import {
  headFeaturesOf,
  pairFeaturesOf,
  readHead,
  readTail,
  tailFeaturesOf,
  type FeatureName,
  type Features,
  type SeamSource,
} from './features.ts';
import { languageOf } from '../language/language.ts';
import { readPageStatistics } from './page-statistics.ts';
import { joinReasons, headReasons, tailReasons } from './reasons.ts';
import { jointOf, type Joint } from './replacement.ts';
import { seamWeights, type PageWeights, type Weights } from './weights.ts';

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
  const source = createSeamSource(text, blocks, shippedStatistics());
  return {
    joint(headEnd, tailStart) {
      const { end, floor } = readHead(source, headEnd);
      return jointOf(
        text,
        end,
        readTail(source, tailStart).start,
        languageOf(text, floor, end),
        source.latin,
      );
    },
    joins(headEnd, tailStart) {
      const head = readHead(source, headEnd);
      const tail = readTail(source, tailStart);
      const weights = seamWeights[head.wide ? 'han' : 'latin'].joins;
      const features = joinFeatures(source, headEnd, tailStart);
      return {
        logOdds: score(weights, features, source.page.clean(head.block)),
        reasons: () => joinReasons(source, head, tail, features),
      };
    },
    open(end) {
      const head = readHead(source, end);
      const features = headFeaturesOf(source, head);
      const weights = seamWeights[head.wide ? 'han' : 'latin'].open;
      return {
        logOdds: score(weights, features, source.page.clean(head.block)),
        reasons: () => headReasons(source, head, features),
      };
    },
    headless(start) {
      const tail = readTail(source, start);
      const features = tailFeaturesOf(source, tail);
      const weights = seamWeights[tail.wide ? 'han' : 'latin'].headless;
      return {
        logOdds: score(weights, features, source.page.clean(tail.block)),
        reasons: () => tailReasons(source, tail, features),
      };
    },
  };
}

/** For tools/fit-seams.ts, which brings statistics that have not seen the page. */
export function createSeamSource(text: string, blocks: Blocks, statistics: LanguageStatistics): SeamSource {
  return { text, blocks, page: readPageStatistics(text, blocks), ...statistics };
}

export function joinFeatures(source: SeamSource, headEnd: number, tailStart: number): Features {
  const head = readHead(source, headEnd);
  const tail = readTail(source, tailStart);
  return {
    ...headFeaturesOf(source, head),
    ...tailFeaturesOf(source, tail),
    ...pairFeaturesOf(source, head, tail),
  };
}

const MOST_LOG_ODDS = 20;

/** @param cleanOdds log-odds that the page is a clean one */
export function score({ clean, noisy }: PageWeights, features: Features, cleanOdds: number): number {
  const share = probability(cleanOdds);
  const ifClean = probability(weigh(clean, features));
  const ifNoisy = probability(weigh(noisy, features));
  const joined = share * ifClean + (1 - share) * ifNoisy;
  return Math.log(joined / (1 - joined));
}

/** Kept off 0 and 1, so that log-odds stay finite. */
function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds))));
}

function weigh(weights: Weights, features: Features): number {
  let sum = weights.bias;
  for (const name in features) sum += (weights[name as FeatureName] ?? 0) * features[name as FeatureName]!;
  return sum;
}
