import type { Blocks } from '../text/blocks.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import { endingAt } from './punctuation.ts';

/** How often the paragraphs around a place lack the mark of a sentence's end. OCR pages lose up to half of them. */
export interface PageStatistics {
  /**
   * log P(a whole paragraph near this block lacks its last mark), the block itself not counted. About −5 on a clean
   * page, −1 on a noisy one.
   */
  missingMark(block: number): number;
  /** How surely the paragraphs near this block keep their marks, 0 to 1: hardly one lacks its own, and no character was misread. */
  keepsMarks(block: number): number;
  /** Do paragraphs near this block end with a comma where others have a full stop, as papers of the 1920s print it? */
  endsInCommas(block: number): boolean;
  /** Share of the paragraphs near this block with a space between two Han characters: many where a program put them. */
  spaced(block: number): number;
  /**
   * The same once stray copies are gone: where a copy ends without a mark it was cut out, and the characters misread in it say
   * nothing of the others. One that has its mark still tells that marks are kept.
   */
  without(remaining: RemainingText): PageStatistics;
}

/** Blocks on either side that count as the same page. */
const REACH = 40;
/** So many paragraphs, and such a share of those around, end with a comma by habit; cuts make one or two. */
const FEWEST_COMMAS = 4;
const LEAST_COMMA_SHARE = 0.15;
/** Shorter blocks are titles as often as paragraphs. */
const FEWEST_CHARS = 50;
/** Rates at which pages lose their marks, and how many pages do: most none (only oddities), the others any up to a half. */
const LOSS_RATES = [0.004, 0.03, 0.08, 0.15, 0.22, 0.3, 0.38, 0.46] as const;
const LOSS_SHARES = [0.6, 0.06, 0.06, 0.06, 0.06, 0.06, 0.05, 0.05] as const;
/** Were it more, words could explain away every lost mark of a page as a cut. */
const MOST_FLOW_OF_OTHERS = 2.5;
/** log P(a mark is missing) of pages that keep all but oddities, and of those that lose one in ten. */
const KEEPING_PAGE = -4.5;
const LOSING_PAGE = -2.3;
/** So many more paragraphs without spaces: one or two say little about a page. */
const UNSPACED = 3;
/**
 * Shares of paragraphs that are cut, and how many pages are so: most have a few, but one set in short columns may be cut
 * at every third. Were only the first thought possible, their cuts would pass for lost marks.
 */
const CUT_RATES = [0.02, 0.1, 0.3] as const;
const CUT_SHARES = [0.9, 0.07, 0.03] as const;

/** A kind of page that is thought possible. */
interface Habit {
  readonly lossRate: number;
  readonly cutRate: number;
  /** Its paragraphs lose their marks, and not by an oddity alone. */
  readonly isNoisy: boolean;
  readonly logShare: number;
  /** log P(a paragraph has its mark). */
  readonly logKept: number;
}

const habits: readonly Habit[] = CUT_RATES.flatMap((cutRate, cut) =>
  LOSS_RATES.map((lossRate, loss) => ({
    lossRate,
    cutRate,
    isNoisy: loss > 0,
    logShare: Math.log(CUT_SHARES[cut]! * LOSS_SHARES[loss]!),
    logKept: Math.log(1 - lossRate - cutRate),
  })),
);

/** Misread characters in a thousand, on a clean and a noisy page. */
const CLEAN_MISREADINGS = 0.06;
const NOISY_MISREADINGS = 1;
/** A page's misreadings say at most this much for noise, and their absence against it: not all noise is of this kind. */
const MOST_MISREADING_ODDS = 5;
const LEAST_MISREADING_ODDS = 1.6;
/** Noise stands in most parts of a page; misreadings in one part alone are those of a copy that was read badly. */
const PARTS = 4;

/**
 * @param flow log ratio of likelihoods, by the words alone, that the text of a block goes on in the next one, or breaks off: a
 *   paragraph that lacks its mark because it is cut says nothing about how often marks are lost
 */
export function readPageStatistics(
  text: string,
  blocks: Blocks,
  flow: (block: number) => number,
): PageStatistics {
  return statisticsOf(text, blocks, flow, surveyBlocks(text, blocks));
}

