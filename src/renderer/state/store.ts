import { initialSettings } from '../../contract/initial-settings.ts';
import { create } from 'zustand';
import type {
  DocumentSnapshot,
  FileCounts,
  FileEntry,
  Output,
  Settings,
  Workspace,
} from '../../contract/index.ts';
import type { Finding, FindingId, FindingKind, LineSpan, Severity } from '../../engine/index.ts';
import type { TextCounts } from '../analysis/messages.ts';
import type { Locale } from '../../words/locale.ts';
import type { Saying } from './phrases.ts';

/**
 * The one store of the window. Text, undo and live ranges are not in it: Monaco owns them (editor/mosaic.ts).
 * Bytes, encodings and revisions are the service's; a snapshot of what it last said is kept here.
 * Components read with `useStore(selector)`; everything that changes it is a function of state/*.ts.
 */

/** A finding as it is on the page now. Its offsets are those of the text it was found in; for where it stands now ask the mosaic. */
export interface Flag {
  /** The id that the finding had when it was flagged, made unique in its document: state/flag-keys.ts. */
  readonly key: string;
  readonly finding: Finding;
  /** Kept (stet) by the editor: stays in the text as it is and is not asked about again. */
  readonly kept: boolean;
}

/** What the editor did with a flag that is no longer on the page. */
export interface FixRecord {
  readonly key: string;
  readonly id: FindingId;
  readonly kind: FindingKind;
  readonly finding: Finding;
  /** What was done. */
  readonly fix: Saying;
  /** Monaco's version id right after the fix: it was undone when the page's version is below. */
  readonly version: number;
  /** How much of the same words was left then, see `amountOf`: more of it later, and one that says the same is back. */
  readonly alikeLeft: number;
  /** Several copies stay, by the editor's choice: what the page is found to have of them is kept as long as this fix stands. */
  readonly keepsRest: boolean;
  /** Where it stood when it was fixed; counts from 1. */
  readonly line: number;
  /** The text around it, before and after. */
  readonly before: string;
  readonly after: string;
}

export interface AnalysisState {
  readonly state: 'running' | 'fresh' | 'failed';
  readonly language: string;
  /** Lines in which columns stand side by side; nothing is read on there. */
  readonly sideBySide: readonly LineSpan[];
  /** From the request to the decorations, in milliseconds. */
  readonly tookMs: number;
}

/** Whether there are findings: of the text as it is, or as it was a moment ago while that is analysed anew. */
export const isAnalysed = ({ state, tookMs }: AnalysisState): boolean =>
  state === 'fresh' || (state === 'running' && tookMs > 0);

export interface OpenDocument {
  readonly ref: string;
  /** What the service said when the document was opened, saved or reloaded last. Its text is not kept. */
  readonly file: DocumentSnapshot['file'];
  readonly encoding: DocumentSnapshot['encoding'];
  /** The encoding that the text was read in; a save in another one leaves it. */
  readonly openedAs: DocumentSnapshot['encoding'];
  readonly bom: boolean;
  readonly lineEnding: DocumentSnapshot['lineEnding'];
  readonly revision: number;
  readonly readOnly: DocumentSnapshot['readOnly'];
  readonly undecodable: DocumentSnapshot['undecodable'];
  /** The editor was told that its bytes are odd, and decided to edit and save it in place all the same. */
  readonly savesAllTheSame: boolean;
  /** True while the text differs from the last text that was saved; cleared only after a save succeeded. */
  readonly dirty: boolean;
  readonly saving: boolean;
  /** When the unsaved text was last put in safety, as an ISO time. */
  readonly journalledAt: string | null;
  readonly disk: 'same' | 'changed' | 'deleted' | 'moved';
  /** The editor compared the page with the changed file and chose the page: the next save may write over it. */
  readonly overwriteNext: boolean;
  readonly analysis: AnalysisState;
  /** In reading order; what the filters hide is in here too. */
  readonly flags: readonly Flag[];
  /** In the order of doing. */
  readonly fixed: readonly FixRecord[];
  /** Finding ids kept on this file, sent to the service with `document.keep`. */
  readonly kept: ReadonlySet<string>;
  /** Unsaved text of an earlier run, until the editor takes it or leaves it. */
  readonly recovered: DocumentSnapshot['recovered'];
  /** Key of the flag under review. */
  readonly selected: string | null;
  readonly cursor: { readonly line: number; readonly column: number };
  /** As the page was checked last; null: it could not be. */
  readonly counts: PageCounts | null;
  /** Of the selected text; null: nothing is selected. */
  readonly selection: PageCounts | null;
}

