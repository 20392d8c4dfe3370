import { columnsOf, isBlank } from './characters.ts';
import { columnsOfLine, type Lines } from './lines.ts';

/** How hard-wrapped text is set, in columns. */
export interface Setting {
  /** Of a full line where each line stands; marks may hang over its end. */
  readonly measures: Uint8Array;
  /** What a line that begins a paragraph is indented by at least. */
  readonly leastIndent: number;
  /** White space before the lines that are not indented; undefined where lines begin here and there. */
  readonly edge: number | undefined;
  /** White space before most lines that begin a paragraph. */
  readonly paragraphEdge: number;
  /** Columns that a line would leave if it had what the next one cannot be parted from, too: by the next line. */
  readonly rooms: Int32Array;
  /** Do lines take in what fits? Then one that has room left for the next word is the last of its paragraph. */
  readonly tight: boolean;
  /** Room from which on a line is one that lacks a word, where lines are tight. */
  readonly leastRoom: number;
  /** Nor has hardly any line in mid-sentence room: what breaks off before the measure is full was not wrapped there. */
  readonly strict: boolean;
  /** Do no blank lines stand between paragraphs? */
  readonly solid: boolean;
  /** Do paragraphs begin at one place right of the edge? */
  readonly indented: boolean;
}

/** Columns that are no accident: a wrapped line may begin with the space that stands between two names. */
const DEEP_INDENT = 4;
export const SHALLOW_INDENT = 2;
const FEWEST_PARAGRAPHS = 3;
/** Of the lines: paragraphs of one line have none there. */
const EDGE_SHARE = 0.3;

/** Of the lines that are indented: where nearly all begin at the same place, one that begins before it is no paragraph. */
const REGULAR_SHARE = 0.8;

/**
 * @param widest columns of the widest line that does not stick out
 * @param narrow as `narrowMeasures` gives them
 */
export function settingOf(text: string, lines: Lines, widest: number, narrow: Uint8Array): Setting {
  const leastIndent = indentsParagraphs(lines) ? SHALLOW_INDENT : DEEP_INDENT;
  const ordinary = measureOf(text, lines, widest);
  const fullness = fullnessOf(
    text,
    lines,
    narrow.map((measure) => measure || ordinary),
  );
  const { count, indents } = lines;
  const counts = new Int32Array(256);
  for (let line = 0; line < count; line++) counts[indents[line]!]!++;
  const edge = counts.findIndex((times) => times >= EDGE_SHARE * count);
  if (edge < 0) return { ...fullness, leastIndent, edge: undefined, paragraphEdge: 0, indented: false };
  // Of lines in a row that are indented alike only the first is sure to begin something.
  const begins = new Int32Array(256);
  let beginnings = 0;
  for (let line = 0; line < count; line++)
    if (indents[line]! >= edge + leastIndent && (line === 0 || indents[line - 1] !== indents[line])) {
      begins[indents[line]!]!++;
      beginnings++;
    }
  const paragraphEdge = begins.indexOf(Math.max(...begins));
  const indented = begins[paragraphEdge]! >= Math.max(FEWEST_PARAGRAPHS, REGULAR_SHARE * beginnings);
  return {
    ...fullness,
    leastIndent: indented ? Math.max(leastIndent, paragraphEdge - edge - 1) : leastIndent,
    edge,
    paragraphEdge,
    indented,
  };
}

/** Of the lines that others follow at once. */
const MEASURE_SHARE = 0.4;
/** Two marks that hang over. */
export const HANGING_COLUMNS = 4;

/** Columns of the lines that are full: in Chinese as most are, but for marks that hang over; the widest where lines are ragged. */
function measureOf(text: string, lines: Lines, widest: number): number {
  const counts = new Int32Array(widest + 1);
  let inside = 0;
  for (let line = 1; line < lines.count; line++) {
    if (lines.gaps[line]! > 0) continue;
    inside++;
    if (!isWide(text.charCodeAt(lines.starts[line]!))) continue;
    const columns = columnsOfLine(lines, line - 1);
    if (columns <= widest) counts[columns]!++;
  }
  const measure = counts.indexOf(Math.max(...counts));
  const full = counts.subarray(measure, measure + HANGING_COLUMNS + 1).reduce((sum, count) => sum + count, 0);
  return full >= MEASURE_SHARE * inside ? measure : widest;
}

