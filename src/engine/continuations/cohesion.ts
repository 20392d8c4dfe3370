import { isHan, isLetter } from '../text/characters.ts';
import { commonHanTerms, commonWords } from './common-terms.table.ts';

const FEWEST_TERMS = 8;
/** Two passages of one article with a and b occurrences of terms share about a · b / 3000 (measured on news text). */
const ARTICLE_TERMS = 3000;
const SHORTEST_WORD = 4;
const WORD_HASHES = 0x30000000;

/** The place of each term in a list, in the order they were added; by open addressing, at most half full. */
class TermPlaces {
  /** How many different terms there are. */
  count = 0;
  list: Int32Array<ArrayBuffer>;
  private slots: Int32Array;
  private places: Int32Array;

  constructor(capacity = 64) {
    this.list = new Int32Array(capacity);
    this.slots = new Int32Array(2 * capacity);
    this.places = new Int32Array(2 * capacity);
  }

  /** @returns its place: that of the first time it was added, or the next one */
  add(term: number): number {
    const slot = this.slotOf(term);
    if (this.slots[slot] === term) return this.places[slot]!;
    if (this.count === this.list.length) {
      this.grow();
      return this.add(term);
    }
    this.slots[slot] = term;
    this.list[this.count] = term;
    return (this.places[slot] = this.count++);
  }

  has(term: number): boolean {
    return this.slots[this.slotOf(term)] === term;
  }

  /** −1 where it has none. */
  placeOf(term: number): number {
    const slot = this.slotOf(term);
    return this.slots[slot] === term ? this.places[slot]! : -1;
  }

  clear(): void {
    this.slots.fill(0);
    this.count = 0;
  }

  private grow(): void {
    const { list } = this;
    this.list = new Int32Array(list.length * 2);
    this.list.set(list);
    this.slots = new Int32Array(list.length * 4);
    this.places = new Int32Array(list.length * 4);
    for (let place = 0; place < this.count; place++) {
      const slot = this.slotOf(list[place]!);
      this.slots[slot] = list[place]!;
      this.places[slot] = place;
    }
  }

  /** Where the term is, or would be. */
  private slotOf(term: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (Math.imul(term, 0x9e3779b1) >>> 12) & mask;
    while (slots[slot] !== 0 && slots[slot] !== term) slot = (slot + 1) & mask;
    return slot;
  }
}

/**
 * The terms of a passage: a pair of Han characters as its two UTF-16 units, a word as a hash that is none of those. Two
 * words in 800 million share a hash; no term is 0. Made once and read into again: what it is made of is larger than what
 * a garbage collector takes away for nothing.
 */
export class Terms {
  private readonly places = new TermPlaces();
  private counts = new Int32Array(64);
  /** How many terms the passage has, each as often as it occurs. */
  occurrences = 0;

  /** Different terms. */
  get count(): number {
    return this.places.count;
  }

  get list(): Int32Array {
    return this.places.list.subarray(0, this.count);
  }

  clear(): void {
    this.places.clear();
    this.occurrences = 0;
  }

  add(term: number): void {
    const { count } = this.places;
    const place = this.places.add(term);
    if (place === count) {
      if (place === this.counts.length) this.counts = enlarged(this.counts);
      this.counts[place] = 0;
    }
    this.counts[place]!++;
    this.occurrences++;
  }

  /** The terms that both have, each weighed by how often both have it. */
  sharedWith(other: Terms): number {
    return this.count <= other.count ? this.sharedIn(other) : other.sharedIn(this);
  }

  private sharedIn(more: Terms): number {
    const { list, count } = this.places;
    let shared = 0;
    for (let at = 0; at < count; at++) {
      const place = more.places.placeOf(list[at]!);
      if (place >= 0) shared += weightOf(this.counts[at]!) * weightOf(more.counts[place]!);
    }
    return shared;
  }
}

const roots = Float64Array.from({ length: 64 }, (_, count) => Math.sqrt(count));

/** Square root of how often a term occurs: a name that a passage repeats says more than one it mentions, not as many times more. */
function weightOf(count: number): number {
  return count < roots.length ? roots[count]! : Math.sqrt(count);
}

let common: TermPlaces | undefined;

function commonTerms(): TermPlaces {
  if (common) return common;
  const terms = new TermPlaces(8192);
  for (const word of commonWords.split(' ')) terms.add(wordTerm(word, 0, word.length));
  for (let at = 0; at < commonHanTerms.length; at += 2) terms.add(hanTerm(commonHanTerms, at));
  return (common = terms);
}

/** Does the word, in small letters, stand in texts about anything? */
export function isCommonWord(word: string): boolean {
  return commonTerms().has(wordTerm(word, 0, word.length));
}

/** Reads what the passages of a text speak of. */
export class TermReader {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** @param into is overwritten, and answered */
  read(start: number, end: number, into = new Terms()): Terms {
    const { text } = this;
    const everywhere = commonTerms();
    into.clear();
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      let term = 0;
      if (isHan(code)) {
        if (at + 1 < end && isHan(text.charCodeAt(at + 1))) term = hanTerm(text, at);
      } else if (isLetter(code)) {
        let wordEnd = at + 1;
        while (wordEnd < end && isLetter(text.charCodeAt(wordEnd))) wordEnd++;
        if (wordEnd - at >= SHORTEST_WORD) term = wordTerm(text, at, wordEnd);
        at = wordEnd - 1;
      }
      if (term !== 0 && !everywhere.has(term)) into.add(term);
    }
    return into;
  }
}

function enlarged(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}

/**
 * How far two passages speak of the same things, by the terms they share (Hearst 1997, TextTiling), the more often the more: pairs of
 * Han characters, and words in other scripts; terms that stand in any text do not count.
 *
 * @returns natural logarithm of the terms shared against those that two passages of one article share: about 0 inside
 *   an article, below −2 between strangers; 0 where there is too little text to tell
 */
export function cohesionOf(before: Terms, after: Terms): number {
  if (Math.min(before.count, after.count) < FEWEST_TERMS) return 0;
  const shared = before.sharedWith(after);
  return Math.log((shared + 0.5) / ((before.occurrences * after.occurrences) / ARTICLE_TERMS + 0.5));
}

function hanTerm(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** FNV-1a over the small forms of the letters. */
function wordTerm(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ smallForm(text.charCodeAt(at)), 0x01000193);
  }
  return (((hash ^ (hash >>> 15)) >>> 0) % WORD_HASHES) + 1;
}

function smallForm(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}
