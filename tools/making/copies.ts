import { type Block, cutInSentence, type Mark, type PageDraft, sentenceStarts } from './draft-page.ts';

/** Where the two copies of a passage stand; `copy` is the one that was put in. */
export interface MarkedCopy {
  readonly shape: string;
  readonly noise: number;
  readonly original: readonly [Mark, Mark];
  readonly copy: readonly [Mark, Mark];
}

export const NOISE_RATES = [0, 0, 0, 0, 0.01, 0.02, 0.04, 0.08, 0.12] as const;
const LETTERS = 'abcdefghiklmnoprstuvwy';
const VISIBLE = /[\p{L}\p{N}]/u;

/** The ways a passage comes out of extraction twice. */
const copyShapes = [
  'block', // paragraphs again, further down
  'block-ahead', // … further up
  'article-block', // title and first paragraphs again
  'ragged', // from the middle of one paragraph to the middle of another, as paragraphs of their own
  'ragged-ahead',
  'tail', // the end of a paragraph again, right behind it
  'sentence', // a sentence inside a paragraph of another article, further down
  'sentence-ahead', // … further up
  'sentence-alone', // a sentence as a paragraph of its own
  'third', // paragraphs two more times
] as const;

/** Puts a copy in. @returns null where the page has no place for one of the drawn shape */
export function putCopy(page: PageDraft): readonly MarkedCopy[] | null {
  const shape = page.dice.pick(copyShapes);
  const noise = page.dice.pick(NOISE_RATES);
  switch (shape) {
    case 'block':
    case 'block-ahead':
    case 'third':
    case 'article-block':
      return copyBlocks(page, shape, noise);
    case 'ragged':
    case 'ragged-ahead':
      return copyRagged(page, shape, noise);
    case 'tail':
      return copyTail(page, noise);
    case 'sentence':
    case 'sentence-ahead':
    case 'sentence-alone':
      return copySentence(page, shape, noise);
  }
}

/** Misreads, drops and doubles characters. */
export function withNoise(page: PageDraft, text: string, rate: number): string {
  if (rate === 0) return text;
  const { dice, wide } = page;
  const pool = wide ? page.blocks[0]!.text + text : LETTERS;
  return Array.from(text, (char) => {
    if (!VISIBLE.test(char) || !dice.chance(rate)) return char;
    const kind = dice.between(0, 10);
    const other = wide ? pool[dice.between(0, pool.length)]! : LETTERS[dice.between(0, LETTERS.length)]!;
    if (kind === 0) return '';
    return kind === 1 ? char + other : other;
  }).join('');
}

function copyBlocks(page: PageDraft, shape: string, noise: number): MarkedCopy[] | null {
  const { dice } = page;
  const found = page.paragraph(60);
  if (!found) return null;
  let first = found.at;
  let last = found.at + dice.between(0, 3);
  if (shape === 'article-block') {
    while (first > 0 && page.blocks[first - 1]!.article === found.block.article) first--;
    last = Math.max(first + 1, Math.min(last, first + 3));
  }
  last = Math.min(last, page.blocks.length - 1);
  const originals = page.blocks.slice(first, last + 1);
  if (originals.some((block) => block.taken || block.article !== found.block.article)) return null;
  if (shape !== 'article-block' && originals.some(({ role }) => role !== 'paragraph')) return null;
  const copies: MarkedCopy[] = [];
  const times = shape === 'third' ? 2 : 1;
  const marks: [Mark, Mark] = [page.mark(), page.mark()];
  const texts = originals.map(({ text }) => text);
  for (let time = 0; time < times; time++) {
    const copy: [Mark, Mark] = [page.mark(), page.mark()];
    const blocks = originals.map(({ role }, i): Block => {
      return { role, text: withNoise(page, texts[i]!, noise), article: -1, taken: true };
    });
    wrapInMarks(blocks, copy);
    copies.push({ shape, noise, original: marks, copy });
    const at = placeFor(page, originals, shape.endsWith('ahead'));
    if (at === null) return time === 0 ? null : (wrapInMarks(originals, marks), copies.slice(0, time));
    page.insert(at, ...blocks);
  }
  wrapInMarks(originals, marks);
  return copies;
}

export function wrapInMarks(blocks: readonly Block[], [start, end]: readonly [Mark, Mark]): void {
  blocks[0]!.text = start + blocks[0]!.text;
  blocks.at(-1)!.text += end;
  for (const block of blocks) block.taken = true;
}

