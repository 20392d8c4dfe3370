import type { Message, ReasonCode } from '../findings.ts';
import { shippedHanWords, shippedStatistics, type LanguageStatistics } from '../language/shipped.ts';
import type { Blocks } from '../text/blocks.ts';
import { cutWeights, restWeights } from './break-model.table.ts';
import { readWeights } from '../language/hashed-features.ts';
import { BreakModel } from './break-model.ts';
import { closesText, isFinished } from './closing-formulas.ts';
import { LatinBreakModel } from './latin-break-model.ts';
import { latinBreakWeights } from './latin-break-model.table.ts';
import { COMPOUND_ODDS, isCompoundAcross } from './compound.ts';
import { DROP_CAP_ODDS, type DropCap, dropCapOf } from './drop-cap.ts';
import { Recurrences } from './elsewhere.ts';
import {
  DIVIDED_FIGURE_ODDS,
  DIVIDED_WORD_ODDS,
  isDividedFigure,
  isDividedNumber,
} from './divided-number.ts';
import type { Features } from './features.ts';
import { languageOf } from '../language/language.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import { goesOnBehindApostrophe } from '../text/apostrophes.ts';
import { islandOdds } from './islands.ts';
import type { Range } from '../range.ts';
import { MisreadCapitals } from './misread-capital.ts';
import { MisreadWords } from './misread-words.ts';
import { readPageStatistics } from './page-statistics.ts';
import type { Question, Recall } from '../memory.ts';
import { endingAt, type Ending } from './punctuation.ts';
import { SeamReader, weighed, type HeadReading, type SeamWeights, type TailReading } from './readings.ts';
import type { SeamSource } from './seam-sides.ts';
import { nextStop, nextStopFeature, titleBehindText } from './next-stop.ts';
import { endsWithOwnStop, isOwnStop, OWN_STOP_ODDS } from './own-stop.ts';
import { StartModel } from './start-model.ts';
import { startModelWeights } from './start-model.table.ts';
import { pairWordsOf, readBreak, wordAcross } from './word-features.ts';
import { joinReasons, headReasons, tailReasons } from './reasons.ts';
import { jointOf, NearbyWords, type Joint } from './replacement.ts';
import { seamWeights } from './weights.table.ts';

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
  /** Log-odds of the same by its words alone, in Chinese; 0 in other scripts. */
  midSentence(start: number): number;
  /** Is it by the words alone that a cut is told here: no capitals, and many paragraphs around lack their full stop? */
  wordsAloneTell(end: number): boolean;
  /** Does the text that ends here have no mark at its end? */
  endsPlain(end: number): boolean;
  /** … or one that goes on behind it: a comma, an opening mark? */
  endsOpen(end: number): boolean;
  /** Does the text behind a break begin with a point that belongs to the text before it? */
  isOwnStop(headEnd: number, tailStart: number): boolean;
  /** … and is it the full stop of that? */
  endsWithOwnStop(headEnd: number, tailStart: number): boolean;
  /** How surely the paragraphs near a block keep the marks at their ends, 0 to 1. */
  keepsMarks(block: number): number;
  /** Log-odds that a compound of which which the second part has a capital stands across the two; 0 if none does. */
  compound(headEnd: number, tailStart: number): number;
  /** How the text that ends at `headEnd` and the text at `tailStart` go together. */
  joint(headEnd: number, tailStart: number): Joint;
  /** Log-odds that a piece stands within the sentence that is cut on either side of it. */
  belongsBetween(headEnd: number, piece: Range, tailStart: number): number;
  /** The model of the text once stray copies are gone: what they end with says nothing of the paragraphs around them. */
  without(remaining: RemainingText, recall?: Recall): SeamModel;
}

export interface SeamStatistics extends LanguageStatistics {
  breaks(): BreakModel;
  starts(): StartModel;
  latinBreaks(): LatinBreakModel;
}

/** The tables that ship with the engine; those of breaks are large and read when they are first asked for. */
export function shippedSeamStatistics(): SeamStatistics {
  return {
    ...shippedStatistics(),
    breaks: readShippedBreaks,
    starts: readShippedStarts,
    latinBreaks: readShippedLatinBreaks,
  };
}

let shippedBreaks: BreakModel | undefined;
let shippedStarts: StartModel | undefined;
let shippedLatinBreaks: LatinBreakModel | undefined;

