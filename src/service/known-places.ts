import { basename, dirname, join } from 'node:path';
import type { FileEntry, FolderEntry } from '../contract/index.ts';
import { failure } from './disk/failures.ts';
import { Refs, type KnownPath } from './refs.ts';

/** The files and folders that one window was told of: it can name no others. */
export class KnownPlaces {
  readonly #files = new Refs<KnownPath>(keyOf);
  readonly #folders = new Refs<KnownPath>(keyOf);

  entry(known: KnownPath, bytes: number, name = basename(known.path)): FileEntry {
    return { file: this.#files.add(known), name, place: dirname(known.path), bytes };
  }

  /** Whether the window was told of a file. */
  hasFile(known: KnownPath): boolean {
    return this.#files.has(known);
  }

  /** A file has another name: what the window knows it by leads there. */
  moveFile(from: KnownPath, to: KnownPath): void {
    this.#files.move(from, to);
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

const keyOf = ({ path, root }: KnownPath): string => `${root ?? ''}\0${path}`;

/** What stands in a folder, under it as its root. */
export function within(folder: KnownPath, name: string): KnownPath {
  if (name.includes('\0')) throw failure('outside-workspace', folder.path);
  return { path: join(folder.path, name), root: folder.root ?? folder.path };
}
