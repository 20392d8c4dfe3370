import type { HanStatistics } from '../language/han-statistics.ts';
import type { BreakModel } from './break-model.ts';
import type { LatinBreakModel } from './latin-break-model.ts';
import type { StartModel } from './start-model.ts';
import type { LatinStatistics } from '../language/latin-statistics.ts';
import type { Blocks } from '../text/blocks.ts';
import { isBlank, isCaselessLetter, isHan, isKana, isLetter, lastWithin } from '../text/characters.ts';
import type { MisreadCapitals } from './misread-capital.ts';
import type { MisreadWords } from './misread-words.ts';
import type { Recurrences } from './elsewhere.ts';
import type { PageStatistics } from './page-statistics.ts';
import { beforeSpecks, behindSpecks, endingAt, type Ending } from './punctuation.ts';

/** What the features read from. */
export interface SeamSource {
  readonly text: string;
  readonly blocks: Blocks;
  readonly page: PageStatistics;
  readonly recurrences: Recurrences;
  readonly misread: MisreadCapitals;
  readonly misreadWords: MisreadWords;
  readonly han: HanStatistics;
  readonly latin: LatinStatistics;
  /** Asked for only where Chinese stands on both sides: its tables are large. */
  breaks(): BreakModel;
  starts(): StartModel;
  /** Asked for only where Latin script stands on both sides. */
  latinBreaks(): LatinBreakModel;
}

/** The text that ends at a place, as far as it matters for whether it is finished. */
export interface Head {
  /** Offset after the last visible character; bold marks, specks and white space behind it are skipped. */
  readonly end: number;
  /** Where its block starts. */
  readonly floor: number;
  readonly block: number;
  /** Is the place its block's end? Only then do the block's kind and shape say something. */
  readonly atBlockEnd: boolean;
  readonly ending: Ending;
  /** Does a full stop lack here, if this is a sentence's end? In Latin script it stands behind a closing bracket, too. */
  readonly lacksStop: boolean;
  readonly wide: boolean;
  /** In a script that has no capitals, other than Chinese and Japanese. */
  readonly caseless: boolean;
}

/** The text that starts at a place. */
export interface Tail {
  readonly start: number;
  readonly ceiling: number;
  readonly block: number;
  readonly atBlockStart: boolean;
  readonly wide: boolean;
}

/** Characters that are read on either side, at most. */
export const REACH_CHARS = 160;

/** In Latin script the full stop stands before them, or lacks. */
const CLOSING_QUOTES = '”"»’';

/** “一带一路”: what is longer is what somebody said, and may be all that a paragraph says. */
const LONGEST_TERM = 14;

/** In Chinese it stands behind them: behind the name of a work, and a term. A bracket, too, may close a sentence: 。（记者王伟） */
function lacksMarkInHan(text: string, floor: number, end: number): boolean {
  const last = text[end - 1]!;
  if (last === '》') return true;
  if (last === '）' || last === ')') return closesNote(text, floor, end);
  const opened = last === '”' ? '“' : last === '」' ? '「' : undefined;
  if (opened === undefined) return false;
  return lastWithin(text, opened, Math.max(floor, end - 2 - LONGEST_TERM), end - 1) >= 0;
}

/** 今天（12月5日）: what is added to a word, and not who wrote the text, what a picture shows, or where the text goes on. */
function closesNote(text: string, floor: number, end: number): boolean {
  const from = Math.max(floor + 1, end - LONGEST_NOTE);
  const opened = Math.max(lastWithin(text, '（', from, end - 1), lastWithin(text, '(', from, end - 1));
  if (opened < 0) return false;
  if (!isHan(text.charCodeAt(opened - 1))) return false;
  return !BESIDES_TEXT.test(text.slice(opened, end));
}

const LONGEST_NOTE = 24;
const BESIDES_TEXT = /[记記通][者讯訊]|[图圖摄攝编編译譯]|完|[来來]源|供稿|[上下][接转轉]|[见見]第|作者/u;

export function readHead({ text, blocks }: SeamSource, place: number): Head {
  let end = place;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  const block = blocks.at(end - 1);
  const floor = block < 0 ? 0 : blocks.starts[block]!;
  const marked = beforeMarks(text, floor, end);
  end = beforeSpecks(text, floor, marked);
  const blockEnd = block < 0 ? 0 : blocks.ends[block]!;
  const wide = isWideNear(text, Math.max(floor, end - 12), end);
  const last = end <= floor ? 'terminal' : endingAt(text, end - 1, floor);
  const lacksMark =
    last === 'closed' && (wide ? lacksMarkInHan(text, floor, end) : CLOSING_QUOTES.includes(text[end - 1]!));
  const ending = lacksMark ? 'plain' : last;
  return {
    end,
    floor,
    block,
    atBlockEnd: marked >= blockEnd - 4 && onlyMarks(text, marked, blockEnd),
    ending,
    lacksStop: ending === 'plain' || (ending === 'closed' && !wide && ')]'.includes(text[end - 1]!)),
    wide,
    caseless: !wide && isCaselessLetter(text.charCodeAt(end - 1)),
  };
}

export function readTail({ text, blocks }: SeamSource, place: number): Tail {
  let start = place;
  while (start < text.length && (isBlank(text.charCodeAt(start)) || isBoldMark(text, start))) start++;
  const block = blocks.at(start);
  const blockStart = block < 0 ? 0 : blocks.starts[block]!;
  const ceiling = block < 0 ? text.length : Math.max(start, blocks.ends[block]!);
  return {
    start: behindSpecks(text, start, ceiling),
    ceiling,
    block,
    atBlockStart: start - blockStart <= 4 && onlyMarks(text, blockStart, start),
    wide: isWideNear(text, start, Math.min(text.length, start + 12)),
  };
}

/** The end of a block's text without its closing bold marks; a rule of asterisks is all its text. */
function beforeMarks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (isBlank(text.charCodeAt(at - 1)) || isBoldMark(text, at - 1))) at--;
  return at > start ? at : end;
}

function isBoldMark(text: string, at: number): boolean {
  return text[at] === '*' && (text[at - 1] === '*' || text[at + 1] === '*');
}

function onlyMarks(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== '*' && !isBlank(text.charCodeAt(at))) return false;
  return true;
}

/** 大統領은: in Korean, characters stand among Hangul. */
const LETTERS_FOR_HANGUL = 9;

function isWideNear(text: string, start: number, end: number): boolean {
  let wide = 0;
  let letters = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code) || isKana(code)) wide++;
    else if (isLetter(code)) letters++;
    else if (isCaselessLetter(code)) letters += LETTERS_FOR_HANGUL;
  }
  return wide * 3 >= letters && wide > 0;
}
