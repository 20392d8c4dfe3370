import type { Finding } from '../../engine/index.ts';

declare const ofFindings: unique symbol;
/** A list of findings, written out. */
export type FindingsJson = string & { readonly [ofFindings]: true };

export const writeFindings = (findings: readonly Finding[]): FindingsJson =>
  JSON.stringify(findings) as FindingsJson;

export const readFindings = (written: FindingsJson): readonly Finding[] =>
  JSON.parse(written) as readonly Finding[];

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
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
  | { readonly type: 'analyse'; readonly ref: string }
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
      /** As JSON: thousands are written and read in half the time that the browser's own copying of objects takes. */
      readonly findings: FindingsJson;
      readonly language: string;
      readonly counts: TextCounts;
    }
  | { readonly type: 'failed'; readonly ref: string; readonly version: number; readonly message: string };
