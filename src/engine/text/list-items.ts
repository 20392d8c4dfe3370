import type { Blocks } from './blocks.ts';

/** Items of one list stand no further apart, in blocks, with what belongs to each, or was cut from it, between them. */
const MOST_TO_NEXT_ITEM = 3;
const SENTENCE_ENDS = '。！？!?.”」』…';

/** Is it an item of a list, or a quotation, by the mark before it? A short one behind a sign is a heading, but among items of the same sign. */
function isItem(text: string, blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  if (kind === 'list') return true;
  if (kind !== 'paragraph' && kind !== 'title') return false;
  const start = blocks.starts[block]!;
  if (!blocks.marked(block) || start !== blocks.lineStarts[block]) return false;
  return (
    kind === 'paragraph' || around(blocks, block).some((other) => isLike(text, blocks, other, text[start]!))
  );
}

/** Does it begin with the same sign, and is it a sentence or more? */
function isLike(text: string, blocks: Blocks, block: number, sign: string): boolean {
  return (
    text[blocks.starts[block]!] === sign &&
    blocks.kind(block) === 'paragraph' &&
    endsSentence(text, blocks, block)
  );
}

/** Does the list go on behind an item that may have been cut? */
export function listGoesOn(text: string, blocks: Blocks, item: number): boolean {
  return around(blocks, item).some((other) => other > item && isItem(text, blocks, other));
}

/** Is it an item of a list, or a quotation, that says something by its end: do its neighbours, if it has any, end as sentences do? */
export function isItemOfSentences(text: string, blocks: Blocks, block: number): boolean {
  if (!isItem(text, blocks, block)) return false;
  const others = around(blocks, block).filter((other) => isItem(text, blocks, other));
  return others.length === 0 || others.some((other) => endsSentence(text, blocks, other));
}

function endsSentence(text: string, blocks: Blocks, block: number): boolean {
  return SENTENCE_ENDS.includes(text[blocks.ends[block]! - 1]!);
}

/** The blocks near one, in reading order, without it. */
function around(blocks: Blocks, block: number): number[] {
  const near: number[] = [];
  const last = Math.min(blocks.count - 1, block + MOST_TO_NEXT_ITEM);
  for (let other = Math.max(block - MOST_TO_NEXT_ITEM, 0); other <= last; other += 1)
    if (other !== block) near.push(other);
  return near;
}
