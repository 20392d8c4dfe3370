import type { Range } from '../range.ts';
import { type Passage, TermReader } from '../topics/cohesion.ts';
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

function readAll(text: string, ranges: readonly Range[]): Passage {
  const reader = new TermReader(text);
  const all = reader.read(0, 0);
  for (const { start, end } of ranges) reader.readOn(start, end);
  return all;
}
