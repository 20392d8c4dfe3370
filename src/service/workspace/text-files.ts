import { join } from 'node:path';
import type { FileSystem } from '../disk/file-system.ts';
import { isInside } from '../places.ts';

export interface TextFile {
  readonly path: string;
  /** Its way from the folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
}

const textFileName = /^[^.].*\.(?:txt|text|md|markdown)$/is;

export const isTextFileName = (name: string): boolean => textFileName.test(name);

/** A year of a daily with twenty pages fits several times; a whole disk does not. */
const maxFiles = 50_000;
const ordinaryDepth = 20;

/** So many stats at once keep a network folder busy without exhausting file handles. */
const statsAtOnce = 32;

export interface FolderListing {
  readonly files: readonly TextFile[];
  /** Ways to folders that may not be read and to files whose names are no text: pages that are there and not listed. */
  readonly unlisted: readonly string[];
  /** There are more than are listed. */
  readonly isCut: boolean;
}

/**
 * The text files of a folder and the folders in it, in the order people expect (p2 before p10). Hidden ones are left
 * out, links to folders too, and links to files that lie elsewhere.
 */
export async function listTextFiles(fs: FileSystem, folder: string): Promise<FolderListing> {
  const root = await fs.realpath(folder);
  const unlisted: string[] = [];
  const names = await namesBelow(fs, folder, {
    isWanted: isTextFileName,
    unreadable: (way) => unlisted.push(way),
  });
  unlisted.push(...names.filter((name) => name.includes(noText)));
  const files: TextFile[] = [];
  for (let at = 0; at < names.length; at += statsAtOnce) {
    const some = names.slice(at, at + statsAtOnce);
    const described = await Promise.all(some.map((name) => describe(fs, root, join(folder, name), name)));
    files.push(...described.filter((file) => file !== null));
  }
  return { files: files.toSorted(byName()), unlisted, isCut: names.length >= maxFiles };
}

/** Stands for bytes of a name that are no UTF-8 (GB18030, of an old archive): the file cannot be asked for by it. */
const noText = '\ufffd';

interface Named {
  readonly name: string;
}

/** The order people expect: p2 before p10. */
export function byName(): (a: Named, b: Named) => number {
  const { compare } = new Intl.Collator('zh', { numeric: true });
  return (a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : 1);
}

/** Hidden ones, what was thrown away on Windows, and what is no work of an editor's. */
const unsearched = /^(?:\..*|\$recycle\.bin|node_modules)$/i;

interface Search {
  readonly isWanted: (name: string) => boolean;
  /** Folders within folders; 0: this one only. */
  readonly maxDepth?: number;
  /** Told the ways to folders that may not be read. */
  readonly unreadable?: (way: string) => void;
}

/** Ways from the folder to the files in it and below, links to files among them, with `/`. */
export async function namesBelow(fs: FileSystem, folder: string, search: Search): Promise<string[]> {
  const names: string[] = [];
  await collect(fs, folder, '', { maxDepth: ordinaryDepth, unreadable: () => undefined, ...search }, names);
  return names;
}

async function collect(
  fs: FileSystem,
  folder: string,
  way: string,
  search: Required<Search>,
  names: string[],
): Promise<void> {
  const items = await fs.readdir(join(folder, way));
  for (const { name, kind } of items) {
    if (names.length >= maxFiles) return;
    if (kind === 'folder') {
      if (search.maxDepth === 0 || unsearched.test(name)) continue;
      const below = { ...search, maxDepth: search.maxDepth - 1 };
      // A folder inside that may not be read hides its own files only.
      await collect(fs, folder, `${way}${name}/`, below, names).catch((error: unknown) => {
        if (isUnreadable(error)) search.unreadable(way + name);
      });
    } else if (kind !== 'other' && search.isWanted(name)) {
      names.push(way + name);
    }
  }
}

/** False: it has gone in between. @throws anything else */
function isUnreadable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOENT') throw error;
  return code !== 'ENOENT';
}

async function describe(fs: FileSystem, root: string, path: string, name: string): Promise<TextFile | null> {
  try {
    const stat = await fs.stat(path);
    if (stat.kind !== 'file' || !isInside(root, await fs.realpath(path))) return null;
    return { path, name, bytes: stat.bytes };
  } catch {
    // Gone in between, or a link to nowhere: not a file of this folder.
    return null;
  }
}
