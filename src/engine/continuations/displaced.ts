import type { DisplacedDraft, SplitDraft } from '../findings/drafts.ts';
import type { Message, ReasonCode } from '../findings.ts';
import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import { cohesionOf, TermReader, type Terms } from './cohesion.ts';
import { clamp, logOddsOf } from '../evidence.ts';
import type { Blocks } from '../text/blocks.ts';
import type { ContinuationPage } from './page.ts';
import { displacedWeights } from './weights.table.ts';

export type HeadAndTailFeature =
  | 'joins' // the seam model's log-odds that the sentence goes on from head to tail
  | 'open' // … that the head is unfinished
  | 'headless' // … that the tail starts in mid-sentence
  | 'joinsNext' // … that the head goes on with what follows it (where that is a paragraph)
  | 'joinsBefore' // … that the tail continues what precedes it
  | 'aheadForHead' // `joins` less that of the likeliest other tail of the head, its neighbour included
  | 'aheadForTail' // `joins` less that of the likeliest other head of the tail, its neighbour included
  | 'overFurniture' // 1: only rules, notices, advertisements and the like stand between
  | 'overCaption' // 1: … captions too
  | 'overTitle' // 1: … titles, bylines and short paragraphs too
  | 'blocksBetween' // natural logarithm of the number of blocks between
  | 'backwards' // 1: the tail stands before its head
  | 'kinship'; // how much more the tail has in common with its head's article than with what stands before it now

export interface Candidate {
  /** Indexes of blocks. */
  readonly head: number;
  readonly tail: number;
  readonly far: boolean;
  readonly features: Readonly<Record<HeadAndTailFeature, number>>;
  readonly logOdds: number;
}

/** Blocks after an open head among which any may be its tail. */
const NEAR_BLOCKS = 5;
/** Open heads and headless tails further apart are compared with the nearest few of the other kind. */
const FAR_PARTNERS = 8;
/** A text with more far pairs than this is no page with lost tails: fewer partners are looked at, so that it ends. */
const FAR_PAIRS_ENOUGH = 40_000;
const OPEN_FROM = -1.5;
const SURELY_OPEN_FROM = 1;
const LIKELY_HEADLESS_FROM = -2.5;
/** Far pairs that go together worse are not looked at closer. */
const FAR_JOINS_FROM = -1.5;
/** Text that says what an article is about. */
const ARTICLE_CHARS = 800;
/** A pair takes its head or tail from a join of neighbours from these log-odds on. */
const OUTWEIGHS_JOIN_FROM = 0.5;
/** Pairs below are not reported at all. */
const REPORTED_FROM = -1;

/**
 * The best matching of heads and tails: each head has one tail and each tail one head, the likeliest first. Joins of
 * neighbours take part; those that lose their head or tail to a likelier pair are in `dropped`.
 */
export function matchPairs(
  { splitAfter, splitBefore }: ContinuationPage,
  pairs: readonly Candidate[],
): { readonly matched: readonly Candidate[]; readonly dropped: ReadonlySet<SplitDraft> } {
  const usedHeads = new Set<number>();
  const usedTails = new Set<number>();
  const dropped = new Set<SplitDraft>();
  const likely = pairs.filter(({ logOdds }) => logOdds > REPORTED_FROM);
  const matched = likely
    .toSorted((a, b) => b.logOdds - a.logOdds || a.head - b.head || a.tail - b.tail)
    .filter(({ head, tail, logOdds }) => {
      if (usedHeads.has(head) || usedTails.has(tail)) return false;
      const after = splitAfter.get(head);
      const before = splitBefore.get(tail);
      // The pair is a join of neighbours already, with nothing but a page's edge between.
      if (after !== undefined && after === before) return false;
      const rivals = [after, before].filter((split) => split !== undefined);
      // The pair was weighed with how well its neighbours join; a join was weighed without knowing of the pair.
      if (rivals.length > 0 && logOdds < OUTWEIGHS_JOIN_FROM) return false;
      for (const split of rivals) dropped.add(split);
      usedHeads.add(head);
      usedTails.add(tail);
      return true;
    });
  return { matched, dropped };
}

