import { clamp } from '../evidence.ts';
import { carriesText } from '../text/blocks.ts';
import { languagesApart, type Votes, votesOf } from '../language/language.ts';
import { areCentred, areScraps } from '../seams/split-paragraphs.ts';
import { isSetInLines, isSignsAlone, textBetween } from './interruptions.ts';
import { Kinship } from './kinship.ts';
import { type ContinuationPage, isLayout, isScrap, scriptOf } from './page.ts';

export type PairFeature =
  | 'joins' // the seam model's log-odds that the sentence goes on from head to tail
  | 'languagesDiffer' // 1: head and tail are surely in two languages, in Latin script; less where few words tell
  | 'open' // … that the head is unfinished
  | 'surelyOpen' // logarithm of the probability of that: it does not grow with certainty
  | 'headless' // log-odds that the tail starts in mid-sentence
  | 'surelyHeadless' // logarithm of the probability of that
  | 'midSentence' // the start model's log-odds of the same, for Chinese
  | 'headTitle' // 1: the head may well be a title: one short sentence, and what follows starts a new one
  | 'headMarked' // 1: … and is marked as one
  | 'tailTitle' // 1: the tail may well be a title
  | 'headShort' // 1 − its columns / 120, at least 0
  | 'tailShort' // the same of the tail
  | 'openShare' // share of the page's paragraphs that seem unfinished: where many are, it says little
  | 'headlessShare' // share of those that seem to start in mid-sentence
  | 'joinsNext' // … that the head goes on with what follows it (where that is a paragraph), where it is likely to
  | 'partsNext' // … where it is not; at most 0
  | 'joinsBefore' // … that the tail continues what precedes it, where it is likely to
  | 'partsBefore' // … where it is not; at most 0
  | 'nextHeadless' // … that what follows the head starts in mid-sentence
  | 'openBefore' // … that what precedes the tail is unfinished
  | 'headAtEnd' // 1: a title, a byline or nothing follows the head
  | 'tailAtStart' // 1: a title, a byline or nothing precedes the tail
  | 'tailAtEnd' // 1: a title, a byline or nothing follows the tail
  | 'lastOnPage' // 1: no text follows the tail
  | 'firstOnPage' // 1: no text precedes the tail but titles: the name of paper or section, where none is known to be one
  | 'headLast' // 1: no text follows the head, and the tail stands before it: what ends a page unfinished goes on overleaf
  | 'overFurniture' // 1: only rules, notices and the like stand between
  | 'overCaption' // 1: … captions too
  | 'overBox' // 1: … advertisements, fact boxes and pull quotes too
  | 'overTitle' // 1: … titles, bylines and short paragraphs too
  | 'sameArticle' // 1: no title stands between
  | 'blocksBetween' // natural logarithm of the number of blocks between
  | 'backwards' // 1: the tail stands before its head
  | 'kinship' // how much more the tail has in common with its head's article than with what stands before it now
  | 'columnKinship'; // the same of the tail and what follows it, where they have more; at least 0

/** `next`: nothing stands between; `near`: layout, or up to a few blocks; `far`: other text. */
export type PairDistance = 'next' | 'near' | 'far';

/** Which weights a pair is weighed with: scripts with and without capital letters have different evidence. */
export type PairScript = 'wide' | 'latin';

export interface Pair {
  /** Places among the page's standing blocks. */
  readonly head: number;
  readonly tail: number;
  readonly distance: PairDistance;
  readonly script: PairScript;
  readonly features: Readonly<Record<PairFeature, number>>;
}

const OPEN_FROM = -3.5;
/** Of 165 displaced tails told on labelled pages none was below; what is, is tried with the head right before it alone. */
const HEADLESS_FROM = { wide: -4, latin: -5 } as const;
/** Open heads and headless tails that are both doubtful are no pair. */
const OPEN_AND_HEADLESS_FROM = -4;
const JOINS_FROM = -4;
/** Log-odds that a tail starts in mid-sentence, and that the text goes on with it: of 191 pairs on labelled pages none is below both. */
const BEGINS_ANEW = -1;
const BREAKS_OFF = { latin: 0, wide: -1 } as const;
/** Of two that only furniture divides: the page's edge is asked about as a seam, too, with odds of its own (split-paragraphs.ts). */
const JOINS_OVER_FURNITURE_FROM = -3;
/** Behind an open end nearly all that follows seems to go on; what fits best is told by the odds beyond. */
const MOST_JOINS = 14;
/** What has so much less in common with the head's article begins no column of it. */
const FOREIGN = -0.5;
/** A text with more pairs is no page: of each tail only the nearest heads are looked at. */
const PAIRS_ENOUGH = 6_000;
/** Open heads on either side of a tail: no page has more, and a text of many pages is not searched from end to end. */
const PARTNERS_ENOUGH = 12;
/** Log-odds of neighbours: what surely does not join says no more when it is a title or a mark of the layout. */
const LEAST_NEIGHBOUR = -6;
const INNER_END = /[。！？]|[.!?]\s/u;
/** So many words of one language on either side tell two apart. */
const WORDS_THAT_TELL = 3;
/** What is longer is no title. */
const SHORT_COLUMNS = 120;

