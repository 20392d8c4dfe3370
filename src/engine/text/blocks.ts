import { isHeadline, isPartOfEdge, kindOf } from './block-kinds.ts';
import type { Convention } from './convention.ts';
import { cutIntoBlocks } from './cut-blocks.ts';
import { lastAtOrBefore, type Lines } from './lines.ts';
import { readPageLines } from './page-lines.ts';
import { isSpace } from './characters.ts';
import { findFlush } from './flush.ts';
import { findHeadlineLines } from './headline-lines.ts';
import { findNumberedItems } from './numbered-items.ts';
import { findSetLines } from './set-lines.ts';
import { scriptOf, scripts, type Script } from './script.ts';
import { onlyCaseOf, startsSmall } from './small-letters.ts';

const blockKinds = ['title', 'byline', 'caption', 'paragraph', 'furniture', 'list', 'columns'] as const;

/** `columns`: lines of several columns of print side by side, of which nothing can be read on. */
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
  /** Columns of a full line where a line stands: some are set narrower than most. */
  measureOf(line: number): number;
  /** Do blank lines stand in the midst of its paragraphs, so many that they divide nothing? */
  readonly isTorn: boolean;
  /** Does one of them stand before a line? */
  tornBefore(line: number): boolean;
  /** Is it hard-wrapped text without blank lines between its paragraphs? There a paragraph begins as any line does. */
  readonly solid: boolean;
  /** Does the text have capitals and small letters? Else they tell nothing. */
  readonly caseTells: boolean;
  kind(block: number): BlockKind;
  script(block: number): Script;
  /** Is it a title for certain, by the byline or the first words of an item that follow it? */
  headline(block: number): boolean;
  /** Is it a line of a headline that goes on with the next block? */
  headlineGoesOn(block: number): boolean;
  /** Is it one of several short lines: verse, a list, a programme, a table? */
  setInLines(block: number): boolean;
  /** Does it follow a paragraph, and begin without the indentation that this page's paragraphs have? */
  setFlush(block: number): boolean;
  /** Is it short, and begins without that indentation where the paragraph below it has it? */
  setAsTitle(block: number): boolean;
  /** Does it begin with the number of an item, and stands the next or the last one nearby? */
  numberedItem(block: number): boolean;
  /** Does a mark that sentences do not have stand before or at its start: `#`, `-`, `■`? */
  marked(block: number): boolean;
  /** Index of the last block that starts at or before the offset; −1 before the first. */
  at(offset: number): number;
}

/** Is it text, or what may look like something else and be text: a title, an item of a list? */
export function carriesText(blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  return kind === 'paragraph' || kind === 'title' || kind === 'list';
}

/** The block that a stretch of text begins with: its marks (`# `) may stand before the block's own text. */
export function firstBlockOf(blocks: Blocks, start: number): number {
  const block = blocks.at(start);
  const isBehind = block < 0 || (blocks.ends[block]! <= start && block + 1 < blocks.count);
  return isBehind ? block + 1 : block;
}

export function readBlocks(text: string): Blocks {
  const page = readPageLines(text);
  const { lines, convention, wrapWidth, narrow, sideBySide, torn } = page;
  const onlyCase = onlyCaseOf(text);
  const inCapitals = onlyCase === 'capitals';
  const { firstLines, solid } = cutIntoBlocks(text, page, inCapitals);
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
  forEachDashWithin(text, starts, ends, lineStarts, (block) => {
    starts[block] = lineStarts[block]!;
  });
  const shapes = { text, lines, firstLines, starts, ends, lineStarts, count, inCapitals };
  const headlines = new Uint8Array(count);
  let next: BlockKind = 'paragraph';
  for (let block = count - 1; block >= 0; block--) {
    const isSideBySide = sideBySide?.subarray(firstLines[block], firstLines[block + 1]).includes(1);
    const own = isSideBySide ? 'columns' : kindOf(shapes, block);
    const isText = own === 'paragraph' || own === 'title';
    if (isText && isHeadline(shapes, block, next)) headlines[block] = 1;
    next = headlines[block] === 1 ? 'title' : own;
    kinds[block] = blockKinds.indexOf(next);
  }
  const kind = (block: number): BlockKind => blockKinds[kinds[block]!]!;
  for (let block = 0; block < count; block++)
    if (kind(block) === 'title' && headlines[block] === 0 && isPartOfEdge(shapes, kind, block))
      kinds[block] = blockKinds.indexOf('furniture');
  const script = (block: number): Script => scripts[scriptOfBlock[block]!]!;
  const marked = (block: number): boolean =>
    lineStarts[block]! < starts[block]! || SIGNS.includes(text[starts[block]!]!);
  const headlineLines = findHeadlineLines(shapes, kind, script, marked);
  const setInLines = findSetLines(shapes, kind, script);
  const flush = findFlush(shapes, kind);
  const numbered = findNumberedItems(shapes);
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
    measureOf: (line) => narrow[line]! || wrapWidth,
    isTorn: torn !== undefined,
    tornBefore: (line) => torn?.[line] === 1,
    solid,
    caseTells: onlyCase === undefined,
    kind,
    script,
    headline: (block) => headlines[block] === 1,
    headlineGoesOn: (block) => headlineLines[block] === 1,
    setInLines: (block) => setInLines[block] === 1,
    setFlush: (block) => flush.rests[block] === 1,
    setAsTitle: (block) => flush.titles[block] === 1,
    numberedItem: (block) => numbered[block] === 1,
    marked,
    at: (offset) => lastAtOrBefore(starts, count, offset),
  };
}

/** Shorter ones are lines of a list, or above one. */
const FEWEST_CHARS_BEFORE_DASH = 60;
const FEWEST_CHARS_BEHIND_DASH = 30;
const LIST_MARKS = '-*+';
/** … by personal debt ¶ - which is rising: a text that goes on at a dash, and no item of a list. */
const GOES_ON = /[\p{L}\p{N}%,)”"’]$/u;

/** Blocks that begin with a dash that is no item's: in small letters, behind a text without its full stop, and none beside them begins so. */
function forEachDashWithin(
  text: string,
  starts: Int32Array,
  ends: Int32Array,
  lineStarts: Int32Array,
  visit: (block: number) => void,
): void {
  const isItem = (block: number): boolean =>
    lineStarts[block]! < starts[block]! && LIST_MARKS.includes(text[lineStarts[block]!]!);
  for (let block = 1; block < starts.length; block++) {
    if (text[lineStarts[block]!] !== '-' || !isItem(block)) continue;
    if (ends[block]! - starts[block]! < FEWEST_CHARS_BEHIND_DASH || !startsSmall(text, starts[block]!))
      continue;
    if (lineStarts[block - 1]! < starts[block - 1]! || (block + 1 < starts.length && isItem(block + 1)))
      continue;
    const end = ends[block - 1]!;
    if (end - starts[block - 1]! < FEWEST_CHARS_BEFORE_DASH || !GOES_ON.test(text.slice(end - 2, end)))
      continue;
    visit(block);
  }
}

const SIGNS = '■□◆◇●○★☆▲△▶►◎※▼▽';

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
