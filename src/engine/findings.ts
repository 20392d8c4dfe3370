import type { Edit, Range } from './range.ts';

export type FindingKind =
  'duplicate' | 'split-paragraph' | 'displaced-continuation' | 'orphan-continuation' | 'fused-paragraphs';

export const findingKinds: readonly FindingKind[] = [
  'duplicate',
  'split-paragraph',
  'displaced-continuation',
  'orphan-continuation',
  'fused-paragraphs',
];

/** `error`: as good as certain. `warning`: probable. `info`: probably legitimate, never applied, not counted. */
export type Severity = 'error' | 'warning' | 'info';

/** Depends on what the finding says (kind and quoted text), not on where it stands: see docs/adr. */
export type FindingId = string & { readonly __findingId: unique symbol };

/**
 * Something to say to the editor. The words are in `src/words`; the engine only names what is to be said.
 * Parameters are quotations from the text (already shortened) and numbers.
 */
export interface Message<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why something was flagged. Each code has its sentence in `src/words`, and the compiler checks that it does. */
export type ReasonCode =
  // duplicates: what repeats
  | 'copy-exact' // {characters}
  | 'copy-near' // {similarity, differences}
  | 'copy-adjacent' // copies stand right after each other
  | 'headline-twice' // the head of one article has a headline or a byline twice
  | 'lines-doubled' // a line, one of several in a row that stand there twice each
  | 'again-and-again' // {times}
  | 'begins-once-more' // {quote}
  | 'begins-again' // {copy, quote} as the sentence before it does, and breaks off
  | 'copy-whole-paragraphs' // {paragraphs}
  | 'copy-lacks' // {copy, other, characters, quote} `other` has them
  | 'brings-along' // {copy, other} what only `copy` has goes into `other` when it is deleted
  | 'stays-within' // {copy, quote} stands in the midst of a copy that goes
  // duplicates: which copy is the stray one
  | 'starts-mid-sentence' // {copy, quote}
  | 'ends-mid-sentence' // {copy, quote}
  | 'neighbours-read-on' // {copy, before, after}
  | 'interrupts-sentence' // {copy, before, after}
  | 'stands-among-strangers' // {copy}
  | 'noisier-copy' // {copy}
  | 'headline-run-in' // {copy} of a headline has run into the text beside it
  | 'plain-headline' // {copy} of a headline has no mark of a heading, as the other has
  | 'headline-in-lines' // {copy} of a headline takes more lines than the other
  | 'splits-head' // {copy} stands between a headline and the byline or dateline below it
  | 'only-text' // {copy}, which stays, is all the text below its headline
  | 'torn-apart' // {copy} is broken within sentences where the other is not
  | 'marked-alone' // {copy} is set as a heading, an item or a quotation among paragraphs
  | 'set-otherwise' // {copy} in other forms of characters than the text around it
  | 'later-copy' // {copy}
  // duplicates: why probably legitimate
  | 'said-twice-quotation' // {quote}
  | 'said-twice-headline' // {quote}
  | 'said-twice-caption' // {quote}
  | 'said-twice-summary' // {quote}
  | 'said-twice-teaser' // {quote}
  | 'said-twice-formula' // {quote, times}
  | 'said-twice-short' // {characters}
  // seams
  | 'word-across' // {word, before, after}
  | 'number-across' // {number}
  | 'undivided-elsewhere' // {piece}
  | 'hyphen-at-break' // {word}
  | 'drop-cap' // {word}
  | 'cannot-end-with' // {quote}
  | 'cannot-begin-with' // {quote}
  | 'begins-lower-case' // {quote}
  | 'no-terminal-punctuation' // {quote}
  | 'ends-with-comma' // {quote}
  | 'quote-closes-across'
  | 'bracket-closes-across'
  | 'last-line-full'
  | 'not-indented'
  | 'reads-on' // {before, after}
  | 'furniture-between' // {quote}
  // continuations
  | 'tail-fits-head' // {head, tail}
  | 'text-between' // {characters}
  | 'column-goes-along' // {characters}
  | 'columns-swapped'
  | 'other-subject' // than what stands before it
  | 'no-head-found'
  // fused paragraphs
  | 'dateline-inside' // {quote}
  | 'byline-inside' // {quote}
  | 'title-inside'; // {quote}

