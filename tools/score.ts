/**
 * Scores the engine on labelled pages, in this process, by the measures of the evaluation the project is judged by.
 *
 *   npx tsx tools/score.ts PAGES.jsonl[.gz]… [--worst N] [--kind KIND] [--limit N] [--odd | --even] [--calibration]
 *     [--corpus FOLDER --words WORDS.txt [--newspapers]] [--written WAY]
 *
 * --corpus and --words: with tables learned from the corpus without the articles that are on the pages, as the shipped ones
 * know by heart what they were learned from. That is the honest measure of pages that quote the corpus.
 * --newspapers: … without the newspapers that are on the pages, one after the other, as the next newspaper is read. Duplicates, which
 * nothing was learned of, are not counted.
 * --written: the pages written in another way (tools/scoring/written-otherwise.ts), in which the same should be found; `every`
 * takes one way after the other.
 * --worst N prints the misses of the first N pages that have any (of KIND, where given); `page` as KIND shows the
 * pages that do not come back equal to their clean original.
 */
import { parseArgs } from 'node:util';
import { analyseBy } from '../src/engine/analyse.ts';
import { findingKinds, takeSuggestions } from '../src/engine/index.ts';
import { shippedSeamStatistics } from '../src/engine/seams/model.ts';
import { type UnseenPage, UnseenSources } from './fitting/unseen-sources.ts';
import { judgePage, type Verdict } from './scoring/judge-page.ts';
import { isCleanPage, type Page, readPages } from './scoring/pages.ts';
import { UnseenNewspapers } from './scoring/unseen-newspapers.ts';
import { ways, written } from './scoring/written-otherwise.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    worst: { type: 'string', default: '0' },
    kind: { type: 'string' },
    limit: { type: 'string', default: '0' },
    odd: { type: 'boolean', default: false },
    even: { type: 'boolean', default: false },
    calibration: { type: 'boolean', default: false },
    corpus: { type: 'string' },
    words: { type: 'string' },
    newspapers: { type: 'boolean', default: false },
    written: { type: 'string' },
  },
});
if (positionals.length === 0) {
  console.error('which pages? npx tsx tools/score.ts PAGES.jsonl[.gz]…');
  process.exit(2);
}
const unseen = readUnseen();
const newspapers =
  unseen !== undefined && values.newspapers ? new UnseenNewspapers(unseen.newspapers()) : undefined;
