/** A passage as long as this that stands twice is no chance: 16 Han characters, 48 letters. */
const HAN_SHINGLE = 16;
const LATIN_SHINGLE = 48;

/**
 * Articles as they were published repeat themselves and each other (quotations, one statement in two stories), and
 * such repeats would be missing from the truth. Tells which articles go together on a page.
 */
export class PassageIndex {
  readonly #shingles = new Map<string, Set<string>>();
  readonly #length: number;

  constructor(wide: boolean) {
    this.#length = wide ? HAN_SHINGLE : LATIN_SHINGLE;
  }

  repeatsItself(article: string): boolean {
    return this.#shinglesOf(article).size < squash(article).length - this.#length + 1;
  }

  shares(article: string, others: Iterable<string>): boolean {
    const own = this.#shinglesOf(article);
    return [...others].some((other) => [...this.#shinglesOf(other)].some((shingle) => own.has(shingle)));
  }

  #shinglesOf(article: string): Set<string> {
    const known = this.#shingles.get(article);
    if (known) return known;
    const text = squash(article);
    const shingles = new Set<string>();
    for (let at = 0; at + this.#length <= text.length; at++) shingles.add(text.slice(at, at + this.#length));
    this.#shingles.set(article, shingles);
    return shingles;
  }
}

function squash(article: string): string {
  return article.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
