import { isHan } from '../text/characters.ts';
import { simplifiedForms } from '../language/simplified.ts';
import { RemainingText } from '../text/remaining-text.ts';
import { commonTerms, hanTerm, NO_LETTERS, smallLetter, withLetter, wordTerm } from './common-terms.ts';

const FEWEST_TERMS = 8;
/** Two passages of one article with a and b occurrences of terms share about a · b / 3000 (measured on news text). */
const ARTICLE_TERMS = 3000;
const SHORTEST_WORD = 4;
/** Forms of one word begin alike: _election_, _elections_, _electoral_. */
const STEM_LETTERS = 6;

/**
 * The terms of a passage: a pair of Han characters as its two UTF-16 units, a word as a hash that is none of those. Two
 * words in 800 million share a hash; no term is 0. Made once and read into again: what it is made of is larger than what
 * a garbage collector takes away for nothing.
 */
export class Passage {
  /** Different terms, in the order in which they first occur: `count` of them. */
  terms = new Int32Array(64);
  /** How often each of them occurs; with a fading, how much that counts. */
  counts = new Float64Array(64);
  count = 0;
  /** How many terms there are, each as often as it occurs; with a fading, how much they count. */
  occurrences = 0;

  get list(): Int32Array {
    return this.terms.subarray(0, this.count);
  }
}

/** What stands near a place says more of what is spoken of there than what stands farther away. */
export interface Fading {
  readonly origin: number;
  /** How much an occurrence counts, by how many characters it stands away from the origin, on either side. */
  readonly weights: Float64Array;
}

/** Table sizes of a reading: sparse for a page's passages; longer ones grow. Powers of two. */
const LEAST_SLOTS = 64;
const MOST_FIRST_SLOTS = 2048;

const roots = Float64Array.from({ length: 64 }, (_, count) => Math.sqrt(count));

/** Square root of how often a term occurs: a name that a passage repeats says more than one it mentions, not as many times more. */
function weightOf(count: number): number {
  return count < roots.length ? roots[count]! : Math.sqrt(count);
}

/**
 * Reads what the passages of a text speak of; terms that stand in any text do not count. Holds scratch space, and knows
 * the terms of the passage read last, with which others can be compared.
 */
export class TermReader {
  private readonly text: string;
  private last = new Passage();
  /** Open addressing, at most half full; two numbers a slot: a term, and its place in the passage read last. */
  private table = new Int32Array(2 * LEAST_SLOTS);
  private slots = LEAST_SLOTS;
  private fading: Fading | undefined;
  private readonly remaining: RemainingText;

  /** @param remaining of the text, which alone is read */
  constructor(text: string, remaining = new RemainingText()) {
    this.text = text;
    this.remaining = remaining;
  }

  /**
   * @param into is overwritten, and answered
   * @param fading how much occurrences count; what stands farther away than it knows of counts nothing
   */
  read(start: number, end: number, into = new Passage(), fading?: Fading): Passage {
    this.fading = fading;
    into.count = 0;
    into.occurrences = 0;
    this.last = into;
    let slots = LEAST_SLOTS;
    while (slots < 4 * (end - start) && slots < MOST_FIRST_SLOTS) slots *= 2;
    this.empty(slots);
    this.readOn(start, end);
    return into;
  }

  /** Adds to the passage read last. */
  readOn(start: number, end: number): void {
    if (this.remaining.isWhole(start, end)) this.readPiece(start, end, this.fading?.origin ?? 0);
    else
      this.remaining.forEachPiece(start, end, (from, to) => this.readPiece(from, to, this.originFrom(from)));
  }

  /** Where what the fading counts from stood, were nothing gone between that and a piece. */
  private originFrom(piece: number): number {
    if (this.fading === undefined) return 0;
    const { origin } = this.fading;
    return piece < origin
      ? piece + this.remaining.between(piece, origin)
      : piece - this.remaining.between(origin, piece);
  }

