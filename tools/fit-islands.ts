/**
 * Refits by what a piece between the halves of a cut sentence is told to be of it, and writes it to
 * src/engine/seams/island-weights.table.ts.
 *
 *   npx tsx tools/fit-islands.ts --corpus FOLDER --words WORDS.txt [--dry] LABELLED.jsonl.gz…
 *
 * Examples are made of labelled pages without a defect: a name, a quotation or a few words of a sentence set apart in their place, and
 * a line that stands over text on such a page (a title, a subheading) set there instead; as many of each. Each newspaper is read with
 * what the others teach.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { mayBeIsland } from '../src/engine/continuations/islands.ts';
import { logOddsOf, type Weights } from '../src/engine/evidence.ts';
import { islandFeatures, islandFeaturesOf, type IslandFeature } from '../src/engine/seams/islands.ts';
import { createSeamModel, createSeamReader, type SeamStatistics } from '../src/engine/seams/model.ts';
import { seamWeights } from '../src/engine/seams/weights.table.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { RemainingText } from '../src/engine/text/remaining-text.ts';
import { type Example, fitLogistic } from './fitting/logistic.ts';
import { UnseenSources } from './fitting/unseen-sources.ts';
import { randomFrom } from './making/random.ts';
import { isCleanPage, type Page, readPages } from './scoring/pages.ts';
import { UnseenNewspapers } from './scoring/unseen-newspapers.ts';

const TABLE = 'src/engine/seams/island-weights.table.ts';
const PENALTY = 1;
/**
 * Set by hand: no line over text on labelled pages stands in 《》, and a fit would have it at 1. What such a title is read with hardly
 * tells, as the model of breaks knows it by its mark alone.
 */
const NAMED = 7;
/** Set by hand: a fit would have it at 1.8, as few made pieces stand so. Nothing but a piece of the sentence makes one of _to the_ ¶ … ¶ _and_. */
const CANNOT_FOLLOW = 3;
const EXAMPLES_A_PAGE = 6;
/** Shorter paragraphs have no sentence with something on either side. */
const FEWEST_CHARS = { han: 60, latin: 150 } as const;
const FEWEST_BEFORE = 20;
const FEWEST_BEHIND = 12;
const LONGEST_LINE = { han: 24, latin: 60 } as const;
const PIECES = {
  han: /(?<=[\u4e00-\u9fff，、])(?:《[^》]{2,20}》|“[^”]{2,12}”|[\u4e00-\u9fff]{3,8})(?=[\u4e00-\u9fff，])/gu,
  latin:
    /(?<=\p{L},? )(?:\p{Lu}[\p{Ll}’']+(?: \p{Lu}[\p{Ll}’']+){0,3}|["“][^"”]{3,30}["”])(?=(?:,? \p{Ll}))/gu,
} as const;

type Script = keyof typeof PIECES;
type IslandExample = Example & {
  readonly features: Readonly<Record<IslandFeature, number>>;
  readonly half: number;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    words: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
});
if (values.corpus === undefined || values.words === undefined || positionals.length === 0) {
  console.error('usage: npx tsx tools/fit-islands.ts --corpus FOLDER --words WORDS.txt LABELLED.jsonl.gz…');
  process.exit(2);
}
const newspapers = new UnseenNewspapers(new UnseenSources(values.corpus, values.words).newspapers());
const pages = positionals
  .flatMap((path) => readPages(path, { limit: 0, half: 'all' }))
  .filter((page) => isCleanPage(page));
const table: Record<string, Weights<IslandFeature>> = {};
for (const script of ['han', 'latin'] as const) {
  const lines = pages.flatMap(({ text }) => linesOver(text, script));
  const examples = pages.flatMap((page, index) => examplesOf(page, index, script, lines));
  console.log(`${script}: ${examples.filter(({ yes }) => yes).length} pieces, ${examples.length} examples`);
  for (const half of [0, 1]) {
    const weights = fit(examples.filter((example) => example.half !== half));
    const own = examples.filter((example) => example.half === half);
    for (const from of [0, 1, 2])
      console.log(
        `  half ${half} from ${from}: ${share(own, weights, from, true)} of pieces, ${share(own, weights, from, false)} of lines`,
      );
  }
  const fitted = fit(examples);
  console.log(fitted);
  table[script] = script === 'han' ? { ...fitted, named: NAMED } : { ...fitted, cannotFollow: CANNOT_FOLLOW };
}
if (!values.dry) await write(table);

function linesOver(text: string, script: Script): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^#+ /u, '').trim())
    .filter(
      (line) => line.length >= 2 && line.length <= LONGEST_LINE[script] && !/[。.!?！？，,：:]$/u.test(line),
    )
    .filter((line) => /[\u4e00-\u9fff]/u.test(line) === (script === 'han') && /\p{L}/u.test(line));
}

