import { basename, dirname, join } from 'node:path';
import type { FileEntry, FolderEntry } from '../contract/index.ts';
import { failure } from './disk/failures.ts';
import { Refs, type KnownPath } from './refs.ts';

/** The files and folders that one window was told of: it can name no others. */
export class KnownPlaces {
  /** By path: whichever way a file was come by, it is the same file, and one document when it is opened. */
  readonly #files = new Refs<KnownFile>(({ path }) => path);
  readonly #folders = new Refs<KnownPath>(keyOf);

  entry(known: KnownPath, bytes: number, name = basename(known.path)): FileEntry {
    return this.#entry({ ...known, isRecalled: false }, bytes, name);
  }

  /** Of an earlier run: where links may lead from it is said by who names it or lists it in this one. */
  recalledEntry(path: string, bytes: number): FileEntry {
    return this.#entry({ path, root: null, isRecalled: true }, bytes, basename(path));
  }

  #entry(known: KnownFile, bytes: number, name: string): FileEntry {
    const before = this.#files.same(known);
    const isNamed = before !== undefined && !before.isRecalled && before.root === null;
    const kept = before !== undefined && (isNamed || known.isRecalled) ? before : known;
    return { file: this.#files.add(kept), name, place: dirname(known.path), bytes };
  }

  /** Whether the window was told of a file. */
  hasFile({ path }: KnownPath): boolean {
    return this.#files.same({ path, root: null, isRecalled: false }) !== undefined;
  }

  /** A file has another name: what the window knows it by leads there. */
  moveFile(from: KnownPath, to: KnownPath): void {
    this.#files.move({ ...from, isRecalled: false }, { ...to, isRecalled: false });
  }

  folderEntry(known: KnownPath): FolderEntry {
    return { folder: this.#folders.add(known), name: basename(known.path) || known.path, place: known.path };
  }

  /** @throws HostError `not-found`: this window was never told of it */
  file(ref: string): KnownPath {
    return this.#files.get(ref);
  }

  /** @throws HostError `not-found` */
  folder(ref: string): KnownPath {
    return this.#folders.get(ref);
  }
}

interface KnownFile extends KnownPath {
  /** Nobody has named it in this run: it was opened or left with unsaved text in an earlier one. */
  readonly isRecalled: boolean;
}

const keyOf = ({ path, root }: KnownPath): string => `${root ?? ''}\0${path}`;

/** What stands in a folder, under it as its root. */
export function within(folder: KnownPath, name: string): KnownPath {
  if (name.includes('\0')) throw failure('outside-workspace', folder.path);
  return { path: join(folder.path, name), root: folder.root ?? folder.path };
}
