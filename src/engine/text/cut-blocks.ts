import { isFurniture, isSpecks } from './block-kinds.ts';
import { runsOn } from './convention.ts';
import { columnsOf, isBlank, isCapital, isDigit } from './characters.ts';
import type { Lines } from './lines.ts';

/** In hard-wrapped text a page number or a running head stands between the lines of a paragraph. */
const WIDEST_FURNITURE_COLUMNS = 60;

/**
 * First lines of the blocks, and `lines.count` as the last entry.
 *
 * @param wrapWidth columns of a full line; 0: every line is a block
 * @param inCapitals all text is
 */
export function cutIntoBlocks(
  text: string,
  lines: Lines,
  wrapWidth: number,
  inCapitals: boolean,
): Int32Array {
  const firstLines = new Int32Array(lines.count + 1);
  if (wrapWidth === 0) return firstLines.map((_, line) => line);
  let count = 0;
  let wasFurniture = false;
  const setting = settingOf(text, lines, wrapWidth);
  for (let line = 0; line < lines.count; line++) {
    const furniture =
      lines.widths[line]! <= WIDEST_FURNITURE_COLUMNS &&
      !endsParagraph(text, lines, line, wrapWidth) &&
      isFurniture(text.slice(lines.starts[line], lines.ends[line]), inCapitals) &&
      !readsAsText(text, lines, line);
    const continues = line > 0 && !furniture && !wasFurniture;
    wasFurniture = furniture;
    if (continues && continuesLine(text, lines, line, setting)) continue;
    firstLines[count++] = line;
  }
  firstLines[count++] = lines.count;
  return firstLines.slice(0, lines.count === 0 ? 1 : count);
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
  if (/^[0-9]{0,4}[.。!?！？][»”’"')\]]{0,2}$/u.test(own)) return true;
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
  if (line === 0 || lines.gaps[line]! > 0 || !runsOn(text, lines, line)) return false;
  const own = text.slice(lines.starts[line], lines.ends[line]);
  return !isSpecks(own) && !NAMES_PAGE.test(own);
}

/** How hard-wrapped text is set, in columns. */
interface Setting {
  readonly wrapWidth: number;
  /** What a line that begins a paragraph is indented by at least. */
  readonly leastIndent: number;
  /** White space before the lines that are not indented; undefined where lines begin here and there. */
  readonly edge: number | undefined;
  /** White space before most lines that begin a paragraph. */
  readonly paragraphEdge: number;
  /** Do lines take in what fits? Then one that has room left for the next word is the last of its paragraph. */
  readonly tight: boolean;
}

/** Columns that are no accident: a wrapped line may begin with the space that stands between two names. */
const DEEP_INDENT = 4;
const SHALLOW_INDENT = 2;
const FEWEST_PARAGRAPHS = 3;
/** Of the lines: paragraphs of one line have none there. */
const EDGE_SHARE = 0.3;

function settingOf(text: string, lines: Lines, wrapWidth: number): Setting {
  const leastIndent = indentsParagraphs(lines) ? SHALLOW_INDENT : DEEP_INDENT;
  const { count, indents } = lines;
  const counts = new Int32Array(256);
  for (let line = 0; line < count; line++) counts[indents[line]!]!++;
  const edge = counts.findIndex((times) => times >= EDGE_SHARE * count);
  const tight = isTight(text, lines, wrapWidth);
  if (edge < 0) return { wrapWidth, leastIndent, edge: undefined, paragraphEdge: 0, tight };
  // Of lines in a row that are indented alike only the first is sure to begin something.
  const begins = new Int32Array(256);
  for (let line = 0; line < count; line++)
    if (indents[line]! >= edge + leastIndent && (line === 0 || indents[line - 1] !== indents[line]))
      begins[indents[line]!]!++;
  return { wrapWidth, leastIndent, edge, paragraphEdge: begins.indexOf(Math.max(...begins)), tight };
}

/** Of the lines that others follow at once: last lines of paragraphs have room. */
const TIGHT_SHARE = 0.85;
/** Columns that a line may lack by the rules of setting: no mark at its start, no bracket at its end. */
const ROOM = 2;

function isTight(text: string, lines: Lines, wrapWidth: number): boolean {
  let [inside, full] = [0, 0];
  for (let line = 1; line < lines.count; line++) {
    if (lines.gaps[line]! > 0 || lines.indents[line]! > lines.indents[line - 1]!) continue;
    inside++;
    if (roomBehind(text, lines, line, wrapWidth) < ROOM) full++;
  }
  return full >= TIGHT_SHARE * inside;
}

/** Columns that would be left behind the line before if it had the first word of this one, too. */
function roomBehind(text: string, lines: Lines, line: number, wrapWidth: number): number {
  const end = lines.ends[line - 1]!;
  let at = lines.starts[line]!;
  let width = columnsOf(text.charCodeAt(at));
  const wide = width === 2;
  // A word; or one Han character, and the marks that cannot begin a line.
  for (at++; at < lines.ends[line]!; at++) {
    const code = text.charCodeAt(at);
    if (wide ? !NEVER_FIRST.includes(text[at]!) : isBlank(code) || columnsOf(code) === 2) break;
    width += columnsOf(code);
  }
  const space = wide || columnsOf(text.charCodeAt(end - 1)) === 2 ? 0 : 1;
  return wrapWidth - filledColumns(lines, line - 1, wrapWidth) - space - width;
}

/** Some papers count characters, not columns: a line with Latin letters in it is then full and yet narrow. */
function filledColumns({ starts, ends, widths, indents }: Lines, line: number, wrapWidth: number): number {
  const columns = widths[line]! + indents[line]!;
  const characters = 2 * (ends[line]! - starts[line]!) + indents[line]!;
  return characters <= wrapWidth ? Math.max(columns, characters) : columns;
}

const NEVER_FIRST = '。，、；：！？）》」』”’】％%';

/** Do paragraphs begin with white space? Not where blank lines divide them and most begin without. */
function indentsParagraphs(lines: Lines): boolean {
  let [paragraphs, indented] = [0, 0];
  for (let line = 0; line < lines.count; line++) {
    if (line > 0 && lines.gaps[line] === 0) continue;
    paragraphs++;
    if (lines.indents[line]! >= SHALLOW_INDENT) indented++;
  }
  return paragraphs < FEWEST_PARAGRAPHS || indented * 2 >= paragraphs;
}

/** Below, a line is the last of its paragraph. */
const FULL_LINE = 0.65;

/** In hard-wrapped text: does the line go on with the paragraph of the line before? */
function continuesLine(text: string, lines: Lines, line: number, setting: Setting): boolean {
  if (lines.gaps[line]! > 0 || beginsByIndent(lines, line, setting)) return false;
  const first = text.charCodeAt(lines.starts[line]!);
  if (first === 0x23 /* # */) return false;
  if (runsOn(text, lines, line)) return true;
  const room = roomBehind(text, lines, line, setting.wrapWidth);
  const ended = endsSentence(text, lines, line - 1);
  if (setting.tight && ended && room >= ROOM) return false;
  if (beginsBehindOneLine(text, lines, line, setting)) return false;
  // und ¶ Religionsgemeinschaften: it is short because the next word was too long for it.
  if (!ended && room < 0) return true;
  const columns = lines.widths[line - 1]! + lines.indents[line - 1]!;
  // A line whose characters are counted is narrow where it has Latin letters; a ragged Latin one may fill a third of the width.
  const characters = lines.ends[line - 1]! - lines.starts[line - 1]!;
  return Math.max(columns, 2 * characters) >= setting.wrapWidth * FULL_LINE;
}

/** Is the line indented, or does it stand out where the others of its paragraph do not? */
function beginsByIndent(lines: Lines, line: number, setting: Setting): boolean {
  const { leastIndent, edge } = setting;
  const [before, own] = [lines.indents[line - 1]!, lines.indents[line]!];
  if (edge === undefined) return own >= before + leastIndent;
  // Behind a line that stands out the others stand where they always do.
  if (own >= before + leastIndent) return own >= edge + leastIndent;
  return own <= edge - leastIndent && before >= own + leastIndent && isFull(lines, line, setting);
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
  if (own < indentedFrom) return isCentred && isFull(lines, line, setting);
  if (isCentred || Math.abs(own - paragraphEdge) >= SHALLOW_INDENT) return false;
  if (endsSentence(text, lines, line - 1)) return true;
  const next = line + 1;
  if (next >= lines.count || lines.gaps[next]! > 0 || lines.indents[next]! >= indentedFrom) return false;
  return isFull(lines, line, setting);
}

/** Is it no last line of a paragraph, and no second line of a title? */
function isFull({ widths, indents }: Lines, line: number, { wrapWidth }: Setting): boolean {
  return widths[line]! + indents[line]! >= wrapWidth * FULL_LINE;
}

function endsSentence(text: string, { ends }: Lines, line: number): boolean {
  return SENTENCE_ENDS.includes(text[ends[line]! - 1]!);
}

const SENTENCE_ENDS = '。！？!?.…”』」';
