import { simplifiedForms } from '../../src/engine/language/simplified.ts';
import { type MarkedCopy, NOISE_RATES, placeFor, withNoise, wrapInMarks } from './copies.ts';
import { type Block, cutInSentence, type Mark, type PageDraft } from './draft-page.ts';

/** Ways a passage comes out twice that are harder to see than a paragraph that is simply there again. */
export const hardCopyShapes = [
  'spliced', // a passage in the middle of another article's sentence
  'page-break', // the last lines of a page again at the top of the next
  'interleaved', // paragraphs again, each behind one of another column
  'overlapping', // two copies of one article that share a paragraph
  'rewrapped', // again, in lines of another width
  'variant', // again, traditional for simplified and full width for half
  'unmarked', // again, with most of its punctuation lost
] as const;
export type HardCopyShape = (typeof hardCopyShapes)[number];

/** @returns null where the page has no place for one of the shape */
export function putHardCopy(page: PageDraft, shape: HardCopyShape): MarkedCopy[] | null {
  switch (shape) {
    case 'spliced':
      return splice(page);
    case 'page-break':
      return repeatOverBreak(page);
    case 'interleaved':
      return interleave(page);
    case 'overlapping':
      return overlap(page);
    case 'rewrapped':
    case 'variant':
    case 'unmarked':
      return rewrite(page, shape);
  }
}

const loose = (text: string): Block => ({ role: 'paragraph', text, article: -1, taken: true });

/** Neighbouring untouched paragraphs of one article. */
function run(page: PageDraft, count: number): { readonly at: number; readonly blocks: Block[] } | null {
  for (let attempt = 0; attempt < 20; attempt++) {
    const found = page.paragraph(60);
    if (!found) return null;
    const blocks = page.blocks.slice(found.at, found.at + count);
    const fits = blocks.every(
      ({ role, taken, article, text }) =>
        role === 'paragraph' && !taken && article === found.block.article && text.length >= 40,
    );
    if (blocks.length === count && fits) return { at: found.at, blocks };
  }
  return null;
}

function splice(page: PageDraft): MarkedCopy[] | null {
  const { dice, wide } = page;
  const noise = dice.pick(NOISE_RATES);
  const found = page.paragraph(60);
  const target = page.paragraph(90);
  if (!found || !target || found.block.article === target.block.article) return null;
  const cut = cutInSentence(target.block.text, wide, dice);
  if (!cut || cut.replacement === 'HYPHEN') return null;
  const space = wide ? '' : ' ';
  const original: [Mark, Mark] = [page.mark(), page.mark()];
  const copy: [Mark, Mark] = [page.mark(), page.mark()];
  const text = copy[0] + withNoise(page, found.block.text, noise) + copy[1];
  target.block.text = cut.head + space + text + space + cut.tail;
  target.block.taken = true;
  wrapInMarks([found.block], original);
  return [{ shape: 'spliced', noise, original, copy }];
}

function repeatOverBreak(page: PageDraft): MarkedCopy[] | null {
  const { dice, wide } = page;
  const noise = dice.pick(NOISE_RATES);
  const found = page.paragraph(90);
  const cut = found && cutInSentence(found.block.text, wide, dice);
  if (!found || !cut || cut.replacement === 'HYPHEN' || cut.tail.length < 40) return null;
  const original: [Mark, Mark] = [page.mark(), page.mark()];
  const copy: [Mark, Mark] = [page.mark(), page.mark()];
  const number = String(dice.between(2, 40));
  const formFeed = dice.chance(0.5) ? '\f' : '';
  const again = loose(formFeed + copy[0] + withNoise(page, cut.tail, noise) + copy[1]);
  const furniture: Block = {
    role: 'furniture',
    text: wide ? `第${number}版` : number,
    article: -1,
    taken: true,
  };
  found.block.text = cut.head + cut.replacement + original[0] + cut.tail + original[1];
  found.block.taken = true;
  page.insert(found.at + 1, ...(dice.chance(0.5) ? [furniture, again] : [again]));
  return [{ shape: 'page-break', noise, original, copy }];
}

