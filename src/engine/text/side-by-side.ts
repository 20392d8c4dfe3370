import { columnsOf, isHan, isKana, isLetter, isSpace } from './characters.ts';
import type { Range } from '../range.ts';
import type { Blocks } from './blocks.ts';
import type { Lines } from './lines.ts';
import { findReadAcrossLatin } from './read-across-latin.ts';

/** Lines that show the white space between two columns, at least: in fewer, wide spaces meet by chance. */
const FEWEST_LINES = 12;
/** … of all lines in which more than one space stands: in lines that were set wide each has its spaces elsewhere. */
const LEAST_SHARE = 0.7;
/** By so many it is told that it is no more than chance. */
const ENOUGH_ROWS = 5;
/** Lines in a row that do not show it, as where a column is set so full that one space is left: after more the columns are over. */
const LONGEST_WITHOUT = 25;
/** Of a line: where more stand, it is a row of a table, or set very wide. */
const MOST_GAPS = 8;
/** Letters on either side, on average, each Han character for two: cells of a table have fewer, and specks at a page's edge are none. */
const FEWEST_LETTERS = 12;

/** White space within a line, and the letters before it. */
interface Gap extends Range {
  readonly before: number;
}

/** How wide a character is: some programs count cells of print, where a Chinese one has two, others characters. */
type Measure = (unit: number) => number;

/**
 * Which lines hold pieces of two or more columns of print side by side, as `pdftotext` writes a page, with `-layout` and
 * sometimes without: 1 for each; undefined: none. No sentence goes on from such a line to the next.
 */
export function findSideBySide(
  text: string,
  lines: Lines,
  readAcross: Uint8Array | undefined,
): Uint8Array | undefined {
  const found = [findSetApart(text, lines), findReadAcrossLatin(text, lines), readAcross].filter(
    (marks) => marks !== undefined,
  );
  if (found.length === 0) return undefined;
  return Uint8Array.from({ length: lines.count }, (_, line) =>
    found.some((marks) => marks[line]! > 0) ? 1 : 0,
  );
}

/** … with white space between them. */
function findSetApart(text: string, lines: Lines): Uint8Array | undefined {
  const withGap = linesWithGap(text, lines);
  if (withGap.length < FEWEST_LINES) return undefined;
  const inCells = stretches(text, lines, withGap, columnsOf);
  const inCharacters = WIDE.test(text) ? stretches(text, lines, withGap, () => 1) : inCells;
  const [cells, characters] = [inCells, inCharacters].map((marked) =>
    marked.reduce((sum, mark) => sum + mark, 0),
  ) as [number, number];
  if (Math.max(cells, characters) === 0) return undefined;
  return characters > cells ? inCharacters : inCells;
}

/** In text without, cells and characters are the same. */
const WIDE = /[\u2e80-\uff60]/;

/** Lines of a text, as editors count them: from 1, both included. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Lines that were left unread because columns are mixed in them, in order.
 *
 * @param inTurns text in which their lines stand in turns, in reading order
 */
export function linesSideBySide(text: string, blocks: Blocks, inTurns: readonly Range[]): LineSpan[] {
  const unread = [...inTurns];
  for (let block = 0; block < blocks.count; block++)
    if (blocks.kind(block) === 'columns')
      unread.push({ start: blocks.lineStarts[block]!, end: blocks.ends[block]! });
  unread.sort((one, other) => one.start - other.start);
  const spans: { from: number; to: number }[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number): number => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    return line;
  };
  let read = 0;
  for (const { start, end } of unread) {
    if (end <= read) continue;
    const from = lineAt(Math.max(start, read));
    const to = lineAt(end);
    const last = spans.at(-1);
    const goesOn = last !== undefined && text.slice(read, start).trim() === '';
    if (goesOn) last.to = to;
    else spans.push({ from, to });
    read = end;
  }
  return spans;
}

/** Indexes of the lines that hold more than one space in a row. */
function linesWithGap(text: string, { count, starts, ends }: Lines): number[] {
  const found: number[] = [];
  let line = 0;
  for (let at = text.indexOf('  '); at >= 0;) {
    while (line < count && ends[line]! <= at) line++;
    if (line === count) break;
    const isWithin = starts[line]! < at;
    if (isWithin) found.push(line);
    at = text.indexOf('  ', isWithin ? ends[line]! : starts[line]!);
  }
  return found;
}