export interface PageCounts extends TextCounts {
  readonly lines: number;
}

export type FlagState = 'open' | 'fixed' | 'kept';

export interface Filters {
  readonly kinds: ReadonlySet<FindingKind>;
  readonly severities: ReadonlySet<Severity>;
  readonly states: ReadonlySet<FlagState>;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'warn' | 'danger';
  /** Keys of src/words: what happened, and what to do about it; both with the same parameters. */
  readonly key: string;
  readonly detailKey?: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** A button on it: its label's key and what it does. */
  readonly action?: { readonly key: string; readonly run: () => void };
  /** A later notice about the same takes its place; left out: one that says the same does. */
  readonly about?: string;
  /** Whether what it says still holds; once it does not, nothing is left to read or to decide. */
  readonly holds?: (state: StoreState) => boolean;
}

/** What fills the middle of the window. */
export type View = 'page' | 'changes' | 'disk' | 'accept' | 'unwrap' | 'report' | 'folder-report';

export interface StoreState {
  readonly session: Output<'app.hello'> | null;
  readonly settings: Settings;
  /** The interface language in use: the setting, or the system's. */
  readonly locale: Locale;
  readonly workspace: Workspace | null;
  /** Counts of the workspace's files, by file ref. */
  readonly counts: Readonly<Record<string, FileCounts>>;
  readonly documents: Readonly<Record<string, OpenDocument>>;
  /** Open documents in the order of opening. */
  readonly order: readonly string[];
  readonly active: string | null;
  /** A file that is being read, for the loading state. */
  readonly opening: FileEntry | null;
  readonly view: View;
  readonly filters: Filters;
  readonly notices: readonly Notice[];
  /** How often something was typed into a page that may not be changed. */
  readonly refusals: number;
  /** Said to a screen reader. The number changes with every saying, so that the same words are said again. */
  readonly announcement: { readonly text: string; readonly count: number };
}

export const defaultFilters: Filters = {
  kinds: new Set<FindingKind>([
    'duplicate',
    'split-paragraph',
    'displaced-continuation',
    'orphan-continuation',
    'fused-paragraphs',
  ]),
  severities: new Set<Severity>(['error', 'warning']),
  states: new Set<FlagState>(['open']),
};

export const useStore = create<StoreState>(() => ({
  session: null,
  settings: initialSettings,
  locale: 'en',
  workspace: null,
  counts: {},
  documents: {},
  order: [],
  active: null,
  opening: null,
  view: 'page',
  filters: defaultFilters,
  notices: [],
  refusals: 0,
  announcement: { text: '', count: 0 },
}));

export const getState = useStore.getState;
export const setState = useStore.setState;

/**
 * Whether the text may not be changed until the editor decides. A file without permission to write may: its text is
 * saved as a corrected copy.
 */
export const isLocked = ({ readOnly }: Pick<OpenDocument, 'readOnly'>): boolean =>
  readOnly !== null && readOnly !== 'no-permission';

/** Changes one open document; a document closed meanwhile is left alone. */
export function patchDocument(ref: string, patch: Partial<OpenDocument>): void {
  setState((state) => {
    const document = state.documents[ref];
    if (!document) return state;
    return { documents: { ...state.documents, [ref]: { ...document, ...patch } } };
  });
}

export function activeDocument(state: StoreState): OpenDocument | null {
  return state.active === null ? null : (state.documents[state.active] ?? null);
}

export function useActiveDocument(): OpenDocument | null {
  return useStore(activeDocument);
}
