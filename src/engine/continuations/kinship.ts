import { cohesionOf, TermReader, Terms } from './cohesion.ts';
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
  private readonly heads = new Map<number, Terms>();
  private tail = -1;
  private readonly ofTail = new Terms();
  private readonly between = new Terms();
  private before = 0;

  constructor(page: ContinuationPage) {
    this.page = page;
    this.reader = new TermReader(page.text);
  }

  /** @param head,tail places among the page's standing blocks */
  of(head: number, tail: number): number {
    const ofTail = this.tailTerms(tail);
    const ofHead = tail < head ? this.termsBetween(tail, head) : this.articleTerms(head);
    return cohesionOf(ofHead, ofTail) - this.before;
  }

  private tailTerms(tail: number): Terms {
    if (this.tail === tail) return this.ofTail;
    this.tail = tail;
    this.reader.read(this.page.blocks.starts[this.page.standing[tail]!]!, this.endOf(tail), this.ofTail);
    this.before = cohesionOf(this.articleTerms(tail - 1), this.ofTail);
    return this.ofTail;
  }

  /** Of the head's article without the tail, where that stands before it. */
  private termsBetween(tail: number, head: number): Terms {
    const end = this.endOf(head);
    const from = this.endOf(tail);
    return from <= end - ARTICLE_CHARS ? this.articleTerms(head) : this.reader.read(from, end, this.between);
  }

  /** Of what stands before the end of a place, the place included; of nothing before the first. */
  private articleTerms(place: number): Terms {
    const known = this.heads.get(place);
    if (known !== undefined) return known;
    let terms = new Terms();
    if (this.heads.size >= KEPT_HEADS) {
      const [oldest, oldestTerms] = this.heads.entries().next().value!;
      this.heads.delete(oldest);
      terms = oldestTerms;
    }
    const end = place < 0 ? 0 : this.endOf(place);
    this.heads.set(place, this.reader.read(Math.max(0, end - ARTICLE_CHARS), end, terms));
    return terms;
  }

  private endOf(place: number): number {
    return this.page.blocks.ends[this.page.standing[place]!]!;
  }
}