/** Between two blocks, before or after the originals, and not inside what is taken. */
export function placeFor(page: PageDraft, originals: readonly Block[], ahead: boolean): number | null {
  const first = page.blocks.indexOf(originals[0]!);
  const last = page.blocks.indexOf(originals.at(-1)!);
  for (let attempt = 0; attempt < 40; attempt++) {
    const at = ahead ? page.dice.between(1, first) : page.dice.between(last + 1, page.blocks.length + 1);
    if (ahead ? at < 1 || at >= first : at <= last) continue;
    const before = page.blocks[at - 1]!;
    const after = page.blocks[at];
    if (before.role === 'title' || before.taken || after?.taken === true) continue;
    return at;
  }
  return null;
}

function copyRagged(page: PageDraft, shape: string, noise: number): MarkedCopy[] | null {
  const { wide, dice } = page;
  const found = page.paragraph(70);
  const next = found && page.blocks[found.at + 1];
  if (!found || next?.role !== 'paragraph' || next.taken || next.text.length < 70) return null;
  if (next.article !== found.block.article) return null;
  const from = cutInSentence(found.block.text, wide, dice);
  const to = cutInSentence(next.text, wide, dice);
  if (!from || !to || from.replacement === 'HYPHEN' || to.replacement === 'HYPHEN') return null;
  const marks: [Mark, Mark] = [page.mark(), page.mark()];
  const copy: [Mark, Mark] = [page.mark(), page.mark()];
  const blocks: Block[] = [from.tail, to.head].map((text) => ({
    role: 'paragraph',
    text: withNoise(page, text, noise),
    article: -1,
    taken: true,
  }));
  wrapInMarks(blocks, copy);
  const at = placeFor(page, [found.block, next], shape.endsWith('ahead'));
  if (at === null) return null;
  found.block.text = from.head + from.replacement + marks[0] + from.tail;
  next.text = to.head + marks[1] + to.replacement + to.tail;
  found.block.taken = next.taken = true;
  page.insert(at, ...blocks);
  return [{ shape, noise, original: marks, copy }];
}

function copyTail(page: PageDraft, noise: number): MarkedCopy[] | null {
  const found = page.paragraph(80);
  const cut = found && cutInSentence(found.block.text, page.wide, page.dice);
  if (!found || !cut || cut.replacement === 'HYPHEN' || cut.tail.length < 25) return null;
  const marks: [Mark, Mark] = [page.mark(), page.mark()];
  const copy: [Mark, Mark] = [page.mark(), page.mark()];
  const { block } = found;
  block.text = cut.head + cut.replacement + marks[0] + cut.tail + marks[1];
  block.taken = true;
  const text = copy[0] + withNoise(page, cut.tail, noise) + copy[1];
  page.insert(found.at + 1, { role: 'paragraph', text, article: block.article, taken: true });
  return [{ shape: 'tail', noise, original: marks, copy }];
}

function copySentence(page: PageDraft, shape: string, noise: number): MarkedCopy[] | null {
  const { dice, wide } = page;
  const found = page.paragraph(80);
  if (!found) return null;
  const { block } = found;
  const starts = sentenceStarts(block.text, wide);
  const which = dice.between(0, starts.length);
  const start = starts[which]!;
  const end = starts[which + 1] ?? block.text.length;
  const sentence = block.text.slice(start, end).trimEnd();
  if (sentence.length < (wide ? 26 : 70)) return null;
  const marks: [Mark, Mark] = [page.mark(), page.mark()];
  const copy: [Mark, Mark] = [page.mark(), page.mark()];
  const text = copy[0] + withNoise(page, sentence, noise) + copy[1];
  const target = shape === 'sentence-alone' ? null : spliceTarget(page, block, shape.endsWith('ahead'));
  if (shape === 'sentence-alone') {
    const at = placeFor(page, [block], dice.chance(0.4));
    if (at === null) return null;
    page.insert(at, { role: 'paragraph', text, article: -1, taken: true });
  } else {
    if (!target) return null;
    const places = sentenceStarts(target.text, wide).slice(1);
    if (places.length === 0) return null;
    const at = dice.pick(places);
    target.text = target.text.slice(0, at) + text + (wide ? '' : ' ') + target.text.slice(at);
    target.taken = true;
  }
  block.text =
    block.text.slice(0, start) + marks[0] + sentence + marks[1] + block.text.slice(start + sentence.length);
  block.taken = true;
  return [{ shape, noise, original: marks, copy }];
}

function spliceTarget(page: PageDraft, block: Block, ahead: boolean): Block | null {
  const own = page.blocks.indexOf(block);
  for (let attempt = 0; attempt < 40; attempt++) {
    const other = page.paragraph(80);
    if (!other || other.block === block || other.at < own !== ahead) continue;
    return other.block;
  }
  return null;
}
