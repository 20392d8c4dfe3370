import { isHan, isLetter } from '../text/characters.ts';
import { commonHanTerms, commonWords } from './common-terms.table.ts';

/**
 * The terms of a passage, each once: a pair of Han characters as its two UTF-16 units, a word as a hash that is none of
 * those. Two words in 800 million share a hash; no term is 0.
 */
export class Terms {
  readonly list: Int32Array;
  private known: TermSet | undefined;

  constructor(list: Int32Array) {
    this.list = list;
  }

  /** How many terms both have. */
  sharedWith(other: Terms): number {
    const [few, many] = this.list.length < other.list.length ? [this, other] : [other, this];
    // To make a set costs more than to look the terms of the longer passage up in one that is there.
    return many.known === undefined ? few.asSet().countOf(many.list) : many.known.countOf(few.list);
  }

  /** To be called where many passages will be compared with this one. */
  asSet(): TermSet {
    return (this.known ??= TermSet.of(this.list));
  }
}

const FEWEST_TERMS = 8;
/** Two passages of one article with a and b terms share about a · b / 3000 (measured on news text). */
const ARTICLE_TERMS = 3000;
const SHORTEST_WORD = 4;
const WORD_HASHES = 0x30000000;

/** Open addressing, at most half full. */
class TermSet {
  private slots: Int32Array;
  private count = 0;

  constructor(mostTerms: number) {
    let size = 64;
    while (size < mostTerms * 2) size *= 2;
    this.slots = new Int32Array(size);
  }

  static of(terms: Int32Array): TermSet {
    const set = new TermSet(terms.length);
    for (let at = 0; at < terms.length; at++) set.add(terms[at]!);
    return set;
  }

  /** @returns false when it was there already */
  add(term: number): boolean {
    let slot = this.slotOf(term);
    if (this.slots[slot] === term) return false;
    if (++this.count * 2 > this.slots.length) {
      this.grow();
      slot = this.slotOf(term);
    }
    this.slots[slot] = term;
    return true;
  }

  has(term: number): boolean {
    return this.slots[this.slotOf(term)] === term;
  }

  countOf(terms: Int32Array): number {
    let count = 0;
    for (let at = 0; at < terms.length; at++) if (this.has(terms[at]!)) count++;
    return count;
  }

  clear(): void {
    this.slots.fill(0);
    this.count = 0;
  }

  private grow(): void {
    const { slots } = this;
    this.slots = new Int32Array(slots.length * 2);
    for (const term of slots) if (term !== 0) this.slots[this.slotOf(term)] = term;
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

let common: TermSet | undefined;

function commonTerms(): TermSet {
  if (common) return common;
  const terms = new TermSet(8192);
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
  private readonly seen = new TermSet(2048);
  private found = new Int32Array(1024);

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
    return new Terms(this.found.slice(0, count));
  }

  private note(term: number, count: number): number {
    if (commonTerms().has(term) || !this.seen.add(term)) return count;
    if (count === this.found.length) {
      const larger = new Int32Array(count * 2);
      larger.set(this.found);
      this.found = larger;
    }
    this.found[count] = term;
    return count + 1;
  }
}

/**
 * How far two passages speak of the same things, by the terms they share (Hearst 1997, TextTiling): pairs of Han
 * characters, and words in other scripts; terms that stand in any text do not count.
 *
 * @returns natural logarithm of the terms shared against those that two passages of one article share: about 0 inside
 *   an article, below −2 between strangers; 0 where there is too little text to tell
 */
export function cohesionOf(before: Terms, after: Terms): number {
  const [few, many] = before.list.length < after.list.length ? [before, after] : [after, before];
  if (few.list.length < FEWEST_TERMS) return 0;
  const shared = few.sharedWith(many);
  return Math.log((shared + 0.5) / ((few.list.length * many.list.length) / ARTICLE_TERMS + 0.5));
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
