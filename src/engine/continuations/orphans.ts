import type { OrphanDraft } from '../findings/drafts.ts';
import type { Candidate } from './displaced.ts';
import { clamp, logOddsOf } from '../evidence.ts';
import type { ContinuationPage } from './page.ts';
import { orphanWeights } from './weights.table.ts';

export type OrphanFeature =
  | 'headless' // the seam model's log-odds that the block starts in mid-sentence
  | 'openBefore' // … that what precedes it is unfinished
  | 'joinsBefore' // … that the block continues what precedes it
  | 'bestHead' // log-odds of its best head on the page
  | 'afterTitle'; // 1: a title or byline stands right before

export interface OrphanCandidate {
  readonly block: number;
  readonly features: Readonly<Record<OrphanFeature, number>>;
  readonly logOdds: number;
}

const CANDIDATE_FROM = -2;
const REPORTED_FROM = -1;

/** Text that starts in mid-sentence while nothing on the page leaves its sentence open for it. */
export function findOrphans(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  displacedTails: ReadonlySet<number>,
): OrphanDraft[] {
  const { blocks, seams } = page;
  return weighOrphans(page, pairs, displacedTails)
    .filter(({ logOdds }) => logOdds > REPORTED_FROM)
    .map(({ block, logOdds }) => {
      const at = { start: blocks.starts[block]!, end: blocks.ends[block]! };
      const reasons = [...seams.headless(at.start).reasons(), { code: 'no-head-found', params: {} } as const];
      return { at, logOdds, reasons };
    });
}

export function weighOrphans(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  displacedTails: ReadonlySet<number>,
): OrphanCandidate[] {
  const { standing, blocks, seams, ledUpTo } = page;
  const bestHead = new Map<number, number>();
  for (const { tail, logOdds } of pairs) {
    bestHead.set(tail, Math.max(bestHead.get(tail) ?? -6, logOdds));
  }
  const found: OrphanCandidate[] = [];
  for (let place = 0; place < standing.length; place++) {
    const block = standing[place]!;
    const start = blocks.starts[block]!;
    if (ledUpTo[block] || displacedTails.has(block) || blocks.kind(block) !== 'paragraph') continue;
    const headless = clamp(seams.headless(start).logOdds);
    if (headless < CANDIDATE_FROM) continue;
    const before = standing[place - 1];
    const features = {
      headless,
      openBefore: before === undefined ? -6 : clamp(seams.open(blocks.ends[before]!).logOdds),
      joinsBefore: before === undefined ? -6 : clamp(seams.joins(blocks.ends[before]!, start).logOdds),
      bestHead: clamp(bestHead.get(block) ?? -6),
      afterTitle: before !== undefined && blocks.kind(before) !== 'paragraph' ? 1 : 0,
    };
    found.push({ block, features, logOdds: logOddsOf(orphanWeights, features) });
  }
  return found;
}
