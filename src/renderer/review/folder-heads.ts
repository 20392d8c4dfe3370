import type { FileEntry } from '../../contract/index.ts';
import { CallFailure } from '../../contract/client.ts';
import { likelyHeads, moveToOtherPage, type Range } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { fixFlag } from '../state/decisions.ts';
import { host } from '../state/host.ts';
import { notify } from '../state/notices.ts';
import { openBehind, openDocumentOf, openFile, pendingChanges, urgently } from '../state/pages.ts';
import type { Saying } from '../state/phrases.ts';
import { isLocked, type Flag } from '../state/store.ts';

/** A sentence left open in another file of the folder. */
export interface FoundHead {
  readonly file: FileEntry;
  /** In the file's text as it was searched. */
  readonly range: Range;
  readonly line: number;
  readonly words: string;
  readonly logOdds: number;
}

/** Pages next to this one first: a sentence goes on a page or two further, seldom more. */
const maxFiles = 60;
const perFile = 3;
const maxShown = 12;

/** Looks through the other files of a folder, nearest first, for heads that `tail` may continue. */
export async function searchFolder(
  files: readonly FileEntry[],
  here: string,
  tail: string,
): Promise<readonly FoundHead[]> {
  const at = files.findIndex((file) => file.file === here);
  const nearest = [...files.entries()]
    .filter(([, file]) => file.file !== here)
    .toSorted(([a], [b]) => Math.abs(a - at) - Math.abs(b - at))
    .slice(0, maxFiles);
  const found: FoundHead[] = [];
  for (const [, file] of nearest) {
    const text = await textOf(file);
    if (text === null) continue;
    for (const { range, logOdds } of likelyHeads(text, tail, perFile)) {
      const line = text.slice(0, range.end).split('\n').length;
      const words = text.slice(range.start, range.end);
      found.push({ file, range, line, words, logOdds });
    }
  }
  return found.toSorted((a, b) => b.logOdds - a.logOdds).slice(0, maxShown);
}

/** Opens the file of a head at that place. */
export async function showHead({ file, range }: Pick<FoundHead, 'file' | 'range'>): Promise<void> {
  await openFile(file);
  const document = openDocumentOf(file);
  if (!document) return;
  mosaic.show(document.ref);
  mosaic.reveal(document.ref, { start: range.start, end: range.start + 1 }, true);
}

/**
 * Moves headless text to its head in another page, which is opened behind this one: one undo step in each of the two.
 * @returns false when nothing was moved, which is said
 */
export async function moveToHeadElsewhere(ref: string, flag: Flag, head: FoundHead): Promise<boolean> {
  const other = await openBehind(head.file);
  const [tail] = mosaic.rangesOf(ref, flag.key) ?? [];
  if (!other || !tail) return false;
  const { name } = head.file;
  if (isLocked(other) || mosaic.isReadOnly(other.ref)) {
    notify({ tone: 'warn', key: 'review.heads.locked', params: { name } });
    return false;
  }
  if (pendingChanges(ref).length > 0 || mosaic.slice(other.ref, head.range) !== head.words) {
    notify({ tone: 'info', key: 'review.did.moved', params: {} });
    return false;
  }
  const edits = moveToOtherPage(mosaic.textOf(ref), tail, mosaic.textOf(other.ref), head.range);
  const place = { name, line: head.line };
  const label: Saying = (words) => words('review.heads.moveTo', place);
  if (!fixFlag(ref, { flag, edits: edits.here, label })) return false;
  urgently(() => mosaic.edit(other.ref, edits.there));
  const show = () => void showHead(head);
  notify({
    tone: 'ok',
    key: 'review.heads.moved',
    detailKey: 'review.heads.movedDetail',
    params: place,
    action: { key: 'review.heads.show', run: show },
  });
  return true;
}

/** As it is in this window where it is open, else as it is on disk; null where it cannot be read. */
async function textOf(file: FileEntry): Promise<string | null> {
  const open = openDocumentOf(file);
  if (open) return mosaic.textOf(open.ref);
  try {
    return (await host().call('file.read', { file: file.file })).text;
  } catch (error) {
    if (error instanceof CallFailure) return null;
    throw error;
  }
}
