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
 * A text is hard-wrapped if lines that are followed at once by another line mostly have nearly the same width. The
 * width is the upper end of the fullest band; the band is 16 columns wide, which holds nine in ten line ends of
 * ragged Latin text (a word is seldom longer) and all of Chinese text.
 */
function wrapWidthOf(lines: Lines): number {
  const histogram = new Int32Array(WIDEST_WRAP_COLUMNS + 1);
  let followed = 0;
  for (let line = 0; line + 1 < lines.count; line++) {
    if (lines.gaps[line + 1]! > 0) continue;
    followed++;
    const width = lines.widths[line]! + lines.indents[line]!;
    if (width <= WIDEST_WRAP_COLUMNS) histogram[width]!++;
  }
  if (followed < 3) return 0;
  const band = 16;
  let inBand = 0;
  let best = 0;
  let bestEnd = 0;
  for (let width = 0; width <= WIDEST_WRAP_COLUMNS; width++) {
    inBand += histogram[width]! - (width >= band ? histogram[width - band]! : 0);
    if (inBand > best) {
      best = inBand;
      bestEnd = width;
    }
  }
  if (best < followed * 0.6 || bestEnd < band) return 0;
  while (bestEnd > 0 && histogram[bestEnd] === 0) bestEnd--;
  return bestEnd;
}
