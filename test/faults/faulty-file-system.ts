import { truncateSync } from 'node:fs';
import type { FileSystem, OpenFile } from '../../src/service/disk/file-system.ts';
import { nodeFileSystem } from '../../src/service/index.ts';

/** What happens at one call. */
export type Fault =
  /** The system says no, once. */
  | { readonly kind: 'error'; readonly code: string }
  /** It says no at this call and at every later one of the same kind, as a full disk does. */
  | { readonly kind: 'lasting'; readonly code: string }
  /** Only a part is written, and the system says so. */
  | { readonly kind: 'short-write' }
  /** Power is cut before, in or after the call: nothing later happens, and what was not synced is torn. */
  | { readonly kind: 'cut-before' }
  | { readonly kind: 'cut-after' };

/** Thrown by every call after the power cut; nobody is left to read it. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** The real file system, in which the call with a given number goes wrong. */
export class FaultyFileSystem implements FileSystem {
  /** Kinds of the calls so far, in order. */
  readonly calls: string[] = [];
  readonly #failAt: number;
  readonly #fault: Fault | null;
  /** Length of what lasts of a file that was written to, and length of all of it. */
  readonly #unsynced = new Map<string, { readonly lasting: number; readonly all: number }>();
  #isCut = false;
  #lasting: string | null = null;
  #isCounting = false;

  /** @param failAt number of the call, from 0, after `arm` */
  constructor(failAt: number, fault: Fault | null) {
    this.#failAt = failAt;
    this.#fault = fault;
  }

  /** From now on calls are counted, and the one to fail fails. */
  arm(): void {
    this.#isCounting = true;
  }

  /** No more faults: the disk has room again, the other program let go. */
  heal(): void {
    this.#isCounting = false;
    this.#lasting = null;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  async #run<T>(
    kind: string,
    path: string,
    work: () => Promise<T>,
    shortWrite?: () => Promise<T>,
  ): Promise<T> {
    if (this.#isCut) throw new PowerCut();
    if (!this.#isCounting) return work();
    const number = this.calls.push(kind) - 1;
    if (this.#lasting === kind && this.#fault?.kind === 'lasting') throw systemError(this.#fault.code, path);
    if (number !== this.#failAt || !this.#fault) return work();
    switch (this.#fault.kind) {
      case 'lasting':
        this.#lasting = kind;
        throw systemError(this.#fault.code, path);
      case 'error':
        throw systemError(this.#fault.code, path);
      case 'short-write':
        return shortWrite ? shortWrite() : work();
      case 'cut-before':
        this.#cut();
        throw new PowerCut();
      case 'cut-after':
        await work().then(closeIfOpen, () => undefined);
        this.#cut();
        throw new PowerCut();
    }
  }

  /** What was written and not synced is half there after a power cut. */
  #cut(): void {
    this.#isCut = true;
    for (const [path, { lasting, all }] of this.#unsynced) {
      truncateSync(path, lasting + Math.floor((all - lasting) / 2));
    }
  }

  open: FileSystem['open'] = async (path, how, mode) => {
    const file = await this.#run(`open-${how}`, path, () => nodeFileSystem.open(path, how, mode));
    let lasting = how === 'append' ? (await file.stat()).bytes : 0;
    let all = lasting;
    const write = async (buffer: Buffer, offset: number, length: number): Promise<number> => {
      const count = await file.write(buffer, offset, length);
      all += count;
      this.#unsynced.set(path, { lasting, all });
      return count;
    };
    return {
      read: (buffer, offset, length) => this.#run('read', path, () => file.read(buffer, offset, length)),
      write: (buffer, offset, length) =>
        this.#run(
          'write',
          path,
          () => write(buffer, offset, length),
          () => write(buffer, offset, Math.ceil(length / 2)),
        ),
      sync: () =>
        this.#run('sync', path, async () => {
          await file.sync();
          lasting = all;
          this.#unsynced.delete(path);
        }),
      stat: () => this.#run('stat', path, () => file.stat()),
      close: async () => {
        // The handle itself goes in any case, as at the end of a process.
        await file.close();
        await this.#run('close', path, () => Promise.resolve());
      },
    };
  };

  async rename(from: string, to: string): Promise<void> {
    await this.#run('rename', to, async () => {
      await nodeFileSystem.rename(from, to);
      const unsynced = this.#unsynced.get(from);
      this.#unsynced.delete(from);
      if (unsynced !== undefined) this.#unsynced.set(to, unsynced);
    });
  }

  async unlink(path: string): Promise<void> {
    await this.#run('unlink', path, async () => {
      await nodeFileSystem.unlink(path);
      this.#unsynced.delete(path);
    });
  }

  stat: FileSystem['stat'] = (path) => this.#run('stat', path, () => nodeFileSystem.stat(path));
  realpath: FileSystem['realpath'] = (path) =>
    this.#run('realpath', path, () => nodeFileSystem.realpath(path));
  readdir: FileSystem['readdir'] = (path) => this.#run('readdir', path, () => nodeFileSystem.readdir(path));
  link: FileSystem['link'] = (existing, name) =>
    this.#run('link', name, () => nodeFileSystem.link(existing, name));
  mkdir: FileSystem['mkdir'] = (path) => this.#run('mkdir', path, () => nodeFileSystem.mkdir(path));
  chown: FileSystem['chown'] = (path, uid, gid) =>
    this.#run('chown', path, () => nodeFileSystem.chown(path, uid, gid));
  chmod: FileSystem['chmod'] = (path, mode) =>
    this.#run('chmod', path, () => nodeFileSystem.chmod(path, mode));
  accessWrite: FileSystem['accessWrite'] = (path) =>
    this.#run('access', path, () => nodeFileSystem.accessWrite(path));
  touch: FileSystem['touch'] = (path) => this.#run('touch', path, () => nodeFileSystem.touch(path));
}

/** A handle that nobody will get, because the power is cut, goes as with its process. */
async function closeIfOpen(value: unknown): Promise<void> {
  if (typeof value === 'object' && value !== null && 'close' in value) await (value as OpenFile).close();
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: made up for a test, '${path}'`), { code });
}

/** Every fault that is tried at every call. */
export const faults: readonly Fault[] = [
  ...['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EMFILE'].flatMap((code): Fault[] => [
    { kind: 'error', code },
    { kind: 'lasting', code },
  ]),
  { kind: 'short-write' },
  { kind: 'cut-before' },
  { kind: 'cut-after' },
];