/** Every pair of an open head and a headless tail that is worth a look, with what speaks for and against it. */
export function readPairs(page: ContinuationPage): Pair[] {
  const pairs: Pair[] = [];
  forEachPair(page, (pair) => pairs.push({ ...pair, features: { ...pair.features } }));
  return pairs;
}

/** @param visit the features are the next pair's once it has returned: a long text has too many pairs to keep them all */
export function forEachPair(page: ContinuationPage, visit: (pair: Pair) => void): void {
  const { standing, blocks } = page;
  const reader = new PairReader(page);
  const heads: number[] = [];
  const tails: number[] = [];
  for (let place = 0; place < standing.length; place++) {
    if (!carriesText(blocks, standing[place]!)) continue;
    if (isScrap(page, place)) continue;
    const isOpen = !blocks.headlineGoesOn(standing[place]!) && reader.open(place) >= OPEN_FROM;
    if (isOpen && !hasStopBehind(page, place)) heads.push(place);
    if (isTitle(page, standing[place]!)) continue;
    tails.push(place);
  }
  reader.setShares(heads, tails);
  const headless = tails.filter((tail) => reader.mayBeHeadless(tail)).length;
  const partners = Math.min(PARTNERS_ENOUGH, Math.ceil(PAIRS_ENOUGH / Math.max(1, 2 * headless)));
  for (const tail of tails) {
    // A head that goes on with what stands right behind it has no tail elsewhere, whatever that begins with.
    const candidates = reader.mayBeHeadless(tail)
      ? nearest(heads, tail, partners)
      : nearest(heads, tail, 1).filter((head) => reader.isRightBefore(head, tail));
    for (const head of candidates) {
      if (reader.open(head) + reader.start(tail) < OPEN_AND_HEADLESS_FROM) continue;
      if (areScraps(blocks, standing[head]!, standing[tail]!)) continue;
      // A short head may look like the headline of what follows it, but seldom has its tail before it as well.
      if (tail < head && blocks.headline(standing[head]!)) continue;
      const pair = reader.measure(head, tail);
      if (pair) visit(pair);
    }
  }
}

/** Does the full stop that the text at a place lacks stand right behind it? */
function hasStopBehind({ seams, standing, blocks }: ContinuationPage, place: number): boolean {
  const next = standing[place + 1];
  return next !== undefined && seams.endsWithOwnStop(blocks.ends[standing[place]!]!, blocks.starts[next]!);
}

/** Measures pairs of places in the page's standing blocks; what it reads of a place it reads once. */
class PairReader {
  private readonly page: ContinuationPage;
  private readonly joinsNextAt: Float64Array;
  /** 0: not read yet; 1: no; 2: yes. */
  private readonly maybeTitleAt: Uint8Array;
  private readonly votesAt: (Votes | undefined)[] = [];
  private openShare = Number.NaN;
  private headlessShare = Number.NaN;
  private readonly kinship: Kinship;
  /** Of the pair measured last. */
  private readonly features = noFeatures();
  /** Place of the first paragraph. */
  private readonly firstText: number;
  /** Number of titles up to a place. */
  private readonly titles: Int32Array;
  /** Places of the nearest text before and after each place that is neither layout nor a byline. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;

  constructor(page: ContinuationPage) {
    this.page = page;
    this.kinship = new Kinship(page);
    const { standing, blocks } = page;
    const count = standing.length;
    this.firstText = standing.findIndex((block) => blocks.kind(block) === 'paragraph');
    this.joinsNextAt = new Float64Array(count + 1).fill(Number.NaN);
    this.maybeTitleAt = new Uint8Array(count);
    this.titles = new Int32Array(count + 1);
    this.before = new Int32Array(count);
    this.after = new Int32Array(count);
    for (let place = 0, last = -1; place < count; place++) {
      this.before[place] = last;
      const kind = blocks.kind(standing[place]!);
      if (!isLayout(page, place)) last = place;
      this.titles[place + 1] = this.titles[place]! + (kind === 'title' && this.standsAlone(place) ? 1 : 0);
    }
    for (let place = count - 1, next = count; place >= 0; place--) {
      this.after[place] = next;
      if (!isLayout(page, place)) next = place;
    }
  }

  setShares(heads: readonly number[], tails: readonly number[]): void {
    const { standing, blocks } = this.page;
    let paragraphs = 1;
    for (const block of standing) if (blocks.kind(block) === 'paragraph') paragraphs++;
    this.openShare = heads.filter((place) => this.open(place) > 0).length / paragraphs;
    this.headlessShare = tails.filter((place) => this.headless(place) > 0).length / paragraphs;
  }

  open(place: number): number {
    return this.page.odds.open(place);
  }

  headless(place: number): number {
    return this.page.odds.headless(place);
  }

  midSentence(place: number): number {
    return this.page.odds.midSentence(place);
  }

  mayBeHeadless(place: number): boolean {
    return scriptOf(this.page, place) === 'latin'
      ? this.headless(place) >= HEADLESS_FROM.latin
      : this.start(place) >= HEADLESS_FROM.wide;
  }

  /** Does nothing but layout stand between? */
  isRightBefore(head: number, tail: number): boolean {
    return this.before[tail] === head;
  }

