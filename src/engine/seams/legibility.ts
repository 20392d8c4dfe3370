import { isBlank, isCapital, isCaselessLetter, isDigit, isLetter } from '../text/characters.ts';

/** Read on either side of a seam, in UTF-16 units: some fifteen words. */
const READ_CHARS = 90;
/** Fewer tell nothing. */
const FEWEST_WORDS = 3;
/** Of a hundred sentences that were cut, in labelled pages with up to a character in eight misread, 99 are above. */
const LEGIBLE_FROM = 0.7;
/** A number may stand in any sentence; where all are numbers there is a table. */
const NUMBER_COUNTS = 0.5;

/**
 * How little of a Latin-script text at a seam looks like words, 0 to 1: 0 for prose, however many of its letters are
 * misread; towards 1 for what a picture, a stain or a table became. There a small letter does not say that a sentence goes on.
 */
export function illegibleBefore(text: string, floor: number, end: number): number {
  let from = Math.max(floor, end - READ_CHARS);
  if (from > floor) while (from < end && !isBlank(text.charCodeAt(from))) from++;
  return illegibility(text, from, end);
}

export function illegibleFrom(text: string, start: number, ceiling: number): number {
  let to = Math.min(ceiling, start + READ_CHARS);
  if (to < ceiling) while (to > start && !isBlank(text.charCodeAt(to))) to--;
  return illegibility(text, start, to);
}

function illegibility(text: string, start: number, end: number): number {
  let pieces = 0;
  let words = 0;
  for (let at = start; at < end;) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && !isBlank(text.charCodeAt(at))) at++;
    if (at === from) break;
    pieces++;
    words += worthOf(text, from, at);
  }
  return pieces < FEWEST_WORDS ? 0 : Math.max(0, 1 - words / pieces / LEGIBLE_FROM);
}

const MARKS_AROUND = new Set('.,;:!?…"“”„«»‘’\'()[]*_#–—-');
const MARKS_WITHIN = new Set("'’-.");
const SHORT_WORDS = new Set('aAIOoyYàÀéèEe&');

/** 1 for what is set as a word, whatever it means; 0 for what no word looks like. */
function worthOf(text: string, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && MARKS_AROUND.has(text[from]!)) from++;
  while (to > from && MARKS_AROUND.has(text[to - 1]!)) to--;
  // A dash stands between words.
  if (from === to) return end - start === 1 && '–—-'.includes(text[start]!) ? 1 : 0;
  if (isDigit(text.charCodeAt(from))) return NUMBER_COUNTS;
  // How a word of another script looks is not known.
  if (isCaselessLetter(text.charCodeAt(from))) return 1;
  if (to - from === 1) return SHORT_WORDS.has(text[from]!) ? NUMBER_COUNTS : 0;
  let capitals = 0;
  let small = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isLetter(code)) {
      if (!MARKS_WITHIN.has(text[at]!) && !isAccent(code)) return 0;
      if (isAccent(code)) continue;
      capitals = 0;
      small = 0;
    } else if (isCapital(text, at)) {
      if (small > 0) return 0;
      capitals++;
    } else {
      if (capitals > 1) return 0;
      small++;
    }
  }
  return 1;
}

/** Combining, behind the letter it stands on; or a hyphen that does not show. */
function isAccent(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || code === 0xad;
}
