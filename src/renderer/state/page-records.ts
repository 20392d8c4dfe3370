import type { Finding } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { getState, type FixRecord, type OpenDocument } from './store.ts';

/** A finding that stays as it is. */
interface KeptRecord {
  readonly finding: Finding;
  /** How the passage begins that stands there more than once; empty where what is said of the finding quotes the page. */
  readonly passage: string;
  /** Counts from 1. */
  readonly line: number;
  /** Headless text whose head is known to be nowhere. */
  readonly headMissing: boolean;
}

/** All that was done on one page, for reports. */
export interface PageRecord {
  /** Of the file: the same however often it is opened. */
  readonly file: string;
  readonly name: string;
  /** How the file has its text. */
  readonly form: Pick<OpenDocument, 'encoding' | 'openedAs' | 'bom' | 'lineEnding'>;
  readonly original: string;
  readonly corrected: string;
  readonly fixed: readonly FixRecord[];
  readonly kept: readonly KeptRecord[];
}

interface Remembered {
  /** What was done when the page was open before. */
  readonly earlier: PageRecord | null;
  /** The document that `latest` is of: a page that is opened again is another one. */
  readonly document: string;
  readonly latest: PageRecord;
}

/** As last saved, of every page that was open in this window: a report of a folder tells of closed pages too. */
const remembered = new Map<string, Remembered>();

/** Added to a finding's id in the list of kept ones: kept, and its head is known to be missing. */
export const headMissingMark = '!head-missing';

/** What was done on a page since it was opened. */
export function recordOf(document: OpenDocument): PageRecord {
  const { ref, file, fixed, flags, kept, encoding, openedAs, bom, lineEnding } = document;
  return {
    file: file.file,
    name: file.name,
    form: { encoding, openedAs, bom, lineEnding },
    original: mosaic.baselineOf(ref),
    corrected: mosaic.textOf(ref),
    fixed,
    kept: flags
      .filter((flag) => flag.kept)
      .map(({ key, finding }) => ({
        finding,
        passage: finding.kind === 'duplicate' ? beginning(ref, key) : '',
        line: mosaic.linesOf(ref, key)?.[0] ?? 1,
        headMissing: kept.has(`${finding.id}${headMissingMark}`),
      })),
  };
}

const passageChars = 160;

function beginning(ref: string, key: string): string {
  const [{ start, end } = { start: 0, end: 0 }] = mosaic.rangesOf(ref, key) ?? [];
  if (end - start <= passageChars) return mosaic.slice(ref, { start, end });
  // Not in the middle of a character.
  return `${mosaic.slice(ref, { start, end: start + passageChars }).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Takes down what is in the file now: after a save, and when a page without unsaved changes is closed. */
export function rememberPage(document: OpenDocument): void {
  const earlier = earlierRecord(document);
  remembered.set(document.file.file, {
    earlier,
    document: document.ref,
    latest: together(earlier, recordOf(document)),
  });
}

/** All that was done on a file since this window was opened; null where it was not open. */
export function wholeRecord(file: string): PageRecord | null {
  const document = Object.values(getState().documents).find((other) => other.file.file === file);
  if (!document) return remembered.get(file)?.latest ?? null;
  return together(earlierRecord(document), recordOf(document));
}

function earlierRecord({ ref, file }: OpenDocument): PageRecord | null {
  const known = remembered.get(file.file);
  if (!known) return null;
  return known.document === ref ? known.earlier : known.latest;
}

const together = (earlier: PageRecord | null, record: PageRecord): PageRecord =>
  earlier === null
    ? record
    : {
        ...record,
        form: { ...record.form, openedAs: earlier.form.openedAs },
        original: earlier.original,
        fixed: [...earlier.fixed, ...record.fixed],
      };
