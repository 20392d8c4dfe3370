/**
 * Refits what two neighbours in Chinese say of being one paragraph, and writes it to src/engine/seams/one-paragraph-weights.table.ts.
 *
 *   npx tsx tools/fit-one-paragraph.ts --corpus FOLDER --words WORDS.txt [--dry] LABELLED.jsonl.gz…
 *
 * Fitted on labelled pages, each newspaper on them read with what the others teach, over what the model of seams says of the break, as it
 * stands. Shown is also how much likelier the breaks in each half of the pages are by weights fitted on the other.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { clamp, logOddsOf, type Weights } from '../src/engine/evidence.ts';
import { createSeamModel, type SeamStatistics } from '../src/engine/seams/model.ts';
import { OneParagraph, type OneParagraphFeature } from '../src/engine/seams/one-paragraph.ts';
import { seamsOf } from '../src/engine/seams/split-paragraphs.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { RemainingText } from '../src/engine/text/remaining-text.ts';
import { type Example, fitLogistic } from './fitting/logistic.ts';
import { UnseenSources } from './fitting/unseen-sources.ts';
import { type Page, readPages, straysOf } from './scoring/pages.ts';
import { UnseenNewspapers } from './scoring/unseen-newspapers.ts';

const TABLE = 'src/engine/seams/one-paragraph-weights.table.ts';
const FEATURES: readonly OneParagraphFeature[] = ['sameSubject', 'asLong'];
const NONE = { sameSubject: 0, asLong: 0 } as const;
/** What is said of the break alone, in log-odds: below the one nothing makes a cut of it, and beyond the other it says no more. */
const FEWEST_ODDS = -6;
const MOST_ODDS = 8;

/**
 * Set by hand: a fit would have it a little below 0, at which fewer cuts are told than there are. With this about as many are told
 * wrongly as missed. On labelled pages that keep their marks all breaks that came near even odds were cuts.
 */
const BIAS = 0.3;
const PENALTY = 1;

interface Break extends Example {
  readonly half: number;
  readonly known: number;
  readonly features: Readonly<Record<OneParagraphFeature, number>>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    words: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
});
if (values.corpus === undefined || values.words === undefined || positionals.length === 0) {
  console.error(
    'usage: npx tsx tools/fit-one-paragraph.ts --corpus FOLDER --words WORDS.txt LABELLED.jsonl.gz…',
  );
  process.exit(2);
}
const newspapers = new UnseenNewspapers(new UnseenSources(values.corpus, values.words).newspapers());
const breaks = positionals
  .flatMap((path) => readPages(path, { limit: 0, half: 'all' }))
  .flatMap((page, index) =>
    newspapers
      .readings(page)
      .flatMap(({ statistics, isOwn }) => breaksOf(page, index % 2, statistics, isOwn)),
  );
console.log(`${breaks.length} breaks, ${breaks.filter(({ yes }) => yes).length} of them cuts`);
const gains = [0, 1].map((half) => {
  const others = fit(breaks.filter((example) => example.half !== half));
  const own = breaks.filter((example) => example.half === half);
  return logLikelihood(own, others) - logLikelihood(own, { ...NONE, bias: 0 });
});
console.log(
  `log-likelihood gained in each half by the other: ${gains.map((gain) => gain.toFixed(1)).join(', ')}`,
);
const fitted = fit(breaks);
console.log(fitted);
if (!values.dry) await write({ ...fitted, bias: BIAS });

function breaksOf(
  { text, truth }: Page,
  half: number,
  statistics: SeamStatistics,
  isOwn: (at: number) => boolean,
): Break[] {
  const blocks = readBlocks(text);
  const removed = straysOf(truth);
  const remaining = new RemainingText(removed);
  const seams = createSeamModel(text, blocks, statistics).without(remaining);
  const oneParagraph = new OneParagraph(text, blocks, remaining);
  return seamsOf(text, blocks, { removed }).flatMap(({ head, tail }) => {
    const [headBlock, tailBlock] = [blocks.at(head - 1), blocks.at(tail)];
    const isOptional = (truth.optional ?? []).some(([start, end]) => head > start && head <= end);
    if (!isOwn(head) || isOptional || !seams.endsPlain(head)) return [];
    const known = clamp(seams.joins(head, tail).logOdds, MOST_ODDS);
    const keepsMarks = seams.keepsMarks(headBlock);
    const features = oneParagraph.read({ headBlock, tailBlock, head, tail, keepsMarks });
    if (known < FEWEST_ODDS || features === undefined) return [];
    const yes = truth.splits.some(({ span }) => near(head, span[0]) && near(tail, span[1]));
    return [{ half, features, known, yes, weight: 1 }];
  });
}

function near(offset: number, wanted: number): boolean {
  return Math.abs(offset - wanted) <= 2;
}

function fit(from: readonly Break[]): Weights<OneParagraphFeature> {
  return { ...NONE, bias: 0, ...fitLogistic(from, FEATURES, PENALTY) };
}

function logLikelihood(of: readonly Break[], weights: Weights<OneParagraphFeature>): number {
  return of.reduce((sum, { features, known, yes }) => {
    const logOdds = known + logOddsOf(weights, features);
    return sum - Math.log1p(Math.exp(yes ? -logOdds : logOdds));
  }, 0);
}

async function write(weights: Weights<OneParagraphFeature>): Promise<void> {
  const rounded = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(2))]),
  );
  const source = `import type { Weights } from '../evidence.ts';
import type { OneParagraphFeature } from './one-paragraph.ts';

/** Fitted by tools/fit-one-paragraph.ts; what is set by hand is there, with the reason beside it. */
export const oneParagraphWeights: Weights<OneParagraphFeature> = ${JSON.stringify(rounded)};
`;
  writeFileSync(TABLE, await format(source, { ...(await resolveConfig(TABLE)), filepath: TABLE }));
}