  private readPiece(start: number, end: number, origin: number): void {
    const { text, last, fading } = this;
    const everywhere = commonTerms();
    const forms = simplifiedForms();
    let code = start < end ? text.charCodeAt(start) : 0;
    for (let at = start; at < end;) {
      let term = 0;
      let next = ++at < end ? text.charCodeAt(at) : 0;
      if (isHan(code)) {
        if (isHan(next) && !everywhere.has(hanTerm(forms[code]!, forms[next]!))) term = hanTerm(code, next);
      } else {
        let letter = smallLetter(code);
        if (letter !== 0) {
          const wordStart = at - 1;
          let hash = NO_LETTERS;
          let stem = NO_LETTERS;
          do {
            hash = withLetter(hash, letter);
            if (at - wordStart <= STEM_LETTERS) stem = hash;
            letter = smallLetter(next);
            if (letter !== 0) next = ++at < end ? text.charCodeAt(at) : 0;
          } while (letter !== 0);
          if (at - wordStart >= SHORTEST_WORD && !everywhere.has(wordTerm(hash))) term = wordTerm(stem);
        }
      }
      if (term !== 0)
        this.add(term, last, fading === undefined ? 1 : (fading.weights[Math.abs(at - origin)] ?? 0));
      code = next;
    }
  }

  /** The terms that another passage and the one read last both have, each weighed by how often both have it. */
  sharedWith(other: Passage): number {
    return this.shared(other, (one, another) => weightOf(one) * weightOf(another));
  }

  /** The same, each by how much it counts in both. */
  overlapWith(other: Passage): number {
    return this.shared(other, (one, another) => one * another);
  }

  private shared(other: Passage, worth: (one: number, another: number) => number): number {
    const { table, slots } = this;
    const { counts: ofLast } = this.last;
    const { terms, counts, count } = other;
    let shared = 0;
    for (let at = 0; at < count; at++) {
      const term = terms[at]!;
      let slot = slotOf(term, slots);
      let there = table[slot]!;
      // Most terms are known at once to be none of it.
      if (there === 0) continue;
      while (there !== term && there !== 0) {
        slot = (slot + 2) & (2 * slots - 1);
        there = table[slot]!;
      }
      if (there === term) shared += worth(counts[at]!, ofLast[table[slot + 1]!]!);
    }
    return shared;
  }

  /**
   * How far another passage and the one read last speak of the same things, by the terms they share (Hearst 1997,
   * TextTiling), the more often the more: pairs of Han characters, and words in other scripts.
   *
   * @returns natural logarithm of the terms shared against those that two passages of one article share: about 0 inside
   *   an article, below −2 between strangers; 0 where there is too little text to tell
   */
  cohesionWith(other: Passage): number {
    const { last } = this;
    if (Math.min(other.count, last.count) < FEWEST_TERMS) return 0;
    const shared = this.sharedWith(other);
    return Math.log((shared + 0.5) / ((other.occurrences * last.occurrences) / ARTICLE_TERMS + 0.5));
  }

  private add(term: number, into: Passage, count: number): void {
    const { table } = this;
    into.occurrences += count;
    let slot = slotOf(term, this.slots);
    while (table[slot] !== term) {
      if (table[slot] === 0) {
        this.addNew(term, slot, into, count);
        return;
      }
      slot = (slot + 2) & (2 * this.slots - 1);
    }
    into.counts[table[slot + 1]!]! += count;
  }

  private addNew(term: number, slot: number, into: Passage, count: number): void {
    if (into.count === into.terms.length) {
      into.terms = enlarged(into.terms);
      into.counts = enlarged(into.counts);
    }
    this.table[slot] = term;
    this.table[slot + 1] = into.count;
    into.terms[into.count] = term;
    into.counts[into.count++] = count;
    if (2 * into.count <= this.slots) return;
    this.empty(2 * this.slots);
    const { table, slots } = this;
    for (let place = 0; place < into.count; place++) {
      let free = slotOf(into.terms[place]!, slots);
      while (table[free] !== 0) free = (free + 2) & (2 * slots - 1);
      table[free] = into.terms[place]!;
      table[free + 1] = place;
    }
  }

  private empty(slots: number): void {
    this.slots = slots;
    if (2 * slots > this.table.length) this.table = new Int32Array(2 * slots);
    else this.table.fill(0, 0, 2 * slots);
  }
}

/** Even: a slot is two numbers. */
function slotOf(term: number, slots: number): number {
  return ((Math.imul(term, 0x9e3779b1) >>> 12) & (slots - 1)) << 1;
}

function enlarged<List extends Int32Array | Float64Array>(list: List): List {
  const larger = new (list.constructor as new (length: number) => List)(list.length * 2);
  larger.set(list);
  return larger;
}
