/**
 * Measures what is told of sections of notices that follow one formula (court notices, lost papers, lots, small advertisements).
 *
 *   npx tsx tools/measure-notices.ts --corpus FOLDER --words WORDS.txt [--pages N] [--seed N]
 *
 * Each page is the start of an article and a section behind it, read by tables that have not seen its newspaper; of four pages
 * one has a character in a hundred misread, one three. Nothing on it was extracted twice; then one notice is put in
 * again, right behind the original or behind all of them, with 0 to 8 characters in a hundred misread.
 */
import { parseArgs } from 'node:util';
import { analyseBy } from '../src/engine/analyse.ts';
import type { Range } from '../src/engine/range.ts';
import type { SeamStatistics } from '../src/engine/seams/model.ts';
import { UnseenSources } from './fitting/unseen-sources.ts';
import { withNoise } from './making/copies.ts';
import { type Block, PageDraft } from './making/draft-page.ts';
import { putFormulas } from './making/formulas.ts';
import { Dice } from './making/random.ts';

const HAN = /[\u3400-\u9fff]/u;
const PAGE_NOISE = [0, 0, 0.01, 0.03] as const;
const COPY_NOISE = [0, 0.02, 0.05, 0.08] as const;
const MOST_PARAGRAPHS = 6;
/** Characters by which a copy's start, and the end of what is told, may be off. */
const NEAR = 4;

interface Row {
  pages: number;
  flagged: number;
  copiesFound: number;
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    words: { type: 'string' },
    pages: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.corpus === undefined || values.words === undefined) {
  console.error(
    'usage: npx tsx tools/measure-notices.ts --corpus FOLDER --words WORDS.txt [--pages N] [--seed N]',
  );
  process.exit(2);
}

const bySection = new Map<string, Row>();
const byNoise = new Map<string, Row>();
[...new UnseenSources(values.corpus, values.words).newspapers()].forEach(
  ({ articles, statistics }, index) => {
    const dice = new Dice(Number(values.seed) + index);
    for (let turn = 0; turn < Number(values.pages); turn += 1) measure(articles, statistics, dice, turn);
  },
);
print('section', bySection);
print('misread in the copy, on the page', byNoise);

function measure(articles: readonly string[], statistics: SeamStatistics, dice: Dice, turn: number): void {
  const way = turn % PAGE_NOISE.length;
  const page = new PageDraft([blocksOf(dice.pick(articles))], dice, HAN.test(articles[0]!));
  putFormulas(page);
  const blocks = page.blocks.map((block) => ({
    ...block,
    text: withNoise(page, block.text, PAGE_NOISE[way]!),
  }));
  const title = blocks.findIndex(({ article }) => article < 0);
  const count = blocks.filter(({ article }) => article < 0).length;
  const section = { first: title + 1, behind: title + count };
  const whole = write(blocks);
  const flagged = duplicatesIn(whole.text, statistics).some((places) =>
    places.some(({ start }) => start >= whole.starts[title]! && start < whole.starts[section.behind]!),
  );
  const from = dice.between(section.first, section.behind);
  const to = turn % 2 === 0 ? blocks.length : from + 1;
  const again = { ...blocks[from]!, text: withNoise(page, blocks[from]!.text, COPY_NOISE[way]!) };
  const twice = write(blocks.toSpliced(to, 0, again));
  const found = duplicatesIn(twice.text, statistics).some((places) =>
    places.some(
      ({ start, end }) =>
        Math.abs(start - twice.starts[to]!) < NEAR && end - start > again.text.length - NEAR,
    ),
  );
  const where = to === from + 1 ? 'right behind it' : 'elsewhere';
  note(bySection, page.blocks[title]!.text, flagged, found);
  note(byNoise, `${String(COPY_NOISE[way])}, ${String(PAGE_NOISE[way])}, ${where}`, flagged, found);
}

function blocksOf(article: string): Block[] {
  const lines = article
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines
    .slice(0, MOST_PARAGRAPHS)
    .map((text, at) => ({ role: at === 0 ? 'title' : 'paragraph', text, article: 0, taken: false }));
}

/** @returns where each block starts, and where the text ends */
function write(blocks: readonly Block[]): { readonly text: string; readonly starts: readonly number[] } {
  let text = '';
  const starts = blocks.map((block) => {
    const start = text.length;
    text += `${block.text}\n\n`;
    return start;
  });
  return { text, starts: [...starts, text.length] };
}

/** Places of each duplicate that is told as likely. */
function duplicatesIn(text: string, statistics: SeamStatistics): readonly (readonly Range[])[] {
  return analyseBy(text, statistics).findings.flatMap((finding) =>
    finding.kind === 'duplicate' && finding.severity !== 'info' ? [finding.occurrences] : [],
  );
}

function note(rows: Map<string, Row>, name: string, flagged: boolean, found: boolean): void {
  const row = rows.get(name) ?? { pages: 0, flagged: 0, copiesFound: 0 };
  rows.set(name, {
    pages: row.pages + 1,
    flagged: row.flagged + (flagged ? 1 : 0),
    copiesFound: row.copiesFound + (found ? 1 : 0),
  });
}

function print(what: string, rows: ReadonlyMap<string, Row>): void {
  const sum = (of: (row: Row) => number) => [...rows.values()].reduce((total, row) => total + of(row), 0);
  const all: Row = {
    pages: sum(({ pages }) => pages),
    flagged: sum(({ flagged }) => flagged),
    copiesFound: sum(({ copiesFound }) => copiesFound),
  };
  console.log(`${what}: pages, flagged without a copy, copies found`);
  for (const [name, { pages, flagged, copiesFound }] of [...rows, ['all', all] as const])
    console.log(`  ${name}: ${String(pages)}, ${String(flagged)}, ${String(copiesFound)}`);
}
