import type { Range } from '../range.ts';
import { isBlank, isLineEnd, isSpace } from '../text/characters.ts';

const ZERO_WIDTH_JOINER = 0x200d;

/** Is the offset a place where text may be cut: inside no surrogate pair, before no mark that belongs to what precedes? */
function isCharacterBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.charCodeAt(at - 1);
  const code = text.charCodeAt(at);
  if (code < 0x300 && before < 0x300) return !(before === 0x0d && code === 0x0a);
  if (isHighSurrogate(before) && isLowSurrogate(code)) return false;
  if (before === ZERO_WIDTH_JOINER || code === ZERO_WIDTH_JOINER) return false;
  return !/^[\p{M}\u{1F3FB}-\u{1F3FF}]/u.test(text.slice(at, at + 2));
}

/** The range without white space at its ends, widened where an end would cut a character in two. */
export function wholeCharacters(text: string, range: Range): Range {
  let start = skipBlanks(text, range.start, range.end);
  let end = skipBlanksBack(text, range.end, start);
  while (!isCharacterBoundary(text, start)) start--;
  while (!isCharacterBoundary(text, end)) end++;
  return { start, end };
}

export function skipBlanks(text: string, from: number, limit = text.length): number {
  let at = from;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  return at;
}

export function skipBlanksBack(text: string, from: number, limit = 0): number {
  let at = from;
  while (at > limit && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Start of the indentation before a line's first character. */
export function indentStart(text: string, lineTextStart: number): number {
  let at = lineTextStart;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

export function hasLineEnd(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isLineEnd(text.charCodeAt(at))) return true;
  return false;
}

export function countLineEnds(text: string): number {
  return text.match(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu)?.length ?? 0;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
