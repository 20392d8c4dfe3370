import type { FindingKind, LineSpan, Severity } from '../../engine/index.ts';
import type { Failure } from '../failure.ts';
import type { Inspected } from '../inspect.ts';
import type { CliLocale } from '../phrases.ts';

export type Format = 'text' | 'json' | 'sarif';

/** What one file comes to, once its part of the report is written; small, so that many can be kept. */
export interface FileSummary {
  readonly path: string;
  readonly failure: Failure | null;
  readonly encoding: string | null;
  readonly characters: number;
  /** Flags at or above the severity asked for, by kind; informative ones apart. */
  readonly flags: Readonly<Partial<Record<FindingKind, number>>>;
  /** Informative findings that were left out. */
  readonly hidden: number;
  /** Lines in which columns stand side by side, and that were not read on from. */
  readonly sideBySide: readonly LineSpan[];
}

/** What came of one file. */
export type Outcome =
  | ({ readonly path: string; readonly failure: null } & Inspected)
  | { readonly path: string; readonly failure: Failure };

/**
 * A report that is written as the files are done, so that a big folder costs no more memory than its largest files.
 * `file` runs in a worker when there is much to do; the rest in the main thread.
 */
export interface Report {
  head(): string;
  /** The part of one file; may be empty. */
  file(outcome: Outcome): string;
  /** What stands between the parts of two files. */
  readonly between: string;
  foot(summaries: readonly FileSummary[]): string;
}

export interface ReportOptions {
  readonly format: Format;
  readonly minSeverity: Severity;
  readonly locale: CliLocale;
  readonly colour: boolean;
  readonly version: string;
}

const order: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export const atLeast = (severity: Severity, minimum: Severity): boolean => order[severity] >= order[minimum];
