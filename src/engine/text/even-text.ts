import type { Finding } from '../findings.ts';
import type { Edit, Range } from '../range.ts';
import { entitiesIn, type Entity } from './entities.ts';
import { isFurniture } from './block-kinds.ts';
import { isHan, isKana, isLetter, MARK_WITHIN } from './characters.ts';
import { lastAtOrBefore, readLines } from './lines.ts';
import { findReadAcross } from './read-across.ts';

/**
 * A text as it is read: with "\n" at the end of each line, without the spaces that some programs put between Chinese
 * characters, all or some, without soft hyphens and marks of no width in the midst of a word, and with the characters that HTML
 * names. What is found in it depends on lengths,
 * distances and neighbours, which must not be others because of how the text was written.
 */
export interface EvenText {
  readonly text: string;
  /** What was found in it, as of the text that it was made from. */
  readonly back: (finding: Finding) => Finding;
}

export function evenTextOf(written: string): EvenText {
  const unread = ascending([
    ...spacesBetweenCharacters(written),
    ...spacesBehindMarks(written),
    ...marksWithinWords(written),
  ]);
  const entities = entitiesIn(written);
  const escaping = ascending([
    ...escapes(written),
    ...entities.flatMap(({ start, last }) => placesFrom(start, last)),
  ]);
  const areNone = unread.length === 0 && escaping.length === 0;
  if (areNone && !written.includes('\r')) return { text: written, back: (finding) => finding };
  const text = leavingOut(
    decoded(written, entities),
    escaping.length === 0 ? unread : ascending([...unread, ...escaping]),
  );
  const places = new Places(written, unread, escaping);
  const firstLineEnd = /\r\n?|\n/.exec(written)?.[0] ?? '\n';
  /** Text that is moved is moved as it was written where it is taken away: a copy may be written otherwise. */
  const asWritten = (moved: string, edits: readonly Edit[]): string => {
    const core = moved.trim();
    if (core.length < 2) return moved;
    for (const { start, end } of edits) {
      const at = text.slice(start, end).indexOf(core);
      if (at < 0) continue;
      const { start: from, end: to } = places.range({ start: start + at, end: start + at + core.length });
      return moved.replace(core, () => written.slice(from, to));
    }
    return moved;
  };
  const editsOf = (edits: readonly Edit[]): readonly Edit[] =>
    edits.map((edit) => {
      const own = areNone ? edit.text : asWritten(edit.text, edits);
      return { ...places.edited(edit), text: own.replaceAll(/\r\n?|\n/g, firstLineEnd) };
    });
  return {
    text,
    back: (finding) => ({
      ...withPlaces(finding, places, firstLineEnd),
      fixes: finding.fixes.map((fix) => ({
        ...fix,
        edits: editsOf(fix.edits),
      })),
    }),
  };
}

function withPlaces(finding: Finding, places: Places, lineEnd: string): Finding {
  switch (finding.kind) {
    case 'duplicate':
      return { ...finding, occurrences: finding.occurrences.map((range) => places.range(range)) };
    case 'displaced-continuation':
      return { ...finding, head: places.range(finding.head), tail: places.range(finding.tail) };
    case 'orphan-continuation':
      return { ...finding, at: places.range(finding.at) };
    case 'split-paragraph':
      return {
        ...finding,
        at: places.gap(finding.at),
        replacement: finding.replacement.replace('\n', lineEnd),
      };
    case 'fused-paragraphs':
      return { ...finding, at: places.gap(finding.at) };
  }
}

/** Not for all of Unicode: a large text is searched in a quarter of the time. */
const THREE_APART = /[\u3041-\u9fff] [\u3041-\u9fff] [\u3041-\u9fff]/;

/**
 * Offsets of spaces that stand between characters and not between words, as Tesseract writes Chinese: where at least half
 * of a text's characters stand alone between two of them. Names in a list are two or three together.
 */
function spacesBetweenCharacters(text: string): readonly number[] {
  if (!THREE_APART.test(text)) return straySpaces(text);
  let alone = 0;
  let wide = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isWide(text.charCodeAt(at))) continue;
    wide++;
    const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)];
    if ((before === SPACE || after === SPACE) && !isWide(before) && !isWide(after)) alone++;
  }
  if (2 * alone < wide) return straySpaces(text);
  const spaces: number[] = [];
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1))
    if (isOfChinese(text.charCodeAt(at - 1)) && isOfChinese(text.charCodeAt(at + 1))) spaces.push(at);
  return spaces;
}

