import type { Message, ReasonCode } from '../findings.ts';
import type { LeftOut } from '../duplicates/left-out.ts';
import type { Range } from '../range.ts';

/** What the stages find, before fixes are worked out and everything is put in order. */
export interface Draft {
  /** Natural logarithm of the odds that this is a defect. */
  readonly logOdds: number;
  readonly reasons: readonly Message<ReasonCode>[];
}

export interface DuplicateDraft extends Draft {
  readonly occurrences: readonly Range[];
  readonly match: 'exact' | 'near';
  readonly similarity: number;
  /** Indexes into `occurrences` of the stray copies; null: no advice. */
  readonly remove: readonly number[] | null;
  readonly omissions: readonly LeftOut[];
  /** Probably said twice: reported at severity `info`, never applied. */
  /** What begins as the last copy does, right behind it, and breaks off: it goes with that copy. */
  readonly brokenOff: Range | null;
  readonly legitimate: boolean;
}

export interface SplitDraft extends Draft {
  readonly at: Range;
  readonly replacement: '' | ' ';
  /** Of a hyphen at the end of the text before; `dropped`: it is inside `at`. */
  readonly hyphen?: 'none' | 'dropped' | 'kept';
  /** The text before is a large initial: `replacement` says what belongs behind it. */
  readonly initial?: true;
  /** A word was cut without a hyphen. */
  readonly cutWord?: true;
}

export interface DisplacedDraft extends Draft {
  readonly head: Range;
  readonly tail: Range;
  /** The tail, and the paragraphs behind it that go with it. */
  readonly column?: Range;
}

export interface OrphanDraft extends Draft {
  readonly at: Range;
}

export interface FusedDraft extends Draft {
  readonly at: Range;
}

export interface Drafts {
  readonly duplicates: readonly DuplicateDraft[];
  readonly splits: readonly SplitDraft[];
  readonly displaced: readonly DisplacedDraft[];
  readonly orphans: readonly OrphanDraft[];
  readonly fused: readonly FusedDraft[];
}
