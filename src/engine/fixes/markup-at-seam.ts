import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';

/** Of Markdown: italics, bold, both. */
const LONGEST_MARK = 3;
/** What closes a link stays, and what opens it: [Harwick Rowing Club](https://…) */
const LINK_END = /^\]\([^()\s]*(?:\s"[^"\n]*")?\)(?:[*_]{1,3})?/u;
const LINK_START = /(?:[*_]{1,3})?\[$/u;
const LONGEST_LINK_END = 800;
const LONGEST_LINK_START = 4;
const CLOSING = /^[*_]{1,3}/u;
const OPENING = /[*_]{1,3}$/u;

/**
 * What goes where two texts are joined, so that no mark of emphasis is left without its other half, and no link: where the one ends
 * in bold and the other begins so, both marks go (`**the** ¶ **club**`); where one of them does, its mark stays (`to the ¶ *club, …*`).
 *
 * @param written the text with its marks
 * @param head where the text before ends, without its marks
 * @param tail where the text after begins, with or without its marks
 */
export function gapBetween(written: string, blocks: Blocks, head: number, tail: number): Range {
  const linkEnd =
    LINK_END.exec(written.slice(head, Math.min(tail, head + LONGEST_LINK_END)))?.[0].length ?? 0;
  const linkStart =
    LINK_START.exec(written.slice(Math.max(head, tail - LONGEST_LINK_START), tail))?.[0].length ?? 0;
  if (linkEnd > 0 || linkStart > 0) return { start: head + linkEnd, end: tail - linkStart };
  const closing = CLOSING.exec(written.slice(head, Math.min(tail, head + LONGEST_MARK)))?.[0] ?? '';
  const at = CLOSING.exec(written.slice(tail, tail + LONGEST_MARK))?.[0] ?? '';
  const before =
    at === ''
      ? (OPENING.exec(written.slice(Math.max(head + closing.length, tail - LONGEST_MARK), tail))?.[0] ?? '')
      : '';
  const opening = at + before;
  const text = tail + at.length;
  if (closing !== '' && closing === opening) return { start: head, end: text };
  const headBlock = blocks.at(head - 1);
  const tailBlock = blocks.at(text);
  const own = headBlock < 0 ? '' : written.slice(withMarks(written, blocks.lineStarts[headBlock]!), head);
  const rest = tailBlock < 0 ? '' : written.slice(text, blocks.lineStarts[tailBlock + 1] ?? written.length);
  const isClosed = closing !== '' && own.split(closing).length % 2 === 0;
  const isOpened = opening !== '' && rest.includes(opening);
  return {
    start: isClosed ? head + closing.length : head,
    end: isOpened ? text - opening.length : text,
  };
}

/** A block that is all in italics starts behind its mark. */
function withMarks(written: string, start: number): number {
  let from = start;
  while (from > 0 && '*_'.includes(written[from - 1]!)) from--;
  return from;
}
