import { isHan, isLetter } from '../text/characters.ts';
import { commonHanTerms, commonWords } from './common-terms.table.ts';

export type Terms = ReadonlySet<string | number>;

const FEWEST_TERMS = 8;
/** Two passages of one article with a and b terms share about a · b / 3000 (measured on news text). */
const ARTICLE_TERMS = 3000;
const SHORTEST_WORD = 4;

let common: ReadonlySet<string | number> | undefined;

function commonTerms(): ReadonlySet<string | number> {
  if (common) return common;
  const terms = new Set<string | number>(commonWords.split(' '));
  for (let at = 0; at < commonHanTerms.length; at += 2) terms.add(hanTerm(commonHanTerms, at));
  return (common = terms);
}

/** Does the word, in small letters, stand in texts about anything? */
export function isCommonWord(word: string): boolean {
  return commonTerms().has(word);
}

/**
 * How far two passages speak of the same things, by the terms they share (Hearst 1997, TextTiling): pairs of Han
 * characters, and words in other scripts; terms that stand in any text do not count.
 *
 * @returns natural logarithm of the terms shared against those that two passages of one article share: about 0 inside
 *   an article, below −2 between strangers; 0 where there is too little text to tell
 */
export function cohesionBetween(
  text: string,
  [beforeStart, beforeEnd]: readonly [number, number],
  [afterStart, afterEnd]: readonly [number, number],
): number {
  return cohesionOf(termsOf(text, beforeStart, beforeEnd), termsOf(text, afterStart, afterEnd));
}

/** The same for terms that are read already: a passage is compared with many. */
export function cohesionOf(before: Terms, after: Terms): number {
  if (before.size < FEWEST_TERMS || after.size < FEWEST_TERMS) return 0;
  const [few, many] = before.size < after.size ? [before, after] : [after, before];
  let shared = 0;
  for (const term of few) if (many.has(term)) shared++;
  return Math.log((shared + 0.5) / ((before.size * after.size) / ARTICLE_TERMS + 0.5));
}

/** What a passage speaks of; see {@link cohesionBetween}. */
export function termsOf(text: string, start: number, end: number): Terms {
  const common = commonTerms();
  const terms = new Set<string | number>();
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      if (at + 1 < end && isHan(text.charCodeAt(at + 1))) {
        const term = hanTerm(text, at);
        if (!common.has(term)) terms.add(term);
      }
    } else if (isLetter(code)) {
      let wordEnd = at + 1;
      while (wordEnd < end && isLetter(text.charCodeAt(wordEnd))) wordEnd++;
      if (wordEnd - at >= SHORTEST_WORD) {
        const word = text.slice(at, wordEnd).toLowerCase();
        if (!common.has(word)) terms.add(word);
      }
      at = wordEnd - 1;
    }
  }
  return terms;
}

function hanTerm(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