/** Below, a line is the last of its paragraph. */
export const FULL_LINE = 0.65;
/** Of the lines that others follow at once. */
const TIGHT_SHARE = 0.85;
/** Of those in mid-sentence that begin nothing, but for a cut. */
const STRICT_SHARE = 0.97;
/** In Chinese alone: of words some are long enough to hide that lines differ in width. */
const MOST_BY_CHANCE = 1;
/** With fewer lines in mid-sentence, or more short ones among them (a list, an advertisement), widths tell nothing. */
const FEWEST_INSIDE = 4;
const SHORT_SHARE = 0.2;
/** Columns that a line may lack by the rules of setting: no mark at its start, no bracket at its end. */
export const ROOM = 2;
/** What lacks more was not filled: a title, a cut. */
const MUCH_ROOM = 8;
/** Last lines of paragraphs, and the share of them that has a blank line behind it. */
const FEWEST_LAST_LINES = 3;
const DIVIDED_SHARE = 0.5;

function fullnessOf(text: string, lines: Lines, measures: Uint8Array) {
  /** Lines that others follow at once, by the room they have: all, and those in mid-sentence that are no last ones. */
  const all = new RoomCounts();
  const inside = new RoomCounts();
  let wide = 0;
  const rooms = new Int32Array(lines.count);
  const ended = new Uint8Array(lines.count);
  /** Does it begin something, as titles do? */
  const mayBeHeading = (line: number): boolean =>
    line === 0 || rooms[line]! >= (ended[line] === 1 ? ROOM : MUCH_ROOM);
  for (let line = 1; line < lines.count; line++) {
    const room = roomBehind(text, lines, line, measures[line - 1]!);
    rooms[line] = room;
    if (endsSentence(text, lines, line - 1)) ended[line] = 1;
    if (lines.gaps[line]! > 0 || lines.indents[line]! > lines.indents[line - 1]!) continue;
    all.add(room);
    if (ended[line] === 1 || !isFull(lines, line - 1, measures[line - 1]!)) continue;
    if (room >= ROOM && mayBeHeading(line - 1)) continue;
    inside.add(room);
    if (isWide(text.charCodeAt(lines.starts[line]!))) wide++;
  }
  const mostByChance = 2 * wide > inside.total ? MOST_BY_CHANCE : 0;
  const nearlyAll = STRICT_SHARE * (inside.total - inside.short) - mostByChance;
  const strict =
    inside.total >= FEWEST_INSIDE &&
    inside.full + inside.nearly >= nearlyAll &&
    inside.short <= SHORT_SHARE * inside.total;
  const leastRoom = strict && inside.full >= nearlyAll ? 0 : ROOM;
  return {
    measures,
    rooms,
    strict,
    tight: strict || all.full + all.nearly >= TIGHT_SHARE * all.total,
    leastRoom,
    solid: isSolid(lines, rooms, ended, leastRoom),
  };
}

class RoomCounts {
  full = 0;
  nearly = 0;
  short = 0;
  total = 0;

  add(room: number): void {
    this.total++;
    if (room < 0) this.full++;
    else if (room < ROOM) this.nearly++;
    else if (room >= MUCH_ROOM) this.short++;
  }
}

/** @param ended 1 for each line behind one that ends a sentence */
function isSolid(lines: Lines, rooms: Int32Array, ended: Uint8Array, leastRoom: number): boolean {
  let [last, divided, gaps] = [0, 0, 0];
  for (let line = 1; line < lines.count; line++) {
    if (lines.gaps[line]! > 0) gaps++;
    if (ended[line] === 0 || rooms[line]! < leastRoom) continue;
    last++;
    if (lines.gaps[line]! > 0) divided++;
  }
  return gaps === 0 || (last >= FEWEST_LAST_LINES && divided < DIVIDED_SHARE * last);
}

