import type { Range } from '../range.ts';

/** What one copy has between two characters that stand side by side in the other, as codes. */
export interface Omission {
  /** A piece of the copy that has it. */
  readonly text: Range;
  /** Where the other copy leaves it out: the boundary before a code. */
  readonly at: number;
}

/** Codes of a place that some other copy leaves out. */
export function omittedIn(place: Range, omissions: readonly Omission[]): number {
  let omitted = 0;
  let done = place.start;
  for (const { text } of omissions.toSorted((p, q) => p.text.start - q.text.start)) {
    if (text.start < place.start || text.end > place.end) continue;
    omitted += Math.max(0, text.end - Math.max(done, text.start));
    done = Math.max(done, text.end);
  }
  return omitted;
}
