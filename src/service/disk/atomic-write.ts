import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { diskError, failure, isNotFound, systemCode } from './failures.ts';
import type { FileStat, FileSystem } from './file-system.ts';
import { hashOf, readWhole, type WholeFile } from './read-whole.ts';
import { retrying } from './retry.ts';

export interface WriteOptions {
  readonly fs: FileSystem;
  readonly backOffMs: readonly number[];
}

/** What is at the target when the new content is ready; throws to stop the write. */
type LastLook = () => Promise<void>;

/** Left behind by a crash between two steps; swept up by `sweepTemporaries`. */
const temporaryName = /^\.galley-(\d+)-[0-9a-f]{12}\.tmp$/;

const newTemporary = (folder: string): string =>
  join(folder, `.galley-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);

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
): Promise<WholeFile> {
  const { fs } = options;
  const target = await followLinks(fs, path);
  const old = await statOrNull(fs, target);
  if (old) await refuseReadOnly(fs, target, old);
  const temporary = newTemporary(dirname(target));
  try {
    await retrying(options.backOffMs, () => writeTemporary(fs, temporary, bytes, old));
    await lastLook();
    await retrying(options.backOffMs, () => fs.rename(temporary, target));
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw diskError(error, path);
  }
  return confirm(fs, path, target, bytes);
}

/**
 * Writes a file that must not exist yet, atomically too: it appears whole or not at all.
 *
 * @throws HostError `exists` if something has that name already
 */
export async function createFile(path: string, bytes: Buffer, options: WriteOptions): Promise<WholeFile> {
  const { fs } = options;
  const temporary = newTemporary(dirname(path));
  try {
    await retrying(options.backOffMs, () => writeTemporary(fs, temporary, bytes, null));
    await retrying(options.backOffMs, () => claimName(fs, temporary, path));
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw diskError(error, path);
  }
  return confirm(fs, path, path, bytes);
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
    return;
  }
  await fs.unlink(temporary);
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

async function writeTemporary(
  fs: FileSystem,
  temporary: string,
  bytes: Buffer,
  old: FileStat | null,
): Promise<void> {
  // Not readable for others before it has the mode of the file it will replace.
  const file = await fs.open(temporary, 'create', old ? 0o600 : 0o666);
  try {
    let written = 0;
    while (written < bytes.length) {
      const count = await file.write(bytes, written, bytes.length - written);
      if (count <= 0) throw failure('disk-full', temporary);
      written += count;
    }
    await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined);
    await removeQuietly(fs, temporary);
    throw error;
  }
  await file.close();
  if (old) await keepOwnerAndMode(fs, temporary, old);
  const back = await readWhole(fs, temporary);
  if (!back.bytes.equals(bytes)) {
    await removeQuietly(fs, temporary);
    throw failure('verify-failed', temporary);
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

async function confirm(fs: FileSystem, path: string, target: string, bytes: Buffer): Promise<WholeFile> {
  try {
    await syncFolder(fs, dirname(target));
    const back = await readWhole(fs, target);
    if (back.hash === hashOf(bytes)) return back;
  } catch (error) {
    const known = diskError(error, path);
    throw failure('verify-failed', path, { replaced: true, system: systemCode(error) }, known);
  }
  throw failure('verify-failed', path, { replaced: false });
}

/** Makes a rename last. Windows cannot open folders, and some file systems cannot sync them. */
async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
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
async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  await fs.unlink(path).catch(() => undefined);
}

/** Removes what crashed writers left in a folder; never a running program's. */
export async function sweepTemporaries(
  fs: FileSystem,
  folder: string,
  isRunning: (pid: number) => boolean,
): Promise<void> {
  for (const { name, kind } of await fs.readdir(folder)) {
    const pid = Number(temporaryName.exec(name)?.[1] ?? Number.NaN);
    if (kind !== 'file' || Number.isNaN(pid) || pid === process.pid || isRunning(pid)) continue;
    await removeQuietly(fs, join(folder, name));
  }
}

export const isTemporary = (path: string): boolean => temporaryName.test(basename(path));
