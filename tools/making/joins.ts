import { type Block, cutInSentence, type Mark, type PageDraft } from './draft-page.ts';

/** What was broken, by the marks that stand there. */
export type MarkedJoin =
  | {
      readonly kind: 'split';
      readonly shape: string;
      readonly head: Mark;
      readonly tail: Mark;
      readonly replacement: string;
    }
  | {
      readonly kind: 'displaced';
      readonly shape: string;
      readonly head: Mark;
      readonly tail: readonly [Mark, Mark];
    }
  | { readonly kind: 'orphan'; readonly shape: string; readonly at: Mark }
  | { readonly kind: 'fused'; readonly shape: string; readonly at: Mark };

export const FEWEST_CHARS = 60;

const PAGE_EDGES = {
  wide: ['·3·', '第4版 要闻', '2019年5月8日 星期三', '— 7 —', '12'],
  narrow: ['— 4 —', '17', 'Page 6', 'THE DAILY COURIER', 'Tuesday, March 4, 1902'],
} as const;

export function pieceOf(text: string, article: number): Block {
  return { role: 'paragraph', text, article, taken: true };
}

export function furniture(text: string): Block {
  return { role: 'furniture', text, article: -1, taken: true };
}

/** A sentence cut in two by a paragraph break, in one of eight with a page's edge between. */
export function putSplit(page: PageDraft): MarkedJoin[] {
  const found = page.paragraph(FEWEST_CHARS);
  const cut = found && cutInSentence(found.block.text, page.wide, page.dice);
  if (!found || !cut) return [];
  const [head, tail] = [page.mark(), page.mark()];
  const edge = page.dice.chance(1 / 8) ? page.dice.pick(PAGE_EDGES[page.wide ? 'wide' : 'narrow']) : null;
  found.block.text = cut.head + head;
  found.block.taken = true;
  const rest = pieceOf(tail + cut.tail, found.block.article);
  page.insert(found.at + 1, ...(edge === null ? [] : [furniture(edge)]), rest);
  const shape = edge === null ? 'plain' : 'page-edge';
  return [{ kind: 'split', shape, head, tail, replacement: cut.replacement }];
}

const ENDED = /[。！？.!?”"』」]$/u;

/** A title or dateline runs on behind the text before. */
export function putFused(page: PageDraft): MarkedJoin[] {
  const { dice, blocks, wide } = page;
  const starts = page.articleStarts().filter((at) => at > 0 && !blocks[at]!.taken);
  if (starts.length === 0) return [];
  const at = dice.pick(starts);
  const before = blocks[at - 1]!;
  if (before.role !== 'paragraph' || before.taken || !ENDED.test(before.text)) return [];
  const mark = page.mark();
  // A title's own end is as hard to see, so the text behind it stays a paragraph of its own.
  before.text += (wide ? '' : ' ') + mark + blocks[at]!.text;
  before.taken = true;
  if (blocks[at + 1]) blocks[at + 1]!.taken = true;
  blocks.splice(at, 1);
  return [{ kind: 'fused', shape: 'title', at: mark }];
}
