import { isBlank } from '../text/characters.ts';
import { hanClass } from './han-statistics.ts';
import { emptyWords, noWord, partOf, type Words } from './han-words.ts';
import type { WordPairs } from './word-pairs.ts';

/** A clause is looked for no further than this. */
export const LONGEST_CLAUSE = 40;

/** Kinds of punctuation that clauses end with. */
const NO_MARK = 0;
export const STOP = 1;
export const COMMA = 2;
const PAUSE = 3;
const COLON = 4;
const OTHER_MARK = 5;

const marks = new Map<number, number>();
for (const [units, mark] of [
  ['。！？!?', STOP],
  ['，；,;', COMMA],
  ['、', PAUSE],
  ['：:', COLON],
  ['）」”』》（「“『《)(—…·"\'', OTHER_MARK],
] as const)
  for (const unit of units) marks.set(unit.charCodeAt(0), mark);

export function markOf(unit: number): number {
  // Most of a Chinese text are ideographs.
  return unit > 0x3011 && unit < 0xff01 ? NO_MARK : (marks.get(unit) ?? NO_MARK);
}

const keyParts = Uint8Array.from({ length: 32 }, (_, part) =>
  Array.from('vpcud', partOf).includes(part) ? 1 : 0,
);

/** Verbs, prepositions, conjunctions, particles and adverbs hold a clause together. */
export function isKeyPart(part: number): boolean {
  return keyParts[part] === 1;
}

/** A clause of Chinese text, as classes of characters (white space left out), and its words. */
export interface Clause {
  readonly units: Uint16Array;
  /** Its characters are `units` from `start` on: those of a clause that is read backwards stand at the end of the array. */
  start: number;
  count: number;
  /** What it ends with on the side that is read towards; the end of the text counts as a full stop. */
  mark: number;
  readonly words: Words;
}

export function emptyClause(): Clause {
  return { units: new Uint16Array(LONGEST_CLAUSE), start: 0, count: 0, mark: NO_MARK, words: emptyWords() };
}

/** @returns where it ends: at its mark, if it has one */
export function readClauseFrom(
  text: string,
  start: number,
  ceiling: number,
  clause: Clause,
  longest = LONGEST_CLAUSE,
): number {
  clause.start = 0;
  clause.count = 0;
  clause.mark = STOP;
  let at = start;
  for (; at < ceiling && clause.count < longest; at++) {
    const unit = text.charCodeAt(at);
    clause.mark = markOf(unit);
    if (clause.mark !== NO_MARK) break;
    if (!isBlank(unit)) clause.units[clause.count++] = hanClass(unit);
    if (at + 1 === ceiling) clause.mark = STOP;
  }
  return at;
}

/** Reads what follows the marks at a place. */
export function readNextClause(
  text: string,
  end: number,
  ceiling: number,
  clause: Clause,
  longest: number,
): void {
  let start = end;
  while (start < ceiling && markOf(text.charCodeAt(start)) !== NO_MARK) start++;
  readClauseFrom(text, start, ceiling, clause, longest);
}

/** Characters and commas from a place to the end of its sentence, looked for no further than `longest` characters. */
export function sentenceFrom(
  text: string,
  start: number,
  ceiling: number,
  longest: number,
): { readonly length: number; readonly commas: number } {
  const limit = Math.min(ceiling, start + longest);
  let commas = 0;
  let at = start;
  for (; at < limit; at++) {
    const mark = markOf(text.charCodeAt(at));
    if (mark === STOP) break;
    if (mark === COMMA) commas++;
  }
  return { length: at - start, commas };
}

export function readClauseBefore(text: string, floor: number, end: number, clause: Clause): void {
  clause.count = 0;
  clause.mark = STOP;
  for (let at = end - 1; at >= floor && clause.count < LONGEST_CLAUSE; at--) {
    const unit = text.charCodeAt(at);
    clause.mark = markOf(unit);
    if (clause.mark !== NO_MARK) break;
    if (!isBlank(unit)) clause.units[LONGEST_CLAUSE - ++clause.count] = hanClass(unit);
    if (at === floor) clause.mark = STOP;
  }
  clause.start = LONGEST_CLAUSE - clause.count;
}

export function hashAt(words: Words, index: number): number {
  return index >= 0 && index < words.count ? words.hashes[index]! : 0;
}

export function partAt(words: Words, index: number): number {
  return index >= 0 && index < words.count ? words.parts[index]! : noWord;
}

export function hasUnit({ units, start, count }: Clause, unit: number): boolean {
  for (let at = start; at < start + count; at++) if (units[at] === unit) return true;
  return false;
}

/** @returns the place of the first word with that part of speech; −1 if there is none */
export function placeOf(words: Words, part: number): number {
  for (let word = 0; word < words.count; word++) if (words.parts[word] === part) return word;
  return -1;
}

/** The last character of a clause that was read backwards is the first; 0 if the clause is shorter. */
export function unitBefore({ units, count }: Clause, place: number): number {
  return place <= count ? units[LONGEST_CLAUSE - place]! : 0;
}

export function unitBehind({ units, count }: Clause, place: number): number {
  return place < count ? units[place]! : 0;
}

export function lengthClass(length: number): number {
  if (length <= 2) return length;
  if (length <= 4) return 3;
  if (length <= 7) return 4;
  if (length <= 12) return 5;
  return length <= 20 ? 6 : 7;
}

/** Stands for how two words follow each other where there is but one. */
const NO_PAIR = 9;

/** Level of how much more often than by chance a word is followed by the next; see `WordPairs.follow`. */
export function followAt(words: Words, index: number, pairs: WordPairs): number {
  if (index < 0 || index + 1 >= words.count) return NO_PAIR;
  return pairs.follow(words.hashes[index]!, words.hashes[index + 1]!);
}

/** Of the word there: one, or two for all longer ones; 0 where there is none. */
export function lengthAt({ count, ends }: Words, index: number): number {
  if (index < 0 || index >= count) return 0;
  return Math.min(2, ends[index]! - (index > 0 ? ends[index - 1]! : 0));
}

const LEAST_LIKELY = -16;

/**
 * How likely a piece is, divided into words: the rest of a word that was cut is not.
 *
 * @param score log P of the division; −∞ where the piece ends within a number
 * @returns halves of a natural logarithm a character
 */
export function likelihoodClass(score: number, count: number): number {
  if (!Number.isFinite(score)) return LEAST_LIKELY - 1;
  return Math.max(LEAST_LIKELY, Math.round((2 * score) / Math.max(1, count)));
}
