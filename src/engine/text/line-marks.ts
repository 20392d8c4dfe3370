import { columnsOf } from './characters.ts';
import { hiddenLike } from './hidden.ts';

/** A page that is one block quote. */
const QUOTE = /^[ \t\u3000]{0,4}(?:>[ \t]?)+/u;
/** A page whose paragraphs are the items of one list. */
const ITEM = /^[ \t\u3000]{0,4}(?:[-*+•][ \t\ufeff\u3000]+|[0-9]{1,3}[.)、．](?![0-9])[ \t\u3000]*)(?=\S)/u;
/** The number or name of each line, as programs that show or list them put it: `12  `, `[12]`, `p012: `, `block_12\t` */
const LINE_NUMBER =
  /^[ \t]{0,8}(?:(?<name>(?:[A-Za-z][\w.#/-]{0,30}?)?)(?<number>[0-9]{1,6})(?:[:|]|(?=[ \t]))|[(（[［【](?<bracketed>[0-9]{1,6})[)）\]］】])(?<gap>[ \t]*)(?=[\S\u3000])/u;
/** How sure a program that read the page is of a line, behind it: `\t0.973`, ` (0.97)`, `, 1.0` */
const SCORE = /(?:[ \t]{0,4}[\t,|;][ \t]{0,4}|[ \t]{1,4})\(?(?:0?\.[0-9]{1,17}|1\.0{1,17})\)?[ \t]{0,4}$/u;
const MAY_HAVE_SCORE = /[\t ,|;(]0?\.[0-9]{1,17}\)?[ \t]*(?:\n|$)/u;
const HEADING = /^\s*#/u;
const MAY_HAVE =
  /(?:^|\n)[ \t\u3000]{0,8}(?:>|[-*+•][ \t\ufeff\u3000]|[(（[［【]?[0-9]{1,3}[.)）\]］】、．]|[\w.#/-]{0,30}[0-9][ \t:|])/u;

/** Of the lines; fewer are marked because they are quotes, or items. */
const SHARE = 0.8;
const FEWEST_LINES = 4;
/** Of an item on average: shorter ones are a list, not paragraphs. */
const PARAGRAPH_COLUMNS = 80;

/** Marks that stand before or behind nearly every line, and so tell none from the others. */
export function hideLineMarks(text: string): string {
  const unscored = MAY_HAVE_SCORE.test(text) ? hide(text, SCORE, () => true) : text;
  if (!MAY_HAVE.test(unscored)) return unscored;
  const unnumbered = hide(unscored, LINE_NUMBER, areNumbered);
  const unquoted = hide(unnumbered, QUOTE, () => true);
  return hide(unquoted, ITEM, areParagraphs);
}

function hide(text: string, mark: RegExp, test: (lines: readonly string[]) => boolean): string {
  const lines = text.split('\n');
  const counted = lines.filter((line) => line.trim() !== '' && !HEADING.test(line));
  const marked = counted.filter((line) => mark.test(line));
  if (marked.length < FEWEST_LINES || marked.length < SHARE * counted.length || !test(marked)) return text;
  const gap = leastGap(marked, mark);
  return lines.map((line) => line.replace(mark, (...match) => hiddenBut(match, gap))).join('\n');
}

/** White space behind all prefixes belongs to them, what is more indents paragraphs; undefined where it is not told apart. */
function leastGap(lines: readonly string[], mark: RegExp): number | undefined {
  let least: number | undefined;
  for (const line of lines) {
    const gap = mark.exec(line)?.groups?.['gap']?.length;
    if (gap !== undefined) least = Math.min(least ?? gap, gap);
  }
  return least;
}

function hiddenBut(match: readonly unknown[], least: number | undefined): string {
  const whole = match[0] as string;
  const groups = match.at(-1) as Readonly<Record<string, string | undefined>> | string;
  const gap = typeof groups === 'string' ? undefined : groups['gap'];
  if (gap === undefined) return hiddenLike(whole);
  const kept = gap.slice(least ?? 0);
  return hiddenLike(whole.slice(0, whole.length - kept.length)) + kept;
}

/** Blank lines are numbered, too, and may have lost their number with their end. */
const MOST_BETWEEN = 3;

/** Of a line on average: shorter ones are a table, whose numbers are its own. */
const LINE_COLUMNS = 20;

function areNumbered(lines: readonly string[]): boolean {
  let counting = 1;
  let nameBefore: string | undefined;
  let before = 0;
  for (const line of lines) {
    const { name, number, bracketed } = LINE_NUMBER.exec(line)!.groups!;
    const value = Number(bracketed ?? number);
    if (name === nameBefore && value > before && value <= before + MOST_BETWEEN) counting++;
    [nameBefore, before] = [name, value];
  }
  return counting >= SHARE * lines.length && averageColumns(lines) >= LINE_COLUMNS;
}

function areParagraphs(lines: readonly string[]): boolean {
  return averageColumns(lines) >= PARAGRAPH_COLUMNS;
}

function averageColumns(lines: readonly string[]): number {
  let columns = 0;
  for (const line of lines)
    for (let at = 0; at < line.length; at++) columns += columnsOf(line.charCodeAt(at));
  return columns / lines.length;
}
