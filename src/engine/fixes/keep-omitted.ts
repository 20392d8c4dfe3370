import type { DuplicateDraft } from '../findings/drafts.ts';
import type { Edit, Range } from '../range.ts';

/**
 * Edits that bring what only the copies have that go into one that stays: nothing of a text is lost with a copy.
 *
 * @param goes indexes of the copies that go
 * @returns null where something would be lost all the same
 */
export function keepOmitted(
  { text, written }: { readonly text: string; readonly written: string },
  draft: DuplicateDraft,
  goes: ReadonlySet<number>,
): Edit[] | null {
  const { omissions, occurrences } = draft;
  const passages = omissions.filter(({ what }) => what === 'passage');
  const edits = new Map<number, Edit>();
  for (const { copy, text: piece } of passages) {
    if (!goes.has(copy)) continue;
    const shown = passages.filter((other) => other.copy === copy && sameRange(other.text, piece));
    const stays = occurrences.flatMap((_, index) => (goes.has(index) ? [] : [index]));
    if (stays.some((index) => hasPiece(draft, text, index, shown))) continue;
    const place = shown.find(({ lacking }) => stays.includes(lacking));
    if (!place) return null;
    if (!edits.has(place.at.start)) edits.set(place.at.start, insertion(written, piece, place.at));
  }
  return [...edits.values()];
}

/** Parts of a copy that go with it: what stands in its midst and is no part of it stays. */
export function partsThatGo({ occurrences, omissions }: DuplicateDraft, copy: number): Range[] {
  const whole = occurrences[copy]!;
  const parts: Range[] = [];
  let { start } = whole;
  const between = omissions.filter((left) => left.copy === copy && left.what === 'between');
  for (const { text } of between.toSorted((a, b) => a.text.start - b.text.start)) {
    if (text.start <= start) continue;
    parts.push({ start, end: text.start });
    start = text.end;
  }
  return [...parts, { start, end: whole.end }];
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
