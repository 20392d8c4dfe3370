import { columnsOf, isHan, isKana, MARK_WITHIN } from './characters.ts';
import { lastAtOrBefore, type Lines } from './lines.ts';

/** Lines that are divided at one place, at least: two names and two halves of a verse meet by chance, or are shorter. */
const FEWEST_LINES = 5;
/** Columns of the left piece, at least, and on average of what stands behind it. */
const NARROWEST_PIECE = 20;
const NARROWEST_REST = 12;
const WIDEST_PIECE = 120;
/** Of a page: in a line with more spaces a program put them between characters. */
const MOST_COLUMNS = 6;
/** Columns by which full lines differ: marks that hang over, letters and digits. */
const WITHIN_COLUMNS = 4;
/** Lines in a row that hold one piece only, as where the columns' lines are not at one height. */
const LONGEST_WITHOUT = 8;
/** Of the lines, those that are divided at that place. */
const LEAST_SHARE = 0.6;
/** Of the left pieces, those that end in mid-sentence: halves of verses and items of lists have a mark there, or a name before it. */
const OPEN_SHARE = 0.6;

/** A line of Chinese with a space in it, and the columns before and behind that space. */
interface Row {
  readonly line: number;
  readonly columns: number;
  readonly rest: number;
  readonly isOpen: boolean;
}

/**
 * Which lines of Chinese hold pieces of two or more columns of print with one space between them, as `pdftotext` writes
 * columns whose lines stand at one height. Right of the space another column goes on.
 *
 * @returns of each such line, and of those between them, the columns that the left piece takes, at most 255; 0 of others;
 *   undefined: there is none
 */
export function findReadAcross(text: string, lines: Lines): Uint8Array | undefined {
  const rows = dividedLines(text, lines);
  let marked: Uint8Array | undefined;
  for (let first = 0; first + FEWEST_LINES <= rows.length;) {
    const { after, isAcross } = stretchFrom(text, lines, rows, first);
    if (isAcross) {
      marked ??= new Uint8Array(lines.count);
      marked.fill(rows[first]!.columns, rows[first]!.line, rows[after - 1]!.line + 1);
    }
    // What was looked at in vain is not looked at again from each of its lines.
    first = isAcross ? after : Math.max(first + 1, after - FEWEST_LINES);
  }
  return marked;
}

function dividedLines(text: string, { count, starts, ends }: Lines): readonly Row[] {
  const rows: Row[] = [];
  let last = -1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (!isOfChinese(text.charCodeAt(at - 1)) || !isOfChinese(text.charCodeAt(at + 1))) continue;
    const line = lastAtOrBefore(starts, count, at);
    if (line === last) continue;
    last = line;
    const columns = columnsIn(text, starts[line]!, at);
    if (columns < NARROWEST_PIECE || columns > WIDEST_PIECE) continue;
    const behind = text.slice(at + 1, ends[line]);
    if (behind.split(' ', MOST_COLUMNS).length === MOST_COLUMNS) continue;
    const rest = columnsIn(text, at + 1, ends[line]!);
    rows.push({ line, columns, rest, isOpen: isCharacter(text.charCodeAt(at - 1)) });
  }
  return rows;
}

/** How far down the page lines are divided where the first one is. */
function stretchFrom(
  text: string,
  lines: Lines,
  rows: readonly Row[],
  first: number,
): { readonly after: number; readonly isAcross: boolean } {
  const { columns } = rows[first]!;
  let [after, showing, open, running, behind] = [first, 0, 0, 0, 0];
  for (let at = first; at < rows.length; at++) {
    const row = rows[at]!;
    if (at > first && row.line - rows[after - 1]!.line > LONGEST_WITHOUT) break;
    if (Math.abs(row.columns - columns) > WITHIN_COLUMNS) {
      if (at - first >= FEWEST_LINES && showing < LEAST_SHARE * (at - first + 1)) break;
      continue;
    }
    after = at + 1;
    showing++;
    behind += row.rest;
    if (row.isOpen) open++;
    if (MARK_WITHIN.test(text.slice(lines.starts[row.line], lines.ends[row.line]))) running++;
  }
  const isAcross =
    showing >= Math.max(FEWEST_LINES, LEAST_SHARE * (after - first)) &&
    open >= OPEN_SHARE * showing &&
    behind >= NARROWEST_REST * showing &&
    2 * running >= showing;
  return { after, isAcross };
}

function columnsIn(text: string, from: number, to: number): number {
  let columns = 0;
  for (let at = from; at < to; at++) columns += columnsOf(text.charCodeAt(at));
  return columns;
}

const isCharacter = (unit: number): boolean => isHan(unit) || isKana(unit);

/** A character, or a full-width mark. */
const isOfChinese = (unit: number): boolean => isCharacter(unit) || (unit > 0x2000 && columnsOf(unit) === 2);
