import type { Language } from '../language/language.ts';
import { wordAfter, wordBefore, type LatinStatistics } from '../language/latin-statistics.ts';
import { isCapital, isHan, isKana, isLetter } from '../text/characters.ts';
import { LETTER } from '../text/letters.ts';
import { SUSPENDING } from '../text/suspended.ts';
import { wordCutOdds } from './word-cut-model.ts';

/** How the halves of a cut sentence go together. */
export interface Joint {
  /** Where the text before really ends: before the hyphen if that goes. */
  readonly headEnd: number;
  readonly replacement: '' | ' ';
  readonly hyphen: 'none' | 'dropped' | 'kept';
  /** The text before is a large initial: words alone tell what belongs behind it. */
  readonly initial?: true;
  /** A word was cut without a hyphen. */
  readonly cutWord?: true;
}

const HYPHENS = '-‐\u00ad¬';
/** What else a hyphen is read or printed as, where a word is divided by it. */
const LIKE_HYPHENS = '–=⸗';
/** A word is looked for in its piece of the text and the two beside it: as far as a page goes. */
const PIECE_CHARS = 30_000;
/** What is set before a hyphen that stays. */
const BEFORE_HYPHEN = new Set(
  'vice ex self demi mi semi quasi sous après avant arrière non anglo franco'.split(' '),
);
/** Of a word that was cut without a hyphen: shorter ones are made by chance. */
const SHORTEST_CUT_WORD = 6;
/** What French sets behind a hyphen. */
const FRENCH_AFTER_HYPHEN = new Set(
  'être même mêmes là ci il elle on ils elles t ce je tu vous nous moi toi lui leur en y dire'.split(' '),
);

/**
 * Chinese joins with nothing, Latin with a space; a hyphen goes only if the joined word is a word.
 *
 * @param languageOfHead asked only where a hyphen stands, or words that are not known
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
  if (HYPHENS.includes(text[headEnd - 1] ?? ' ') || isLikeHyphen(text, headEnd, tailStart)) {
    const spaced = spacedHyphen(text, headEnd, tailStart, languageOfHead, latin, nearby);
    if (spaced !== undefined) return spaced;
    // Haupt- ¶ und Nebensachen: the hyphen stands for a word to come.
    if (SUSPENDING.test(text.slice(tailStart, tailStart + 8)))
      return { headEnd, replacement: ' ', hyphen: 'kept' };
    const drops = dropsHyphen(text, headEnd, tailStart, languageOfHead(), latin, nearby);
    return drops
      ? { headEnd: headEnd - 1, replacement: '', hyphen: 'dropped' }
      : { headEnd, replacement: '', hyphen: 'kept' };
  }
  const cut = wordCutAt(text, headEnd, tailStart, languageOfHead, latin, nearby);
  if (cut !== undefined) return cut;
  const wide = isWide(last) || isWide(first);
  return { headEnd, replacement: wide ? '' : ' ', hyphen: 'none' };
}

/** recou– ¶ rses: a dash has a space before it, or stands between numbers or names. */
function isLikeHyphen(text: string, headEnd: number, tailStart: number): boolean {
  if (!LIKE_HYPHENS.includes(text[headEnd - 1] ?? ' ') || !isLetter(text.charCodeAt(headEnd - 2)))
    return false;
  return isLetter(text.charCodeAt(tailStart)) && text[tailStart] === text[tailStart]!.toLowerCase();
}

/**
 * Log-odds by the letters alone from which two pieces are one word: where neither is a word by itself, and where one is. Of pairs of
 * words in articles that nothing was learned from one in 250 is taken for one, and of cut words that no table knows six in seven and
 * four in ten are told (`tools/learn-word-cuts.ts`).
 */
const ONE_WORD_FROM = { neither: 1.5, one: 3 } as const;
/** Languages whose words are known. */
const KNOWN_LANGUAGES: ReadonlySet<Language> = new Set(['en', 'de', 'fr', 'es']);

/** Recou ¶ rses: a word that is known, or looks like one, cut without a hyphen. */
function wordCutAt(
  text: string,
  headEnd: number,
  tailStart: number,
  languageOfHead: () => Language,
  latin: LatinStatistics,
  nearby: NearbyWords,
): Joint | undefined {
  if (!isLetter(text.charCodeAt(tailStart)) || text[tailStart] !== text[tailStart]!.toLowerCase())
    return undefined;
  if (!isLetter(text.charCodeAt(headEnd - 1))) return undefined;
  const [left, right] = [wordBefore(text, headEnd), wordAfter(text, tailStart)];
  if (left.length < 2 || right.length < 2 || left.length + right.length < SHORTEST_CUT_WORD) return undefined;
  // First, for it holds nearly everywhere, and the words nearby are costly to ask for.
  const [isLeft, isRight] = [latin.isWord(left), latin.isWord(right)];
  if (isLeft && isRight) return undefined;
  if (!latin.isWord(left + right) && !nearby.has(left + right, headEnd)) {
    const from = ONE_WORD_FROM[isLeft || isRight ? 'one' : 'neither'];
    if (wordCutOdds(left, right) <= from || !KNOWN_LANGUAGES.has(languageOfHead())) return undefined;
  }
  return { headEnd, replacement: '', hyphen: 'none', cutWord: true };
}

