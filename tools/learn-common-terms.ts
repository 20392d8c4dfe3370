/**
 * Learns which two-character terms (Chinese) and words (Latin script) stand in texts about anything, so that they do
 * not count when two passages are asked whether they are about the same thing. Writes
 * src/engine/topics/common-terms.table.ts.
 *
 *   npx tsx tools/learn-common-terms.ts CORPUS_FOLDER     (with zh/*.txt and latin/*.txt)
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHan } from '../src/engine/text/characters.ts';

const TABLE = 'src/engine/topics/common-terms.table.ts';
/** A term is common if this share of the articles has it, in most of the collections of its language. */
const COMMON_SHARE = 0.08;
const SHORTEST_WORD = 4;

const folder = process.argv[2];
if (folder === undefined) {
  console.error('which corpus? npx tsx tools/learn-common-terms.ts CORPUS_FOLDER');
  process.exit(2);
}

/** Collections of articles; a collection has one language. */
function read(part: string): string[][] {
  const names = readdirSync(join(folder ?? '', part)).toSorted();
  return names.map((name) => readFileSync(join(folder ?? '', part, name), 'utf8').split('====='));
}

function hanTermsOf(article: string): Set<string> {
  const terms = new Set<string>();
  for (let at = 0; at + 1 < article.length; at++) {
    if (isHan(article.charCodeAt(at)) && isHan(article.charCodeAt(at + 1)))
      terms.add(article.slice(at, at + 2));
  }
  return terms;
}

function wordsOf(article: string): Set<string> {
  const words = article.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD));
}

/** Terms that are common in a collection. */
function commonIn(articles: readonly string[], termsOf: (article: string) => Set<string>): string[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const term of termsOf(article)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const least = Math.max(3, articles.length * COMMON_SHARE);
  return [...counts].flatMap(([term, count]) => (count >= least ? [term] : []));
}

/** Terms that are common in at least `most` collections: what one event brings up again and again is not common. */
function commonInMost(collections: readonly (readonly string[])[], most: number): string[] {
  const times = new Map<string, number>();
  for (const term of collections.flat()) times.set(term, (times.get(term) ?? 0) + 1);
  return [...times].flatMap(([term, count]) => (count >= most ? [term] : [])).toSorted();
}

const han = commonInMost(
  read('zh').map((articles) => commonIn(articles, hanTermsOf)),
  2,
);
const words = commonInMost(
  read('latin').map((articles) => commonIn(articles, wordsOf)),
  1,
);
writeFileSync(
  TABLE,
  `/** Made by tools/learn-common-terms.ts: terms that stand in texts about anything. */
export const commonHanTerms =
  '${han.join('')}';

export const commonWords =
  '${words.join(' ')}';
`,
);
console.log(`${han.length} terms, ${words.length} words`);
