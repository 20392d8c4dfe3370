/** Half-open range of UTF-16 code units into one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the range by `text`. Edits of one fix never overlap and are sorted by `start`. */
export interface Edit extends Range {
  readonly text: string;
}
