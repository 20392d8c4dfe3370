import { Columns } from './column.ts';
import type { DisplacedDraft, OrphanDraft, SplitDraft } from '../findings/drafts.ts';
import { describePair } from './displaced.ts';
import { findInitialsApart } from './initials.ts';
import { matchPairs, pairHeadsAndTails, type Match } from './matching.ts';
import { findOrphans } from './orphans.ts';
import type { ContinuationPage } from './page.ts';
import { findSwappedColumns } from './swapped-columns.ts';

export interface Continuations {
  /** Tails that continue a sentence left open elsewhere on the page. */
  readonly displaced: readonly DisplacedDraft[];
  /** Text that starts in mid-sentence while its head is not on the page. */
  readonly orphans: readonly OrphanDraft[];
  /** Joins of neighbours that are none: their head or tail has a likelier partner elsewhere. */
  readonly dropped: ReadonlySet<SplitDraft>;
}

export function findContinuations(page: ContinuationPage): Continuations {
  const pairs = pairHeadsAndTails(page);
  const { matched, dropped } = matchPairs(page, pairs, [
    ...findInitialsApart(page),
    ...findSwappedColumns(page),
  ]);
  const columns = new Columns(page, matched);
  return {
    displaced: matched.map((match) => describePair(page, match, columns)),
    orphans: findOrphans(page, continuedBlocks(page, matched, dropped)),
    dropped,
  };
}

/** Blocks whose head is known: no orphans. */
export function continuedBlocks(
  { splitBefore }: ContinuationPage,
  matched: readonly Match[],
  dropped: ReadonlySet<SplitDraft>,
): Set<number> {
  const joined = [...splitBefore].flatMap(([block, split]) => (dropped.has(split) ? [] : [block]));
  const likely = matched.filter(({ logOdds }) => logOdds > 0);
  return new Set([...joined, ...likely.map(({ tail }) => tail)]);
}
