import type { Language } from '../language/language.ts';
import { wordAfter, wordBefore, type LatinStatistics } from '../language/latin-statistics.ts';
import { isHan, isKana } from '../text/characters.ts';

/** How the halves of a cut sentence go together. */
export interface Joint {
  /** Where the text before really ends: before the hyphen if that goes. */
  readonly headEnd: number;
  readonly replacement: '' | ' ';
  readonly hyphen: 'none' | 'dropped' | 'kept';
}

const HYPHENS = '-‐\u00ad¬';
/** A word is looked for in the text this far on either side: far enough for a page, and the cost stays bounded. */
const SEARCH_CHARS = 100_000;
/** What French sets behind a hyphen. */
const FRENCH_AFTER_HYPHEN = new Set(
  'être même mêmes là ci il elle on ils elles t ce je tu vous nous moi toi lui leur en y dire'.split(' '),
);

/** Chinese joins with nothing, Latin with a space; a hyphen goes only if the joined word is a word. */
export function jointOf(
  text: string,
  headEnd: number,
  tailStart: number,
  language: Language,
  latin: LatinStatistics,
): Joint {
  const last = text.charCodeAt(headEnd - 1);
  const first = text.charCodeAt(tailStart);
  if (HYPHENS.includes(text[headEnd - 1] ?? ' ')) {
    const drops = dropsHyphen(text, headEnd, tailStart, language, latin);
    return drops
      ? { headEnd: headEnd - 1, replacement: '', hyphen: 'dropped' }
      : { headEnd, replacement: '', hyphen: 'kept' };
  }
  const wide = isWide(last) || isWide(first);
  return { headEnd, replacement: wide ? '' : ' ', hyphen: 'none' };
}

function isWide(code: number): boolean {
  return (
    isHan(code) || isKana(code) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef)
  );
}

function dropsHyphen(
  text: string,
  headEnd: number,
  tailStart: number,
  language: Language,
  latin: LatinStatistics,
): boolean {
  const left = wordBefore(text, headEnd - 1);
  const right = wordAfter(text, tailStart);
  if (left === '' || right === '') return false;
  if (text[tailStart] !== text[tailStart]!.toLowerCase()) return false;
  if (language === 'fr' && FRENCH_AFTER_HYPHEN.has(right)) return false;
  const from = Math.max(0, headEnd - SEARCH_CHARS);
  const around = text.slice(from, tailStart + SEARCH_CHARS).toLowerCase();
  if (latin.isWord(left + right) || hasWord(around, left + right)) return true;
  if (hasWord(around, `${left}-${right}`)) return false;
  // German writes compounds in one word, so that both halves are words says nothing there.
  const bothWords = left.length > 2 && right.length > 2 && latin.isWord(left) && latin.isWord(right);
  return language === 'de' || !bothWords;
}

/** Does the word occur on its own? `around` is in lower case. */
function hasWord(around: string, word: string): boolean {
  for (let at = around.indexOf(word); at >= 0; at = around.indexOf(word, at + 1)) {
    const before = around[at - 1] ?? ' ';
    const after = around[at + word.length] ?? ' ';
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return true;
  }
  return false;
}
