import { parseArgs } from 'node:util';
import type { SeamStatistics } from '../../src/engine/seams/model.ts';
import { PageMaker } from '../making/page.ts';
import { Dice } from '../making/random.ts';
import { readPages, type Page } from '../scoring/pages.ts';
import { unseenSources } from './unseen-sources.ts';

export interface FittingPage {
  readonly page: Page;
  /** What the other newspapers teach; labelled pages are judged by what ships. */
  readonly statistics?: SeamStatistics;
}

export interface FittingRun {
  readonly pages: readonly FittingPage[];
  /** Show what was fitted, write nothing. */
  readonly dry: boolean;
}

/**
 * Reads the command line of a fit: `--corpus FOLDER --words WORDS.txt [--pages N] [--dry] [LABELLED.jsonl.gz…]`.
 *
 * @param firstSeed so that no two fits see the same pages
 * @returns N pages (150) made of each newspaper of the corpus, and the labelled ones; ends the process where the corpus
 *   or the word list is not named
 */
export function readFittingRun(tool: string, firstSeed: number): FittingRun {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      corpus: { type: 'string' },
      words: { type: 'string' },
      pages: { type: 'string', default: '150' },
      dry: { type: 'boolean', default: false },
    },
  });
  if (values.corpus === undefined || values.words === undefined) {
    console.error(`usage: npx tsx ${tool} --corpus FOLDER --words WORDS.txt`);
    process.exit(2);
  }
  const made = unseenSources(values.corpus, values.words).flatMap(({ name, articles, statistics }, index) => {
    const maker = new PageMaker(articles, new Dice(firstSeed + index));
    return Array.from({ length: Number(values.pages) }, (_, at): FittingPage => {
      const ways = { noise: at % 2 === 1, wrapped: at % 8 >= 6, formulas: false, copies: 'none' } as const;
      return { page: maker.page(`${name}-${at}`, ways), statistics };
    });
  });
  const labelled = positionals.flatMap((path): FittingPage[] =>
    readPages(path, { limit: 0, half: 'all' }).map((page) => ({ page })),
  );
  return { pages: [...made, ...labelled], dry: values.dry };
}
