import { basename, dirname, join, resolve } from 'node:path';
import { HostError } from '../contract/errors.ts';
import type {
  Admission,
  Emit,
  FileEntry,
  Handlers,
  Input,
  Output,
  Session,
  WindowHost,
  Workspace,
} from '../contract/index.ts';
import { createFile } from './disk/atomic-write.ts';
import { atPlace, diskError, failure, isNotFound } from './disk/failures.ts';
import { readWhole } from './disk/read-whole.ts';
import { DocumentCalls } from './documents/document-calls.ts';
import type { FileStat } from './disk/file-system.ts';
import { KnownPlaces, within } from './known-places.ts';
import { refuseOutside, refuseStrangePath } from './places.ts';
import { Refs, type KnownPath } from './refs.ts';
import { sampleCopiesFolder, type Shared } from './shared.ts';
import { byName, isTextFileName, listTextFiles } from './workspace/text-files.ts';
import { OpenWorkspace } from './workspace/open-workspace.ts';

/** As many as a message has room for. */
const maxUnlistedTold = 10;

type Problem = Output<'app.hello'>['problems'][number];

/** Another window made the same copy meanwhile. */
function unlessThereAlready(error: unknown): void {
  if (!(error instanceof HostError) || error.error.code !== 'exists') throw error;
}

/** One window: the names it was handed out, its documents and folders. */
export class WindowSession implements Session {
  readonly #shared: Shared;
  readonly #host: WindowHost;
  readonly #paths: readonly string[];
  readonly #places = new KnownPlaces();
  readonly #workspaces = new Refs<OpenWorkspace>();
  readonly #documents: DocumentCalls;
  readonly #emit: Emit;
  #isClosed = false;
  readonly handlers: Handlers;

  constructor(shared: Shared, host: WindowHost, paths: readonly string[]) {
    this.#shared = shared;
    this.#host = host;
    this.#paths = paths;
    this.#emit = (name, payload) => {
      if (!this.#isClosed) host.emit(name, payload);
    };
    this.#documents = new DocumentCalls(shared, { ...host, emit: this.#emit }, this.#places, {
      saved: (path) => this.#countAgain(path),
      moved: (from, to) => {
        for (const workspace of this.#workspaces.values()) workspace.moved(from, to);
      },
    });
    this.handlers = withDiskErrors({ ...this.#calls(), ...this.#documents.calls });
  }

  async admit(paths: readonly string[]): Promise<Admission> {
    const files: FileEntry[] = [];
    const problems: Problem[] = [];
    let workspace: Workspace | null = null;
    for (const path of paths) {
      try {
        const found = await this.#look(resolve(path), path);
        if (found.kind === 'file')
          files.push(this.#places.entry({ path: resolve(path), root: null }, found.bytes));
        else if (workspace !== null) throw failure('one-folder', path);
        else workspace = await this.#openWorkspace({ path: resolve(path), root: null });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        problems.push({ code: error.error.code, place: path });
      }
    }
    return { open: { files, workspace }, problems };
  }

  recent(): readonly { readonly path: string; readonly name: string }[] {
    return this.#shared.preferences.lastRecent.map((path) => ({ path, name: basename(path) }));
  }

  /** Tells the window of something that no call waits for. */
  tell: Emit = (name, payload) => this.#emit(name, payload);

  setAway(isAway: boolean): void {
    this.#documents.setAway(isAway);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#closeWorkspaces();
    await this.#documents.close();
  }

  #closeWorkspaces(): void {
    for (const workspace of this.#workspaces.values()) {
      workspace.close();
      this.#workspaces.delete(workspace.ref);
    }
  }

  #calls(): Omit<Handlers, keyof DocumentCalls['calls']> {
    const { preferences } = this.#shared;
    return {
      'app.hello': () => this.#hello(),
      'app.settings': (change) => preferences.changeSettings(change),
      'app.forgetRecent': async () => {
        await preferences.forgetRecent();
        return {};
      },
      'app.close': async () => {
        this.#host.close();
        return {};
      },
      'app.menuState': async (state) => {
        this.#host.setMenuState(state);
        return {};
      },
      'choose.files': () => this.#chooseFiles(),
      'choose.folder': () => this.#chooseFolder(),
      'picker.list': (input) => this.#list(input),
      'workspace.open': ({ folder }) => this.#openWorkspace(this.#places.folder(folder)),
      'workspace.close': async ({ workspace }) => {
        this.#workspaces.get(workspace).close();
        this.#workspaces.delete(workspace);
        return {};
      },
    };
  }

