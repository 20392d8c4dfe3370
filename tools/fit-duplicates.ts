/**
 * Refits the weights that tell a passage extracted twice from one said twice, and the stray copy from the original,
 * from labelled pages, and writes them to src/engine/duplicates/weights.table.ts.
 *
 *   npx tsx tools/fit-duplicates.ts [--odd | --even] [--dry] [--penalty N] PAGES.jsonl[.gz]…
 *
 * Fit on the odd pages and look at the even ones (tools/score.ts --even) before trusting a new feature. Pages whose
 * copies are marked as published that way (`copy` below 0, shape `natural`) are repeats an editor wants to be shown,
 * and no copies to delete.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { RepeatEvidence } from '../src/engine/duplicates/evidence.ts';
import { findRepeats } from '../src/engine/duplicates/find-duplicates.ts';
import { repeatFeaturesOf } from '../src/engine/duplicates/legitimate.ts';
import { strayFeatures, strayFeaturesOf } from '../src/engine/duplicates/stray-copy.ts';
import { createSeamModel } from '../src/engine/seams/model.ts';
import { readBlocks } from '../src/engine/text/blocks.ts';
import { fitLogistic, type Case } from './fitting/newton.ts';
import { readPages, type Page, type Span } from './scoring/pages.ts';

const TABLE = 'src/engine/duplicates/weights.table.ts';
/** A place is the truth's when they share so much of the longer one. */
const SAME_PLACE = 0.8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    odd: { type: 'boolean', default: false },
    even: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    penalty: { type: 'string', default: '1' },
  },
});
const half = values.odd ? 'odd' : values.even ? 'even' : 'all';
const noteworthy: Case[] = [];
const extracted: Case[] = [];
const strays: Case[] = [];
for (const page of positionals.flatMap((path) => readPages(path, { limit: 0, half }))) collect(page);
const penalty = Number(values.penalty);
const weights = {
  noteworthy: fitLogistic(noteworthy, penalty),
  extracted: fitLogistic(extracted, penalty),
  stray: fitLogistic(strays, penalty),
};
for (const [name, cases] of Object.entries({ noteworthy, extracted, stray: strays })) {
  console.log(`${name}: ${cases.length} cases, ${cases.filter(({ label }) => label).length} yes`);
  console.table(weights[name as keyof typeof weights]);
}
if (!values.dry) await write();

function collect({ text, truth }: Page): void {
  const blocks = readBlocks(text);
  for (const evidence of findRepeats(text, blocks, createSeamModel(text, blocks))) {
    const match = truth.duplicates.filter(({ spans }) => spans.every((span) => placeOf(evidence, span) >= 0));
    const touches = truth.duplicates.some(({ spans }) =>
      spans.some((span) => evidence.ranges.some(({ start, end }) => shared(span, [start, end]) > 0)),
    );
    if (match.length === 0 && touches) continue;
    const features = repeatFeaturesOf(evidence);
    const stray = match.filter(({ copy }) => copy >= 0);
    noteworthy.push({ features, label: match.length > 0 });
    extracted.push({ features, label: stray.length > 0 });
    for (const { spans, copy } of stray) {
      const out = placeOf(evidence, spans[copy]!);
      const kept = placeOf(evidence, spans[1 - copy]!);
      if (out === kept) continue;
      const difference = differenceOf(evidence, out, kept);
      const mirrored = Object.fromEntries(Object.entries(difference).map(([name, value]) => [name, -value]));
      strays.push({ features: difference, label: true }, { features: mirrored, label: false });
    }
  }
}

function differenceOf(evidence: RepeatEvidence, out: number, kept: number): Record<string, number> {
  const one = strayFeaturesOf(evidence, out);
  const other = strayFeaturesOf(evidence, kept);
  return Object.fromEntries(strayFeatures.map((name) => [name, one[name] - other[name]]));
}

function placeOf({ ranges }: RepeatEvidence, span: Span): number {
  return ranges.findIndex(({ start, end }) => {
    const longest = Math.max(end - start, span[1] - span[0]);
    return shared(span, [start, end]) >= SAME_PLACE * longest;
  });
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}

async function write(): Promise<void> {
  const rounded = (model: Record<string, number>) =>
    Object.fromEntries(Object.entries(model).map(([name, value]) => [name, Math.round(value * 100) / 100]));
  const { bias: _, ...stray } = rounded(weights.stray);
  const source = `// Made by tools/fit-duplicates.ts from labelled pages. Log-odds per unit of each feature; the features are described
// in legitimate.ts and stray-copy.ts.
export const repeatWeights = ${JSON.stringify({ noteworthy: rounded(weights.noteworthy), extracted: rounded(weights.extracted) })} as const;

export const strayWeights = ${JSON.stringify(stray)} as const;
`;
  const options = await resolveConfig(TABLE);
  writeFileSync(TABLE, await format(source, { ...options, parser: 'typescript' }));
}
