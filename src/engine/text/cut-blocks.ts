import {
  endsCaption,
  isBylineOf,
  isFurniture,
  isSpecks,
  isWritersLine,
  readsAsHeading,
  standsAlone,
} from './block-kinds.ts';
import { runsOn } from './convention.ts';
import { isCapital, isDigit } from './characters.ts';
import { isInitial } from './initials.ts';
import {
  endsSentence,
  endsWithStop,
  FULL_LINE,
  isFull,
  ROOM,
  roomBehind,
  type Setting,
  settingOf,
  SHALLOW_INDENT,
} from './line-setting.ts';
import { columnsOfLine, type Lines } from './lines.ts';
import type { PageLines } from './page-lines.ts';
import { opensItem } from './news-openings.ts';

/** In hard-wrapped text a page number or a running head stands between the lines of a paragraph. */
const WIDEST_FURNITURE_COLUMNS = 60;

export interface BlockCuts {
  /** First lines of the blocks, and `lines.count` as the last entry. */
  readonly firstLines: Int32Array;
  /** Is it hard-wrapped text that has no blank lines between its paragraphs? */
  readonly solid: boolean;
}

/**
 * Cuts a text into blocks.
 *
 * @param inCapitals all text is
 */
export function cutIntoBlocks(
  text: string,
  { lines, wrapWidth, narrow, torn }: Pick<PageLines, 'lines' | 'wrapWidth' | 'narrow' | 'torn'>,
  inCapitals: boolean,
): BlockCuts {
  const firstLines = new Int32Array(lines.count + 1);
  if (wrapWidth === 0) return { firstLines: firstLines.map((_, line) => line), solid: false };
  let count = 0;
  let wasFurniture = false;
  const standsAsInitial = (line: number): boolean =>
    line >= 0 && isInitial(text, lines.starts[line]!, lines.ends[line]!);
  const namesWriter = (line: number): boolean => isBylineOf(text.slice(lines.starts[line], lines.ends[line]));
  const setting = settingOf(text, lines, wrapWidth, narrow);
  for (let line = 0; line < lines.count; line++) {
    const furniture =
      lines.widths[line]! <= WIDEST_FURNITURE_COLUMNS &&
      !endsParagraph(text, lines, line, wrapWidth) &&
      isFurniture(text.slice(lines.starts[line], lines.ends[line]), inCapitals) &&
      !readsAsText(text, lines, line);
    const byInitial =
      standsAsInitial(line) ||
      standsAsInitial(line - 1) ||
      (standsAsInitial(line - 2) && namesWriter(line - 1));
    const continues = line > 0 && !furniture && !wasFurniture && !byInitial;
    wasFurniture = furniture;
    const mayBegin = setting.solid || torn?.[line] === 1;
    if (continues && continuesLine(text, lines, line, firstLines[count - 1]!, setting, mayBegin)) continue;
    firstLines[count++] = line;
  }
  firstLines[count++] = lines.count;
  return { firstLines: firstLines.slice(0, lines.count === 0 ? 1 : count), solid: setting.solid };
}

/** No newspaper has so many pages. */
const YEAR = /^(?:1[5-9]|20)[0-9]{2}$/u;

/**
 * “… in 2010, 2011 and ¶ 2012.”: a number with a full stop right under a line is the paragraph's end, no page number, and
 * a full stop alone is no rule. A number without one is the end of a title or paragraph if the line above had no room for it,
 * and what follows begins anew, or if it is a year.
 */
