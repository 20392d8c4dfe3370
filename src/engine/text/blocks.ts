import { isFurniture, isHeadline, kindOf } from './block-kinds.ts';
import { runsOn, type Convention } from './convention.ts';
import { setJumpMarksApart } from './jump-marks.ts';
import { readLineSpacing } from './line-spacing.ts';
import { readLines, type Lines } from './lines.ts';
import { isSpace } from './characters.ts';
import { findFlush } from './flush.ts';
import { findSetLines } from './set-lines.ts';
import { scriptOf, scripts, type Script } from './script.ts';

const blockKinds = ['title', 'byline', 'caption', 'paragraph', 'furniture', 'list'] as const;

export type BlockKind = (typeof blockKinds)[number];

/**
 * The blocks of a page in reading order, as parallel arrays. A block is what an editor calls a paragraph, a title or
 * a line of page furniture; in hard-wrapped text it spans several lines.
 */
export interface Blocks {
  readonly count: number;
  /** First character of the text: a Markdown mark (`# `, `- `, `> `) stands before it, bold marks belong to the text. */
  readonly starts: Int32Array;
  /** After the last character that is no white space. */
  readonly ends: Int32Array;
  /** First character of the block's first line, Markdown mark included. */
  readonly lineStarts: Int32Array;
  readonly lines: Lines;
  /** Index into `lines` of a block's first line; the entry after the last block is `lines.count`. */
  readonly firstLines: Int32Array;
  readonly convention: Convention;
  readonly wrapped: boolean;
  /** Columns of a full line of hard-wrapped text; 0 where a line is a paragraph. */
  readonly wrapWidth: number;
  kind(block: number): BlockKind;
  script(block: number): Script;
  /** Is it a title for certain, by the byline or the first words of an item that follow it? */
  headline(block: number): boolean;
  /** Is it one of several short lines: verse, a list, a programme, a table? */
  setInLines(block: number): boolean;
  /** Does it follow a paragraph, and begin without the indentation that this page's paragraphs have? */
  setFlush(block: number): boolean;
  /** Does a mark that sentences do not have stand before or at its start: `#`, `-`, `■`? */
  marked(block: number): boolean;
  /** Index of the last block that starts at or before the offset; −1 before the first. */
  at(offset: number): number;
}

export function readBlocks(text: string): Blocks {
  const page = readLineSpacing(text, setJumpMarksApart(text, readLines(text)));
  const { lines } = page;
  const { convention, wrapWidth } = page.convention;
  const firstLines = cutIntoBlocks(text, lines, wrapWidth);
  const count = firstLines.length - 1;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const lineStarts = new Int32Array(count);
  const kinds = new Uint8Array(count);
  const scriptOfBlock = new Uint8Array(count);
  for (let block = 0; block < count; block++) {
    const first = firstLines[block]!;
    const end = lines.ends[firstLines[block + 1]! - 1]!;
    lineStarts[block] = lines.starts[first]!;
    starts[block] = skipMark(text, lines.starts[first]!, end);
    ends[block] = end;
    scriptOfBlock[block] = scripts.indexOf(scriptOf(text, starts[block]!, end));
  }
  const shapes = { text, lines, firstLines, starts, ends, lineStarts, count };
  const headlines = new Uint8Array(count);
  let next: BlockKind = 'paragraph';
  for (let block = count - 1; block >= 0; block--) {
    const own = kindOf(shapes, block);
    const isText = own === 'paragraph' || own === 'title';
    if (isText && isHeadline(shapes, block, next)) headlines[block] = 1;
    next = headlines[block] === 1 ? 'title' : own;
    kinds[block] = blockKinds.indexOf(next);
  }
  const kind = (block: number): BlockKind => blockKinds[kinds[block]!]!;
  const script = (block: number): Script => scripts[scriptOfBlock[block]!]!;
  const setInLines = findSetLines(shapes, kind, script);
  const setFlush = findFlush(shapes, kind);
  return {
    count,
    starts,
    ends,
    lineStarts,
    lines,
    firstLines,
    convention,
    wrapped: wrapWidth > 0,
    wrapWidth,
    kind,
    script,
    headline: (block) => headlines[block] === 1,
    setInLines: (block) => setInLines[block] === 1,
    setFlush: (block) => setFlush[block] === 1,
    marked: (block) => lineStarts[block]! < starts[block]! || SIGNS.includes(text[starts[block]!]!),
    at: (offset) => lastAtOrBefore(starts, offset),
  };
}

