import { Passage, TermReader } from '../topics/cohesion.ts';
import { commonGround, nearness, type Shared } from '../topics/topics.ts';
import { type ContinuationPage, scriptOf } from './page.ts';

/** More heads than a tail is compared with. */
const KEPT_HEADS = 64;
/** Characters behind a tail that are read with it, as far as no title stands there. */
const COLUMN_CHARS = { wide: 120, latin: 300 } as const;

/**
 * How much more a tail has in common with what stands before its head's end than with what stands before it now, what is near
 * counting most. Tails are taken in reading order, and their heads stand around them: what was read of the last heads is kept.
 */
export class Kinship {
  private readonly page: ContinuationPage;
  private readonly reader: TermReader;
  /** Of the last articles that were read, by the place of their head. */
  private readonly heads = new Map<number, Passage>();
  private readonly tail: TailReader;
  private readonly column: TailReader;
  /** Of what stands between a tail and a head behind it. */
  private readonly between = new Passage();

  constructor(page: ContinuationPage) {
    this.page = page;
    const { text, remaining } = page;
    this.reader = new TermReader(text, remaining);
    this.tail = new TailReader(new TermReader(text, remaining));
    this.column = new TailReader(new TermReader(text, remaining));
  }

  /** @param head,tail places among the page's standing blocks */
  of(head: number, tail: number): number {
    const read = (article: number) => this.withArticle(article, tail, this.tail, this.endOf(tail), 'kinship');
    return read(head) - this.tail.before(tail, () => read(tail - 1));
  }

  /** The same of the tail and what follows it, as of a column that stands elsewhere. */
  ofColumn(head: number, tail: number): number {
    const end = this.columnEnd(tail);
    const read = (article: number) => this.withArticle(article, tail, this.column, end, 'columnKinship');
    return read(head) - this.column.before(tail, () => read(tail - 1));
  }

  private withArticle(
    head: number,
    tail: number,
    reader: TailReader,
    end: number,
    question: 'kinship' | 'columnKinship',
  ): number {
    const { blocks, standing, recall } = this.page;
    const start = blocks.starts[standing[tail]!]!;
    const read = () => {
      const article = this.article(head, tail < head ? this.endOf(tail) : 0);
      return commonGround(reader.read(tail, start, end).sharedWith(article), scriptOf(this.page, tail));
    };
    if (recall === undefined) return read();
    return recall.answer(question, head < 0 ? 0 : this.endOf(head), start, start, read);
  }

  private columnEnd(tail: number): number {
    const { blocks, standing, remaining } = this.page;
    const most = remaining.forth(this.endOf(tail), COLUMN_CHARS[scriptOf(this.page, tail)]);
    let end = this.endOf(tail);
    for (let place = tail + 1; place < standing.length && end < most; place++) {
      if (blocks.kind(standing[place]!) === 'title') break;
      end = this.endOf(place);
    }
    return Math.min(end, most);
  }

  /**
   * Of what stands before the end of a head, the head included; of nothing before the first.
   *
   * @param from where the tail ends, if that stands before the head: it is no part of the article
   */
  private article(head: number, from: number): Passage {
    const end = head < 0 ? 0 : this.endOf(head);
    const weights = nearness[head < 0 ? 'latin' : scriptOf(this.page, head)];
    const start = this.page.remaining.back(end, weights.length);
    const readFrom = (first: number, into: Passage) =>
      this.reader.read(first, end, into, { origin: end, weights });
    if (from > start) return readFrom(from, this.between);
    const known = this.heads.get(head);
    if (known !== undefined) return known;
    let passage = new Passage();
    if (this.heads.size >= KEPT_HEADS) {
      const [oldest, oldestPassage] = this.heads.entries().next().value!;
      this.heads.delete(oldest);
      passage = oldestPassage;
    }
    this.heads.set(head, readFrom(start, passage));
    return passage;
  }

  private endOf(place: number): number {
    return this.page.blocks.ends[this.page.standing[place]!]!;
  }
}

/** Reads a tail once for all its heads. */
class TailReader {
  private readonly reader: TermReader;
  private readonly passage = new Passage();
  private tail = -1;
  private lastBefore = -1;
  private ofBefore = 0;

  constructor(reader: TermReader) {
    this.reader = reader;
  }

  read(tail: number, start: number, end: number): this {
    if (this.tail !== tail) {
      this.tail = tail;
      this.reader.read(start, end, this.passage);
    }
    return this;
  }

  sharedWith(article: Passage): Shared {
    const product = article.occurrences * this.passage.occurrences;
    return { shared: this.reader.overlapWith(article), product };
  }

  /** What the tail that was asked for last has in common with what stands before it. */
  before(tail: number, measure: () => number): number {
    if (this.lastBefore !== tail) {
      this.lastBefore = tail;
      this.ofBefore = measure();
    }
    return this.ofBefore;
  }
}
