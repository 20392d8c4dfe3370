import type { Blocks } from '../text/blocks.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';
import { endingAt } from './punctuation.ts';

/** How often the paragraphs around a place lack the mark of a sentence's end. OCR pages lose up to half of them. */
export interface PageStatistics {
  /**
   * log P(a whole paragraph near this block lacks its last mark), the block itself not counted. About −5 on a clean
   * page, −1 on a noisy one.
   */
  missingMark(block: number): number;
  /** Log-odds that the page is a clean one, where only a cut lacks its mark; −4 to 4. */
  clean(block: number): number;
}

/** Blocks on either side that count as the same page. */
const REACH = 40;
/** Shorter blocks are titles as often as paragraphs. */
const FEWEST_CHARS = 50;
/** Rates at which pages lose their marks, and how many pages do: most none (only oddities), the others any up to a half. */
const LOSS_RATES = [0.004, 0.03, 0.08, 0.15, 0.22, 0.3, 0.38, 0.46] as const;
const LOSS_SHARES = [0.6, 0.06, 0.06, 0.06, 0.06, 0.06, 0.05, 0.05] as const;
/** Paragraphs that lack the mark because they are cut: so many a page, whatever its length. */
const CUTS_A_PAGE = 0.8;
const MOST_CUTS = 5;
/** Misread characters in a thousand, on a clean and a noisy page. */
const CLEAN_MISREADINGS = 0.06;
const NOISY_MISREADINGS = 1;
/** A page's misreadings say at most this much for noise, and their absence against it: not all noise is of this kind. */
const MOST_MISREADING_ODDS = 5;
const LEAST_MISREADING_ODDS = 1.6;
const MOST_CLEAN_ODDS = 4;

export function readPageStatistics(text: string, blocks: Blocks): PageStatistics {
  const wholes = new Int32Array(blocks.count + 1);
  const missing = new Int32Array(blocks.count + 1);
  const misread = new Int32Array(blocks.count + 1);
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!;
    const end = blocks.ends[block]!;
    const counts = end - start >= FEWEST_CHARS && blocks.kind(block) === 'paragraph';
    const plain = counts && endingAt(text, end - 1, start) === 'plain';
    wholes[block + 1] = wholes[block]! + (counts ? 1 : 0);
    missing[block + 1] = missing[block]! + (plain ? 1 : 0);
    misread[block + 1] = misread[block]! + misreadingsIn(text, start, end);
  }
  const lossAround = (block: number): Loss => {
    const from = Math.max(0, block - REACH);
    const to = Math.min(blocks.count, block + REACH + 1);
    const inside = block >= 0 && block < blocks.count;
    const lacking = missing[to]! - missing[from]! - (inside ? missing[block + 1]! - missing[block]! : 0);
    const all = wholes[to]! - wholes[from]! - (inside ? wholes[block + 1]! - wholes[block]! : 0);
    const thousands = to > from ? (blocks.ends[to - 1]! - blocks.starts[from]!) / 1000 : 0;
    const misreadings = misread[to]! - misread[from]!;
    return lossOf(all, lacking, misreadingOdds(misreadings, thousands));
  };
  return {
    missingMark: (block) => lossAround(block).logRate,
    clean: (block) => lossAround(block).cleanOdds,
  };
}

/** Lone lower-case letters between Han characters or digits (厂m商, 201z年), lone digits in Latin words (fr0m). */
function misreadingsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7a || code < 0x30) continue;
    const before = text.charCodeAt(at - 1);
    const after = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (isLowerCase(code)) {
      if (isHan(before) ? !isLetter(after) && after !== 0x20 : isDigit(before) && isDigit(after)) count++;
    } else if (isDigit(code) && isLowerCase(before) && isLowerCase(after)) count++;
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

interface Loss {
  readonly logRate: number;
  readonly cleanOdds: number;
}

/** Posterior mean of the rate of lost marks, and odds of the lowest rate, given that of `all` paragraphs `lacking` lack it. */
function lossOf(all: number, lacking: number, noisyOdds: number): Loss {
  let sum = 0;
  let weighted = 0;
  let clean = 0;
  for (let index = 0; index < LOSS_RATES.length; index++) {
    const rate = LOSS_RATES[index]!;
    const prior = LOSS_SHARES[index]! * (index === 0 ? 1 : Math.exp(noisyOdds));
    const share = prior * lossLikelihood(all, lacking, rate);
    sum += share;
    weighted += share * rate;
    if (index === 0) clean = share;
  }
  if (sum === 0) return { logRate: Math.log(lacking / all), cleanOdds: -MOST_CLEAN_ODDS };
  const odds = Math.log((clean + 1e-9 * sum) / (sum - clean + 1e-9 * sum));
  return {
    logRate: Math.log(weighted / sum),
    cleanOdds: Math.max(-MOST_CLEAN_ODDS, Math.min(MOST_CLEAN_ODDS, odds)),
  };
}

/** P(`lacking` of `all`), some of them cut and the rest lost at `rate`. */
function lossLikelihood(all: number, lacking: number, rate: number): number {
  let likelihood = 0;
  let poisson = Math.exp(-CUTS_A_PAGE);
  for (let cuts = 0; cuts <= Math.min(lacking, MOST_CUTS); cuts++) {
    if (cuts > 0) poisson *= CUTS_A_PAGE / cuts;
    const lost = lacking - cuts;
    let log = lost * Math.log(rate) + (all - lost) * Math.log(1 - rate);
    for (let k = 1; k <= lost; k++) log += Math.log((all - lost + k) / k);
    likelihood += poisson * Math.exp(log);
  }
  return likelihood;
}
