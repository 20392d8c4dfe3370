import { isContinuedMark } from './block-kinds.ts';
import { columnsOf } from './characters.ts';
import type { Lines } from './lines.ts';

const OPENING = '（(【［[';
const CLOSING = '）)】］]';
const AT_START = /^[（(【［[][^（(【［[）)】］\]]{2,40}[）)】］\]]\s*/u;
const AT_END = /\s*[（(【［[][^（(【［[）)】］\]]{2,40}[）)】］\]]$/u;
const REACH_CHARS = 48;
/** An image or a comment, as programs write it that extract text. */
const PROGRAM_MARK = String.raw`(?:!\[[^\]\n]{0,200}\]\([^()\s]{0,600}(?:\s"[^"\n]{0,200}")?\)|<!--[^<>\n]{0,400}-->)`;
const PROGRAM_MARKS_AT_START = new RegExp(`^(?:${PROGRAM_MARK}\\s*)+`, 'u');
const PROGRAM_MARKS_AT_END = new RegExp(`(?:${PROGRAM_MARK}\\s*)+$`, 'u');
const PROGRAM_REACH_CHARS = 1200;

/**
 * （上接第一版）……, …… (Continued on page 3), ![](p3.png)……: a mark that the layout or a program set into the line of the text that
 * goes on elsewhere is a line of its own, so that it is seen through as one that stands alone.
 *
 * @returns `lines` itself where no line has one
 */
export function setJumpMarksApart(text: string, lines: Lines): Lines {
  const cuts: { readonly line: number; readonly end: number; readonly start: number }[] = [];
  for (let line = 0; line < lines.count; line++) {
    const [start, end] = [lines.starts[line]!, lines.ends[line]!];
    const first = markAtStart(text, start, end);
    if (first !== undefined && start + first.length < end)
      cuts.push({ line, end: start + first.trimEnd().length, start: start + first.length });
    const from = start + (first?.length ?? 0);
    const last = markAtEnd(text, from, end);
    if (last !== undefined && end - last.length > from)
      cuts.push({
        line,
        end: from + text.slice(from, end - last.length).trimEnd().length,
        start: end - last.trimStart().length,
      });
  }
  return cuts.length === 0 ? lines : cutLines(text, lines, cuts);
}

function markAtStart(text: string, start: number, end: number): string | undefined {
  const first = text[start]!;
  if (first === '!' || first === '<')
    return PROGRAM_MARKS_AT_START.exec(text.slice(start, Math.min(end, start + PROGRAM_REACH_CHARS)))?.[0];
  if (!OPENING.includes(first)) return undefined;
  const mark = AT_START.exec(text.slice(start, Math.min(end, start + REACH_CHARS)))?.[0];
  return mark !== undefined && isContinuedMark(mark.trim()) ? mark : undefined;
}

function markAtEnd(text: string, start: number, end: number): string | undefined {
  const last = text[end - 1]!;
  if (last === ')' || text.endsWith('-->', end)) {
    const ending = text.slice(Math.max(start, end - PROGRAM_REACH_CHARS), end);
    if (last !== ')' || ending.includes('![')) return PROGRAM_MARKS_AT_END.exec(ending)?.[0];
  }
  if (!CLOSING.includes(last)) return undefined;
  const mark = AT_END.exec(text.slice(Math.max(start, end - REACH_CHARS), end))?.[0];
  return mark !== undefined && isContinuedMark(mark.trim()) ? mark : undefined;
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
