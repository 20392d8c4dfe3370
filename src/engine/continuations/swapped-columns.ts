import { clamp } from '../evidence.ts';
import type { Match } from './matching.ts';
import { type ContinuationPage, isScrap } from './page.ts';

/** Log-odds that a sentence is left open, that one begins in the middle right behind it, and both together. */
const OPEN_FROM = -3.5;
const HEADLESS_FROM = { wide: -4, latin: 0 } as const;
const CUT_FROM = -3;
/** … of one alone. */
const ALONE_FROM = { open: -1, headless: -2 } as const;
/** Breaks between the columns that are swapped: a page has few more, and fewer columns. */
const MOST_BREAKS_BETWEEN = 5;
/** Blocks of a page. */
const MOST_BLOCKS = 120;
/** Log-odds of a sentence that goes on: what is surer says no more, and what cannot be no less than text that stands alone. */
const MOST_JOINS = 14;
const LEAST_JOINS = { read: -8, instead: -3 } as const;
/** Of pages with cuts at which columns may end few, one in twenty, have two columns swapped there; by hand. */
const PRIOR = Math.log(0.1);
/** It takes joins of neighbours away: what is less likely is not told at all. */
const TOLD_FROM = 0.8;
/** Log-odds from which a sentence may go on so at all. */
const GOES_ON_FROM = -2;

/**
 * `cut`: text breaks off, and what stands right behind it begins in mid-sentence. `open`, `headless`: one of both alone, as where a
 * column ended with a paragraph and stands beside one that did not.
 */
type BreakKind = 'cut' | 'open' | 'headless';

/** A place where a column may end. */
interface Break {
  readonly head: number;
  readonly tail: number;
  readonly kind: BreakKind;
}

/** By the number of a break, the first (0) to the third (2): whose head goes on with whose tail. */
type Pairing = readonly [head: number, tail: number];

interface Swap {
  /** What the pairs are instead of. */
  readonly instead: readonly Pairing[];
  /** The first of them takes its column along. */
  readonly pairs: readonly [Pairing, ...Pairing[]];
}

/**
 * a¦C …c¦B …b¦D for a¦B …b¦C …c¦D, where each small letter is what a column ends with and each capital what begins the next. Where
 * one of the three columns ended with a paragraph, two sentences tell, and all else must be as they say.
 */