/** A space for so many characters of running text is the habit of a program; fewer are set for a reason. */
const CHARS_A_STRAY = 100;
const FEWEST_STRAYS = 3;
/** In a line with more of them they stand between names, or the columns of a table. */
const CHARS_A_SPACE = { withMarks: 2, without: 8 } as const;
/** Of the characters: a line of print that was set so wide that each stands apart. */
const SET_WIDE_SHARE = 0.7;
/** … where lines are as long as those of columns: of a paragraph that is spaced out this says something. */
const isOfColumn = (characters: number): boolean => characters >= FEWEST_CHARS && characters <= 32;
/** A line without any mark is half a sentence or a headline if it is so long; others are names. */
const FEWEST_CHARS = 12;

/** Offsets of spaces within words of Chinese running text, as programs put them where characters stood apart in print. */
function straySpaces(text: string): readonly number[] {
  const between: number[] = [];
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1))
    if (isWide(text.charCodeAt(at - 1)) && isWide(text.charCodeAt(at + 1)) && !isInByline(text, at))
      between.push(at);
  if (between.length < FEWEST_STRAYS) return [];
  const lines = readLines(text);
  const readAcross = findReadAcross(text, lines);
  const dividesColumns = (at: number): boolean =>
    readAcross !== undefined && readAcross[lastAtOrBefore(lines.starts, lines.count, at)]! > 0;
  const strays: number[] = [];
  let next = 0;
  let running = 0;
  let inRunning = 0;
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const from = next;
    while (next < between.length && between[next]! < end) next++;
    const line = text.slice(start, end);
    start = end + 1;
    const wide = countWide(line);
    const isRunning = MARK_WITHIN.test(line);
    if (isRunning) running += wide;
    const charsASpace = isRunning ? CHARS_A_SPACE.withMarks : CHARS_A_SPACE.without;
    const isSetWide = isRunning && isOfColumn(wide) && next - from >= SET_WIDE_SHARE * wide;
    if (from === next || (!isSetWide && charsASpace * (next - from) > wide)) continue;
    if (dividesColumns(between[from]!)) continue;
    if (isRunning) inRunning += next - from;
    else if (wide < FEWEST_CHARS || isFurniture(line)) continue;
    for (let index = from; index < next; index++) strays.push(between[index]!);
  }
  return inRunning >= FEWEST_STRAYS && CHARS_A_STRAY * inRunning >= running ? strays : [];
}

/** 本报记者 王伟 本报通讯员 李明 昨天, 环球网报道 记者 李四 昨天: set apart on purpose. */
const WRITERS_BEFORE =
  /(?:(?:本[报報刊网網]|新[华華]社)[^，。：、 ]{0,2}|[社网網报報台臺](?:[综綜]合)?[报報][道导導] )(?:[记記]者|通[讯訊][员員])(?: [^，。：、 ]{2,9}){0,4}$/;
const LONGEST_WRITERS = 40;

function isInByline(text: string, at: number): boolean {
  return WRITERS_BEFORE.test(text.slice(Math.max(0, at - LONGEST_WRITERS), at));
}

const FEWEST_BEHIND_MARKS = 3;
const BEHIND_MARKS_SHARE = 0.5;
/** A mark behind or before Chinese characters, and what stands behind it. */
const MARK_AND_NEXT =
  /(?:(?<=[\u3041-\u9fff][”’」』）)]?)[,.;:!?，。；：！？、](?<space> ?)(?=[“‘「『《（(\u3041-\u9fff0-9A-Za-z])|(?<=[0-9A-Za-z%％])[,.;:!?，。；：！？、](?<behind> ?)(?=[“‘「『《（(\u3041-\u9fff]))/g;

/** Offsets of the spaces behind marks of Chinese text, where it is set as English is: 桥建好了, 路也通了. 居民说 */
function spacesBehindMarks(text: string): readonly number[] {
  if (!MARK_AND_SPACE.test(text)) return [];
  const spaces: number[] = [];
  let marks = 0;
  for (const { index, groups } of text.matchAll(MARK_AND_NEXT)) {
    marks++;
    if ((groups!['space'] || groups!['behind']) === ' ') spaces.push(index + 1);
  }
  return spaces.length >= Math.max(FEWEST_BEHIND_MARKS, BEHIND_MARKS_SHARE * marks) ? spaces : [];
}

const MARK_AND_SPACE = /[\u3041-\u9fff][,.;:!?，。；：！？、] [\u3041-\u9fff]/;

function countWide(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (isWide(text.charCodeAt(at))) count++;
  return count;
}

/** Soft hyphen, zero width space, non-joiner and joiner, word joiner, zero width no-break space. */
const WITHOUT_WIDTH = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];

