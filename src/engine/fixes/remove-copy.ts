import type { Edit, Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { closingEnd } from '../text/hidden.ts';
import { columnsOfLine, lastAtOrBefore } from '../text/lines.ts';
import { isLetter } from '../text/characters.ts';
import { chooseJoint, jointEdit, jointText, wordBefore } from './joints.ts';
import {
  countLineEnds,
  hasLineEnd,
  indentStart,
  skipBlanks,
  skipBlanksBack,
  wholeCharacters,
} from './boundaries.ts';

/** Do the texts that meet once something between them is gone read on inside a sentence? */
export type ReadsOn = (headEnd: number, tailStart: number) => boolean;

export interface Removal {
  readonly edit: Edit;
  /** Where the halves around the copy come to stand in one paragraph; null: they stay apart, or one is missing. */
  readonly joined: Range | null;
}

const mostMarks = 6;
const mostTags = 200;
/** A copy may end within one, or begin. */
const TAGS = /^[\p{P}\s]{0,3}(?:[a-z]{0,8}>)?\s*(?:<[^<>]*(?:>\s*)?)*$/u;
const marksAlone = /^(?:[\p{P}\p{S}\s]*|\s*[(（]?\d{1,2}[.)、．）]\s*|\s*\d{1,3}\s+|\s+\d{1,3}\s*)$/u;

interface Place {
  readonly text: string;
  readonly blocks: Blocks;
  readonly first: number;
  readonly last: number;
  /** The copy, with the Markdown marks of blocks that go with it. */
  readonly start: number;
  readonly end: number;
  readonly startsBlock: boolean;
  readonly endsBlock: boolean;
}

/**
 * Takes one copy out. Whole paragraphs go with one separator; a piece of a paragraph leaves the paragraph reading on,
 * with one space where one belongs; halves of a sentence that the copy had torn apart are joined.
 *
 * @param atTextEnd nothing but other copies that go stands behind this one
 */
export function removeCopy(
  text: string,
  blocks: Blocks,
  copy: Range,
  readsOn: ReadsOn,
  atTextEnd: boolean,
): Removal {
  const place = locate(text, blocks, copy);
  const { first, last } = place;
  if (first < 0 || place.end <= place.start) return { edit: { ...copy, text: '' }, joined: null };
  const headEnd = place.startsBlock
    ? first > 0
      ? blocks.ends[first - 1]!
      : -1
    : skipBlanksBack(text, place.start);
  const tailStart = place.endsBlock
    ? last + 1 < blocks.count
      ? blocks.starts[last + 1]!
      : -1
    : skipBlanks(text, place.end);
  const inner = !place.startsBlock && !place.endsBlock;
  if (!inner && headEnd >= 0 && tailStart >= 0 && readsOn(headEnd, tailStart)) {
    const edit = keepLineEnd(place, headEnd, tailStart) ?? joining(place, headEnd, tailStart);
    return { edit: keepMarks(text, edit), joined: { start: headEnd, end: tailStart } };
  }
  if (inner) {
    const edit = keepMarks(text, closeGap(text, place.start, place.end));
    return { edit, joined: { start: headEnd, end: tailStart } };
  }
  if (place.startsBlock && place.endsBlock) {
    return { edit: wholeBlocks(text, blocks, first, last, atTextEnd), joined: null };
  }
  const edit = place.startsBlock
    ? { start: place.start, end: tailStart, text: '' }
    : { start: headEnd, end: place.end, text: '' };
  return { edit: keepMarks(text, edit), joined: null };
}

/** Of the measure; a shorter line before a line end looks like the last one of a paragraph. */
const FULL = 0.85;

/** Lines that go from the midst of hard-wrapped text leave the others as long as they are. */
function keepLineEnd({ text, blocks, start, end }: Place, headEnd: number, tailStart: number): Edit | null {
  const before = text.slice(headEnd, start);
  const lineEnd = LINE_END.exec(before);
  if (!blocks.wrapped || !lineEnd || !hasLineEnd(text, end, tailStart)) return null;
  const { lines } = blocks;
  const line = lastAtOrBefore(lines.starts, lines.count, headEnd - 1);
  if (columnsOfLine(lines, line) < FULL * blocks.measureOf(line)) return null;
  return { start: headEnd + lineEnd.index + lineEnd[0].length, end: indentStart(text, tailStart), text: '' };
}

const LINE_END = /\r\n?|\n/u;

function joining({ text, end }: Place, headEnd: number, tailStart: number): Edit {
  const joint = endsInSameWord(text, headEnd, end) ? 'run-on' : chooseJoint(text, headEnd, tailStart);
  return jointEdit(headEnd, tailStart, joint);
}

/** Does the copy end within a word, and the text before it with as much of that word? …of Sky ¶ …of Sky|e */
function endsInSameWord(text: string, headEnd: number, copyEnd: number): boolean {
  if (!isLetter(text.charCodeAt(copyEnd - 1)) || !isLetter(text.charCodeAt(copyEnd))) return false;
  const begun = wordBefore(text, copyEnd);
  return begun !== '' && wordBefore(text, headEnd) === begun;
}

/** Lines of whole blocks, with the separator that follows; at the end of the text with the one before. */
export function wholeBlocks(
  text: string,
  blocks: Blocks,
  first: number,
  last: number,
  atTextEnd = false,
): Edit {
  const end = blocks.ends[last]!;
  const next = last + 1 < blocks.count ? lineOf(text, blocks, last + 1) : -1;
  const keepsSeparator =
    next < 0 ||
    atTextEnd ||
    losesPageBreak(text, blocks, first, end, next) ||
    losesBlankLine(text, blocks, first, end, next) ||
    isBehindMark(text, blocks, first);
  if (first > 0 && keepsSeparator)
    return { start: closingEnd(text, blocks.ends[first - 1]!), end: closingEnd(text, end), text: '' };
  const start = lineOf(text, blocks, first);
  return { start, end: next < 0 ? end : next, text: '' };
}

/** Where a block's first line starts, indentation included. */
function lineOf(text: string, blocks: Blocks, block: number): number {
  return indentStart(text, blocks.lineStarts[block]!);
}

/** A form feed is a page's end and is no part of a copy: the separator that has none goes. */
function losesPageBreak(text: string, blocks: Blocks, first: number, end: number, next: number): boolean {
  const before = text.slice(blocks.ends[first - 1], blocks.lineStarts[first]);
  return text.slice(end, next).includes('\f') && !before.includes('\f');
}

/** Behind a copy that is no more than lines of a paragraph stands the blank line that ends the paragraph. */
function losesBlankLine(text: string, blocks: Blocks, first: number, end: number, next: number): boolean {
  const before = text.slice(blocks.ends[first - 1], blocks.lineStarts[first]);
  return countLineEnds(before) === 1 && countLineEnds(text.slice(end, next)) > 1;
}

/** `![](p3.png)The text`: the line's mark stays, and does not run into the next line. */
function isBehindMark(text: string, blocks: Blocks, block: number): boolean {
  return block > 0 && !hasLineEnd(text, blocks.ends[block - 1]!, blocks.lineStarts[block]!);
}

function locate(text: string, blocks: Blocks, copy: Range): Place {
  const { start, end } = wholeCharacters(text, copy);
  const first = Math.max(blocks.at(start), start < (blocks.starts[0] ?? 0) ? 0 : -1);
  const last = Math.max(first, blocks.at(end - 1));
  const place = { text, blocks, first, last, start, end, startsBlock: false, endsBlock: false };
  if (first < 0 || end <= start) return place;
  const [blockStart, blockEnd] = [blocks.starts[first]!, blocks.ends[last]!];
  const isAllOfMark = onlyTags(text, blockStart, start) && onlyTags(text, end, blockEnd);
  const startsBlock = isAllOfMark || onlyMarks(text, blockStart, start);
  const endsBlock = isAllOfMark || onlyMarks(text, end, blockEnd);
  return {
    ...place,
    startsBlock,
    endsBlock,
    start: startsBlock && endsBlock ? blocks.lineStarts[first]! : start,
    end: startsBlock && endsBlock ? Math.max(end, blocks.ends[last]!) : end,
  };
}

/** `<table><tr><td>`: what a program wrote around the copy and nothing else. */
function onlyTags(text: string, from: number, to: number): boolean {
  return from < to && to - from <= mostTags && TAGS.test(text.slice(from, to));
}

/** Would what is left of a block be no text: emphasis, a bullet, a number of a list, the mark that a copy has in place of its full stop? */
function onlyMarks(text: string, from: number, to: number): boolean {
  return to - from <= mostMarks && marksAlone.test(text.slice(from, to));
}

/** What stands right behind the text before it. */
const STANDS_CLOSE = /[,.;:!?)\]}”’»›…%]/u;

