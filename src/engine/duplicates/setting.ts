import type { Range } from '../range.ts';
import { isDigit } from '../text/characters.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import { isExtractionMark } from '../text/extraction-marks.ts';
import type { AlignedPair } from './align.ts';
import { type Edges, noEdge } from './edges.ts';

/** How a copy is set: a heading, an item of a list, between quotation marks, in bold. */
export function settingOf(text: string, blocks: Blocks, start: number): string {
  const block = firstBlockOf(blocks, start);
  const first = text[start]!;
  const mark = '*_#>-+'.includes(first) ? first : '';
  const lineMark = text.slice(blocks.lineStarts[block], blocks.starts[block]).trim().slice(0, 1);
  const kind = blocks.kind(block);
  return `${kind === 'title' || kind === 'caption' ? kind : ''}${mark}${lineMark}`;
}

/** Does it stand in nothing but tables in HTML and other marks of the program that extracted the text? */
export function isInMarks(text: string, blocks: Blocks, range: Range): boolean {
  return blocksOf(blocks, range).every((block) =>
    isExtractionMark(text.slice(blocks.starts[block], blocks.ends[block])),
  );
}

function blocksOf(blocks: Blocks, { start, end }: Range): number[] {
  const first = firstBlockOf(blocks, start);
  return Array.from({ length: Math.max(1, blocks.at(end - 1) - first + 1) }, (_, at) => first + at);
}

/** The number of an item or of a page, set apart from what follows. */
const NUMBER_BEFORE = /^\s*(?:[(（]?\d{1,2}[.)、．）]\s*|\d{1,3}\s+)$/u;
/** The number of a page or a note, behind a mark or a space. */
const NUMBER_BEHIND = /[\p{P}\s]\d{1,3}\s*$/u;
const LONGEST_NUMBER = 6;

/** 3. Der Rat …: does nothing but a number stand before it in its paragraph? */
export function isBehindNumber(text: string, blocks: Blocks, start: number): boolean {
  const from = blocks.starts[firstBlockOf(blocks, start)] ?? start;
  return from < start && start - from <= LONGEST_NUMBER && NUMBER_BEFORE.test(text.slice(from, start));
}

/** … or behind it? */
export function isBeforeNumber(text: string, blocks: Blocks, end: number): boolean {
  const to = blocks.ends[blocks.at(end - 1)] ?? end;
  if (to <= end || to - end > LONGEST_NUMBER || !/^\s*\d+\s*$/u.test(text.slice(end, to))) return false;
  return NUMBER_BEHIND.test(text.slice(end - 1, to));
}

const MOST_DIGITS = 3;
/** Codes behind a number that say that the copies go on alike. */
const AGREED_BEHIND = 4;

/** The pair without a number that one copy begins with and the other does not: a page's, or an item's. */
export function withoutNumber(codes: Uint16Array, edges: Edges, pair: AlignedPair): AlignedPair {
  const { aStart, bStart } = pair;
  const [before, beforeOther] = [digitsAt(codes, aStart), digitsAt(codes, bStart)];
  const digits = before + beforeOther;
  if (digits === 0 || digits > MOST_DIGITS || (before > 0 && beforeOther > 0)) return pair;
  const [a, b] = [aStart + before, bStart + beforeOther];
  if (edges.at(before > 0 ? a : b) === noEdge) return pair;
  for (let at = 0; at < AGREED_BEHIND; at += 1) if (codes[a + at] !== codes[b + at]) return pair;
  return { ...pair, aStart: a, bStart: b, differences: Math.max(0, pair.differences - digits) };
}

/** Are these codes nothing but a short number? */
export function isPageNumber(codes: Uint16Array, from: number, to: number): boolean {
  return to - from <= MOST_DIGITS && digitsAt(codes, from) >= to - from;
}

function digitsAt(codes: Uint16Array, start: number): number {
  let count = 0;
  while (count <= MOST_DIGITS && isDigit(codes[start + count]!)) count += 1;
  return count;
}

/** Longer than headings, standfirsts and pull quotes. */
const LONGER_THAN_TITLES = 160;
/** Two sentences, and they end as sentences do. */
const SENTENCES = /(?:[。．！？]|[.!?][”"’»)]?\s).*[。．.！!？?][”」』"’»)）*_]*$/su;

/** A paragraph that a program took for a heading. */
function isTitleByMistake(text: string, blocks: Blocks, block: number): boolean {
  const [start, end] = [blocks.starts[block]!, blocks.ends[block]!];
  const columns = (end - start) * (blocks.script(block) === 'latin' ? 1 : 2);
  return columns >= LONGER_THAN_TITLES && SENTENCES.test(text.slice(start, end));
}

/** Does it stand in a title, caption, byline, list, table or furniture, and in nothing else? */
export function isOutsideProse(text: string, blocks: Blocks, { start, end }: Range): boolean {
  const last = blocks.at(end - 1);
  for (let block = firstBlockOf(blocks, start); block <= last; block += 1) {
    const kind = blocks.kind(block);
    if (kind === 'paragraph' || kind === 'columns') return false;
    if (kind === 'title' && isTitleByMistake(text, blocks, block)) return false;
  }
  return true;
}

/** Paragraph breaks in a passage, but those behind a title or a byline. */
export function breaksIn(blocks: Blocks, { start, end }: Range): number {
  const last = blocks.at(end - 1);
  let breaks = 0;
  for (let block = firstBlockOf(blocks, start); block < last; block += 1)
    if (!isHead(blocks, block)) breaks += 1;
  return breaks;
}

/** Is it a title or a byline, or the edge of the text? */
export function isHead(blocks: Blocks, block: number): boolean {
  if (block < 0 || block >= blocks.count) return true;
  const kind = blocks.kind(block);
  return kind === 'title' || kind === 'byline';
}
