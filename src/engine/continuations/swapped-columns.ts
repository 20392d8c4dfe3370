import { clamp } from '../evidence.ts';
import { Kinship } from './kinship.ts';
import type { Match } from './matching.ts';
import { type ContinuationPage, isLayout, isScrap, scriptOf } from './page.ts';
import type { TopicScript } from '../topics/topics.ts';
import { pairWeights } from './weights.table.ts';

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
/**
 * Log-odds that two columns are swapped at the cuts of a page, by hand. In Latin script the words at a cut say less of what they go on
 * with than it seems: of 600 pages with three cuts and one in ten for this, as in Chinese, 2 were told wrongly.
 */
const PRIOR = { wide: Math.log(0.1), latin: Math.log(0.03) } as const;
/** Tails alone are exchanged less often than columns, and what they have in common with their heads' articles must tell it, too. */
const TAILS_ALONE = -2;
const FEWEST_IN_COMMON = 2;
/** What tails have in common with other articles does not make up for more. */
const HOPELESS = -10;
/** Where there are more, every second line breaks off, and what is told of one is as true of others. */
const MOST_CHOICES = 400;
/** It takes joins of neighbours away: what is less likely is not told at all. */
const TOLD_FROM = 0.8;
/** Log-odds from which a sentence may go on so at all. */
const GOES_ON_FROM = -2;

/**
 * `cut`: text breaks off, and what stands right behind it begins in mid-sentence. `open`, `headless`: one of both alone, as where a
 * column ended with a paragraph and stands beside one that did not.
 */
type BreakKind = keyof typeof BIT;
const BIT = { cut: 1, open: 2, headless: 4 } as const;

/** A place where a column may end. */
interface Break {
  readonly head: number;
  /** What stands behind the head; as many as there are where nothing does. */
  readonly tail: number;
  /** The sum of {@link BIT}. */
  readonly kinds: number;
}

/** By the number of a break, the first (0) to the third (2): whose head goes on with whose tail. */
type Pairing = readonly [head: number, tail: number];

/** Numbers of two or three breaks, in reading order. */
type Places = readonly [first: number, second: number, third?: number];

interface Swap {
  readonly kinds: readonly BreakKind[];
  /** Of three breaks the first pair takes its column along. */
  readonly pairs: readonly [Pairing, ...Pairing[]];
  /** What the sentences that tell might be instead: one that goes on behind the other column, and a cut. */
  readonly crossed: readonly Pairing[];
}

/**
 * Of two breaks: tails of two articles in each other's place. Of three: a¦C …c¦B …b¦D for a¦B …b¦C …c¦D, where each small letter is
 * what a column ends with and each capital what begins the next. Where one of the three columns ended with a paragraph, two
 * sentences tell.
 */
const [aB, bC, cD] = [
  [0, 1],
  [2, 0],
  [1, 2],
] as const;

const exchange: Swap = {
  kinds: ['cut', 'cut'],
  pairs: [
    [0, 1],
    [1, 0],
  ],
  crossed: [],
};

const swaps: readonly Swap[] = [
  { kinds: ['cut', 'cut', 'cut'], pairs: [aB, bC, cD], crossed: [] },
  {
    kinds: ['headless', 'open', 'cut'],
    pairs: [bC, cD],
    crossed: [
      [2, 2],
      [1, 0],
    ],
  },
  {
    kinds: ['open', 'cut', 'headless'],
    pairs: [aB, cD],
    crossed: [
      [1, 1],
      [0, 2],
    ],
  },
  {
    kinds: ['cut', 'headless', 'open'],
    pairs: [aB, bC],
    crossed: [
      [0, 0],
      [2, 1],
    ],
  },
];

/**
 * Two columns of one text that were read in the wrong order. Told by how much better the sentences go on in the other order, all
 * taken together: of one alone neighbours would be far likelier, whatever it says.
 *
 * @returns the pairs of each such swap, with the log-odds of the swap
 */
