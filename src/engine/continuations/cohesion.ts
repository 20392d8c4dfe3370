import { isHan, isLetter } from '../text/characters.ts';
import { commonHanTerms, commonWords } from './common-terms.table.ts';

/**
 * The terms of a passage: a pair of Han characters as its two UTF-16 units, a word as a hash that is none of those. Two
 * words in 800 million share a hash; no term is 0.
 */
export class Terms {
  private readonly terms: Int32Array;
  /** Square roots of how often each occurs: a name that a passage repeats says more than one it mentions, not as many times more. */
  private readonly weights: Float32Array;
  /** How many terms the passage has, each as often as it occurs. */
  readonly occurrences: number;
  private known: TermPlaces | undefined;

  constructor(terms: Int32Array, counts: Int32Array) {
    this.terms = terms;
    this.weights = Float32Array.from(counts, Math.sqrt);
    this.occurrences = counts.reduce((sum, count) => sum + count, 0);
  }

  /** Different terms. */
  get count(): number {
    return this.terms.length;
  }

  /** The terms that both have, each weighed by how often both have it. */
  sharedWith(other: Terms): number {
    const [few, many] = this.count < other.count ? [this, other] : [other, this];
    // To index a passage costs more than to look the terms of the longer one up in an index that is there.
    return many.known === undefined ? few.index().sharedBy(few, many) : many.known.sharedBy(many, few);
  }

  /** To be called where many passages will be compared with this one. */
  index(): TermPlaces {
    return (this.known ??= TermPlaces.of(this.terms));
  }

  /** @param place of the term in this passage */
  weightAt(place: number): number {
    return this.weights[place]!;
  }

  get list(): Int32Array {
    return this.terms;
  }
}

const FEWEST_TERMS = 8;
/** Two passages of one article with a and b occurrences of terms share about a · b / 3000 (measured on news text). */
const ARTICLE_TERMS = 3000;
const SHORTEST_WORD = 4;
const WORD_HASHES = 0x30000000;

/** The place of each term in a list, by open addressing, at most half full. */
class TermPlaces {
  private slots: Int32Array;
  private places: Int32Array;
  private count = 0;

  constructor(mostTerms: number) {
    let size = 64;
    while (size < mostTerms * 2) size *= 2;
    this.slots = new Int32Array(size);
    this.places = new Int32Array(size);
  }

  static of(terms: Int32Array): TermPlaces {
    const places = new TermPlaces(terms.length);
    for (const term of terms) places.add(term);
    return places;
  }

  /** @returns its place: that of the first time it was added, or the next one */
  add(term: number): number {
    let slot = this.slotOf(term);
    if (this.slots[slot] === term) return this.places[slot]!;
    if ((this.count + 1) * 2 > this.slots.length) {
      this.grow();
      slot = this.slotOf(term);
    }
    this.slots[slot] = term;
    return (this.places[slot] = this.count++);
  }

  has(term: number): boolean {
    return this.slots[this.slotOf(term)] === term;
  }

  /** @param own the passage whose places these are */
  sharedBy(own: Terms, other: Terms): number {
    const { slots, places } = this;
    const { list } = other;
    let shared = 0;
    for (let at = 0; at < list.length; at++) {
      const slot = this.slotOf(list[at]!);
      if (slots[slot] === list[at]) shared += own.weightAt(places[slot]!) * other.weightAt(at);
    }
    return shared;
  }

  clear(): void {
    this.slots.fill(0);
    this.count = 0;
  }

  private grow(): void {
    const { slots, places } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.places = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at++) {
      if (slots[at] === 0) continue;
      const slot = this.slotOf(slots[at]!);
      this.slots[slot] = slots[at]!;
      this.places[slot] = places[at]!;
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

/** Reads what the passages of a text speak of. Holds scratch space; one a text. */
export class TermReader {
  private readonly text: string;
  private readonly seen = new TermPlaces(2048);
  private found = new Int32Array(1024);
  private counts = new Int32Array(1024);

  constructor(text: string) {
    this.text = text;
  }

  read(start: number, end: number): Terms {
    const { text } = this;
    this.seen.clear();
    let count = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (isHan(code)) {
        if (at + 1 < end && isHan(text.charCodeAt(at + 1))) count = this.note(hanTerm(text, at), count);
      } else if (isLetter(code)) {
        let wordEnd = at + 1;
        while (wordEnd < end && isLetter(text.charCodeAt(wordEnd))) wordEnd++;
        if (wordEnd - at >= SHORTEST_WORD) count = this.note(wordTerm(text, at, wordEnd), count);
        at = wordEnd - 1;
      }
    }
    return new Terms(this.found.slice(0, count), this.counts.slice(0, count));
  }

  /** @returns how many different terms were found up to now */
  private note(term: number, count: number): number {
    if (commonTerms().has(term)) return count;
    const place = this.seen.add(term);
    if (place < count) {
      this.counts[place]!++;
      return count;
    }
    if (count === this.found.length) {
      this.found = enlarged(this.found);
      this.counts = enlarged(this.counts);
    }
    this.found[count] = term;
    this.counts[count] = 1;
    return count + 1;
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
