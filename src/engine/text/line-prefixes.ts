import { columnsOf } from './characters.ts';
import { hiddenLike } from './hidden.ts';

/** A page that is one block quote. */
const QUOTE = /^[ \t\u3000]{0,4}(?:>[ \t]?)+/u;
/** A page whose paragraphs are the items of one list. */
const ITEM = /^[ \t\u3000]{0,4}(?:[-*+•][ \t\ufeff\u3000]+|[0-9]{1,3}[.)、．](?![0-9])[ \t\u3000]*)(?=\S)/u;
const HEADING = /^\s*#/u;
const MAY_HAVE = /(?:^|\n)[ \t\u3000]{0,4}(?:>|[-*+•][ \t\ufeff\u3000]|[0-9]{1,3}[.)、．])/u;

/** Of the lines; fewer are marked because they are quotes, or items. */
const SHARE = 0.8;
const FEWEST_LINES = 4;
/** Of an item on average: shorter ones are a list, not paragraphs. */
const PARAGRAPH_COLUMNS = 80;

/** Marks that stand before nearly every line, and so tell none from the others. */
export function hideLinePrefixes(text: string): string {
  if (!MAY_HAVE.test(text)) return text;
  const unquoted = hide(text, QUOTE, () => true);
  return hide(unquoted, ITEM, areParagraphs);
}

function hide(text: string, prefix: RegExp, test: (lines: readonly string[]) => boolean): string {
  const lines = text.split('\n');
  const counted = lines.filter((line) => line.trim() !== '' && !HEADING.test(line));
  const marked = counted.filter((line) => prefix.test(line));
  if (marked.length < FEWEST_LINES || marked.length < SHARE * counted.length || !test(marked)) return text;
  return lines.map((line) => line.replace(prefix, hiddenLike)).join('\n');
}

function areParagraphs(lines: readonly string[]): boolean {
  let columns = 0;
  for (const line of lines)
    for (let at = 0; at < line.length; at++) columns += columnsOf(line.charCodeAt(at));
  return columns >= PARAGRAPH_COLUMNS * lines.length;
}