function readShippedBreaks(): BreakModel {
  return (shippedBreaks ??= new BreakModel(shippedHanWords(), {
    cut: readWeights(cutWeights()),
    rest: readWeights(restWeights()),
  }));
}

function readShippedStarts(): StartModel {
  return (shippedStarts ??= new StartModel(shippedHanWords(), readWeights(startModelWeights())));
}

function readShippedLatinBreaks(): LatinBreakModel {
  return (shippedLatinBreaks ??= new LatinBreakModel(readWeights(latinBreakWeights())));
}

/** Log probability that a whole paragraph lacks its last mark: one in ten. Clean pages lack one in a hundred or less. */
const MARKS_ARE_LOST = -2.3;

/** @param statistics for fits, which bring some that have not seen the page */
export function createSeamModel(
  text: string,
  blocks: Blocks,
  statistics = shippedSeamStatistics(),
  recall?: Recall,
): SeamModel {
  const reader = createSeamReader(text, blocks, statistics, seamWeights, recall);
  return seamModelOf(reader, new NearbyWords(text), recall);
}

function seamModelOf(reader: SeamReader, nearby: NearbyWords, recall: Recall | undefined): SeamModel {
  const { source } = reader;
  const { text, blocks } = source;
  /** Log-odds of each block's end and the next one's start: as a break, as a copy's edge and as a pair they are asked for again. */
  const known = new Float64Array(blocks.count).fill(Number.NaN);
  const readJoin = (headEnd: number, tailStart: number): SeamJudgement => {
    const block = blocks.at(headEnd - 1);
    const areNeighbours = blocks.ends[block] === headEnd && blocks.starts[block + 1] === tailStart;
    const logOdds = areNeighbours ? known[block]! : Number.NaN;
    const read = () => new JoinJudgement(reader, reader.head(headEnd), reader.tail(tailStart));
    if (!Number.isNaN(logOdds)) return { logOdds, reasons: () => read().reasons() };
    const { head } = reader.head(headEnd);
    const { tail } = reader.tail(tailStart);
    const cap = dropCapOf(source, head, tail);
    if (cap !== undefined) return dropCapJudgement(cap);
    if (endsWithOwnStop(source, head, tailStart))
      return { logOdds: OWN_STOP_ODDS, reasons: () => read().reasons() };
    if (isDividedNumber(source, head, tail) || goesOnBehindApostrophe(text, head.end, tail.start))
      return { logOdds: DIVIDED_WORD_ODDS, reasons: () => read().reasons() };
    if (isDividedFigure(source, head, tail))
      return { logOdds: DIVIDED_FIGURE_ODDS, reasons: () => read().reasons() };
    if (isFinished(text, head, tail)) return FINISHED;
    const judgement = read();
    if (areNeighbours) known[block] = judgement.logOdds;
    return judgement;
  };
  const judge = (
    question: Question,
    end: number,
    start: number,
    read: () => SeamJudgement,
  ): SeamJudgement => {
    if (recall === undefined) return read();
    let judgement: SeamJudgement | undefined;
    const logOdds = recall.answer(question, end, start, start, () => (judgement = read()).logOdds);
    return {
      logOdds,
      reasons: () => recall.reasons(question, end, start, () => (judgement ?? read()).reasons()),
    };
  };
  const endsPlain = (end: number) => endingAt(text, end - 1, blocks.starts[blocks.at(end - 1)]!) === 'plain';
  return {
    joint(headEnd, tailStart) {
      const { head } = reader.head(headEnd);
      const { tail } = reader.tail(tailStart);
      const cap = dropCapOf(source, head, tail);
      if (cap !== undefined)
        return { headEnd: head.end, replacement: cap.replacement, hyphen: 'none', initial: true };
      if (isOwnStop(source, head, tailStart)) return { headEnd: head.end, replacement: '', hyphen: 'none' };
      const language = () => languageOf(text, head.floor, head.end);
      return jointOf(text, head.end, tail.start, language, source.latin, nearby);
    },
    compound(headEnd, tailStart) {
      const { head } = reader.head(headEnd);
      const { tail } = reader.tail(tailStart);
      return isCompoundAcross(source, head, tail) ? COMPOUND_ODDS : 0;
    },
    joins: (headEnd, tailStart) => judge('joins', headEnd, tailStart, () => readJoin(headEnd, tailStart)),
    wordsAloneTell(end) {
      const block = blocks.at(end - 1);
      return blocks.script(block) !== 'latin' && source.page.missingMark(block) > MARKS_ARE_LOST;
    },
    endsPlain,
    endsOpen: (end) => OPEN_ENDINGS.has(reader.head(end).head.ending),
    isOwnStop: (headEnd, tailStart) => isOwnStop(source, reader.head(headEnd).head, tailStart),
    endsWithOwnStop: (headEnd, tailStart) =>
      text[tailStart] === '.' && endsWithOwnStop(source, reader.head(headEnd).head, tailStart),
    keepsMarks: (block) => source.page.keepsMarks(block),
    open: (end) => judge('open', end, end, () => readOpen(source, reader.head(end))),
    midSentence: (start) =>
      recall?.answer('midSentence', start, start, start, () => reader.tail(start).midSentence) ??
      reader.tail(start).midSentence,
    headless: (start) =>
      judge('headless', start, start, () => new HeadlessJudgement(source, reader.tail(start))),
    belongsBetween: (headEnd, range, tailStart) =>
      islandOdds(source, {
        head: reader.head(headEnd),
        piece: { range, start: reader.tail(range.start), end: reader.head(range.end) },
        tail: reader.tail(tailStart),
      }),
    without: (remaining, laterRecall) => seamModelOf(reader.without(remaining), nearby, laterRecall),
  };
}

