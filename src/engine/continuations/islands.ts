import type { DisplacedDraft, Drafts, OrphanDraft, SplitDraft } from '../findings/drafts.ts';
import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import { beginsWithCounted, isMarkOrAmount, LONGEST_ISLAND_COLUMNS } from '../seams/islands.ts';
import { isPlea, isPointer } from '../text/boilerplate.ts';
import { carriesText } from '../text/blocks.ts';
import { columnsOf } from '../text/characters.ts';
import { isExtractionMark } from '../text/extraction-marks.ts';
import { isContinuedMark } from '../text/block-kinds.ts';
import { isNameOfEdge, isPageEdge } from '../text/page-edges.ts';
import { startsSmall } from '../text/small-letters.ts';
import type { ContinuationPage } from './page.ts';

type Joins = Pick<Drafts, 'splits' | 'displaced' | 'orphans'>;

/**
 * Log-odds from which a piece is of the sentence around it: of cuts over titles and other lines of the layout as many come back as without
 * this.
 */
const ISLAND_FROM = 2;
/** A sentence on either side, in columns. */
const FEWEST_COLUMNS_BEFORE = 16;
const FEWEST_COLUMNS_BEHIND = 16;
/** Of the lines beside it: in text of a character a line a mark alone is as all others. */
const FEWEST_COLUMNS_BESIDE = 6;
/** Columns by which a paragraph is indented, at least. */
const DEEPER = 2;
/** What stands before it is so many times as long, or all of them are lines of a column. */
const LONGER = 2;
const MOST_COLUMNS = LONGER * LONGEST_ISLAND_COLUMNS;
const LONGEST_AMOUNT_CHARS = 12;
const KEEPS_MARKS_FROM = 0.5;
/** Log-odds that are told at most. */
const MOST_ODDS = 3;

/**
 * A name, a number or a mark that was set apart within its sentence: _the young_ ¶ _Billy Elliots_ ¶ _in particular_. What is told of the
 * halves around it (that the one is displaced or goes on over a page number, that the other lacks its head) is told of two breaks
 * instead, and the piece stays between them.
 */
export function keepIslands(page: ContinuationPage, joins: Joins): Joins {
  const { blocks, seams } = page;
  const islands = new Map<number, number>();
  for (const block of suspects(page, joins)) {
    if (islands.has(block - 1) || islands.has(block + 1) || !mayBeIsland(page, block)) continue;
    const range = { start: blocks.lineStarts[block]!, end: blocks.ends[block]! };
    const odds = seams.belongsBetween(blocks.ends[block - 1]!, range, blocks.starts[block + 1]!);
    if (odds >= ISLAND_FROM) islands.set(block, Math.min(MOST_ODDS, odds));
  }
  if (islands.size === 0) return joins;
  const isAround = (block: number) => islands.has(block) || islands.has(block + 1) || islands.has(block - 1);
  const touchesSplit = ({ at }: SplitDraft) => {
    const [head, tail] = [blocks.at(at.start - 1), blocks.at(at.end)];
    return islands.has(head) || islands.has(tail) || (tail === head + 2 && islands.has(head + 1));
  };
  const touchesDisplaced = ({ head, tail }: DisplacedDraft) => {
    const [from, to] = [blocks.at(head.end - 1), blocks.at(tail.start)];
    return islands.has(from) || islands.has(from + 1) || islands.has(to) || islands.has(to - 1);
  };
  const touchesOrphan = ({ at }: OrphanDraft) => isAround(blocks.at(at.start));
  const told = new Map(joins.splits.map((split) => [blocks.at(split.at.start - 1), split]));
  const own = [...islands].flatMap(([block, odds]) =>
    [block - 1, block].map((head) => joinAt(page, told.get(head), head, odds)),
  );
  return {
    splits: [...joins.splits.filter((split) => !touchesSplit(split)), ...own].toSorted(
      (one, other) => one.at.start - other.at.start,
    ),
    displaced: joins.displaced.filter((displaced) => !touchesDisplaced(displaced)),
    orphans: joins.orphans.filter((orphan) => !touchesOrphan(orphan)),
  };
}

/**
 * Blocks between, or beside, the halves of what is told, in reading order; and marks and amounts, whatever is told, where the page keeps
 * its marks.
 */
