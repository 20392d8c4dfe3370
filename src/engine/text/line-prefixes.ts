import { columnsOf } from './characters.ts';
import { hiddenLike } from './hidden.ts';

/** A page that is one block quote. */
const QUOTE = /^[ \t\u3000]{0,4}(?:>[ \t]?)+/u;
/** A page whose paragraphs are the items of one list. */
const ITEM = /^[ \t\u3000]{0,4}(?:[-*+•][ \t\ufeff\u3000]+|[0-9]{1,3}[.)、．](?![0-9])[ \t\u3000]*)(?=\S)/u;
/** The number of each line, as programs that show a text put it. */
const LINE_NUMBER = /^[ \t]{0,8}(?<number>[0-9]{1,6})(?:[ \t]{1,8}|[:|][ \t]{0,4})(?=[\S\u3000])/u;
const HEADING = /^\s*#/u;
const MAY_HAVE =
  /(?:^|\n)[ \t\u3000]{0,8}(?:>|[-*+•][ \t\ufeff\u3000]|[0-9]{1,3}[.)、．]|[0-9]{1,6}[ \t:|])/u;

/** Of the lines; fewer are marked because they are quotes, or items. */
const SHARE = 0.8;
const FEWEST_LINES = 4;
/** Of an item on average: shorter ones are a list, not paragraphs. */
const PARAGRAPH_COLUMNS = 80;

/** Marks that stand before nearly every line, and so tell none from the others. */
export function hideLinePrefixes(text: string): string {
  if (!MAY_HAVE.test(text)) return text;
  const unnumbered = hide(text, LINE_NUMBER, areNumbered);
  const unquoted = hide(unnumbered, QUOTE, () => true);
  return hide(unquoted, ITEM, areParagraphs);
}

function hide(text: string, prefix: RegExp, test: (lines: readonly string[]) => boolean): string {
  const lines = text.split('\n');
  const counted = lines.filter((line) => line.trim() !== '' && !HEADING.test(line));
  const marked = counted.filter((line) => prefix.test(line));
  if (marked.length < FEWEST_LINES || marked.length < SHARE * counted.length || !test(marked)) return text;
  return lines.map((line) => line.replace(prefix, hiddenLike)).join('\n');
}

/** Blank lines are numbered, too, and may have lost their number with their end. */
const MOST_BETWEEN = 3;

function areNumbered(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(LINE_NUMBER.exec(line)!.groups!['number']));
  let ascending = 1;
  for (const [at, number] of numbers.entries()) {
    const before = numbers[at - 1];
    if (before !== undefined && number > before && number <= before + MOST_BETWEEN) ascending++;
  }
  return ascending >= SHARE * numbers.length;
}

function areParagraphs(lines: readonly string[]): boolean {
  let columns = 0;
  for (const line of lines)
    for (let at = 0; at < line.length; at++) columns += columnsOf(line.charCodeAt(at));
  return columns >= PARAGRAPH_COLUMNS * lines.length;
}
