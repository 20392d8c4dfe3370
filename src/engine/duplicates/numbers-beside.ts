import { isDigit } from '../text/characters.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import type { AlignedPair } from './align.ts';
import { type Edges, noEdge } from './edges.ts';

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
