import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';

/** Of Markdown: italics, bold, both. */
const LONGEST_MARK = 3;
/** What closes a link stays, and what opens it: [Harwick Rowing Club](https://…) */
const LINK_END = /^\]\([^()\s]*(?:\s"[^"\n]*")?\)(?:[*_]{1,3})?/u;
const LINK_START = /(?:[*_]{1,3})?\[$/u;
const LONGEST_LINK_END = 800;
const LONGEST_LINK_START = 4;
const AT_START = /^[*_]{1,3}/u;
const AT_END = /[*_]{1,3}$/u;

/** Alone it is one of a name's: 弯弯 ¶ _2016 */
const CHARACTER = '_';

/** What is replaced where two texts are joined. */
export interface Gap extends Range {
  /** A mark that closes what stands before it has its space behind it already. */
  readonly isSpaced: boolean;
}

/**
 * What goes where two texts are joined, so that no mark of emphasis is left without its other half, and no link: where the one ends
 * in bold and the other begins so, both marks go (`**the** ¶ **club**`); where one of them does, or the break stands between a mark
 * and its words (`**the ¶ ** club`), the mark stays.
 *
 * @param written the text with its marks
 * @param head where the text before ends, with or without its marks
 * @param tail where the text after begins, with or without its marks
 */
export function gapBetween(written: string, blocks: Blocks, head: number, tail: number): Gap {
  const linkEnd =
    LINK_END.exec(written.slice(head, Math.min(tail, head + LONGEST_LINK_END)))?.[0].length ?? 0;
  const linkStart =
    LINK_START.exec(written.slice(Math.max(head, tail - LONGEST_LINK_START), tail))?.[0].length ?? 0;
  if (linkEnd > 0 || linkStart > 0) return { start: head + linkEnd, end: tail - linkStart, isSpaced: false };
  const first = markAtEnd(written, head, tail);
  const second = markAtStart(written, first.end, tail);
  if (first.mark !== '' && first.mark === second.mark)
    return { start: first.start, end: second.end, isSpaced: false };
  const headBlock = blocks.at(first.start - 1);
  const tailBlock = blocks.at(second.end);
  const before =
    headBlock < 0 ? '' : written.slice(withMarks(written, blocks.lineStarts[headBlock]!), first.start);
  const after =
    tailBlock < 0 ? '' : written.slice(second.end, blocks.lineStarts[tailBlock + 1] ?? written.length);
  const isOpen = (mark: string) => before.split(mark).length % 2 === 0;
  const isClosed = (mark: string) => after.split(mark).length % 2 === 0;
  const keepsFirst =
    first.mark !== '' && (first.mark === CHARACTER || isOpen(first.mark) || isClosed(first.mark));
  const closes = second.mark !== '' && isOpen(second.mark);
  const keepsSecond = closes || (second.mark !== '' && (second.mark === CHARACTER || isClosed(second.mark)));
  return {
    start: keepsFirst ? first.end : first.start,
    end: keepsSecond ? second.start : second.end,
    isSpaced: closes && written[second.end] === ' ',
  };
}

interface Mark extends Range {
  readonly mark: string;
}

/** What closes, or opens, right before or behind the end of the text before. */
function markAtEnd(written: string, head: number, tail: number): Mark {
  const behind = AT_START.exec(written.slice(head, Math.min(tail, head + LONGEST_MARK)))?.[0] ?? '';
  if (behind !== '') return { start: head, end: head + behind.length, mark: behind };
  const before = AT_END.exec(written.slice(Math.max(0, head - LONGEST_MARK), head))?.[0] ?? '';
  return { start: head - before.length, end: head, mark: before };
}

/** The same of the start of the text after. */
function markAtStart(written: string, from: number, tail: number): Mark {
  const behind = AT_START.exec(written.slice(tail, tail + LONGEST_MARK))?.[0] ?? '';
  if (behind !== '') return { start: tail, end: tail + behind.length, mark: behind };
  const before = AT_END.exec(written.slice(Math.max(from, tail - LONGEST_MARK), tail))?.[0] ?? '';
  return { start: tail - before.length, end: tail, mark: before };
}

/** A block that is all in italics starts behind its mark. */
function withMarks(written: string, start: number): number {
  let from = start;
  while (from > 0 && '*_'.includes(written[from - 1]!)) from--;
  return from;
}
