import { parseArgs } from 'node:util';
import type { SeamStatistics } from '../../src/engine/seams/model.ts';
import { PageMaker } from '../making/page.ts';
import { Dice } from '../making/random.ts';
import { readPages, type Page } from '../scoring/pages.ts';
import { UnseenSources } from './unseen-sources.ts';

export interface FittingPage {
  readonly page: Page;
  /** What other newspapers teach, or, for a labelled page, other articles. */
  readonly statistics: SeamStatistics;
  /** Made of the corpus, not labelled. */
  readonly made: boolean;
}

export interface FittingRun {
  readonly pages: readonly FittingPage[];
  /** Show what was fitted, write nothing. */
  readonly dry: boolean;
  /** Which of the tool's own flags are set. */
  readonly set: ReadonlySet<string>;
}

/**
 * Reads the command line of a fit: `--corpus FOLDER --words WORDS.txt [--pages N] [--dry] [LABELLED.jsonl.gz…]`.
 *
 * @param firstSeed so that no two fits see the same pages
 * @param flags names of options that only this tool has
 * @returns N pages (150) made of each newspaper of the corpus, and the labelled ones; ends the process where the corpus
 *   or the word list is not named
 */
export function readFittingRun(tool: string, firstSeed: number, flags: readonly string[] = []): FittingRun {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      corpus: { type: 'string' },
      words: { type: 'string' },
      pages: { type: 'string', default: '150' },
      dry: { type: 'boolean', default: false },
      ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' } as const])),
    },
  });
  if (values.corpus === undefined || values.words === undefined) {
    console.error(`usage: npx tsx ${tool} --corpus FOLDER --words WORDS.txt`);
    process.exit(2);
  }
  const sources = new UnseenSources(values.corpus, values.words);
  const made = sources.newspapers().flatMap(({ name, articles, statistics }, index) => {
    const maker = new PageMaker(articles, new Dice(firstSeed + index));
    return Array.from({ length: Number(values.pages) }, (_, at): FittingPage => {
      const ways = { noise: at % 2 === 1, wrapped: at % 8 >= 6, formulas: false, copies: 'none' } as const;
      return { page: maker.page(`${name}-${at}`, ways), statistics, made: true };
    });
  });
  const labelled = sources
    .labelled(positionals.flatMap((path) => readPages(path, { limit: 0, half: 'all' })))
    .map((page): FittingPage => ({ ...page, made: false }));
  const set = new Set(flags.filter((flag) => (values as Record<string, unknown>)[flag] === true));
  return { pages: [...made, ...labelled], dry: values.dry, set };
}