const readOpen = (source: SeamSource, head: HeadReading): SeamJudgement =>
  closesText(source.text, head.head) ? FINISHED : new OpenJudgement(source, head);

const OPEN_ENDINGS: ReadonlySet<Ending> = new Set(['plain', 'comma', 'opening'] as const);

function dropCapJudgement({ word }: DropCap): SeamJudgement {
  return { logOdds: DROP_CAP_ODDS, reasons: () => [{ code: 'drop-cap', params: { word } }] };
}

class JoinJudgement implements SeamJudgement {
  readonly logOdds: number;
  private readonly reader: SeamReader;
  private readonly head: HeadReading;
  private readonly tail: TailReading;

  constructor(reader: SeamReader, head: HeadReading, tail: TailReading) {
    this.logOdds = joinOdds(reader, head, tail);
    this.reader = reader;
    this.head = head;
    this.tail = tail;
  }

  reasons(): readonly Message<ReasonCode>[] {
    const { reader, head, tail } = this;
    const { source } = reader;
    const features = joinFeatures(reader, head, tail);
    const word = features.wordAcross === 1 ? wordAcross(source, head, tail) : undefined;
    return joinReasons(source, head.head, tail.tail, features, word);
  }
}

class OpenJudgement implements SeamJudgement {
  readonly logOdds: number;
  private readonly source: SeamSource;
  private readonly reading: HeadReading;

  constructor(source: SeamSource, reading: HeadReading) {
    this.logOdds = reading.open;
    this.source = source;
    this.reading = reading;
  }

  reasons(): readonly Message<ReasonCode>[] {
    const { reading } = this;
    return headReasons(this.source, reading.head, { ...reading.shape, ...reading.words });
  }
}

class HeadlessJudgement implements SeamJudgement {
  readonly logOdds: number;
  private readonly source: SeamSource;
  private readonly reading: TailReading;

  constructor(source: SeamSource, reading: TailReading) {
    this.logOdds = reading.headless;
    this.source = source;
    this.reading = reading;
  }

  reasons(): readonly Message<ReasonCode>[] {
    const { reading } = this;
    return tailReasons(this.source, reading.tail, { ...reading.shape, ...reading.words });
  }
}

/**
 * A paragraph that breaks off is cut, though its rest stands elsewhere or nowhere: log ratio of likelihoods by what its words alone
 * say of that, a little less than they do (tried on labelled pages of newspapers that nothing was learned from).
 */
const BREAKS_OFF = 0.8;
const BREAKS_OFF_FROM = 1.8;

