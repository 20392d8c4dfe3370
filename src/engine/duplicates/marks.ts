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
/** So many marks that one has and the other has not, where the other has none of its own: nobody edits that. */
const MARKS_LOST = 3;
const readMarksIn = 3000;
/** The end of a line that another column has no more: _par- ents_. */
const hyphenWithin = /(?<=\p{L})[-‐] (?=\p{Ll})/gu;
const marksAtEnds = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;

/** One mark in the forms that fonts and programs write it in. */
const oneForm = new Map(
  ['"“”„‟«»‹›「」『』﹁﹂', "'‘’‚`´", '.。．｡', ',，、､', '-–—―─‐‑'].flatMap((forms) =>
    Array.from(forms, (form) => [form, forms[0]!] as const),
  ),
);

/**
 * The same words with a few marks set otherwise: nobody misread that, somebody edited it. How a mark is written is no
 * difference, nor are the marks at either end, nor full stops that are lost or read as commas: nobody edits those away.
 */
export function isRepunctuated(text: string, first: Range, second: Range): boolean {
  const one = marksWithin(text, first);
  const other = marksWithin(text, second);
  const counts = new Map<string, number>();
  for (const char of one) counts.set(char, (counts.get(char) ?? 0) + 1);
  for (const char of other) counts.set(char, (counts.get(char) ?? 0) - 1);
  const stops = Math.abs(counts.get('.') ?? 0);
  const commas = Math.abs(counts.get(',') ?? 0);
  counts.set('.', 0).set(',', Math.max(0, commas - stops));
  const differing = [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
  const more = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // An editor takes out a mark or two, or sets others; a copy that only lacks several has lost them.
  if (Math.abs(more) === differing && differing >= MARKS_LOST) return false;
  return differing > 0 && differing < mostMarksEdited * (one.length + other.length);
}

function marksWithin(text: string, { start, end }: Range): string[] {
  const read = text.slice(start, Math.min(end, start + readMarksIn)).normalize('NFKC');
  const within = read.replace(marksAtEnds, '').replaceAll(hyphenWithin, '');
  return Array.from(within.match(mark) ?? [], (char) => oneForm.get(char) ?? char);
}
