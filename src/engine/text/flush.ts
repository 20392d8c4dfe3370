import type { BlockShapes } from './block-kinds.ts';
import type { BlockKind } from './blocks.ts';

const INDENT_COLUMNS = 2;
/** Subheadings and notes are set flush on any page, and seldom longer. */
const FEWEST_COLUMNS = 40;
/** Titles are set flush, too, and end so seldom. */
const FULL_STOP = /[。.][”」』"’)）]?$/u;
const FEWEST_INDENTED = 6;
const INDENTED_SHARE = 0.8;

/**
 * Which blocks follow a paragraph and begin flush, on a page whose paragraphs are indented: where a column or a page ends,
 * extraction makes a paragraph of the rest of a sentence, but nobody has indented it.
 *
 * @returns 1 for each such block, 0 for others
 */
export function findFlush(shapes: BlockShapes, kind: (block: number) => BlockKind): Uint8Array {
  const { count, lines, firstLines } = shapes;
  const flush = new Uint8Array(count);
  let [paragraphs, indented] = [0, 0];
  for (let block = 0; block < count; block++) {
    if (kind(block) !== 'paragraph' || lines.widths[firstLines[block]!]! < FEWEST_COLUMNS) continue;
    paragraphs++;
    if (lines.indents[firstLines[block]!]! >= INDENT_COLUMNS) indented++;
    else if (isFlushText(shapes, block) && followsParagraph(block, kind)) flush[block] = 1;
  }
  return indented >= FEWEST_INDENTED && indented >= INDENTED_SHARE * paragraphs ? flush : flush.fill(0);
}

function isFlushText({ text, lines, firstLines, ends }: BlockShapes, block: number): boolean {
  const end = ends[block]!;
  return lines.indents[firstLines[block]!] === 0 && FULL_STOP.test(text.slice(end - 2, end));
}

/** The first paragraph behind a title is set flush by many papers. */
function followsParagraph(block: number, kind: (block: number) => BlockKind): boolean {
  let before = block - 1;
  while (before >= 0 && kind(before) === 'furniture') before--;
  return before >= 0 && kind(before) === 'paragraph';
}
