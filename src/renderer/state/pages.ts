import type { DocumentSnapshot, FileEntry } from '../../contract/index.ts';
import { CallFailure } from '../../contract/client.ts';
import type { Edit } from '../../engine/index.ts';
import type { AnalysisAnswer } from '../analysis/analyser.ts';
import { countText } from '../analysis/text-counts.ts';
import { loadMosaic, mosaic } from '../editor/mosaic.ts';
import type { MosaicEvents } from '../editor/monaco-mosaic.ts';
import type { TextChange } from '../editor/open-pages.ts';
import { appWords } from '../i18n/app-words.ts';
import { analyser } from './analyser.ts';
import { host } from './host.ts';
import { Journal } from './journal.ts';
import { forgetLeftOver } from './left-over.ts';
import { announce, failurePlace, notify, notifyNotOpened } from './notices.ts';
import { takeAnalysis } from './flags.ts';
import { rememberPage } from './page-records.ts';
import { forgetDocument } from './per-document.ts';
import { readAlready } from './read-ahead.ts';
import { activeDocument, getState, isLocked, patchDocument, setState, type OpenDocument } from './store.ts';

/** Open documents: opening, switching, closing, and what happens when their text changes. */

analyser.listen({
  text: (ref) => mosaic.textOf(ref),
  running: (ref) => patchAnalysis(ref, { state: 'running' }),
  done: (answer) => takeAnswer(answer),
  failed: (ref) => {
    patchAnalysis(ref, { state: 'failed' });
    patchDocument(ref, { counts: null });
    announce(appWords.t('review.failed.title'));
  },
});

const journal = new Journal();

/** The next change of this document is a fix: its result is wanted at once. */
let urgent = false;

const pageEvents: MosaicEvents = {
  changed: textChanged,
  cursorMoved,
  flagsClicked: (ref, keys) => {
    const selected = getState().documents[ref]?.selected;
    // A click on the flag under review where several overlap goes to the next of them.
    const at = selected === null || selected === undefined ? -1 : keys.indexOf(selected);
    const key = keys[(at + 1) % keys.length];
    if (key !== undefined) flagsClicked(ref, key);
  },
  composing: (active) => analyser.hold(active),
  refused: refuseEdit,
};

/** What was typed or decided was not taken: the page is locked, which stands above it, or its file is being read again. */
export function refuseEdit(): void {
  setState((state) => ({ refusals: state.refusals + 1 }));
  const page = activeDocument(getState());
  if (page === null || isLocked(page)) return;
  const key = 'dialog.disk.reading';
  // Once for all that is typed meanwhile.
  if (getState().notices.some((notice) => notice.key === key)) return;
  notify({ tone: 'info', key, detailKey: 'dialog.disk.notTaken', params: { name: page.file.name } });
}

/** Before the first page is opened, and no sooner: the window is drawn while Monaco is still compiled. */
async function readyForPages(): Promise<void> {
  await loadMosaic();
  mosaic.listen(pageEvents);
  mosaic.setWords(appWords.t('editor.sign', { returnObjects: true }));
}

let cursorFrame = 0;
let selectionTimer: ReturnType<typeof setTimeout> | undefined;

/** A selection may be the whole page: it is counted where it has come to rest. */
const selectionRestMs = 120;

/** Once a frame at most: whoever shows the position need not follow every step of a held key. */
function cursorMoved(ref: string, line: number, column: number): void {
  cancelAnimationFrame(cursorFrame);
  cursorFrame = requestAnimationFrame(() => {
    const document = getState().documents[ref];
    if (!document || (document.cursor.line === line && document.cursor.column === column)) return;
    patchDocument(ref, { cursor: { line, column } });
  });
  clearTimeout(selectionTimer);
  selectionTimer = setTimeout(() => countSelection(ref), selectionRestMs);
}

