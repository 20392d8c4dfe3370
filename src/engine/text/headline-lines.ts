import type { BlockShapes } from './block-kinds.ts';
import type { BlockKind } from './blocks.ts';
import type { Script } from './script.ts';
import { isEdgeByCapitals } from './page-edges.ts';
import { startsSmall } from './small-letters.ts';
import { endsAsRow } from './table-rows.ts';

/** Of a headline or the lines above and below it; with five or more it is verse or a list. */
const MOST_LINES = 5;
const FEWEST_LINES = 2;
/** Characters of a line, and of all of them. */
const LONGEST_LINE_CHARS: Readonly<Record<Script, number>> = { han: 26, kana: 26, latin: 70, other: 70 };
const LONGEST_CHARS: Readonly<Record<Script, number>> = { han: 80, kana: 80, latin: 200, other: 200 };

const FULL_STOP = /[。！？…!?.][”」』"’»）)\]]*$/u;
/** Behind these a headline is not over. */
const GOES_ON = /[,;:，、；：—–]$/u;
/** Headlines are not hyphenated. */
const HYPHENS = '-‐¬\u00ad⸗';

/**
 * Which blocks are lines of a headline that is set in several: short ones without a full stop, between a finished paragraph, or
 * the page's top, and a longer block that starts as paragraphs do. The rest of a sentence is the end of its paragraph, and has
 * the full stop: no cut on clean labelled pages looks so, and 3 in 200 on those that have lost their marks.
 *
 * @returns 1 for each such block with another line of the headline behind it, 0 for others
 */
export function findHeadlineLines(
  shapes: BlockShapes,
  kind: (block: number) => BlockKind,
  script: (block: number) => Script,
  marked: (block: number) => boolean,
): Uint8Array {
  const found = new Uint8Array(shapes.count);
  let first = 0;
  for (let block = 0; block <= shapes.count; block++) {
    if (block < shapes.count && !marked(block) && isLine(shapes, block, kind(block), script(block))) continue;
    if (isHeadline(shapes, first, block, kind, script)) found.fill(1, first, block - 1);
    first = block + 1;
  }
  return found;
}

function isLine(
  { text, starts, ends }: BlockShapes,
  block: number,
  kind: BlockKind,
  script: Script,
): boolean {
  const end = ends[block]!;
  // A line of a headline in capitals may be taken for a running head.
  const isText = kind === 'title' || kind === 'paragraph';
  if (!isText && !(kind === 'furniture' && isEdgeByCapitals(text.slice(starts[block], end)))) return false;
  if (HYPHENS.includes(text[end - 1]!)) return false;
  return end - starts[block]! <= LONGEST_LINE_CHARS[script] && !isFinished(text, end);
}

/** Behind these nobody waits for a full stop. */
const BESIDE_TEXT: ReadonlySet<BlockKind> = new Set(['byline', 'caption', 'furniture'] as const);

function isFinished(text: string, end: number): boolean {
  return FULL_STOP.test(text.slice(end - 3, end));
}

/** Are the blocks from `first` on, before `after`, a headline's lines? What `after` is decides: text, or who wrote it. */
function isHeadline(
  { text, starts, ends, count }: BlockShapes,
  first: number,
  after: number,
  kind: (block: number) => BlockKind,
  script: (block: number) => Script,
): boolean {
  if (after - first < FEWEST_LINES || after - first > MOST_LINES || after === count) return false;
  const isBehindText = first > 0 && !BESIDE_TEXT.has(kind(first - 1));
  if (isBehindText && !isFinished(text, ends[first - 1]!) && !endsAsRow(text, ends[first - 1]!)) return false;
  const isText = ends[after]! - starts[after]! > LONGEST_LINE_CHARS[script(after)];
  if (!isText && kind(after) !== 'byline') return false;
  if (startsSmall(text, starts[first]!) || startsSmall(text, starts[after]!)) return false;
  if (GOES_ON.test(text[ends[after - 1]! - 1]!)) return false;
  let chars = 0;
  for (let line = first; line < after; line++) chars += ends[line]! - starts[line]!;
  return chars <= LONGEST_CHARS[script(first)];
}