  /** The likelier of what both models say of a start. */
  start(place: number): number {
    return Math.max(this.headless(place), this.midSentence(place) - 3);
  }

  measure(head: number, tail: number): Pair | null {
    const { blocks, standing } = this.page;
    const between = textBetween(this.page, head, tail);
    const distance = tail === head + 1 ? 'next' : between === 'text' ? 'far' : 'near';
    const script = scriptOf(this.page, head);
    const joins = this.joins(head, tail);
    if (joins < JOINS_FROM) return null;
    // In Latin script a start tells by itself that it is one; in Chinese the head must not break off either.
    const goesOn = script === 'latin' ? joins : Math.max(joins, this.open(head));
    if (distance !== 'next' && goesOn < BREAKS_OFF[script] && this.start(tail) < BEGINS_ANEW) return null;
    if (distance !== 'next' && (isSetInLines(this.page, head) || areCentred(blocks, standing[tail]!)))
      return null;
    if (distance === 'near' && between === 'furniture' && joins < JOINS_OVER_FURNITURE_FROM) return null;
    const before = this.before[tail]!;
    const after = this.after[tail]!;
    const next = this.after[head]!;
    const far = distance === 'far';
    const { features } = this;
    features.joins = joins;
    features.languagesDiffer = script === 'latin' ? this.languagesDiffer(head, tail) : 0;
    features.open = this.open(head);
    features.surelyOpen = -Math.log1p(Math.exp(-this.open(head)));
    features.headless = this.headless(tail);
    features.surelyHeadless = -Math.log1p(Math.exp(-this.headless(tail)));
    features.midSentence = this.midSentence(tail);
    features.headTitle = this.maybeTitle(head, next) ? 1 : 0;
    features.headMarked = blocks.marked(standing[head]!) ? 1 : 0;
    features.tailTitle = distance !== 'next' && this.maybeTitle(tail, after) ? 1 : 0;
    features.headShort = this.shortness(head);
    features.tailShort = this.shortness(tail);
    features.openShare = this.openShare;
    features.headlessShare = this.headlessShare;
    const joinsNext = distance === 'next' ? 0 : Math.max(LEAST_NEIGHBOUR, this.joinsNext(head));
    const joinsBefore = distance === 'next' ? 0 : Math.max(LEAST_NEIGHBOUR, this.joinsNext(tail - 1));
    features.joinsNext = Math.max(0, joinsNext);
    features.partsNext = Math.min(0, joinsNext);
    features.joinsBefore = Math.max(0, joinsBefore);
    features.partsBefore = Math.min(0, joinsBefore);
    features.nextHeadless = far && !this.isBreak(next) ? this.headless(next) : 0;
    features.openBefore = far && !this.isBreak(before) ? this.open(before) : 0;
    features.headAtEnd = far && this.isBreak(next) ? 1 : 0;
    features.tailAtStart = far && this.isBreak(before) ? 1 : 0;
    features.tailAtEnd = this.isBreak(after) ? 1 : 0;
    features.lastOnPage = far && after >= standing.length ? 1 : 0;
    features.firstOnPage = far && tail <= this.firstText ? 1 : 0;
    features.headLast = far && tail < head && next >= standing.length ? 1 : 0;
    features.overFurniture = distance === 'near' && between === 'furniture' ? 1 : 0;
    features.overCaption = distance === 'near' && between === 'caption' ? 1 : 0;
    features.overBox = distance === 'near' && between === 'box' ? 1 : 0;
    features.overTitle = distance === 'near' && between === 'title' ? 1 : 0;
    features.sameArticle = far && this.titles[head + 1] === this.titles[tail + 1] ? 1 : 0;
    features.blocksBetween = Math.log(Math.abs(tail - head));
    features.backwards = tail < head ? 1 : 0;
    features.kinship = far ? this.kinship.of(head, tail) : 0;
    features.columnKinship =
      far && features.kinship > FOREIGN && tail > head ? Math.max(0, this.kinship.ofColumn(head, tail)) : 0;
    return { head, tail, distance, script, features };
  }

