/**
 * Refits src/engine/seams/weights.ts from labelled pages.
 *
 *   npx tsx tools/fit-seams.ts WORDS.txt CORPUS_DIRECTORY PAGES.jsonl[.gz]… [--write] [--worst N]
 *
 * CORPUS_DIRECTORY has zh/*.txt and latin/*.txt. Pages may quote the corpus, so the statistics that a seam is judged by
 * are learned without the corpus file its text comes from. Fitted on odd pages and judged on even ones; --write fits
 * on all.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readHanTable, type HanStatistics } from '../src/engine/language/han-statistics.ts';
import { readLatinTable, type LatinStatistics } from '../src/engine/language/latin-statistics.ts';
import { headFeatures, pairFeatures, tailFeatures } from '../src/engine/seams/features.ts';
import { score } from '../src/engine/seams/model.ts';
import type { PageWeights, Weights } from '../src/engine/seams/weights.ts';
import { fitLogistic } from './fitting/logistic.ts';
import { collectSeams, type LabelledSeam } from './fitting/labelled-seams.ts';
import { readArticles } from './learning/corpus.ts';
import { learnHan, readWordList } from './learning/han.ts';
import { learnLatin } from './learning/latin.ts';
import { syntheticPages } from './fitting/synthetic-pages.ts';
import { readPages } from './scoring/pages.ts';

const RIDGE = 0.3;
/** The first round of synthetic pages is clean, the others are noisy: there the words must decide, and need examples. */
const SYNTHETIC_ROUNDS = 7;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, worst: { type: 'string', default: '0' } },
});
const [wordsPath, corpusPath, ...pagePaths] = positionals;
if (wordsPath === undefined || corpusPath === undefined || pagePaths.length === 0) {
  console.error('which files? npx tsx tools/fit-seams.ts WORDS.txt CORPUS_DIRECTORY PAGES.jsonl…');
  process.exit(2);
}

const words = readWordList(readFileSync(wordsPath, 'utf8'));
const articlesOf = (folder: string): Map<string, string[]> =>
  new Map(
    readdirSync(join(corpusPath, folder))
      .toSorted()
      .map((file) => [file, readArticles(join(corpusPath, folder, file))]),
  );
const hanArticles = articlesOf('zh');
const latinArticles = articlesOf('latin');
const without = (all: ReadonlyMap<string, string[]>, file: string): string[] =>
  [...all].flatMap(([name, articles]) => (name === file ? [] : articles));
const han = new Map<string, HanStatistics>();
const latin = new Map<string, LatinStatistics>();
for (const file of [...hanArticles.keys(), ''])
  han.set(file, readHanTable(learnHan(without(hanArticles, file), words)));
for (const file of [...latinArticles.keys(), ''])
  latin.set(file, readLatinTable(learnLatin(without(latinArticles, file))));

const statistics = { articles: new Map([...hanArticles, ...latinArticles]), han, latin };
const seams: LabelledSeam[] = [];
for (const [file, articles] of statistics.articles)
  for (let seed = 0; seed < SYNTHETIC_ROUNDS; seed++)
    for (const page of syntheticPages(file, articles, seed, seed > 0))
      seams.push(...collectSeams(page, { half: 'odd', pages: 'synthetic', noisy: page.noisy }, statistics));
for (const path of pagePaths) {
  const pages = readPages(path, { limit: 0, half: 'all' });
  pages.forEach((page, index) => {
    const half = index % 2 === 1 ? 'odd' : 'even';
    seams.push(
      ...collectSeams(page, { half, pages: basename(path), noisy: /ocr/u.test(basename(path)) }, statistics),
    );
  });
}
console.log(`${seams.length} seams, ${seams.filter((seam) => seam.joins).length} cuts`);

