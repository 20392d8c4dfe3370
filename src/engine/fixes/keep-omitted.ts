import type { DuplicateDraft } from '../findings/drafts.ts';
import type { Edit, Range } from '../range.ts';

export interface KeptOmissions {
  readonly edits: readonly Edit[];
  /** Whether nothing is lost: not of all there is a place in a copy that stays. */
  readonly isAll: boolean;
}

/**
 * Edits that bring what only the copies have that go into one that stays, so that nothing of a text is lost with a copy.
 *
 * @param goes indexes of the copies that go
 */
export function keepOmitted(
  { text, written }: { readonly text: string; readonly written: string },
  draft: DuplicateDraft,
  goes: ReadonlySet<number>,
): KeptOmissions {
  const { omissions, occurrences } = draft;
  const passages = omissions.filter(({ what }) => what === 'passage');
  const edits = new Map<number, Edit>();
  let isAll = true;
  for (const { copy, text: piece } of passages) {
    if (!goes.has(copy)) continue;
    const shown = passages.filter((other) => other.copy === copy && sameRange(other.text, piece));
    const stays = occurrences.flatMap((_, index) => (goes.has(index) ? [] : [index]));
    if (stays.some((index) => hasPiece(draft, text, index, shown))) continue;
    const at =
      shown.find(({ lacking }) => stays.includes(lacking))?.at ??
      placeBetween(text, draft, stays, copy, piece);
    if (!at) isAll = false;
    else if (!edits.has(at.start)) edits.set(at.start, insertion(written, piece, at));
  }
  return { edits: [...edits.values()], isAll };
}

/** Parts of a copy that go with it: what stands in its midst and is no part of it stays, what breaks off behind it goes. */
export function partsThatGo({ occurrences, omissions, brokenOff }: DuplicateDraft, copy: number): Range[] {
  const whole = occurrences[copy]!;
  const parts: Range[] = [];
  let { start } = whole;
  const between = omissions.filter((left) => left.copy === copy && left.what === 'between');
  for (const { text } of between.toSorted((a, b) => a.text.start - b.text.start)) {
    if (text.start <= start) continue;
    parts.push({ start, end: text.start });
    start = text.end;
  }
  if (brokenOff && copy === occurrences.length - 1) parts.push(brokenOff);
  return [...parts, { start, end: whole.end }].toSorted((a, b) => a.start - b.start);
}

/** Does a copy that is not known to lack a piece have it? */
function hasPiece(
  { occurrences }: DuplicateDraft,
  text: string,
  index: number,
  shown: DuplicateDraft['omissions'],
): boolean {
  if (shown.some(({ lacking }) => lacking === index)) return false;
  const [{ text: piece }] = shown as [DuplicateDraft['omissions'][number]];
  const { start, end } = occurrences[index]!;
  return squash(text.slice(start, end)).includes(squash(text.slice(piece.start, piece.end)));
}

/** Letters that a place is known by, on either side of it: so many, or where a copy differs there, so many. */
const contextLetters = [12, 6];

/**
 * The place in a copy that stays where the letters around a piece of another copy stand side by side. Of several copies
 * of a passage only some pairs were compared, and the piece may be known to be lacking in others alone.
 */
function placeBetween(
  text: string,
  { occurrences }: DuplicateDraft,
  stays: readonly number[],
  copy: number,
  piece: Range,
): Range | null {
  const whole = occurrences[copy]!;
  const before = squash(text.slice(whole.start, piece.start));
  const behind = squash(text.slice(piece.end, whole.end));
  for (const letters of contextLetters) {
    const [head, tail] = [before.slice(-letters), behind.slice(0, letters)];
    if (head.length < letters || tail.length < letters) continue;
    for (const index of stays) {
      const at = onlyPlaceOf(text, occurrences[index]!, head, tail);
      if (at) return at;
    }
  }
  return null;
}

function onlyPlaceOf(text: string, { start, end }: Range, head: string, tail: string): Range | null {
  const offsets: number[] = [];
  let at = start;
  for (const character of text.slice(start, end)) {
    // One for each of its units.
    if (squash(character) !== '')
      for (let unit = 0; unit < character.length; unit += 1) offsets.push(at + unit);
    at += character.length;
  }
  const letters = offsets.map((offset) => text[offset]).join('');
  const found = letters.indexOf(head + tail);
  if (found < 0 || letters.indexOf(head + tail, found + 1) >= 0) return null;
  const middle = found + head.length;
  return { start: offsets[middle - 1]! + 1, end: offsets[middle]! };
}

/** Puts a piece where the marks and white space `at` stand: its own marks at either end that stand there stay. */
function insertion(text: string, piece: Range, at: Range): Edit {
  const [more, there] = [text.slice(piece.start, piece.end), text.slice(at.start, at.end)];
  let head = 0;
  while (head < there.length && more[head] === there[head]) head += 1;
  let tail = 0;
  while (tail < there.length - head && more[more.length - 1 - tail] === there[there.length - 1 - tail])
    tail += 1;
  return { start: at.start + head, end: at.end - tail, text: more.slice(head, more.length - tail) };
}

const sameRange = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;

const squash = (piece: string): string => piece.replace(/[^\p{L}\p{N}]/gu, '');
