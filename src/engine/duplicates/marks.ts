import type { Range } from '../range.ts';

const mark = /\p{P}/gu;

/** UTF-16 unit → 2: punctuation, 1: not, 0: not asked yet. */
const punctuation = new Uint8Array(0x10000);

/** Marks of punctuation in a range. */
export function countMarks(text: string, { start, end }: Range): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (punctuation[code] === 0) punctuation[code] = text[at]!.search(mark) === 0 ? 2 : 1;
    if (punctuation[code] === 2) count += 1;
  }
  return count;
}

/** Where more of the marks differ, they were lost. */
const mostMarksEdited = 0.35;
const readMarksIn = 3000;

/** The same words with a few marks set otherwise: nobody misread that, somebody edited it. */
export function isRepunctuated(text: string, first: Range, second: Range): boolean {
  const [one, other] = [first, second].map(({ start, end }) =>
    (
      text
        .slice(start, Math.min(end, start + readMarksIn))
        .normalize('NFKC')
        .match(mark) ?? []
    ).slice(0, -1),
  ) as [string[], string[]];
  const counts = new Map<string, number>();
  for (const char of one) counts.set(char, (counts.get(char) ?? 0) + 1);
  for (const char of other) counts.set(char, (counts.get(char) ?? 0) - 1);
  const differing = [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
  return differing > 0 && differing < mostMarksEdited * (one.length + other.length);
}
