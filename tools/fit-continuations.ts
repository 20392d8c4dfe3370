/**
 * Refits the weights of displaced tails and orphans from labelled pages and writes them to
 * src/engine/continuations/weights.table.ts.
 *
 *   npx tsx tools/fit-continuations.ts --corpus FOLDER [--odd | --even] [--dry] PAGES.jsonl[.gz]…
 *
 * Fit on the odd pages and look at the even ones (tools/score.ts --even) before trusting a new feature.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { matchPairs, pairHeadsAndTails } from '../src/engine/continuations/displaced.ts';
import { continuedBlocks } from '../src/engine/continuations/find-continuations.ts';
import { weighOrphans } from '../src/engine/continuations/orphans.ts';
import { readContinuationPage } from '../src/engine/continuations/page.ts';
import { createSeamModel } from '../src/engine/seams/model.ts';
import { findSplits } from '../src/engine/seams/split-paragraphs.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { withFarTails } from './fitting/far-tails.ts';
import { heldOutStarts } from './fitting/held-out-starts.ts';
import { fitLogistic, type Example } from './fitting/logistic.ts';
import { readPages, type Page } from './scoring/pages.ts';

const TABLE = 'src/engine/continuations/weights.table.ts';

/**
 * Labelled pages have too few of these to fit on. No sentence begins with 的; characters that always follow the same
 * one are the rest of a word.
 */
const SET_BY_HAND = { impossible: 6, cutWord: 2, cutMidSentence: 1.5 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    odd: { type: 'boolean', default: false },
    even: { type: 'boolean', default: false },
    corpus: { type: 'string' },
    dry: { type: 'boolean', default: false },
    penalty: { type: 'string', default: '2' },
  },
});
if (values.corpus === undefined) {
  console.error('which corpus? --corpus FOLDER');
  process.exit(2);
}
const startOdds = heldOutStarts(values.corpus);
const half = values.odd ? 'odd' : values.even ? 'even' : 'all';
const pages = positionals.flatMap((path) => readPages(path, { limit: 0, half }));
const pairs: Record<'near' | 'far', Example[]> = { near: [], far: [] };
const orphans: Record<'wide' | 'latin', Example[]> = { wide: [], latin: [] };
for (const page of pages) collect(page, 'labelled');
for (const page of pages.flatMap(withFarTails)) collect(page, 'made');
const displacedWeights = { near: fit(pairs.near), far: fit(pairs.far) };
const orphanWeights = {
  wide: { ...fit(orphans.wide), ...SET_BY_HAND },
  latin: fit(orphans.latin),
};
report('near pairs', pairs.near, displacedWeights.near);
report('far pairs', pairs.far, displacedWeights.far);
report('starts in wide script', orphans.wide, orphanWeights.wide);
report('starts in Latin script', orphans.latin, orphanWeights.latin);
if (!values.dry) await write();

/** @param kind of a made page only the one far tail is known */
function collect({ text, truth }: Page, kind: 'labelled' | 'made'): void {
  const blocks = readBlocks(text);
  const seams = createSeamModel(text, blocks);
  const strays = truth.duplicates
    .flatMap(({ spans, copy }) => (copy < 0 ? [] : [{ start: spans[1][0], end: spans[1][1] }]))
    .toSorted((a, b) => a.start - b.start);
  const splits = findSplits(text, blocks, seams, { removed: strays });
  const view = { ...readContinuationPage(text, blocks, seams, splits, strays), startOdds };
  const candidates = pairHeadsAndTails(view);
  for (const { head, tail, far, features } of candidates) {
    if (kind === 'made' && !far) continue;
    const label = truth.displaced.some(
      (truth) => near(blocks.ends[head]!, truth.head, 1) && near(blocks.starts[tail]!, truth.tail[0], 2),
    );
    pairs[far ? 'far' : 'near'].push({ features, yes: label, weight: 1 });
  }
  if (kind === 'made') return;
  const { matched, dropped } = matchPairs(view, candidates);
  const continued = continuedBlocks(view, matched, dropped);
  const isOptional = (start: number) =>
    truth.displaced.some(({ tail }) => near(start, tail[0], 3)) ||
    (truth.optional ?? []).some((span) => start >= span[0] - 4 && start <= span[1] + 4);
  for (const { block, features } of weighOrphans(view, candidates, continued)) {
    const start = blocks.starts[block]!;
    const label = truth.orphans.some(({ at }) => near(start, at, 3));
    if (label || !isOptional(start))
      orphans[blocks.script(block) === 'latin' ? 'latin' : 'wide'].push({ features, yes: label, weight: 1 });
  }
}

function fit(examples: readonly Example[]): Record<string, number> {
  return fitLogistic(examples, Object.keys(examples[0]?.features ?? {}), Number(values.penalty));
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

async function write(): Promise<void> {
  const source = `import type { HeadAndTailFeature } from './displaced.ts';
import type { Weights } from '../evidence.ts';
import type { OrphanFeature } from './orphans.ts';

/** Fitted by tools/fit-continuations.ts on labelled pages; the features are described where they are measured. */
export const displacedWeights: Readonly<Record<'near' | 'far', Weights<HeadAndTailFeature>>> = {
  near: ${rounded(displacedWeights.near)},
  far: ${rounded(displacedWeights.far)},
};

export const orphanWeights: Readonly<Record<'wide' | 'latin', Weights<OrphanFeature>>> = {
  wide: ${rounded(orphanWeights.wide)},
  latin: ${rounded(orphanWeights.latin)},
};
`;
  writeFileSync(TABLE, await format(source, { ...(await resolveConfig(TABLE)), parser: 'typescript' }));
}

function rounded(weights: Record<string, number>): string {
  const entries = Object.entries(weights).map(([name, weight]) => [name, Number(weight.toFixed(3))]);
  return JSON.stringify(Object.fromEntries(entries));
}

function report(what: string, cases: readonly Example[], weights: Record<string, number>): void {
  console.log(`${cases.length} ${what}, ${cases.filter(({ yes }) => yes).length} right:`, weights);
}
