import { isDigit } from '../text/characters.ts';
import type { Head, SeamSource, Tail } from './seam-sides.ts';

/** Log-odds that a number was cut at its decimal point, where it looks so: 提高1. ¶ 3个百分点; $4. ¶ 2 million. */
export const DIVIDED_NUMBER_ODDS = 5;
const PRICE = /[$€£¥]\s?[0-9]{1,3}\.$/u;
const COUNTED =
  /^[0-9]{1,3}\s?(?:%|m\b|bn\b|(?:million|billion|trillion|thousand|per ?cent|milliard|millon|prozent|pour cent|por ciento))/iu;
const REACH_CHARS = 24;

/**
 * Is the mark at the text's end the point of a number that goes on? A Chinese sentence ends with no such point; a Latin one
 * may, so there a price before it or a million behind it must speak for it.
 */
export function isDividedNumber({ text }: SeamSource, head: Head, tail: Tail): boolean {
  if (text[head.end - 1] !== '.' || !isDigit(text.charCodeAt(head.end - 2))) return false;
  if (!isDigit(text.charCodeAt(tail.start)) || head.end - 2 <= head.floor) return false;
  if (head.wide) return true;
  return (
    PRICE.test(text.slice(Math.max(head.floor, head.end - REACH_CHARS), head.end)) &&
    COUNTED.test(text.slice(tail.start, tail.start + REACH_CHARS))
  );
}
