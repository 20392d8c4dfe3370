import { clamp } from '../evidence.ts';
import type { Match } from './matching.ts';
import { type ContinuationPage, isScrap } from './page.ts';

/** Log-odds that a sentence is left open, that one begins in the middle right behind it, and both together. */
const OPEN_FROM = -3.5;
const HEADLESS_FROM = { wide: -4, latin: 0 } as const;
const BREAK_FROM = -3;
/** Breaks between the columns that are swapped: a page has few more, and fewer columns. */
const MOST_BREAKS_BETWEEN = 5;
/** Blocks of a page. */
const MOST_BLOCKS = 120;
const MOST_JOINS = 14;
const LEAST_JOINS = -8;
/** Of pages with cuts at which columns may end few, one in twenty, have two columns swapped there; by hand. */
const PRIOR = Math.log(0.05);
/** It takes three joins of neighbours away: what is less likely is not told at all. */
const TOLD_FROM = 1;
/** Log-odds from which a sentence may go on so at all. */
const GOES_ON_FROM = -2;

/** A place where a column may end: text that breaks off, and the text right behind it that begins in mid-sentence. */
interface Break {
  readonly head: number;
  readonly tail: number;
}

/**
 * Two columns of one text that were read in the wrong order: a¦C …c¦B …b¦D for a¦B …b¦C …c¦D, where each small letter is what a
 * column ends with and each capital what begins the next. Told by how much better the sentences go on in the other order, all
 * three taken together: of one alone neighbours would be far likelier, whatever it says.
 *
 * @returns the three pairs of each such swap, with the log-odds of the swap
 */
export function findSwappedColumns(page: ContinuationPage): Match[] {
  const breaks = breaksOf(page);
  if (breaks.length < 3) return [];
  const joins = new Joins(page, breaks);
  const swaps: { readonly breaks: readonly [number, number, number]; readonly logOdds: number }[] = [];
  for (let first = 0; first + 2 < breaks.length; first++) {
    const prior = PRIOR - Math.log(choicesAround(breaks, first));
    for (let second = first + 1; second <= first + MOST_BREAKS_BETWEEN; second++)
      for (let third = second + 1; third <= second + MOST_BREAKS_BETWEEN; third++) {
        if (third >= breaks.length || breaks[third]!.head - breaks[first]!.head > MOST_BLOCKS) break;
        const logOdds =
          joins.gainOf([
            [first, second],
            [third, first],
            [second, third],
          ]) + prior;
        if (logOdds > TOLD_FROM) swaps.push({ breaks: [first, second, third], logOdds });
      }
  }
  const used = new Set<number>();
  return swaps
    .toSorted((a, b) => b.logOdds - a.logOdds || a.breaks[0] - b.breaks[0] || a.breaks[1] - b.breaks[1])
    .filter((swap) => {
      if (swap.breaks.some((at) => used.has(at))) return false;
      for (const at of swap.breaks) used.add(at);
      return true;
    })
    .flatMap(({ breaks: [first, second, third], logOdds }) => {
      const pair = (head: number, tail: number): Match => ({
        head: page.standing[breaks[head]!.head]!,
        tail: page.standing[breaks[tail]!.tail]!,
        logOdds,
      });
      const columnEnd = page.standing[breaks[third]!.head]!;
      return [{ ...pair(first, second), columnEnd }, pair(third, first), pair(second, third)];
    });
}

/** How many three breaks of one page there are, of which one is that of a swap. */
function choicesAround(breaks: readonly Break[], at: number): number {
  const { head } = breaks[at]!;
  let [from, to] = [at, at];
  while (from > 0 && head - breaks[from - 1]!.head <= MOST_BLOCKS) from--;
  while (to + 1 < breaks.length && breaks[to + 1]!.head - head <= MOST_BLOCKS) to++;
  const count = to - from + 1;
  return Math.max(1, (count * (count - 1) * (count - 2)) / 6);
}

function breaksOf(page: ContinuationPage): Break[] {
  const { standing, odds } = page;
  const breaks: Break[] = [];
  for (let head = 0; head + 1 < standing.length; head++) {
    if (!mayBeCut(page, head) || odds.open(head) < OPEN_FROM || isScrap(page, head)) continue;
    let tail = head + 1;
    while (tail < standing.length && isLayout(page, tail)) tail++;
    if (tail >= standing.length || !mayBeCut(page, tail)) continue;
    const start = Math.max(odds.headless(tail), odds.midSentence(tail) - 3);
    const script = page.blocks.script(standing[tail]!) === 'latin' ? 'latin' : 'wide';
    if (start < HEADLESS_FROM[script] || odds.open(head) + start < BREAK_FROM) continue;
    breaks.push({ head, tail });
  }
  return breaks;
}

/** Short halves of sentences look like titles. */
function mayBeCut({ blocks, standing }: ContinuationPage, place: number): boolean {
  const block = standing[place]!;
  return (
    (blocks.kind(block) === 'paragraph' || blocks.kind(block) === 'title') &&
    !blocks.headline(block) &&
    !blocks.marked(block)
  );
}

function isLayout({ blocks, standing }: ContinuationPage, place: number): boolean {
  const kind = blocks.kind(standing[place]!);
  return kind === 'furniture' || kind === 'caption';
}

/** How well the head of one break goes on with the tail of another; read when asked for, and once. */
class Joins {
  private readonly page: ContinuationPage;
  private readonly breaks: readonly Break[];
  private readonly known = new Map<number, number>();

  constructor(page: ContinuationPage, breaks: readonly Break[]) {
    this.page = page;
    this.breaks = breaks;
  }

  /** How much better heads go on with the tails of others than each with its own; nothing is better where one cannot. */
  gainOf(pairs: readonly (readonly [head: number, tail: number])[]): number {
    let gain = 0;
    for (const [head, tail] of pairs) {
      const joins = this.of(head, tail);
      if (joins < GOES_ON_FROM) return -Infinity;
      gain += joins - this.of(head, head);
    }
    return gain;
  }

  private of(head: number, tail: number): number {
    const key = head * this.breaks.length + tail;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { seams, blocks, standing } = this.page;
    const end = blocks.ends[standing[this.breaks[head]!.head]!]!;
    const start = blocks.starts[standing[this.breaks[tail]!.tail]!]!;
    const joins = Math.max(LEAST_JOINS, clamp(seams.joins(end, start).logOdds, MOST_JOINS));
    this.known.set(key, joins);
    return joins;
  }
}
