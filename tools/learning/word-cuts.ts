import { WordCutReader, wordCutBuckets } from '../../src/engine/seams/word-cut-model.ts';
import { randomFrom } from '../making/random.ts';
import { fitHashed, type HashedExample } from './hashed-regression.ts';

/** Two pieces that stand beside each other: one word that was cut (`yes`), or two. */
export interface WordCutExample extends HashedExample {
  readonly left: string;
  readonly right: string;
}

/** Chosen on collections left out. */
const PENALTY = 0.5;
const PAIR_SHARE = 0.6;
/** Letters of a word that is cut; neither piece has less than two. */
const SHORTEST_WORD = 6;
const SHORTEST_PIECE = 2;
const LONGEST_WORD = 30;

const BETWEEN_WORDS = /(?<=\p{L}) (?=\p{Ll})/gu;
const LAST_WORD = /[\p{L}'’]+$/u;
const FIRST_WORD = /^[\p{L}'’]+/u;

/** Words beside each other, the second in small letters, and such words cut anywhere. */
export function wordCutExamplesOf(articles: readonly string[]): WordCutExample[] {
  const random = randomFrom(5);
  const reader = new WordCutReader();
  const examples: WordCutExample[] = [];
  const put = (yes: boolean, left: string, right: string): void => {
    reader.read(left, right);
    examples.push({ yes, left, right, buckets: reader.buckets.copy(), weight: 1 });
  };
  for (const article of articles) {
    for (const { index } of article.matchAll(BETWEEN_WORDS)) {
      const left = LAST_WORD.exec(article.slice(Math.max(0, index - LONGEST_WORD), index))?.[0].toLowerCase();
      const right = FIRST_WORD.exec(article.slice(index + 1, index + 1 + LONGEST_WORD))?.[0].toLowerCase();
      if (left === undefined || right === undefined) continue;
      const arePieces = Math.min(left.length, right.length) >= SHORTEST_PIECE;
      if (arePieces && left.length + right.length >= SHORTEST_WORD && random() < PAIR_SHARE)
        put(false, left, right);
      if (right.length < SHORTEST_WORD) continue;
      const at = SHORTEST_PIECE + Math.floor(random() * (right.length - 2 * SHORTEST_PIECE + 1));
      put(true, right.slice(0, at), right.slice(at));
    }
  }
  return examples;
}

export function learnWordCuts(examples: readonly WordCutExample[]): Float64Array {
  return fitHashed(examples, { buckets: wordCutBuckets, penalty: PENALTY });
}
