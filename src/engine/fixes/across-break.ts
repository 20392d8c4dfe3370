import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';
import { skipBlanksBack } from './boundaries.ts';

interface Page {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
}

const CLOSING_MARK = /[，。、；！？,.;!?]/u;
const SENTENCE_END = /[。！？.!?…：:”"」』]/u;

/**
 * Words from the midst of a sentence, up to the end of a paragraph, and again where the next one begins: the second has the rest
 * of the first, however that goes on.
 */
export function isAcrossBreak({ text, blocks, seams }: Page, original: Range, copy: Range): boolean {
  const head = blocks.at(original.end - 1);
  const tail = blocks.at(copy.start);
  if (tail !== head + 1 || copy.start > blocks.starts[tail]! || original.end < blocks.ends[head]!)
    return false;
  if (blocks.at(copy.end - 1) !== tail || copy.end >= blocks.ends[tail]!) return false;
  const before = skipBlanksBack(text, original.start);
  if (before <= blocks.starts[head]! || SENTENCE_END.test(text[before - 1]!)) return false;
  if (
    blocks.kind(head) !== 'title' ||
    CLOSING_MARK.test(text[withoutOwnMark(text, original, copy).end] ?? '')
  )
    return true;
  return seams.joins(original.end, copy.end).logOdds > 0;
}

/** The mark that a break took away from the words before it stays. */
export function withoutOwnMark(text: string, original: Range, { start, end }: Range): Range {
  const own = CLOSING_MARK.test(text[end - 1]!) && !CLOSING_MARK.test(text[original.end - 1]!);
  return { start, end: own ? end - 1 : end };
}
