import type { Convention } from './convention.ts';
import { setJumpMarksApart } from './jump-marks.ts';
import { readLineSpacing } from './line-spacing.ts';
import { lastAtOrBefore, readLines, type Lines } from './lines.ts';
import { narrowMeasures } from './measures.ts';
import { joinPrintedLines, joinSpacedWords } from './printed-lines.ts';
import { findReadAcross } from './read-across.ts';
import { findSideBySide } from './side-by-side.ts';

/** The lines of a page, and how they are set. */
export interface PageLines {
  readonly lines: Lines;
  readonly convention: Convention;
  /** Columns of most full lines of hard-wrapped text; 0: a line is a paragraph. */
  readonly wrapWidth: number;
  /** Columns of a full line where a line stands, if it is narrower than most; else 0. */
  readonly narrow: Uint8Array;
  /** As `findSideBySide` gives it. */
  readonly sideBySide: Uint8Array | undefined;
  /** Lines before which a blank line stands that divides nothing; undefined: there is none. */
  readonly torn: Uint8Array | undefined;
}

export function readPageLines(text: string): PageLines {
  const written = joinSpacedWords(text, setJumpMarksApart(text, readLines(text)));
  const across = findReadAcross(text, written);
  const sideBySide = findSideBySide(text, written, across);
  const page = readLineSpacing(text, written, sideBySide);
  const { convention, wrapWidth } = page.convention;
  const narrow = narrowMeasures(text, page.lines, wrapWidth, across);
  const { torn } = page;
  const asWritten = { lines: page.lines, convention, wrapWidth, narrow, sideBySide, torn };
  if (wrapWidth === 0) return asWritten;
  const lines = joinPrintedLines(text, page.lines, (line) => narrow[line]! || wrapWidth);
  if (lines === page.lines) return asWritten;
  const tornBefore = (start: number): number =>
    torn?.[lastAtOrBefore(page.lines.starts, page.lines.count, start)] ?? 0;
  const joinedAcross = findReadAcross(text, lines);
  return {
    lines,
    convention,
    wrapWidth,
    narrow: narrowMeasures(text, lines, wrapWidth, joinedAcross),
    sideBySide: findSideBySide(text, lines, joinedAcross),
    torn: torn && Uint8Array.from(lines.starts, tornBefore),
  };
}
