import { wordAfter } from '../language/latin-statistics.ts';
import { isCapital } from '../text/characters.ts';
import { isInitial } from '../text/initials.ts';
import type { Head, SeamSource, Tail } from './seam-sides.ts';

/**
 * A capital set large at an article's start, which extraction leaves on a line of its own: T ¶ he council. Nothing else looks
 * so: a heading of a glossary (B ¶ bridge) is the first letter of its entries, not what they lack.
 */
export interface DropCap {
  /** In lower case. */
  readonly word: string;
  /** A word by itself (A ¶ bridge) is followed by a space. */
  readonly replacement: '' | ' ';
}

/** Log-odds that it is one, where it looks so. */
export const DROP_CAP_ODDS = 6;
const WORDS_OF_ONE_LETTER = 'aioyàéóö';
/** What is shorter is an entry of a list. */
const FEWEST_TAIL_CHARS = 40;

/** @returns undefined unless the head is one capital letter, and what follows lacks it or takes it for a word */
export function dropCapOf({ text, latin }: SeamSource, head: Head, tail: Tail): DropCap | undefined {
  if (!head.atBlockEnd || !tail.atBlockStart || !isInitial(text, head.floor, head.end)) return undefined;
  if (tail.ceiling - tail.start < FEWEST_TAIL_CHARS) return undefined;
  const letter = text[head.end - 1]!.toLowerCase();
  const rest = wordAfter(text, tail.start);
  const word = letter + rest;
  if (rest === '' || isCapital(text, tail.start) !== isCapital(text, tail.start + rest.length - 1))
    return undefined;
  if (latin.isWord(word)) return { word, replacement: '' };
  if (isCapital(text, tail.start)) return undefined;
  if (!latin.isWord(rest)) return { word, replacement: '' };
  return WORDS_OF_ONE_LETTER.includes(letter) ? { word: letter, replacement: ' ' } : undefined;
}
