import { isBlank, isCaselessLetter, isHan, isKana } from '../text/characters.ts';

/** A quotation in a message: enough to recognise the place. */
const WIDE_CHARS = 12;
const NARROW_CHARS = 28;

/** The end of the text before an offset, on one line; nothing from before `floor`. */
export function quoteBefore(text: string, end: number, floor = 0): string {
  return cut(oneLine(text.slice(Math.max(floor, end - NARROW_CHARS * 2), end)), -1);
}

/** The beginning of the text after an offset, on one line. */
export function quoteAfter(text: string, start: number): string {
  return cut(oneLine(text.slice(start, start + NARROW_CHARS * 2)), 1);
}

/** Both, to be read as one: with a space between words, and none between Chinese characters. */
export function quoteAcross(
  text: string,
  end: number,
  start: number,
): { readonly before: string; readonly after: string } {
  const [before, after] = [quoteBefore(text, end), quoteAfter(text, start)];
  const spaced = !isWide(before.charCodeAt(before.length - 1)) && !isWide(after.charCodeAt(0));
  return { before: spaced ? `${before} ` : before, after };
}

function isWide(code: number): boolean {
  return isHan(code) || isKana(code) || (code >= 0x3000 && !isCaselessLetter(code));
}

function cut(line: string, side: -1 | 1): string {
  let wide = false;
  let paired = false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (isSurrogate(code)) paired = true;
    if (isHan(code) || isKana(code)) wide = true;
  }
  if (!paired) {
    const length = wide ? WIDE_CHARS : NARROW_CHARS;
    return (side > 0 ? line.slice(0, length) : line.slice(-length)).trim();
  }
  const characters = Array.from(line);
  const kept = side > 0 ? characters.slice(0, WIDE_CHARS) : characters.slice(-WIDE_CHARS);
  return kept.join('').trim();
}

/**
 * White space as one space, but for line ends between Chinese characters; lone surrogates and control characters gone: the quotation
 * goes into a sentence.
 */
export function oneLine(piece: string): string {
  if (isPlain(piece)) return piece.trim();
  let line = '';
  /** White space before the next character. */
  let gap = '';
  for (const character of piece) {
    const code = character.codePointAt(0) ?? 0;
    if (isSurrogate(code)) continue;
    if (isBlank(code) || isControl(code)) {
      gap += character;
      continue;
    }
    const before = line.charCodeAt(line.length - 1);
    const joined =
      gap.includes('\n') && Math.min(before, code) >= LATIN_END && (isWide(before) || isWide(code));
    if (gap !== '' && line !== '' && !joined) line += ' ';
    gap = '';
    line += character;
  }
  return line;
}

/** Behind it stand the quotation marks and dashes that Chinese text has, too. */
const LATIN_END = 0x2010;

/** One line already, as nearly all pieces are: no white space but single spaces, nothing to leave out. */
function isPlain(piece: string): boolean {
  for (let at = 0; at < piece.length; at++) {
    const code = piece.charCodeAt(at);
    if (
      code === 0x20
        ? piece.charCodeAt(at + 1) === 0x20
        : isBlank(code) || isControl(code) || isSurrogate(code)
    )
      return false;
  }
  return true;
}

function isControl(code: number): boolean {
  return code < 0x20 || code === 0x7f;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