function endsParagraph(text: string, lines: Lines, line: number, wrapWidth: number): boolean {
  if (line === 0 || lines.gaps[line]! > 0) return false;
  const own = text.slice(lines.starts[line], lines.ends[line]);
  if (/^[0-9]{0,4}[»”’"')\]]{0,2}[.。!?！？][»”’"')\]]{0,2}$/u.test(own)) return true;
  if (!/^[0-9]{1,4}$/u.test(own)) return false;
  if (YEAR.test(own) && roomBehind(text, lines, line, wrapWidth) < 0) return true;
  const next = line + 1;
  if (next >= lines.count || lines.gaps[next] === 0) return false;
  const first = lines.starts[next]!;
  return (
    (isCapital(text, first) || isDigit(text.charCodeAt(first))) &&
    roomBehind(text, lines, line, wrapWidth) < 0
  );
}

/** Says where a text goes on, and nothing else. */
const NAMES_PAGE = /\b(?:page|seite|página|col)\b|\bp[aáp]?g?\.|\b[A-Z][0-9]{1,2}\b/iu;

/** “… people ¶ from the age of 14 ¶ or …”: it looks like the mark of a jump, but goes on with the line right above it. */
function readsAsText(text: string, lines: Lines, line: number): boolean {
  if (line === 0 || lines.gaps[line]! > 0) return false;
  const own = text.slice(lines.starts[line], lines.ends[line]);
  if (NUMBER.test(own)) return SMALL_WORD.test(text.slice(lines.starts[line - 1], lines.ends[line - 1]));
  return runsOn(text, lines, line) && !isSpecks(own) && !NAMES_PAGE.test(own);
}

const NUMBER = /^[0-9]{1,4}$/u;
/** nearly ¶ 100 ¶ million: of a line that was set so wide that a program took each word for one. */
const SMALL_WORD = /^\p{Ll}[\p{Ll}’'-]{1,19}$/u;

/** A Markdown mark: #和颐酒店# names a topic. */
const HEADING = /^#{1,6}\s/u;
const HEADING_CHARS = 7;

/**
 * In hard-wrapped text: does the line go on with the paragraph of the line before?
 *
 * @param first line of that paragraph
 * @param mayBegin no blank line would say that the line begins a paragraph
 */
function continuesLine(
  text: string,
  lines: Lines,
  line: number,
  first: number,
  setting: Setting,
  mayBegin: boolean,
): boolean {
  if (lines.gaps[line]! > 0 || beginsByIndent(lines, line, setting)) return false;
  const start = lines.starts[line]!;
  if (text[start] === '#' && HEADING.test(text.slice(start, start + HEADING_CHARS))) return false;
  if (runsOnBehindSemicolon(text, lines, line)) return true;
  if (mayBegin && beginsInSolid(text, lines, line, first, setting)) return false;
  if (runsOn(text, lines, line)) return true;
  const room = setting.rooms[line]!;
  const ended = endsSentence(text, lines, line - 1);
  // What is quoted within a sentence has its closing mark there, too.
  const stopped = endsWithStop(text, lines, line - 1);
  const leastRoom = stopped ? setting.leastRoom : ROOM;
  if (setting.tight && ended && room >= leastRoom) return false;
  if (beginsBehindOneLine(text, lines, line, setting)) return false;
  // und ¶ Religionsgemeinschaften: it is short because the next word was too long for it.
  if (!stopped && room < 0) return true;
  const columns = columnsOfLine(lines, line - 1);
  // A line whose characters are counted is narrow where it has Latin letters; a ragged Latin one may fill a third of the width.
  const characters = lines.ends[line - 1]! - lines.starts[line - 1]!;
  return Math.max(columns, 2 * characters) >= setting.measures[line - 1]! * FULL_LINE;
}

/** “… dead center, after all; ¶ the house is …”: no paragraph ends so, but a line of verse, too short for prose, does. */
function runsOnBehindSemicolon(text: string, lines: Lines, line: number): boolean {
  const start = lines.starts[line]!;
  return text[lines.ends[line - 1]! - 1] === ';' && /^\p{Ll}{2}/u.test(text.slice(start, start + 2));
}

/** Columns that a line in mid-sentence may lack by the rules of setting; and a first line that has lost its indentation. */
const ROOM_OF_CUT = 2;
const ROOM_OF_FIRST = 8;
/** As many as the first words of an item need. */
const ITEM_CHARS = 24;
/** Behind one of these they are quoted or cited. */
const CITING = '，、：据據《“「『‘按从從由';
/** Lines of a title or a byline. */
const MOST_TITLE_LINES = 3;

/**
 * In solid text, where no blank line and maybe no indentation says so: does the line begin a block by what it says, or because the line
 * before was not filled?
 */
function beginsInSolid(text: string, lines: Lines, line: number, first: number, setting: Setting): boolean {
  const end = lines.ends[line - 1]!;
  const start = lines.starts[line]!;
  if (opensItem(text.slice(start, start + ITEM_CHARS)) && !CITING.includes(text[end - 1]!)) return true;
  const before = text.slice(lines.starts[line - 1], end);
  if (standsAlone(text.slice(start, lines.ends[line])) || endsCaption(before)) return true;
  // ●台北馬拉松即日起開放抽籤報 ¶ 名: an item that fills its line looks like a heading.
  if (standsAlone(before) && setting.rooms[line]! > ROOM_OF_CUT) return true;
  if (line - first < MOST_TITLE_LINES && isWritersLine(text.slice(lines.starts[first], end))) return true;
  if (!setting.strict) return false;
  if (endsSentence(text, lines, line - 1))
    return (!setting.indented && startsSmall(text, lines, line)) || beginsHeading(text, lines, line, setting);
  // Set otherwise than the line before: how full that one is tells nothing.
  if (lines.indents[line]! > lines.indents[line - 1]!) return false;
  const mayLack = line - 1 === first ? ROOM_OF_FIRST : ROOM_OF_CUT;
  return setting.rooms[line]! > mayLack;
}

/** Behind a word that is no abbreviation. */
const WORD_AND_STOP = /\p{Ll}{4}\.$/u;

/** Does it begin in small letters, though a sentence ends right before it? Then what it belongs to is elsewhere. */
function startsSmall(text: string, lines: Lines, line: number): boolean {
  const start = lines.starts[line]!;
  const end = lines.ends[line - 1]!;
  return /^\p{Ll}{2}/u.test(text.slice(start, start + 2)) && WORD_AND_STOP.test(text.slice(end - 5, end));
}

/** Do the line and those that follow it, up to one that has room left, read as a title, a byline or a caption? */
function beginsHeading(text: string, lines: Lines, line: number, setting: Setting): boolean {
  for (let last = line; last < Math.min(lines.count, line + MOST_TITLE_LINES); last++) {
    if (endsSentence(text, lines, last)) return false;
    if (isFilled(text, lines, last, setting)) continue;
    return readsAsHeading(text.slice(lines.starts[line], lines.ends[last]));
  }
  return false;
}

/** Does the next line go on with this one for all that their places and its first words say? */
function isFilled(text: string, lines: Lines, line: number, setting: Setting): boolean {
  const next = line + 1;
  if (next >= lines.count || lines.gaps[next]! > 0 || beginsByIndent(lines, next, setting)) return false;
  const own = text.slice(lines.starts[next], lines.ends[next]);
  if (opensItem(own) || standsAlone(own)) return false;
  return setting.rooms[next]! <= ROOM_OF_CUT;
}

/** Is the line indented, or does it stand out where the others of its paragraph do not? */
function beginsByIndent(lines: Lines, line: number, setting: Setting): boolean {
  const { leastIndent, edge } = setting;
  const [before, own] = [lines.indents[line - 1]!, lines.indents[line]!];
  if (edge === undefined) return own >= before + leastIndent;
  // Behind a line that stands out the others stand where they always do.
  if (own >= before + leastIndent) return own >= edge + leastIndent;
  return (
    own <= edge - leastIndent && before >= own + leastIndent && isFull(lines, line, setting.measures[line]!)
  );
}

/**
 * Behind a line that is a title or a paragraph of its own. A title is centred, not indented as paragraphs are. Of two lines
 * that are indented so, the first is one if it ends a sentence, or if the line after them stands at the edge again.
 */
function beginsBehindOneLine(text: string, lines: Lines, line: number, setting: Setting): boolean {
  const { leastIndent, edge, paragraphEdge } = setting;
  if (edge === undefined) return false;
  const indentedFrom = edge + leastIndent;
  const [before, own] = [lines.indents[line - 1]!, lines.indents[line]!];
  if (before < indentedFrom) return false;
  const isCentred = Math.abs(before - paragraphEdge) >= SHALLOW_INDENT;
  if (own < indentedFrom) return isCentred && isFull(lines, line, setting.measures[line]!);
  if (isCentred || Math.abs(own - paragraphEdge) >= SHALLOW_INDENT) return false;
  if (endsSentence(text, lines, line - 1)) return true;
  const next = line + 1;
  if (next >= lines.count || lines.gaps[next]! > 0 || lines.indents[next]! >= indentedFrom) return false;
  return isFull(lines, line, setting.measures[line]!);
}
