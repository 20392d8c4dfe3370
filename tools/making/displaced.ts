import { type Block, type Cut, cutInSentence, cutLastWords, type PageDraft } from './draft-page.ts';
import { FEWEST_CHARS, furniture, type MarkedJoin, pieceOf } from './joins.ts';

const CAPTIONS = {
  wide: [
    '图为活动现场。本报记者 周明 摄',
    '（下转第三版）',
    '新华社发（李伟 摄）',
    '■ 相关链接',
    '广告',
    '图2：雨后的老城区一角',
    '* * *',
  ],
  narrow: [
    'ADVERTISEMENT',
    'Photograph by J. Bartlett.',
    '* * *',
    '(Continued on page 3)',
    'Photo: Press Association',
  ],
} as const;

/** Where extraction leaves the rest of a sentence. */
const places = [
  'over-caption',
  'over-item', // another article stands between
  'over-paragraphs',
  'article-end',
  'next-article',
  'page-end',
  'page-start',
  'ahead',
] as const;
type Place = (typeof places)[number];
type Shape =
  | Place
  | 'last-words' // a few words, at any of these places
  | 'rest' // with all that follows it in its article
  | 'neighbours' // next to another such tail
  | 'crossed' // where the tail of another belongs
  | 'interleaved'; // two articles above each other, each set in two columns: read down, they stand cut in halves, in turns

/**
 * How often each is made. Columns break at photographs, above other articles and beside columns of others, and what stands below
 * the break goes on with the rest: those are most. Tails that alone got into other text come of columns read line by line, and are few.
 */
const shares: Readonly<Record<Shape, number>> = {
  'over-caption': 5,
  'over-item': 5,
  rest: 5,
  'over-paragraphs': 1,
  'article-end': 1,
  'next-article': 1,
  'page-end': 1,
  'page-start': 0.5,
  ahead: 1,
  'last-words': 1,
  neighbours: 1,
  crossed: 0.5,
  interleaved: 2.5,
};
type DisplacedJoin = Extract<MarkedJoin, { kind: 'displaced' }>;

/** The rest of a sentence stands elsewhere. */
export function putDisplaced(page: PageDraft): MarkedJoin[] {
  const { dice } = page;
  const shape = dice.among(shares);
  if (shape === 'neighbours' || shape === 'crossed') return putTwo(page, shape);
  if (shape === 'interleaved') return putInterleaved(page);
  const found = page.paragraph(FEWEST_CHARS);
  if (!found) return [];
  const { block, at } = found;
  const cut = shape === 'last-words' ? cutLastWords(block.text, page.wide, dice) : wordCut(page, block);
  const place = shape === 'last-words' ? dice.pick(places) : shape === 'rest' ? 'next-article' : shape;
  const target = placeFor(page, place, at, block.article);
  if (!cut || target === null) return [];
  const before = page.blocks[target];
  const moved = shape === 'rest' ? restOf(page, at) : place === 'over-item' ? itemNotOf(page, block) : [];
  if (moved === null || (before && moved.includes(before))) return [];
  const { tail, join } = takeTail(page, block, cut, shape);
  page.blocks = page.blocks.filter((other) => !moved.includes(other));
  const caption = dice.pick(CAPTIONS[page.wide ? 'wide' : 'narrow']);
  if (place === 'over-caption') moved.unshift(furniture(caption));
  const isBetween = place === 'over-item' || place === 'over-caption';
  const to = isBetween ? page.blocks.indexOf(block) + 1 : indexBefore(page, before);
  page.insert(to, ...(isBetween ? [...moved, tail] : [tail, ...moved]));
  return [join];
}

function indexBefore({ blocks }: PageDraft, before: Block | undefined): number {
  return before === undefined ? blocks.length : blocks.indexOf(before);
}

function wordCut(page: PageDraft, block: Block): Cut | null {
  const cut = cutInSentence(block.text, page.wide, page.dice);
  return cut?.replacement === 'HYPHEN' ? null : cut;
}

function takeTail(
  page: PageDraft,
  block: Block,
  cut: Cut,
  shape: string,
): { readonly tail: Block; readonly join: DisplacedJoin } {
  const [head, start, end] = [page.mark(), page.mark(), page.mark()];
  block.text = cut.head + head;
  block.taken = true;
  const tail = pieceOf(start + cut.tail + end, block.article);
  return { tail, join: { kind: 'displaced', shape, head, tail: [start, end] } };
}

