/**
 * Fits what tells that a paragraph does not go on with what stands before it, and writes
 * src/engine/topics/topic-weights.table.ts.
 *
 *   npx tsx tools/fit-topics.ts --corpus FOLDER [--dry]     (with zh/*.txt and latin/*.txt)
 *
 * Fitted on articles of one newspaper, one after the other without their titles, now and then with a paragraph of yet another
 * article in one of them. Most paragraphs that are asked about have lost their beginning, as text without a head has.
 * Shown is what is found in each newspaper by weights fitted on the others.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import {
  type Shared,
  type TopicChange,
  type TopicFeature,
  topicFeatures,
  type TopicPlaces,
  TopicReader,
  type TopicScript,
} from '../src/engine/topics/topics.ts';
import { type Choice, fitChoices, type Values } from './fitting/choices.ts';
import { readArticles } from './learning/corpus.ts';
import { Dice } from './making/random.ts';

const TABLE = 'src/engine/topics/topic-weights.table.ts';
const FEATURES: readonly TopicFeature[] = ['before', 'ownBefore', 'ownAfter', 'around'];
const CHANGES: readonly TopicChange[] = ['starts', 'stray'];
const FOLDERS = { wide: 'zh', latin: 'latin' } as const;
/** Shorter paragraphs are titles as often as not. */
const FEWEST_CHARS = { wide: 25, latin: 80 } as const;
/** What is left of a paragraph that has lost its beginning. */
const RESTS = { wide: [18, 25, 35, 50, 80, 120], latin: [60, 90, 130, 180, 260, 400] } as const;
const REST_SHARE = 0.7;
const PAGES = 150;
const FEWEST_ARTICLES = 6;
const PENALTY = 1;
/** Of what goes on, in the report. */
const FALSE_SHARE = 0.05;

interface Example {
  readonly newspaper: string;
  readonly read: Readonly<Record<TopicFeature, Shared>>;
  /** Undefined: the paragraph goes on with what stands before it. */
  readonly change: TopicChange | undefined;
}

interface Fit {
  readonly terms: Record<TopicFeature, number>;
  readonly weights: Record<TopicChange, Values>;
}

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, dry: { type: 'boolean', default: false } },
});
if (values.corpus === undefined) {
  console.error('usage: npx tsx tools/fit-topics.ts --corpus FOLDER [--dry]');
  process.exit(2);
}
const fits = { wide: fitScript(values.corpus, 'wide'), latin: fitScript(values.corpus, 'latin') };
if (!values.dry) await write();

function fitScript(corpus: string, script: TopicScript): Fit {
  const folder = join(corpus, FOLDERS[script]);
  const examples = readdirSync(folder)
    .toSorted()
    .flatMap((name, index) => examplesOf(name, readArticles(join(folder, name)), script, index + 1));
  const newspapers = [...new Set(examples.map(({ newspaper }) => newspaper))];
  for (const name of newspapers) {
    const others = fit(examples.filter(({ newspaper }) => newspaper !== name));
    report(
      name,
      others,
      examples.filter(({ newspaper }) => newspaper === name),
    );
  }
  return fit(examples);
}

function examplesOf(
  newspaper: string,
  articles: readonly string[],
  script: TopicScript,
  seed: number,
): Example[] {
  const bodies = articles
    .map((article) => article.split(/\n+/u).map((paragraph) => paragraph.trim()))
    .map((paragraphs) => paragraphs.filter(({ length }) => length >= FEWEST_CHARS[script]))
    .filter(({ length }) => length >= 2);
  if (bodies.length < FEWEST_ARTICLES) return [];
  const dice = new Dice(seed);
  return Array.from({ length: PAGES }, () => pageOf(bodies, script, dice)).flatMap((page) =>
    page.flatMap(({ change }, at) => {
      // Behind a stray paragraph its neighbours go on with each other, not with it.
      if (at === 0 || page[at - 1]!.change === 'stray') return [];
      const { text, places } = placesOf(
        page.map(({ paragraph }) => paragraph),
        at,
        script,
        dice,
      );
      return [{ newspaper, change, read: new TopicReader(text).read(places, script) }];
    }),
  );
}

interface Paragraph {
  readonly paragraph: string;
  readonly change: TopicChange | undefined;
}

