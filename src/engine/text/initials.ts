import { isCapital } from './characters.ts';

const OPENING_MARKS = '“"„«‘\'';

/** Is a piece of text one capital letter, as one set large at an article's start: T ¶ he council? */
export function isInitial(text: string, start: number, end: number): boolean {
  const at = OPENING_MARKS.includes(text[start] ?? ' ') ? start + 1 : start;
  return at === end - 1 && isCapital(text, at);
}
