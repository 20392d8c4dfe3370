/**
 * Log-odds (natural logarithm) of two aligned codes under "one copy of the other" against "chance": Han characters agree
 * by chance once in about fifty, letters once in about fifteen, and a copy has up to one character in eight wrong.
 */
export const alignmentWeights = {
  wideMatch: 2.4,
  narrowMatch: 1.4,
  mismatch: -2.2,
  gapOpen: -2.4,
  gapExtend: -1.1,
  /** On top, for a copy that ends in a gap: noise that turned its full stop into a letter. */
  gapAtEnd: -1.5,
  /** An alignment that has lost this much since its best has left the copy. */
  drop: 24,
} as const;

/** Log-odds that a copy ends at such an edge rather than elsewhere; indexed by `Edge`. */
export const edgeWeights: readonly number[] = [-1.5, -0.5, 0.6, 3.2, 6];
