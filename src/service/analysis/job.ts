import type { FindingKind } from '../../engine/index.ts';

/** What a worker is asked, and answers. Both cross a thread: plain data only. */
export interface AnalysisJob {
  readonly path: string;
  /** Ids of findings that the editor lets stand: not counted. */
  readonly kept: readonly string[];
}

export type AnalysisAnswer =
  | {
      readonly ok: true;
      readonly flags: number;
      readonly kinds: Readonly<Record<FindingKind, number>>;
      readonly characters: number;
    }
  | { readonly ok: false; readonly code: string };
