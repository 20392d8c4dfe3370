import type { Edit } from '../range.ts';

/**
 * The suggested edits of a page, which must not overlap: a set that takes the edits of a fix whole or not at all.
 * Edits may touch; two insertions at one place may not, because their order would decide the text.
 */
export class AcceptedEdits {
  /** Sorted by start; no two overlap. */
  private readonly edits: Edit[] = [];

  tryAdd(edits: readonly Edit[]): boolean {
    if (edits.some((edit) => this.collides(edit)) || collideAmongThemselves(edits)) return false;
    for (const edit of edits) this.edits.splice(this.indexOf(edit), 0, edit);
    return true;
  }

  /** Is something taken already inside or across the range? What only touches it does not count. */
  touchesInside(start: number, end: number): boolean {
    const at = this.indexOf({ start, end: start });
    const before = this.edits[at - 1];
    if (before && before.end > start) return true;
    for (let next = at; next < this.edits.length && this.edits[next]!.start < end; next++) {
      if (this.edits[next]!.end > start) return true;
    }
    return false;
  }

  private collides(edit: Edit): boolean {
    const at = this.indexOf(edit);
    const before = this.edits[at - 1];
    const after = this.edits[at];
    if (before && (before.end > edit.start || sameInsertion(before, edit))) return true;
    return after !== undefined && (after.start < edit.end || sameInsertion(after, edit));
  }

  /** First edit that starts after `edit`, or at its start and ends no earlier. */
  private indexOf({ start, end }: { start: number; end: number }): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const edit = this.edits[middle]!;
      if (edit.start < start || (edit.start === start && edit.end < end)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function collideAmongThemselves(edits: readonly Edit[]): boolean {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.some((edit, at) => {
    const before = sorted[at - 1];
    return before !== undefined && (before.end > edit.start || sameInsertion(before, edit));
  });
}

function sameInsertion(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === a.start && b.end === b.start;
}