  /** A title, a byline, or an edge of the page. */
  private isBreak(place: number): boolean {
    if (place < 0 || place >= this.page.standing.length) return true;
    const kind = this.page.blocks.kind(this.page.standing[place]!);
    return (kind === 'title' && this.standsAlone(place)) || kind === 'byline';
  }

  /** A title, and not the short head or tail of a cut sentence. */
  private standsAlone(place: number): boolean {
    const { blocks, standing } = this.page;
    return blocks.marked(standing[place]!) || this.joinsNext(place) < 1;
  }

  private maybeTitle(place: number, next: number): boolean {
    const known = this.maybeTitleAt[place]!;
    if (known !== 0) return known === 2;
    const maybe = this.readsAsTitle(place, next);
    this.maybeTitleAt[place] = maybe ? 2 : 1;
    return maybe;
  }

  private readsAsTitle(place: number, next: number): boolean {
    const { text, blocks, standing } = this.page;
    const latin = blocks.script(standing[place]!) === 'latin';
    const piece = text.slice(this.startOf(place), this.endOf(place));
    if (piece.length > (latin ? 100 : 40) || INNER_END.test(piece)) return false;
    return next >= standing.length || this.headless(next) < 0;
  }

  private languagesDiffer(head: number, tail: number): number {
    const { recall } = this.page;
    const read = () => Math.min(1, languagesApart(this.votes(head), this.votes(tail)) / WORDS_THAT_TELL);
    const start = this.startOf(tail);
    return recall?.answer('languagesDiffer', this.endOf(head), start, start, read) ?? read();
  }

  private votes(place: number): Votes {
    return (this.votesAt[place] ??= votesOf(this.page.text, this.startOf(place), this.endOf(place)));
  }

  private shortness(place: number): number {
    const { blocks, standing } = this.page;
    const characters = this.endOf(place) - this.startOf(place);
    const columns = blocks.script(standing[place]!) === 'latin' ? characters : 2 * characters;
    return Math.max(0, 1 - columns / SHORT_COLUMNS);
  }

  private joins(head: number, tail: number): number {
    return clamp(this.page.seams.joins(this.endOf(head), this.startOf(tail)).logOdds, MOST_JOINS);
  }

  private joinsNext(place: number): number {
    const { text, standing, blocks } = this.page;
    if (place < 0 || place + 1 >= standing.length) return LEAST_NEIGHBOUR;
    if (areScraps(blocks, standing[place]!, standing[place + 1]!)) return LEAST_NEIGHBOUR;
    // The seam model sees through asterisks, as through those of words in bold.
    if (isSignsAlone(text, blocks, standing[place + 1]!)) return LEAST_NEIGHBOUR;
    const known = this.joinsNextAt[place]!;
    return Number.isNaN(known) ? (this.joinsNextAt[place] = this.joins(place, place + 1)) : known;
  }

  private startOf(place: number): number {
    return this.page.blocks.starts[this.page.standing[place]!]!;
  }

  private endOf(place: number): number {
    return this.page.blocks.ends[this.page.standing[place]!]!;
  }
}

/** In the one shape that all pairs' features have. */
export function noFeatures(): Record<PairFeature, number> {
  return {
    joins: 0,
    languagesDiffer: 0,
    open: 0,
    surelyOpen: 0,
    headless: 0,
    surelyHeadless: 0,
    midSentence: 0,
    headTitle: 0,
    headMarked: 0,
    tailTitle: 0,
    headShort: 0,
    tailShort: 0,
    openShare: 0,
    headlessShare: 0,
    joinsNext: 0,
    partsNext: 0,
    joinsBefore: 0,
    partsBefore: 0,
    nextHeadless: 0,
    openBefore: 0,
    headAtEnd: 0,
    tailAtStart: 0,
    tailAtEnd: 0,
    lastOnPage: 0,
    firstOnPage: 0,
    headLast: 0,
    overFurniture: 0,
    overCaption: 0,
    overBox: 0,
    overTitle: 0,
    sameArticle: 0,
    blocksBetween: 0,
    backwards: 0,
    kinship: 0,
    columnKinship: 0,
  };
}

/** A title for certain: what is marked as one, or begins with a capital and looks like one, is no rest of a sentence. */
function isTitle({ text, blocks }: ContinuationPage, block: number): boolean {
  if (blocks.headline(block) || blocks.headlineGoesOn(block - 1) || text[blocks.lineStarts[block]!] === '#')
    return true;
  return blocks.kind(block) === 'title' && /\p{Lu}/u.test(text[blocks.starts[block]!]!);
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
