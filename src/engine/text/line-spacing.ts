import { isHan, isLetter } from './characters.ts';
import { readConvention, runsOn, type LineConvention } from './convention.ts';
import { endsSentence } from './line-setting.ts';
import { columnsOfLine, linesAt, widestNear, type Lines } from './lines.ts';

/** Of the lines, those with a blank line before; a title's lines may stand together. */
const SPACED_SHARE = 0.9;
/** What has fewer is too little to tell lines from paragraphs. */
const FEWEST_LINES = 8;
/** Narrower columns are lists. */
const NARROWEST_COLUMNS = 16;
/** Of the lines: paragraphs are seldom all of one width. */
const FULL_SHARE = 0.6;

export interface SpacedLines {
  readonly lines: Lines;
  readonly convention: LineConvention;
  /** Blank lines that divide nothing, before each line; undefined where all of them do. */
  readonly torn?: Uint8Array;
}

/**
 * Hard-wrapped text with a blank line behind every line, as some programs write it and as line ends become that are
 * converted twice (CR CR LF): blank lines that stand everywhere are not counted, so that those that are more divide
 * paragraphs.
 *
 * @param sideBySide as `findSideBySide` gives it: how wide such lines are says nothing of the others
 */
export function readLineSpacing(text: string, lines: Lines, sideBySide: Uint8Array | undefined): SpacedLines {
  const spacing = spacingOf(lines);
  if (spacing > 0) {
    const closed = { ...lines, gaps: lines.gaps.map((gap) => Math.max(0, gap - spacing)) };
    const convention = readConvention(text, ordinaryLines(text, closed, sideBySide));
    if (convention.wrapWidth >= NARROWEST_COLUMNS && areMostlyFull(closed, convention.wrapWidth))
      return { lines: closed, convention };
  }
  const torn = tornApart(text, lines, sideBySide);
  return torn ?? { lines, convention: readConvention(text, ordinaryLines(text, lines, sideBySide)) };
}

/** Blank lines in mid-sentence, at least, and of all that do not stand behind a full stop: a page with cuts has a few. */
const FEWEST_TORN = 8;
const TORN_SHARE = 0.5;
/** … of those, the ones that the next line itself tells: a noun has its capital in German within sentences, too. */
const OPEN_SHARE = 0.25;
/** Of the widest line near it: lines in mid-sentence are full. */
const FULL_LINE = 0.75;
/** … of those in Chinese, where a paragraph that has lost its full stop looks so, too; and others, which go on in small letters. */
const FULL_OF_TORN_SHARE = { wide: 0.7, small: 0.5 } as const;

/**
 * Hard-wrapped text with blank lines here and there between the lines of its paragraphs, as programs write a page whose lines they take for
 * blocks, one by one or a few together: nearly every second blank line stands in mid-sentence, behind a full line.
 */
function tornApart(text: string, lines: Lines, sideBySide: Uint8Array | undefined): SpacedLines | undefined {
  // Behind a full stop a blank line may divide paragraphs.
  const torn = lines.gaps.map((gap, line) =>
    line > 0 && gap > 0 && !endsSentence(text, lines, line - 1) && !isHeading(text, lines, line) ? 1 : 0,
  );
  const open: number[] = [];
  const behindFull: number[] = [];
  let [total, wide] = [0, 0];
  for (let line = 1; line < lines.count; line++) {
    if (torn[line] === 0) continue;
    total++;
    const isWide = isBetweenHan(text, lines, line);
    if (isWide) wide++;
    if (isWide || runsOn(text, lines, line)) open.push(line);
    else if (isLetter(text.charCodeAt(lines.starts[line]!))) behindFull.push(line);
  }
  if (open.length < Math.max(FEWEST_TORN, OPEN_SHARE * total)) return undefined;
  const closed = { ...lines, gaps: lines.gaps.map((gap, line) => gap - torn[line]!) };
  const convention = readConvention(text, ordinaryLines(text, closed, sideBySide));
  if (convention.wrapWidth < NARROWEST_COLUMNS) return undefined;
  const isFull = (line: number): boolean =>
    columnsOfLine(closed, line - 1) >= FULL_LINE * widestNear(closed, line - 1);
  const full = open.filter(isFull).length;
  const least = FULL_OF_TORN_SHARE[2 * wide > open.length ? 'wide' : 'small'];
  if (full < least * open.length) return undefined;
  if (open.length + behindFull.filter(isFull).length < TORN_SHARE * total) return undefined;
  return { lines: closed, convention, torn };
}

/** Of the widest line near it: a title, a byline. */
const SHORT_LINE = 0.5;

/** In other scripts than Chinese: does it stand between blank lines, short, without a full stop, and begin as nothing does that goes on? */
function isHeading(text: string, lines: Lines, line: number): boolean {
  if (line + 1 >= lines.count || lines.gaps[line + 1] === 0) return false;
  if (isHan(text.charCodeAt(lines.starts[line]!)) || runsOn(text, lines, line)) return false;
  return (
    columnsOfLine(lines, line) < SHORT_LINE * widestNear(lines, line) && !endsSentence(text, lines, line)
  );
}

function isBetweenHan(text: string, lines: Lines, line: number): boolean {
  return isHan(text.charCodeAt(lines.ends[line - 1]! - 1)) && isHan(text.charCodeAt(lines.starts[line]!));
}

/** Pieces of one line that stand apart. */
const APART = '   ';

/** Of all lines: fewer that stand in one column are titles and captions, and say nothing of how text is set. */
const LEAST_ORDINARY = 1 / 3;

/** Lines in which no columns stand side by side; all where those are too few. */
function ordinaryLines(text: string, lines: Lines, sideBySide: Uint8Array | undefined): Lines {
  if (sideBySide === undefined) return lines;
  const ordinary: number[] = [];
  for (let line = 0; line < lines.count; line++) {
    const isApart = text.slice(lines.starts[line], lines.ends[line]).includes(APART);
    if (sideBySide[line] === 0 && !isApart) ordinary.push(line);
  }
  return ordinary.length < LEAST_ORDINARY * lines.count ? lines : linesAt(lines, ordinary);
}

/** Blank lines before nearly every line; 0 where many lines follow at once. */
function spacingOf(lines: Lines): number {
  if (lines.count < FEWEST_LINES) return 0;
  const counts = new Int32Array(256);
  for (let line = 1; line < lines.count; line++) counts[lines.gaps[line]!]!++;
  let spaced = lines.count - 1 - counts[0]!;
  if (spaced < SPACED_SHARE * (lines.count - 1)) return 0;
  // The least number that nearly all have: what is more divides paragraphs.
  let spacing = 1;
  while (spacing < 255 && spaced - counts[spacing]! >= SPACED_SHARE * (lines.count - 1))
    spaced -= counts[spacing++]!;
  return spacing;
}

/** Are most lines at least three quarters of the width? */
function areMostlyFull(lines: Lines, width: number): boolean {
  let full = 0;
  for (let line = 0; line < lines.count; line++) {
    const columns = columnsOfLine(lines, line);
    if (columns >= 0.75 * width && columns <= 1.1 * width) full++;
  }
  return full >= FULL_SHARE * lines.count;
}
