import type { Edit, Range } from '../range.ts';
import { readBlocks, type BlockKind, type Blocks } from '../text/blocks.ts';
import { readingTextOf } from '../text/reading-text.ts';
import { chooseJoint, jointEdit } from './joints.ts';

/** Their line breaks mean something. */
const brokenOnPurpose: ReadonlySet<BlockKind> = new Set(['furniture', 'columns']);

/** White space of this many columns before a line begins a paragraph. */
const paragraphIndentColumns = 2;

/**
 * Edits that make hard-wrapped text one line a paragraph, Chinese lines joined with nothing, others with a space, and
 * hyphens at line ends taken away where they divide a word.
 *
 * @param range only breaks inside it; then lines are joined even where the page as a whole is not hard-wrapped, up to
 *   the next blank line or indentation, because the editor chose them
 */
export function unwrapEdits(written: string, range?: Range): readonly Edit[] {
  const text = readingTextOf(written);
  const blocks = readBlocks(text);
  const { lines } = blocks;
  const edits: Edit[] = [];
  const join = (headEnd: number, tailStart: number): void => {
    if (range && (headEnd < range.start || tailStart > range.end)) return;
    edits.push(jointEdit(headEnd, tailStart, chooseJoint(text, headEnd, tailStart)));
  };
  for (let line = 0; line < lines.count; line++) {
    const start = lines.starts[line]!;
    const block = blocks.at(start);
    if (blocks.wrapped && (block < 0 || brokenOnPurpose.has(blocks.kind(block)))) continue;
    const isJoined = blocks.wrapped
      ? blocks.firstLines[block]! < line
      : range !== undefined && goesOn(blocks, line);
    if (isJoined && line > 0) join(lines.ends[line - 1]!, start);
    // One line of print may be in pieces.
    for (const { 0: gap, index } of text.slice(start, lines.ends[line]).matchAll(LINE_END))
      join(start + index, start + index + gap.length);
  }
  return edits;
}

const LINE_END = /\s*[\n\r]\s*/g;

function goesOn({ lines }: Blocks, line: number): boolean {
  return lines.gaps[line] === 0 && lines.indents[line]! < paragraphIndentColumns;
}
