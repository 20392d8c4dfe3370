import { BreakClass, breakClassOf, breakTable, pairOf } from './break-classes.ts';

/** Widths of the page's face, in pixels. */
export interface Widths {
  /** One character; `code` is its code point. */
  readonly ofCharacter: (code: number) => number;
  /** A word of letters, with its kerning. */
  readonly ofWord: (word: string) => number;
}

/** A piece that is drawn in a way of its own and is never cut: a proofreader's sign in the line. */
export interface FixedPiece {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

/** Characters of which tab stops are apart. */
const tabChars = 4;

interface Run {
  readonly limit: number;
  readonly breaks: number[];
  /** Where the line that is being filled began, and how wide it is by now. */
  start: number;
  width: number;
  /** The last place where it may end, and what stands after that. */
  opportunity: number;
  since: number;
  last: BreakClass | null;
}

/**
 * Fills lines of `limit` pixels with the text of one paragraph, as a browser does with `white-space: pre-wrap`: spaces
 * at the end of a line hang over it, a word longer than a line is cut.
 *
 * @returns offsets at which a new line begins, without the first
 */
export function breakLines(
  text: string,
  limit: number,
  widths: Widths,
  fixed: readonly FixedPiece[] = [],
): readonly number[] {
  const run: Run = { limit, breaks: [], start: 0, width: 0, opportunity: 0, since: 0, last: null };
  let nextFixed = 0;
  for (let at = 0; at < text.length;) {
    const piece = fixed[nextFixed];
    if (piece?.start === at && piece.end > at) {
      nextFixed += 1;
      place(run, at, BreakClass.letter, piece.width);
      at = piece.end;
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    const kind = breakClassOf(code > 0xffff ? 0xd800 : code);
    if (isWordClass(kind)) {
      const end = wordEnd(text, at, piece?.start ?? text.length);
      placeWord(run, text, at, end, kind, widths);
      at = end;
      continue;
    }
    const width = code === 0x9 ? tabChars * widths.ofCharacter(0x20) : widths.ofCharacter(code);
    place(run, at, kind, width);
    at += code > 0xffff ? 2 : 1;
  }
  return run.breaks;
}

const isWordClass = (kind: BreakClass): boolean => kind === BreakClass.letter || kind === BreakClass.digit;

function wordEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (end < limit && isWordClass(breakClassOf(text.charCodeAt(end)))) end += 1;
  return end;
}

/** Takes in one piece that is not cut itself, and ends the line before it where it does not fit. */
function place(run: Run, at: number, kind: BreakClass, width: number): void {
  if (run.last !== null && breakTable[pairOf(run.last, kind)] === 1) {
    run.opportunity = at;
    run.since = 0;
  }
  run.last = kind;
  run.width += width;
  run.since += width;
  if (run.width <= run.limit || kind === BreakClass.space || kind === BreakClass.opportunity) return;
  if (run.opportunity > run.start) {
    newLine(run, run.opportunity, run.since);
    if (run.width <= run.limit) return;
  }
  // Nothing of it may be parted, and still it is too long.
  if (at > run.start) newLine(run, at, width);
}

function newLine(run: Run, at: number, width: number): void {
  run.breaks.push(at);
  run.start = at;
  run.width = width;
  run.since = width;
}

/** Figures are not kerned, and numbers are too many to remember each. */
const isNumber = /^[0-9]+$/;

function ofCharacters(text: string, widths: Widths): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += widths.ofCharacter(text.charCodeAt(at));
  return width;
}

function placeWord(
  run: Run,
  text: string,
  start: number,
  end: number,
  kind: BreakClass,
  widths: Widths,
): void {
  if (end - start === 1) {
    place(run, start, kind, widths.ofCharacter(text.charCodeAt(start)));
    return;
  }
  const word = text.slice(start, end);
  const width = isNumber.test(word) ? ofCharacters(word, widths) : widths.ofWord(word);
  if (width <= run.limit) {
    place(run, start, kind, width);
    return;
  }
  for (let at = start; at < end; at += 1) place(run, at, kind, widths.ofCharacter(text.charCodeAt(at)));
}

/** Columns as a terminal counts them, which Monaco wants to know for tab stops, and for nothing else. */
export function visibleColumns(text: string, breaks: readonly number[], tabSize: number): readonly number[] {
  if (!text.includes('\t')) return breaks;
  const columns: number[] = [];
  let column = 0;
  let next = 0;
  for (let at = 0; next < breaks.length; at += 1) {
    while (breaks[next] === at) {
      columns.push(column);
      next += 1;
    }
    const code = text.charCodeAt(at);
    column += code === 0x9 ? tabSize - (column % tabSize) : isTwoColumns(code) ? 2 : 1;
  }
  return columns;
}

const isTwoColumns = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0xd7af) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff01 && code <= 0xff5e);
