import type { Range } from '../range.ts';
import { type BlockKind, type Blocks, firstBlockOf } from '../text/blocks.ts';
import { isExtractionMark } from '../text/extraction-marks.ts';
import { startsSmall } from '../text/small-letters.ts';
import { opensWithDateline } from './on-purpose.ts';

/** How a copy is set: a heading, an item of a list, between quotation marks, in bold. */
export function settingOf(text: string, blocks: Blocks, start: number): string {
  const block = firstBlockOf(blocks, start);
  const first = text[start]!;
  const mark = '*_#>-+'.includes(first) ? first : '';
  const lineMark = signBefore(text, blocks, block);
  const kind = blocks.kind(block);
  return `${kind === 'title' || kind === 'caption' ? kind : ''}${mark}${lineMark}`;
}

/** The first sign of what stands before a block's text in its line: a mark, the number of an item; none: ''. */
function signBefore(text: string, blocks: Blocks, block: number): string {
  return text.slice(blocks.lineStarts[block], blocks.starts[block]).trim().slice(0, 1);
}

const LINE_MARKS = '#>-*+•';

/** The mark of a heading, an item or a quotation before a block; none: ''. */
function lineMarkOf(text: string, blocks: Blocks, block: number): string {
  const mark = signBefore(text, blocks, block);
  return LINE_MARKS.includes(mark) ? mark : '';
}

/** Is it one paragraph set as a heading, an item or a quotation, among others that are not? */
export function isMarkedAlone(text: string, blocks: Blocks, { start, end }: Range): boolean {
  const block = firstBlockOf(blocks, start);
  const mark = lineMarkOf(text, blocks, block);
  if (mark === '' || blocks.at(end - 1) !== block) return false;
  return noneBeside(blocks, block, (other) => lineMarkOf(text, blocks, other) === mark);
}

/** Does it begin with a headline, and hold more than that? */
export function isHeaded(blocks: Blocks, { start, end }: Range): boolean {
  const block = firstBlockOf(blocks, start);
  return blocks.kind(block) === 'title' && blocks.at(end - 1) > block;
}

/** Does what it begins in have the mark of a heading? */
export function isHeading(text: string, blocks: Blocks, { start }: Range): boolean {
  return signBefore(text, blocks, firstBlockOf(blocks, start)) === '#';
}

function noneBeside({ count }: Blocks, block: number, isLike: (other: number) => boolean): boolean {
  return [block - 1, block + 1].every((other) => other < 0 || other >= count || !isLike(other));
}

/** A paragraph in a cell: a table has less in one on average. */
const LONG_CELL_CHARS = 30;
const CELL = /\||<\/t[dh]>/giu;

/** Does it stand in nothing but marks of the program that extracted the text, or a table in which that program set paragraphs? */
export function isInMarks(text: string, blocks: Blocks, range: Range): boolean {
  const all = blocksOf(blocks, range);
  const pieceOf = (block: number) => text.slice(blocks.starts[block], blocks.ends[block]);
  if (!all.every((block) => isExtractionMark(pieceOf(block)))) return false;
  const cells = all.reduce((count, block) => count + (pieceOf(block).match(CELL)?.length ?? 0), 0);
  return range.end - range.start >= LONG_CELL_CHARS * cells;
}

function blocksOf(blocks: Blocks, { start, end }: Range): number[] {
  const first = firstBlockOf(blocks, start);
  return Array.from({ length: Math.max(1, blocks.at(end - 1) - first + 1) }, (_, at) => first + at);
}

/** So many tell. */
const MOST_LINES = 500;

/** Are there several, each another than the others? A list may be one block. */
export function areSeveralLines(text: string, blocks: Blocks, range: Range): boolean {
  const lines = linesOf(text, blocks, range);
  return lines.length > 1 && new Set(lines).size === lines.length;
}

function linesOf(text: string, blocks: Blocks, { start, end }: Range): string[] {
  const first = firstBlockOf(blocks, start);
  const pieceOf = (block: number) => text.slice(blocks.starts[block], blocks.ends[block]);
  const count = blocks.at(end - 1) - first + 1;
  if (count === 1 && blocks.kind(first) === 'list') return pieceOf(first).split('\n', MOST_LINES);
  return Array.from({ length: Math.min(count, MOST_LINES) }, (_, at) => pieceOf(first + at));
}