/** Every pair worth a look, with what speaks for and against it. */
export function pairHeadsAndTails(page: ContinuationPage): Candidate[] {
  const { standing, blocks } = page;
  const scale = new Scale(page);
  const heads: number[] = [];
  const tails: number[] = [];
  const pairs: Pair[] = [];
  for (let place = 0; place < standing.length; place++) {
    const block = standing[place]!;
    if (!carriesText(blocks, block)) continue;
    const open = scale.open(place);
    if (open >= SURELY_OPEN_FROM) heads.push(place);
    if (scale.headless(place) >= LIKELY_HEADLESS_FROM) tails.push(place);
    const last = Math.min(standing.length - 1, place + 1 + NEAR_BLOCKS);
    for (let tail = place + 2; tail <= last; tail++) {
      if (open < OPEN_FROM && !isLayout(textBetween(page, place, tail))) break;
      const pair = carriesText(blocks, standing[tail]!) ? scale.measure(place, tail) : null;
      if (pair) pairs.push(pair);
    }
  }
  const partners = Math.ceil(Math.min(FAR_PARTNERS, FAR_PAIRS_ENOUGH / Math.max(1, tails.length)));
  for (const tail of tails) {
    for (const head of nearest(heads, tail, partners)) {
      if (tail > head && tail <= head + 1 + NEAR_BLOCKS) continue;
      const pair = scale.measure(head, tail);
      if (pair) pairs.push(pair);
    }
  }
  return compareRivals(pairs);
}

/** A candidate in the making: how far it is ahead of its rivals is known when all are. */
interface Pair {
  readonly head: number;
  readonly tail: number;
  /** Other text stands between, not only layout. */
  readonly far: boolean;
  readonly features: Record<HeadAndTailFeature, number>;
}

/** How far each pair is ahead of others with the same head or tail. */
function compareRivals(pairs: readonly Pair[]): Candidate[] {
  const ofHead = new Map<number, TwoBest>();
  const ofTail = new Map<number, TwoBest>();
  for (const { head, tail, features } of pairs) {
    noteBest(ofHead, head, features.joins, features.joinsNext);
    noteBest(ofTail, tail, features.joins, features.joinsBefore);
  }
  return pairs.map(({ head, tail, far, features }) => {
    const { joins } = features;
    features.aheadForHead = clamp(joins - bestOther(ofHead.get(head)!, joins));
    features.aheadForTail = clamp(joins - bestOther(ofTail.get(tail)!, joins));
    return {
      head,
      tail,
      far,
      features,
      logOdds: logOddsOf(displacedWeights[far ? 'far' : 'near'], features),
    };
  });
}

interface TwoBest {
  best: number;
  second: number;
}

function noteBest(known: Map<number, TwoBest>, block: number, joins: number, neighbour: number): void {
  const two = known.get(block) ?? { best: neighbour, second: -6 };
  if (joins > two.best) {
    two.second = two.best;
    two.best = joins;
  } else if (joins > two.second) two.second = joins;
  known.set(block, two);
}

function bestOther({ best, second }: TwoBest, joins: number): number {
  return joins === best ? second : best;
}

/** Measures pairs of places in the page's standing blocks; what it reads of a place it reads once. */
class Scale {
  private readonly page: ContinuationPage;
  private readonly openAt: Float64Array;
  private readonly headlessAt: Float64Array;
  private readonly joinsNextAt: Float64Array;
  private readonly reader: TermReader;
  private readonly termsOfPassage = new KeptTerms();
  private readonly termsOfArticle = new KeptTerms();
  private kinTail = -1;
  private kinBefore = 0;

  constructor(page: ContinuationPage) {
    this.page = page;
    this.reader = new TermReader(page.text);
    const unread = () => new Float64Array(page.standing.length + 1).fill(Number.NaN);
    this.openAt = unread();
    this.headlessAt = unread();
    this.joinsNextAt = unread();
  }

  open(place: number): number {
    return read(this.openAt, place, () => clamp(this.page.seams.open(this.endOf(place)).logOdds));
  }

  headless(place: number): number {
    return read(this.headlessAt, place, () => clamp(this.page.seams.headless(this.startOf(place)).logOdds));
  }

  measure(head: number, tail: number): Pair | null {
    const { standing } = this.page;
    const between = textBetween(this.page, head, tail);
    const far = between === 'text';
    const joins = this.joins(head, tail);
    if (far && joins < FAR_JOINS_FROM) return null;
    const features = {
      joins,
      open: this.open(head),
      headless: this.headless(tail),
      joinsNext: this.joinsNext(head),
      joinsBefore: this.joinsNext(tail - 1),
      overFurniture: between === 'furniture' ? 1 : 0,
      overCaption: between === 'caption' ? 1 : 0,
      overTitle: between === 'title' ? 1 : 0,
      blocksBetween: Math.log(Math.abs(tail - head)),
      backwards: tail < head ? 1 : 0,
      kinship: far ? this.kinship(head, tail) : 0,
      aheadForHead: 0,
      aheadForTail: 0,
    };
    return { head: standing[head]!, tail: standing[tail]!, far, features };
  }

