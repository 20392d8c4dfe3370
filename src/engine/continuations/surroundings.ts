import type { Range } from '../range.ts';
import { Passage, TermReader } from '../topics/cohesion.ts';
import type { ContinuationPage } from './page.ts';
import { TOPIC_CHARS, type TopicPlaces, TopicReader, type TopicScript } from '../topics/topics.ts';

/** Text on either side that says what an article is about. */
const COHESION_CHARS = 1200;
/** A text with so many starts that it would be read more often than this has less read around each. */
const MOST_READINGS = 12;
/** What has more in common than paragraphs of one article have on average says no more for it. */
const LEAST_STRANGE = -0.5;
/** Two newspapers are as strange to each other as this; what is stranger is so because it is long. */
export const MOST_STRANGE = 3;

/** What a paragraph has in common with what stands around it, up to the nearest titles. */
export class Surroundings {
  private readonly page: ContinuationPage;
  private readonly reach: number;
  private readonly reader: TermReader;
  private readonly before = new Passage();
  private readonly after = new Passage();
  private readonly topics: TopicReader;

  /** @param asked how many places will be asked about, at most */
  constructor(page: ContinuationPage, asked: number) {
    const { text, remaining } = page;
    this.page = page;
    this.reach = Math.min(COHESION_CHARS, Math.ceil((MOST_READINGS * text.length) / (asked + 1)));
    this.reader = new TermReader(text, remaining);
    this.topics = new TopicReader(text, remaining);
  }

  /**
   * @param place among the page's standing blocks
   * @returns how little what starts there has in common with what stands before, as the natural logarithm of what two
   *   passages of one article share against that
   */
  stranger(place: number): number {
    const { blocks, standing, recall } = this.page;
    const start = blocks.starts[standing[place]!]!;
    const { start: from, end: to } = this.around(place, this.reach);
    const read = () => this.strangeness(from, start, to);
    return recall?.answer('strangeness', from, start, to, read) ?? read();
  }

  /** @returns the probability that what starts there does not go on with what stands before */
  change(place: number, script: TopicScript): number {
    const { blocks, standing, recall } = this.page;
    const block = standing[place]!;
    const own = { start: blocks.starts[block]!, end: blocks.ends[block]! };
    const { start: from, end: to } = this.around(place, Math.min(this.reach, TOPIC_CHARS[script]));
    const read = () => this.topics.change({ from, last: this.lastBefore(block, from), own, to }, script);
    return recall?.answer('topicChange', from, own.start, to, read) ?? read();
  }

  private around(place: number, reach: number): Range {
    const { standing, blocks, remaining } = this.page;
    const start = blocks.starts[standing[place]!]!;
    let from = start;
    for (let before = place - 1; before >= 0 && remaining.between(from, start) < reach; before--) {
      const block = standing[before]!;
      if (blocks.kind(block) === 'title' && from < start) break;
      from = blocks.starts[block]!;
    }
    let to = start;
    for (let after = place; after < standing.length && remaining.between(start, to) < reach; after++) {
      const block = standing[after]!;
      if (blocks.kind(block) === 'title') break;
      to = blocks.ends[block]!;
    }
    return {
      start: Math.max(from, remaining.back(start, reach)),
      end: Math.min(to, remaining.forth(start, reach)),
    };
  }

  /** The last paragraph before a block: captions and signs speak of other things. */
  private lastBefore(block: number, from: number): TopicPlaces['last'] {
    const { blocks } = this.page;
    let last = block - 1;
    while (last > 0 && blocks.kind(last) !== 'paragraph' && blocks.starts[last]! > from) last--;
    if (last < 0) return { start: from, end: from };
    return { start: Math.max(from, blocks.starts[last]!), end: Math.max(from, blocks.ends[last]!) };
  }

  private strangeness(start: number, middle: number, end: number): number {
    const before = this.reader.read(start, middle, this.before);
    this.reader.read(middle, end, this.after);
    return Math.min(MOST_STRANGE, Math.max(LEAST_STRANGE, -this.reader.cohesionWith(before)));
  }
}
