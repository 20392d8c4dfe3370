import type { SplitDraft } from '../findings/drafts.ts';
import { logOddsOf, OrderedWeights, type Weights } from '../evidence.ts';
import type { ContinuationPage } from './page.ts';
import { endingAt } from '../seams/punctuation.ts';
import { forEachPair, noFeatures, type Pair, type PairFeature } from './pairs.ts';
import { matchWeights, pairWeights } from './weights.table.ts';

/** A tail that continues a head elsewhere. */
export interface Match {
  /** Indexes of blocks. */
  readonly head: number;
  readonly tail: number;
  /** Columns were swapped: told with other pairs. */
  readonly swapped?: true;
  /** The last block of the column that the tail begins, where that is known. */
  readonly columnEnd?: number;
  readonly logOdds: number;
}

export interface Candidate extends Match {
  readonly distance: Pair['distance'];
  readonly script: Pair['script'];
  /** Of the pair by itself. */
  readonly alone: number;
  /** Of the pair when every other pair of its head and of its tail is weighed too. */
  readonly among: number;
}

/** A pair takes its head or tail from a join of neighbours from these log-odds on, by how many joins would have to go. */
const OUTWEIGHS_JOINS_FROM = [Number.NEGATIVE_INFINITY, 0.5, 1.8] as const;
/** … and from none that is so much likelier: more where the head breaks off and must go on somewhere, less where the tail is a whole text. */
const OUTWEIGHED_BY = { open: 3, other: 1, whole: 0 } as const;
const SURELY_OPEN = 3;
const SURELY_WHOLE = -2;
/** Pairs below are not reported at all. */
const REPORTED_FROM = -1;
const ROUNDS = 8;

/** Every pair worth a look, weighed by itself and then against all others of its head and of its tail. */
export function pairHeadsAndTails(page: ContinuationPage): Candidate[] {
  const pairs: Omit<Candidate, 'among' | 'logOdds'>[] = [];
  const weights = new Map<Weights<PairFeature>, OrderedWeights<PairFeature>>();
  forEachPair(page, ({ head, tail, distance, script, features }) => {
    const named = pairWeights[script][distance];
    let ordered = weights.get(named);
    if (ordered === undefined) weights.set(named, (ordered = new OrderedWeights(named, noFeatures())));
    const alone = ordered.logOddsOf(features);
    pairs.push({ head, tail, distance, script, alone });
  });
  const among = weighMatchings(
    pairs,
    Float64Array.from(pairs, ({ alone }) => alone),
  );
  return pairs.map(({ head, tail, distance, script, alone }, index) => {
    const odds = { alone, among: among[index]! };
    return {
      head: page.standing[head]!,
      tail: page.standing[tail]!,
      distance,
      script,
      ...odds,
      logOdds: logOddsOf(matchWeights[script][distance], odds),
    };
  });
}

/**
 * Log-odds of each pair over all matchings in which a head has at most one tail and a tail at most one head, a matching
 * being as likely as the product of its pairs' odds: by passing messages between pairs that share an end (Huang and
 * Jebara 2009, "Approximating the permanent with belief propagation"). Linear in the number of pairs.
 */
export function weighMatchings(
  pairs: readonly { readonly head: number; readonly tail: number }[],
  alone: Float64Array,
): Float64Array {
  const heads = new Ends(pairs.map(({ head }) => head));
  const tails = new Ends(pairs.map(({ tail }) => tail));
  /** What the other tails of its head, and the other heads of its tail, take away from each pair. */
  const fromHead = new Float64Array(pairs.length);
  const fromTail = new Float64Array(pairs.length);
  for (let round = 0; round < ROUNDS; round++) {
    heads.rivalry(alone, fromTail, fromHead);
    tails.rivalry(alone, fromHead, fromTail);
  }
  return alone.map((odds, index) => odds + fromHead[index]! + fromTail[index]!);
}

