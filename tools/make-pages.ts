/**
 * Makes labelled pages out of clean articles: what stands on the page and what was broken in it. Pages from other
 * sources, and with another mix of defects, than those that weights were fitted on are the honest measure.
 *
 *   npx tsx tools/make-pages.ts ARTICLES.txt… --output PAGES.jsonl.gz [--pages N] [--seed N] [--noise] [--wrapped] [--hard] [--formulas]
 *
 * ARTICLES: the articles of a file are divided by lines of "====="; a line is a paragraph, the first one a title.
 * --hard: two copies in three are of kinds that are hard to see or to tell from the original (making/hard-copies.ts).
 * --formulas: one page in three has a section of notices that follow one formula: no copies.
 * Articles that repeat a passage of their own or of another on the page are passed over.
 * --noise: misread characters everywhere and up to two in five full stops lost. --wrapped: hard-wrapped lines only.
 * The pages hold the articles' text: they are not part of the project.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readArticles } from './learning/corpus.ts';
import { type MarkedCopy, putCopy, withNoise } from './making/copies.ts';
import { ANY_MARK, type Block, PageDraft } from './making/draft-page.ts';
import { hardCopyShapes, putHardCopy } from './making/hard-copies.ts';
import { putFormulas } from './making/formulas.ts';
import { type MarkedJoin, putDisplaced, putFused, putOrphan, putSplit } from './making/joins.ts';
import { Dice } from './making/random.ts';
import { conventions, placeMarks, truthOf, writeBlocks } from './making/render-page.ts';
import { PassageIndex } from './making/repeated-passages.ts';
import type { Page } from './scoring/pages.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string' },
    pages: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    noise: { type: 'boolean', default: false },
    wrapped: { type: 'boolean', default: false },
    hard: { type: 'boolean', default: false },
    formulas: { type: 'boolean', default: false },
  },
});
if (values.output === undefined || positionals.length === 0) {
  console.error('usage: npx tsx tools/make-pages.ts ARTICLES.txt… --output PAGES.jsonl.gz');
  process.exit(2);
}
const HAN = /[\u3400-\u9fff]/u;
const CLEAN_SHARE = 0.3;
const FORMULA_SHARE = 0.33;
const HARD_SHARE = 0.67;
const MOST_ATTEMPTS = 40;
const dice = new Dice(Number(values.seed));
const all = positionals.flatMap(readArticles).map((article) => article.replace(ANY_MARK, ''));
const wide = HAN.test(all[0]!);
const passages = new PassageIndex(wide);
const articles = all.filter((article) => !passages.repeatsItself(article));
const pages = Array.from({ length: Number(values.pages) }, (_, index) => makePage(index));
writeFileSync(values.output, gzipSync(pages.map((page) => JSON.stringify(page)).join('\n')));
const count = (of: (page: Page) => readonly unknown[]) =>
  pages.reduce((sum, page) => sum + of(page).length, 0);
console.log(
  `${pages.length} pages: ${count((p) => p.truth.duplicates)} copies, ${count((p) => p.truth.splits)} splits, ${count((p) => p.truth.displaced)} displaced, ${count((p) => p.truth.orphans)} orphans, ${count((p) => p.truth.fused ?? [])} fused`,
);

function makePage(index: number): Page {
  const count = dice.between(2, 5);
  const chosen = new Set<string>();
  for (let attempt = 0; chosen.size < count && attempt < MOST_ATTEMPTS; attempt++) {
    const article = dice.pick(articles);
    if (!passages.shares(article, chosen)) chosen.add(article);
  }
  const page = new PageDraft([...chosen].map(blocksOf), dice, wide);
  const convention = values.wrapped ? 'wrapped' : dice.pick(conventions.filter((name) => name !== 'wrapped'));
  const columns = wide ? dice.between(18, 40) : dice.between(40, 70);
  if (values.formulas && dice.chance(FORMULA_SHARE)) putFormulas(page);
  if (values.noise) misread(page);
  const write = () => writeBlocks(page.blocks, convention, wide, columns);
  const clean = write();
  const copies: MarkedCopy[] = [];
  const joins: MarkedJoin[] = [];
  if (!dice.chance(CLEAN_SHARE)) breakPage(page, copies, joins);
  const { text, places } = placeMarks(write());
  return {
    name: `made-${index}`,
    lang: wide ? 'zh' : 'latin',
    convention,
    text,
    clean: joins.some(({ kind }) => kind === 'orphan') || convention === 'wrapped' ? null : clean,
    truth: truthOf(copies, joins, places, text),
  };
}

function breakPage(page: PageDraft, copies: MarkedCopy[], joins: MarkedJoin[]): void {
  const put = [putSplit, putSplit, putDisplaced, putOrphan, putFused];
  for (let wanted = dice.between(1, 4); wanted > 0; wanted--) {
    // What is broken first may be copied no more: a copy of a broken sentence has no one truth.
    const join = dice.pick(put)(page);
    if (join) joins.push(join);
  }
  for (let wanted = dice.between(0, 3); wanted > 0; wanted--) {
    const hard = values.hard && dice.chance(HARD_SHARE);
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
  const lossRate = (0.4 * dice.between(0, 100)) / 100;
  const noiseRate = 0.002 + (0.01 * dice.between(0, 100)) / 100;
  for (const block of page.blocks) {
    if (block.role !== 'paragraph') continue;
    if (block.text.length > 40 && dice.chance(lossRate)) block.text = block.text.replace(/[。.]$/u, '');
    block.text = withNoise(page, block.text, noiseRate);
  }
}