/** For tools/fit-seams.ts, which brings statistics that have not seen the page, and weights yet to be fitted. */
export function createSeamReader(
  text: string,
  blocks: Blocks,
  statistics: SeamStatistics,
  weights: SeamWeights,
  recall?: Recall,
): SeamReader {
  const flowBetween = (end: number, start: number): number => {
    const head = reader.head(end);
    const tail = reader.tail(start);
    const pair = pairWordsOf(source, head, tail);
    readBreak(source, head, tail, pair);
    const goesOn = clampFlow(flowOf(reader, head, tail, pair));
    return Math.max(goesOn, BREAKS_OFF * head.breaksOff - BREAKS_OFF_FROM);
  };
  /** By block. */
  const flows = new Map<number, number>();
  const page = readPageStatistics(text, blocks, (block) => {
    if (block + 1 >= blocks.count) return 0;
    const known = flows.get(block);
    if (known !== undefined) return known;
    const end = blocks.ends[block]!;
    const start = blocks.starts[block + 1]!;
    const read = () => flowBetween(end, start);
    const flow = recall?.answer('flow', end, start, start, read) ?? read();
    flows.set(block, flow);
    return flow;
  });
  const source: SeamSource = {
    text,
    blocks,
    ...statistics,
    page,
    recurrences: new Recurrences(text),
    misread: new MisreadCapitals(text, blocks, statistics.latin),
    misreadWords: new MisreadWords(text, blocks, statistics.latin),
  };
  const reader = new SeamReader(source, weights);
  return reader;
}

const FINISHED: SeamJudgement = { logOdds: -9, reasons: () => [] };

/** What the words around a seam say can be this much, not more: the statistics are of a small corpus. */
const MOST_FLOW = 9;

function clampFlow(flow: number): number {
  return Math.max(-MOST_FLOW, Math.min(MOST_FLOW, flow));
}

function flowOf({ weights }: SeamReader, head: HeadReading, tail: TailReading, pair: Features): number {
  const { flow } = weights[head.script];
  return flow.bias + head.flow + tail.flow(head.script) + weighed(flow, pair);
}

function wordsTogetherOf(reader: SeamReader, head: HeadReading, tail: TailReading, pair: Features): Features {
  const flow = clampFlow(flowOf(reader, head, tail, pair));
  const { plainWhereKept = 0, plainEchoed = 0 } = head.shape;
  return { flow, flowWhereKept: flow * plainWhereKept, flowEchoed: flow * plainWhereKept * plainEchoed };
}

/** Log-odds from which it is asked how the text reads across the break, reckoned without it: it adds five at most. */
const READ_FROM = -9;
/** Down here it makes no difference whether the text after takes up the text before. */
const NO_CUT = -4;

/** The sum of {@link joinFeatures}, weighed, without making them: most pairs are looked at once and forgotten. */
function joinOdds(reader: SeamReader, head: HeadReading, tail: TailReading): number {
  const { joins, takesUp } = reader.weights[head.script];
  const { source } = reader;
  const pair = pairWordsOf(source, head, tail);
  const next = nextStop(source, head, tail);
  const stop = nextStopFeature(head);
  const behindText = (joins.titleBehindText ?? 0) * titleBehindText(head, tail) + (joins[stop] ?? 0) * next;
  const sides = joins.bias + head.joins + tail.joins(head.script) + behindText;
  const { lacksStop } = head.head;
  let odds = sides + weighed(joins, pair);
  if (lacksStop) odds += weighed(joins, wordsTogetherOf(reader, head, tail, pair));
  if (odds <= READ_FROM) return odds;
  readBreak(source, head, tail, pair);
  odds = sides + weighed(joins, pair);
  if (lacksStop) odds += weighed(joins, wordsTogetherOf(reader, head, tail, pair));
  if (odds <= NO_CUT) return odds;
  const rest = takesUp.bias + head.takesUp + tail.takesUp(head.script) + weighed(takesUp, pair);
  return bothOdds(odds, rest + (takesUp[stop] ?? 0) * next);
}

/**
 * Odds of a cut where two others stand against it: that the text before is finished, and that it breaks off and the
 * text after is another's. `joins` and `takesUp` are log-odds against the one and the other.
 */
export function bothOdds(joins: number, takesUp: number): number {
  return -Math.log(Math.exp(-joins) + Math.exp(-takesUp));
}

export function joinFeatures(reader: SeamReader, head: HeadReading, tail: TailReading): Features {
  const pair = pairWordsOf(reader.source, head, tail);
  readBreak(reader.source, head, tail, pair);
  const features: Features = { ...head.words, ...tail.words, ...pair, ...head.shape, ...tail.shape };
  features.titleBehindText = titleBehindText(head, tail);
  features[nextStopFeature(head)] = nextStop(reader.source, head, tail);
  if (head.head.lacksStop) Object.assign(features, wordsTogetherOf(reader, head, tail, pair));
  return features;
}
