import { skipBlanks, skipBlanksBack } from '../fixes/boundaries.ts';
import type { Message, ReasonCode } from '../findings.ts';
import type { Recall } from '../memory.ts';
import type { Range } from '../range.ts';
import { PageEdges } from './page-edges.ts';
import { edgeBefore, edgeBehind } from './glued-edges.ts';
import { behindSpecks } from './punctuation.ts';
import { type Blocks, carriesText } from '../text/blocks.ts';
import { columnsOfLine } from '../text/lines.ts';
import { isItemOfSentences } from '../text/list-items.ts';
import { areLinesOfNotice } from '../text/names.ts';
import type { SeamModel } from './model.ts';
import { MOST_ONE_PARAGRAPH, OneParagraph } from './one-paragraph.ts';
import { RemainingText } from '../text/remaining-text.ts';

/** A sentence cut in two by a paragraph break. */
export interface Split {
  /** From the end of the head's text to the start of the tail's; page numbers between or glued to them are inside. */
  readonly at: Range;
  /** What belongs between the two. */
  readonly replacement: '' | ' ';
  /** A hyphen at the end of the head: `dropped`, it is inside `at`; `kept`, it stays before it. */
  readonly hyphen: 'none' | 'dropped' | 'kept';
  readonly initial?: true;
  /** A word was cut without a hyphen. */
  readonly cutWord?: true;
  readonly logOdds: number;
  readonly reasons: readonly Message<ReasonCode>[];
}

/** What the stages before say: ranges that will be removed as stray copies, in reading order, without overlap. */
export interface StrayCopies {
  readonly removed: readonly Range[];
}

/** A place between two neighbouring blocks. */
export interface Seam {
  /** After the last character of the text before. */
  readonly head: number;
  /** First character of the text after; what was passed over and stray copies may stand between. */
  readonly tail: number;
}

type SeamVisitor = (head: number, tail: number, headBlock: number, tailBlock: number) => void;

/**
 * The seams of a page between its blocks, as they are once the stray copies are gone.
 *
 * @param visit is told the blocks that head and tail stand in, too
 * @param passOver blocks that count as not there
 */
function forEachSeam(
  text: string,
  blocks: Blocks,
  { removed }: StrayCopies,
  visit: SeamVisitor,
  passOver: (block: number) => boolean = () => false,
): void {
  let stray = 0;
  let head = -1;
  let headBlock = -1;
  for (let block = 0; block < blocks.count; block++) {
    if (passOver(block)) continue;
    let start = blocks.starts[block]!;
    let end = blocks.ends[block]!;
    while (stray < removed.length && removed[stray]!.end <= start) stray++;
    // A copy that begins before the block's text or reaches its end takes that part of the block away.
    let at = stray;
    while (at < removed.length && removed[at]!.start <= start && removed[at]!.end > start)
      start = removed[at++]!.end;
    for (; at < removed.length && removed[at]!.start < end; at++)
      if (removed[at]!.end >= end) end = removed[at]!.start;
    // White space behind a copy, and before one, is no part of what stays.
    if (start > blocks.starts[block]!) start = skipBlanks(text, start, end);
    if (end < blocks.ends[block]!) end = skipBlanksBack(text, end, start);
    if (start >= end) continue;
    if (head >= 0) visit(head, start, headBlock, block);
    head = end;
    headBlock = block;
  }
}

/** For tools that fit: the same as a list. */
export function seamsOf(text: string, blocks: Blocks, strays: StrayCopies): Seam[] {
  const seams: Seam[] = [];
  forEachSeam(text, blocks, strays, (head, tail) => seams.push({ head, tail }));
  return seams;
}

export function findSplits(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  strays: StrayCopies = { removed: [] },
  remaining: RemainingText = new RemainingText(strays.removed),
  recall?: Recall,
): Split[] {
  const splits: Split[] = [];
  const edges = new PageEdges(text, blocks);
  const oneParagraph = new OneParagraph(text, blocks, remaining, recall);
  const visit: SeamVisitor = (head, tail, headBlock, tailBlock) => {
    if (areScraps(blocks, headBlock, tailBlock) || blocks.headlineGoesOn(headBlock)) return;
    if (areLinesOfNotice(text, blocks, headBlock) || areCentred(blocks, tailBlock)) return;
    if (!isText(blocks, headBlock) && !isItemOfSentences(text, blocks, headBlock)) return;
    const isTail = isText(blocks, tailBlock) || isMarkedHeading(text, blocks, tailBlock);
    if (!isTail && !seams.endsWithOwnStop(head, tail)) return;
    const isAcross = edges.follow(headBlock) && !isShortTitle(blocks, headBlock);
    const prior = (isAcross ? PAGE_EDGE_ODDS : 0) + seams.compound(head, tail);
    const place = { head, tail, headBlock, tailBlock, prior };
    const split = judgeSeam(text, blocks, seams, place, oneParagraph);
    if (split !== undefined) splits.push(split);
  };
  const isOwnStop = (block: number) =>
    block > 0 && seams.endsWithOwnStop(blocks.ends[block - 1]!, blocks.starts[block]!);
  forEachSeam(text, blocks, strays, visit, (block) => edges.isSeenThrough(block) && !isOwnStop(block));
  return splits;
}

const FEWEST_CHARS = 12;
const FEWEST_LETTERS = 24;

