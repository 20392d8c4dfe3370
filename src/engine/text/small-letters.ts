import { isCapital, isLetter } from './characters.ts';

/** Letters of the longest label: viii) */
const LONGEST_LABEL = 4;
const LONGEST_WORD = 40;

/**
 * Does the text at `at` start in small letters, as the rest of a sentence does? The label of an item of a list does not,
 * whatever letter it is (a) Nach; iv) Nach; i. Nach, where a 1 was misread), nor a name written so (iPod, eBay), nor a line of an
 * address (c/o Doe), nor the sign of a writer.
 */
export function startsSmall(text: string, at: number): boolean {
  if (!isSmall(text, at) || isCapital(text, at + 1) || text.startsWith('c/o ', at)) return false;
  return !isLabel(text, at) && !SIGN.test(text.slice(at, at + LONGEST_LABEL + 2));
}

/** hw. Der Skilift …: the sign of whoever wrote it; no abbreviation that goes on, as usw. and bzw. */
const SIGN = /^(?!bzw|ff)[b-df-hj-np-tv-xz]{2,3}\. [A-ZÄÖÜ]/u;

function isLabel(text: string, at: number): boolean {
  let end = at + 1;
  while (end - at < LONGEST_LABEL && isSmall(text, end)) end++;
  const letters = end - at;
  const mark = skipSpace(text, end);
  const after = skipSpace(text, mark + 1);
  if (text[mark] === ')') return letters === 1 || /^[ivx]+$/u.test(text.slice(at, end));
  // Abbreviations end with a full stop as well, and go on in small letters or with another one: d. h. im, v. Chr.
  return text[mark] === '.' && letters === 1 && after > mark + 1 && startsWord(text, after);
}

/** A capital and a word, not V. or Chr. */
function startsWord(text: string, at: number): boolean {
  if (!isCapital(text, at)) return false;
  let end = at + 1;
  while (end - at < LONGEST_WORD && isSmall(text, end)) end++;
  return text[end] !== '.';
}

function skipSpace(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : at;
}

function isSmall(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at)) && !isCapital(text, at);
}

/** Letters that are looked at: more tell no more. */
const LETTERS_TO_TELL = 2000;
const FEWEST_LETTERS = 100;
/** A few letters of the other case are misread, or stand in an address. Of sentences one letter in fifty is a capital. */
const SMALL_SHARE = 0.03;
const CAPITAL_SHARE = 0.002;

/**
 * Is the text all in capitals, as wire copy and telegrams are, or all in small letters, as texts made for counting words
 * are? Not one without letters that have both.
 */
export function onlyCaseOf(text: string): 'capitals' | 'small' | undefined {
  let letters = 0;
  let small = 0;
  for (let at = 0; at < text.length && letters < LETTERS_TO_TELL; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) small++;
    else if (code < 0x41 || code > 0x5a) continue;
    letters++;
  }
  if (letters < FEWEST_LETTERS) return undefined;
  if (small < letters * SMALL_SHARE) return 'capitals';
  return letters - small <= letters * CAPITAL_SHARE ? 'small' : undefined;
}
