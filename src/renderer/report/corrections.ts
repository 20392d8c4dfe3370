import { structuredPatch, formatPatch } from 'diff';
import type { FindingKind, Severity } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { isHeadMissing } from '../state/decisions.ts';
import { getState, type OpenDocument } from '../state/store.ts';
import type { TFunction } from 'i18next';

/** What a report tells of one flag. */
export interface Correction {
  readonly line: number;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** What was done, in words. */
  readonly did: string;
  readonly before: string;
  readonly after: string;
  readonly reasons: readonly string[];
}

export interface Corrections {
  readonly name: string;
  readonly author: string;
  /** ISO time. */
  readonly madeAt: string;
  readonly original: string;
  readonly corrected: string;
  readonly fixed: readonly Correction[];
  readonly kept: readonly Correction[];
}

/** Everything done on one page since it was opened. */
export function correctionsOf(document: OpenDocument, t: TFunction, now: Date): Corrections {
  const reasonsOf = ({ finding }: Pick<OpenDocument['flags'][number], 'finding'>) =>
    finding.reasons.map((reason) => t(`finding.reason.${reason.code}`, reason.params));
  return {
    name: document.file.name,
    author: getState().settings.authorName,
    madeAt: now.toISOString(),
    original: mosaic.baselineOf(document.ref),
    corrected: mosaic.textOf(document.ref),
    fixed: document.fixed.map((record) => ({
      line: record.line,
      kind: record.kind,
      severity: record.finding.severity,
      did: record.fix,
      before: record.before,
      after: record.after,
      reasons: reasonsOf(record),
    })),
    kept: document.flags
      .filter((flag) => flag.kept)
      .map((flag) => ({
        line: mosaic.linesOf(document.ref, flag.key)?.[0] ?? 1,
        kind: flag.finding.kind,
        severity: flag.finding.severity,
        did: t(isHeadMissing(document, flag) ? 'review.act.headMissing' : 'review.act.stet'),
        before: t(`finding.message.${flag.finding.message.code}`, flag.finding.message.params),
        after: '',
        reasons: reasonsOf(flag),
      })),
  };
}

/** A unified patch from the page as it was opened to the page as it is. */
export function patchOf({ name, original, corrected }: Corrections): string {
  const patch = structuredPatch(`a/${name}`, `b/${name}`, original, corrected, '', '', { context: 2 });
  return formatPatch(patch);
}
