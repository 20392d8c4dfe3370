import { classes, COLUMNS, columnsOf, isSpace, LINE_END, SPACE } from './characters.ts';

/**
 * The lines of a text that hold more than white space, as parallel arrays: a file may have a line a character,
 * and an object each would cost more than the text.
 */
export interface Lines {
  readonly count: number;
  /** Offset of the first and after the last character that is no white space. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Blank lines before the line, at most 255; a form feed counts as one. Not those that stand before every line. */
  readonly gaps: Uint8Array;
  /** Columns of white space before the text, at most 255; a full-width space has two. */
  readonly indents: Uint8Array;
  /** Columns of the text, at most 65,535. */
  readonly widths: Uint16Array;
}

const FORM_FEED = 0x0c;
const TAB_COLUMNS = 4;

class LineBuffer {
  count = 0;
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  gaps = new Uint8Array(256);
  indents = new Uint8Array(256);
  widths = new Uint16Array(256);

  push(start: number, end: number, gap: number, indent: number, width: number): void {
    if (this.count === this.starts.length) this.grow();
    const at = this.count++;
    this.starts[at] = start;
    this.ends[at] = end;
    this.gaps[at] = Math.min(gap, 255);
    this.indents[at] = Math.min(indent, 255);
    this.widths[at] = Math.min(width, 65_535);
  }

  private grow(): void {
    const length = this.starts.length * 2;
    this.starts = copyInto(new Int32Array(length), this.starts);
    this.ends = copyInto(new Int32Array(length), this.ends);
    this.gaps = copyInto(new Uint8Array(length), this.gaps);
    this.indents = copyInto(new Uint8Array(length), this.indents);
    this.widths = copyInto(new Uint16Array(length), this.widths);
  }
}

function copyInto<A extends Int32Array | Uint8Array | Uint16Array>(target: A, source: A): A {
  target.set(source);
  return target;
}

export function readLines(text: string): Lines {
  const lines = new LineBuffer();
  let gap = 0;
  let at = 0;
  while (at < text.length) {
    let indent = 0;
    let code = text.charCodeAt(at);
    while (isSpace(code)) {
      indent += code === 0x09 ? TAB_COLUMNS : columnsOf(code);
      code = ++at < text.length ? text.charCodeAt(at) : 0x0a;
    }
    const start = at;
    let end = at;
    let columns = 0;
    let width = 0;
    for (; at < text.length; at++) {
      const unit = classes[text.charCodeAt(at)]!;
      if ((unit & LINE_END) !== 0) break;
      columns += unit & COLUMNS;
      if ((unit & SPACE) === 0) {
        end = at + 1;
        width = columns;
      }
    }
    if (end > start) {
      lines.push(start, end, gap, indent, width);
      gap = 0;
    } else if (at < text.length) gap++;
    if (at < text.length) {
      if (text.charCodeAt(at) === FORM_FEED) gap++;
      if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
      at++;
    }
  }
  return lines;
}

/** Columns of the text and of the white space before it. */
export function columnsOfLine({ widths, indents }: Lines, line: number): number {
  return widths[line]! + indents[line]!;
}

/** Some of the lines, by their indexes. */
export function linesAt({ starts, ends, gaps, indents, widths }: Lines, indexes: readonly number[]): Lines {
  return {
    count: indexes.length,
    starts: Int32Array.from(indexes, (line) => starts[line]!),
    ends: Int32Array.from(indexes, (line) => ends[line]!),
    gaps: Uint8Array.from(indexes, (line) => gaps[line]!),
    indents: Uint8Array.from(indexes, (line) => indents[line]!),
    widths: Uint16Array.from(indexes, (line) => widths[line]!),
  };
}

/** Index of the last of `count` starts, which ascend, at or before an offset; −1 before the first. */
export function lastAtOrBefore(starts: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Lines of one column stand around a line, whatever the width of others on the page. */
const NEAR_LINES = 4;

export function widestNear(lines: Lines, line: number): number {
  let widest = 0;
  const last = Math.min(lines.count - 1, line + NEAR_LINES);
  for (let near = Math.max(0, line - NEAR_LINES); near <= last; near++)
    widest = Math.max(widest, columnsOfLine(lines, near));
  return widest;
}
