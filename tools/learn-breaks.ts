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
import { writeWeights } from '../src/engine/language/hashed-features.ts';
import { shippedHanWords } from '../src/engine/language/shipped.ts';
import { readArticles } from './learning/corpus.ts';
import { breakExamplesOf, learnBreaks, rankBreaks } from './learning/breaks.ts';

const TABLE = 'src/engine/seams/break-model.table.ts';

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-breaks.ts CORPUS_FOLDER');
  process.exit(2);
}
const names = readdirSync(join(folder, 'zh')).toSorted();
const collections = names.map((name) =>
  breakExamplesOf(readArticles(join(folder, 'zh', name)), shippedHanWords()),
);
if (mode === '--held-out') {
  for (const [index, name] of names.entries()) {
    const others = collections.filter((_, other) => other !== index).flat();
    for (const against of ['end', 'broken-off'] as const) {
      const ranking = rankBreaks(learnBreaks(others, against), collections[index]!, against);
      console.log(
        `${name} against ${against}: ${ranking.rightly.toFixed(4)} ranked rightly, ${ranking.foundAtOneInHundred.toFixed(3)} found at 1%`,
      );
    }
  }
} else {
  const all = collections.flat();
  const tables = (['end', 'broken-off'] as const).map((against) => writeWeights(learnBreaks(all, against)));
  writeFileSync(
    TABLE,
    `/** Made by tools/learn-breaks.ts: a character a bucket, see break-model.ts. */\nexport const cutWeights = (): string =>\n  '${tables[0]}';\n\nexport const restWeights = (): string =>\n  '${tables[1]}';\n`,
  );
}
