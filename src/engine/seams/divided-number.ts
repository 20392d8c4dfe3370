import { isDigit } from '../text/characters.ts';
import type { Head, SeamSource, Tail } from './seam-sides.ts';

/** Log-odds that a number was cut at its point or comma, or a word at its apostrophe: 提高1. ¶ 3个百分点; $4. ¶ 2 million; don' ¶ t. */
export const DIVIDED_WORD_ODDS = 5;
const PRICE = /[$€£¥]\s?[0-9]{1,3}[.,]$/u;
/** rose by 0. ¶ 3%: no sentence ends with it. */
const NOUGHT = /[^\d.,]0[.,]$/u;
/** US$35, ¶ 000; 180. ¶ 000, as German and Spanish write it */
const THREE_DIGITS = { ',': /^[0-9]{3}(?![.,]?\d)/u, '.': /^0[0-9]{2}(?![.,]?\d)/u } as const;
const COUNTED =
  /^[0-9]{1,3}\s?(?:%|m\b|bn\b|(?:million|billion|trillion|thousand|per ?cent|milliard|millon|prozent|pour cent|por ciento))/iu;
const COUNT = /(?<![\d.,])[0-9]{1,3}[.,]$/u;
const REACH_CHARS = 24;

/**
 * Is the mark at the text's end the point of a number that goes on? A Chinese sentence ends with no such point; a Latin one
 * may, so there the number before it or what is counted behind it must speak for it.
 */
export function isDividedNumber({ text }: SeamSource, head: Head, tail: Tail): boolean {
  const mark = text[head.end - 1];
  if (!(mark === '.' || (mark === ',' && !head.wide)) || !isDigit(text.charCodeAt(head.end - 2)))
    return false;
  if (!isDigit(text.charCodeAt(tail.start)) || head.end - 2 <= head.floor) return false;
  if (head.wide) return true;
  const before = text.slice(Math.max(head.floor, head.end - REACH_CHARS), head.end);
  const after = text.slice(tail.start, tail.start + REACH_CHARS);
  if (COUNTED.test(after)) return PRICE.test(before) || COUNT.test(before);
  return NOUGHT.test(before) || (COUNT.test(before) && THREE_DIGITS[mark].test(after));
}

/** Log-odds that a date was cut behind its day or its month, or an amount behind its number: on 18 ¶ February; 83 ¶ Prozent. */
export const DIVIDED_FIGURE_ODDS = 4;
/** Alternatives of an expression: months in English, German, French and Spanish. */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)';
const DAY_AT_END =
  /[^\d.,:]\s(?:(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|º)?(?:\s(?:of|de))?|(?:am|vom|zum|bis|de[rnm])\s[0-9]{1,2}\.)$/u;
export const MONTH_AT_START = new RegExp(`^${MONTH}(?![\\p{L}])`, 'u');
const MONTH_AT_END = new RegExp(`\\s${MONTH}(?:\\sde)?$`, 'u');
const YEAR_AT_START = /^(?:1[5-9]|20)[0-9]{2}(?=[\s,;.)])/u;
const NUMBER_AT_END = /\s[0-9][0-9.,]*$/u;
/** With a capital, in German: small letters tell by themselves. */
const UNIT_AT_START =
  /^(?:Million(?:en)?|Milliarden?|Prozent|Euro|Franken|Dollar|Mark|Tonnen|(?:Kilo|Quadrat|Zenti)?[Mm]etern?|(?:Kilo)?[Gg]ramm|Litern?|Stunden?|Minuten|Sekunden|Jahren?|Monaten?|Wochen|Tagen?|Personen|Menschen|Einwohnern?|Kindern?|Grad)(?![\p{L}])/u;
/** Shorter ones are lines of a calendar or a table. */
const FEWEST_CHARS_BEFORE = 40;

/** Does the text, in Latin script, end with a day whose month follows, a month whose year does, or a number whose unit does? */
export function isDividedFigure({ text }: SeamSource, { end, floor, wide }: Head, { start }: Tail): boolean {
  if (wide || end - floor < FEWEST_CHARS_BEFORE) return false;
  const before = text.slice(end - REACH_CHARS, end);
  const after = text.slice(start, start + REACH_CHARS);
  return (
    (DAY_AT_END.test(before) && MONTH_AT_START.test(after)) ||
    (MONTH_AT_END.test(before) && YEAR_AT_START.test(after)) ||
    (NUMBER_AT_END.test(before) && UNIT_AT_START.test(after))
  );
}