/** The heads of all pairs, or their tails. */
class Ends {
  private readonly ends: Int32Array;
  private readonly sums: Float64Array;
  private readonly odds: Float64Array;

  constructor(ends: readonly number[]) {
    this.ends = Int32Array.from(ends);
    this.sums = new Float64Array(ends.reduce((most, end) => Math.max(most, end), 0) + 1);
    this.odds = new Float64Array(ends.length);
  }

  /** −log(1 + the odds of all other pairs that share this end), for each pair. */
  rivalry(alone: Float64Array, taken: Float64Array, into: Float64Array): void {
    const { ends, sums, odds } = this;
    sums.fill(0);
    for (let index = 0; index < ends.length; index++) {
      odds[index] = Math.exp(Math.min(30, alone[index]! + taken[index]!));
      sums[ends[index]!]! += odds[index]!;
    }
    for (let index = 0; index < ends.length; index++)
      into[index] = -Math.log1p(Math.max(0, sums[ends[index]!]! - odds[index]!));
  }
}

/**
 * The best matching of heads and tails: each head has one tail and each tail one head, the likeliest first. Joins of
 * neighbours take part; those that lose their head or tail to a likelier pair are in `dropped`.
 *
 * @param sure initials before their bylines, and columns that were swapped, which are told together: they come before all others
 */
export function matchPairs(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  sure: readonly Match[] = [],
): { readonly matched: readonly Match[]; readonly dropped: ReadonlySet<SplitDraft> } {
  const { splitAfter, splitBefore } = page;
  const usedHeads = new Set(sure.map(({ head }) => head));
  const usedTails = new Set(sure.map(({ tail }) => tail));
  const dropped = new Set(
    sure
      .flatMap(({ head, tail }) => [splitAfter.get(head), splitBefore.get(tail)])
      .filter((split) => split !== undefined),
  );
  const matched: Match[] = pairs
    .filter(({ logOdds, distance }) => logOdds > REPORTED_FROM && distance !== 'next')
    .toSorted((a, b) => b.logOdds - a.logOdds || a.head - b.head || a.tail - b.tail)
    .filter(({ head, tail, distance, logOdds }) => {
      if (usedHeads.has(head) || usedTails.has(tail)) return false;
      const after = splitAfter.get(head);
      const before = splitBefore.get(tail);
      // The pair is a join of neighbours already, with nothing but a page's edge between.
      if (after !== undefined && after === before) return false;
      const rivals = [after, before].filter((split) => split !== undefined);
      // The pair was weighed with how well its neighbours join; a join was weighed without knowing of the pair.
      if (logOdds < OUTWEIGHS_JOINS_FROM[rivals.length]!) return false;
      if (rivals.some((rival) => rival.logOdds > logOdds + mayBeOutweighedBy(page, head, tail))) return false;
      if (distance === 'near' && after !== undefined && after.logOdds > logOdds && bringsItsEnd(page, after))
        return false;
      for (const split of rivals) dropped.add(split);
      usedHeads.add(head);
      usedTails.add(tail);
      return true;
    });
  return { matched: [...sure, ...matched], dropped };
}

/** By how much a join may be likelier than a pair that takes its head or its tail. */
function mayBeOutweighedBy({ seams, blocks }: ContinuationPage, head: number, tail: number): number {
  if (seams.headless(blocks.starts[tail]!).logOdds <= SURELY_WHOLE) return OUTWEIGHED_BY.whole;
  return seams.open(blocks.ends[head]!).logOdds >= SURELY_OPEN ? OUTWEIGHED_BY.open : OUTWEIGHED_BY.other;
}

/** Is what a head is joined with the end of its sentence, and so nothing that stands in the midst of it? */
function bringsItsEnd({ text, blocks }: ContinuationPage, { at }: SplitDraft): boolean {
  const ending = endingAt(text, blocks.ends[blocks.at(at.end)]! - 1, at.end);
  return ending === 'terminal' || ending === 'closed-terminal';
}