export type MessageCode =
  | 'duplicate-exact' // {characters, copies}
  | 'duplicate-near' // {characters, similarity, copies}
  | 'split-paragraph' // {before, after}
  | 'displaced-continuation' // {head, tail}
  | 'orphan-continuation' // {quote}
  | 'fused-paragraphs'; // {quote}

export type FixCode =
  | 'remove-copy' // {copy} a letter: A, B, C …
  | 'run-on' // nothing between
  | 'run-on-space'
  | 'run-on-dehyphenated'
  | 'run-on-hyphenated'
  | 'run-on-line' // a line end, as between the lines of a hard-wrapped paragraph
  | 'move-tail'
  | 'move-initial'
  | 'new-paragraph';

export interface Fix {
  readonly title: Message<FixCode>;
  /** At most one fix of a finding is suggested. */
  readonly suggested: boolean;
  readonly edits: readonly Edit[];
}

interface FindingBase {
  readonly id: FindingId;
  readonly severity: Severity;
  /** Share of findings like this one that are right, 0 to 1; calibrated on labelled pages. */
  readonly confidence: number;
  readonly message: Message<MessageCode>;
  readonly reasons: readonly Message<ReasonCode>[];
  readonly fixes: readonly Fix[];
}

export interface Duplicate extends FindingBase {
  readonly kind: 'duplicate';
  readonly match: 'exact' | 'near';
  /** 1 − edit distance / length of the longer copy, over normalised text; 0 to 1. */
  readonly similarity: number;
  /** Two or more, in reading order. */
  readonly occurrences: readonly Range[];
  /** Indexes into `occurrences`; null: no advice. */
  readonly suggested: { readonly remove: readonly number[] } | null;
}

export interface SplitParagraph extends FindingBase {
  readonly kind: 'split-paragraph';
  /** From the end of the head's text to the start of the tail's text, furniture between them included. */
  readonly at: Range;
  readonly replacement: string;
}

export interface DisplacedContinuation extends FindingBase {
  readonly kind: 'displaced-continuation';
  readonly head: Range;
  readonly tail: Range;
}

export interface OrphanContinuation extends FindingBase {
  readonly kind: 'orphan-continuation';
  readonly at: Range;
}

export interface FusedParagraphs extends FindingBase {
  readonly kind: 'fused-paragraphs';
  /** A break belongs at `start`; the range is what stands there now (white space, or empty). */
  readonly at: Range;
}

export type Finding =
  Duplicate | SplitParagraph | DisplacedContinuation | OrphanContinuation | FusedParagraphs;

/** @param confidence 0 to 1 @returns in per cent; nothing is ever quite sure */
export function percentSure(confidence: number): number {
  return Math.min(99, Math.round(confidence * 100));
}

/** @param similarity 0 to 1, of copies that differ in something @returns in per cent */
export function percentAlike(similarity: number): number {
  return Math.min(99, Math.floor(similarity * 100));
}

/** So many letters in a row are told by the first and the last of them. */
const MANY_IN_A_ROW = 4;

/** What several copies are called, one after the other: `B`, `D–K`. @param indexes ascending */
export function copyLetters(indexes: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run) =>
    run.length < MANY_IN_A_ROW ? run.map(copyLetter) : [`${copyLetter(run[0]!)}–${copyLetter(run.at(-1)!)}`],
  );
}

/** A, B, … Z, AA, AB …: what the copy at an index of `occurrences` is called in reasons, fixes and everywhere else. */
export function copyLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? copyLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