const SIGNS = '■□◆◇●○★☆▲△▶►◎※▼▽';

/** In hard-wrapped text a page number or a running head stands between the lines of a paragraph. */
const WIDEST_FURNITURE_COLUMNS = 60;

/** First lines of the blocks, and `lines.count` as the last entry. */
function cutIntoBlocks(text: string, lines: Lines, wrapWidth: number): Int32Array {
  const firstLines = new Int32Array(lines.count + 1);
  let count = 0;
  let wasFurniture = false;
  const smallestIndent = wrapWidth > 0 && indentsParagraphs(lines) ? 2 : DEEP_INDENT;
  for (let line = 0; line < lines.count; line++) {
    const furniture =
      wrapWidth > 0 &&
      lines.widths[line]! <= WIDEST_FURNITURE_COLUMNS &&
      !endsWithNumber(text, lines, line) &&
      isFurniture(text.slice(lines.starts[line], lines.ends[line]));
    const continues = wrapWidth > 0 && line > 0 && !furniture && !wasFurniture;
    wasFurniture = furniture;
    if (continues && continuesLine(text, lines, line, wrapWidth, smallestIndent)) continue;
    firstLines[count++] = line;
  }
  firstLines[count++] = lines.count;
  return firstLines.slice(0, lines.count === 0 ? 1 : count);
}

/** “… in 2010, 2011 and ¶ 2012.”: a number with a full stop right under a line is the paragraph's end, no page number. */
function endsWithNumber(text: string, lines: Lines, line: number): boolean {
  return (
    line > 0 &&
    lines.gaps[line] === 0 &&
    /^[0-9]{1,4}[.。]$/u.test(text.slice(lines.starts[line], lines.ends[line]))
  );
}

/** Columns that are no accident: a wrapped line may begin with the space that stands between two names. */
const DEEP_INDENT = 4;
const FEWEST_PARAGRAPHS = 3;

/** Do paragraphs begin with white space? Not where blank lines divide them and most begin without. */
function indentsParagraphs(lines: Lines): boolean {
  let [paragraphs, indented] = [0, 0];
  for (let line = 0; line < lines.count; line++) {
    if (line > 0 && lines.gaps[line] === 0) continue;
    paragraphs++;
    if (lines.indents[line]! >= 2) indented++;
  }
  return paragraphs < FEWEST_PARAGRAPHS || indented * 2 >= paragraphs;
}

/**
 * In hard-wrapped text: does the line go on with the paragraph of the line before?
 *
 * @param smallestIndent columns from which an indented line begins a paragraph
 */
function continuesLine(
  text: string,
  lines: Lines,
  line: number,
  wrapWidth: number,
  smallestIndent: number,
): boolean {
  if (lines.gaps[line]! > 0) return false;
  if (lines.indents[line]! >= lines.indents[line - 1]! + smallestIndent) return false;
  const first = text.charCodeAt(lines.starts[line]!);
  if (first === 0x23 /* # */) return false;
  if (runsOn(text, lines, line)) return true;
  // Some papers count characters, not columns: a line with Latin letters in it is then full and yet narrow.
  const columns = lines.widths[line - 1]! + lines.indents[line - 1]!;
  const characters = lines.ends[line - 1]! - lines.starts[line - 1]!;
  return Math.max(columns, 2 * characters) >= wrapWidth * 0.65;
}

/** After `#`, `-`, `*`, `>` and the white space behind it; bold marks are text. */
function skipMark(text: string, start: number, end: number): number {
  let at = start;
  const mark = text[at];
  if (mark === '#') while (text[at] === '#' && at - start < 6) at++;
  else if (mark === '-' || mark === '*' || mark === '+' || mark === '>') at++;
  else return start;
  if (!isSpace(text.charCodeAt(at))) return start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at < end ? at : start;
}

function lastAtOrBefore(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
