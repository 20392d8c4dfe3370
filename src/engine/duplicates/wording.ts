import { hanClass } from '../language/han-statistics.ts';
import { shippedStatistics } from '../language/shipped.ts';
import { isBlank, isDigit, isHan, isLetter, isSpace } from '../text/characters.ts';
import type { Range } from '../range.ts';

/** What one copy says in other characters than the other copies. */
export interface OwnWording {
  /** Pieces (pairs of Han characters, words, numbers) that no other copy has and that read well. */
  readonly sound: number;
  /** The same for pieces that no text has: characters misread. */
  readonly misread: number;
  /**
   * How odd is what some other copy has not: a piece that no text has counts 1, a word 1 more for each three letters in a row
   * that no known word has, a rare Han character 1; a Han character or a mark left out a half, and so does a space between Han characters.
   */
  readonly oddness: number;
  /** Pieces of the copy that were looked at. */
  readonly pieces: number;
  /** Most pieces in a row that no other copy has. */
  readonly longestRun: number;
}

/** One of two copies has so much more that no text has, and little of its own that others have: else they say two things. */
const CLEARLY_ODD = 1;

/** Is what tells two copies apart that one of them was misread? */
export function isMisreading(wordings: readonly [OwnWording, OwnWording]): boolean {
  const [odd, other] = wordings.toSorted((a, b) => b.oddness - a.oddness) as [OwnWording, OwnWording];
  return odd.oddness - other.oddness >= CLEARLY_ODD && odd.misread > odd.sound;
}

/** A copy is read up to here: enough to tell, and a bound for hostile texts. */
const readChars = 3000;

/**
 * Copies that differ were either misread, and then the pieces that one has to itself are no words, or somebody wrote
 * the passage again in other words, and then they are words on either side.
 *
 * @param unread of each range, what is left out of account
 */
export function ownWordings(
  text: string,
  ranges: readonly Range[],
  unread: readonly (readonly Range[])[],
): OwnWording[] {
  const read: Read[] = ranges.map((range, i) => {
    const copy = { found: new Map<Piece, number>(), han: 0, marks: 0, marksBehind: 0, spaces: 0 };
    for (const { start, end } of partsOf(range, unread[i]!)) addPieces(text, start, end, copy);
    return copy;
  });
  const { latin } = shippedStatistics();
  const mostHan = Math.max(...read.map(({ han }) => han));
  const mostMarks = Math.max(...read.map(({ marks }) => marks));
  return read.map((copy) => {
    const wording = {
      sound: 0,
      misread: 0,
      oddness: LOST * (mostHan - copy.han + mostMarks - copy.marks) + SPACED * copy.spaces,
      pieces: 0,
      longestRun: 0,
    };
    let run = 0;
    copy.found.forEach((oddness, piece) => {
      const single = isSingle(piece);
      if (!single) wording.pieces += 1;
      let lacking = 0;
      for (const { found } of read) if (!found.has(piece)) lacking += 1;
      if (lacking > 0 && oddness > 0)
        wording.oddness += oddness + (typeof piece === 'string' ? latin.unheardOf(piece) : 0);
      if (single) return;
      if (lacking < read.length - 1) {
        run = 0;
        return;
      }
      run += 1;
      wording.longestRun = Math.max(wording.longestRun, run);
      if (oddness === 0) wording.sound += 1;
      else wording.misread += 1;
    });
    return wording;
  });
}

/** What stands between words: no hyphens, of which there may be too many, and no marks of formats. */
const PUNCTUATION = new Set('，。、；：！？（）“”‘’「」『』《》〈〉…—,.;:!?()"\'«»„¿¡');
/** How odd it is that one copy has a character or a mark less than another. */
const LOST = 0.5;
/** … that a space stands between Han characters. */
const SPACED = 0.5;

