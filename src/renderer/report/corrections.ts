import type { TFunction } from 'i18next';
import type { Workspace } from '../../contract/index.ts';
import type { Finding, FindingKind } from '../../engine/index.ts';
import { recordOf, wholeRecord, type PageRecord } from '../state/page-records.ts';
import { getState, type OpenDocument } from '../state/store.ts';

/** What a report tells of one flag. */
export interface Correction {
  readonly line: number;
  readonly kind: FindingKind;
  /** What was done, in words. */
  readonly did: string;
  readonly before: string;
  readonly after: string;
  readonly reasons: readonly string[];
}

export interface PageCorrections {
  readonly name: string;
  readonly form: PageRecord['form'];
  readonly original: string;
  readonly corrected: string;
  readonly fixed: readonly Correction[];
  readonly kept: readonly Correction[];
}

export interface Corrections {
  /** Of the page, or of the folder. */
  readonly name: string;
  readonly author: string;
  /** The time on the wall; see `timeOf`. */
  readonly madeAt: string;
  readonly pages: readonly PageCorrections[];
  /** Pages of the folder on which nothing was done; null: this is the report of one page. */
  readonly untouched: number | null;
}

/** Everything done on one page since it was opened. */
export function pageCorrections(document: OpenDocument, t: TFunction, now: Date): Corrections {
  const page = inWords(recordOf(document), t);
  return { ...heading(document.file.name, now), pages: [page], untouched: null };
}

/** Everything done in this window on the pages of a folder, those that are closed again too. */
export function folderCorrections(workspace: Workspace, t: TFunction, now: Date): Corrections {
  const pages = workspace.files.flatMap(({ file }) => {
    const record = wholeRecord(file);
    return record && isTouched(record) ? [inWords(record, t)] : [];
  });
  return { ...heading(workspace.name, now), pages, untouched: workspace.files.length - pages.length };
}

const heading = (name: string, now: Date) => ({
  name,
  author: getState().settings.authorName,
  madeAt: timeOf(now, -now.getTimezoneOffset()),
});

const isTouched = ({ fixed, kept, original, corrected }: PageRecord): boolean =>
  fixed.length > 0 || kept.length > 0 || original !== corrected;

function inWords(record: PageRecord, t: TFunction): PageCorrections {
  const { name, form, original, corrected, fixed, kept } = record;
  const reasonsOf = ({ reasons }: Finding) =>
    reasons.map((reason) => t(`finding.reason.${reason.code}`, reason.params));
  return {
    name,
    form,
    original,
    corrected,
    fixed: fixed.map(({ line, kind, fix, before, after, finding }) => ({
      line,
      kind,
      did: fix(t),
      before,
      after,
      reasons: reasonsOf(finding),
    })),
    kept: kept.map(({ finding, passage, line, headMissing }) => ({
      line,
      kind: finding.kind,
      did: t(headMissing ? 'review.act.headMissing' : 'review.act.stet'),
      before: [t(`finding.message.${finding.message.code}`, finding.message.params), passage]
        .filter((words) => words !== '')
        .join('\n'),
      after: '',
      reasons: reasonsOf(finding),
    })),
  };
}

export const countIn = (pages: readonly PageCorrections[], which: 'fixed' | 'kept'): number =>
  pages.reduce((sum, page) => sum + page[which].length, 0);

/** When the report was made, and by whom where the editor has given a name. */
export function madeLine({ madeAt, author }: Pick<Corrections, 'madeAt' | 'author'>, t: TFunction): string {
  return author === '' ? madeAt : t('report.madeBy', { date: madeAt, author });
}

/**
 * 2026-11-26 20:57 UTC+8
 *
 * @param ahead minutes by which the reader's clock is ahead of UTC
 */
export function timeOf(now: Date, ahead: number): string {
  const local = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  if (ahead === 0) return `${local} UTC`;
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${local} UTC${ahead < 0 ? '−' : '+'}${hours}${rest}`;
}
