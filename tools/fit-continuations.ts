/**
 * Refits the weights of displaced tails and writes them to src/engine/continuations/weights.table.ts.
 *
 *   npx tsx tools/fit-continuations.ts --corpus FOLDER --words WORDS.txt [--pages N] [--far] [--latin] [--dry] [LABELLED.jsonl.gz…]
 *
 * Fitted on pages made of the corpus, each newspaper's with the statistics that the others teach, and on labelled
 * pages, with those of other articles; to be judged on pages of other newspapers (tools/make-pages.ts).
 * --far: fits pairs with other text between alone; --latin: those of Latin script alone. The other weights stay as they are in the table; see
 * docs/adr/0007-evidence-models.md.
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { weighMatchings } from '../src/engine/continuations/matching.ts';
import { readContinuationPage } from '../src/engine/continuations/page.ts';
import { readPairs, type PairDistance, type PairScript } from '../src/engine/continuations/pairs.ts';
import { logOddsOf, type Weights } from '../src/engine/evidence.ts';
import * as shipped from '../src/engine/continuations/weights.table.ts';
import { createSeamModel } from '../src/engine/seams/model.ts';
import { findSplits } from '../src/engine/seams/split-paragraphs.ts';
import { RemainingText } from '../src/engine/text/remaining-text.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { fitChoices, type Choice, type Values } from './fitting/choices.ts';
import { readFittingRun, type FittingPage } from './fitting/fitting-pages.ts';
import { straysOf } from './scoring/pages.ts';
import { fitLogistic, type Example } from './fitting/logistic.ts';

const TABLE = 'src/engine/continuations/weights.table.ts';
const SCRIPTS = ['wide', 'latin'] as const;
const DISTANCES: readonly PairDistance[] = ['next', 'near', 'far'];

/**
 * Of pairs in Latin script. Made pages are of one newspaper, in one language: they do not teach that no sentence goes on in
 * another. On labelled pages it seems to in one of 500, for a quotation; of other pairs in one of four.
 */
const OTHER_LANGUAGE = -3;

/**
 * Of pairs with an advertisement, a fact box or a pull quote between them, which made pages do not have: nearer to a caption
 * (1.4) than to a title (−3), which may head what stands behind it.
 */
const OVER_BOX = 0.5;

/**
 * Of pairs whose tail is what a text begins with. Made pages put tails there; in a newspaper what a page begins with goes on
 * from the page before, and of 196 displaced tails of labelled pages none stands before its head. In Latin script hyphens
 * tell of those that do, on two of 528 real pages.
 */
const FIRST_ON_PAGE = { wide: -3, latin: 0 } as const;

/**
 * Of pairs whose head is what a text ends with, and whose tail stands before it. Made pages have such pairs; what a page ends with unfinished
 * goes on overleaf, or is an imprint without a full stop, which took every second text without a head for its rest.
 */
const HEAD_LAST = -1.5;

const PENALTY = 2;
const FIRST_SEED = 1;

const { pages, dry, set } = readFittingRun('tools/fit-continuations.ts', FIRST_SEED, ['far', 'latin']);
/** Is this not to be fitted? */
const isKept = (script: PairScript, distance: PairDistance): boolean =>
  (set.has('far') && distance !== 'far') || (set.has('latin') && script !== 'latin');
const read = pages.map(readExamples);
const pairExamples = group(read.flatMap(({ examples }) => examples));
const pairWeights = { wide: fitPairs('wide'), latin: fitPairs('latin') };
const matchExamples = group(read.flatMap(({ examples }) => weighAmong(examples)));
const matchWeights = mapGroups<Weights<string>>((script, distance) =>
  isKept(script, distance) ? shipped.matchWeights[script][distance] : fit(matchExamples[script][distance]),
);
for (const script of SCRIPTS)
  for (const distance of DISTANCES) {
    const name = `${distance} pairs in ${script} script`;
    report(name, pairExamples[script][distance], pairWeights[script][distance]);
    report(`${name} among all`, matchExamples[script][distance], matchWeights[script][distance]);
  }
if (!dry) await write();

interface PairExample extends Example {
  readonly distance: PairDistance;
  readonly script: PairScript;
  readonly head: number;
  readonly tail: number;
}

function readExamples({ page, statistics, made }: FittingPage) {
  const { text, truth } = page;
  const blocks = readBlocks(text);
  const strays = straysOf(truth);
  const remaining = new RemainingText(strays);
  const seams = createSeamModel(text, blocks, statistics).without(remaining);
  const splits = findSplits(text, blocks, seams, { removed: strays });
  const view = readContinuationPage(text, blocks, seams, splits, remaining);
  const halves = [
    ...truth.displaced.map(({ head, tail }) => ({ head, tail: tail[0] })),
    ...truth.splits.map(({ span }) => ({ head: span[0], tail: span[1] })),
  ];
  const examples = readPairs(view).map(({ features, ...places }): PairExample => {
    const pair = { ...places, head: view.standing[places.head]!, tail: view.standing[places.tail]! };
    const yes = halves.some(
      (half) => near(blocks.ends[pair.head]!, half.head, 1) && near(blocks.starts[pair.tail]!, half.tail, 2),
    );
    return { ...pair, features, yes, weight: 1 };
  });
  return { page, view, examples, made };
}

/**
 * A matching's odds are the product of its pairs': given all the others, a tail takes one of the heads that are left,
 * or none, and a head one of the tails (pseudo-likelihood, Besag 1975).
 */