function stretches(text: string, lines: Lines, withGap: readonly number[], measure: Measure): Uint8Array {
  const marked = new Uint8Array(lines.count);
  const rows = withGap.map((line) => readRow(text, lines, line, measure));
  for (let at = 0; at < rows.length;) {
    let next = at + 1;
    for (const gap of rows[at]!.gaps) {
      const { after, isSideBySide, common } = grow(rows, at, gap);
      // What was looked at in vain is not looked at again from each of its lines.
      next = Math.max(next, isSideBySide ? after : after - FEWEST_LINES);
      if (!isSideBySide) continue;
      const stretch = withEnds(lines, marked, rows[at]!.line, rows[after - 1]!.line, (line) => {
        const { start, end } = edgesOf(text, lines, line, measure);
        return end <= common.end || start >= common.start;
      });
      marked.fill(1, stretch.start, stretch.end);
      break;
    }
    at = next;
  }
  return marked;
}

/** Above and below, up to a blank line, stand those that have text in one column only. */
function withEnds(
  { count, gaps }: Lines,
  marked: Uint8Array,
  first: number,
  last: number,
  isOnOneSide: (line: number) => boolean,
): Range {
  let start = first;
  let end = last + 1;
  while (start > 0 && gaps[start] === 0 && marked[start - 1] === 0 && isOnOneSide(start - 1)) start--;
  while (end < count && gaps[end] === 0 && isOnOneSide(end)) end++;
  return { start, end };
}

/** A line that holds more than one space in a row. */
interface Row {
  readonly line: number;
  readonly gaps: readonly Gap[];
  readonly letters: number;
}

const NO_GAPS: readonly Gap[] = [];

function readRow(text: string, lines: Lines, line: number, measure: Measure): Row {
  let column = edgesOf(text, lines, line, measure).start;
  const gaps: Gap[] = [];
  let spaces = 0;
  let start = column;
  let letters = 0;
  for (let at = lines.starts[line]!; at < lines.ends[line]!; at++) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) {
      if (spaces++ === 0) start = column;
    } else {
      if (spaces > 1) gaps.push({ start, end: column, before: letters });
      spaces = 0;
      if (isLetter(unit) || isHan(unit) || isKana(unit)) letters += columnsOf(unit);
    }
    column += measure(unit);
  }
  return { line, gaps: gaps.length > MOST_GAPS ? NO_GAPS : gaps, letters };
}

/** How far down the page a gap of the first row is one between columns. */
function grow(
  rows: readonly Row[],
  first: number,
  { start, end }: Gap,
): { readonly after: number; readonly isSideBySide: boolean; readonly common: Range } {
  const common = { start, end };
  let after = first;
  let showing = 0;
  let before = 0;
  let behind = 0;
  for (let at = first; at < rows.length; at++) {
    const { line, gaps, letters } = rows[at]!;
    if (at > first && line - rows[after - 1]!.line > LONGEST_WITHOUT) break;
    const gap = gapAt(gaps, common);
    if (!gap) {
      if (at - first >= ENOUGH_ROWS && showing < LEAST_SHARE * (at - first + 1)) break;
      continue;
    }
    common.start = Math.max(common.start, gap.start);
    common.end = Math.min(common.end, gap.end);
    showing++;
    after = at + 1;
    before += gap.before;
    behind += letters - gap.before;
  }
  const isSideBySide =
    showing >= Math.max(FEWEST_LINES, LEAST_SHARE * (after - first)) &&
    Math.min(before, behind) >= FEWEST_LETTERS * showing;
  return { after, isSideBySide, common };
}

function gapAt(gaps: readonly Gap[], { start, end }: Range): Gap | undefined {
  for (const gap of gaps) if (gap.start < end && start < gap.end) return gap;
  return undefined;
}

/** Columns that the text of a line begins and ends at. */
function edgesOf(text: string, { starts, ends }: Lines, line: number, measure: Measure): Range {
  let from = starts[line]!;
  while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--;
  const start = widthOf(text, from, starts[line]!, measure);
  return { start, end: start + widthOf(text, starts[line]!, ends[line]!, measure) };
}

function widthOf(text: string, from: number, to: number, measure: Measure): number {
  let width = 0;
  for (let at = from; at < to; at++) width += measure(text.charCodeAt(at));
  return width;
}
