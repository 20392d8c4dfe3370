/**
 * Learns which Chinese words follow each other, and which end sentences: writes src/engine/language/word-pairs.table.ts.
 *
 *   npx tsx tools/learn-word-pairs.ts MODEL.arpa LEXICON.bin
 *
 * The model is open-gram's (CC BY-SA 3.0), counted on some hundred million words, as Debian's package sunpinyin-data has it:
 * LEXICON.bin is its pydict_sc.bin, and MODEL.arpa what `tslminfo -v -p lm_sc.t3g` (package sunpinyin-utils) prints. What was
 * learned of breaks and starts reads the table: tools/learn-breaks.ts and tools/learn-starts.ts follow.
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { shippedHanWords } from '../src/engine/language/shipped.ts';
import { learnWordPairs, type WordModel, type WordPair } from './learning/word-pairs.ts';

const TABLE = 'src/engine/language/word-pairs.table.ts';
/** Where the lexicon's header says that its words begin, in UTF-32, each closed by a zero. */
const WORDS_OFFSET_AT = 8;

/** Pairs of words, and of a word and a mark. With twice as many cuts in newspapers left out were told no better. */
const KEPT = { follow: 130_000, edges: 16_000 };

const [modelPath, lexiconPath] = process.argv.slice(2);
if (modelPath === undefined || lexiconPath === undefined) {
  console.error('which files? npx tsx tools/learn-word-pairs.ts MODEL.arpa LEXICON.bin');
  process.exit(2);
}
const model = await readModel(modelPath, readWords(lexiconPath));
const table = learnWordPairs(model, shippedHanWords(), KEPT);
writeFileSync(
  TABLE,
  `/** Made by tools/learn-word-pairs.ts from open-gram's language model (CC BY-SA 3.0, as this table is); see WordPairTable. */
export const wordPairTable = {
  follow: (): string =>
    '${table.follow}',
  edges: (): string =>
    '${table.edges}',
};
`,
);
console.log(`follow ${table.follow.length} bytes, edges ${table.edges.length}`);

function readWords(path: string): string[] {
  const bytes = readFileSync(path);
  const units = new Uint32Array(bytes.buffer.slice(bytes.byteOffset + bytes.readUInt32LE(WORDS_OFFSET_AT)));
  const words = [''];
  for (const unit of units) {
    if (unit === 0) words.push('');
    else words[words.length - 1] += String.fromCodePoint(unit);
  }
  return words;
}

/** Lines are "words… probability backoff (place)", after a line that says how many words they are of. */
async function readModel(path: string, words: readonly string[]): Promise<WordModel> {
  const probabilities = new Float64Array(words.length);
  const backoffs = new Float64Array(words.length).fill(1);
  const pairs: WordPair[] = [];
  let length = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const heading = /^\\(\d)-gram/u.exec(line);
    if (heading !== null) {
      length = Number(heading[1]);
      continue;
    }
    const [a, b, c] = line.trim().split(/\s+/u).map(Number) as [number, number, number];
    if (length === 1) {
      probabilities[a] = b;
      backoffs[a] = c;
    } else if (length === 2) pairs.push({ first: a, second: b, probability: c });
    else if (length > 2) break;
  }
  return { words, probabilities, backoffs, pairs };
}
