import { isHan, isLetter, MARK_WITHIN } from './characters.ts';
import { endsWithStop, HANGING_COLUMNS } from './line-setting.ts';
import { columnsOfLine, type Lines } from './lines.ts';

/** How paragraphs are told apart. */
export type Convention = 'blank-line' | 'markdown' | 'indented' | 'line' | 'wrapped';

/** Wider lines are paragraphs, not columns. */
const WIDEST_WRAP_COLUMNS = 200;
const WIDEST_FULL_WIDTH_INDENT = 8;

export interface LineConvention {
  readonly convention: Convention;
  /** Columns of a full line of hard-wrapped text; 0: a line is a paragraph. */
  readonly wrapWidth: number;
}

export function readConvention(text: string, lines: Lines): LineConvention {
  const apart = linesEndSentences(text, lines) || linesBreakByHand(text, lines);
  const ofLines = apart ? 0 : wrapWidthOf(lines) || raggedWidthOf(text, lines) || noteWidthOf(text, lines);
  // A poem may have more lines than the essay above it, of which the columns are.
  const wrapWidth =
    fittingWidth(text, lines, ofLines) ||
    fittingWidth(text, lines, squareWidthOf(text, lines) || widthOfColumns(text, lines));
  if (wrapWidth > 0) return { convention: 'wrapped', wrapWidth };
  let gaps = 0;
  let indented = 0;
  let headings = 0;
  for (let line = 0; line < lines.count; line++) {
    if (lines.gaps[line]! > 0) gaps++;
    if (lines.indents[line]! >= 2 && lines.indents[line]! <= WIDEST_FULL_WIDTH_INDENT) indented++;
    if (text.charCodeAt(lines.starts[line]!) === 0x23 /* # */) headings++;
  }
  if (gaps * 2 >= lines.count) return { convention: headings > 0 ? 'markdown' : 'blank-line', wrapWidth };
  return { convention: indented * 2 >= lines.count ? 'indented' : 'line', wrapWidth };
}

/** The width; 0 where too many lines are too wide for it. */
function fittingWidth(text: string, lines: Lines, width: number): number {
  return width > 0 && !runsOver(text, lines, width) ? width : 0;
}

/**
 * A text is hard-wrapped if lines inside paragraphs mostly have nearly the same width. A line stands inside if the next
 * one follows at once and is not indented more. Some papers count characters, not columns.
 */
function wrapWidthOf(lines: Lines): number {
  const columns = (line: number): number => columnsOfLine(lines, line);
  const characters = (line: number): number =>
    2 * (lines.ends[line]! - lines.starts[line]!) + lines.indents[line]!;
  return fullestBand(lines, columns, INSIDE_SHARE) || fullestBand(lines, characters, INSIDE_SHARE);
}

/** Lines in mid-sentence; of all lines; and fewer of those, where so many lines are as wide. */
const FEWEST_SQUARE = 5;
const SQUARE_SHARE = 0.3;
const FEWEST_OF_MANY = 3;
const MANY_SHARE = 0.5;

/**
 * Where no blank lines stand between short paragraphs, half of the lines may be last ones, titles and bylines. But lines in mid-sentence
 * that are all as wide as the widest, one Han character beside the other, were not written so.
 *
 * @returns the width of the widest line; 0 if too few are as wide
 */
function squareWidthOf(text: string, lines: Lines): number {
  const { count } = lines;
  let widest = 0;
  for (let line = 0; line < count; line++) widest = Math.max(widest, columnsOfLine(lines, line));
  if (widest < NARROWEST_LINE || widest > WIDEST_WRAP_COLUMNS) return 0;
  let [wide, open] = [0, 0];
  for (let line = 0; line + 1 < count; line++) {
    if (columnsOfLine(lines, line) < widest - HANGING_COLUMNS || lines.gaps[line + 1]! > 0) continue;
    wide++;
    if (!endsWithStop(text, lines, line) && isHan(text.charCodeAt(lines.starts[line + 1]!))) open++;
  }
  const isSquare =
    open >= Math.max(FEWEST_SQUARE, SQUARE_SHARE * count) ||
    (open >= FEWEST_OF_MANY && wide >= MANY_SHARE * count);
  return isSquare ? widest : 0;
}

