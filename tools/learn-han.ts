/**
 * Makes src/engine/language/han.table.ts: statistics of Chinese news text and of a word list with frequencies.
 *
 *   npx tsx tools/learn-han.ts WORDS.txt CORPUS.txt…
 *
 * WORDS.txt has "word count …" a line (the shipped table: jieba's dict.txt, MIT). A corpus file has articles divided by
 * lines of "=====". Only counts leave the corpus; pairs seen once in it are dropped.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { learnHan, readWordList } from './learning/han.ts';
import { readArticles } from './learning/corpus.ts';

const [wordsPath, ...corpusPaths] = process.argv.slice(2);
if (wordsPath === undefined || corpusPaths.length === 0) {
  console.error('which files? npx tsx tools/learn-han.ts WORDS.txt CORPUS.txt…');
  process.exit(2);
}
const table = learnHan(corpusPaths.flatMap(readArticles), readWordList(readFileSync(wordsPath, 'utf8')));
const entries = Object.entries(table).map(
  ([name, encoded]) => `  ${name}: () => ${JSON.stringify(encoded())},\n`,
);
writeFileSync(
  'src/engine/language/han.table.ts',
  `// Made by tools/learn-han.ts; see HanTable for the encoding.
import type { HanTable } from './han-statistics.ts';

export const hanTable: HanTable = {
${entries.join('')}};
`,
);
for (const [name, encoded] of Object.entries(table)) console.log(`${name}: ${encoded().length} characters`);
