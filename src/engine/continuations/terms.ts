import { isHan, isLetter } from '../text/characters.ts';
import { commonHanTerms, commonWords } from './common-terms.table.ts';

const SHORTEST_WORD = 4;
const WORD_HASHES = 0x30000000;

/**
 * The terms of a passage: a pair of Han characters as its two UTF-16 units, a word as a hash that is none of those. Two
 * words in 800 million share a hash; no term is 0. Made once and read into again: what it is made of is larger than what
 * a garbage collector takes away for nothing.
 */
export class Passage {
  /** Different terms, in the order in which they first occur: `count` of them. */
  terms = new Int32Array(64);
  /** How often each of them occurs. */
  counts = new Int32Array(64);
  count = 0;
  /** How many terms there are, each as often as it occurs. */
  occurrences = 0;
  /** Another number each time that something is read into it. */
  reading = 0;

  get list(): Int32Array {
    return this.terms.subarray(0, this.count);
  }
}

/** Table sizes of a reading: enough for a page's passages; longer ones grow. Powers of two. */
const LEAST_SLOTS = 64;
const MOST_FIRST_SLOTS = 2048;

/** Reads what the passages of a text speak of; terms that stand in any text do not count. Holds scratch space. */
export class TermReader {
  private readonly text: string;
  /** Open addressing, at most half full; two numbers a slot: a term, and its place in the passage read last. */
  private table = new Int32Array(2 * LEAST_SLOTS);
  private slots = LEAST_SLOTS;

  constructor(text: string) {
    this.text = text;
  }

  /** @param into is overwritten, and answered */
  read(start: number, end: number, into = new Passage()): Passage {
    into.count = 0;
    into.occurrences = 0;
    let slots = LEAST_SLOTS;
    while (slots < 2 * (end - start) && slots < MOST_FIRST_SLOTS) slots *= 2;
    this.empty(slots);
    this.readOn(start, end, into);
    return into;
  }

  /** @param into the passage that was read last, and is added to */
  readOn(start: number, end: number, into: Passage): void {
    const { text } = this;
    const everywhere = commonTerms();
    into.reading++;
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
      if (term !== 0 && !everywhere.has(term)) this.add(term, into);
    }
  }

  private add(term: number, into: Passage): void {
    const { table } = this;
    into.occurrences++;
    let slot = slotOf(term, this.slots);
    while (table[slot] !== term) {
      if (table[slot] === 0) {
        this.addNew(term, slot, into);
        return;
      }
      slot = (slot + 2) & (2 * this.slots - 1);
    }
    into.counts[table[slot + 1]!]!++;
  }

  private addNew(term: number, slot: number, into: Passage): void {
    if (into.count === into.terms.length) {
      into.terms = enlarged(into.terms);
      into.counts = enlarged(into.counts);
    }
    this.table[slot] = term;
    this.table[slot + 1] = into.count;
    into.terms[into.count] = term;
    into.counts[into.count++] = 1;
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

function enlarged(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}

/** A set of a few thousand terms, made once. */
class TermSet {
  private readonly slots = new Int32Array(2 ** 14);
  /** A bit for each of 65,536 kinds of terms: most that are none of the set are known by it, and it stays in the nearest cache. */
  private readonly sieve = new Int32Array(2 ** 11);

  add(term: number): void {
    const kind = Math.imul(term, 0x85ebca6b) >>> 16;
    this.sieve[kind >>> 5]! |= 1 << (kind & 31);
    this.slots[this.slotOf(term)] = term;
  }

  has(term: number): boolean {
    const kind = Math.imul(term, 0x85ebca6b) >>> 16;
    return ((this.sieve[kind >>> 5]! >>> (kind & 31)) & 1) === 1 && this.slots[this.slotOf(term)] === term;
  }

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
  const terms = new TermSet();
  for (const word of commonWords.split(' ')) terms.add(wordTerm(word, 0, word.length));
  for (let at = 0; at < commonHanTerms.length; at += 2) terms.add(hanTerm(commonHanTerms, at));
  return (common = terms);
}

/** Does the word, in small letters, stand in texts about anything? */
export function isCommonWord(word: string): boolean {
  return commonTerms().has(wordTerm(word, 0, word.length));
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
