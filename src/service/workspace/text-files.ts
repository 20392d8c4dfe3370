import { join } from 'node:path';
import type { FileSystem } from '../disk/file-system.ts';
import { isInside } from '../places.ts';

export interface TextFile {
  readonly path: string;
  /** Its way from the folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
}

const textFileName = /^[^.].*\.(?:txt|text|md|markdown)$/i;

export const isTextFileName = (name: string): boolean => textFileName.test(name);

/** A year of a daily with twenty pages fits several times; a whole disk does not. */
const maxFiles = 50_000;
const maxDepth = 20;

/** So many stats at once keep a network folder busy without exhausting file handles. */
const statsAtOnce = 32;

/**
 * The text files of a folder and the folders in it, in the order people expect (p2 before p10). Hidden ones are left
 * out, links to folders too, and links to files that lie elsewhere.
 */
export async function listTextFiles(fs: FileSystem, folder: string): Promise<TextFile[]> {
  const root = await fs.realpath(folder);
  const names: string[] = [];
  await collect(fs, folder, '', 0, names);
  const files: TextFile[] = [];
  for (let at = 0; at < names.length; at += statsAtOnce) {
    const some = names.slice(at, at + statsAtOnce);
    const described = await Promise.all(some.map((name) => describe(fs, root, join(folder, name), name)));
    files.push(...described.filter((file) => file !== null));
  }
  const { compare } = new Intl.Collator('zh', { numeric: true });
  return files.toSorted((a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
}

async function collect(
  fs: FileSystem,
  folder: string,
  way: string,
  depth: number,
  names: string[],
): Promise<void> {
  const items = await fs.readdir(join(folder, way));
  for (const { name, kind } of items) {
    if (names.length >= maxFiles) return;
    if (kind === 'folder') {
      const isSearched = !name.startsWith('.') && name !== 'node_modules' && depth < maxDepth;
      // A folder inside that may not be read hides its own files only.
      if (isSearched) await collect(fs, folder, `${way}${name}/`, depth + 1, names).catch(ignoreUnreadable);
    } else if (kind !== 'other' && isTextFileName(name)) {
      names.push(way + name);
    }
  }
}

function ignoreUnreadable(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOENT') throw error;
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
