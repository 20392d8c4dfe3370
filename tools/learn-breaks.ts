/**
 * Learns how Chinese text reads across a break: writes src/engine/seams/break-model.table.ts.
 *
 *   npx tsx tools/learn-breaks.ts CORPUS_FOLDER [--held-out]
 *
 * --held-out writes nothing and says how well cuts of each collection are told from ends of sentences, and from
 * sentences that break off, after learning from the others.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HanWords } from '../src/engine/language/han-words.ts';
import { hanWordTable } from '../src/engine/language/han-words.table.ts';
import { writeBreakWeights } from '../src/engine/seams/break-model.ts';
import { readArticles } from './learning/corpus.ts';
import { breakExamplesOf, learnBreaks, type BreakExample } from './learning/breaks.ts';

const TABLE = 'src/engine/seams/break-model.table.ts';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-breaks.ts CORPUS_FOLDER');
  process.exit(2);
}
const words = new HanWords(hanWordTable);
const names = readdirSync(join(folder, 'zh')).toSorted();
const collections = names.map((name) => breakExamplesOf(readArticles(join(folder, 'zh', name)), words));
if (mode === '--held-out') {
  for (const [index, name] of names.entries()) {
    const others = collections.filter((_, other) => other !== index).flat();
    for (const against of ['end', 'broken-off'] as const)
      report(name, against, learnBreaks(others, against), collections[index]!);
  }
} else {
  const all = collections.flat();
  const tables = (['end', 'broken-off'] as const).map((against) =>
    writeBreakWeights(learnBreaks(all, against)),
  );
  writeFileSync(
    TABLE,
    `/** Made by tools/learn-breaks.ts: a character a bucket, see break-model.ts. */\nexport const cutWeights =\n  '${tables[0]}';\n\nexport const restWeights =\n  '${tables[1]}';\n`,
  );
}

/** The share of pairs (a cut, another) that are ranked rightly, and of cuts found where one in a hundred others is taken for one. */
function report(
  name: string,
  against: string,
  weights: Float64Array,
  examples: readonly BreakExample[],
): void {
  const ranked = examples
    .filter(({ kind }) => kind === 'cut' || kind === against)
    .map(({ kind, buckets }) => ({
      cut: kind === 'cut',
      odds: buckets.reduce((sum, bucket) => sum + weights[bucket]!, 0),
    }))
    .toSorted((a, b) => b.odds - a.odds);
  const cuts = ranked.filter(({ cut }) => cut).length;
  const others = ranked.length - cuts;
  let [hits, wrong, pairs, recall] = [0, 0, 0, 0];
  for (const { cut } of ranked) {
    if (cut) hits++;
    else {
      pairs += hits;
      if (++wrong <= others / 100) recall = hits / cuts;
    }
  }
  console.log(
    `${name} against ${against}: ${(pairs / (cuts * others)).toFixed(4)} ranked rightly, ${recall.toFixed(3)} found at 1%`,
  );
}
