import type { Blocks } from '../text/blocks.ts';
import { RemainingText } from '../text/remaining-text.ts';

/** Blocks on either side whose paragraphs count. */
const REACH = 20;
/** What is shorter is a heading or a scrap. */
const FEWEST_CHARS = 12;
/** What is known of any newspaper: the mean of ln of a paragraph's length in characters and its variance, and the paragraphs that that is worth. */
const ANY_MEAN = Math.log(90);
const ANY_VARIANCE = 0.36;
const MEAN_WORTH = 2;
const VARIANCE_WORTH = 4;
/** Two lengths say no more, either way: natural logarithm. */
export const MOST_AS_ONE = 2;
const SHORTEST = 6;
/** Where they are shorter than this on average, blocks are lines, or entries of a table. */
const OF_LINES = Math.log(30);
/** Numbers are summed in whole steps, whose sums are exact: what stands before a window makes no difference to it. */
const STEPS = 2 ** 24;

/** Before each block: how many paragraphs there are, and the sums of their ln lengths and of the squares of those. */
interface Survey {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** How long paragraphs are: on one page much the same, so that two halves of one are shorter than two whole ones. */
export class ParagraphLengths {
  private readonly blocks: Blocks;
  private readonly remaining: RemainingText;
  /** Worked out when it is first asked for: most texts have no break that is. */
  private known: Survey | undefined;

  /** @param remaining of the text, which alone counts */
  constructor(blocks: Blocks, remaining = new RemainingText()) {
    this.blocks = blocks;
    this.remaining = remaining;
  }

  /**
   * @param before,after their lengths in characters
   * @returns log ratio of likelihoods that two neighbours are one paragraph, cut anywhere, against two: lengths are log-normal around those of
   *   the other paragraphs nearby. Within ±2.
   */
  asOne(head: number, tail: number, before: number, after: number): number {
    const [one, other] = [Math.max(SHORTEST, before), Math.max(SHORTEST, after)];
    const { mean, deviation } = this.around(head, tail);
    const likelihood = (chars: number): number => {
      const off = (Math.log(chars) - mean) / deviation;
      return -0.5 * off * off - Math.log(deviation * chars);
    };
    const together = likelihood(one + other) - Math.log(one + other);
    return Math.max(-MOST_AS_ONE, Math.min(MOST_AS_ONE, together - likelihood(one) - likelihood(other)));
  }

  /** Are the paragraphs nearby no longer than lines? */
  areOfLines(head: number, tail: number): boolean {
    return this.around(head, tail).mean < OF_LINES;
  }

  private around(head: number, tail: number): { readonly mean: number; readonly deviation: number } {
    const from = Math.max(0, head - REACH);
    const to = Math.min(this.blocks.count, tail + REACH);
    const { counts, sums, squares } = (this.known ??= survey(this.blocks, this.remaining));
    const within = (before: Int32Array | Float64Array): number =>
      before[to]! - before[from]! - (before[head + 1]! - before[head]!) - (before[tail + 1]! - before[tail]!);
    const count = within(counts);
    const sum = within(sums) / STEPS;
    const mean = (sum + MEAN_WORTH * ANY_MEAN) / (count + MEAN_WORTH);
    const spread = Math.max(0, within(squares) / STEPS - 2 * mean * sum + count * mean * mean);
    return {
      mean,
      deviation: Math.sqrt((spread + VARIANCE_WORTH * ANY_VARIANCE) / (count + VARIANCE_WORTH)),
    };
  }
}

function survey(blocks: Blocks, remaining: RemainingText): Survey {
  const { starts, ends, count } = blocks;
  const counts = new Int32Array(count + 1);
  const sums = new Float64Array(count + 1);
  const squares = new Float64Array(count + 1);
  for (let block = 0; block < count; block++) {
    const [start, end] = [starts[block]!, ends[block]!];
    const isParagraph = blocks.kind(block) === 'paragraph' && end - start >= FEWEST_CHARS;
    const isCounted = isParagraph && remaining.isWhole(start, end);
    const logarithm = isCounted ? Math.log(end - start) : 0;
    counts[block + 1] = counts[block]! + (isCounted ? 1 : 0);
    sums[block + 1] = sums[block]! + Math.round(logarithm * STEPS);
    squares[block + 1] = squares[block]! + Math.round(logarithm * logarithm * STEPS);
  }
  return { counts, sums, squares };
}
