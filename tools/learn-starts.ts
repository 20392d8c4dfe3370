/**
 * Learns how Chinese paragraphs start, for headless text: writes src/engine/seams/start-model.table.ts.
 *
 *   npx tsx tools/learn-starts.ts CORPUS_FOLDER [--held-out]
 *
 * --held-out writes nothing and says how well starts of paragraphs of each collection are told from cuts after learning
 * from the others.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWeights } from '../src/engine/language/hashed-features.ts';
import { shippedHanWords } from '../src/engine/language/shipped.ts';
import { readArticles } from './learning/corpus.ts';
import { rank } from './learning/hashed-regression.ts';
import { learnStarts, startExamplesOf } from './learning/starts.ts';

const TABLE = 'src/engine/seams/start-model.table.ts';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-starts.ts CORPUS_FOLDER');
  process.exit(2);
}
const names = readdirSync(join(folder, 'zh')).toSorted();
const collections = names.map((name) =>
  startExamplesOf(readArticles(join(folder, 'zh', name)), shippedHanWords()),
);
if (mode === '--held-out') {
  for (const [index, name] of names.entries()) {
    const weights = learnStarts(collections.filter((_, other) => other !== index).flat());
    const judged = collections[index]!.filter(({ place }) => place !== 'sentence');
    const { rightly, foundAtOneInHundred } = rank(weights, judged);
    console.log(
      `${name}: ${rightly.toFixed(4)} ranked rightly, ${foundAtOneInHundred.toFixed(3)} found at 1%`,
    );
  }
} else {
  const table = writeWeights(learnStarts(collections.flat()));
  writeFileSync(
    TABLE,
    `/** Made by tools/learn-starts.ts: a character a bucket, see start-model.ts. */\nexport const startModelWeights = (): string =>\n  '${table}';\n`,
  );
}
