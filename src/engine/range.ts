/** Half-open range of UTF-16 code units into one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the range by `text`. Edits of one fix never overlap and are sorted by `start`. */
export interface Edit extends Range {
  readonly text: string;
}

/** The last of the ranges, which are in order, that starts at or before a place. */
export function lastFrom(ranges: readonly Range[], place: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start <= place) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}
