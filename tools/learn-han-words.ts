/**
 * Makes src/engine/language/han-words.table.ts: Chinese words with their part of speech and how frequent they are.
 *
 *   npx tsx tools/learn-han-words.ts WORDS.txt
 *
 * WORDS.txt has "word count part-of-speech" a line (the shipped table: jieba's dict.txt, MIT).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { writeHanWords } from './learning/han-words.ts';

const [wordsPath] = process.argv.slice(2);
if (wordsPath === undefined) {
  console.error('which words? npx tsx tools/learn-han-words.ts WORDS.txt');
  process.exit(2);
}
const table = writeHanWords(readFileSync(wordsPath, 'utf8'));
writeFileSync(
  'src/engine/language/han-words.table.ts',
  `/** Made by tools/learn-han-words.ts from jieba's word list (MIT); see HanWordTable for the encoding. */\nexport const hanWordTable = (): string =>\n  '${table}';\n`,
);
console.log(`${table.length} bytes`);