  private kinship(head: number, tail: number): number {
    const ofTail = this.passageTerms(tail);
    // A tail is compared with one head after the other.
    if (this.kinTail !== tail) {
      this.kinTail = tail;
      this.kinBefore = cohesionOf(this.articleTerms(tail - 1), ofTail);
    }
    return cohesionOf(this.articleTerms(head), ofTail) - this.kinBefore;
  }

  private passageTerms(place: number): Terms {
    return this.termsOfPassage.of(place, () => this.reader.read(this.startOf(place), this.endOf(place)));
  }

  /** Of what stands before the end of a place, the place included; of nothing before the first. */
  private articleTerms(place: number): Terms {
    return this.termsOfArticle.of(place, () => {
      const end = place < 0 ? 0 : this.endOf(place);
      return this.reader.read(Math.max(0, end - ARTICLE_CHARS), end);
    });
  }

  private joins(head: number, tail: number): number {
    return clamp(this.page.seams.joins(this.endOf(head), this.startOf(tail)).logOdds);
  }

  private joinsNext(place: number): number {
    if (place < 0 || place + 1 >= this.page.standing.length) return -6;
    return read(this.joinsNextAt, place, () => this.joins(place, place + 1));
  }

  private startOf(place: number): number {
    return this.page.blocks.starts[this.page.standing[place]!]!;
  }

  private endOf(place: number): number {
    return this.page.blocks.ends[this.page.standing[place]!]!;
  }
}

function read(known: Float64Array, place: number, measure: () => number): number {
  if (Number.isNaN(known[place])) known[place] = measure();
  return known[place]!;
}

/** Tails are taken in reading order, and their heads stand around them: what was read last is asked for again. */
class KeptTerms {
  private readonly places: number[] = [];
  private readonly terms: Terms[] = [];

  of(place: number, read: () => Terms): Terms {
    const slot = place & (KEPT_TERMS - 1);
    if (this.places[slot] !== place || this.terms[slot] === undefined) {
      this.places[slot] = place;
      this.terms[slot] = read();
    }
    return this.terms[slot];
  }
}

/** A power of two. */
const KEPT_TERMS = 256;

function carriesText(blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  return kind === 'paragraph' || kind === 'title' || kind === 'list';
}

const weightOf = { furniture: 0, caption: 1, title: 2, text: 3 } as const;

function isLayout(interruption: keyof typeof weightOf): boolean {
  return interruption === 'furniture' || interruption === 'caption';
}

/** What interrupts: the weightiest of the blocks between. */
function textBetween(
  { text, standing, blocks }: ContinuationPage,
  head: number,
  tail: number,
): keyof typeof weightOf {
  if (tail < head || tail - head > 4) return 'text';
  let weightiest: keyof typeof weightOf = 'furniture';
  for (let place = head + 1; place < tail; place++) {
    const block = standing[place]!;
    const kind = interruption(text, blocks, block);
    if (weightOf[kind] > weightOf[weightiest]) weightiest = kind;
  }
  return weightiest;
}

function interruption(text: string, blocks: Blocks, block: number): keyof typeof weightOf {
  const kind = blocks.kind(block);
  if (kind === 'furniture' || kind === 'caption') return kind;
  const start = blocks.starts[block]!;
  if (HEADING_SIGNS.includes(text[start]!) || onlySigns(text, start, blocks.ends[block]!)) return 'furniture';
  const length = blocks.ends[block]! - start;
  if (kind === 'title' || kind === 'byline') return 'title';
  return length <= (blocks.script(block) === 'latin' ? 80 : 40) ? 'title' : 'text';
}

/** ■ 相关链接: a heading of the layout, not of an article. */
const HEADING_SIGNS = '■□◆◇●○★☆▲△▶►◎※';

function onlySigns(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!'*-_=~·• .#'.includes(text[at]!)) return false;
  return true;
}

/** The nearest few of a sorted list on either side of a place. */
function nearest(sorted: readonly number[], place: number, each: number): number[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - each), low + each).filter((other) => other !== place);
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
