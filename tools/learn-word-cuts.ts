/**
 * Learns by which letters two pieces in Latin script are one word that was cut: writes src/engine/seams/word-cut-model.table.ts.
 *
 *   npx tsx tools/learn-word-cuts.ts CORPUS_FOLDER [--held-out]
 *
 * --held-out writes nothing and says, after learning from all but the second half of a collection, of its pairs of words and its cut
 * words that a table of words does not know: how many cuts are told, and how many pairs are taken for one, with none or one of the
 * two pieces known.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWeights } from '../src/engine/language/hashed-features.ts';
import { readLatinTable } from '../src/engine/language/latin-statistics.ts';
import { readArticles } from './learning/corpus.ts';
import { learnLatin } from './learning/latin.ts';
import { learnWordCuts, type WordCutExample, wordCutExamplesOf } from './learning/word-cuts.ts';

const TABLE = 'src/engine/seams/word-cut-model.table.ts';
const THRESHOLDS = [1, 1.5, 2, 3, 4];

const [folder, mode] = process.argv.slice(2);
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-word-cuts.ts CORPUS_FOLDER');
  process.exit(2);
}
const names = readdirSync(join(folder, 'latin')).toSorted();
const collections = names.map((name) => readArticles(join(folder, 'latin', name)));
if (mode === '--held-out') {
  for (const [index, name] of names.entries()) {
    const own = collections[index]!;
    const half = own.length >> 1;
    const others = collections.map((articles, other) => (other === index ? own.slice(0, half) : articles));
    const weights = learnWordCuts(others.flatMap(wordCutExamplesOf));
    const table = readLatinTable(learnLatin(others.flat()));
    const isWord = (piece: string) => table.isWord(piece);
    const examples = wordCutExamplesOf(own.slice(half)).filter(({ left, right }) => !isWord(left + right));
    console.log(`${name}: ${examples.filter(({ yes }) => !yes).length} pairs of words`);
    for (const known of [0, 1]) {
      const asked = examples.filter(({ left, right }) => +isWord(left) + +isWord(right) === known);
      const count = (list: readonly WordCutExample[], from: number) =>
        list.filter(({ buckets }) => buckets.reduce((sum, bucket) => sum + weights[bucket]!, 0) > from)
          .length;
      const [cuts, pairs] = [asked.filter(({ yes }) => yes), asked.filter(({ yes }) => !yes)];
      const told = THRESHOLDS.map((from) => `above ${from}: ${count(cuts, from)}, ${count(pairs, from)}`);
      console.log(`  ${known} known, ${cuts.length} cuts, ${pairs.length} pairs; ${told.join('; ')}`);
    }
  }
} else {
  const table = writeWeights(learnWordCuts(collections.flatMap(wordCutExamplesOf)));
  writeFileSync(
    TABLE,
    `/** Made by tools/learn-word-cuts.ts: a character a bucket, see word-cut-model.ts. */\nexport const wordCutWeights = (): string =>\n  '${table}';\n`,
  );
}
