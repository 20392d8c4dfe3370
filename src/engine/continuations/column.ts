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

/** Blocks of a column; what is divided by more was not cut by its end. */
const MOST_BLOCKS = 60;

/**
 * What goes with the tails of a page: a column that stands elsewhere is more than the end of one sentence, and what is left of it
 * would stand among strangers.
 */
export class Columns {
  private readonly page: ContinuationPage;
  private readonly matchOf: ReadonlyMap<number, Match>;
  /** Short halves of sentences look like titles. */
  private readonly halves: ReadonlySet<number>;

  /** @param matched all pairs of the page */
  constructor(page: ContinuationPage, matched: readonly Match[]) {
    this.page = page;
    this.matchOf = new Map(matched.map((match) => [match.head, match]));
    this.halves = new Set(matched.flatMap(({ head, tail }) => [head, tail]));
  }

  /** From a tail to the end of what goes with it. */
  of(match: Match): Range {
    const { blocks } = this.page;
    const { head, tail } = match;
    const column = { start: blocks.starts[tail]!, end: blocks.ends[tail]! };
    if (match.columnEnd !== undefined) return { ...column, end: blocks.ends[match.columnEnd]! };
    if (tail < head) return column;
    return { ...column, end: this.endBeforeRest(match) ?? endOfOwn(this.page, head, tail) };
  }

  /**
   * Two articles above each other, each set in columns, are read in turns: where a tail stands right behind the head of another tail
   * further down, what divides those two is the column that the tail begins.
   *
   * @returns its end, before the first title that heads no section of it; undefined where no other pair says so
   */
  private endBeforeRest({ head, tail }: Match): number | undefined {
    const { blocks, standing } = this.page;
    const place = placeOf(standing, tail);
    const rest = this.matchOf.get(standing[place - 1]!)?.tail ?? -1;
    const restPlace = rest < tail ? -1 : placeOf(standing, rest);
    if (restPlace < 0 || restPlace - place > MOST_BLOCKS) return undefined;
    if (this.matchOf.get(standing[place - 1]!)!.logOdds <= 0) return undefined;
    let end = tail;
    for (let at = place; at < restPlace; at++) {
      const block = standing[at]!;
      if (this.isTitle(block)) {
        let last = at;
        while (last + 1 < restPlace && !this.isTitle(standing[last + 1]!)) last++;
        const section = { start: blocks.starts[block]!, end: blocks.ends[standing[last]!]! };
        if (!isNearer(this.page.text, section, blocks.ends[head]!, blocks.starts[tail]!)) break;
      }
      const kind = blocks.kind(block);
      if (kind !== 'furniture' && kind !== 'caption') end = block;
    }
    return blocks.ends[end]!;
  }

  private isTitle(block: number): boolean {
    const kind = this.page.blocks.kind(block);
    return (kind === 'title' || kind === 'byline') && !this.halves.has(block);
  }
}

/** Place of a block among those that stand, in which it is. */
function placeOf(standing: Int32Array, block: number): number {
  let low = 0;
  let high = standing.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (standing[middle]! < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The end of the paragraphs behind a tail that are of its article too. */
function endOfOwn({ text, blocks }: ContinuationPage, head: number, tail: number): number {
  const start = blocks.starts[tail]!;
  let end = blocks.ends[tail]!;
  const headEnd = blocks.ends[head]!;
  const own = readAll(text, [
    { start: Math.max(0, headEnd - ARTICLE_CHARS), end: headEnd },
    { start, end },
  ]);
  const strangers = readAll(text, [{ start: Math.max(headEnd, start - ARTICLE_CHARS), end: start }]);
  // Behind a caption or an advertisement the rest stands where it should.
  if (strangers.occurrences < FEWEST_TERMS) return end;
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
  return end;
}

/** Is a section of the article that ends at one place, rather than of the one that ends at another? Else its title heads another. */
function isNearer(text: string, section: Range, own: number, others: number): boolean {
  const reader = new TermReader(text);
  const before = (end: number) => readAll(text, [{ start: Math.max(0, end - ARTICLE_CHARS), end }]);
  reader.read(section.start, section.end);
  return reader.cohesionWith(before(own)) - reader.cohesionWith(before(others)) >= NEARER;
}

function readAll(text: string, ranges: readonly Range[]): Passage {
  const reader = new TermReader(text);
  const all = reader.read(0, 0);
  for (const { start, end } of ranges) reader.readOn(start, end);
  return all;
}