const half = values.odd ? 'odd' : values.even ? 'even' : 'all';
const all: Verdict[] = [];
for (const path of positionals) {
  const asWritten = readPages(path, { limit: Number(values.limit), half });
  if (newspapers !== undefined) {
    summariseNewspapers(path, asWritten, newspapers);
    continue;
  }
  for (const way of waysWanted()) {
    const verdicts: Verdict[] = [];
    const pages = withStatistics(
      way === null ? asWritten : asWritten.map((page) => written(page, way.edits)),
    );
    const startedMs = performance.now();
    for (const { page, statistics } of pages) {
      const analysis = analyseBy(page.text, statistics);
      verdicts.push(judgePage(page, analysis.findings, takeSuggestions(page.text, analysis).text));
    }
    const name = [path.split('/').at(-1), ...(way === null ? [] : [way.name])].join(', ');
    console.log(
      `\n${name}: ${pages.length} pages in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
    );
    summarise(verdicts);
    printWorst(verdicts, Number(values.worst), values.kind);
    all.push(...verdicts);
  }
}
if (values.calibration) printCalibration(all);

/** null: as they are. */
function waysWanted(): ({ name: string; edits: (typeof ways)[string] } | null)[] {
  const wanted = values.written;
  if (wanted === undefined) return [null];
  const found = Object.entries(ways).filter(([name]) => wanted === 'every' || name === wanted);
  if (found.length === 0) {
    console.error(`--written takes every or one of: ${Object.keys(ways).join(', ')}`);
    process.exit(2);
  }
  return found.map(([name, edits]) => ({ name, edits }));
}

function readUnseen(): UnseenSources | undefined {
  const { corpus, words } = values;
  if (corpus !== undefined && words !== undefined) return new UnseenSources(corpus, words);
  if (!values.newspapers) return undefined;
  console.error('--newspapers needs --corpus FOLDER and --words WORDS.txt');
  process.exit(2);
}

function summariseNewspapers(path: string, pages: readonly Page[], by: UnseenNewspapers): void {
  const byPage = pages.map((page) => ({ clean: isCleanPage(page), judged: by.judge(page) }));
  const judged = byPage.flatMap((page) => page.judged);
  console.log(`\n${path.split('/').at(-1)}: ${pages.length} pages, their newspapers unseen`);
  for (const kind of findingKinds) {
    const count = (outcome: string) =>
      judged.filter((one) => one.kind === kind && one.outcome === outcome).length;
    if (kind !== 'duplicate') printKind(kind, count('found'), count('missed'), count('false'));
  }
  const clean = byPage.filter((page) => page.clean);
  const alarmed = clean.filter((page) => page.judged.some(({ outcome }) => outcome === 'false')).length;
  console.log(
    `clean pages with a false alarm ${alarmed}/${clean.length} (${percent(alarmed, clean.length)})`,
  );
}

function withStatistics(pages: readonly Page[]): UnseenPage[] {
  if (unseen !== undefined) return unseen.labelled(pages);
  const statistics = shippedSeamStatistics();
  return pages.map((page) => ({ page, statistics }));
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(1)}%`;
}

function sum(verdicts: readonly Verdict[], measure: (verdict: Verdict) => number): number {
  return verdicts.reduce((total, verdict) => total + measure(verdict), 0);
}

function printKind(kind: string, found: number, missed: number, wrong: number): void {
  const f1 = percent(2 * found, 2 * found + missed + wrong);
  console.log(
    `${kind.padEnd(24)} precision ${percent(found, found + wrong).padStart(6)}  recall ${percent(found, found + missed).padStart(6)}  F1 ${f1.padStart(6)}   (${found} found, ${missed} missed, ${wrong} false)`,
  );
}

function summarise(verdicts: readonly Verdict[]): void {
  for (const kind of findingKinds) {
    const found = sum(verdicts, ({ tally }) => tally[kind].found);
    const missed = sum(verdicts, ({ tally }) => tally[kind].missed);
    const wrong = sum(verdicts, ({ tally }) => tally[kind].false);
    printKind(kind, found, missed, wrong);
  }
  const duplicates = verdicts.flatMap((verdict) => verdict.duplicates);
  const share = (of: typeof duplicates) => `${of.filter((d) => d.found).length}/${of.length}`;
  for (const [title, key] of [
    ['noise', 'noise'],
    ['shape', 'shape'],
  ] as const) {
    const names = [...new Set(duplicates.map((duplicate) => String(duplicate[key])))].toSorted((a, b) =>
      a.localeCompare(b, 'en'),
    );
    const shares = names.map(
      (name) => `${name}: ${share(duplicates.filter((d) => String(d[key]) === name))}`,
    );
    console.log(`duplicate recall by ${title}  ${shares.join('  ')}`);
  }
  const errors = duplicates.flatMap(({ boundaryError }) => boundaryError ?? []).toSorted((a, b) => a - b);
  const advised = duplicates.filter(({ rightCopy }) => rightCopy !== null);
  console.log(
    `right copy suggested ${percent(advised.filter((d) => d.rightCopy).length, advised.length)}, boundary error over four ends: median ${errors[errors.length >> 1] ?? 'n/a'}, 95th percentile ${errors[Math.floor(errors.length * 0.95)] ?? 'n/a'}`,
  );
  const clean = verdicts.filter((verdict) => verdict.clean);
  const alarmed = clean.filter((verdict) => verdict.falseAlarms > 0).length;
  const changed = clean.filter((verdict) => verdict.changedByFix).length;
  console.log(
    `clean pages with a false alarm ${alarmed}/${clean.length} (${percent(alarmed, clean.length)}), changed by fix ${changed}`,
  );
  const restorable = verdicts.filter((verdict) => verdict.restored !== null);
  const restored = restorable.filter((verdict) => verdict.restored).length;
  console.log(
    `pages restored by taking every suggestion ${restored}/${restorable.length} (${percent(restored, restorable.length)})`,
  );
}

function printWorst(verdicts: readonly Verdict[], count: number, kind: string | undefined): void {
  const concerned = verdicts.flatMap(({ page, misses, restored }) => {
    const shown = misses.filter(
      (miss) => kind === undefined || miss.kind === kind || (kind === 'page' && restored === false),
    );
    return shown.length > 0 ? [{ page, shown }] : [];
  });
  for (const { page, shown } of concerned.slice(0, count)) {
    console.log(`\n${page.name} [${page.convention}]`);
    for (const miss of shown) console.log(`  ${miss.kind}: ${miss.what}`);
  }
}

function printCalibration(verdicts: readonly Verdict[]): void {
  const judged = verdicts.flatMap((verdict) => verdict.judged);
  const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.95, 0.99, 1.01];
  console.log('\nconfidence  right of all (by kind)');
  for (const [index, low] of edges.slice(0, -1).entries()) {
    const high = edges[index + 1] ?? 1;
    const inside = judged.filter(({ confidence }) => confidence >= low && confidence < high);
    const byKind = findingKinds.map((kind) => {
      const of = inside.filter((finding) => finding.kind === kind);
      return `${kind} ${of.filter((finding) => finding.right).length}/${of.length}`;
    });
    const right = inside.filter((finding) => finding.right).length;
    console.log(
      `${low.toFixed(2)}–${Math.min(high, 1).toFixed(2)}  ${percent(right, inside.length).padStart(6)} of ${inside.length}  (${byKind.join(', ')})`,
    );
  }
}