/** Lines in mid-sentence that are equally wide, at least, in one column; of all that are in mid-sentence; and of all wide enough. */
const FEWEST_OF_COLUMN = 4;
const IN_COLUMNS_SHARE = 0.6;
const OF_ALL_SHARE = 0.2;
/** Of lines that are about as wide, those of the very width of the column: others hang over, or have letters and digits. */
const SAME_WIDTH_SHARE = 0.4;
const MOST_COLUMNS = 4;

/**
 * Articles of one page are set in columns of several widths, and half of a page's lines may be titles, captions, lists and last lines.
 * But Chinese lines in mid-sentence that have a few widths, and no others, were not written so; lines of verse and of lists have no mark
 * in their midst.
 *
 * @returns the width of the widest column; 0 if lines in mid-sentence are of many widths
 */
function widthOfColumns(text: string, lines: Lines): number {
  const counts = new Int32Array(WIDEST_WRAP_COLUMNS + 1);
  let [wideEnough, open, running] = [0, 0, 0];
  for (let line = 0; line + 1 < lines.count; line++) {
    const width = columnsOfLine(lines, line);
    if (width < NARROWEST_LINE) continue;
    wideEnough++;
    if (lines.gaps[line + 1]! > 0) continue;
    if (!isHan(text.charCodeAt(lines.ends[line]! - 1)) || !isHan(text.charCodeAt(lines.starts[line + 1]!)))
      continue;
    open++;
    if (MARK_WITHIN.test(text.slice(lines.starts[line], lines.ends[line]))) running++;
    if (width <= WIDEST_WRAP_COLUMNS) counts[width]!++;
  }
  if (2 * running < open) return 0;
  let [inColumns, widest] = [0, 0];
  for (let column = 0; column < MOST_COLUMNS; column++) {
    const { width, count } = fullest(counts);
    if (count < FEWEST_OF_COLUMN) break;
    const band = counts.subarray(Math.max(0, width - HANGING_COLUMNS), width + 1);
    const isColumn = Math.max(...band) >= SAME_WIDTH_SHARE * count;
    band.fill(0);
    if (!isColumn) continue;
    inColumns += count;
    widest = Math.max(widest, width);
  }
  const isWrapped = inColumns >= IN_COLUMNS_SHARE * open && inColumns >= OF_ALL_SHARE * wideEnough;
  return isWrapped ? widest : 0;
}

/** The width that, with those a little narrower, most lines have. */
function fullest(counts: Int32Array): { readonly width: number; readonly count: number } {
  let best = { width: 0, count: 0 };
  let count = 0;
  for (let width = 0; width < counts.length; width++) {
    count += counts[width]! - (width > HANGING_COLUMNS ? counts[width - HANGING_COLUMNS - 1]! : 0);
    if (count > best.count) best = { width, count };
  }
  return best;
}

/** Of wrapped lines one in ten ends with a full stop, of paragraphs on one line each nearly all do. */
const SENTENCE_SHARE = 0.5;

/** Do lines that others follow at once mostly end as sentences do? */
function linesEndSentences(text: string, lines: Lines): boolean {
  let [inside, ended] = [0, 0];
  for (let line = 0; line + 1 < lines.count; line++) {
    if (lines.gaps[line + 1]! > 0) continue;
    inside++;
    if (endsWithStop(text, lines, line)) ended++;
  }
  return inside > 0 && ended >= inside * SENTENCE_SHARE;
}

/** Of the lines that others follow at once. */
const BROKEN_SHARE = 0.5;
/** Of those with a blank line behind: there Markdown needs no break, and programs that put spaces behind lines put them there, too. */
const SPACED_LAST_SHARE = 0.2;
const FEWEST_LAST = 3;