/** Index of the block before which the tail goes; null where the page has no such place. */
function placeFor(page: PageDraft, place: Place, head: number, article: number): number | null {
  const { dice, blocks } = page;
  const articleEnd = blocks.findLastIndex((block) => block.article === article) + 1;
  const fits = (at: number, least: number): number | null => {
    const between = at <= head ? head - at : at - head - 1;
    if (at < 0 || at > blocks.length || between < least) return null;
    return blocks[at - 1]?.taken === true || blocks[at]?.taken === true ? null : at;
  };
  switch (place) {
    case 'over-caption':
    case 'over-item':
      return head + 1;
    case 'over-paragraphs':
      return fits(head + 1 + dice.between(1, 4), 1);
    case 'article-end':
      return fits(articleEnd, 1);
    case 'next-article':
      return fits(dice.between(articleEnd + 1, blocks.length), 2);
    case 'page-end':
      return fits(blocks.length, 2);
    case 'page-start':
      return fits(0, 1);
    case 'ahead':
      return fits(dice.between(1, head), 1);
  }
}

/** The paragraphs behind a block that are of its article, where all are whole. */
function restOf({ blocks }: PageDraft, at: number): Block[] | null {
  const rest = blocks.slice(at + 1).filter(({ article }) => article === blocks[at]!.article);
  return rest.length === 0 || rest.some(({ taken }) => taken) ? null : rest;
}

/** A whole article that a block is not of, or its first paragraphs. */
function itemNotOf({ blocks, dice }: PageDraft, { article }: Block): Block[] | null {
  const others = [...new Set(blocks.map((block) => block.article))].filter(
    (other) => other >= 0 && other !== article,
  );
  if (others.length === 0) return null;
  const other = dice.pick(others);
  const item = blocks.filter((block) => block.article === other).slice(0, dice.between(2, 5));
  return item.some(({ taken }) => taken) ? null : item;
}

function putTwo(page: PageDraft, shape: 'neighbours' | 'crossed'): MarkedJoin[] {
  const [one, other] = [page.paragraph(FEWEST_CHARS), page.paragraph(FEWEST_CHARS)];
  if (!one || !other || Math.abs(one.at - other.at) < 2 || page.blocks.at(-1)!.taken) return [];
  const cuts = [wordCut(page, one.block), wordCut(page, other.block)];
  if (!cuts[0] || !cuts[1]) return [];
  const first = takeTail(page, one.block, cuts[0], shape);
  const second = takeTail(page, other.block, cuts[1], shape);
  if (shape === 'neighbours') page.blocks.push(first.tail, second.tail);
  else {
    page.insert(page.blocks.indexOf(one.block) + 1, second.tail);
    page.insert(page.blocks.indexOf(other.block) + 1, first.tail);
  }
  return [first.join, second.join];
}

function putInterleaved(page: PageDraft): MarkedJoin[] {
  const upper = page.paragraph(FEWEST_CHARS);
  if (!upper) return [];
  const end = page.blocks.findLastIndex(({ article }) => article === upper.block.article) + 1;
  const below = page.blocks[end]?.article;
  const candidates = page.blocks.filter(
    ({ role, taken, text, article }) =>
      article === below && article >= 0 && role === 'paragraph' && !taken && text.length >= FEWEST_CHARS,
  );
  const rest = page.blocks.slice(upper.at + 1, end);
  if (candidates.length === 0 || rest.some(({ taken, article }) => taken || article < 0)) return [];
  const lower = page.dice.pick(candidates);
  const cuts = [wordCut(page, upper.block), wordCut(page, lower)];
  if (!cuts[0] || !cuts[1]) return [];
  const first = takeTail(page, upper.block, cuts[0], 'interleaved');
  const second = takeTail(page, lower, cuts[1], 'interleaved');
  page.blocks = page.blocks.filter((block) => !rest.includes(block));
  page.insert(page.blocks.indexOf(lower) + 1, first.tail, ...rest, second.tail);
  return [first.join, second.join];
}