function isWide(code: number): boolean {
  return (
    isHan(code) || isKana(code) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef)
  );
}

/** Recou - ¶ rses: a space before the hyphen, as some programs write it. */
function spacedHyphen(
  text: string,
  headEnd: number,
  tailStart: number,
  languageOfHead: () => Language,
  latin: LatinStatistics,
  nearby: NearbyWords,
): Joint | undefined {
  if (text[headEnd - 2] !== ' ') return undefined;
  const cut = wordCutAt(text, headEnd - 2, tailStart, languageOfHead, latin, nearby);
  return cut && { headEnd: cut.headEnd, replacement: '', hyphen: 'dropped' };
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
  if (nearby.has(`${left}-${right}`, headEnd) || BEFORE_HYPHEN.has(left)) return false;
  if (language === 'en' && (isAdverb(left, right, latin) || PREFIX_BEFORE_VOWEL.test(`${left}-${right}`)))
    return false;
  if (isOfCompound(text, headEnd - 1 - left.length, tailStart + right.length)) return false;
  if (isCapital(text, headEnd - 2) && isCapital(text, headEnd - 3)) return false;
  // German writes compounds in one word, so that both halves are words says nothing there.
  const bothWords = left.length > 2 && right.length > 2 && latin.isWord(left) && latin.isWord(right);
  return language === 'de' || !bothWords;
}

/** critically- ¶ acclaimed: English words are not divided there; by their letters, where the word is not known. */
function isAdverb(word: string, next: string, latin: LatinStatistics): boolean {
  return word.length > 4 && word.endsWith('ly') && (latin.isWord(word) || wordCutOdds(word, next) < -2);
}

/** re- ¶ election, co- ¶ operate, pre- ¶ empt */
const PREFIX_BEFORE_VOWEL = /^(?:(?:re|pre|de)-e|co-o)/u;

/** hand-in- ¶ hand, well- ¶ to-do: does another hyphen stand before the word that is cut, or behind it? */
function isOfCompound(text: string, start: number, end: number): boolean {
  return (
    (text[start - 1] === '-' && isLetter(text.charCodeAt(start - 2))) ||
    (text[end] === '-' && isLetter(text.charCodeAt(end + 1)))
  );
}

const COMPOUND = new RegExp(`[${LETTER}]+(?:-[${LETTER}]+)*`, 'gu');
/** To list the words of a piece takes as long as to look through it for so many. */
const LISTED_FROM = 16;

/**
 * Which words stand near a place. Most pieces of a text are asked for a few words, and are looked through for each; of one
 * that is asked for many, the words are listed, so that a text full of hyphens costs no more than its length.
 */
export class NearbyWords {
  private readonly text: string;
  private readonly pieces: (Piece | undefined)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** @param word in lower case, one word or two with a hyphen */
  has(word: string, place: number): boolean {
    const index = Math.floor(place / PIECE_CHARS);
    return [index, index - 1, index + 1].some((near) => near >= 0 && this.piece(near).has(word));
  }

  private piece(index: number): Piece {
    return (this.pieces[index] ??= new Piece(
      this.text.slice(index * PIECE_CHARS, (index + 1) * PIECE_CHARS).toLowerCase(),
    ));
  }
}

class Piece {
  private readonly text: string;
  private asked = 0;
  private words: ReadonlySet<string> | undefined;

  /** @param text in lower case */
  constructor(text: string) {
    this.text = text;
  }

  has(word: string): boolean {
    if (++this.asked > LISTED_FROM) return (this.words ??= listWords(this.text)).has(word);
    const { text } = this;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (!isLetter(text.charCodeAt(at - 1)) && !isLetter(text.charCodeAt(at + word.length))) return true;
    return false;
  }
}

/** Each word, and each two with a hyphen between them. */
function listWords(text: string): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const [compound] of text.matchAll(COMPOUND)) {
    let before = '';
    for (const [at, word] of compound.split('-').entries()) {
      listed.add(word);
      if (at > 0) listed.add(`${before}-${word}`);
      before = word;
    }
  }
  return listed;
}
