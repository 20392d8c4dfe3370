import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';

/**
 * Every touch of the disk goes through this port, call by call, so that tests can make each one fail or be the last
 * before a power cut.
 */
export interface FileSystem {
  /**
   * `read`: as it is. `create`: new, fails if it exists. `append`: one that is there, to write at its end. `folder`:
   * only to sync it.
   */
  open(path: string, how: 'read' | 'create' | 'append' | 'folder', mode?: number): Promise<OpenFile>;
  stat(path: string): Promise<FileStat>;
  realpath(path: string): Promise<string>;
  readdir(path: string): Promise<FolderItem[]>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same file; fails if that name exists. */
  link(existing: string, name: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string): Promise<void>;
  chown(path: string, uid: number, gid: number): Promise<void>;
  chmod(path: string, mode: number): Promise<void>;
  /** Whether this process may write it; rejects if not. */
  accessWrite(path: string): Promise<void>;
  /** Sets the times of last access and change to now. */
  touch(path: string): Promise<void>;
}

export interface OpenFile {
  /** May read less than asked for; 0 at the end. */
  read(buffer: Buffer, offset: number, length: number): Promise<number>;
  /** May write less than asked for. */
  write(buffer: Buffer, offset: number, length: number): Promise<number>;
  sync(): Promise<void>;
  stat(): Promise<FileStat>;
  close(): Promise<void>;
}

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** Device and inode: tells a replaced file from a changed one. */
  readonly identity: string;
  readonly changedNs: bigint;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface FolderItem {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

function toStat(stat: {
  isFile(): boolean;
  isDirectory(): boolean;
  readonly size: bigint;
  readonly dev: bigint;
  readonly ino: bigint;
  readonly mtimeNs: bigint;
  readonly mode: bigint;
  readonly uid: bigint;
  readonly gid: bigint;
}): FileStat {
  return {
    kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other',
    bytes: Number(stat.size),
    identity: `${stat.dev}:${stat.ino}`,
    changedNs: stat.mtimeNs,
    mode: Number(stat.mode) & 0o7777,
    uid: Number(stat.uid),
    gid: Number(stat.gid),
  };
}

const flags = {
  // Non-blocking: to open a pipe that nobody writes to must not wait; the check of its kind comes after.
  read: constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
  create: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
  // What is a link by now is no file of ours.
  append: constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0),
  folder: constants.O_RDONLY,
} as const;

export const nodeFileSystem: FileSystem = {
  async open(path, how, mode) {
    const handle = await fs.open(path, flags[how], mode);
    return {
      async read(buffer, offset, length) {
        return (await handle.read(buffer, offset, length, null)).bytesRead;
      },
      async write(buffer, offset, length) {
        return (await handle.write(buffer, offset, length, null)).bytesWritten;
      },
      sync: () => handle.sync(),
      stat: async () => toStat(await handle.stat({ bigint: true })),
      close: () => handle.close(),
    };
  },
  stat: async (path) => toStat(await fs.stat(path, { bigint: true })),
  realpath: (path) => fs.realpath(path),
  async readdir(path) {
    const entries = await fs.readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'folder'
          : entry.isSymbolicLink()
            ? 'link'
            : 'other',
    }));
  },
  rename: (from, to) => fs.rename(from, to),
  link: (existing, name) => fs.link(existing, name),
  unlink: (path) => fs.unlink(path),
  mkdir: async (path) => void (await fs.mkdir(path, { recursive: true, mode: 0o700 })),
  chown: (path, uid, gid) => fs.chown(path, uid, gid),
  chmod: (path, mode) => fs.chmod(path, mode),
  accessWrite: (path) => fs.access(path, constants.W_OK),
  async touch(path) {
    const now = new Date();
    await fs.utimes(path, now, now);
  },
};
