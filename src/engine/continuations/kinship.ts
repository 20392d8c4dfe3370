import { Passage, TermReader } from '../topics/cohesion.ts';
import type { ContinuationPage } from './page.ts';

/** Text that says what an article is about. */
const ARTICLE_CHARS = 800;
/** More heads than a tail is compared with. */
const KEPT_HEADS = 64;

/**
 * How much more a tail has in common with a head's article than with what stands before it now. Tails are taken in
 * reading order, and their heads stand around them: what was read of the last heads is kept.
 */
export class Kinship {
  private readonly page: ContinuationPage;
  private readonly reader: TermReader;
  /** Of the last articles that were read, by the place of their head. */
  private readonly heads = new Map<number, Passage>();
  /** The tail that was asked for last, and what it has in common with what stands before it. */
  private lastTail = -1;
  private before = 0;
  /** Has read a tail. */
  private tail = -1;
  private readonly tailReader: TermReader;
  private readonly ofTail = new Passage();
  /** Has read what stands behind the tail, up to the end of the last head that was asked for, and reads on. */
  private readonly behindReader: TermReader;
  private readonly behind = new Passage();
  private behindEnd = 0;

  constructor(page: ContinuationPage) {
    this.page = page;
    const { text, remaining } = page;
    this.reader = new TermReader(text, remaining);
    this.tailReader = new TermReader(text, remaining);
    this.behindReader = new TermReader(text, remaining);
  }

  /** @param head,tail places among the page's standing blocks */
  of(head: number, tail: number): number {
    if (this.lastTail !== tail) {
      this.lastTail = tail;
      this.before = this.withArticle(tail - 1, tail);
    }
    return this.withArticle(head, tail) - this.before;
  }

  private withArticle(head: number, tail: number): number {
    const { blocks, standing, recall } = this.page;
    if (recall === undefined) return this.readWithArticle(head, tail);
    const end = head < 0 ? 0 : this.endOf(head);
    const start = blocks.starts[standing[tail]!]!;
    return recall.answer('kinship', end, start, start, () => this.readWithArticle(head, tail));
  }

  private readWithArticle(head: number, tail: number): number {
    this.take(tail);
    return this.tailReader.cohesionWith(tail < head ? this.between(tail, head) : this.article(head));
  }

  private take(tail: number): void {
    if (this.tail === tail) return;
    this.tail = tail;
    const end = this.endOf(tail);
    this.tailReader.read(this.page.blocks.starts[this.page.standing[tail]!]!, end, this.ofTail);
    this.behindReader.read(end, end, this.behind);
    this.behindEnd = end;
  }

  /** Of the head's article without the tail, where that stands before it. */
  private between(tail: number, head: number): Passage {
    const end = this.endOf(head);
    const from = this.endOf(tail);
    if (from <= this.page.remaining.back(end, ARTICLE_CHARS)) return this.article(head);
    if (end < this.behindEnd) {
      this.behindReader.read(from, from, this.behind);
      this.behindEnd = from;
    }
    // No term goes on behind the end of a block: what was read up to a nearer head is read on from there.
    this.behindReader.readOn(this.behindEnd, end);
    this.behindEnd = end;
    return this.behind;
  }

  /** Of what stands before the end of a place, the place included; of nothing before the first. */
  private article(place: number): Passage {
    const known = this.heads.get(place);
    if (known !== undefined) return known;
    let passage = new Passage();
    if (this.heads.size >= KEPT_HEADS) {
      const [oldest, oldestPassage] = this.heads.entries().next().value!;
      this.heads.delete(oldest);
      passage = oldestPassage;
    }
    const end = place < 0 ? 0 : this.endOf(place);
    this.heads.set(place, this.reader.read(this.page.remaining.back(end, ARTICLE_CHARS), end, passage));
    return passage;
  }

  private endOf(place: number): number {
    return this.page.blocks.ends[this.page.standing[place]!]!;
  }
}
