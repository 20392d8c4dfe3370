/**
 * Makes src/engine/language/latin.table.ts: which words end and start sentences, and a list of words.
 *
 *   npx tsx tools/learn-latin.ts CORPUS.txt…
 *
 * A corpus file has articles divided by lines of "=====". Words seen once or twice are dropped.
 */
import { writeFileSync } from 'node:fs';
import { readArticles } from './learning/corpus.ts';
import { learnLatin } from './learning/latin.ts';

const corpusPaths = process.argv.slice(2);
if (corpusPaths.length === 0) {
  console.error('which files? npx tsx tools/learn-latin.ts CORPUS.txt…');
  process.exit(2);
}
const table = learnLatin(corpusPaths.flatMap(readArticles));
const entries = Object.entries(table).map(
  ([name, encoded]) => `  ${name}: () => ${JSON.stringify(encoded())},\n`,
);
writeFileSync(
  'src/engine/language/latin.table.ts',
  `// Made by tools/learn-latin.ts; see LatinTable for the encoding.
import type { LatinTable } from './latin-statistics.ts';

export const latinTable: LatinTable = {
${entries.join('')}};
`,
);
for (const [name, encoded] of Object.entries(table)) console.log(`${name}: ${encoded().length} characters`);
