import type { Range } from '../range.ts';
import { firstWideCode, type Normalised } from '../text/normalise.ts';

/** How far around a copy its neighbours are read, and how much of the copy at either end, in codes. */
const contextCodes = 300;
const copyCodes = 500;
const slots = 1 << 13;
/** Shorter words are the same in any article. */
const minWord = 4;
const multiplier = 0x9e3779b1;

const inCopy = 1;
/** Each further bit: seen around one of the copies. */
const maxCopies = 6;

/**
 * How much of a copy's vocabulary stands around each place and around no other place of it: an article speaks of the
 * same things throughout, so the stray copy stands among strangers.
 *
 * @returns one count a place, of different pieces of two Han characters or a word
 */
export function affinities(page: Normalised, places: readonly Range[]): number[] {
  const marks = new Uint8Array(slots);
  const { start, end } = places[0]!;
  const half = Math.min(copyCodes, end - start);
  markPieces(page, start, start + half, (slot) => (marks[slot] = inCopy));
  markPieces(page, Math.max(start, end - half), end, (slot) => (marks[slot] = inCopy));
  const looked = places.slice(0, maxCopies);
  looked.forEach((place, i) => {
    const note = (slot: number) => {
      const mark = marks[slot]!;
      if (mark !== 0) marks[slot] = mark | (2 << i);
    };
    for (const { start: from, end: to } of contextOf(places, place, page.codes.length))
      markPieces(page, from, to, note);
  });
  const counts = places.map(() => 0);
  for (const mark of marks) {
    const around = mark >> 1;
    // One bit alone: this piece stands around one of the places only.
    if (around !== 0 && (around & (around - 1)) === 0) counts[31 - Math.clz32(around)]! += 1;
  }
  return counts;
}

/** What stands before and after a place, as far as no other place does. */
function contextOf(places: readonly Range[], place: Range, length: number): Range[] {
  let from = Math.max(0, place.start - contextCodes);
  let to = Math.min(length, place.end + contextCodes);
  for (const other of places) {
    if (other === place) continue;
    if (other.end <= place.start) from = Math.max(from, other.end);
    if (other.start >= place.end) to = Math.min(to, other.start);
  }
  return [
    { start: from, end: place.start },
    { start: place.end, end: to },
  ];
}

function markPieces(page: Normalised, from: number, to: number, mark: (slot: number) => void): void {
  const { codes } = page;
  for (let at = from; at + 1 < to;) {
    let length = 1;
    let hash = Math.imul(codes[at]!, multiplier);
    const wide = codes[at]! >= firstWideCode;
    while (at + length < to && (wide ? length < 2 : isSameWord(page, at + length))) {
      hash = Math.imul(hash ^ codes[at + length]!, multiplier) ^ (hash >>> 15);
      length += 1;
    }
    if (wide || length >= minWord) mark((hash >>> 12) & (slots - 1));
    at += wide ? 1 : length;
  }
}

function isSameWord({ codes, offsets }: Normalised, at: number): boolean {
  return codes[at]! < firstWideCode && offsets[at]! - offsets[at - 1]! === 1;
}