/** Takes out a piece between two others of one sentence or paragraph and leaves the white space that belongs there. */
function closeGap(text: string, start: number, end: number): Edit {
  const left = skipBlanksBack(text, start);
  const right = skipBlanks(text, end);
  if (left === start && right === end) {
    const joint = chooseJoint(text, left, right);
    return { start, end, text: joint === 'run-on-space' ? jointText(joint) : '' };
  }
  // … to measure the river| of the river|, and said
  if (right === end && STANDS_CLOSE.test(text[right] ?? '')) return { start: left, end, text: '' };
  const keepRight =
    left === start || (right > end && hasLineEnd(text, end, right) && !hasLineEnd(text, left, start));
  return keepRight ? { start: left, end, text: '' } : { start, end: right, text: '' };
}

/**
 * Bold marks come in pairs: where an edit takes one of a pair, it takes the other if that stands beside it and else
 * puts its own back.
 */
function keepMarks(text: string, edit: Edit): Edit {
  const marks = text.slice(edit.start, edit.end).split('**').length - 1;
  if (marks % 2 === 0) return edit;
  if (text.startsWith('**', edit.end)) return { ...edit, end: edit.end + 2 };
  if (text.endsWith('**', edit.start)) return { ...edit, start: edit.start - 2 };
  return { ...edit, text: `**${edit.text}` };
}
