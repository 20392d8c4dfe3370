import { isBlank, isHan, isLetter, isSpace, lastWithin } from '../text/characters.ts';

const WIDE_MARKS = '，、；：。！？．';
/** A colon begins what stood behind a name or a title, in lists. */
const NARROW_MARKS = ',;';
/** With its brackets, and what stands behind them. */
const LONGEST_NOTE_CHARS = 24;
/** A bracket that was opened further before has closed, or never will. */
const LONGEST_OPEN_CHARS = 60;
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

/** （41岁），是附近中学的教师: what a comma stands behind belongs to the words before it. */
const NOTE_AND_MARK = /^[（(][^（）()]{1,20}[)）][，、。；]/u;

function standsBehindWords(text: string, start: number, mark: string, behind: string): boolean {
  const next = behind.charCodeAt(0);
  if (mark === '（' || mark === '(') return NOTE_AND_MARK.test(text.slice(start, start + LONGEST_NOTE_CHARS));
  if (WIDE_MARKS.includes(mark)) return !WIDE_MARKS.includes(behind) && behind !== '.' && !isSpace(next);
  if (mark === ')') return isSpace(next) && closesBracket(text, start);
  if (!NARROW_MARKS.includes(mark)) return REST_OF_WORDS.test(text.slice(start, start + 4));
  return isHan(next) || (isSpace(next) && isLetter(text.charCodeAt(start + 2)));
}

/** （2月2日）发布: a note of its own, and no number of an item, no who wrote it or whence it came. */
const NOTE = /^[（(](?![一二三四五六七八九十\d]{1,3}[)）])([^（）()]{1,20})[)）](?=[\u4e00-\u9fff，、])/u;
const ABOUT_TEXT =
  /[记記通][者讯訊]|[报報社网網台][电電讯訊道导導]?$|提要|[编編按]|[图圖摄攝]|[综綜]合|[来來]源|[上下][接转轉]|[见見]第/u;

/** Does Chinese text begin with what is added to a word before it? */
export function beginsWithNote(text: string, start: number, ceiling: number): boolean {
  const note = NOTE.exec(text.slice(start, Math.min(ceiling, start + LONGEST_NOTE_CHARS)))?.[1];
  return note !== undefined && !ABOUT_TEXT.test(note);
}

/** … ¶ …他说: each half of the mark stands alone. */
function isSecondHalf(text: string, start: number, mark: string): boolean {
  if (text[start + 1] === mark) return false;
  let before = start - 1;
  while (before > 0 && isBlank(text.charCodeAt(before))) before -= 1;
  return text[before] === mark && text[before - 1] !== mark;
}

/** … index (PPI ¶ ) rose by: is a bracket open right before? */
function closesBracket(text: string, start: number): boolean {
  const from = Math.max(0, start - LONGEST_OPEN_CHARS);
  return lastWithin(text, '(', from, start) > lastWithin(text, ')', from, start);
}