export function findSwappedColumns(page: ContinuationPage): Match[] {
  const breaks = breaksOf(page);
  if (breaks.length < 2) return [];
  const joins = new Joins(page, breaks);
  const kinship = new Kinship(page);
  const choices = countChoices(breaks);
  /** What exchanged tails have in common with their heads' articles says so much of it. */
  const inCommon = (at: Places, { pairs }: Swap, script: TopicScript, odds: number): number => {
    if (odds < HOPELESS) return -Infinity;
    const placesOf = ([head, tail]: Pairing) => [breaks[at[head]!]!.head, breaks[at[tail]!]!.tail] as const;
    const shared = sum(pairs.map((pair) => kinship.of(...placesOf(pair))));
    return shared < FEWEST_IN_COMMON ? -Infinity : shared * (pairWeights[script].far.kinship ?? 0);
  };
  const found: { readonly at: Places; readonly swap: Swap; readonly logOdds: number }[] = [];
  const weigh = (at: Places, swap: Swap) => {
    const rivals = choices[arityOf(at)][at[0]]!;
    const script = scriptOf(page, breaks[at[0]]!.tail);
    const odds = joins.gainOf(at, swap) + PRIOR[script] - Math.log(rivals);
    const logOdds = at.length === 3 ? odds : odds + TAILS_ALONE + inCommon(at, swap, script, odds);
    if (logOdds > TOLD_FROM) found.push({ at, swap, logOdds });
  };
  forEachChoice(breaks, weigh, (arity, first) => choices[arity][first]! <= MOST_CHOICES);
  const used = new Set<number>();
  return found
    .toSorted(
      (a, b) => b.at.length - a.at.length || b.logOdds - a.logOdds || a.at[0] - b.at[0] || a.at[1] - b.at[1],
    )
    .filter(({ at }) => {
      if (at.some((index) => used.has(index!))) return false;
      for (const index of at) used.add(index!);
      return true;
    })
    .flatMap(({ at, swap, logOdds }) => matchesOf(page, breaks, at, swap, logOdds));
}

function arityOf(at: Places): 2 | 3 {
  return at.length === 2 ? 2 : 3;
}

function matchesOf(
  { standing }: ContinuationPage,
  breaks: readonly Break[],
  at: Places,
  { pairs }: Swap,
  logOdds: number,
): Match[] {
  return pairs.map(([head, tail], index) => {
    const pair: Match = {
      head: standing[breaks[at[head]!]!.head]!,
      tail: standing[breaks[at[tail]!]!.tail]!,
      swapped: true,
      logOdds,
    };
    // The column that a tail begins ends at the next break.
    return index > 0 || at.length === 2
      ? pair
      : { ...pair, columnEnd: standing[breaks[at[tail + 1]!]!.head]! };
  });
}

function breaksOf(page: ContinuationPage): Break[] {
  const { standing } = page;
  const breaks: Break[] = [];
  for (let head = 0; head < standing.length; head++) {
    if (!mayBeCut(page, head) || isScrap(page, head)) continue;
    let tail = head + 1;
    while (tail < standing.length && isLayout(page, tail)) tail++;
    const kinds = breakKinds(page, head, tail);
    if (kinds !== 0) breaks.push({ head, tail, kinds });
  }
  return breaks;
}

function breakKinds(page: ContinuationPage, head: number, tail: number): number {
  const { standing, odds } = page;
  const open = odds.open(head);
  let kinds: number = open >= ALONE_FROM.open ? BIT.open : 0;
  if (tail >= standing.length || !mayBeCut(page, tail)) return kinds;
  const start = Math.max(odds.headless(tail), odds.midSentence(tail) - 3);
  if (start >= ALONE_FROM.headless) kinds |= BIT.headless;
  if (open >= OPEN_FROM && start >= HEADLESS_FROM[scriptOf(page, tail)] && open + start >= CUT_FROM)
    kinds |= BIT.cut;
  return kinds;
}

