import { isLetter } from '../text/characters.ts';

/**
 * Statistics of words in Latin script, all languages together, as tools/learn-latin.ts writes them. Words are in lower
 * case and divided by spaces.
 *
 * `ends`, `starts`: a level mark ("+3", "-4") and the words that stand that many `levelStep`s (natural logarithm) more
 * or less often at a sentence's end or start than elsewhere. `words`: what else is known to be a word; each entry
 * begins with the number of letters (base 36) it shares with the one before. Each is read when it is first asked for.
 */
export interface LatinTable {
  readonly ends: () => string;
  readonly starts: () => string;
  readonly words: () => string;
}

export const levelStep = 0.5;

export interface LatinStatistics {
  /** log P(word | last of a sentence) / P(word); 0 where unknown. */
  end(word: string): number;
  /** log P(word | first of a sentence) / P(word); 0 where unknown. */
  start(word: string): number;
  isWord(word: string): boolean;
  /** Three letters in a row, its edges among them, that no known word has: how many. The word is in lower case. */
  unheardOf(word: string): number;
  /** Would it be a word if a letter stood before it: one that sentences start with, or a long one? */
  isRestOfStart(rest: string): boolean;
}

/** Shorter words are another one with nearly any first letter. */
const LONG_WORD = 6;

export function readLatinTable(table: LatinTable): LatinStatistics {
  // Each part is read when it is first asked for: a Chinese page needs none.
  let knownEnds: Map<string, number> | undefined;
  let knownStarts: Map<string, number> | undefined;
  let knownWords: Set<string> | undefined;
  let knownRests: Set<string> | undefined;
  let knownTriples: Set<string> | undefined;
  const ends = () => (knownEnds ??= readLevels(table.ends()));
  const starts = () => (knownStarts ??= readLevels(table.starts()));
  const words = () => (knownWords ??= readWords(table.words()));
  const rests = () => {
    if (knownRests !== undefined) return knownRests;
    knownRests = new Set();
    for (const [word, level] of starts()) if (level > 0) knownRests.add(word.slice(1));
    for (const list of [ends().keys(), starts().keys(), words()])
      for (const word of list) if (word.length >= LONG_WORD) knownRests.add(word.slice(1));
    return knownRests;
  };
  const triples = () => {
    if (knownTriples !== undefined) return knownTriples;
    knownTriples = new Set();
    for (const list of [ends().keys(), starts().keys(), words()])
      for (const word of list) for (const triple of triplesOf(word)) knownTriples.add(triple);
    return knownTriples;
  };
  return {
    end: (word) => (ends().get(word) ?? 0) * levelStep,
    start: (word) => (starts().get(word) ?? 0) * levelStep,
    isWord: (word) => words().has(word) || ends().has(word),
    unheardOf: (word) => triplesOf(word).filter((triple) => !triples().has(triple)).length,
    isRestOfStart: (rest) => rests().has(rest),
  };
}

const ACCENTED = /[^ -~]/u;

/** Without accents: few known words have each of them before and behind each letter. */
function triplesOf(word: string): string[] {
  const plain = ACCENTED.test(word) ? word.normalize('NFD').replace(/\p{M}+/gu, '') : word;
  const edged = ` ${plain} `;
  const triples: string[] = [];
  for (let at = 0; at + 3 <= edged.length; at += 1) triples.push(edged.slice(at, at + 3));
  return triples;
}

function readLevels(encoded: string): Map<string, number> {
  const levels = new Map<string, number>();
  let level = 0;
  for (const entry of encoded.split(' ')) {
    if (entry.startsWith('+') || entry.startsWith('-')) level = Number(entry);
    else levels.set(entry, level);
  }
  return levels;
}

function readWords(encoded: string): Set<string> {
  const words = new Set<string>();
  let previous = '';
  for (const entry of encoded.split(' ')) {
    previous = previous.slice(0, Number.parseInt(entry[0]!, 36)) + entry.slice(1);
    words.add(previous);
  }
  return words;
}

/** The word that ends before `end`, in lower case; empty if no letter stands there. Apostrophes belong to words. */
export function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 40 && isWordUnit(text, start - 1)) start--;
  return text.slice(start, end).toLowerCase();
}

/** The word that starts at `start`, in lower case; empty if no letter stands there. */
export function wordAfter(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < 40 && isWordUnit(text, end)) end++;
  return text.slice(start, end).toLowerCase();
}

/** Does the unit belong to a word: a letter, or an apostrophe between letters? */
export function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isLetter(code)) return true;
  const apostrophe = code === 0x27 || code === 0x2019;
  return apostrophe && at > 0 && isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1));
}
