import type { DisplacedDraft } from '../findings/drafts.ts';
import type { Message, ReasonCode } from '../findings.ts';
import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import { clamp, logOddsOf } from '../evidence.ts';
import type { ContinuationPage } from './page.ts';
import { displacedWeights } from './weights.table.ts';

export type HeadAndTailFeature =
  | 'joins' // the seam model's log-odds that the sentence goes on from head to tail
  | 'open' // … that the head is unfinished
  | 'headless' // … that the tail starts in mid-sentence
  | 'joinsNext' // … that the head goes on with what follows it (where that is a paragraph)
  | 'joinsBefore' // … that the tail continues what precedes it
  | 'besideFurniture' // 1: only captions, titles, rules and the like stand between
  | 'blocksBetween' // natural logarithm of the number of blocks between
  | 'backwards'; // 1: the tail stands before its head

export interface Candidate {
  /** Indexes of blocks. */
  readonly head: number;
  readonly tail: number;
  readonly features: Readonly<Record<HeadAndTailFeature, number>>;
  readonly logOdds: number;
}

/** Blocks after an open head among which any may be its tail. */
const NEAR_BLOCKS = 5;
/** Open heads and headless tails further apart are compared with the nearest few of the other kind. */
const FAR_PARTNERS = 24;
const OPEN_FROM = -1.5;
const SURELY_OPEN_FROM = 1;
const SURELY_HEADLESS_FROM = 1;
/** Pairs below are not reported at all. */
const REPORTED_FROM = -1;

/** The best matching of heads and tails: each head has one tail and each tail one head, the likeliest pairs first. */
export function matchPairs(pairs: readonly Candidate[]): Candidate[] {
  const usedHeads = new Set<number>();
  const usedTails = new Set<number>();
  const likely = pairs.filter(({ logOdds }) => logOdds > REPORTED_FROM);
  return likely
    .toSorted((a, b) => b.logOdds - a.logOdds || a.head - b.head || a.tail - b.tail)
    .filter(({ head, tail }) => {
      if (usedHeads.has(head) || usedTails.has(tail)) return false;
      usedHeads.add(head);
      usedTails.add(tail);
      return true;
    });
}

/** Every pair worth a look, with what speaks for and against it. */
export function pairHeadsAndTails(page: ContinuationPage): Candidate[] {
  const { standing, blocks, seams, leadsOn, ledUpTo } = page;
  const heads: number[] = [];
  const tails: number[] = [];
  const candidates: Candidate[] = [];
  const open = new Float64Array(standing.length).fill(-6);
  for (let place = 0; place < standing.length; place++) {
    const block = standing[place]!;
    if (!carriesText(page, block)) continue;
    if (!leadsOn[block]) open[place] = clamp(seams.open(blocks.ends[block]!).logOdds);
    if (open[place]! >= SURELY_OPEN_FROM) heads.push(place);
    if (!ledUpTo[block] && seams.headless(blocks.starts[block]!).logOdds >= SURELY_HEADLESS_FROM)
      tails.push(place);
  }
  for (let place = 0; place < standing.length; place++) {
    if (open[place]! < OPEN_FROM) continue;
    const last = Math.min(standing.length - 1, place + 1 + NEAR_BLOCKS);
    for (let tail = place + 2; tail <= last; tail++) {
      const candidate = weigh(page, place, tail);
      if (candidate) candidates.push(candidate);
    }
  }
  for (const tail of tails) {
    for (const head of nearest(heads, tail)) {
      if (tail > head && tail <= head + 1 + NEAR_BLOCKS) continue;
      const candidate = weigh(page, head, tail);
      if (candidate) candidates.push(candidate);
    }
  }
  return candidates;
}

function weigh(page: ContinuationPage, headPlace: number, tailPlace: number): Candidate | null {
  const { standing, blocks, seams, ledUpTo } = page;
  const head = standing[headPlace]!;
  const tail = standing[tailPlace]!;
  if (ledUpTo[tail] || !carriesText(page, tail) || blocks.script(head) !== blocks.script(tail)) return null;
  const headEnd = blocks.ends[head]!;
  const tailStart = blocks.starts[tail]!;
  const next = standing[headPlace + 1];
  const before = standing[tailPlace - 1];
  const features = {
    joins: clamp(seams.joins(headEnd, tailStart).logOdds),
    open: clamp(seams.open(headEnd).logOdds),
    headless: clamp(seams.headless(tailStart).logOdds),
    joinsNext: next === undefined ? -6 : clamp(seams.joins(headEnd, blocks.starts[next]!).logOdds),
    joinsBefore: before === undefined ? -6 : clamp(seams.joins(blocks.ends[before]!, tailStart).logOdds),
    besideFurniture: onlyFurnitureBetween(page, headPlace, tailPlace) ? 1 : 0,
    blocksBetween: Math.log(Math.abs(tailPlace - headPlace)),
    backwards: tailPlace < headPlace ? 1 : 0,
  };
  return { head, tail, features, logOdds: logOddsOf(displacedWeights, features) };
}

function carriesText({ blocks }: ContinuationPage, block: number): boolean {
  const kind = blocks.kind(block);
  return kind === 'paragraph' || kind === 'title' || kind === 'list';
}

function onlyFurnitureBetween({ standing, blocks }: ContinuationPage, head: number, tail: number): boolean {
  if (tail < head || tail - head > 4) return false;
  for (let place = head + 1; place < tail; place++) {
    const block = standing[place]!;
    const long = blocks.ends[block]! - blocks.starts[block]! > (blocks.script(block) === 'latin' ? 80 : 40);
    if (blocks.kind(block) === 'paragraph' && long) return false;
  }
  return true;
}

/** The nearest few of a sorted list on either side of a place. */
function nearest(sorted: readonly number[], place: number): number[] {
  let at = 0;
  while (at < sorted.length && sorted[at]! < place) at++;
  return sorted.slice(Math.max(0, at - FAR_PARTNERS), at + FAR_PARTNERS).filter((other) => other !== place);
}

/** What an editor is told about a tail and its head. */
export function describePair(
  { text, blocks, seams }: ContinuationPage,
  { head, tail, logOdds }: Candidate,
): DisplacedDraft {
  const headRange = { start: blocks.starts[head]!, end: blocks.ends[head]! };
  const tailRange = { start: blocks.starts[tail]!, end: blocks.ends[tail]! };
  const between = Math.max(tailRange.start - headRange.end, headRange.start - tailRange.end);
  const reasons: Message<ReasonCode>[] = [
    {
      code: 'tail-fits-head',
      params: { head: quoteBefore(text, headRange.end), tail: quoteAfter(text, tailRange.start) },
    },
    ...seams.joins(headRange.end, tailRange.start).reasons(),
    { code: 'text-between', params: { characters: between } },
  ];
  return { head: headRange, tail: tailRange, logOdds, reasons };
}