function examplesOf(page: Page, index: number, script: Script, lines: readonly string[]): IslandExample[] {
  const paragraphs = page.text.split('\n\n');
  const random = randomFrom(index + 1);
  const below = (count: number) => Math.floor(random() * count);
  const own = paragraphs
    .map((_, at) => at)
    .filter((at) => {
      const paragraph = paragraphs[at]!;
      const isBody = paragraph.length >= FEWEST_CHARS[script] && /[。.!?！？”"]$/u.test(paragraph);
      return isBody && !paragraph.includes('\n') && /[\u4e00-\u9fff]/u.test(paragraph) === (script === 'han');
    });
  if (own.length === 0 || lines.length === 0) return [];
  const examples: IslandExample[] = [];
  for (let round = 0; round < EXAMPLES_A_PAGE; round++) {
    const at = own[below(own.length)]!;
    const paragraph = paragraphs[at]!;
    const found = [...paragraph.matchAll(PIECES[script])].filter(
      ({ index: start, 0: piece }) =>
        start >= FEWEST_BEFORE && start + piece.length < paragraph.length - FEWEST_BEHIND,
    );
    if (found.length === 0) continue;
    const piece = found[below(found.length)]!;
    const end = piece.index + piece[0].length;
    const before = paragraphs.slice(0, at);
    const after = [paragraph.slice(end).trimStart(), ...paragraphs.slice(at + 1)];
    const add = (head: string, line: string, yes: boolean) => {
      const text = [...before, head.trimEnd(), line, ...after].join('\n\n');
      const start = [...before, head.trimEnd(), ''].join('\n\n').length;
      for (const features of featuresOf(page, text, start, end))
        examples.push({ features, yes, weight: 1, half: index % 2 });
    };
    add(paragraph.slice(0, piece.index), piece[0], true);
    add(paragraph.slice(0, end), lines[below(lines.length)]!, false);
  }
  return examples;
}

/** By the statistics of each newspaper on the page that stands near the place. */
function featuresOf(
  page: Page,
  text: string,
  start: number,
  place: number,
): Readonly<Record<IslandFeature, number>>[] {
  const blocks = readBlocks(text);
  const block = blocks.at(start);
  return newspapers.readings(page).flatMap(({ statistics, isOwn }) => {
    if (!isOwn(Math.min(place, page.text.length - 1)) || blocks.starts[block] !== start) return [];
    return readFeatures(text, blocks, block, statistics);
  });
}

function readFeatures(
  text: string,
  blocks: ReturnType<typeof readBlocks>,
  block: number,
  statistics: SeamStatistics,
): Readonly<Record<IslandFeature, number>>[] {
  const seams = createSeamModel(text, blocks, statistics);
  if (!mayBeIsland({ text, blocks, seams, remaining: new RemainingText() }, block)) return [];
  const reader = createSeamReader(text, blocks, statistics, seamWeights);
  const range = { start: blocks.lineStarts[block]!, end: blocks.ends[block]! };
  return [
    islandFeaturesOf(reader.source, {
      head: reader.head(blocks.ends[block - 1]!),
      piece: { range, start: reader.tail(range.start), end: reader.head(range.end) },
      tail: reader.tail(blocks.starts[block + 1]!),
    }),
  ];
}

function fit(examples: readonly IslandExample[]): Weights<IslandFeature> {
  const none = Object.fromEntries(islandFeatures.map((name) => [name, 0])) as Record<IslandFeature, number>;
  return { ...none, bias: 0, ...fitLogistic(examples, islandFeatures, PENALTY) };
}

function share(
  examples: readonly IslandExample[],
  weights: Weights<IslandFeature>,
  from: number,
  yes: boolean,
): string {
  const own = examples.filter((example) => example.yes === yes);
  const told = own.filter(({ features }) => logOddsOf(weights, features) >= from);
  return `${((100 * told.length) / own.length).toFixed(1)}%`;
}

async function write(weights: Readonly<Record<string, Weights<IslandFeature>>>): Promise<void> {
  const rounded = Object.fromEntries(
    Object.entries(weights).map(([script, own]) => [
      script,
      Object.fromEntries(Object.entries(own).map(([name, weight]) => [name, Number(weight.toFixed(2))])),
    ]),
  );
  const source = `import type { Weights } from '../evidence.ts';
import type { IslandFeature } from './islands.ts';

/** Fitted by tools/fit-islands.ts; what is set by hand is there, with the reason beside it. */
export const islandWeights: Readonly<Record<'han' | 'latin', Weights<IslandFeature>>> = ${JSON.stringify(rounded)};
`;
  writeFileSync(TABLE, await format(source, { ...(await resolveConfig(TABLE)), filepath: TABLE }));
}