const ESCAPE = /\\(?=[!-/:-@[-`{-~])/g;

/** `\\.`, `\\-`, as programs write Markdown: what is escaped is what was meant. */
function escapes(text: string): readonly number[] {
  return text.includes('\\') ? Array.from(text.matchAll(ESCAPE), ({ index }) => index) : [];
}

function placesFrom(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

/** With each named character in the last place of its name. */
function decoded(text: string, entities: readonly Entity[]): string {
  if (entities.length === 0) return text;
  let read = '';
  let from = 0;
  for (const { last, character } of entities) {
    read += text.slice(from, last) + character;
    from = last + 1;
  }
  return read + text.slice(from);
}

/** A soft hyphen at a line's end divides a word there, and is left. */
function marksWithinWords(text: string): readonly number[] {
  const marks: number[] = [];
  for (const mark of WITHOUT_WIDTH)
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
      if (isBesideWord(text.charCodeAt(at - 1), text.charCodeAt(at + 1))) marks.push(at);
  return marks.length > 1 ? marks.toSorted((a, b) => a - b) : marks;
}

/** Each once: a space may be found for two reasons. */
function ascending(places: readonly number[]): readonly number[] {
  return places.length < 2 ? places : [...new Set(places)].toSorted((a, b) => a - b);
}

const SPACE = 0x20;

/** Between two words, too, unless it ends a line. */
function isBesideWord(before: number, after: number): boolean {
  if (isOfWord(before)) return isOfWord(after) || after === SPACE;
  return before === SPACE && isOfWord(after);
}

const isOfWord = (unit: number): boolean => isWide(unit) || isLetter(unit);

const isWide = (unit: number): boolean => isHan(unit) || isKana(unit);

/** A character, or punctuation as wide as one. */
const isOfChinese = (unit: number): boolean =>
  isWide(unit) || (unit >= 0x3001 && unit <= 0x301f) || (unit >= 0xff01 && unit <= 0xff1f);

function leavingOut(written: string, unread: readonly number[]): string {
  let text = '';
  let from = 0;
  for (const place of unread) {
    text += written.slice(from, place);
    from = place + 1;
  }
  return (text + written.slice(from)).replaceAll(/\r\n?/g, '\n');
}

/** Places in the text that was written, by those in the even one. */
class Places {
  /**
   * What was left out, ascending: twice the place in the even text of the character behind it, and one more for what belongs to
   * that character, as a "\r" does to its "\n" and a backslash to what it escapes; spaces and marks belong to neither side.
   */
  private readonly leftOut: readonly number[];

  /** @param unread offsets of spaces and marks @param escaping offsets of backslashes, and of names of characters but for their last place */
  constructor(written: string, unread: readonly number[], escaping: readonly number[]) {
    const codes = unread.map((place) => 2 * place);
    for (const place of escaping) codes.push(2 * place + 1);
    for (let at = written.indexOf('\r\n'); at >= 0; at = written.indexOf('\r\n', at + 2))
      codes.push(2 * at + 1);
    codes.sort((a, b) => a - b);
    this.leftOut = codes.map((code, index) => code - 2 * index);
  }

  /** Of text: without what was left out on either side. */
  range({ start, end }: Range): Range {
    return { start: this.behind(start), end: Math.max(this.behind(start), this.before(end)) };
  }

  /** Of what stands between two texts: with what was left out on either side. */
  gap({ start, end }: Range): Range {
    return { start: this.before(start), end: this.behind(end) };
  }

  /** Of what is taken away one space goes along, so that one is left; of what is put in, the space that stood there. */
  edited({ start, end }: Range): Range {
    const to = this.behind(end);
    return {
      start: start < end && to !== this.before(end) ? this.behind(start) : this.before(start),
      end: to,
    };
  }

  private before(place: number): number {
    return place + this.countBelow(2 * place);
  }

  private behind(place: number): number {
    return place + this.countBelow(2 * place + 1);
  }

  private countBelow(key: number): number {
    let low = 0;
    let high = this.leftOut.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.leftOut[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