function statisticsOf(
  text: string,
  blocks: Blocks,
  flow: (block: number) => number,
  survey: Survey,
): PageStatistics {
  const { wholes, commas, misread, lacking } = survey;
  // Sums over the paragraphs that lack their mark, for each habit, so that a window costs a difference.
  let sums: readonly Float64Array[] | undefined;
  const known = new Float32Array(blocks.count + 1).fill(Number.NaN);
  const losses = new Float64Array(habits.length);
  let spacedBefore: Int32Array | undefined;
  const noisyOdds = (from: number, to: number): number => {
    const thousands = to > from ? (blocks.ends[to - 1]! - blocks.starts[from]!) / 1000 : 0;
    return Math.min(
      misreadingOdds(misread[to]! - misread[from]!, thousands),
      (MOST_MISREADING_ODDS * Math.max(0, partsWith(misread, from, to) - 1)) / (PARTS - 1),
    );
  };
  return {
    keepsMarks(block) {
      const { from, to } = windowAround(block, blocks.count);
      if (noisyOdds(from, to) > 0) return 0;
      const kept = (LOSING_PAGE - this.missingMark(block)) / (LOSING_PAGE - KEEPING_PAGE);
      return Math.max(0, Math.min(1, kept));
    },
    spaced(block) {
      spacedBefore ??= countSpaced(text, blocks, wholes);
      const { from, to } = windowAround(block, blocks.count);
      return (spacedBefore[to]! - spacedBefore[from]!) / (wholes[to]! - wholes[from]! + UNSPACED);
    },
    endsInCommas(block) {
      const { from, to } = windowAround(block, blocks.count);
      const ends = commas[to]! - commas[from]!;
      return ends >= FEWEST_COMMAS && ends >= LEAST_COMMA_SHARE * (wholes[to]! - wholes[from]!);
    },
    missingMark(block) {
      if (!Number.isNaN(known[block + 1]!)) return known[block + 1]!;
      sums ??= sumLosses(lacking, flow);
      const { from, to } = windowAround(block, blocks.count);
      const [first, last] = [firstFrom(lacking, from), firstFrom(lacking, to)];
      const own = firstFrom(lacking, block);
      const lacksItself = own < lacking.length && lacking[own] === block;
      const counts = block >= 0 && wholes[block + 1]! > wholes[block]!;
      const kept = wholes[to]! - wholes[from]! - (last - first) - (counts && !lacksItself ? 1 : 0);
      for (let index = 0; index < losses.length; index++) {
        const sum = sums[index]!;
        losses[index] =
          (sum[last]! - sum[first]! - (lacksItself ? sum[own + 1]! - sum[own]! : 0)) / LOG_STEPS;
      }
      return (known[block + 1] = logLossRate(kept, losses, noisyOdds(from, to)));
    },
    without: (remaining) => statisticsOf(text, blocks, flow, surveyWithout(survey, blocks, remaining)),
  };
}

function windowAround(block: number, count: number): { readonly from: number; readonly to: number } {
  return { from: Math.max(0, block - REACH), to: Math.min(count, block + REACH + 1) };
}

/** In how many parts of some blocks, as many blocks in each, there is something of what was counted before each. */
function partsWith(counts: Int32Array, from: number, to: number): number {
  let parts = 0;
  for (let part = 0; part < PARTS; part++) {
    const [start, end] = [part, part + 1].map((at) => from + Math.round(((to - from) * at) / PARTS));
    if (counts[end!]! > counts[start!]!) parts++;
  }
  return parts;
}

/**
 * Logarithms are summed in whole steps, whose sums are exact: the difference of two is the sum over the paragraphs between,
 * whatever stands before them.
 */
const LOG_STEPS = 2 ** 28;

/** For each habit, the sums of log P(a paragraph lacks its mark, cut or lost) before each of those that lack it. */
function sumLosses(lacking: Int32Array, flow: (block: number) => number): Float64Array[] {
  const sums = habits.map(() => new Float64Array(lacking.length + 1));
  lacking.forEach((block, index) => {
    const likelihood = Math.exp(Math.min(MOST_FLOW_OF_OTHERS, flow(block)));
    habits.forEach(({ cutRate, lossRate }, at) => {
      sums[at]![index + 1] =
        sums[at]![index]! + Math.round(Math.log(cutRate * likelihood + lossRate) * LOG_STEPS);
    });
  });
  return sums;
}

interface Survey {
  /** Paragraphs, those that end with a comma, and misread characters, before each block. */
  readonly wholes: Int32Array;
  readonly commas: Int32Array;
  readonly misread: Int32Array;
  /** The paragraphs that lack their mark. */
  readonly lacking: Int32Array;
}

