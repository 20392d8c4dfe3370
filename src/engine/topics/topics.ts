import { logOddsOf } from '../evidence.ts';
import type { Range } from '../range.ts';
import { RemainingText } from '../text/remaining-text.ts';
import { Passage, TermReader } from './cohesion.ts';
import { expectedTerms, topicWeights } from './topic-weights.table.ts';

/**
 * How little two passages that stand near a paragraph's start have in common: the paragraph or what follows it, and
 * what stands before.
 */
export type TopicFeature =
  | 'before' // the paragraph right before, and what stands before that: news in brief share little anyway
  | 'ownBefore' // the paragraph, and what stands before it
  | 'ownAfter' // the paragraph, and what follows it
  | 'around'; // what stands before the paragraph, and what follows it: do its neighbours read on without it?

export type TopicFeatures = Readonly<Record<TopicFeature, number>>;

/** What may be the case where the text does not go on: another article starts, or the paragraph alone is of another. */
export type TopicChange = 'starts' | 'stray';

/** Scripts of pairs of characters, and of words. */
export type TopicScript = 'wide' | 'latin';

/** A paragraph and what is about it, of which nothing has to be read but what is near. */
export interface TopicPlaces {
  /** Where what stands before the paragraph begins, and the last paragraph in that. */
  readonly from: number;
  readonly last: Range;
  readonly own: Range;
  /** Where what follows the paragraph ends. */
  readonly to: number;
}

/** Half of what a term says is lost at this distance, in characters. */
const HALF = { wide: 120, latin: 400 } as const;
/** Half-lives that are read. */
const READ_HALVES = 5;
const PAIR_HALVES = 2;

/** Characters on either side that are read. */
export const TOPIC_CHARS = { wide: HALF.wide * READ_HALVES, latin: HALF.latin * READ_HALVES } as const;

/** Added to what is shared, and to what is expected: how much two terms more or less say. */
const LEAST_SHARED = 0.25;

const fading = { wide: fadingOf('wide'), latin: fadingOf('latin') } as const;

function fadingOf(script: TopicScript): Float64Array {
  return Float64Array.from({ length: TOPIC_CHARS[script] }, (_, chars) => 2 ** (-chars / HALF[script]));
}

/** The same, for what is asked of many pairs of places: what stands farther away says next to nothing more. */
export const nearness = {
  wide: fading.wide.subarray(0, HALF.wide * PAIR_HALVES),
  latin: fading.latin.subarray(0, HALF.latin * PAIR_HALVES),
} as const;

/** What two passages share, and what they have to share it with. */
export interface Shared {
  readonly shared: number;
  readonly product: number;
}

/**
 * Does what stands before a paragraph go on with it? Told by the terms that passages share (Hearst 1997, TextTiling), those
 * near the break counting most: over a whole article subjects drift, and from one sentence to the next they seldom change.
 */
export class TopicReader {
  private readonly reader: TermReader;
  private readonly passages = { before: new Passage(), own: new Passage(), other: new Passage() };

  private readonly remaining: RemainingText;

  /** @param remaining of the text, which alone is read */
  constructor(text: string, remaining = new RemainingText()) {
    this.reader = new TermReader(text, remaining);
    this.remaining = remaining;
  }

  /**
   * @returns the probability that the paragraph does not go on with what stands before it: 1 where nothing does. Only its words
   *   are asked, not whether it begins as one does.
   */
  change(places: TopicPlaces, script: TopicScript): number {
    if (places.from >= places.own.start) return 1;
    const features = topicFeatures(this.read(places, script), expectedTerms[script]);
    const { starts, stray } = topicWeights[script];
    const odds = Math.exp(logOddsOf(starts, features)) + Math.exp(logOddsOf(stray, features));
    return odds / (1 + odds);
  }

  /** For the tool that fits the weights, too. */
  read({ from, last, own, to }: TopicPlaces, script: TopicScript): Record<TopicFeature, Shared> {
    const { reader, passages, remaining } = this;
    const weights = fading[script];
    const reach = weights.length;
    const readUp = (end: number, into: Passage) =>
      reader.read(Math.max(from, remaining.back(end, reach)), end, into, { origin: end, weights });
    const readDown = ({ start, end }: Range, into: Passage) =>
      reader.read(start, Math.min(end, remaining.forth(start, reach)), into, { origin: start, weights });
    const shareWith = (other: Passage, read: Passage): Shared => ({
      shared: reader.overlapWith(other),
      product: other.occurrences * read.occurrences,
    });
    const before = readUp(own.start, passages.before);
    const paragraph = readDown(own, passages.own);
    const ownBefore = shareWith(before, paragraph);
    const after = readDown({ start: own.end, end: to }, passages.other);
    const [ownAfter, around] = [shareWith(paragraph, after), shareWith(before, after)];
    const beforeLast = readUp(last.start, passages.before);
    const lastParagraph = readDown(last, passages.other);
    return { before: shareWith(beforeLast, lastParagraph), ownBefore, ownAfter, around };
  }
}

/**
 * @returns ln of what a paragraph shares with what stands before it against what it shares with that on average within an
 *   article; about 0 there, below −2 between strangers
 */
export function commonGround({ shared, product }: Shared, script: TopicScript): number {
  return Math.log((shared + LEAST_SHARED) / (product / expectedTerms[script].ownBefore + LEAST_SHARED));
}

/**
 * @param terms of an article: two of its passages with a and b occurrences share about a · b / terms
 * @returns ln of what passages of one article share on average against what these share; about 0 within an article
 */
export function topicFeatures(
  read: Readonly<Record<TopicFeature, Shared>>,
  terms: Readonly<Record<TopicFeature, number>>,
): TopicFeatures {
  const surprise = (feature: TopicFeature): number => {
    const { shared, product } = read[feature];
    return Math.log((product / terms[feature] + LEAST_SHARED) / (shared + LEAST_SHARED));
  };
  return {
    before: surprise('before'),
    ownBefore: surprise('ownBefore'),
    ownAfter: surprise('ownAfter'),
    around: surprise('around'),
  };
}
