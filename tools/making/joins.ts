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

const FEWEST_CHARS = 60;

const CAPTIONS = {
  wide: ['图为活动现场。本报记者 周明 摄', '（下转第三版）', '新华社发（李伟 摄）', '■ 相关链接', '广告'],
  narrow: [
    'ADVERTISEMENT',
    'Photograph by J. Bartlett.',
    '* * *',
    '(Continued on page 3)',
    'Photo: Press Association',
  ],
} as const;
const PAGE_EDGES = {
  wide: ['·3·', '第4版 要闻', '2019年5月8日 星期三', '— 7 —', '12'],
  narrow: ['— 4 —', '17', 'Page 6', 'THE DAILY COURIER', 'Tuesday, March 4, 1902'],
} as const;

function pieceOf(text: string, article: number): Block {
  return { role: 'paragraph', text, article, taken: true };
}

function furniture(text: string): Block {
  return { role: 'furniture', text, article: -1, taken: true };
}

/** A sentence cut in two by a paragraph break, in one of eight with a page's edge between. */
export function putSplit(page: PageDraft): MarkedJoin | null {
  const found = page.paragraph(FEWEST_CHARS);
  const cut = found && cutInSentence(found.block.text, page.wide, page.dice);
  if (!found || !cut) return null;
  const [head, tail] = [page.mark(), page.mark()];
  const edge = page.dice.chance(1 / 8) ? page.dice.pick(PAGE_EDGES[page.wide ? 'wide' : 'narrow']) : null;
  found.block.text = cut.head + head;
  found.block.taken = true;
  const rest = pieceOf(tail + cut.tail, found.block.article);
  page.insert(found.at + 1, ...(edge === null ? [] : [furniture(edge)]), rest);
  return {
    kind: 'split',
    shape: edge === null ? 'plain' : 'page-edge',
    head,
    tail,
    replacement: cut.replacement,
  };
}

const displacedShapes = [
  'over-caption',
  'over-paragraphs',
  'article-end',
  'next-article',
  'page-end',
  'ahead',
] as const;

/** The rest of a sentence stands elsewhere. */
export function putDisplaced(page: PageDraft): MarkedJoin | null {
  const { dice, wide } = page;
  const found = page.paragraph(FEWEST_CHARS);
  const cut = found && cutInSentence(found.block.text, wide, dice);
  if (!found || !cut || cut.replacement === 'HYPHEN') return null;
  const shape = dice.pick(displacedShapes);
  const { article } = found.block;
  const [head, start, end] = [page.mark(), page.mark(), page.mark()];
  const rest = pieceOf(start + cut.tail + end, article);
  const at = displacedPlace(page, shape, found.at, article);
  if (at === null) return null;
  found.block.text = cut.head + head;
  found.block.taken = true;
  if (shape === 'over-caption')
    page.insert(found.at + 1, furniture(dice.pick(CAPTIONS[wide ? 'wide' : 'narrow'])), rest);
  else page.insert(at, rest);
  return { kind: 'displaced', shape, head, tail: [start, end] };
}

function displacedPlace(
  page: PageDraft,
  shape: (typeof displacedShapes)[number],
  head: number,
  article: number,
): number | null {
  const { dice, blocks } = page;
  const articleEnd = blocks.findLastIndex((block) => block.article === article) + 1;
  const fits = (at: number, least: number): number | null => {
    const between = shape === 'ahead' ? head - at : at - head - 1;
    if (at < 1 || at > blocks.length || between < least) return null;
    return blocks[at - 1]?.taken === true || blocks[at]?.taken === true ? null : at;
  };
  switch (shape) {
    case 'over-caption':
      return head + 1;
    case 'over-paragraphs':
      return fits(head + 1 + dice.between(1, 4), 1);
    case 'article-end':
      return fits(articleEnd, 1);
    case 'next-article':
      return fits(dice.between(articleEnd + 1, blocks.length), 2);
    case 'page-end':
      return fits(blocks.length, 2);
    case 'ahead':
      return fits(dice.between(1, head), 1);
  }
}

/** Text that starts in mid-sentence; its head is not on the page. */
export function putOrphan(page: PageDraft): MarkedJoin | null {
  const found = page.paragraph(FEWEST_CHARS);
  const cut = found && cutInSentence(found.block.text, page.wide, page.dice);
  if (!found || !cut || cut.replacement === 'HYPHEN') return null;
  const before = page.blocks[found.at - 1];
  const mark = page.mark();
  found.block.text = mark + cut.tail;
  found.block.taken = true;
  const { article } = found.block;
  if (page.dice.chance(0.5) || before?.article !== article) {
    // The article's beginning is lost, its title with it.
    const gone = page.blocks.filter((block, at) => block.article === article && at < found.at);
    if (gone.some(({ taken }) => taken)) return { kind: 'orphan', shape: 'in-place', at: mark };
    page.blocks = page.blocks.filter((block) => !gone.includes(block));
    return { kind: 'orphan', shape: 'article-start', at: mark };
  }
  return { kind: 'orphan', shape: before.role === 'title' ? 'after-title' : 'in-place', at: mark };
}

const ENDED = /[。！？.!?”"』」]$/u;

/** A title or dateline runs on behind the text before. */
export function putFused(page: PageDraft): MarkedJoin | null {
  const { dice, blocks, wide } = page;
  const starts = page.articleStarts().filter((at) => at > 0 && !blocks[at]!.taken);
  if (starts.length === 0) return null;
  const at = dice.pick(starts);
  const before = blocks[at - 1]!;
  if (before.role !== 'paragraph' || before.taken || !ENDED.test(before.text)) return null;
  const mark = page.mark();
  // A title's own end is as hard to see, so the text behind it stays a paragraph of its own.
  before.text += (wide ? '' : ' ') + mark + blocks[at]!.text;
  before.taken = true;
  if (blocks[at + 1]) blocks[at + 1]!.taken = true;
  blocks.splice(at, 1);
  return { kind: 'fused', shape: 'title', at: mark };
}
