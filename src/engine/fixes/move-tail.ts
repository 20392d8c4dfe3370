import type { Edit, Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { wholeBlocks } from './remove-copy.ts';
import { chooseJoint, jointEdit } from './joints.ts';

/**
 * Brings a tail to its head. There are two ways with the same outcome where only `tail` and what stands between are
 * concerned: the tail moves up, or what stands between moves down behind the tail. The second leaves the tail itself
 * untouched, so that other edits in and behind it can be applied along with it.
 *
 * @param tail whole blocks, after `head`
 * @param chainEnd end of the text that is joined to the tail's end by other edits; the tail's own end if none
 */
export function moveBetweenDown(text: string, head: Range, tail: Range, chainEnd: number): Edit[] {
  const joint = jointEdit(head.end, tail.start, chooseJoint(text, head.end, tail.start));
  const between = text.slice(head.end, tail.start).trimEnd();
  return [joint, { start: chainEnd, end: chainEnd, text: between }];
}

export function moveTailUp(text: string, blocks: Blocks, head: Range, tail: Range): Edit[] {
  const joint = jointEdit(head.end, head.end, chooseJoint(text, head.end, tail.start));
  const insertion = { ...joint, text: joint.text + text.slice(tail.start, tail.end) };
  const removal = wholeBlocks(text, blocks, blocks.at(tail.start), blocks.at(tail.end - 1));
  return [insertion, removal].toSorted((a, b) => a.start - b.start);
}
