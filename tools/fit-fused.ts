/**
 * Refits the weights of titles that run on from a paragraph and writes them to src/engine/fused/title-weights.table.ts.
 *
 *   npx tsx tools/fit-fused.ts --corpus FOLDER --words WORDS.txt [--pages N] [--dry] [LABELLED.jsonl.gz…]
 *
 * Fitted on pages made of the corpus, each newspaper's with the statistics that the others teach, and on labelled pages;
 * to be judged on pages of other newspapers (tools/make-pages.ts).
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { logOddsOf, type Weights } from '../src/engine/evidence.ts';
import { weighTrailingTitles } from '../src/engine/fused/trailing-titles.ts';
import { createSeamModel } from '../src/engine/seams/model.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { RemainingText } from '../src/engine/text/remaining-text.ts';
import { readFittingRun, type FittingPage } from './fitting/fitting-pages.ts';
import { straysOf } from './scoring/pages.ts';
import { fitLogistic, type Example } from './fitting/logistic.ts';

const TABLE = 'src/engine/fused/title-weights.table.ts';
const PENALTY = 1;

const FIRST_SEED = 100;
/**
 * Fitted, a mark of a question says hardly anything (−0.4): made pages have few paragraphs that end with one above a byline. On
 * labelled pages one was told as a title then.
 */
const SET_BY_HAND = { asks: -2 };

const { pages, dry } = readFittingRun('tools/fit-fused.ts', FIRST_SEED);
const examples: Record<'wide' | 'latin', Example[]> = { wide: [], latin: [] };
for (const page of pages) collect(page);
const wide = fit(examples.wide);
/** The newspapers in Latin script have neither bylines nor datelines: what one tells of the piece before it is as in Chinese. */
const latin = { ...fit(examples.latin), leadNext: wide['leadNext']! };
const weights = { wide, latin };
report('wide');
report('latin');
if (!dry) await write();

function collect({ page: { text, truth }, statistics }: FittingPage): void {
  const blocks = readBlocks(text);
  const remaining = new RemainingText(straysOf(truth));
  const seams = createSeamModel(text, blocks, statistics).without(remaining);
  const titles = weighTrailingTitles(text, blocks, seams, remaining);
  for (const { before, script, features } of titles) {
    const yes = (truth.fused ?? []).some(({ at }) => Math.abs(at - before) <= 2);
    examples[script].push({ features, yes, weight: 1 });
  }
}

function fit(cases: readonly Example[]): Weights<string> {
  return { ...fitLogistic(cases, Object.keys(cases[0]?.features ?? {}), PENALTY), ...SET_BY_HAND };
}

function report(script: 'wide' | 'latin'): void {
  const cases = examples[script];
  const found = cases.filter(({ features }) => logOddsOf(weights[script], features) > 0);
  console.log(
    `${script}: ${cases.length} pieces, ${cases.filter(({ yes }) => yes).length} titles; ${found.length} found, ${found.filter(({ yes }) => yes).length} of them right:`,
    weights[script],
  );
}

function rounded(script: 'wide' | 'latin'): string {
  const entries = Object.entries(weights[script]).map(([name, weight]) => [name, Number(weight.toFixed(3))]);
  return JSON.stringify(Object.fromEntries(entries));
}

async function write(): Promise<void> {
  const source = `import type { Weights } from '../evidence.ts';
import type { TrailingTitleFeature } from './trailing-titles.ts';

/** Fitted by tools/fit-fused.ts; the features are described where they are measured. */
export const trailingTitleWeights: Readonly<Record<'wide' | 'latin', Weights<TrailingTitleFeature>>> = {
  wide: ${rounded('wide')},
  latin: ${rounded('latin')},
};
`;
  writeFileSync(TABLE, await format(source, { ...(await resolveConfig(TABLE)), parser: 'typescript' }));
}
