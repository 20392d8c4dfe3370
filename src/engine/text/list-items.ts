import type { Blocks } from './blocks.ts';

/** Items of one list stand no further apart, in blocks, with what belongs to each, or was cut from it, between them. */
const MOST_TO_NEXT_ITEM = 3;
const SENTENCE_ENDS = '。！？!?.”」』…';

/** Does the list go on behind an item that may have been cut? */
export function listGoesOn(blocks: Blocks, item: number): boolean {
  return itemsIn(blocks, item + 1, item + MOST_TO_NEXT_ITEM).length > 0;
}

/** Is it an item of a list, or a quotation, that says something by its end: do its neighbours, if it has any, end as sentences do? */
export function isItemOfSentences(text: string, blocks: Blocks, block: number): boolean {
  if (blocks.kind(block) !== 'list') return false;
  const others = [
    ...itemsIn(blocks, block - MOST_TO_NEXT_ITEM, block - 1),
    ...itemsIn(blocks, block + 1, block + MOST_TO_NEXT_ITEM),
  ];
  return (
    others.length === 0 || others.some((other) => SENTENCE_ENDS.includes(text[blocks.ends[other]! - 1]!))
  );
}

function itemsIn(blocks: Blocks, first: number, last: number): number[] {
  const items: number[] = [];
  for (let block = Math.max(first, 0); block <= last && block < blocks.count; block += 1)
    if (blocks.kind(block) === 'list') items.push(block);
  return items;
}