/** Do lines mostly end with Markdown's hard break, two spaces, and not where a paragraph ends anyway? */
function linesBreakByHand(text: string, lines: Lines): boolean {
  let [inside, broken, last, spaced] = [0, 0, 0, 0];
  for (let line = 0; line + 1 < lines.count; line++) {
    const isBroken = text.startsWith('  ', lines.ends[line]);
    if (lines.gaps[line + 1]! > 0) {
      last++;
      if (isBroken) spaced++;
    } else {
      inside++;
      if (isBroken) broken++;
    }
  }
  if (broken === 0 || last < FEWEST_LAST) return false;
  return broken >= inside * BROKEN_SHARE && spaced <= last * SPACED_LAST_SHARE;
}

/** Of hard-wrapped pages, real ones read by machines included, at most seven lines in a hundred are twice as wide. */
const RUN_OVER_SHARE = 0.1;

/** Of lines within a column, some of which are titles, bylines and last lines, those that run on. */
const RUN_ON_WITHIN_SHARE = 0.25;

/** Are too many lines far wider than the width for it to be that of a column? Then those are paragraphs, others a list. */
function runsOver(text: string, lines: Lines, width: number): boolean {
  const [over, within] = [
    { count: 0, runningOn: 0 },
    { count: 0, runningOn: 0 },
  ];
  for (let line = 0; line < lines.count; line++) {
    const side = columnsOfLine(lines, line) > 2 * width ? over : within;
    side.count++;
    if (line + 1 < lines.count && runsOn(text, lines, line + 1)) side.runningOn++;
  }
  if (over.count <= RUN_OVER_SHARE * lines.count) return false;
  // Neither paragraphs nor items run on: where both do, the wide lines hold pieces of several columns.
  return over.runningOn < RUN_ON_SHARE * over.count || within.runningOn < RUN_ON_WITHIN_SHARE * within.count;
}

/** Nine in ten line ends of ragged Latin text fall into it (a word is seldom longer), and all of Chinese text. */
const BAND_COLUMNS = 16;
const FEWEST_INSIDE = 3;
const INSIDE_SHARE = 0.6;

/** Upper end of the band of widths that most lines inside paragraphs have; 0 if too few have it. */
function fullestBand(lines: Lines, widthOf: (line: number) => number, leastShare: number): number {
  const histogram = new Int32Array(WIDEST_WRAP_COLUMNS + 1);
  let inside = 0;
  for (let line = 0; line + 1 < lines.count; line++) {
    if (lines.gaps[line + 1]! > 0 || lines.indents[line + 1]! >= lines.indents[line]! + 2) continue;
    inside++;
    const width = widthOf(line);
    if (width <= WIDEST_WRAP_COLUMNS) histogram[width]!++;
  }
  if (inside < FEWEST_INSIDE) return 0;
  let inBand = 0;
  let best = 0;
  let bestEnd = 0;
  for (let width = 0; width <= WIDEST_WRAP_COLUMNS; width++) {
    inBand += histogram[width]! - (width >= BAND_COLUMNS ? histogram[width - BAND_COLUMNS]! : 0);
    if (inBand > best) {
      best = inBand;
      bestEnd = width;
    }
  }
  if (best < inside * leastShare || bestEnd < BAND_COLUMNS) return 0;
  return withoutOutliers(histogram, bestEnd, best * OUTLIERS_SHARE);
}

/** So many lines of a band, and no more, may stick out of a column: a heading, an address that was not divided. */
const OUTLIERS_SHARE = 0.02;
/** No line is as wide as the widest but for this many columns where that one sticks out. */
const OUTLIER_COLUMNS = 3;

/** The greatest width that lines have, those aside that stick out. */
function withoutOutliers(histogram: Int32Array, end: number, most: number): number {
  let outliers = 0;
  for (let width = end; width > 0; width--) {
    outliers += histogram[width]!;
    if (histogram[width] === 0) continue;
    const near = histogram.subarray(Math.max(0, width - OUTLIER_COLUMNS), width).some((lines) => lines > 0);
    if (near || outliers > most) return width;
  }
  return end;
}