function interleave(page: PageDraft): MarkedCopy[] | null {
  const { dice } = page;
  const noise = dice.pick(NOISE_RATES);
  const found = run(page, 2);
  const other = found && run(page, 2);
  if (!other || other.blocks[0]!.article === found.blocks[0]!.article) return null;
  return found.blocks.map((block, i) => {
    const original: [Mark, Mark] = [page.mark(), page.mark()];
    const copy: [Mark, Mark] = [page.mark(), page.mark()];
    const again = loose(copy[0] + withNoise(page, block.text, noise) + copy[1]);
    wrapInMarks([block], original);
    page.insert(page.blocks.indexOf(other.blocks[i]!) + 1, again);
    other.blocks[i]!.taken = true;
    return { shape: 'interleaved', noise, original, copy };
  });
}

function overlap(page: PageDraft): MarkedCopy[] | null {
  const noise = page.dice.pick(NOISE_RATES);
  const found = run(page, 3);
  if (!found) return null;
  const [one, two, three] = found.blocks as [Block, Block, Block];
  const texts = found.blocks.map(({ text }) => text);
  const copies = [
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ].flatMap(({ from, to }) => {
    const copy: [Mark, Mark] = [page.mark(), page.mark()];
    const blocks = texts.slice(from, to + 1).map((text) => loose(withNoise(page, text, noise)));
    wrapInMarks(blocks, copy);
    const at = placeFor(page, found.blocks, false);
    if (at === null) return [];
    page.insert(at, ...blocks);
    return [{ from, copy }];
  });
  const marks = [0, 1].map((): [Mark, Mark] => [page.mark(), page.mark()]);
  one.text = marks[0]![0] + one.text;
  two.text = marks[1]![0] + two.text + marks[0]![1];
  three.text += marks[1]![1];
  for (const block of found.blocks) block.taken = true;
  return copies.map(({ from, copy }) => ({ shape: 'overlapping', noise, original: marks[from]!, copy }));
}

function rewrite(page: PageDraft, shape: 'rewrapped' | 'variant' | 'unmarked'): MarkedCopy[] | null {
  const { dice, wide } = page;
  const noise = dice.pick(NOISE_RATES);
  const found = page.paragraph(80);
  if (!found) return null;
  const change = { rewrapped: rewrap, variant: otherForms, unmarked: dropMarks }[shape];
  const original: [Mark, Mark] = [page.mark(), page.mark()];
  const copy: [Mark, Mark] = [page.mark(), page.mark()];
  const text = change(withNoise(page, found.block.text, noise), page);
  const at = placeFor(page, [found.block], dice.chance(0.3));
  if (at === null || (shape === 'variant' && !wide)) return null;
  page.insert(at, loose(copy[0] + text + copy[1]));
  wrapInMarks([found.block], original);
  return [{ shape, noise, original, copy }];
}

function rewrap(text: string, { dice, wide }: PageDraft): string {
  const columns = wide ? dice.between(14, 30) : dice.between(30, 55);
  const pattern = wide
    ? new RegExp(`.{${columns}}(?![。，、；：！？”）])`, 'gu')
    : new RegExp(`.{${columns}}\\S* `, 'gu');
  return text.replace(pattern, (line) => `${line.trimEnd()}\n`).trimEnd();
}

let traditional: Map<string, string> | undefined;

function otherForms(text: string): string {
  if (!traditional) {
    traditional = new Map();
    simplifiedForms().forEach((simplified, unit) => {
      if (simplified !== unit) traditional!.set(String.fromCharCode(simplified), String.fromCharCode(unit));
    });
  }
  const forms = traditional;
  return Array.from(text, (char) => {
    if (/[0-9]/u.test(char)) return String.fromCharCode(char.charCodeAt(0) + 0xfee0);
    return forms.get(char) ?? char;
  }).join('');
}

function dropMarks(text: string, { dice }: PageDraft): string {
  return text.replace(/[，。、；：,;.:“”"](?!$)/gu, (mark) => (dice.chance(0.7) ? '' : mark));
}