function countSelection(ref: string): void {
  const document = getState().documents[ref];
  if (!document) return;
  const range = getState().active === ref ? mosaic.selection() : null;
  if (range === null && document.selection === null) return;
  const lines = range === null ? 0 : mosaic.lineAt(ref, range.end) - mosaic.lineAt(ref, range.start) + 1;
  patchDocument(ref, { selection: range && { ...countText(mosaic.slice(ref, range)), lines } });
}

let flagsClicked: (ref: string, key: string) => void = () => undefined;

/** Set by state/selection.ts, which depends on this file. */
export function onFlagClicked(listener: (ref: string, key: string) => void): void {
  flagsClicked = listener;
}

export type HistoryKind = 'edit' | 'undo' | 'redo';

interface HistoryStep {
  /** Of the text after it. */
  readonly version: number;
  readonly changes: readonly TextChange[];
}

let historyChanged: (ref: string, kind: HistoryKind, step: HistoryStep) => void = () => undefined;

/** Set by state/decisions.ts, which depends on this file: what was fixed follows undo and redo. */
export function onHistory(listener: typeof historyChanged): void {
  historyChanged = listener;
}

/** Edits since the findings were made. */
export const pendingChanges = (ref: string): readonly TextChange[] => analyser.pendingChanges(ref);

/** A fix that the editor has in view: its result is worked out in advance. */
export const expectFix = (ref: string, edits: readonly Edit[]): void => analyser.expect(ref, edits);

/** Runs edits whose result should be analysed without waiting for the hand to rest. */
export function urgently<T>(edit: () => T): T {
  urgent = true;
  try {
    return edit();
  } finally {
    urgent = false;
  }
}

export const openDocumentOf = (file: FileEntry): OpenDocument | undefined =>
  Object.values(getState().documents).find((document) => document.file.file === file.file);

/** Opens a file, or shows it where it is open already. */
export async function openFile(file: FileEntry, encoding?: DocumentSnapshot['encoding']): Promise<void> {
  const open = openDocumentOf(file);
  if (open && encoding === undefined) {
    showDocument(open.ref);
    return;
  }
  const snapshot = await readFile(file, encoding);
  if (!snapshot) return;
  takeDocument(snapshot);
  showDocument(snapshot.document);
}

/** Opens a file while another page stays in view. @returns null when it could not be opened, which is said */
export async function openBehind(file: FileEntry): Promise<OpenDocument | null> {
  const open = openDocumentOf(file);
  if (open) return open;
  const snapshot = await readFile(file);
  if (!snapshot) return null;
  takeDocument(snapshot);
  return getState().documents[snapshot.document] ?? null;
}

async function readFile(
  file: FileEntry,
  encoding?: DocumentSnapshot['encoding'],
): Promise<DocumentSnapshot | null> {
  setState({ opening: file });
  try {
    const reading =
      encoding === undefined
        ? (readAlready(file.file) ?? host().call('document.open', { file: file.file }))
        : host().call('document.open', { file: file.file, encoding });
    const [snapshot] = await Promise.all([reading, readyForPages()]);
    return snapshot;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    notifyNotOpened(error.error.code, failurePlace(error.error, file.name));
    return null;
  } finally {
    if (getState().opening?.file === file.file) setState({ opening: null });
  }
}

/** Takes in what the service answered to an open. */
function takeDocument(snapshot: DocumentSnapshot): void {
  const ref = snapshot.document;
  if (getState().documents[ref]) return;
  const markdown =
    /\.(md|markdown)$/i.test(snapshot.file.name) || /^#{1,6} |\*\*/m.test(snapshot.text.slice(0, 4000));
  // First: the engine is at work while this thread draws.
  analyser.open(ref, snapshot.text);
  mosaic.open(ref, snapshot.text, { markdown, readOnly: isLocked(snapshot) });
  journal.begin(ref, snapshot.step);
  const document: OpenDocument = {
    ref,
    ...snapshotFields(snapshot),
    dirty: false,
    saving: false,
    journalledAt: null,
    disk: 'same',
    overwriteNext: false,
    savesAllTheSame: false,
    analysis: { state: 'running', language: 'und', sideBySide: [], tookMs: 0 },
    flags: [],
    fixed: [],
    kept: new Set(snapshot.kept),
    recovered: snapshot.recovered,
    selected: null,
    cursor: { line: 1, column: 1 },
    counts: null,
    selection: null,
  };
  setState((state) => ({
    documents: { ...state.documents, [ref]: document },
    order: [...state.order, ref],
  }));
  if (snapshot.recovered === null) forgetLeftOver(snapshot.file);
}

