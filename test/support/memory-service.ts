import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  HostError,
  type DocumentSnapshot,
  type FileEntry,
  type Handlers,
  type Service,
  type Session,
  type Settings,
  type WindowHost,
} from '../../src/contract/index.ts';
import { initialSettings } from '../../src/contract/initial-settings.ts';

/**
 * A service without a disk, for tests of what lies in front of the service: texts are read once and saves stay in
 * memory. Every call answers as the contract says; refs are counted up.
 */
export interface MemoryService extends Service {
  /** What was saved last, by file name. */
  readonly saved: ReadonlyMap<string, string>;
  readonly sessions: ReadonlySet<{ readonly host: WindowHost; readonly session: Session }>;
}

/** The tour would stand before everything that tests look at. */
const firstSettings: Settings = { ...initialSettings, tourSeen: true };

const notFound = () => new HostError({ code: 'not-found', message: 'no such ref' });
const nativeOnly = () => new HostError({ code: 'unsupported-here', message: 'no dialogs' });

/** `texts`: file name → text. */
export function createMemoryService(texts: Readonly<Record<string, string>> = {}): MemoryService {
  const saved = new Map<string, string>();
  const sessions = new Set<{ readonly host: WindowHost; readonly session: Session }>();
  return {
    saved,
    sessions,
    openSession(host, paths) {
      const session = createSession(host, { ...texts, ...readAll(paths) }, saved);
      const entry = { host, session };
      sessions.add(entry);
      return {
        ...session,
        close: () => {
          sessions.delete(entry);
          return Promise.resolve();
        },
      };
    },
    close: () => Promise.resolve(),
  };
}

function readAll(paths: readonly string[]): Record<string, string> {
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [basename(path), readFileSync(path, 'utf8')]));
}

interface MemoryDocument {
  snapshot: DocumentSnapshot;
}

function createSession(
  host: WindowHost,
  texts: Readonly<Record<string, string>>,
  saved: Map<string, string>,
): Session {
  const files = new Map<string, { entry: FileEntry; text: string }>();
  const documents = new Map<string, MemoryDocument>();
  let settings = firstSettings;
  let count = 0;
  const newRef = (kind: string) => {
    count += 1;
    return `${kind}-${count}`;
  };
  const addFile = (name: string, text: string): FileEntry => {
    const entry = { file: newRef('file'), name, place: '/memory', bytes: Buffer.byteLength(text) };
    files.set(entry.file, { entry, text });
    return entry;
  };
  const opened = Object.entries(texts).map(([name, text]) => addFile(name, text));
  const fileOf = (ref: string) => {
    const file = files.get(ref);
    if (file === undefined) throw notFound();
    return file;
  };
  const documentOf = (ref: string) => {
    const document = documents.get(ref);
    if (document === undefined) throw notFound();
    return document;
  };
  const handlers: Handlers = {
    'app.hello': async () => ({
      host: host.kind,
      version: '0.0.0',
      platform: 'test',
      systemLocale: host.systemLocale,
      nativeDialogs: host.dialogs !== null,
      nativeMenu: host.nativeMenu,
      settings,
      recent: [],
      samples: [],
      leftOver: [],
      open: { files: opened, workspace: null },
      problems: [],
    }),
    'app.settings': async (change) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      settings = { ...settings, ...Object.fromEntries(given) };
      return settings;
    },
    'app.forgetRecent': async () => ({}),
    'app.close': async () => {
      host.close();
      return {};
    },
    'app.menuState': async (state) => {
      host.setMenuState(state);
      return {};
    },
    'choose.files': async () => {
      if (host.dialogs === null) throw nativeOnly();
      const paths = await host.dialogs.chooseFiles();
      return { files: Object.entries(readAll(paths)).map(([name, text]) => addFile(name, text)) };
    },
    'choose.folder': async () => {
      if (host.dialogs === null) throw nativeOnly();
      const path = await host.dialogs.chooseFolder();
      return {
        folder: path === null ? null : { folder: newRef('folder'), name: basename(path), place: path },
      };
    },
    'picker.list': async ({ folder }) => {
      if (folder !== null) throw notFound();
      return { folder: null, parent: null, folders: [], files: opened };
    },
    'workspace.open': async () => {
      throw notFound();
    },
    'workspace.close': async () => {
      throw notFound();
    },
    'file.read': async ({ file }) => ({ text: fileOf(file).text }),
    'document.open': async ({ file, encoding }) => {
      const { entry, text } = fileOf(file);
      const snapshot: DocumentSnapshot = {
        document: newRef('document'),
        file: entry,
        text,
        encoding: encoding ?? 'utf-8',
        encodingSource: encoding ? 'chosen' : 'utf-8',
        bom: false,
        lineEnding: text.includes('\n') ? 'lf' : 'none',
        revision: 0,
        step: 0,
        readOnly: null,
        undecodable: [],
        unfaithful: [],
        kept: [],
        recovered: null,
      };
      documents.set(snapshot.document, { snapshot });
      return snapshot;
    },
    'document.reload': async ({ document }) => documentOf(document).snapshot,
    'document.close': async ({ document }) => {
      documentOf(document);
      documents.delete(document);
      return {};
    },
    'document.save': async ({ document, revision, text }) => {
      const held = documentOf(document);
      if (revision !== held.snapshot.revision) {
        throw new HostError({ code: 'changed-on-disk', message: 'another revision' });
      }
      held.snapshot = { ...held.snapshot, text: String(text), revision: revision + 1 };
      saved.set(held.snapshot.file.name, String(text));
      return {
        revision: revision + 1,
        encoding: held.snapshot.encoding,
        bom: held.snapshot.bom,
        lineEnding: held.snapshot.lineEnding,
        bytes: Buffer.byteLength(String(text)),
      };
    },
    'document.saveCopy': async ({ document, text, target }) => {
      const { file } = documentOf(document).snapshot;
      const name = target.kind === 'into' ? target.name : file.name.replace(/(\.[^.]*)?$/, '.corrected$1');
      saved.set(name, String(text));
      return addFile(name, String(text));
    },
    'document.journal': async ({ document }) => {
      documentOf(document);
      return { step: 0 };
    },
    'document.peek': async ({ document }) => {
      const { text, encoding, file } = documentOf(document).snapshot;
      return { text, encoding, bytes: file.bytes };
    },
    'document.follow': async ({ document }) => documentOf(document).snapshot.file,
    'document.recovery': async ({ document }) => {
      documentOf(document);
      return {};
    },
    'document.keep': async ({ document }) => {
      documentOf(document);
      return {};
    },
    'versions.list': async ({ document }) => {
      documentOf(document);
      return [];
    },
    'versions.read': async () => {
      throw notFound();
    },
    'report.save': async ({ document, extension, text }) => {
      const name = `${documentOf(document).snapshot.file.name}.${extension}`;
      saved.set(name, String(text));
      return addFile(name, String(text));
    },
  };
  return {
    handlers,
    admit: async (paths) => {
      const files = Object.entries(readAll(paths)).map(([name, text]) => addFile(name, text));
      return { open: { files, workspace: null }, problems: [] };
    },
    recent: () => [],
    setAway: () => undefined,
    close: () => Promise.resolve(),
  };
}