/** Columns of a line that may be a line of running text. */
const NARROWEST_LINE = 20;
const FEWEST_RAGGED = 12;
const RUN_ON_SHARE = 0.35;
const WIDE_SHARE = 0.1;
const RAGGED_BAND_SHARE = 0.3;

/**
 * Lines of several widths, as of columns, advertisements and misread pages, are hard-wrapped if lines mostly run on: in
 * Latin script the next one starts in small letters. Of paragraphs on one line each a few in a hundred do.
 *
 * @returns upper end of the band of widths that more lines have than any other; 0 if lines do not run on
 */
function raggedWidthOf(text: string, lines: Lines): number {
  let [inside, runningOn, wide] = [0, 0, 0];
  for (let line = 0; line + 1 < lines.count; line++) {
    if (lines.gaps[line + 1]! > 0 || lines.widths[line]! < NARROWEST_LINE) continue;
    if (isRow(text, lines, line)) continue;
    inside++;
    if (lines.widths[line]! > WIDEST_WRAP_COLUMNS) wide++;
    if (runsOn(text, lines, line + 1)) runningOn++;
  }
  if (inside < FEWEST_RAGGED || runningOn < inside * RUN_ON_SHARE || wide > inside * WIDE_SHARE) return 0;
  return fullestBand(lines, (line) => columnsOfLine(lines, line), RAGGED_BAND_SHARE);
}

/** Dunbar Castle        Southampton     Rennie & Co.: a row of a table is no line of running text. */
function isRow(text: string, lines: Lines, line: number): boolean {
  if (lines.widths[line]! > WIDEST_WRAP_COLUMNS) return false;
  return WIDE_GAPS.test(text.slice(lines.starts[line], lines.ends[line]));
}

const WIDE_GAPS = /\S {3,}\S.* {3,}\S/u;

/** Columns of a full line of running text in a short note: of what is narrower or wider, one line end tells too little. */
const NOTE_COLUMNS = { han: [24, 90], other: [44, 90] } as const;
/** Of a text with more pieces more lines would be broken, were it hard-wrapped: there one line break is a cut. */
const MOST_NOTE_GAPS = 6;

/**
 * A note of a title and a sentence or two has a line end or two within its paragraphs: too few for a band of widths. It is hard-wrapped if
 * those lines alone are full, with no line wider, and blank lines stand between the others. With paragraphs on one line each, the longest
 * of them is not the one that a single line break cuts.
 *
 * @returns the width of the widest line; 0 if it is no such note
 */
function noteWidthOf(text: string, lines: Lines): number {
  const insides: number[] = [];
  let widest = 0;
  let apart = 0;
  for (let line = 0; line < lines.count; line++) {
    widest = Math.max(widest, columnsOfLine(lines, line));
    if (line === 0) continue;
    if (lines.gaps[line]! > 0) apart++;
    else insides.push(line - 1);
  }
  if (insides.length === 0 || insides.length >= FEWEST_INSIDE) return 0;
  if (apart === 0 || apart > MOST_NOTE_GAPS) return 0;
  const isFull = (line: number): boolean => {
    const width = columnsOfLine(lines, line);
    const ends = [lines.starts[line]!, lines.ends[line]! - 1];
    const [least, most] = NOTE_COLUMNS[ends.some((at) => isHan(text.charCodeAt(at))) ? 'han' : 'other'];
    return width >= least && width <= most && width + BAND_COLUMNS / 2 > widest;
  };
  return insides.every(isFull) ? widest : 0;
}

/** Does the line start in small letters, and the line before end in mid-sentence? */
export function runsOn(text: string, lines: Lines, line: number): boolean {
  const first = lines.starts[line]!;
  if (!isLetter(text.charCodeAt(first)) || text[first] !== text[first]!.toLowerCase()) return false;
  return !'.!?:;'.includes(text[lines.ends[line - 1]! - 1]!) && text[first] !== text[first].toUpperCase();
}