const swaps: Readonly<Record<string, Swap>> = {
  'cut cut cut': {
    pairs: [
      [0, 1],
      [2, 0],
      [1, 2],
    ],
    instead: [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  },
  'headless open cut': {
    pairs: [
      [2, 0],
      [1, 2],
    ],
    instead: [
      [2, 2],
      [1, 0],
    ],
  },
  'open cut headless': {
    pairs: [
      [0, 1],
      [1, 2],
    ],
    instead: [
      [1, 1],
      [0, 2],
    ],
  },
  'cut headless open': {
    pairs: [
      [0, 1],
      [2, 0],
    ],
    instead: [
      [0, 0],
      [2, 1],
    ],
  },
};

/**
 * Two columns of one text that were read in the wrong order. Told by how much better the sentences go on in the other order, all
 * taken together: of one alone neighbours would be far likelier, whatever it says.
 *
 * @returns the pairs of each such swap, with the log-odds of the swap
 */
export function findSwappedColumns(page: ContinuationPage): Match[] {
  const breaks = breaksOf(page);
  if (breaks.length < 3) return [];
  const joins = new Joins(page, breaks);
  const found: { readonly at: readonly number[]; readonly swap: Swap; readonly logOdds: number }[] = [];
  for (let first = 0; first + 2 < breaks.length; first++) {
    const prior = PRIOR - Math.log(choicesAround(breaks, first));
    for (let second = first + 1; second <= first + MOST_BREAKS_BETWEEN; second++)
      for (let third = second + 1; third <= second + MOST_BREAKS_BETWEEN; third++) {
        if (third >= breaks.length || breaks[third]!.head - breaks[first]!.head > MOST_BLOCKS) break;
        const at = [first, second, third];
        const swap = swaps[at.map((index) => breaks[index]!.kind).join(' ')];
        if (swap === undefined) continue;
        const logOdds = joins.gainOf(at, swap) + prior;
        if (logOdds > TOLD_FROM) found.push({ at, swap, logOdds });
      }
  }
  const used = new Set<number>();
  return found
    .toSorted((a, b) => b.logOdds - a.logOdds || a.at[0]! - b.at[0]! || a.at[1]! - b.at[1]!)
    .filter(({ at }) => {
      if (at.some((index) => used.has(index))) return false;
      for (const index of at) used.add(index);
      return true;
    })
    .flatMap(({ at, swap, logOdds }) => matchesOf(page, breaks, at, swap, logOdds));
}

function matchesOf(
  { standing }: ContinuationPage,
  breaks: readonly Break[],
  at: readonly number[],
  { pairs }: Swap,
  logOdds: number,
): Match[] {
  return pairs.map(([head, tail], index) => {
    const pair = {
      head: standing[breaks[at[head]!]!.head]!,
      tail: standing[breaks[at[tail]!]!.tail]!,
      logOdds,
    };
    // The column that a tail begins ends at the next break.
    return index > 0 ? pair : { ...pair, columnEnd: standing[breaks[at[tail + 1]!]!.head]! };
  });
}

function breaksOf(page: ContinuationPage): Break[] {
  const { standing } = page;
  const breaks: Break[] = [];
  for (let head = 0; head < standing.length; head++) {
    if (!mayBeCut(page, head) || isScrap(page, head)) continue;
    let tail = head + 1;
    while (tail < standing.length && isLayout(page, tail)) tail++;
    const kind = breakKind(page, head, tail);
    if (kind !== undefined) breaks.push({ head, tail, kind });
  }
  return breaks;
}

function breakKind(page: ContinuationPage, head: number, tail: number): BreakKind | undefined {
  const { blocks, standing, odds } = page;
  const open = odds.open(head);
  if (tail >= standing.length || !mayBeCut(page, tail)) return open >= ALONE_FROM.open ? 'open' : undefined;
  const start = Math.max(odds.headless(tail), odds.midSentence(tail) - 3);
  const from = HEADLESS_FROM[blocks.script(standing[tail]!) === 'latin' ? 'latin' : 'wide'];
  if (open >= OPEN_FROM && start >= from && open + start >= CUT_FROM) return 'cut';
  if (open >= ALONE_FROM.open) return 'open';
  return start >= ALONE_FROM.headless ? 'headless' : undefined;
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

/** How many three breaks of one page may be those of a swap, of which one is. */
function choicesAround(breaks: readonly Break[], at: number): number {
  const { head } = breaks[at]!;
  const count = { cut: 0, open: 0, headless: 0 };
  for (let other = at; other >= 0 && head - breaks[other]!.head <= MOST_BLOCKS; other--)
    count[breaks[other]!.kind]++;
  for (let other = at + 1; other < breaks.length && breaks[other]!.head - head <= MOST_BLOCKS; other++)
    count[breaks[other]!.kind]++;
  const { cut, open, headless } = count;
  return Math.max(1, (cut * (cut - 1) * (cut - 2)) / 6 + 3 * cut * open * headless);
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

  /** How much better the pairs of a swap go on than what they are instead of; nothing is better where one cannot. */
  gainOf(at: readonly number[], { pairs, instead }: Swap): number {
    let gain = 0;
    for (const [head, tail] of pairs) {
      const joins = this.of(at[head]!, at[tail]!);
      if (joins < GOES_ON_FROM) return -Infinity;
      gain += joins;
    }
    for (const [head, tail] of instead) {
      const joins = this.of(at[head]!, at[tail]!);
      gain -= head === tail ? joins : Math.max(LEAST_JOINS.instead, joins);
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
    const joins = Math.max(LEAST_JOINS.read, clamp(seams.joins(end, start).logOdds, MOST_JOINS));
    this.known.set(key, joins);
    return joins;
  }
}