function surveyBlocks(text: string, blocks: Blocks): Survey {
  const wholes = new Int32Array(blocks.count + 1);
  const commas = new Int32Array(blocks.count + 1);
  const misread = new Int32Array(blocks.count + 1);
  const lacking: number[] = [];
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!;
    const end = blocks.ends[block]!;
    const counts = end - start >= FEWEST_CHARS && blocks.kind(block) === 'paragraph';
    const ending = counts ? endingAt(text, end - 1, start) : undefined;
    if (ending === 'plain') lacking.push(block);
    wholes[block + 1] = wholes[block]! + (counts ? 1 : 0);
    commas[block + 1] = commas[block]! + (ending === 'comma' ? 1 : 0);
    misread[block + 1] = misread[block]! + misreadingsIn(text, start, end);
  }
  return { wholes, commas, misread, lacking: Int32Array.from(lacking) };
}

/** Of a block alone, where it is counted before each. */
function own(counts: Int32Array, block: number): number {
  return counts[block + 1]! - counts[block]!;
}

function surveyWithout(survey: Survey, { ends, count }: Blocks, remaining: RemainingText): Survey {
  const isGone = (block: number): boolean => !remaining.isWhole(ends[block]! - 1, ends[block]!);
  const cutOut = new Set(survey.lacking.filter(isGone));
  const wholes = new Int32Array(count + 1);
  const commas = new Int32Array(count + 1);
  const misread = new Int32Array(count + 1);
  for (let block = 0; block < count; block++) {
    const gone = isGone(block);
    const inCommas = own(survey.commas, block);
    const isWhole = own(survey.wholes, block) - (gone && (inCommas > 0 || cutOut.has(block)) ? 1 : 0);
    wholes[block + 1] = wholes[block]! + isWhole;
    commas[block + 1] = commas[block]! + (gone ? 0 : inCommas);
    misread[block + 1] = misread[block]! + (gone ? 0 : own(survey.misread, block));
  }
  return { wholes, commas, misread, lacking: survey.lacking.filter((block) => !cutOut.has(block)) };
}

/** Paragraphs with a space between two Han characters, before each block. */
function countSpaced(text: string, blocks: Blocks, wholes: Int32Array): Int32Array {
  const spaced = new Int32Array(blocks.count + 1);
  for (let block = 0; block < blocks.count; block++) {
    const counts = wholes[block + 1]! > wholes[block]!;
    const isSpaced = counts && hasInnerSpace(text, blocks.starts[block]!, blocks.ends[block]!);
    spaced[block + 1] = spaced[block]! + (isSpaced ? 1 : 0);
  }
  return spaced;
}

function hasInnerSpace(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at + 1 < end; at++) if (isSpaceInWords(text, at)) return true;
  return false;
}

/** A space that stands between two Han characters. */
export function isSpaceInWords(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code === 0x20 || code === 0x3000) && isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at + 1))
  );
}

/** Index of the first entry that is at least `wanted`. */
function firstFrom(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lone lower-case letters between Han characters or digits (厂m商, 201z年), lone digits in Latin words (fr0m). */
function misreadingsIn(text: string, start: number, end: number): number {
  let count = 0;
  let code = text.charCodeAt(start);
  for (let at = start + 1; at < end; at++) {
    const before = code;
    code = text.charCodeAt(at);
    if (code > 0x7a || code < 0x30) continue;
    if (isLowerCase(code)) {
      // Within a word, as nearly all are.
      if (isLowerCase(before)) continue;
      const after = at + 1 < end ? text.charCodeAt(at + 1) : 0;
      if (isHan(before) ? !isLetter(after) && after !== 0x20 : isDigit(before) && isDigit(after)) count++;
    } else if (isLowerCase(before) && isDigit(code)) {
      if (at + 1 < end && isLowerCase(text.charCodeAt(at + 1))) count++;
    }
  }
  return count;
}

function isLowerCase(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function misreadingOdds(misreadings: number, thousands: number): number {
  const odds =
    misreadings * Math.log(NOISY_MISREADINGS / CLEAN_MISREADINGS) -
    (NOISY_MISREADINGS - CLEAN_MISREADINGS) * thousands;
  return Math.max(-LEAST_MISREADING_ODDS, Math.min(MOST_MISREADING_ODDS, odds));
}

/**
 * Posterior mean of the rate of lost marks: `kept` paragraphs have theirs, `losses` is what the others say of each habit, and is
 * used up.
 */
function logLossRate(kept: number, losses: Float64Array, noisyOdds: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < habits.length; index++) {
    const { logShare, logKept, isNoisy } = habits[index]!;
    const log = logShare + (isNoisy ? noisyOdds : 0) + Math.max(0, kept) * logKept + losses[index]!;
    losses[index] = log;
    if (log > most) most = log;
  }
  let sum = 0;
  let weighted = 0;
  for (let index = 0; index < habits.length; index++) {
    const share = Math.exp(losses[index]! - most);
    sum += share;
    weighted += share * habits[index]!.lossRate;
  }
  return Math.log(weighted / sum);
}