function pageOf(bodies: readonly (readonly string[])[], script: TopicScript, dice: Dice): Paragraph[] {
  const left = [...bodies];
  const take = () => left.splice(dice.between(0, left.length), 1)[0]!;
  const page = Array.from({ length: dice.between(3, FEWEST_ARTICLES) }, take).flatMap((body) =>
    body
      .slice(0, dice.between(2, 9))
      .map((paragraph, at): Paragraph => ({ paragraph, change: at === 0 ? 'starts' : undefined })),
  );
  for (let times = dice.between(0, 3); times > 0 && left.length > 0; times--) {
    const within = page.flatMap(({ change }, at) =>
      at > 1 && change === undefined && [page[at - 1], page[at + 1]].every((next) => next?.change !== 'stray')
        ? [at]
        : [],
    );
    const paragraphs = take().filter(
      (paragraph, at) => at > 0 && paragraph.length >= 1.6 * FEWEST_CHARS[script],
    );
    if (within.length === 0 || paragraphs.length === 0) continue;
    page.splice(dice.pick(within), 0, { paragraph: dice.pick(paragraphs), change: 'stray' });
  }
  return page;
}

function placesOf(
  paragraphs: readonly string[],
  at: number,
  script: TopicScript,
  dice: Dice,
): { readonly text: string; readonly places: TopicPlaces } {
  const whole = paragraphs[at]!;
  const own = dice.chance(REST_SHARE) ? whole.slice(-dice.pick(RESTS[script]) - dice.between(0, 10)) : whole;
  const before = paragraphs.slice(0, at).join('\n');
  const start = before.length + 1;
  const text = [before, own, ...paragraphs.slice(at + 1)].join('\n');
  const last = { start: before.length - paragraphs[at - 1]!.length, end: before.length };
  return { text, places: { from: 0, last, own: { start, end: start + own.length }, to: text.length } };
}

/** One of three things is the case; the weights of each of the two changes are fitted against the text's going on. */
function fit(examples: readonly Example[]): Fit {
  const goingOn = examples.filter(({ change }) => change === undefined);
  const total = (of: (shared: Shared) => number, name: TopicFeature) =>
    goingOn.reduce((sum, { read }) => sum + of(read[name]), 0);
  const terms = record(FEATURES, (name) =>
    Math.round(total(({ product }) => product, name) / total(({ shared }) => shared, name)),
  );
  const choices = examples.map(({ read, change }): Choice => {
    const features = topicFeatures(read, terms);
    return {
      options: CHANGES.map((option) => named(option, features)),
      taken: change === undefined ? -1 : CHANGES.indexOf(change),
    };
  });
  const names = CHANGES.flatMap((change) => ['bias', ...FEATURES].map((name) => `${change}.${name}`));
  const fitted = fitChoices(choices, names, PENALTY, new Set(CHANGES.map((change) => `${change}.bias`)));
  const weights = record(CHANGES, (change) =>
    record(['bias', ...FEATURES], (name) => Number(fitted[`${change}.${name}`]!.toFixed(3))),
  );
  return { terms, weights };
}

function named(change: TopicChange, features: Values): Values {
  const entries = Object.entries(features).map(([name, value]) => [`${change}.${name}`, value]);
  return { [`${change}.bias`]: 1, ...Object.fromEntries(entries) };
}

function record<Name extends string, Value>(
  names: readonly Name[],
  of: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;
}

function report(newspaper: string, { terms, weights }: Fit, examples: readonly Example[]): void {
  const judged = examples.map(({ read, change }) => {
    const features: Values = { bias: 1, ...topicFeatures(read, terms) };
    const odds = CHANGES.map((option) =>
      Object.entries(features).reduce((sum, [name, value]) => sum + weights[option][name]! * value, 0),
    );
    return { change, odds: Math.log(odds.reduce((sum, one) => sum + Math.exp(one), 0)) };
  });
  const goingOn = judged.filter(({ change }) => change === undefined).map(({ odds }) => odds);
  const bar = goingOn.toSorted((a, b) => b - a)[Math.floor(goingOn.length * FALSE_SHARE)] ?? 0;
  const found = CHANGES.map((change) => {
    const own = judged.filter((one) => one.change === change);
    return `${own.filter(({ odds }) => odds > bar).length} of ${own.length} ${change}`;
  });
  console.log(
    `${newspaper}: ${found.join(', ')} found where ${100 * FALSE_SHARE}% of what goes on are taken for one`,
  );
}

function ofBoth(part: keyof Fit): string {
  return JSON.stringify({ wide: fits.wide[part], latin: fits.latin[part] });
}

async function write(): Promise<void> {
  const source = `import type { Weights } from '../evidence.ts';
import type { TopicChange, TopicFeature, TopicScript } from './topics.ts';

/** Two passages of one article with a and b occurrences of terms share about a · b by this. Fitted by tools/fit-topics.ts, as the weights. */
export const expectedTerms: Readonly<Record<TopicScript, Record<TopicFeature, number>>> =
  ${ofBoth('terms')};

export const topicWeights: Readonly<Record<TopicScript, Record<TopicChange, Weights<TopicFeature>>>> =
  ${ofBoth('weights')};
`;
  writeFileSync(TABLE, await format(source, { ...(await resolveConfig(TABLE)), parser: 'typescript' }));
}
