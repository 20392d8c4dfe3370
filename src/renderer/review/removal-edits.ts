import { copyLetters } from '../../engine/findings.ts';
import { mergeEdits } from '../../engine/edits.ts';
import type { Duplicate, Edit } from '../../engine/index.ts';

/** Edits that delete the copies, worked out by the engine for all of them or for each; null where it has none for one. */
export function removalEdits(finding: Duplicate, going: ReadonlySet<number>): readonly Edit[] | null {
  const indexes = [...going].toSorted((a, b) => a - b);
  // Those that are deleted together: what only they have goes into one that stays.
  const together = editsFor(finding, indexes);
  if (together) return mergeEdits(together);
  const lists = indexes.map((index) => editsFor(finding, [index]));
  return lists.includes(undefined) ? null : mergeEdits(lists.flatMap((list) => list ?? []));
}

/** Edits that delete a copy and change no other: whoever merges two has chosen what is taken over. */
export function removalAlone(finding: Duplicate, copy: number): readonly Edit[] | null {
  const others = finding.occurrences.filter((_, index) => index !== copy);
  const edits = removalEdits(finding, new Set([copy]));
  return (
    edits?.filter((edit) => !others.some(({ start, end }) => edit.start > start && edit.end < end)) ?? null
  );
}

function editsFor(finding: Duplicate, indexes: readonly number[]): readonly Edit[] | undefined {
  const letters = copyLetters(indexes).join(', ');
  return finding.fixes.find(({ title }) => title.code === 'remove-copy' && title.params['copy'] === letters)
    ?.edits;
}
