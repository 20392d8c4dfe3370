import { cohesionOf, TermReader, type Terms } from './cohesion.ts';
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
  private readonly heads = new Map<number, Terms>();
  private tail = -1;
  private ofTail: Terms | undefined;
  private before = 0;

  constructor(page: ContinuationPage) {
    this.page = page;
    this.reader = new TermReader(page.text);
  }

  /** @param head,tail places among the page's standing blocks */
  of(head: number, tail: number): number {
    const ofTail = this.tailTerms(tail);
    const ofHead = tail < head ? this.termsBetween(tail, head) : this.headTerms(head);
    return cohesionOf(ofHead, ofTail) - this.before;
  }

  private tailTerms(tail: number): Terms {
    if (this.tail === tail && this.ofTail !== undefined) return this.ofTail;
    this.tail = tail;
    this.ofTail = this.reader.read(this.page.blocks.starts[this.page.standing[tail]!]!, this.endOf(tail));
    this.ofTail.index();
    this.before = cohesionOf(this.articleTerms(tail - 1), this.ofTail);
    return this.ofTail;
  }

  /** Of the head's article without the tail, where that stands before it. */
  private termsBetween(tail: number, head: number): Terms {
    const end = this.endOf(head);
    const from = this.endOf(tail);
    return from <= end - ARTICLE_CHARS ? this.headTerms(head) : this.reader.read(from, end);
  }

  private headTerms(head: number): Terms {
    const known = this.heads.get(head);
    if (known !== undefined) return known;
    if (this.heads.size >= KEPT_HEADS) this.heads.delete(this.heads.keys().next().value!);
    const terms = this.articleTerms(head);
    terms.index();
    this.heads.set(head, terms);
    return terms;
  }

  /** Of what stands before the end of a place, the place included; of nothing before the first. */
  private articleTerms(place: number): Terms {
    const end = place < 0 ? 0 : this.endOf(place);
    return this.reader.read(Math.max(0, end - ARTICLE_CHARS), end);
  }

  private endOf(place: number): number {
    return this.page.blocks.ends[this.page.standing[place]!]!;
  }
}
