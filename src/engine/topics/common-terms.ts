import { isLetter } from '../text/characters.ts';
import { commonHanTerms, commonWords } from './common-terms.table.ts';

const WORD_HASHES = 0x30000000;

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

export function commonTerms(): TermSet {
  if (common) return common;
  const terms = new TermSet();
  for (const word of commonWords.split(' ')) terms.add(termOf(word));
  for (let at = 0; at < commonHanTerms.length; at += 2)
    terms.add(hanTerm(commonHanTerms.charCodeAt(at), commonHanTerms.charCodeAt(at + 1)));
  return (common = terms);
}

/** Does the word, in small letters, stand in texts about anything? */
export function isCommonWord(word: string): boolean {
  return commonTerms().has(termOf(word));
}

/** @param first,second UTF-16 units of two Han characters */
export function hanTerm(first: number, second: number): number {
  return (first << 16) | second;
}

/** FNV-1a over the small forms of the letters: a term is `wordTerm` of the hash that its letters give one after the other. */
export const NO_LETTERS = 0x811c9dc5;

/** @param small a letter's small form */
export function withLetter(hash: number, small: number): number {
  return Math.imul(hash ^ small, 0x01000193);
}

export function wordTerm(hash: number): number {
  return (((hash ^ (hash >>> 15)) >>> 0) % WORD_HASHES) + 1;
}

function termOf(word: string): number {
  let hash = NO_LETTERS;
  for (let at = 0; at < word.length; at++) hash = withLetter(hash, smallForm(word.charCodeAt(at)));
  return wordTerm(hash);
}

function smallForm(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** Small forms of the letters of most texts in Latin script; 0 for what is no letter. */
const smallLetters = Uint16Array.from({ length: 0x180 }, (_, code) => (isLetter(code) ? smallForm(code) : 0));

/** The small form of a letter; 0 for what is none. */
export function smallLetter(code: number): number {
  if (code < 0x180) return smallLetters[code]!;
  return isLetter(code) ? smallForm(code) : 0;
}