/** Columns that would be left behind the line before if it had what this one cannot be parted from, too: a word, or a character and marks. */
export function roomBehind(text: string, lines: Lines, line: number, wrapWidth: number): number {
  return roomBetween(text, lines, line - 1, line, wrapWidth);
}

/** The same of a line and one further down. */
export function roomBetween(
  text: string,
  lines: Lines,
  line: number,
  next: number,
  wrapWidth: number,
): number {
  const end = lines.ends[line]!;
  const start = lines.starts[next]!;
  let width = columnsOf(text.charCodeAt(start));
  for (let at = start + 1; at < lines.ends[next]! && width <= wrapWidth && !breaksBefore(text, at); at++)
    width += columnsOf(text.charCodeAt(at));
  const parted = isWide(text.charCodeAt(start)) || isWide(text.charCodeAt(end - 1));
  return wrapWidth - filledColumns(lines, line, wrapWidth) - (parted ? 0 : 1) - width;
}

/** May a line end before the character? */
function breaksBefore(text: string, at: number): boolean {
  const [before, own] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (isBlank(own)) return true;
  if (!isWide(before) && !isWide(own)) return false;
  return !NEVER_FIRST.includes(text[at]!) && !NEVER_LAST.includes(text[at - 1]!);
}

/** Not the quotation marks and dashes of Latin text, which are as wide in Chinese. */
function isWide(code: number): boolean {
  return code > 0x2e80 && columnsOf(code) === 2;
}

/** Some papers count characters, not columns: a line with Latin letters in it is then full and yet narrow. */
function filledColumns({ starts, ends, widths, indents }: Lines, line: number, wrapWidth: number): number {
  const columns = widths[line]! + indents[line]!;
  const characters = 2 * (ends[line]! - starts[line]!) + indents[line]!;
  return characters <= wrapWidth ? Math.max(columns, characters) : columns;
}

/** Marks that no line of Chinese print begins with; the next, that none ends with. */
export const NEVER_FIRST = '。，、；：！？）》」』”’】…％%,.;:!?)';
export const NEVER_LAST = '（《「『“‘【';

/** Do paragraphs begin with white space? Not where blank lines divide them and most begin without, nor where hardly a line does. */
function indentsParagraphs(lines: Lines): boolean {
  let [paragraphs, indented] = [0, 0];
  for (let line = 0; line < lines.count; line++) {
    if (line > 0 && lines.gaps[line] === 0) continue;
    paragraphs++;
    if (lines.indents[line]! >= SHALLOW_INDENT) indented++;
  }
  if (paragraphs >= FEWEST_PARAGRAPHS) return indented * 2 >= paragraphs;
  return (
    lines.indents.subarray(0, lines.count).filter((indent) => indent >= SHALLOW_INDENT).length >=
    FEWEST_PARAGRAPHS
  );
}

/** Is it no last line of a paragraph, and no second line of a title? */
export function isFull(lines: Lines, line: number, wrapWidth: number): boolean {
  return columnsOfLine(lines, line) >= wrapWidth * FULL_LINE;
}

/** Does the line end with a full stop or the like, or a closing quotation mark? */
export function endsSentence(text: string, lines: Lines, line: number): boolean {
  return '”』」'.includes(text[lines.ends[line]! - 1]!) || endsWithStop(text, lines, line);
}

/** Does it end with a full stop or the like, closing marks behind it included? */
export function endsWithStop(text: string, { ends }: Lines, line: number): boolean {
  const last = ends[line]! - 1;
  if (STOPS.includes(text[last]!)) return true;
  return CLOSING.includes(text[last]!) && STOPS.includes(text[last - 1] ?? ' ');
}

const STOPS = '。！？!?.…';
/** Behind a full stop. */
const CLOSING = '”』」"\'’»)）]】';
