import type { Change, TextCounts } from './messages.ts';

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0xfeff;

const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x20000 && code <= 0x3ffff);

const isLetter = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0x370 && code <= 0x52f) ||
  (code >= 0x3040 && code <= 0x30ff) ||
  (code >= 0xac00 && code <= 0xd7af);

/** Counts as a newspaper counts: every character that is not white space, punctuation included. One pass, no copies. */
export function countText(text: string): TextCounts {
  let characters = 0;
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    if (isSpace(code)) {
      inWord = false;
      continue;
    }
    characters += 1;
    if (isHan(code)) {
      words += 1;
      inWord = false;
    } else if (isLetter(code)) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) {
      inWord = false;
    }
  }
  return { characters, words };
}

/** Counts of a text after a change: what stands between white space is counted by itself, and the rest is as it was. */
export function countsAfter(counts: TextCounts, before: string, { start, end, text }: Change): TextCounts {
  let from = start;
  while (from > 0 && !isSpace(before.charCodeAt(from - 1))) from -= 1;
  let to = end;
  while (to < before.length && !isSpace(before.charCodeAt(to))) to += 1;
  const gone = countText(before.slice(from, to));
  const come = countText(before.slice(from, start) + text + before.slice(end, to));
  return {
    characters: counts.characters + come.characters - gone.characters,
    words: counts.words + come.words - gone.words,
  };
}
