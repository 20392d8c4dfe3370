/**
 * Learns how text in Latin script reads across a break: writes src/engine/seams/latin-break-model.table.ts.
 *
 *   npx tsx tools/learn-latin-breaks.ts CORPUS_FOLDER [--held-out]
 *
 * --held-out writes nothing and says how well cuts of each collection are told from ends of sentences after learning from the
 * others: all of them, and those before a capital.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWeights } from '../src/engine/language/hashed-features.ts';
import { readArticles } from './learning/corpus.ts';
import { rank } from './learning/hashed-regression.ts';
import { latinBreakExamplesOf, learnLatinBreaks } from './learning/latin-breaks.ts';

const TABLE = 'src/engine/seams/latin-break-model.table.ts';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-latin-breaks.ts CORPUS_FOLDER');
  process.exit(2);
}
const names = readdirSync(join(folder, 'latin')).toSorted();
const collections = names.map((name) => latinBreakExamplesOf(readArticles(join(folder, 'latin', name))));
if (mode === '--held-out') {
  for (const [index, name] of names.entries()) {
    const weights = learnLatinBreaks(collections.filter((_, other) => other !== index).flat());
    const own = collections[index]!;
    const said = [own, own.filter(({ capital }) => capital)].map((examples) => {
      const { rightly, foundAtOneInHundred } = rank(weights, examples);
      return `${rightly.toFixed(4)} ranked rightly, ${foundAtOneInHundred.toFixed(3)} found at 1%`;
    });
    console.log(`${name}: ${said.join('; before a capital ')}`);
  }
} else {
  const table = writeWeights(learnLatinBreaks(collections.flat()));
  writeFileSync(
    TABLE,
    `/** Made by tools/learn-latin-breaks.ts: a character a bucket, see latin-break-reader.ts. */\nexport const latinBreakWeights = (): string =>\n  '${table}';\n`,
  );
}
