import type { Edit } from '../../engine/index.ts';
import type { Change } from './messages.ts';

/**
 * Moves an edit made for an older text to the text as it is after `changes` (each in the coordinates left by the one
 * before it). null: a change touched the text the edit is about, and it may no longer be right.
 */
export function shiftEdit(edit: Edit, changes: readonly Change[]): Edit | null {
  let { start, end } = edit;
  for (const change of changes) {
    const grown = change.text.length - (change.end - change.start);
    if (change.start >= end && !(change.start === end && start === end && change.end === change.start))
      continue;
    if (change.end > start) return null;
    start += grown;
    end += grown;
  }
  return { start, end, text: edit.text };
}

/** All edits of a fix moved, or null when one of them can't be. */
export function shiftEdits(edits: readonly Edit[], changes: readonly Change[]): readonly Edit[] | null {
  const moved: Edit[] = [];
  for (const edit of edits) {
    const shifted = shiftEdit(edit, changes);
    if (!shifted) return null;
    moved.push(shifted);
  }
  return moved;
}