export function snapshotFields(
  snapshot: DocumentSnapshot,
): Pick<
  OpenDocument,
  'file' | 'encoding' | 'openedAs' | 'bom' | 'lineEnding' | 'revision' | 'readOnly' | 'undecodable'
> {
  const { file, encoding, bom, lineEnding, revision, readOnly, undecodable } = snapshot;
  return { file, encoding, openedAs: encoding, bom, lineEnding, revision, readOnly, undecodable };
}

export function showDocument(ref: string): void {
  const document = getState().documents[ref];
  if (!document) return;
  if (getState().active !== ref) announce(document.file.name);
  setState({ active: ref, view: 'page' });
}

/** Goes to the next open document, or with −1 to the one before; wraps. */
export function cycleDocument(step: 1 | -1): void {
  const { order, active } = getState();
  if (order.length === 0) return;
  const at = active === null ? -1 : order.indexOf(active);
  const ref = order[(at + step + order.length) % order.length];
  if (ref !== undefined) showDocument(ref);
}

/**
 * Closes a document without asking; the caller asked. Unsaved text is given up.
 */
export async function closeDocument(ref: string): Promise<void> {
  const { order, active, documents } = getState();
  const closing = documents[ref];
  if (closing && !closing.dirty) rememberPage(closing);
  journal.forget(ref);
  analyser.close(ref);
  const at = order.indexOf(ref);
  const rest = order.filter((other) => other !== ref);
  const { [ref]: closed, ...others } = documents;
  if (!closed) return;
  setState({
    documents: others,
    order: rest,
    active: active === ref ? (rest[Math.min(at, rest.length - 1)] ?? null) : active,
    view: 'page',
  });
  mosaic.close(ref);
  forgetDocument(ref);
  await host().call('document.close', { document: ref, discardRecovery: true });
}

/** Puts all unsaved text in safety now, as before the window closes. */
export const flushJournal = (): Promise<void> => journal.flush();

/** The host has read the page's file again, and the page shows it. */
export const beginJournal = (ref: string, step: number): void => journal.begin(ref, step);

/** Journals up to this one have no more in them than the page has now. */
export const journalStep = (ref: string): number | undefined => journal.stepSent(ref);

function textChanged(ref: string, changes: readonly TextChange[], kind: HistoryKind): void {
  analyser.changed(ref, changes, urgent || kind !== 'edit');
  historyChanged(ref, kind, { version: mosaic.versionOf(ref), changes });
  refreshDirty(ref);
  journal.changed(ref, changes);
}

/** Checks a page again that could not be checked. */
export const checkAgain = (ref: string): void => analyser.again(ref);

/** Reads from Monaco whether the text is the saved one. */
export function refreshDirty(ref: string): void {
  const document = getState().documents[ref];
  if (!document) return;
  const dirty = mosaic.isDirty(ref);
  if (dirty !== document.dirty) patchDocument(ref, { dirty });
}

function patchAnalysis(ref: string, patch: Partial<OpenDocument['analysis']>): void {
  const document = getState().documents[ref];
  if (document) patchDocument(ref, { analysis: { ...document.analysis, ...patch } });
}

function takeAnswer({ ref, findings, language, sideBySide, tookMs, counts }: AnalysisAnswer): void {
  if (!getState().documents[ref]) return;
  takeAnalysis(ref, findings, {
    analysis: { state: 'fresh', language, sideBySide, tookMs },
    counts: { ...counts, lines: mosaic.lineCount(ref) },
  });
}
