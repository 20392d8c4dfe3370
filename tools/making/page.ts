import type { Page } from '../scoring/pages.ts';
import { type MarkedCopy, putCopy, withNoise } from './copies.ts';
import { putDisplaced } from './displaced.ts';
import { ANY_MARK, type Block, PageDraft } from './draft-page.ts';
import { putFormulas, putHeadlineEchoes } from './formulas.ts';
import { hardCopyShapes, putHardCopy } from './hard-copies.ts';
import { type MarkedJoin, putFused, putSplit } from './joins.ts';
import { putOrphan } from './orphans.ts';
import type { Dice } from './random.ts';
import { conventions, placeMarks, truthOf, writeBlocks } from './render-page.ts';
import { PassageIndex } from './repeated-passages.ts';

export interface Ways {
  /** Misread characters everywhere and up to two in five full stops lost. */
  readonly noise: boolean;
  /** Hard-wrapped lines only. */
  readonly wrapped: boolean;
  /** One page in three has notices that follow one formula, one in three a headline that the text takes up: no copies. */
  readonly formulas: boolean;
  /** `hard`: two in three are hard to see or to tell from the original; `none`: for what weighs joins alone. */
  readonly copies: 'plain' | 'hard' | 'none';
}

const HAN = /[\u3400-\u9fff]/u;
const CLEAN_SHARE = 0.3;
const FORMULA_SHARE = 0.33;
const HARD_SHARE = 0.67;
const MOST_ATTEMPTS = 40;

/** Makes pages of a few articles each, with defects in seven of ten. */
export class PageMaker {
  readonly #articles: readonly string[];
  readonly #passages: PassageIndex;
  readonly #wide: boolean;
  readonly #dice: Dice;

  /** Articles that repeat a passage of their own or of another on the page are passed over. */
  constructor(articles: readonly string[], dice: Dice) {
    const all = articles.map((article) => article.replace(ANY_MARK, ''));
    this.#dice = dice;
    this.#wide = HAN.test(all[0]!);
    this.#passages = new PassageIndex(this.#wide);
    this.#articles = all.filter((article) => !this.#passages.repeatsItself(article));
  }

  page(name: string, ways: Ways): Page {
    const dice = this.#dice;
    const wide = this.#wide;
    const page = new PageDraft(this.#choose().map(blocksOf), dice, wide);
    const convention = ways.wrapped
      ? 'wrapped'
      : dice.pick(conventions.filter((convention) => convention !== 'wrapped'));
    const columns = wide ? dice.between(18, 40) : dice.between(40, 70);
    if (ways.formulas && dice.chance(FORMULA_SHARE)) putFormulas(page);
    if (ways.formulas && dice.chance(FORMULA_SHARE)) putHeadlineEchoes(page);
    if (ways.noise) misread(page);
    const write = () => writeBlocks(page.blocks, convention, wide, columns);
    const clean = write();
    const copies: MarkedCopy[] = [];
    const joins: MarkedJoin[] = [];
    if (!dice.chance(CLEAN_SHARE)) breakPage(page, copies, joins, ways);
    const { text, places } = placeMarks(write());
    return {
      name,
      lang: wide ? 'zh' : 'latin',
      convention,
      text,
      clean: joins.some(({ kind }) => kind === 'orphan') || convention === 'wrapped' ? null : clean,
      truth: truthOf(copies, joins, places, text),
    };
  }

  #choose(): string[] {
    const count = this.#dice.between(2, 5);
    const chosen = new Set<string>();
    for (let attempt = 0; chosen.size < count && attempt < MOST_ATTEMPTS; attempt++) {
      const article = this.#dice.pick(this.#articles);
      if (!this.#passages.shares(article, chosen)) chosen.add(article);
    }
    return [...chosen];
  }
}

function breakPage(page: PageDraft, copies: MarkedCopy[], joins: MarkedJoin[], ways: Ways): void {
  const { dice } = page;
  const put = [putSplit, putSplit, putDisplaced, putDisplaced, putOrphan, putFused];
  for (let wanted = dice.between(1, 4); wanted > 0; wanted--) {
    // What is broken first may be copied no more: a copy of a broken sentence has no one truth.
    joins.push(...dice.pick(put)(page));
  }
  if (ways.copies === 'none') return;
  for (let wanted = dice.between(0, 3); wanted > 0; wanted--) {
    const hard = ways.copies === 'hard' && dice.chance(HARD_SHARE);
    copies.push(...((hard ? putHardCopy(page, dice.pick(hardCopyShapes)) : putCopy(page)) ?? []));
  }
}

function blocksOf(article: string, number: number): Block[] {
  const lines = article
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((text, at) => ({
    role: at === 0 && text.length < 90 && !/[。.]$/u.test(text) ? 'title' : 'paragraph',
    text,
    article: number,
    taken: false,
  }));
}

function misread(page: PageDraft): void {
  const { dice } = page;
  const lossRate = (0.4 * dice.between(0, 100)) / 100;
  const noiseRate = 0.002 + (0.01 * dice.between(0, 100)) / 100;
  for (const block of page.blocks) {
    if (block.role !== 'paragraph') continue;
    if (block.text.length > 40 && dice.chance(lossRate)) block.text = block.text.replace(/[。.]$/u, '');
    block.text = withNoise(page, block.text, noiseRate);
  }
}
