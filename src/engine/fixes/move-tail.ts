import type { Edit, Range } from '../range.ts';
import { beforeSpecks, behindSpecks } from '../seams/punctuation.ts';
import type { Blocks } from '../text/blocks.ts';
import { wholeBlocks } from './remove-copy.ts';
import { closingEnd } from '../text/hidden.ts';
import { chooseJoint, jointEdit } from './joints.ts';

/** A page as it is read and as it is written, of the same length. */
interface Texts {
  readonly text: string;
  readonly written: string;
  readonly blocks: Blocks;
}

/**
 * Brings a tail to its head. There are two ways with the same outcome where only `tail` and what stands between are
 * concerned: the tail moves up, or what stands between moves down behind the tail. The second leaves the tail itself
 * untouched, so that other edits in and behind it can be applied along with it.
 *
 * @param tail whole blocks, after `head`
 * @param chainEnd end of the text that is joined to the tail's end by other edits; the tail's own end if none
 */
export function moveBetweenDown(
  { text, written }: Texts,
  head: Range,
  tail: Range,
  chainEnd: number,
): Edit[] {
  const { end, start } = withoutSpecks(text, head, tail);
  const joint = jointEdit(end, start, chooseJoint(text, end, start));
  const betweenEnd = head.end + text.slice(head.end, tail.start).trimEnd().length;
  const between = written.slice(closingEnd(text, head.end), closingEnd(text, betweenEnd));
  const at = closingEnd(text, chainEnd);
  return [joint, { start: at, end: at, text: between }];
}

export function moveTailUp({ text, written, blocks }: Texts, head: Range, tail: Range): Edit[] {
  const { end, start } = withoutSpecks(text, head, tail);
  const joint = jointEdit(end, head.end, chooseJoint(text, end, start));
  const insertion = { ...joint, text: joint.text + written.slice(start, tail.end) };
  const removal = wholeBlocks(text, blocks, blocks.at(tail.start), blocks.at(tail.end - 1));
  return [insertion, removal].toSorted((a, b) => a.start - b.start);
}

/** Specks behind a head and before its tail stand in the middle of a sentence once the two are joined: they go. */
function withoutSpecks(
  text: string,
  head: Range,
  tail: Range,
): { readonly end: number; readonly start: number } {
  return {
    end: beforeSpecks(text, head.start, head.end),
    start: behindSpecks(text, tail.start, tail.end),
  };
}