/** Two blocks as short as these together are a table, a list of names or a file with a character or a word a line. */
export function areScraps(blocks: Blocks, one: number, other: number): boolean {
  const fewest = blocks.script(one) === 'latin' ? FEWEST_LETTERS : FEWEST_CHARS;
  return lengthOf(blocks, one) + lengthOf(blocks, other) < fewest;
}

function lengthOf(blocks: Blocks, block: number): number {
  return blocks.ends[block]! - blocks.starts[block]!;
}

/** “Serving the valley since 1887”: no page's last line of text, and no reason to expect that it goes on. */
function isShortTitle(blocks: Blocks, block: number): boolean {
  if (blocks.kind(block) !== 'title' || blocks.script(block) !== 'latin') return false;
  return lengthOf(blocks, block) < SHORT_TITLE_CHARS;
}

const SHORT_TITLE_CHARS = 50;

/** Columns that a line between two others is indented by, and by which the middles of two that are centred may differ. */
const CENTRED_INDENT = 2;
const CENTRED_SLACK = 1.5;

/** Does a block go on centred with the line right above it, as notices and invitations are set? No column breaks there. */
export function areCentred({ lines, firstLines }: Blocks, tail: number): boolean {
  const line = firstLines[tail]!;
  if (line === 0 || lines.gaps[line]! > 0) return false;
  const [above, own] = [lines.indents[line - 1]!, lines.indents[line]!];
  if (Math.min(above, own) < CENTRED_INDENT || Math.abs(above - own) < CENTRED_INDENT) return false;
  const middleOf = (at: number): number => (lines.indents[at]! + columnsOfLine(lines, at)) / 2;
  return Math.abs(middleOf(line - 1) - middleOf(line)) <= CENTRED_SLACK;
}

/** Captions, bylines, furniture, columns side by side, headlines and marked headings are no half of a sentence, whatever they end or begin with. */
export function isText(blocks: Blocks, block: number): boolean {
  return carriesText(blocks, block) && !blocks.headline(block) && !blocks.marked(block);
}

/** `# …`: a program may take a line for a heading that is the rest of a sentence. That it is a title counts against it. */
function isMarkedHeading(text: string, blocks: Blocks, block: number): boolean {
  return blocks.marked(block) && text[blocks.lineStarts[block]!] === '#';
}

/** Log-odds from which a cut is reported: as likely as not. */
export const REPORTED_FROM = 0;

/**
 * Log-odds that a page's edge adds: a paragraph goes on across three page breaks in ten, across one paragraph break in
 * fifty.
 */
const PAGE_EDGE_ODDS = Math.log(0.3 / 0.7) - Math.log(0.02 / 0.98);

/** Seam, and what is glued to its halves. */
interface Place extends Seam {
  readonly headBlock: number;
  readonly tailBlock: number;
  /** Log-odds that what stands between them adds. */
  readonly prior: number;
}

function judgeSeam(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  place: Place,
  oneParagraph: OneParagraph,
): Split | undefined {
  const { head, tail, prior } = place;
  let best = { end: head, start: tail, judgement: seams.joins(head, tail), logOdds: 0 };
  best.logOdds = best.judgement.logOdds + prior;
  const before = edgeBefore(text, blocks.starts[place.headBlock]!, head);
  // Behind a finished sentence nothing goes on, whatever the edge of the page left between.
  const behind =
    before === undefined && isFinished(text, head)
      ? undefined
      : edgeBehind(text, tail, blocks.ends[place.tailBlock]!);
  const consider = (end: number, start: number, odds: number) => {
    const judgement = seams.joins(end, start);
    const logOdds = judgement.logOdds + prior + odds;
    if (logOdds > best.logOdds) best = { end, start, judgement, logOdds };
  };
  if (before) consider(before.start, tail, before.odds);
  if (behind) consider(head, behind.end, behind.odds);
  if (before && behind) consider(before.start, behind.end, before.odds + behind.odds);
  const { end, start, judgement } = best;
  if (best.logOdds <= REPORTED_FROM - MOST_ONE_PARAGRAPH) return undefined;
  let { logOdds } = best;
  if (seams.endsPlain(end))
    logOdds += oneParagraph.logOdds({
      ...place,
      head: end,
      tail: start,
      keepsMarks: seams.keepsMarks(place.headBlock),
    });
  if (logOdds <= REPORTED_FROM) return undefined;
  const { headEnd, ...joint } = seams.joint(end, start);
  return {
    at: {
      start: headEnd,
      end: seams.isOwnStop(end, start) ? start : behindSpecks(text, start, blocks.ends[place.tailBlock]!),
    },
    ...joint,
    logOdds,
    reasons: [...judgement.reasons(), ...between(text, end, start)],
  };
}

function isFinished(text: string, end: number): boolean {
  return '。！？!?.”」』…'.includes(text[end - 1]!);
}

/** Furniture that goes with the break. */
function between(text: string, head: number, tail: number): Message<ReasonCode>[] {
  const quote = text
    .slice(head, Math.min(tail, head + LONGEST_QUOTE_CHARS))
    .trim()
    .replace(/\s+/gu, ' ');
  if (quote === '' || tail - head > LONGEST_QUOTE_CHARS) return [];
  return [{ code: 'furniture-between', params: { quote } }];
}

const LONGEST_QUOTE_CHARS = 80;
