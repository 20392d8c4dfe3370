import type { DisplacedDraft, OrphanDraft } from '../findings/drafts.ts';
import { describePair, matchPairs, pairHeadsAndTails } from './displaced.ts';
import { findOrphans } from './orphans.ts';
import type { ContinuationPage } from './page.ts';

export interface Continuations {
  /** Tails that continue a sentence left open elsewhere on the page. */
  readonly displaced: readonly DisplacedDraft[];
  /** Text that starts in mid-sentence while its head is not on the page. */
  readonly orphans: readonly OrphanDraft[];
}

export function findContinuations(page: ContinuationPage): Continuations {
  const pairs = pairHeadsAndTails(page);
  const matched = matchPairs(pairs);
  const orphans = findOrphans(page, pairs, new Set(matched.map(({ tail }) => tail)));
  return { displaced: matched.map((pair) => describePair(page, pair)), orphans };
}
