import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import type { Blocks } from '../text/blocks.ts';
import { columnsOf, isBlank } from '../text/characters.ts';
import type { SeamModel } from './model.ts';
import type { Split } from './split-paragraphs.ts';

/** Lines of a column are no longer, in columns of text. */
const LONGEST_LINE_COLUMNS = 100;
/** Of one paragraph: fewer breaks that are told say nothing of the others. */
const FEWEST_TOLD = 2;
/** Of the breaks between its lines: so many are told by themselves. */
const LEAST_TOLD_SHARE = 0.5;
/** By so many columns a line of Chinese may fall short, where a mark may not begin the next. */
const SHORT_BY = 4;
/** Log-odds of a cut between two full lines of a paragraph most of whose breaks are told. */
const BETWEEN_LINES_ODDS = 1.5;

/**
 * A paragraph of which each line stands as one: where most breaks of a run of full lines are told as cuts, those that no word tells
 * are cuts, too, but behind a full stop, where a paragraph may end.
 *
 * @param splits in reading order
 * @returns those, and the others
 */
export function withLinesOfParagraphs(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  splits: readonly Split[],
): readonly Split[] {
  if (splits.length < FEWEST_TOLD) return splits;
  const told = new Set(splits.map(({ at }) => blocks.at(at.start - 1)));
  const widths = new Map<number, number>();
  const widthOf = (block: number): number => {
    const known = widths.get(block);
    if (known !== undefined) return known;
    let width = 0;
    for (let at = blocks.starts[block]!; at < blocks.ends[block]! && width <= LONGEST_LINE_COLUMNS; at++)
      width += columnsOf(text.charCodeAt(at));
    widths.set(block, width);
    return width;
  };
  const added: Split[] = [];
  let read = -1;
  for (const { at } of splits) {
    const first = blocks.at(at.start - 1);
    if (first <= read || widthOf(first) > LONGEST_LINE_COLUMNS) continue;
    const run = runFrom(text, blocks, first, told, widthOf);
    read = run.last;
    for (const block of run.untold) {
      const [end, start] = [blocks.ends[block]!, blocks.starts[block + 1]!];
      if (!seams.endsOpen(end)) continue;
      const { headEnd, ...joint } = seams.joint(end, start);
      const params = { before: quoteBefore(text, end), after: quoteAfter(text, start) };
      added.push({
        at: { start: headEnd, end: start },
        ...joint,
        logOdds: BETWEEN_LINES_ODDS,
        reasons: [{ code: 'reads-on', params }],
      });
      told.add(block);
    }
  }
  return added.length === 0
    ? splits
    : [...splits, ...added].toSorted((one, other) => one.at.start - other.at.start);
}

/** The run of full lines that begins at a block: the last of them, and those behind which no cut is told, if enough others are. */
function runFrom(
  text: string,
  blocks: Blocks,
  first: number,
  told: ReadonlySet<number>,
  widthOf: (block: number) => number,
): { readonly last: number; readonly untold: readonly number[] } {
  const full = widthOf(first);
  const untold: number[] = [];
  let cuts = 0;
  let last = first;
  // Its last line may be shorter than the others.
  for (let block = first; block + 1 < blocks.count && isFull(text, blocks, block, full, widthOf); block++) {
    if (blocks.kind(block + 1) === 'furniture' || blocks.marked(block + 1)) break;
    if (told.has(block)) cuts++;
    else untold.push(block);
    last = block;
  }
  const inside = untold.filter((block) => block < last || told.has(block - 1));
  const isParagraph = cuts >= FEWEST_TOLD && cuts >= LEAST_TOLD_SHARE * (cuts + inside.length);
  return { last, untold: isParagraph ? inside : [] };
}

/** Would what the next line begins with not have gone into this one? */
function isFull(
  text: string,
  blocks: Blocks,
  block: number,
  full: number,
  widthOf: (block: number) => number,
): boolean {
  const width = widthOf(block);
  if (width > LONGEST_LINE_COLUMNS || blocks.starts[block]! !== blocks.lineStarts[block]!) return false;
  if (blocks.script(block) !== 'latin') return Math.abs(width - full) <= SHORT_BY;
  const start = blocks.starts[block + 1]!;
  let end = start;
  while (end < blocks.ends[block + 1]! && !isBlank(text.charCodeAt(end))) end++;
  return width <= full + end - start && width + 1 + end - start >= full;
}
