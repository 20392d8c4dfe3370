import { hanClass } from '../language/han-statistics.ts';
import { shippedStatistics } from '../language/shipped.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';
import type { Range } from '../range.ts';

/** What one copy says in other characters than the other copies. */
export interface OwnWording {
  /** Pieces (pairs of Han characters, words, numbers) that no other copy has and that read well. */
  readonly sound: number;
  /** The same for pieces that no text has: characters misread. */
  readonly misread: number;
  /** Pieces of the copy that were looked at. */
  readonly pieces: number;
  /** Most pieces in a row that no other copy has. */
  readonly longestRun: number;
}

/** A copy is read up to here: enough to tell, and a bound for hostile texts. */
const readChars = 3000;

/**
 * Copies that differ were either misread, and then the pieces that one has to itself are no words, or somebody wrote
 * the passage again in other words, and then they are words on either side.
 *
 * @param apart of each range, what is left out of account: another copy leaves it out
 */
export function ownWordings(
  text: string,
  ranges: readonly Range[],
  apart: readonly (readonly Range[])[],
): OwnWording[] {
  const pieces = ranges.map((range, i) => {
    const found = new Map<Piece, boolean>();
    for (const { start, end } of partsOf(range, apart[i]!)) addPieces(text, start, end, found);
    return found;
  });
  return pieces.map((own) => {
    const wording = { sound: 0, misread: 0, pieces: own.size, longestRun: 0 };
    let run = 0;
    own.forEach((reads, piece) => {
      for (const other of pieces) {
        if (other === own || !other.has(piece)) continue;
        run = 0;
        return;
      }
      run += 1;
      wording.longestRun = Math.max(wording.longestRun, run);
      if (reads) wording.sound += 1;
      else wording.misread += 1;
    });
    return wording;
  });
}

/** A word, or both units of a pair of Han characters. */
type Piece = string | number;

/** What is read of a range. */
function partsOf({ start, end }: Range, apart: readonly Range[]): Range[] {
  const last = Math.min(end, start + readChars);
  const parts: Range[] = [];
  let from = start;
  for (const out of apart.toSorted((a, b) => a.start - b.start)) {
    if (out.start > from) parts.push({ start: from, end: Math.min(last, out.start) });
    from = Math.max(from, out.end);
  }
  return [...parts, { start: from, end: last }];
}

/** Piece → is it known from other texts? */
function addPieces(text: string, start: number, end: number, pieces: Map<Piece, boolean>): void {
  const { han, latin } = shippedStatistics();
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      const folded = hanClass(code);
      if (before !== 0) pieces.set(before * 0x10000 + folded, han.follow(before, folded) > 0);
      before = folded;
      continue;
    }
    if (isDigit(code)) {
      let numberEnd = at + 1;
      while (numberEnd < end && isDigit(text.charCodeAt(numberEnd))) numberEnd += 1;
      pieces.set(text.slice(at, numberEnd).normalize('NFKC'), true);
      at = numberEnd - 1;
      before = 0;
      continue;
    }
    if (isLetter(code)) {
      let wordEnd = at + 1;
      while (wordEnd < end && isLetter(text.charCodeAt(wordEnd))) wordEnd += 1;
      const word = text.slice(at, wordEnd).toLowerCase();
      // A letter within Chinese text: what became of a character.
      pieces.set(word, before === 0 && latin.isWord(word));
      at = wordEnd - 1;
      before = 0;
    } else if (text[at]!.trim() !== '') before = 0;
  }
}
