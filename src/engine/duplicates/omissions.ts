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

/** Codes of a place without what another leaves out. */
export function withoutOmitted(
  codes: Uint16Array,
  place: Range,
  omissions: readonly Omission[],
): Uint16Array {
  if (omissions.length === 0) return codes.subarray(place.start, place.end);
  const kept = codes.slice(place.start, place.end);
  let count = 0;
  for (let at = place.start; at < place.end; at += 1) {
    if (!omissions.some(({ text }) => at >= text.start && at < text.end)) kept[count++] = codes[at]!;
  }
  return kept.subarray(0, count);
}
