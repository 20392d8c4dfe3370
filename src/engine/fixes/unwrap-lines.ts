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
  for (let line = 1; line < lines.count; line++) {
    const headEnd = lines.ends[line - 1]!;
    const tailStart = lines.starts[line]!;
    if (range && (headEnd < range.start || tailStart > range.end)) continue;
    const joined = blocks.wrapped ? isInsideBlock(blocks, line) : range !== undefined && goesOn(blocks, line);
    if (joined) edits.push(jointEdit(headEnd, tailStart, chooseJoint(text, headEnd, tailStart)));
  }
  return edits;
}

/** Is the line one of a hard-wrapped paragraph, and not its first? */
function isInsideBlock(blocks: Blocks, line: number): boolean {
  const block = blocks.at(blocks.lines.starts[line]!);
  return block >= 0 && blocks.firstLines[block]! < line && !brokenOnPurpose.has(blocks.kind(block));
}

function goesOn({ lines }: Blocks, line: number): boolean {
  return lines.gaps[line] === 0 && lines.indents[line]! < paragraphIndentColumns;
}
