import type { BlockShapes } from './block-kinds.ts';
import type { BlockKind } from './blocks.ts';
import { columnsOf } from './characters.ts';
import type { Script } from './script.ts';

/** A title, the two halves of a short paragraph: three short blocks in a row are nothing special. */
const FEWEST_LINES = 4;
/** What is longer is no line of a poem, a programme or a list. Chinese lines seldom have twenty characters. */
const MOST_COLUMNS: Readonly<Record<Script, number>> = { han: 44, kana: 44, latin: 60, other: 60 };

/**
 * Which blocks are lines set by themselves, several in a row: verse, lists, programmes, tables, small advertisements. Where
 * such a line ends, no sentence was cut in two, whatever mark it lacks.
 *
 * @returns 1 for each such block, 0 for others
 */
export function findSetLines(
  shapes: BlockShapes,
  kind: (block: number) => BlockKind,
  script: (block: number) => Script,
): Uint8Array {
  const setInLines = new Uint8Array(shapes.count);
  let first = 0;
  for (let block = 0; block <= shapes.count; block++) {
    if (block < shapes.count && isShortLine(shapes, block, kind(block), script(block))) continue;
    if (block - first >= FEWEST_LINES) setInLines.fill(1, first, block);
    first = block + 1;
  }
  return setInLines;
}

function isShortLine(
  { text, starts, ends }: BlockShapes,
  block: number,
  kind: BlockKind,
  script: Script,
): boolean {
  if (kind !== 'paragraph' && kind !== 'title' && kind !== 'list') return false;
  const most = MOST_COLUMNS[script];
  const end = ends[block]!;
  if (end - starts[block]! > most) return false;
  let columns = 0;
  for (let at = starts[block]!; at < end; at++) columns += columnsOf(text.charCodeAt(at));
  return columns <= most;
}
