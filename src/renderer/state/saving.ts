import { CallFailure } from '../../contract/client.ts';
import type { EncodingName, FileEntry, Input } from '../../contract/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { appWords } from '../i18n/app-words.ts';
import { host } from './host.ts';
import { forgetLeftOver } from './left-over.ts';
import { announce, notify } from './notices.ts';
import { rememberPage } from './page-records.ts';
import { perDocument } from './per-document.ts';
import { beginJournal, journalStep, refreshDirty, snapshotFields } from './pages.ts';
import { getState, isLocked, patchDocument, setState, type OpenDocument } from './store.ts';

/**
 * Saving and reading again. These functions do it and say by a `CallFailure` why they could not; asking the editor
 * what to do then is the dialogs' part.
 */

export interface SaveOptions {
  readonly encoding?: EncodingName;
  /** Save over what another program wrote meanwhile; the editor was asked. */
  readonly overwrite?: boolean;
  /** Save although the bytes would not come back the same; the editor was asked. */
  readonly force?: boolean;
}

/** One save of a document at a time; the second waits for the first. */
const saves = perDocument<Promise<void>>();

/** @throws CallFailure; the document stays unsaved then */
export function saveDocument(ref: string, options: SaveOptions = {}): Promise<void> {
  const before = saves.get(ref) ?? Promise.resolve();
  const save = before.catch(() => undefined).then(() => saveOnce(ref, options));
  saves.set(ref, save);
  return save;
}

async function saveOnce(
  ref: string,
  { encoding, overwrite = false, force = false }: SaveOptions,
): Promise<void> {
  const document = openDocument(ref);
  // Typing may go on while the file is written: what is saved is this version, and only it is then clean.
  const version = mosaic.versionOf(ref);
  const text = mosaic.textOf(ref);
  const step = journalStep(ref);
  patchDocument(ref, { saving: true });
  try {
    const saved = await host().call('document.save', {
      document: ref,
      revision: document.revision,
      text,
      ...(encoding === undefined ? {} : { encoding }),
      ...(step === undefined ? {} : { step }),
      overwrite: overwrite || document.overwriteNext,
      force,
    });
    if (!mosaic.has(ref)) return;
    mosaic.markSaved(ref, version, text);
    announce(appWords.t('status.saved'));
    patchDocument(ref, {
      revision: saved.revision,
      encoding: saved.encoding,
      bom: saved.bom,
      lineEnding: saved.lineEnding,
      disk: 'same',
      overwriteNext: false,
      journalledAt: null,
    });
    refreshDirty(ref);
    const now = openDocument(ref);
    // What was typed meanwhile is not in the file.
    if (!now.dirty) rememberPage(now);
  } finally {
    patchDocument(ref, { saving: false });
  }
}

/** Writes a copy; the document itself stays as it is, unsaved where it was. @throws CallFailure */
export async function saveCopy(
  ref: string,
  target: Input<'document.saveCopy'>['target'],
  encoding?: EncodingName,
): Promise<FileEntry> {
  const text = mosaic.textOf(ref);
  const copy = await host().call('document.saveCopy', {
    document: ref,
    text,
    target,
    ...(encoding === undefined ? {} : { encoding }),
  });
  if (mosaic.has(ref) && mosaic.textOf(ref) === text) rememberPage(openDocument(ref));
  return copy;
}

/**
 * Takes what is on disk now into the page, as one undo step: what was typed can be had back by undoing.
 *
 * @throws CallFailure
 */
export async function reloadDocument(ref: string, encoding?: EncodingName): Promise<void> {
  // What would be typed until the file is here would be overwritten by it unasked.
  mosaic.setReadOnly(ref, true);
  const snapshot = await host()
    .call('document.reload', { document: ref, ...(encoding === undefined ? {} : { encoding }) })
    .catch((error: unknown) => {
      if (mosaic.has(ref)) mosaic.setReadOnly(ref, isLocked(openDocument(ref)));
      throw error;
    });
  if (!mosaic.has(ref)) return;
  mosaic.setReadOnly(ref, false);
  mosaic.replaceAll(ref, snapshot.text, true);
  mosaic.setReadOnly(ref, isLocked(snapshot));
  mosaic.markSaved(ref, mosaic.versionOf(ref), snapshot.text);
  beginJournal(ref, snapshot.step);
  patchDocument(ref, { ...snapshotFields(snapshot), savesAllTheSame: false, disk: 'same', fixed: [] });
  refreshDirty(ref);
}

/** Puts unsaved text of an earlier run into the page, as one undo step. @throws CallFailure */
export async function takeRecovered(ref: string): Promise<void> {
  const document = openDocument(ref);
  const { recovered } = document;
  if (!recovered) return;
  // It was typed when the editor had decided to edit the page all the same. Saving it asks again.
  if (isLocked(document)) editAllTheSame(ref);
  mosaic.replaceAll(ref, recovered.text, false);
  patchDocument(ref, { recovered: null });
  forgetLeftOver(document.file);
  await host().call('document.recovery', { document: ref, decision: 'restored' });
}

/** The editor does not want the unsaved text of an earlier run. @throws CallFailure */
export async function leaveRecovered(ref: string): Promise<void> {
  patchDocument(ref, { recovered: null });
  forgetLeftOver(openDocument(ref).file);
  await host().call('document.recovery', { document: ref, decision: 'discarded' });
}

/** The editor decided to change a page that was opened read-only for its bytes. */
export function editAllTheSame(ref: string): void {
  mosaic.setReadOnly(ref, false);
  patchDocument(ref, { readOnly: null });
}

/** Puts an older version into the page, as one undo step; says so where the page is locked. */
export function restoreText(ref: string, text: string): void {
  if (isLocked(openDocument(ref))) notify({ tone: 'warn', key: 'review.did.readOnly', params: {} });
  else mosaic.replaceAll(ref, text, false);
}

/** Follows what happens to the files of open documents outside this window. */
export function followDisk(): void {
  host().on('document.disk', ({ document, state }) => patchDocument(document, { disk: state }));
}

/** Goes on with a document where its file is now. @throws CallFailure */
export async function followFile(ref: string): Promise<FileEntry> {
  const file = await host().call('document.follow', { document: ref });
  patchDocument(ref, { file, disk: 'same' });
  setState(({ workspace }) => ({
    workspace: workspace && {
      ...workspace,
      files: workspace.files.map((other) =>
        other.file === file.file ? inside(workspace.place, file) : other,
      ),
    },
  }));
  return file;
}

/** In the list of a folder a file is named by its way from there. */
function inside(folder: string, file: FileEntry): FileEntry {
  const way = file.place
    .slice(folder.length)
    .replace(/^[\\/]/, '')
    .replaceAll('\\', '/');
  return file.place.startsWith(folder) && way !== '' ? { ...file, name: `${way}/${file.name}` } : file;
}

/** The text in the file now, to compare; the page is left alone. @throws CallFailure */
export async function textOnDisk(ref: string): Promise<string> {
  const { text } = await host().call('document.peek', { document: ref });
  return text;
}

function openDocument(ref: string): OpenDocument {
  const document = getState().documents[ref];
  if (!document) throw new CallFailure({ code: 'not-found', message: `no open document ${ref}` });
  return document;
}
