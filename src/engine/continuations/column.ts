import type { Range } from '../range.ts';
import { type Passage, TermReader } from '../topics/cohesion.ts';
import type { Match } from './matching.ts';
import type { ContinuationPage } from './page.ts';

/** Text that says what an article is about. */
const ARTICLE_CHARS = 800;
const MOST_PARAGRAPHS = 24;
/** Of what stands between head and tail; two sentences have more. */
const FEWEST_TERMS = 24;
/** Log-odds of shared words by which a paragraph must be nearer to the head's article than to the one before the tail. */
const NEARER = 1.2;

/**
 * From a tail to the end of the paragraphs behind it that are of its article too: a column that stands elsewhere is more than
 * the end of one sentence, and what is left of it would stand among strangers.
 *
 * @param head,tail blocks, the tail behind the head
 */
export function columnFrom({ text, blocks }: ContinuationPage, head: number, tail: number): Range {
  const start = blocks.starts[tail]!;
  let end = blocks.ends[tail]!;
  if (tail < head) return { start, end };
  const headEnd = blocks.ends[head]!;
  const own = readAll(text, [
    { start: Math.max(0, headEnd - ARTICLE_CHARS), end: headEnd },
    { start, end },
  ]);
  const strangers = readAll(text, [{ start: Math.max(headEnd, start - ARTICLE_CHARS), end: start }]);
  // Behind a caption or an advertisement the rest stands where it should.
  if (strangers.occurrences < FEWEST_TERMS) return { start, end };
  const reader = new TermReader(text);
  // One that says little is judged with those behind it.
  let from = end;
  for (let block = tail + 1; block < Math.min(blocks.count, tail + MOST_PARAGRAPHS); block++) {
    if (blocks.kind(block) !== 'paragraph') break;
    reader.read(from, blocks.ends[block]!);
    const nearer = reader.cohesionWith(own) - reader.cohesionWith(strangers);
    if (nearer < 0) break;
    if (nearer >= NEARER) from = end = blocks.ends[block]!;
  }
  return { start, end };
}

/**
 * Two articles above each other, each set in columns, are read in turns: where a tail stands right behind the head of another
 * tail further down, what divides those two is the column that the tail begins.
 *
 * @param head,tail blocks
 * @returns undefined where no other pair says so, or a title stands there
 */
export function columnUpTo(
  { blocks, standing }: ContinuationPage,
  head: number,
  tail: number,
  matched: readonly Match[],
): Range | undefined {
  const place = standing.indexOf(tail);
  const next = matched.find((pair) => pair.head === standing[place - 1] && pair.tail > tail);
  if (tail < head || next === undefined || next.logOdds <= 0) return undefined;
  // Short halves of sentences look like titles.
  const halves = new Set(matched.flatMap((pair) => [pair.head, pair.tail]));
  let end = tail;
  for (let at = place; standing[at]! < next.tail; at++) {
    const block = standing[at]!;
    const kind = blocks.kind(block);
    if ((kind === 'title' || kind === 'byline') && !halves.has(block)) return undefined;
    if (kind !== 'furniture' && kind !== 'caption') end = block;
  }
  return { start: blocks.starts[tail]!, end: blocks.ends[end]! };
}

function readAll(text: string, ranges: readonly Range[]): Passage {
  const reader = new TermReader(text);
  const all = reader.read(0, 0);
  for (const { start, end } of ranges) reader.readOn(start, end);
  return all;
}
