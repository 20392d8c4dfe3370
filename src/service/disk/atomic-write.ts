import { basename, dirname, join } from 'node:path';
import { diskError, failure, isNotFound, systemCode } from './failures.ts';
import type { FileStat, FileSystem, FolderItem, OpenFile } from './file-system.ts';
import { areEqualInTurns } from '../in-turns.ts';
import { readWhole } from './read-whole.ts';
import { retrying } from './retry.ts';

export interface WriteOptions {
  readonly fs: FileSystem;
  readonly backOffMs: readonly number[];
  /** False: not checked by reading back. For journals, which carry their own checksum and are written every second. */
  readonly readsBack?: boolean;
  /** True: readable for nobody else, whatever was there before. For the store: it has the text of pages. */
  readonly isPrivate?: boolean;
}

/** Looks at the place that is about to be written, links resolved; throws to stop the write. */
type LastLook = (target: string) => Promise<void>;

/** Left behind by a crash between two steps; swept up by `sweepTemporaries`. */
const temporaryName = /^\.galley-(\d+)-[0-9a-f]{12}\.tmp$/;

function newTemporary(folder: string): string {
  // Loaded when it is needed, because the command line's start need not wait for it.
  const { randomBytes } = process.getBuiltinModule('node:crypto');
  return join(folder, `.galley-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Replaces the content of a file so that at every moment the old or the new content is there whole, through a power
 * cut too: written beside it, synced, checked, renamed over it, the folder synced, read back. Symbolic links are
 * followed and stay; mode is kept, owner where the system allows it.
 *
 * @param lastLook called right before the rename; throws if the target may not be replaced any more
 * @throws HostError; before the rename the target is untouched. `data.replaced` is true if the new content is there
 * and only its durability could not be confirmed.
 */
export async function replaceFile(
  path: string,
  bytes: Buffer,
  options: WriteOptions,
  lastLook: LastLook = () => Promise.resolve(),
): Promise<void> {
  const { fs } = options;
  const target = await followLinks(fs, path);
  const old = await statOrNull(fs, target);
  if (old) await refuseReadOnly(fs, target, old);
  let temporary: string | null = null;
  try {
    temporary = await retrying(options.backOffMs, () => writeTemporary(options, dirname(target), bytes, old));
    const written = temporary;
    await lastLook(target);
    await retrying(options.backOffMs, () => fs.rename(written, target));
  } catch (error) {
    if (temporary !== null) await removeQuietly(fs, temporary);
    throw diskError(error, path);
  }
  await confirm(options, path, target, bytes);
}

/**
 * Writes a file that must not exist yet, atomically too: it appears whole or not at all.
 *
 * @param lastLook called before anything is written and right before the file appears; it appears where it looked,
 * whatever becomes of the links that led there
 * @throws HostError `exists` if something has that name already
 */
export async function createFile(
  path: string,
  bytes: Buffer,
  options: WriteOptions,
  lastLook: LastLook = () => Promise.resolve(),
): Promise<void> {
  const { fs } = options;
  let temporary: string | null = null;
  let target = path;
  try {
    const folder = await fs.realpath(dirname(path));
    target = join(folder, basename(path));
    await lastLook(folder);
    temporary = await retrying(options.backOffMs, () => writeTemporary(options, folder, bytes, null));
    const written = temporary;
    await lastLook(folder);
    await retrying(options.backOffMs, () => claimName(fs, written, target));
  } catch (error) {
    throw diskError(error, path);
  } finally {
    if (temporary !== null) await removeQuietly(fs, temporary);
  }
  await confirm(options, path, target, bytes);
}

/** File systems without links (FAT, some network drives) say one of these. */
const noLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EMLINK',
]);

async function claimName(fs: FileSystem, temporary: string, path: string): Promise<void> {
  try {
    await fs.link(temporary, path);
  } catch (error) {
    if (!noLinks.has(systemCode(error))) throw error;
    // Without links the name is taken by an empty file first, so that nobody else's is replaced.
    await (await fs.open(path, 'create', 0o666)).close();
    try {
      await fs.rename(temporary, path);
    } catch (failed) {
      await removeQuietly(fs, path);
      throw failed;
    }
  }
}

/** Where a path leads; a path that does not exist yet leads to itself. */
async function followLinks(fs: FileSystem, path: string): Promise<string> {
  try {
    return await fs.realpath(path);
  } catch (error) {
    if (isNotFound(error)) return path;
    throw diskError(error, path);
  }
}

async function statOrNull(fs: FileSystem, path: string): Promise<FileStat | null> {
  try {
    return await fs.stat(path);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw diskError(error, path);
  }
}

/** A rename needs no right to write the file, so the file's own wish is asked for. Root may write everything: the mode decides. */
async function refuseReadOnly(fs: FileSystem, path: string, stat: FileStat): Promise<void> {
  if (stat.kind !== 'file') throw failure('not-a-file', path);
  if (!(await isWritable(fs, path, stat))) throw failure('read-only', path);
}

export async function isWritable(fs: FileSystem, path: string, stat: FileStat): Promise<boolean> {
  if ((stat.mode & 0o222) === 0) return false;
  try {
    await fs.accessWrite(path);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error))) return false;
    throw diskError(error, path);
  }
}

/** @returns its path. Nothing is left behind on failure. */
export async function writeTemporary(
  options: WriteOptions,
  folder: string,
  bytes: Buffer,
  old: FileStat | null,
): Promise<string> {
  const { fs, readsBack = true, isPrivate = false } = options;
  const temporary = newTemporary(folder);
  // Not readable for others before it has the mode of the file it will replace.
  const file = await fs.open(temporary, 'create', old || isPrivate ? 0o600 : 0o666);
  try {
    await fill(file, temporary, bytes);
    if (old && !isPrivate) await keepOwnerAndMode(fs, temporary, old);
    if (readsBack && !(await areEqualInTurns((await readWhole(fs, temporary)).bytes, bytes))) {
      throw failure('verify-failed', temporary);
    }
    return temporary;
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw error;
  }
}

async function fill(file: OpenFile, place: string, bytes: Buffer): Promise<void> {
  try {
    await writeAll(file, place, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function writeAll(file: OpenFile, place: string, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const count = await file.write(bytes, written, bytes.length - written);
    if (count <= 0) throw failure('disk-full', place);
    written += count;
  }
}

async function keepOwnerAndMode(fs: FileSystem, temporary: string, old: FileStat): Promise<void> {
  const own = await fs.stat(temporary);
  if (own.uid !== old.uid || own.gid !== old.gid) {
    try {
      await fs.chown(temporary, old.uid, old.gid);
    } catch (error) {
      // Only the system's owner may give files away: kept where possible.
      if (!['EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EINVAL'].includes(systemCode(error))) throw error;
    }
  }
  await fs.chmod(temporary, old.mode);
}

async function confirm(
  { fs, readsBack = true }: WriteOptions,
  path: string,
  target: string,
  bytes: Buffer,
): Promise<void> {
  let isSame = true;
  try {
    await syncFolder(fs, dirname(target));
    if (readsBack) isSame = await areEqualInTurns((await readWhole(fs, target)).bytes, bytes);
  } catch (error) {
    throw failure('verify-failed', path, { replaced: true, system: systemCode(error) }, error);
  }
  if (!isSame) throw failure('verify-failed', path, { replaced: false });
}

/** Makes a rename last. Windows cannot open folders, and some file systems cannot sync them. */
export async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'folder');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(systemCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** For temporaries after a failure that is being told already. */
export async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  await fs.unlink(path).catch(() => undefined);
}

async function itemsOf(fs: FileSystem, folder: string): Promise<readonly FolderItem[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** Removes what crashed writers left in a folder; never a running program's. */
export async function sweepTemporaries(
  fs: FileSystem,
  folder: string,
  isRunning: (pid: number) => boolean,
): Promise<void> {
  for (const { name, kind } of await itemsOf(fs, folder)) {
    const pid = Number(temporaryName.exec(name)?.[1] ?? Number.NaN);
    if (kind !== 'file' || Number.isNaN(pid) || pid === process.pid || isRunning(pid)) continue;
    await removeQuietly(fs, join(folder, name));
  }
}
