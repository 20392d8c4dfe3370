import { isFurniture, type Edit, type Range } from '../../engine/index.ts';
import type { Going } from './actions.ts';
import { diffTexts } from './text-diff.ts';

/** Less is another reading of the same words, which the comparison shows: five Chinese characters, fifteen letters. */
const leastWeight = 15;
/** Where another text stands in its place, it must be so much. */
const leastWeightReplaced = 36;

const hanWeight = 3;

const squash = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

function weightOf(text: string): number {
  let weight = 0;
  for (const letter of squash(text))
    weight += /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter) ? hanWeight : 1;
  return weight;
}

/**
 * What only the copies that go have: it is on the page no more once they are deleted.
 *
 * @param texts the copies, in order
 * @param brought what is brought from those that go into those that stay
 * @returns each piece once, in the order of the copies
 */
export function lostTexts(
  texts: readonly string[],
  going: Going,
  brought: readonly string[],
): readonly string[] {
  const staying = texts.filter((_, index) => !going.has(index));
  const left = [...staying, ...brought].map(squash);
  const lost: string[] = [];
  const seen = new Set(left);
  for (const index of going) {
    const text = texts[index] ?? '';
    const letters = squash(text);
    if (seen.has(letters)) continue;
    seen.add(letters);
    const pieces = staying
      .map((other) => onlyIn(text, other))
      .reduce((fewest, some) => (some.length < fewest.length ? some : fewest));
    for (const piece of pieces) {
      const own = squash(piece);
      if (left.some((other) => other.includes(own)) || lost.some((other) => squash(other).includes(own)))
        continue;
      lost.push(piece.trim());
    }
  }
  return lost;
}

function onlyIn(text: string, other: string): string[] {
  // The number of a page goes with its copy.
  return diffTexts(text, other).flatMap(({ same, left, right }) => {
    if (same) return [];
    const weight = weightOf(left);
    if (left.split('\n').every((line) => line.trim() === '' || isFurniture(line.trim()))) return [];
    const isMore = weight >= leastWeight && weight - weightOf(right) >= leastWeight;
    return isMore || weight >= leastWeightReplaced ? [left] : [];
  });
}

const overlap = (range: Range, edit: Edit): Range => ({
  start: Math.max(range.start, edit.start),
  end: Math.min(range.end, edit.end),
});

/** What of a copy edits delete: a caption in its midst may stay. */
export function deletedText(copy: Range, edits: readonly Edit[], slice: (range: Range) => string): string {
  return edits
    .map((edit) => overlap(copy, edit))
    .filter(({ start, end }) => start < end)
    .map(slice)
    .join('');
}

const isWithin = (edit: Edit, { start, end }: Range): boolean => edit.start > start && edit.end < end;

/** What edits bring into copies that stay. */
export function broughtTexts(
  copies: readonly Range[],
  going: Going,
  edits: readonly Edit[],
): readonly string[] {
  return edits
    .filter(
      (edit) =>
        edit.text.trim() !== '' && copies.some((copy, index) => !going.has(index) && isWithin(edit, copy)),
    )
    .map(({ text }) => text.trim());
}
