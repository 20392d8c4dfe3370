import { isContinuedMark } from './block-kinds.ts';
import { columnsOf } from './characters.ts';
import type { Lines } from './lines.ts';

const OPENING = '（(【［[';
const CLOSING = '）)】］]';
const AT_START = /^[（(【［[][^（(【［[）)】］\]]{2,40}[）)】］\]]\s*/u;
const AT_END = /\s*[（(【［[][^（(【［[）)】］\]]{2,40}[）)】］\]]$/u;
const REACH_CHARS = 48;

/**
 * （上接第一版）……, …… (Continued on page 3): a mark that the layout set into the line of the text that goes on elsewhere is a
 * line of its own, so that it is seen through as one that stands alone.
 *
 * @returns `lines` itself where no line has one
 */
export function setJumpMarksApart(text: string, lines: Lines): Lines {
  const cuts: { readonly line: number; readonly end: number; readonly start: number }[] = [];
  for (let line = 0; line < lines.count; line++) {
    const [start, end] = [lines.starts[line]!, lines.ends[line]!];
    if (OPENING.includes(text[start]!)) {
      const mark = AT_START.exec(text.slice(start, Math.min(end, start + REACH_CHARS)))?.[0];
      if (mark !== undefined && start + mark.length < end && isContinuedMark(mark.trim()))
        cuts.push({ line, end: start + mark.trimEnd().length, start: start + mark.length });
    }
    if (CLOSING.includes(text[end - 1]!)) {
      const mark = AT_END.exec(text.slice(Math.max(start, end - REACH_CHARS), end))?.[0];
      if (mark !== undefined && end - mark.length > start && isContinuedMark(mark.trim()))
        cuts.push({ line, end: end - mark.length, start: end - mark.trimStart().length });
    }
  }
  return cuts.length === 0 ? lines : cutLines(text, lines, cuts);
}

function cutLines(
  text: string,
  lines: Lines,
  cuts: readonly { readonly line: number; readonly end: number; readonly start: number }[],
): Lines {
  const count = lines.count + cuts.length;
  const cut = {
    count,
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    gaps: new Uint8Array(count),
    indents: new Uint8Array(count),
    widths: new Uint16Array(count),
  };
  let [into, next] = [0, 0];
  for (let line = 0; line < lines.count; line++) {
    cut.gaps[into] = lines.gaps[line]!;
    cut.indents[into] = lines.indents[line]!;
    cut.starts[into] = lines.starts[line]!;
    for (; cuts[next]?.line === line; next++) {
      cut.ends[into++] = cuts[next]!.end;
      cut.starts[into] = cuts[next]!.start;
    }
    cut.ends[into++] = lines.ends[line]!;
  }
  for (let line = 0; line < count; line++) {
    let width = 0;
    for (let at = cut.starts[line]!; at < cut.ends[line]!; at++) width += columnsOf(text.charCodeAt(at));
    cut.widths[line] = Math.min(width, 65_535);
  }
  return cut;
}
