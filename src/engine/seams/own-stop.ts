import type { Head, SeamSource } from './seam-sides.ts';

/** Log-odds that a full stop behind a break is that of the sentence before it, where it looks so. */
export const OWN_STOP_ODDS = 5;
/** Alone on its line, or with a sentence behind it; or with more of a sentence: vgl ¶ . auch. */
const STOP = /^\.(?:\s|$)/u;
const STOP_OF_SENTENCE = /^\.(?:\s*\n|\s*$|\s{1,2}["“„«(]?\p{Lu})/u;
const CHARS_TO_TELL = 5;
/** Behind less a point may be a speck of anything. */
const FEWEST_CHARS_BEFORE = 40;
/** Pages that lose their marks have points in other places. */
const KEEPS_MARKS_FROM = 0.5;

/**
 * … the win over Italy ¶ . His replacement: is the point that stands behind a break in Latin script the one that the text before lacks?
 * It may be all that stands there.
 */
export function isOwnStop({ text, page }: SeamSource, head: Head, start: number): boolean {
  if (text[start] !== '.' || !STOP.test(text.slice(start, start + 2))) return false;
  if (head.wide || !head.lacksStop || !head.atBlockEnd || head.end - head.floor < FEWEST_CHARS_BEFORE)
    return false;
  return page.keepsMarks(head.block) >= KEEPS_MARKS_FROM;
}

/** … and does it end the sentence? */
export function endsWithOwnStop(source: SeamSource, head: Head, start: number): boolean {
  return (
    STOP_OF_SENTENCE.test(source.text.slice(start, start + CHARS_TO_TELL)) && isOwnStop(source, head, start)
  );
}