const questions = [
  {
    name: 'joins',
    features: [...headFeatures, ...tailFeatures, ...pairFeatures],
    yes: (s: LabelledSeam) => s.joins,
  },
  { name: 'open', features: [...headFeatures], yes: (s: LabelledSeam) => s.open },
  { name: 'headless', features: [...tailFeatures], yes: (s: LabelledSeam) => s.headless },
] as const;
const fitted = { han: {}, latin: {} } as Record<'han' | 'latin', Record<string, PageWeights>>;
for (const script of ['han', 'latin'] as const) {
  const own = seams.filter((seam) => seam.script === script);
  for (const { name, features, yes } of questions) {
    const fit = (half: readonly LabelledSeam[], noisy: boolean): Weights => {
      const part = half.filter((seam) => seam.noisy === noisy);
      const used = features.filter((feature) => part.some((seam) => (seam.features[feature] ?? 0) !== 0));
      const examples = part.map((seam) => ({
        features: seam.features as Record<string, number>,
        yes: yes(seam),
        weight: weightOf(seam),
      }));
      return fitLogistic(examples, used, RIDGE) as unknown as Weights;
    };
    const both = (half: readonly LabelledSeam[]): PageWeights => ({
      clean: fit(half, false),
      noisy: fit(half, true),
    });
    const trial = both(own.filter((seam) => seam.half === 'odd'));
    judge(
      `${script} ${name}`,
      own.filter((seam) => seam.half === 'even'),
      trial,
      yes,
      name === 'joins',
    );
    fitted[script][name] = both(own);
  }
}
if (values.write) writeWeights();

/** Corpus articles keep the odd lines of the web that newspapers do not have: labelled pages count more. */
function weightOf(seam: LabelledSeam): number {
  return seam.pages === 'synthetic' ? (seam.noisy ? 0.6 : 0.2) : 1;
}

function oddsOf(weights: PageWeights, seam: LabelledSeam): number {
  return score(weights, seam.features, seam.cleanOdds);
}

function judge(
  title: string,
  judged: readonly LabelledSeam[],
  weights: PageWeights,
  yes: (seam: LabelledSeam) => boolean,
  byPages: boolean,
): void {
  for (const pages of byPages ? [...new Set(judged.map((seam) => seam.pages))] : ['']) {
    const own = judged.filter((seam) => pages === '' || seam.pages === pages);
    const found = own.filter((seam) => oddsOf(weights, seam) > 0);
    const right = found.filter(yes).length;
    const wanted = own.filter(yes).length;
    console.log(
      `${title} ${pages}: ${wanted} wanted, ${right} found, ${wanted - right} missed, ${found.length - right} false`,
    );
    if (byPages && wanted > 0)
      for (const threshold of [-3, -2, -1, 0, 1, 2]) {
        const said = own.filter((seam) => oddsOf(weights, seam) > threshold);
        const hits = said.filter(yes).length;
        console.log(`   above ${threshold}: ${wanted - hits} missed, ${said.length - hits} false`);
      }
    const wrong = own
      .filter((seam) => (yes(seam) ? oddsOf(weights, seam) < 0 : oddsOf(weights, seam) > -2.2))
      .toSorted((a, b) => Math.abs(oddsOf(weights, b)) - Math.abs(oddsOf(weights, a)));
    for (const seam of wrong.slice(0, Number(values.worst)))
      console.log(
        `   ${yes(seam) ? 'missed' : 'false '} ${oddsOf(weights, seam).toFixed(1)} ${seam.page} clean=${seam.cleanOdds.toFixed(1)} …${seam.before} ¶ ${seam.after}…  ${Object.entries(
          seam.features,
        )
          .map(([name, value]) => `${name} ${value.toFixed(1)}`)
          .join(', ')}`,
      );
  }
}

function list(weights: Weights): string {
  return Object.entries(weights)
    .map(([name, weight]: [string, number]) => `${name}: ${Number(weight.toFixed(2))},`)
    .join(' ');
}

function writeWeights(): void {
  const body = (['han', 'latin'] as const)
    .map((script) => {
      const parts = Object.entries(fitted[script]).map(
        ([name, { clean, noisy }]) => `${name}: { clean: { ${list(clean)} }, noisy: { ${list(noisy)} } },`,
      );
      return `${script}: { ${parts.join(' ')} },`;
    })
    .join(' ');
  const path = 'src/engine/seams/weights.ts';
  const source = readFileSync(path, 'utf8');
  const mark = 'export const seamWeights';
  writeFileSync(
    path,
    `${source.slice(0, source.indexOf(mark))}${mark}: Readonly<Record<'han' | 'latin', ScriptWeights>> = { ${body} };\n`,
  );
  console.log(`${path} is written; format it with prettier`);
}
