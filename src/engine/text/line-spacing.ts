import { readConvention, type LineConvention } from './convention.ts';
import { linesAt, type Lines } from './lines.ts';

/** Of the lines, those with a blank line before; a title's lines may stand together. */
const SPACED_SHARE = 0.9;
/** What has fewer is too little to tell lines from paragraphs. */
const FEWEST_LINES = 8;
/** Narrower columns are lists. */
const NARROWEST_COLUMNS = 16;
/** Of the lines: paragraphs are seldom all of one width. */
const FULL_SHARE = 0.6;

export interface SpacedLines {
  readonly lines: Lines;
  readonly convention: LineConvention;
}

/**
 * Hard-wrapped text with a blank line behind every line, as some programs write it and as line ends become that are
 * converted twice (CR CR LF): blank lines that stand everywhere are not counted, so that those that are more divide
 * paragraphs.
 *
 * @param sideBySide as `findSideBySide` gives it: how wide such lines are says nothing of the others
 */
export function readLineSpacing(text: string, lines: Lines, sideBySide: Uint8Array | undefined): SpacedLines {
  const spacing = spacingOf(lines);
  if (spacing > 0) {
    const closed = { ...lines, gaps: lines.gaps.map((gap) => Math.max(0, gap - spacing)) };
    const convention = readConvention(text, ordinaryLines(text, closed, sideBySide));
    if (convention.wrapWidth >= NARROWEST_COLUMNS && areMostlyFull(closed, convention.wrapWidth))
      return { lines: closed, convention };
  }
  return { lines, convention: readConvention(text, ordinaryLines(text, lines, sideBySide)) };
}

/** Pieces of one line that stand apart. */
const APART = '   ';

/** All lines where in most of them columns stand side by side. */
function ordinaryLines(text: string, lines: Lines, sideBySide: Uint8Array | undefined): Lines {
  if (sideBySide === undefined) return lines;
  const ordinary: number[] = [];
  for (let line = 0; line < lines.count; line++) {
    const isApart = text.slice(lines.starts[line], lines.ends[line]).includes(APART);
    if (sideBySide[line] === 0 && !isApart) ordinary.push(line);
  }
  return 2 * ordinary.length < lines.count ? lines : linesAt(lines, ordinary);
}

/** Blank lines before nearly every line; 0 where many lines follow at once. */
function spacingOf(lines: Lines): number {
  if (lines.count < FEWEST_LINES) return 0;
  const counts = new Int32Array(256);
  for (let line = 1; line < lines.count; line++) counts[lines.gaps[line]!]!++;
  let spaced = lines.count - 1 - counts[0]!;
  if (spaced < SPACED_SHARE * (lines.count - 1)) return 0;
  // The least number that nearly all have: what is more divides paragraphs.
  let spacing = 1;
  while (spacing < 255 && spaced - counts[spacing]! >= SPACED_SHARE * (lines.count - 1))
    spaced -= counts[spacing++]!;
  return spacing;
}

/** Are most lines at least three quarters of the width? */
function areMostlyFull(lines: Lines, width: number): boolean {
  let full = 0;
  for (let line = 0; line < lines.count; line++) {
    const columns = lines.widths[line]! + lines.indents[line]!;
    if (columns >= 0.75 * width && columns <= 1.1 * width) full++;
  }
  return full >= FULL_SHARE * lines.count;
}