/** Longer than headings, standfirsts and pull quotes. */
const LONGER_THAN_TITLES = 160;
const ENDS_INSIDE = /[。．！？]|[.!?][”"’»)]?\s/u;
const ENDS = /[。．.！!？?][”」』"’»)）*_]*$/u;
const LONGEST_END = 4;

/** Does a sentence end before a place, marks that close behind it aside? */
export function endsSentence(text: string, end: number): boolean {
  return ENDS.test(text.slice(end - LONGEST_END, end));
}

/** A paragraph that a program took for a heading: two sentences, and the last ends as sentences do. */
function isTitleByMistake(text: string, blocks: Blocks, block: number): boolean {
  const [start, end] = [blocks.starts[block]!, blocks.ends[block]!];
  const columns = (end - start) * (blocks.script(block) === 'latin' ? 1 : 2);
  if (columns < LONGER_THAN_TITLES || !endsSentence(text, end)) return false;
  return ENDS_INSIDE.test(text.slice(start, end - LONGEST_END));
}

/** Of an item of a list that is a paragraph: longer than what is listed. */
const LONGER_THAN_ITEMS = 100;

/** A paragraph that a program took for an item of a list: no other stands beside it, and it is a sentence. Quotations are drawn out on purpose. */
function isItemByMistake(text: string, blocks: Blocks, block: number): boolean {
  const [start, end] = [blocks.starts[block]!, blocks.ends[block]!];
  const columns = (end - start) * (blocks.script(block) === 'latin' ? 1 : 2);
  const isAlone = noneBeside(blocks, block, (other) => blocks.kind(other) === 'list');
  if (!isAlone || lineMarkOf(text, blocks, block) === '>') return false;
  return columns >= LONGER_THAN_ITEMS && endsSentence(text, end);
}

/** Does it stand in a title, caption, byline, list, table or furniture, and in nothing else? */
export function isOutsideProse(text: string, blocks: Blocks, { start, end }: Range): boolean {
  const last = blocks.at(end - 1);
  for (let block = firstBlockOf(blocks, start); block <= last; block += 1) {
    const kind = blocks.kind(block);
    if (kind === 'paragraph' || kind === 'columns') return false;
    if (kind === 'title' && isTitleByMistake(text, blocks, block)) return false;
    if (kind === 'list' && isItemByMistake(text, blocks, block)) return false;
  }
  return true;
}

const BAR = 0x7c;

/** Paragraph breaks in a passage, but those behind a title or a byline and those between entries. */
export function breaksIn(text: string, blocks: Blocks, { start, end }: Range): number {
  const last = blocks.at(end - 1);
  let breaks = 0;
  for (let block = firstBlockOf(blocks, start); block < last; block += 1)
    if (!isHead(blocks, block) && !areEntries(text, blocks, block)) breaks += 1;
  return breaks;
}

/** … behind which a sentence goes on: no full stop stands before them. */
export function tornBreaksIn(text: string, blocks: Blocks, { start, end }: Range): number {
  const last = blocks.at(end - 1);
  let breaks = 0;
  for (let block = firstBlockOf(blocks, start); block < last; block += 1) {
    const blockEnd = blocks.ends[block]!;
    if (endsSentence(text, blockEnd) || areEntries(text, blocks, block)) continue;
    // Pieces of a paragraph look like headlines; behind those no text starts small.
    if (!isHead(blocks, block) || startsSmall(text, blocks.starts[block + 1]!)) breaks += 1;
  }
  return breaks;
}

/** Are a block and the next items of a list, or rows of a table? */
function areEntries(text: string, blocks: Blocks, block: number): boolean {
  return isEntry(text, blocks, block) && block + 1 < blocks.count && isEntry(text, blocks, block + 1);
}

function isEntry(text: string, blocks: Blocks, block: number): boolean {
  return text.charCodeAt(blocks.starts[block]!) === BAR || blocks.kind(block) === 'list';
}

/** Is it a title or a byline, or the edge of the text? */
export function isHead(blocks: Blocks, block: number): boolean {
  if (block < 0 || block >= blocks.count) return true;
  const kind = blocks.kind(block);
  return kind === 'title' || kind === 'byline';
}

/** All that stands between a headline, with its byline, and the next one or the page's end, captions and page numbers aside. */
export function isOnlyText(blocks: Blocks, { start, end }: Range): boolean {
  let above = firstBlockOf(blocks, start) - 1;
  while (above >= 0 && BESIDE_TEXT.has(blocks.kind(above))) above--;
  let below = blocks.at(end - 1) + 1;
  while (below < blocks.count && BESIDE_TEXT.has(blocks.kind(below))) below++;
  if (above < 0 || blocks.kind(above) !== 'title') return false;
  return below >= blocks.count || blocks.kind(below) === 'title';
}

const BESIDE_TEXT: ReadonlySet<BlockKind> = new Set(['byline', 'caption', 'furniture'] as const);

/** Between a headline and the byline or the first words of the news item below it. */
export function isWithinHead(text: string, blocks: Blocks, { start, end }: Range): boolean {
  const above = firstBlockOf(blocks, start) - 1;
  const below = blocks.at(end - 1) + 1;
  if (above < 0 || below >= blocks.count || !isHead(blocks, above) || opensWithDateline(text, start))
    return false;
  return blocks.kind(below) === 'byline' || opensWithDateline(text, blocks.starts[below]!);
}
