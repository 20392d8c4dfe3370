import type { Edit, Range } from '../range.ts';
import { beforeSpecks, behindSpecks } from '../seams/punctuation.ts';
import type { Blocks } from '../text/blocks.ts';
import { wholeBlocks } from './remove-copy.ts';
import { closingEnd } from '../text/hidden.ts';
import type { SeamModel } from '../seams/model.ts';
import { jointEdit, jointsOfSeam, jointText, type Joint } from './joints.ts';

/** A page as it is read and as it is written, of the same length. */
interface Texts {
  readonly text: string;
  readonly written: string;
  readonly blocks: Blocks;
}

interface Page extends Texts {
  readonly seams: Pick<SeamModel, 'joint'>;
}

/** Where a head ends and its tail starts, and what belongs between them. */
interface JointAcross {
  readonly end: number;
  readonly start: number;
  readonly joint: Joint;
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
  { end, start, joint: code }: JointAcross,
): Edit[] {
  const joint = jointEdit(end, start, code);
  const betweenEnd = head.end + text.slice(head.end, tail.start).trimEnd().length;
  const between = written.slice(closingEnd(text, head.end), closingEnd(text, betweenEnd));
  const at = closingEnd(text, chainEnd);
  return [joint, { start: at, end: at, text: between }];
}

export function moveTailUp(
  { text, written, blocks }: Texts,
  head: Range,
  tail: Range,
  { end, start, joint: code }: JointAcross,
): Edit[] {
  const joint = jointEdit(end, head.end, code);
  const insertion = { ...joint, text: joint.text + written.slice(start, tail.end) };
  const removal = wholeBlocks(text, blocks, blocks.at(tail.start), blocks.at(tail.end - 1));
  return [insertion, removal].toSorted((a, b) => a.start - b.start);
}

/** Brings a large initial to the text that lacks it: a byline stands between, which keeps its place. */
export function moveInitialDown(
  { text, written, blocks }: Texts,
  initial: Range,
  tail: Range,
  { start, joint }: JointAcross,
): Edit[] {
  const block = blocks.at(initial.start);
  const letter = written.slice(initial.start, initial.end) + jointText(joint);
  return [wholeBlocks(text, blocks, block, block), { start: tail.start, end: start, text: letter }];
}

/**
 * How a head and a tail that stand apart go together, as neighbours do. Specks behind the one and before the other stand in the
 * middle of a sentence once they are joined: they go.
 */
export function jointAcross({ text, blocks, seams }: Page, head: Range, tail: Range): JointAcross {
  const end = beforeSpecks(text, head.start, head.end);
  const start = behindSpecks(text, tail.start, tail.end);
  const { headEnd, ...joint } = seams.joint(end, start);
  const seam = { at: { start: headEnd, end: start }, ...joint };
  const { joints } = jointsOfSeam(text, blocks, seam);
  return { end, start, joint: joints[0] ?? 'run-on' };
}