  async #hello(): Promise<Output<'app.hello'>> {
    // A window that begins again (it was reloaded, or its process crashed) has none of its documents and folders any more.
    this.#closeWorkspaces();
    await this.#documents.releaseAll();
    const { open, problems } = await this.admit(this.#paths);
    return {
      host: this.#host.kind,
      version: this.#shared.options.version,
      platform: process.platform,
      systemLocale: this.#host.systemLocale,
      nativeDialogs: this.#host.dialogs !== null,
      nativeMenu: this.#host.nativeMenu,
      settings: await this.#shared.preferences.settings(),
      recent: await this.#describe(await this.#shared.preferences.recent()),
      samples: await this.#samples(),
      leftOver: await this.#leftOver(),
      open,
      problems,
    };
  }

  /** Entries for paths of earlier runs; those that are gone are left out. */
  async #describe(paths: readonly string[]): Promise<FileEntry[]> {
    const entries = await Promise.all(
      paths.map(async (path) => {
        const stat = await this.#statOfKept(path);
        return stat?.kind === 'file' ? this.#places.recalledEntry(path, stat.bytes) : null;
      }),
    );
    return entries.filter((entry) => entry !== null);
  }

  /** Of a path that an earlier run wrote down. null: it is gone, or none that anybody opened here. */
  async #statOfKept(path: string): Promise<FileStat | null> {
    try {
      refuseStrangePath(path);
      return await this.#shared.fs.stat(path);
    } catch {
      return null;
    }
  }

  async #leftOver(): Promise<Output<'app.hello'>['leftOver']> {
    const { journals, options } = this.#shared;
    try {
      const found = await journals.allLeftOver();
      const entries = await Promise.all(
        found.map(async ({ path, savedAt }) => {
          const stat = await this.#statOfKept(path);
          // A file that is gone is listed too: this text is all that is left of it.
          return { file: this.#places.recalledEntry(path, stat?.bytes ?? 0), savedAt };
        }),
      );
      return entries;
    } catch (error) {
      options.report(error);
      return [];
    }
  }

  /** The samples, as copies that may be changed. Without them the program works as well. */
  async #samples(): Promise<FileEntry[]> {
    const { fs, options, writing } = this.#shared;
    const copies = sampleCopiesFolder(options.dataFolder);
    try {
      const names = (await fs.readdir(options.samplesFolder)).map(({ name }) => name).filter(isTextFileName);
      await fs.mkdir(copies);
      const there = new Set((await fs.readdir(copies)).map(({ name }) => name));
      for (const name of names) {
        if (there.has(name)) continue;
        const { bytes } = await readWhole(fs, join(options.samplesFolder, name));
        await createFile(join(copies, name), bytes, writing).catch(unlessThereAlready);
      }
      return await this.#describe(names.toSorted().map((name) => join(copies, name)));
    } catch (error) {
      if (!isNotFound(error)) options.report(error);
      return [];
    }
  }

  async #look(
    path: string,
    place: string,
  ): Promise<{ readonly kind: 'file' | 'folder'; readonly bytes: number }> {
    refuseStrangePath(path);
    const stat = await atPlace(place, () => this.#shared.fs.stat(path));
    if (stat.kind === 'other') throw failure('not-a-file', place);
    return { kind: stat.kind, bytes: stat.bytes };
  }

  async #chooseFiles(): Promise<Output<'choose.files'>> {
    const { dialogs } = this.#host;
    if (!dialogs) throw failure('unsupported-here', '');
    const files: FileEntry[] = [];
    for (const path of await dialogs.chooseFiles()) {
      const { kind, bytes } = await this.#look(path, path);
      if (kind !== 'file') throw failure('not-a-file', path);
      files.push(this.#places.entry({ path, root: null }, bytes));
    }
    return { files };
  }

  async #chooseFolder(): Promise<Output<'choose.folder'>> {
    const { dialogs } = this.#host;
    if (!dialogs) throw failure('unsupported-here', '');
    const path = await dialogs.chooseFolder();
    return { folder: path === null ? null : this.#places.folderEntry({ path, root: null }) };
  }

  /** The folders that the host was started with or in; the window's picker begins there and never leaves them. */
  async #roots(): Promise<string[]> {
    const roots = new Set<string>();
    for (const path of this.#paths) {
      const full = resolve(path);
      const stat = await this.#shared.fs.stat(full).catch(() => null);
      if (stat) roots.add(stat.kind === 'folder' ? full : dirname(full));
    }
    return roots.size > 0 ? [...roots] : [process.cwd()];
  }

  async #list({ folder }: Input<'picker.list'>): Promise<Output<'picker.list'>> {
    if (this.#host.dialogs) throw failure('unsupported-here', '');
    if (folder === null) {
      const roots = await this.#roots();
      // A single one is shown at once.
      if (roots.length === 1) return this.#listFolder({ path: roots[0]!, root: roots[0]! });
      const folders = roots.map((path) => this.#places.folderEntry({ path, root: path }));
      return { folder: null, parent: null, folders, files: [] };
    }
    return this.#listFolder(this.#places.folder(folder));
  }

  async #listFolder(known: KnownPath): Promise<Output<'picker.list'>> {
    const { fs } = this.#shared;
    return atPlace(known.path, async () => {
      await refuseOutside(fs, known.root, known.path);
      const items = (await fs.readdir(known.path)).filter(({ name }) => !name.startsWith('.'));
      items.sort(byName());
      const folders = items.filter(({ kind }) => kind === 'folder');
      const files: FileEntry[] = [];
      for (const { name, kind } of items) {
        if (kind === 'folder' || kind === 'other') continue;
        const file = within(known, name);
        const isOutside = await refuseOutside(fs, file.root, file.path).then(
          () => false,
          () => true,
        );
        const stat = isOutside ? null : await fs.stat(file.path).catch(() => null);
        if (stat?.kind === 'file') files.push(this.#places.entry(file, stat.bytes));
      }
      const isTop = known.root === null || known.path === known.root;
      return {
        folder: this.#places.folderEntry(known),
        parent: isTop ? null : this.#places.folderEntry({ ...known, path: dirname(known.path) }).folder,
        folders: folders.map(({ name }) => this.#places.folderEntry(within(known, name))),
        files,
      };
    });
  }

  async #openWorkspace(known: KnownPath): Promise<Workspace> {
    const { fs, options } = this.#shared;
    const { files, unlisted, isCut } = await atPlace(known.path, async () => {
      await refuseOutside(fs, known.root, known.path);
      return listTextFiles(fs, known.path);
    });
    if (files.length === 0)
      throw failure(unlisted.length > 0 ? 'permission-denied' : 'no-text-files', known.path);
    const entries = files.map(({ path, name, bytes }) =>
      this.#places.entry({ path, root: known.root ?? known.path }, bytes, name),
    );
    const counted = files.map(({ path }, index) => ({ ref: entries[index]!.file, path }));
    const opened = this.#workspaces.addWith(
      (ref) => new OpenWorkspace(ref, counted, this.#shared, this.#emit),
    );
    opened.countAll().catch(options.report);
    return {
      workspace: opened.ref,
      name: basename(known.path) || known.path,
      place: known.path,
      files: entries,
      unlisted: unlisted.slice(0, maxUnlistedTold),
      isCut,
    };
  }

  #countAgain(path: string): void {
    for (const workspace of this.#workspaces.values()) {
      workspace.countAgain(path).catch(this.#shared.options.report);
    }
  }
}

/** For handlers: what the file system says becomes an error value also where no place is known. */
function withDiskErrors(handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: unknown) => {
      try {
        return await (handler as (value: unknown) => Promise<unknown>)(input);
      } catch (error) {
        throw diskError(error, '');
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Handlers;
}
