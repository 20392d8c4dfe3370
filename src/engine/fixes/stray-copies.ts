import type { DuplicateDraft } from '../findings/drafts.ts';
import { confidenceOf, severityOf } from '../findings/confidence.ts';
import type { Range } from '../range.ts';
import { AcceptedEdits } from './accepted-edits.ts';
import { partsThatGo } from './keep-omitted.ts';

/** The copies whose removal is suggested, without what stands in their midst and stays. */
export interface StrayCopies {
  readonly of: ReadonlyMap<DuplicateDraft, readonly Range[]>;
  /** All of them, in reading order, without overlap. */
  readonly removed: readonly Range[];
}

/** Chooses copies that can all go: none overlaps another, and of each passage one copy stays whole. */
export function chooseStrayCopies(duplicates: readonly DuplicateDraft[]): StrayCopies {
  const of = new Map<DuplicateDraft, readonly Range[]>();
  const gone = new AcceptedEdits();
  for (const draft of duplicates.toSorted((a, b) => b.logOdds - a.logOdds)) {
    if (draft.legitimate || !draft.remove?.length) continue;
    if (severityOf(confidenceOf('duplicate', draft.logOdds)) === 'info') continue;
    const remove = new Set(draft.remove);
    const copies = draft.remove.flatMap((index) => partsThatGo(draft, index));
    const kept = draft.occurrences.filter((_, index) => !remove.has(index));
    if (!kept.some(({ start, end }) => !gone.touchesInside(start, end))) continue;
    if (gone.tryAdd(copies.map((copy) => ({ ...copy, text: '' })))) of.set(draft, copies);
  }
  return { of, removed: [...of.values()].flat().toSorted((a, b) => a.start - b.start) };
}