/** Short halves of sentences look like titles. */
function mayBeCut({ blocks, standing }: ContinuationPage, place: number): boolean {
  const block = standing[place]!;
  return (
    (blocks.kind(block) === 'paragraph' || blocks.kind(block) === 'title') &&
    !blocks.headline(block) &&
    !blocks.headlineGoesOn(block) &&
    !blocks.marked(block)
  );
}

/**
 * Every two or three breaks near each other that may be those of a swap.
 *
 * @param isAsked whether there is anything to know of choices of so many breaks, the first of which is this
 */
function forEachChoice(
  breaks: readonly Break[],
  visit: (at: Places, swap: Swap) => void,
  isAsked: (arity: 2 | 3, first: number) => boolean = () => true,
): void {
  const isNear = (one: number, other: number) =>
    other < breaks.length && breaks[other]!.head - breaks[one]!.head <= MOST_BLOCKS;
  for (let first = 0; first < breaks.length; first++) {
    const [two, three] = [isAsked(2, first), isAsked(3, first)];
    if (!two && !three) continue;
    for (let second = first + 1; second <= first + MOST_BREAKS_BETWEEN && isNear(first, second); second++) {
      if (two && hasKinds(breaks, [first, second], exchange)) visit([first, second], exchange);
      const last = three ? second + MOST_BREAKS_BETWEEN : second;
      for (let third = second + 1; third <= last && isNear(first, third); third++) {
        const at = [first, second, third] as const;
        for (const swap of swaps) if (hasKinds(breaks, at, swap)) visit(at, swap);
      }
    }
  }
}

function hasKinds(breaks: readonly Break[], at: Places, { kinds }: Swap): boolean {
  for (let which = 0; which < kinds.length; which++)
    if ((breaks[at[which]!]!.kinds & BIT[kinds[which]!]) === 0) return false;
  return true;
}

/** By the number of its first break: how many choices there are around it, of which one is a swap, of two breaks and of three. */
function countChoices(breaks: readonly Break[]): Record<2 | 3, Float64Array> {
  const own = { 2: new Float64Array(breaks.length), 3: new Float64Array(breaks.length) };
  forEachChoice(breaks, (at) => own[arityOf(at)][at[0]]!++);
  return { 2: sumsAround(breaks, own[2]), 3: sumsAround(breaks, own[3]) };
}

function sumsAround(breaks: readonly Break[], counts: Float64Array): Float64Array {
  const sums = new Float64Array(breaks.length);
  let [from, to, total] = [0, 0, 0];
  for (const [at, { head }] of breaks.entries()) {
    while (to < breaks.length && breaks[to]!.head - head <= MOST_BLOCKS) total += counts[to++]!;
    while (head - breaks[from]!.head > MOST_BLOCKS) total -= counts[from++]!;
    sums[at] = total;
  }
  return sums;
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

  /** How much better the pairs of a swap go on than the text as it stands, or crossed; nothing is better where one cannot. */
  gainOf(at: Places, { kinds, pairs, crossed }: Swap): number {
    const joins = ([head, tail]: Pairing) => this.of(at[head]!, at[tail]!);
    let swapped = 0;
    for (const pair of pairs) {
      const odds = joins(pair);
      if (odds < GOES_ON_FROM) return -Infinity;
      swapped += odds;
    }
    const standing = kinds.map((kind, which) => {
      const own = this.hasTail(at[which]!) ? joins([which, which]) : 0;
      return kind === 'cut' ? own : Math.max(0, own);
    });
    const instead = crossed.map((pair) => Math.max(LEAST_JOINS.instead, joins(pair)));
    return swapped - Math.max(sum(standing), crossed.length === 0 ? -Infinity : sum(instead));
  }

  private hasTail(at: number): boolean {
    return this.breaks[at]!.tail < this.page.standing.length;
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

function sum(odds: readonly number[]): number {
  return odds.reduce((total, one) => total + one, 0);
}
