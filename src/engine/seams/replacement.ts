import type { Language } from '../language/language.ts';
import { wordAfter, wordBefore, type LatinStatistics } from '../language/latin-statistics.ts';
import { isHan, isKana } from '../text/characters.ts';
import { LETTER } from '../text/letters.ts';

/** How the halves of a cut sentence go together. */
export interface Joint {
  /** Where the text before really ends: before the hyphen if that goes. */
  readonly headEnd: number;
  readonly replacement: '' | ' ';
  readonly hyphen: 'none' | 'dropped' | 'kept';
  /** The text before is a large initial: words alone tell what belongs behind it. */
  readonly initial?: true;
}

const HYPHENS = '-‐\u00ad¬';
/** A word is looked for in its piece of the text and the two beside it: far enough for a page. */
const PIECE_CHARS = 100_000;
/** What French sets behind a hyphen. */
const FRENCH_AFTER_HYPHEN = new Set(
  'être même mêmes là ci il elle on ils elles t ce je tu vous nous moi toi lui leur en y dire'.split(' '),
);

/**
 * Chinese joins with nothing, Latin with a space; a hyphen goes only if the joined word is a word.
 *
 * @param languageOfHead asked only where a hyphen stands
 */
export function jointOf(
  text: string,
  headEnd: number,
  tailStart: number,
  languageOfHead: () => Language,
  latin: LatinStatistics,
  nearby: NearbyWords,
): Joint {
  const last = text.charCodeAt(headEnd - 1);
  const first = text.charCodeAt(tailStart);
  if (HYPHENS.includes(text[headEnd - 1] ?? ' ')) {
    const drops = dropsHyphen(text, headEnd, tailStart, languageOfHead(), latin, nearby);
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
  nearby: NearbyWords,
): boolean {
  const left = wordBefore(text, headEnd - 1);
  const right = wordAfter(text, tailStart);
  if (left === '' || right === '') return false;
  if (text[tailStart] !== text[tailStart]!.toLowerCase()) return false;
  if (language === 'fr' && FRENCH_AFTER_HYPHEN.has(right)) return false;
  if (latin.isWord(left + right) || nearby.has(left + right, headEnd)) return true;
  if (nearby.has(`${left}-${right}`, headEnd)) return false;
  // German writes compounds in one word, so that both halves are words says nothing there.
  const bothWords = left.length > 2 && right.length > 2 && latin.isWord(left) && latin.isWord(right);
  return language === 'de' || !bothWords;
}

const COMPOUND = new RegExp(`[${LETTER}]+(?:-[${LETTER}]+)*`, 'gu');

/**
 * Which words stand near a place. Each piece of the text is read once, when the first hyphen asks for it, so that a text
 * full of hyphens costs no more than its length.
 */
export class NearbyWords {
  private readonly text: string;
  private readonly pieces: (ReadonlySet<string> | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** @param word in lower case, one word or two with a hyphen */
  has(word: string, place: number): boolean {
    const piece = Math.floor(place / PIECE_CHARS);
    return [piece, piece - 1, piece + 1].some((index) => index >= 0 && this.wordsOf(index).has(word));
  }

  private wordsOf(piece: number): ReadonlySet<string> {
    const known = this.pieces[piece];
    if (known) return known;
    const part = this.text.slice(piece * PIECE_CHARS, (piece + 1) * PIECE_CHARS);
    const words = new Set<string>();
    for (const [compound] of part.toLowerCase().matchAll(COMPOUND)) {
      words.add(compound);
      if (compound.includes('-')) for (const word of compound.split('-')) words.add(word);
    }
    this.pieces[piece] = words;
    return words;
  }
}
