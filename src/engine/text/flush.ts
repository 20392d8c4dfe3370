import type { BlockShapes } from './block-kinds.ts';
import type { BlockKind } from './blocks.ts';

const INDENT_COLUMNS = 2;
/** Subheadings and notes are set flush on any page, and seldom longer. */
const FEWEST_COLUMNS = 40;
/** Titles are set flush, too, and end so seldom. */
const FULL_STOP = /[。.][”」』"’)）]?$/u;
const FEWEST_INDENTED = 6;
const INDENTED_SHARE = 0.8;

/** A headline seldom has more lines. */
const MOST_TITLE_LINES = 2;

/** Blocks that begin flush on a page whose paragraphs are indented; 1 for each such block, 0 for others. */
export interface FlushBlocks {
  /** Follow a paragraph: where a column or a page ends, extraction makes a paragraph of the rest of a sentence, but nobody has indented it. */
  readonly rests: Uint8Array;
  /** Short, between the end of a text and an indented paragraph, as headlines stand. */
  readonly titles: Uint8Array;
}

export function findFlush(shapes: BlockShapes, kind: (block: number) => BlockKind): FlushBlocks {
  const { count, lines, firstLines } = shapes;
  const rests = new Uint8Array(count);
  const titles = new Uint8Array(count);
  let [paragraphs, indented] = [0, 0];
  for (let block = 0; block < count; block++) {
    if (kind(block) !== 'paragraph' || lines.widths[firstLines[block]!]! < FEWEST_COLUMNS) {
      if (isSetAsTitle(shapes, kind, block)) titles[block] = 1;
      continue;
    }
    paragraphs++;
    if (lines.indents[firstLines[block]!]! >= INDENT_COLUMNS) indented++;
    else if (isFlushText(shapes, block) && followsParagraph(block, kind)) rests[block] = 1;
  }
  if (indented < FEWEST_INDENTED || indented < INDENTED_SHARE * paragraphs) {
    rests.fill(0);
    titles.fill(0);
  }
  return { rests, titles };
}

function isSetAsTitle(
  { text, lines, firstLines, ends, count }: BlockShapes,
  kind: (block: number) => BlockKind,
  block: number,
): boolean {
  const next = block + 1;
  if (
    next >= count ||
    kind(next) !== 'paragraph' ||
    firstLines[next]! - firstLines[block]! > MOST_TITLE_LINES
  )
    return false;
  if (lines.indents[firstLines[block]!] !== 0 || lines.indents[firstLines[next]!]! < INDENT_COLUMNS)
    return false;
  // Behind a text without its full stop it may be the rest of it.
  return block === 0 || kind(block - 1) !== 'paragraph' || FULL_STOP.test(endOf(text, ends[block - 1]!));
}

function endOf(text: string, end: number): string {
  return text.slice(Math.max(0, end - 2), end);
}

function isFlushText({ text, lines, firstLines, ends }: BlockShapes, block: number): boolean {
  const end = ends[block]!;
  return lines.indents[firstLines[block]!] === 0 && FULL_STOP.test(endOf(text, end));
}

/** The first paragraph behind a title is set flush by many papers. */
function followsParagraph(block: number, kind: (block: number) => BlockKind): boolean {
  let before = block - 1;
  while (before >= 0 && kind(before) === 'furniture') before--;
  return before >= 0 && kind(before) === 'paragraph';
}
