import type { BlockShapes } from './block-kinds.ts';
import type { BlockKind } from './blocks.ts';
import { columnsOf } from './characters.ts';
import { isField, isRow } from './field-lines.ts';
import { opensReport } from './news-openings.ts';
import type { Script } from './script.ts';
import { startsSmall } from './small-letters.ts';

/** A title, the two halves of a short paragraph: three short blocks in a row are nothing special. */
const FEWEST_LINES = 4;
/** What is longer is no line of a poem, a programme or a list. Chinese lines seldom have twenty characters. */
const MOST_COLUMNS: Readonly<Record<Script, number>> = { han: 44, kana: 44, latin: 60, other: 60 };

/**
 * Which blocks are lines set by themselves, several in a row: verse, lists, programmes, tables, small advertisements; and, of
 * any length, entries with a name and a colon each, and rows of figures. Where such a line ends, no sentence was cut in two,
 * whatever mark it lacks.
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
    for (const [start, end] of withoutParagraphs(shapes, first, block))
      if (end - start >= FEWEST_LINES && !isRunningText(shapes, start, end, script(start)))
        setInLines.fill(1, start, end);
    first = block + 1;
  }
  fillEntries(shapes, kind, setInLines);
  // Only now: two short runs would be left of the one that it stands in, and judged by less.
  for (let block = 0; block < shapes.count; block++)
    if (setInLines[block] === 1 && opensReport(shapes.text.slice(shapes.starts[block], shapes.ends[block])))
      setInLines[block] = 0;
  return setInLines;
}

function fillEntries(shapes: BlockShapes, kind: (block: number) => BlockKind, setInLines: Uint8Array): void {
  let wasField = false;
  for (let block = 0; block < shapes.count; block++) {
    const isText = mayBeLine(kind(block));
    const field = isText && isField(shapes, block);
    if (field && wasField) setInLines.fill(1, block - 1, block + 1);
    else if (isText && isRow(shapes, block)) setInLines[block] = 1;
    wasField = field;
  }
}

function mayBeLine(kind: BlockKind): boolean {
  return kind === 'paragraph' || kind === 'title' || kind === 'list';
}

const FULL_STOP = /[。！？.!?][”」』"’»]?$/u;

/**
 * Where lines stand right under each other, a sentence with blank lines on both sides is a short paragraph, not one of them.
 *
 * @returns the runs of blocks from `first` on, before `after`, that are left
 */
function withoutParagraphs(
  { text, ends, lines, firstLines }: BlockShapes,
  first: number,
  after: number,
): [number, number][] {
  const isApart = (block: number) => (lines.gaps[firstLines[block]!] ?? 1) > 0;
  const runs: [number, number][] = [];
  let start = first;
  let together = false;
  for (let block = first + 1; block < after; block++) together ||= !isApart(block);
  if (!together) return [[first, after]];
  for (let block = first; block < after; block++) {
    if (!isApart(block) || !isApart(block + 1) || !FULL_STOP.test(text.slice(ends[block]! - 2, ends[block])))
      continue;
    runs.push([start, block]);
    start = block + 1;
  }
  return [...runs, [start, after]];
}

/** Of running text all lines but a paragraph's last are full: within a word of the fullest in Latin script. */
const FULL_SHARE = 0.6;
const FULL_WITHIN_COLUMNS: Readonly<Record<Script, number>> = { han: 4, kana: 4, latin: 10, other: 10 };
/** Of Latin running text three lines in four begin in small letters; most Chinese lines have a mark within. */
const SMALL_SHARE = 0.5;
const MARKED_SHARE = 0.4;
const MARK = /[，、；：。！？“”（）]/u;
/** Most lines of verse end with a mark, of running text the last of a paragraph and one in seven. */
const ENDED_SHARE = 0.6;
const END_MARK = /[，、；：。！？,;:.!?]$/u;

/** Hard-wrapped text with a blank line between every two lines: each line end is inside a sentence, and none is a verse's. */
function isRunningText(
  { text, starts, ends }: BlockShapes,
  first: number,
  after: number,
  script: Script,
): boolean {
  const blocks = Array.from({ length: after - first }, (_, index) => first + index);
  const shareOf = (test: (block: number, index: number) => boolean) =>
    blocks.filter(test).length / blocks.length;
  const widths = blocks.map((block) => columnsBetween(text, starts[block]!, ends[block]!));
  const full = widths.reduce((most, width) => Math.max(most, width), 0) - FULL_WITHIN_COLUMNS[script];
  if (shareOf((_, index) => widths[index]! >= full) < FULL_SHARE) return false;
  if (shareOf((block) => END_MARK.test(text.slice(ends[block]! - 1, ends[block]))) >= ENDED_SHARE)
    return false;
  return script === 'han' || script === 'kana'
    ? shareOf((block) => MARK.test(text.slice(starts[block], ends[block]! - 1))) >= MARKED_SHARE
    : shareOf((block) => startsSmall(text, starts[block]!)) >= SMALL_SHARE;
}

function isShortLine(
  { text, starts, ends }: BlockShapes,
  block: number,
  kind: BlockKind,
  script: Script,
): boolean {
  if (!mayBeLine(kind)) return false;
  const most = MOST_COLUMNS[script];
  const [start, end] = [starts[block]!, ends[block]!];
  return end - start <= most && columnsBetween(text, start, end) <= most;
}

function columnsBetween(text: string, start: number, end: number): number {
  let columns = 0;
  for (let at = start; at < end; at++) columns += columnsOf(text.charCodeAt(at));
  return columns;
}
