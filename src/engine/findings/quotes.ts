import { isBlank, isHan, isKana } from '../text/characters.ts';

/** A quotation in a message: enough to recognise the place. */
const WIDE_CHARS = 12;
const NARROW_CHARS = 28;

/** The end of the text before an offset, on one line. */
export function quoteBefore(text: string, end: number): string {
  return cut(oneLine(text.slice(Math.max(0, end - NARROW_CHARS * 2), end)), -1);
}

/** The beginning of the text after an offset, on one line. */
export function quoteAfter(text: string, start: number): string {
  return cut(oneLine(text.slice(start, start + NARROW_CHARS * 2)), 1);
}

function cut(piece: string, side: -1 | 1): string {
  const characters = Array.from(piece);
  const wide = characters.some((character) => isWide(character.codePointAt(0) ?? 0));
  const length = wide ? WIDE_CHARS : NARROW_CHARS;
  const kept = side > 0 ? characters.slice(0, length) : characters.slice(-length);
  return kept.join('').trim();
}

function isWide(code: number): boolean {
  return isHan(code) || isKana(code) || code > 0xffff;
}

/** White space as one space, lone surrogates and control characters gone: the quotation goes into a sentence. */
function oneLine(piece: string): string {
  let line = '';
  for (const character of piece) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) continue;
    if (isBlank(code) || code < 0x20 || code === 0x7f) {
      if (line !== '' && !line.endsWith(' ')) line += ' ';
    } else line += character;
  }
  return line.trim();
}
