/**
 * Learns how Chinese paragraphs start, for headless text: writes src/engine/continuations/start-model.table.ts.
 *
 *   npx tsx tools/learn-starts.ts CORPUS_FOLDER [--held-out]
 *
 * --held-out writes nothing and says how well starts of each collection are told from cuts after learning from the
 * others: the share of pairs (a cut, a start) that are ranked rightly.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWeights } from '../src/engine/continuations/start-model.ts';
import { learnStarts, rankedRightly, startExamplesOf } from './learning/starts.ts';

const TABLE = 'src/engine/continuations/start-model.table.ts';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-starts.ts CORPUS_FOLDER');
  process.exit(2);
}
const names = readdirSync(join(folder, 'zh')).toSorted();
const collections = names.map((name) => startExamplesOf(readFileSync(join(folder, 'zh', name), 'utf8')));
if (mode === '--held-out') {
  for (const [index, name] of names.entries()) {
    const weights = learnStarts(collections.filter((_, other) => other !== index).flat());
    console.log(name, rankedRightly(weights, collections[index] ?? []).toFixed(4));
  }
} else {
  const table = writeWeights(learnStarts(collections.flat()));
  writeFileSync(
    TABLE,
    `/** Made by tools/learn-starts.ts: a character a bucket, see start-model.ts. */\nexport const startModelWeights =\n  '${table}';\n`,
  );
}
