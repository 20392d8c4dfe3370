import { dirname, join } from 'node:path';
import { isNotFound } from '../disk/failures.ts';
import type { FileSystem } from '../disk/file-system.ts';
import { readWhole } from '../disk/read-whole.ts';
import { refuseOutside } from '../places.ts';
import type { KnownPath } from '../refs.ts';
import type { Shared } from '../shared.ts';
import { isTextFileName, namesBelow } from '../workspace/text-files.ts';
import type { OpenDocument } from './open-document.ts';

/**
 * Where the file of a document went: the same file (device and inode) with the same content under another name. It is
 * looked for where the editor has been let in: in the folder that was opened, or else beside its old place.
 *
 * Programs that move by copying leave another file with the same content. It counts in its old folder only, where the
 * window was told of every file that was there before: a copy that has been there all along is no move.
 *
 * @param wasTold whether the window was told of a file
 * @returns null where it cannot be known
 */
export async function findMoved(
  fs: FileSystem,
  document: OpenDocument,
  wasTold: (known: KnownPath) => boolean,
): Promise<KnownPath | null> {
  const { root, path } = document.known;
  const { stat: was } = document.base;
  const old = dirname(path);
  const beside = await namesIfThere(fs, old, { isWanted: isShown, maxDepth: 0 });
  const sameFile = await findSame(fs, document, old, beside, was.identity);
  if (sameFile || root === null) return sameFile;
  const below = await namesIfThere(fs, root, { isWanted: isShown });
  const elsewhere = await findSame(fs, document, root, below, was.identity);
  if (elsewhere) return elsewhere;
  const fresh = beside.filter((name) => isTextFileName(name) && !wasTold({ path: join(old, name), root }));
  return document.base.bytes.length === 0 ? null : findSame(fs, document, old, fresh, null);
}

/** The folder itself may have been moved or deleted, and the file with it. */
async function namesIfThere(...search: Parameters<typeof namesBelow>): Promise<string[]> {
  try {
    return await namesBelow(...search);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** Hidden files are what other programs put aside. */
const isShown = (name: string): boolean => !name.startsWith('.');

/** So many stats at once keep a network folder busy without exhausting file handles. */
const statsAtOnce = 32;

/** @param identity that it must have; null: any */
async function findSame(
  fs: FileSystem,
  document: OpenDocument,
  folder: string,
  names: readonly string[],
  identity: string | null,
): Promise<KnownPath | null> {
  const { stat: was } = document.base;
  const { root } = document.known;
  const found: KnownPath[] = [];
  for (let at = 0; at < names.length; at += statsAtOnce) {
    const some = names.slice(at, at + statsAtOnce).map((name) => join(folder, name));
    const stats = await Promise.all(some.map((path) => fs.stat(path).catch(() => null)));
    for (const [index, stat] of stats.entries()) {
      const isCandidate =
        stat?.kind === 'file' &&
        stat.bytes === was.bytes &&
        (identity === null || stat.identity === identity);
      const known = { path: some[index]!, root };
      // The number of a deleted file is given to the next one: its content tells.
      if (isCandidate && (await hasBase(fs, document, known))) found.push(known);
    }
  }
  // Of several copies none is the one.
  return identity !== null || found.length === 1 ? (found[0] ?? null) : null;
}

async function hasBase(fs: FileSystem, document: OpenDocument, { path, root }: KnownPath): Promise<boolean> {
  try {
    await refuseOutside(fs, root, path);
    return await document.isBase((await readWhole(fs, path)).bytes);
  } catch {
    // Not to be read, or gone again: not the one that could be gone on with.
    return false;
  }
}

/**
 * Goes on with a document at the place where its file is now, with what is kept for it: unsaved text, versions, and
 * findings that stand.
 */
export async function followMoved(shared: Shared, document: OpenDocument, to: KnownPath): Promise<void> {
  const { fs, journals, kept, versions } = shared;
  const from = document.realPath;
  const realPath = await fs.realpath(to.path);
  const stat = await fs.stat(to.path);
  await journals.follow(document.ref, from, realPath);
  await kept.follow(from, realPath);
  await versions.follow(from, realPath);
  document.known = to;
  document.realPath = realPath;
  document.base = { ...document.base, stat };
  document.toldOnDisk = null;
}
