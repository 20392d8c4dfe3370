import { isBlank, isHan, isLetter, isSpace } from '../text/characters.ts';

const WIDE_MARKS = '，、；：。！？．';
/** A colon begins what stood behind a name or a title, in lists. */
const NARROW_MARKS = ',;';
/** Set as two: —— and …… */
const DOUBLED_MARKS = '—…';
/** `" said the mayor`, `'s office`, `% of them`. */
const REST_OF_WORDS = /^(?:["”]\s\p{Ll}|['’](?:s|t|re|ve|ll|d|m)\s|%[\s,.;])/u;

/**
 * ，节假日另行公告; `, said the mayor`: does a text begin with a mark that stands right behind words, and has it more of its sentence or
 * the next one behind that?
 *
 * @returns 1 if it has, 2 if it begins with the second half of a mark, 0 otherwise
 */
export function beginsWithMark(text: string, start: number, ceiling: number): number {
  const mark = text[start] ?? ' ';
  const behind = text[start + 1] ?? ' ';
  if (start + 2 >= ceiling) return 0;
  if (DOUBLED_MARKS.includes(mark)) return isSecondHalf(text, start, mark) ? 2 : 0;
  return standsBehindWords(text, start, mark, behind) ? 1 : 0;
}

function standsBehindWords(text: string, start: number, mark: string, behind: string): boolean {
  const next = behind.charCodeAt(0);
  if (WIDE_MARKS.includes(mark)) return !WIDE_MARKS.includes(behind) && behind !== '.' && !isSpace(next);
  if (!NARROW_MARKS.includes(mark)) return REST_OF_WORDS.test(text.slice(start, start + 4));
  return isHan(next) || (isSpace(next) && isLetter(text.charCodeAt(start + 2)));
}

/** … ¶ …他说: each half of the mark stands alone. */
function isSecondHalf(text: string, start: number, mark: string): boolean {
  if (text[start + 1] === mark) return false;
  let before = start - 1;
  while (before > 0 && isBlank(text.charCodeAt(before))) before -= 1;
  return text[before] === mark && text[before - 1] !== mark;
}