/** What is read of a copy. */
interface Read {
  /** Piece → is it odd? 0 where it is known from other texts, else 1. */
  readonly found: Map<Piece, number>;
  /** Han characters, of two alike on end the first alone: the other may have been read twice. */
  han: number;
  /** Punctuation between its words. */
  marks: number;
  /** The same behind the last word so far. */
  marksBehind: number;
  /** White space between two Han characters of one line. */
  spaces: number;
}

/** A word, both units of a pair of Han characters, or the one of a rare character. */
type Piece = string | number;

const PAIR = 0x10000;
/** Rare is a character that no more others follow more often than by chance: one in a hundred of a text, most of what is misread at random. */
const RARE = 2;

function isSingle(piece: Piece): boolean {
  return typeof piece === 'number' && piece < PAIR;
}

/** What is read of a range. */
function partsOf({ start, end }: Range, unread: readonly Range[]): Range[] {
  const last = Math.min(end, start + readChars);
  const parts: Range[] = [];
  let from = start;
  for (const out of unread.toSorted((a, b) => a.start - b.start)) {
    if (out.start > from) parts.push({ start: from, end: Math.min(last, out.start) });
    from = Math.max(from, out.end);
  }
  return [...parts, { start: from, end: last }];
}

function addPieces(text: string, start: number, end: number, copy: Read): void {
  const { han, latin } = shippedStatistics();
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (copy.marksBehind > 0 && (isHan(code) || isDigit(code) || isLetter(code))) {
      if (copy.found.size > 0) copy.marks += copy.marksBehind;
      copy.marksBehind = 0;
    }
    if (isHan(code)) {
      const folded = hanClass(code);
      if (folded !== before) copy.han += 1;
      if (isSpace(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at - 2))) copy.spaces += 1;
      if (before !== 0) copy.found.set(before * PAIR + folded, han.follow(before, folded) > 0 ? 0 : 1);
      if (han.followers(folded) <= RARE) copy.found.set(folded, 1);
      before = folded;
      continue;
    }
    if (isDigit(code)) {
      let numberEnd = at + 1;
      while (numberEnd < end && isDigit(text.charCodeAt(numberEnd))) numberEnd += 1;
      copy.found.set(text.slice(at, numberEnd).normalize('NFKC'), 0);
      at = numberEnd - 1;
      before = 0;
      continue;
    }
    if (isLetter(code)) {
      const word = wordAt(text, at, end);
      // A letter within Chinese text: what became of a character. Of a divided word nobody knows whether the hyphen is its own.
      const reads = before === 0 && (word.isDivided || latin.isWord(word.letters));
      copy.found.set(word.letters, reads ? 0 : 1);
      at = word.end - 1;
      before = 0;
    } else if (!isBlank(code)) {
      if (PUNCTUATION.has(text[at]!) && !isPlainQuote(text, at)) copy.marksBehind += 1;
      before = 0;
    }
  }
}

/** What became of “ and ” or 「 and 」 beside a Han character. */
function isPlainQuote(text: string, at: number): boolean {
  return text[at] === '"' && (isHan(text.charCodeAt(at - 1)) || isHan(text.charCodeAt(at + 1)));
}

const hyphenAtLineEnd = /[-\u00ad\u2010¬]\r?\n[^\S\n]*/y;

interface Word {
  /** In lower case, put together where the end of a line divides it. */
  readonly letters: string;
  readonly isDivided: boolean;
  readonly end: number;
}

function wordAt(text: string, start: number, end: number): Word {
  const firstEnd = lettersEnd(text, start, end);
  hyphenAtLineEnd.lastIndex = firstEnd;
  const restStart = hyphenAtLineEnd.test(text) ? hyphenAtLineEnd.lastIndex : firstEnd;
  const restEnd = lettersEnd(text, restStart, end);
  const isDivided = restEnd > restStart;
  const letters = text.slice(start, firstEnd) + text.slice(restStart, restEnd);
  return { letters: letters.toLowerCase(), isDivided, end: isDivided ? restEnd : firstEnd };
}

function lettersEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetter(text.charCodeAt(at))) at += 1;
  return at;
}
