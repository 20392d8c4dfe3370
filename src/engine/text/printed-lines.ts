import { columnsOf } from './characters.ts';
import { HANGING_COLUMNS, NEVER_FIRST, NEVER_LAST } from './line-setting.ts';
import { LETTER } from './letters.ts';
import { columnsOfLine, linesAt, type Lines } from './lines.ts';
import { startsSmall } from './small-letters.ts';

/** On a page with fewer such breaks one is a cut. */
const FEWEST_BREAKS = 3;
/** Of a line: with more pieces it is a list. */
const MOST_PIECES = 8;
/** A line that lacks no more than a mark or two is full. */
const FULL_WITHIN_COLUMNS = 4;

/**
 * Where two marks stand side by side (。”，), Chinese type is set closer than its characters are wide, and programs that
 * extract text take what follows for another line, as `pdftotext -raw` does: 都要去“管个闲事” ¶ ，也许，你 ¶ 的一个…
 * Where a line of other scripts is set very wide, each of its words is one: by ¶ the ¶ nation's ¶ 349 ¶ public.
 * Such pieces are one line of print again.
 *
 * @param measureOf columns of a full line where a line stands
 * @returns `lines` itself where no line is in pieces
 */
export function joinPrintedLines(text: string, lines: Lines, measureOf: (line: number) => number): Lines {
  const ofWords = new Uint8Array(lines.count);
  const ofMarks = new Uint8Array(lines.count);
  let [breaks, words] = [0, 0];
  for (let line = 1; line < lines.count; line++) {
    const lastOfWords = lastWord(text, lines, line, measureOf(line - 1));
    const isOfWords = lastOfWords >= line;
    const last = isOfWords ? lastOfWords : lastOfMarks(text, lines, line, measureOf(line - 1));
    if (last < line) continue;
    (isOfWords ? ofWords : ofMarks).fill(1, line, last + 1);
    if (isOfWords) words++;
    else breaks += last + 1 - line;
    line = last;
  }
  const areBroken = breaks >= FEWEST_BREAKS;
  if (words === 0) return areBroken ? withPieces(lines, ofMarks, 0) : lines;
  return withPieces(lines, areBroken ? ofWords.map((piece, line) => piece | ofMarks[line]!) : ofWords, 1);
}

/**
 * The same of words that end with the space that stood between them, as `mutool` writes them: told without a measure, which a page with many
 * of them would not show.
 */
export function joinSpacedWords(text: string, lines: Lines): Lines {
  const isPiece = new Uint8Array(lines.count);
  let isAny = false;
  for (let line = 1; line < lines.count; line++) {
    if (lines.gaps[line]! > 0 || lines.indents[line]! > 0) continue;
    const end = lines.ends[line - 1]!;
    if (text[end] !== ' ' || text[end + 1] !== '\n' || !isWord(text, lines, line - 1)) continue;
    if (!isWord(text, lines, line)) continue;
    isPiece[line] = 1;
    isAny = true;
  }
  return isAny ? withPieces(lines, isPiece, 1) : lines;
}

function isWord(text: string, { starts, ends }: Lines, line: number): boolean {
  return WORD.test(text.slice(starts[line], Math.min(ends[line]!, starts[line]! + LONGEST_WORD + 1)));
}

/** Words that stand alone one below the other, at least, and those in small letters among them: others are lists. */
const FEWEST_WORDS = 3;
const SMALL_SHARE = 0.5;
const LONGEST_WORD = 24;
/** No Chinese. */
const WORD = new RegExp(String.raw`^[${LETTER}0-9“”‘’"'„«»(–—&%$£€.,;:!?)-]{1,${LONGEST_WORD}}$`, 'u');
const NUMBER = /^[0-9]{1,3}$/;

/** The last of the words from the line before on that are one line of print; less than this one if they are none. */
function lastWord(text: string, lines: Lines, line: number, measure: number): number {
  let [columns, small] = [0, 0];
  let next = line - 1;
  for (; next < lines.count; next++) {
    if (next >= line && (lines.gaps[next]! > 0 || lines.indents[next]! > 0)) break;
    const own = text.slice(
      lines.starts[next],
      Math.min(lines.ends[next]!, lines.starts[next]! + LONGEST_WORD + 1),
    );
    if (!WORD.test(own) || columns + own.length > measure) break;
    columns += own.length + 1;
    if (NUMBER.test(own) || startsSmall(text, lines.starts[next]!)) small++;
  }
  const count = next - line + 1;
  return count >= FEWEST_WORDS && small >= SMALL_SHARE * count ? next - 1 : line - 1;
}

/** The last of the lines that make one of print with the line before this one; less than this one if it makes none. */
function lastOfMarks(text: string, lines: Lines, line: number, measure: number): number {
  const most = measure + HANGING_COLUMNS;
  let columns = columnsOfLine(lines, line - 1);
  let certain = line - 1;
  for (let next = line; next < Math.min(lines.count, line + MOST_PIECES); next++) {
    if (!standsBetweenMarks(text, lines, next)) break;
    columns += lines.widths[next]!;
    if (columns > most) break;
    const isFull = columns >= measure - FULL_WITHIN_COLUMNS;
    if (isFull || NEVER_FIRST.includes(text[lines.starts[next]!]!)) certain = next;
  }
  return certain;
}

/** Does the line begin with a full-width mark right behind another, with nothing but a line end between? */
function standsBetweenMarks(text: string, { starts, ends, gaps, indents }: Lines, line: number): boolean {
  return (
    gaps[line] === 0 &&
    indents[line] === 0 &&
    isMark(text, starts[line]!) &&
    isMark(text, ends[line - 1]! - 1)
  );
}

function isMark(text: string, at: number): boolean {
  const unit = text[at]!;
  return (NEVER_FIRST.includes(unit) || NEVER_LAST.includes(unit)) && columnsOf(unit.charCodeAt(0)) === 2;
}

/** @param between columns between two pieces of one line */
function withPieces(lines: Lines, isPiece: Uint8Array, between: number): Lines {
  const kept: number[] = [];
  for (let line = 0; line < lines.count; line++) if (isPiece[line] === 0) kept.push(line);
  const after = (index: number): number => kept[index + 1] ?? lines.count;
  return {
    ...linesAt(lines, kept),
    ends: Int32Array.from(kept, (_, index) => lines.ends[after(index) - 1]!),
    widths: Uint16Array.from(kept, (line, index) =>
      lines.widths.subarray(line, after(index)).reduce((sum, width) => sum + width + between, -between),
    ),
  };
}
