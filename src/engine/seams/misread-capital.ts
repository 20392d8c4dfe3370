import { type LatinStatistics, wordAfter } from '../language/latin-statistics.ts';
import type { Blocks } from '../text/blocks.ts';
import { isCapital, isLetter } from '../text/characters.ts';
import type { SeamSource, Tail } from './seam-sides.ts';

/** Text on either side in which a word is looked for again, in UTF-16 units. */
const REACH = 4000;
/** So much of what a capital says is left where a letter may be either: it then tells a start from a cut no better than chance. */
const AS_GOOD_AS_CAPITAL = 0.75;
/** Shorter words are another one with nearly any letter: there it must be one that sentences start with. */
const LONG_WORD = 6;
const BLOCKS_AROUND = 24;
const HYPHENS = '-\u2010\u00ad¬';
const LETTERS = 'etaoinsrhldcumfpgwybvkxjqzàâäáãåæçéèêëíîïñóôöøœúûüß'.split('');
/** What French, Italian and Catalan words are written in one with: l’école. */
const ELISIONS = 'cdjlmnst';

/**
 * How likely the small letter that a text in Latin script starts with is a capital that was misread (tccording, nhe, o’ailleurs):
 * 0 where the word is one, or stands nearby too. A letter that was misread says nothing of the case of the one it was.
 */
export function misreadCapital({ text, latin, blocks }: SeamSource, { start, block }: Tail): number {
  const word = wordAfter(text, start);
  if (word === '' || isKnown(text, start, word, latin) || !isWordWithCapital(text, start, word, latin))
    return 0;
  return hyphenNearby(text, start, blocks, block) ? 0 : AS_GOOD_AS_CAPITAL;
}

/** Does a word break off at the end of a block nearby? Its rest looks like another word misread. */
function hyphenNearby(text: string, start: number, blocks: Blocks, block: number): boolean {
  const last = Math.min(blocks.count, block + BLOCKS_AROUND);
  for (let other = Math.max(0, block - BLOCKS_AROUND); other < last; other++) {
    const end = blocks.ends[other]!;
    if (Math.abs(end - start) <= REACH && HYPHENS.includes(text[end - 1]!)) return true;
  }
  return false;
}

/** Is it a word, or does it stand nearby, whatever accent its first letter has there (Electeurs, électeurs)? */
function isKnown(text: string, start: number, word: string, latin: LatinStatistics): boolean {
  if (latin.isWord(word) || latin.start(word) !== 0) return true;
  const near = text.slice(Math.max(0, start - REACH), start + REACH).toLowerCase();
  const own = Math.min(REACH, start);
  const initial = withoutAccent(word[0]!);
  return placesOf(near, word.slice(1)).some(
    (at) =>
      at - 1 !== own &&
      at > 0 &&
      withoutAccent(near[at - 1]!) === initial &&
      !isLetter(near.charCodeAt(at - 2)),
  );
}

function withoutAccent(letter: string): string {
  return letter.normalize('NFD')[0]!;
}

function isWordWithCapital(text: string, start: number, word: string, latin: LatinStatistics): boolean {
  const rest = word.slice(1);
  if (rest.startsWith("'") || rest.startsWith('’')) return !ELISIONS.includes(word[0]!);
  if (LETTERS.some((letter) => isStart(letter + rest, latin) || isStart(letter + word, latin))) return true;
  const near = text.slice(Math.max(0, start - REACH), start + REACH);
  const isNamed = (end: string) => placesOf(near, end).some((at) => isInitial(near, at - 1));
  return (rest.length > 1 && isNamed(rest)) || (word.length > 1 && isNamed(word));
}

function isStart(word: string, latin: LatinStatistics): boolean {
  return latin.start(word) > 0 || (word.length >= LONG_WORD && latin.isWord(word));
}

/** A capital that no letter stands before. */
function isInitial(text: string, at: number): boolean {
  return at >= 0 && isCapital(text, at) && !isLetter(text.charCodeAt(at - 1));
}

/** Where a text has a piece that no letter follows; of a piece without letters nowhere. */
function placesOf(text: string, piece: string): number[] {
  const places: number[] = [];
  if (piece === '') return places;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1))
    if (!isLetter(text.charCodeAt(at + piece.length))) places.push(at);
  return places;
}
