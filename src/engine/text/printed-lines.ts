import { columnsOf } from './characters.ts';
import { HANGING_COLUMNS, NEVER_FIRST, NEVER_LAST } from './line-setting.ts';
import type { Lines } from './lines.ts';

/** On a page with fewer such breaks one is a cut. */
const FEWEST_BREAKS = 3;
/** Of a line: with more pieces it is a list. */
const MOST_PIECES = 8;
/** A line that lacks no more than a mark or two is full. */
const FULL_WITHIN_COLUMNS = 4;

/**
 * Where two marks stand side by side (。”，), Chinese type is set closer than its characters are wide, and programs that
 * extract text take what follows for another line, as `pdftotext -raw` does: 都要去“管个闲事” ¶ ，也许，你 ¶ 的一个…
 * Such pieces are one line of print again.
 *
 * @param wrapWidth columns of a full line; 0: a line is a paragraph
 * @returns `lines` itself where no line is in pieces
 */
export function joinPrintedLines(text: string, lines: Lines, wrapWidth: number): Lines {
  if (wrapWidth === 0) return lines;
  const isPiece = new Uint8Array(lines.count);
  let breaks = 0;
  for (let line = 1; line < lines.count; line++) {
    if (!standsBetweenMarks(text, lines, line)) continue;
    const last = lastPiece(text, lines, line, wrapWidth);
    if (last < line) continue;
    isPiece.fill(1, line, last + 1);
    breaks += last + 1 - line;
    line = last;
  }
  return breaks < FEWEST_BREAKS ? lines : withPieces(lines, isPiece);
}

/** The last of the lines that make one of print with the line before this one; less than this one if it makes none. */
function lastPiece(text: string, lines: Lines, line: number, wrapWidth: number): number {
  const most = wrapWidth + HANGING_COLUMNS;
  let columns = lines.widths[line - 1]! + lines.indents[line - 1]!;
  let certain = line - 1;
  for (let next = line; next < Math.min(lines.count, line + MOST_PIECES); next++) {
    if (next > line && !standsBetweenMarks(text, lines, next)) break;
    columns += lines.widths[next]!;
    if (columns > most) break;
    const isFull = columns >= wrapWidth - FULL_WITHIN_COLUMNS;
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

function withPieces(lines: Lines, isPiece: Uint8Array): Lines {
  const kept: number[] = [];
  for (let line = 0; line < lines.count; line++) if (isPiece[line] === 0) kept.push(line);
  const after = (index: number): number => kept[index + 1] ?? lines.count;
  return {
    count: kept.length,
    starts: Int32Array.from(kept, (line) => lines.starts[line]!),
    ends: Int32Array.from(kept, (_, index) => lines.ends[after(index) - 1]!),
    gaps: Uint8Array.from(kept, (line) => lines.gaps[line]!),
    indents: Uint8Array.from(kept, (line) => lines.indents[line]!),
    widths: Uint16Array.from(kept, (line, index) =>
      lines.widths.subarray(line, after(index)).reduce((sum, width) => sum + width, 0),
    ),
  };
}
