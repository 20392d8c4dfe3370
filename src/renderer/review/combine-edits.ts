import type { Edit } from '../../engine/index.ts';

/**
 * Puts the edits of several fixes together so that they can be applied at once. Where two deletions overlap (copies
 * that stand right after each other both take the break between them) they become one.
 */
export function mergeEdits(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (last && edit.start < last.end) {
      result[result.length - 1] = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text === '' ? edit.text : last.text,
      };
    } else {
      result.push(edit);
    }
  }
  return result;
}
