import type { Lines } from './lines.ts';

/** How paragraphs are told apart. */
export type Convention = 'blank-line' | 'markdown' | 'indented' | 'line' | 'wrapped';

/** Wider lines are paragraphs, not columns. */
const WIDEST_WRAP_COLUMNS = 200;
const WIDEST_FULL_WIDTH_INDENT = 8;

export interface LineConvention {
  readonly convention: Convention;
  /** Columns of a full line of hard-wrapped text; 0: a line is a paragraph. */
  readonly wrapWidth: number;
}

export function readConvention(text: string, lines: Lines): LineConvention {
  const wrapWidth = wrapWidthOf(lines);
  if (wrapWidth > 0) return { convention: 'wrapped', wrapWidth };
  let gaps = 0;
  let indented = 0;
  let headings = 0;
  for (let line = 0; line < lines.count; line++) {
    if (lines.gaps[line]! > 0) gaps++;
    if (lines.indents[line]! >= 2 && lines.indents[line]! <= WIDEST_FULL_WIDTH_INDENT) indented++;
    if (text.charCodeAt(lines.starts[line]!) === 0x23 /* # */) headings++;
  }
  if (gaps * 2 >= lines.count) return { convention: headings > 0 ? 'markdown' : 'blank-line', wrapWidth };
  return { convention: indented * 2 >= lines.count ? 'indented' : 'line', wrapWidth };
}

/**
 * A text is hard-wrapped if lines inside paragraphs mostly have nearly the same width. A line stands inside if the next
 * one follows at once and is not indented more. Some papers count characters, not columns.
 */
function wrapWidthOf(lines: Lines): number {
  const columns = (line: number): number => lines.widths[line]! + lines.indents[line]!;
  const characters = (line: number): number =>
    2 * (lines.ends[line]! - lines.starts[line]!) + lines.indents[line]!;
  return fullestBand(lines, columns) || fullestBand(lines, characters);
}

/** Nine in ten line ends of ragged Latin text fall into it (a word is seldom longer), and all of Chinese text. */
const BAND_COLUMNS = 16;
const FEWEST_INSIDE = 3;
const INSIDE_SHARE = 0.6;

/** Upper end of the band of widths that most lines inside paragraphs have; 0 if too few have it. */
function fullestBand(lines: Lines, widthOf: (line: number) => number): number {
  const histogram = new Int32Array(WIDEST_WRAP_COLUMNS + 1);
  let inside = 0;
  for (let line = 0; line + 1 < lines.count; line++) {
    if (lines.gaps[line + 1]! > 0 || lines.indents[line + 1]! >= lines.indents[line]! + 2) continue;
    inside++;
    const width = widthOf(line);
    if (width <= WIDEST_WRAP_COLUMNS) histogram[width]!++;
  }
  if (inside < FEWEST_INSIDE) return 0;
  let inBand = 0;
  let best = 0;
  let bestEnd = 0;
  for (let width = 0; width <= WIDEST_WRAP_COLUMNS; width++) {
    inBand += histogram[width]! - (width >= BAND_COLUMNS ? histogram[width - BAND_COLUMNS]! : 0);
    if (inBand > best) {
      best = inBand;
      bestEnd = width;
    }
  }
  if (best < inside * INSIDE_SHARE || bestEnd < BAND_COLUMNS) return 0;
  while (bestEnd > 0 && histogram[bestEnd] === 0) bestEnd--;
  return bestEnd;
}
