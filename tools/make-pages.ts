/**
 * Makes labelled pages out of clean articles: what stands on the page and what was broken in it. Pages from other
 * sources, and with another mix of defects, than those that weights were fitted on are the honest measure.
 *
 *   npx tsx tools/make-pages.ts ARTICLES.txt… --output PAGES.jsonl.gz [--pages N] [--seed N] [--noise] [--wrapped] [--hard] [--formulas]
 *
 * ARTICLES: the articles of a file are divided by lines of "====="; a line is a paragraph, the first one a title.
 * --hard: two copies in three are of kinds that are hard to see or to tell from the original (making/hard-copies.ts).
 * --formulas: one page in three has a section of notices that follow one formula, one in three headlines that
 * their stories take up: no copies.
 * Articles that repeat a passage of their own or of another on the page are passed over.
 * --noise: misread characters everywhere and up to two in five full stops lost. --wrapped: hard-wrapped lines only.
 * The pages hold the articles' text: they are not part of the project.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readArticles } from './learning/corpus.ts';
import { PageMaker } from './making/page.ts';
import { Dice } from './making/random.ts';
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
const maker = new PageMaker(positionals.flatMap(readArticles), new Dice(Number(values.seed)));
const { noise, wrapped, formulas } = values;
const copies = values.hard ? 'hard' : 'plain';
const pages = Array.from({ length: Number(values.pages) }, (_, index) =>
  maker.page(`made-${index}`, { noise, wrapped, formulas, copies }),
);
writeFileSync(values.output, gzipSync(pages.map((page) => JSON.stringify(page)).join('\n')));
const count = (of: (page: Page) => readonly unknown[]) =>
  pages.reduce((sum, page) => sum + of(page).length, 0);
console.log(
  `${pages.length} pages: ${count((p) => p.truth.duplicates)} copies, ${count((p) => p.truth.splits)} splits, ${count((p) => p.truth.displaced)} displaced, ${count((p) => p.truth.orphans)} orphans, ${count((p) => p.truth.fused ?? [])} fused`,
);