function suspects(
  { text, blocks, seams }: ContinuationPage,
  { splits, displaced, orphans }: Joins,
): number[] {
  const found = new Set<number>();
  for (let block = 1; block + 1 < blocks.count; block++) {
    const [start, end] = [blocks.lineStarts[block]!, blocks.ends[block]!];
    if (end - start > LONGEST_AMOUNT_CHARS || !isMarkOrAmount(text.slice(start, end))) continue;
    if (seams.keepsMarks(block - 1) >= KEEPS_MARKS_FROM && !seams.endsOpen(blocks.ends[block + 1]!))
      found.add(block);
  }
  for (const { head, tail } of displaced) {
    const [from, to] = [blocks.at(head.end - 1), blocks.at(tail.start)];
    if (to === from + 2) found.add(from + 1);
  }
  for (const { at } of splits) {
    const [head, tail] = [blocks.at(at.start - 1), blocks.at(at.end)];
    if (tail === head + 2) found.add(head + 1);
    else if (tail === head + 1) found.add(head).add(tail);
  }
  for (const { at } of orphans) found.add(blocks.at(at.start) - 1);
  return [...found].toSorted((one, other) => one - other);
}

/** Is it a line between two texts that do not end, or begin, as sentences do? */
export function mayBeIsland(
  { text, blocks, remaining, seams }: Pick<ContinuationPage, 'text' | 'blocks' | 'remaining' | 'seams'>,
  block: number,
): boolean {
  if (block < 1 || block + 1 >= blocks.count) return false;
  const [before, after] = [block - 1, block + 1];
  if (![before, block, after].every((one) => remaining.between(blocks.starts[one]!, blocks.ends[one]!) > 0))
    return false;
  const kind = blocks.kind(block);
  const isLine = kind === 'paragraph' || kind === 'title' || kind === 'furniture';
  if (!isLine || blocks.marked(block) || blocks.headline(block)) return false;
  const columns = columnsBetween(text, blocks.lineStarts[block]!, blocks.ends[block]!);
  if (columns > LONGEST_ISLAND_COLUMNS) return false;
  const piece = text.slice(blocks.lineStarts[block], blocks.ends[block]);
  if (piece.includes('\n') || isOfLayout(piece)) return false;
  if (!carriesText(blocks, before) || blocks.marked(before) || blocks.headline(before)) return false;
  if (!carriesText(blocks, after) || blocks.marked(after)) return false;
  const [from, to] = [blocks.starts[after]!, blocks.ends[after]!];
  const columnsBefore = columnsBetween(text, blocks.starts[before]!, blocks.ends[before]!);
  if (columnsBefore < Math.max(FEWEST_COLUMNS_BEFORE, LONGER * columns)) return false;
  if (columnsBetween(text, from, to) < Math.max(FEWEST_COLUMNS_BEHIND, columns)) return false;
  const { widths, indents } = blocks.lines;
  // What begins as a paragraph does, below a line that does not, has that for its heading.
  if (indents[blocks.firstLines[after]!]! >= indents[blocks.firstLines[block]!]! + DEEPER) return false;
  const beside = Math.min(widths[blocks.firstLines[block]! - 1]!, widths[blocks.firstLines[after]!]!);
  if (beside < FEWEST_COLUMNS_BESIDE && blocks.script(after) !== 'latin') return false;
  if (!seams.endsOpen(blocks.ends[before]!) || !seams.endsOpen(blocks.ends[block]!)) return false;
  if (blocks.script(after) !== 'latin') return BEGINS_TEXT.test(text.slice(from, from + 2));
  if (startsSmall(text, from) || BEHIND_WORDS.test(text.slice(from, from + 2))) return true;
  return beginsWithCounted(text, from);
}

/** No ◘ or the like, which set an item apart. */
const BEGINS_TEXT = /^[\p{L}\p{N}“‘「『《（，、；,;%％)）]/u;

/** 延伸阅读, 阅读 1234, 时政新闻: what sites and papers set there. */
function isOfLayout(piece: string): boolean {
  if (isPointer(piece) || isPlea(piece) || isExtractionMark(piece) || isContinuedMark(piece)) return true;
  return /\p{L}/u.test(piece) && (isNameOfEdge(piece) || isPageEdge(piece));
}

/** What a text that goes on begins with where no small letter stands. */
const BEHIND_WORDS = /^[,;%)]|^\d/u;

/** Counted no further than tells. */
function columnsBetween(text: string, start: number, end: number): number {
  let columns = 0;
  for (let at = start; at < end && columns <= MOST_COLUMNS; at++) columns += columnsOf(text.charCodeAt(at));
  return columns;
}

/** The break behind a block: what is told of it already, or that the text reads on there. */
function joinAt(
  { text, blocks, seams }: ContinuationPage,
  told: SplitDraft | undefined,
  block: number,
  logOdds: number,
): SplitDraft {
  const [end, start] = [blocks.ends[block]!, blocks.starts[block + 1]!];
  if (told !== undefined && blocks.at(told.at.end) === block + 1) return told;
  const { headEnd, ...joint } = seams.joint(end, start);
  const params = { before: quoteBefore(text, end), after: quoteAfter(text, start) };
  return { at: { start: headEnd, end: start }, ...joint, logOdds, reasons: [{ code: 'reads-on', params }] };
}
