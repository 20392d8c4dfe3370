import type { FindingKind } from '../engine/index.ts';
import type { EncodingName } from './encodings.ts';
import { inspect } from './inspect.ts';
import { createReport } from './report/create-report.ts';
import { atLeast, type FileSummary, type Outcome, type ReportOptions } from './report/report.ts';

export interface CheckOptions extends ReportOptions {
  readonly encoding: EncodingName | undefined;
}

export interface CheckedFile {
  readonly summary: FileSummary;
  /** The file's part of the report. */
  readonly part: string;
}

/** Gets ready to check files one after the other, in whichever thread. */
export async function createChecker(options: CheckOptions): Promise<(path: string) => Promise<CheckedFile>> {
  const report = await createReport(options);
  return async (path) => {
    const inspected = await inspect(path, options.encoding);
    const outcome: Outcome =
      'failure' in inspected ? { path, ...inspected } : { path, failure: null, ...inspected };
    return { summary: summarise(outcome, options), part: report.file(outcome) };
  };
}

function summarise(outcome: Outcome, options: ReportOptions): FileSummary {
  const { path, failure } = outcome;
  if (failure) return { path, failure, encoding: null, characters: 0, flags: {}, hidden: 0, sideBySide: [] };
  const flags: Partial<Record<FindingKind, number>> = {};
  let hidden = 0;
  for (const { kind, severity } of outcome.analysis.findings) {
    const shown = atLeast(severity, options.minSeverity);
    if (severity === 'info' && !shown) hidden++;
    if (severity !== 'info' && shown) flags[kind] = (flags[kind] ?? 0) + 1;
  }
  const { encoding, text } = outcome.document;
  const { sideBySide } = outcome.analysis;
  return { path, failure, encoding, characters: text.length, flags, hidden, sideBySide };
}
