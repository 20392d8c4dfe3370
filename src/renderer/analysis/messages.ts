import type { Edit, LineSpan } from '../../engine/index.ts';
import type { FindingsUpdate } from './findings-update.ts';

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is likely to be done to a text next: the answer to it is made ready while nothing else is wanted. */
export interface Expectation {
  readonly ref: string;
  readonly version: number;
  readonly edits: readonly Edit[];
}

/** The worker keeps a copy of each open text and is told the edits, so that a keystroke never copies the page. */
export type ToWorker =
  | { readonly type: 'open'; readonly ref: string; readonly version: number; readonly text: string }
  | {
      readonly type: 'edit';
      readonly ref: string;
      readonly version: number;
      readonly changes: readonly Change[];
    }
  | {
      readonly type: 'analyse';
      readonly ref: string;
      /** Version of the text whose findings the window has; the answer is told in terms of these. null: of none. */
      readonly known: number | null;
    }
  | ({ readonly type: 'expect' } & Expectation)
  | { readonly type: 'close'; readonly ref: string };

export interface TextCounts {
  /** Without white space (字数). */
  readonly characters: number;
  /** Runs of letters of scripts with word boundaries; a Chinese character counts as one. */
  readonly words: number;
}

export type FromWorker =
  | {
      readonly type: 'done';
      readonly ref: string;
      /** Version of the text that the offsets belong to. */
      readonly version: number;
      /** Version of the text that `findings` is an update to; null: it says all. */
      readonly since: number | null;
      readonly findings: FindingsUpdate;
      readonly language: string;
      readonly sideBySide: readonly LineSpan[];
      readonly counts: TextCounts;
    }
  | { readonly type: 'failed'; readonly ref: string; readonly version: number; readonly message: string };