function fitPairs(script: PairScript): Record<PairDistance, Weights<string>> {
  const choices = read.flatMap(({ examples }) => {
    const own = examples.filter((example) => example.script === script);
    return [...choicesOf(own, 'tail', 'head'), ...choicesOf(own, 'head', 'tail')];
  });
  const features = ['bias', ...Object.keys(read.flatMap(({ examples }) => examples)[0]!.features)];
  const names = DISTANCES.flatMap((distance) => features.map((name) => `${distance}.${name}`));
  const biases = new Set(DISTANCES.map((distance) => `${distance}.bias`));
  const kept = DISTANCES.filter((distance) => isKept(script, distance)).flatMap((distance) =>
    Object.entries(shipped.pairWeights[script][distance]).map(([name, weight]) => [
      `${distance}.${name}`,
      weight,
    ]),
  );
  const fitted = fitChoices(choices, names, PENALTY, biases, Object.fromEntries(kept));
  const weightsOf = (distance: PairDistance): Weights<string> => {
    if (isKept(script, distance)) return shipped.pairWeights[script][distance];
    return {
      ...Object.fromEntries(features.map((name) => [name, fitted[`${distance}.${name}`]!])),
      languagesDiffer: script === 'latin' ? OTHER_LANGUAGE : 0,
      overBox: distance === 'near' ? OVER_BOX : 0,
      firstOnPage: distance === 'far' ? FIRST_ON_PAGE[script] : 0,
      headLast: distance === 'far' ? HEAD_LAST : 0,
    };
  };
  return { next: weightsOf('next'), near: weightsOf('near'), far: weightsOf('far') };
}

function choicesOf(
  examples: readonly PairExample[],
  chooser: 'head' | 'tail',
  chosen: 'head' | 'tail',
): Choice[] {
  const taken = new Map(
    examples.flatMap((example) => (example.yes ? [[example[chosen], example[chooser]]] : [])),
  );
  const options = new Map<number, PairExample[]>();
  for (const example of examples) {
    if ((taken.get(example[chosen]) ?? example[chooser]) !== example[chooser]) continue;
    options.set(example[chooser], [...(options.get(example[chooser]) ?? []), example]);
  }
  return [...options.values()].map((own) => ({
    options: own.map(({ distance, features }) => namedFor(distance, features)),
    taken: own.findIndex(({ yes }) => yes),
  }));
}

function namedFor(distance: PairDistance, features: Example['features']): Values {
  const entries = Object.entries(features).map(([name, value]) => [`${distance}.${name}`, value]);
  return { [`${distance}.bias`]: 1, ...Object.fromEntries(entries) };
}

function weighAmong(examples: readonly PairExample[]): PairExample[] {
  const alone = Float64Array.from(examples, ({ features, distance, script }) =>
    logOddsOf(pairWeights[script][distance], features),
  );
  const among = weighMatchings(examples, alone);
  return examples.map((example, index) => ({
    ...example,
    features: { alone: alone[index]!, among: among[index]! },
  }));
}

function mapGroups<T>(
  of: (script: PairScript, distance: PairDistance) => T,
): Record<PairScript, Record<PairDistance, T>> {
  const inScript = (script: PairScript) => ({
    next: of(script, 'next'),
    near: of(script, 'near'),
    far: of(script, 'far'),
  });
  return { wide: inScript('wide'), latin: inScript('latin') };
}

function group(examples: readonly PairExample[]): Record<PairScript, Record<PairDistance, PairExample[]>> {
  return mapGroups((script, distance) =>
    examples.filter((example) => example.script === script && example.distance === distance),
  );
}

function fit(examples: readonly Example[]): Weights<string> {
  const names = Object.keys(examples[0]?.features ?? {});
  return fitLogistic(examples, names, PENALTY);
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

async function write(): Promise<void> {
  const source = `import type { Weights } from '../evidence.ts';
import type { PairDistance, PairFeature, PairScript } from './pairs.ts';

/** Fitted by tools/fit-continuations.ts on made pages; the features are described where they are measured. */
export const pairWeights: Readonly<Record<PairScript, Record<PairDistance, Weights<PairFeature>>>> = {
  ${tableOf(pairWeights)}
};

/** What a pair is worth by itself, and among all pairs of its head and tail. */
export const matchWeights: Readonly<Record<PairScript, Record<PairDistance, Weights<'alone' | 'among'>>>> = {
  ${tableOf(matchWeights)}
};
`;
  writeFileSync(TABLE, await format(source, { ...(await resolveConfig(TABLE)), parser: 'typescript' }));
}

function tableOf(weights: Record<PairScript, Record<PairDistance, Weights<string>>>): string {
  return SCRIPTS.map((script) => {
    const rows = DISTANCES.map((distance) => `${distance}: ${rounded(weights[script][distance])},`);
    return `${script}: { ${rows.join('\n')} },`;
  }).join('\n');
}

function rounded(weights: Record<string, number>): string {
  const entries = Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(3))]);
  return JSON.stringify(Object.fromEntries(entries));
}

function report(what: string, cases: readonly Example[], weights: Weights<string>): void {
  const found = cases.filter(({ features }) => logOddsOf(weights, features) > 0);
  const right = found.filter(({ yes }) => yes).length;
  console.log(
    `${cases.length} ${what}, ${cases.filter(({ yes }) => yes).length} right; ${found.length} found, ${right} of them right:`,
    weights,
  );
}
