import { dirname } from 'node:path';
import type { z } from 'zod';
import { HostError } from '../../contract/errors.ts';
import { replaceFile, type WriteOptions } from '../disk/atomic-write.ts';
import { failure, isNotFound } from '../disk/failures.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { readWhole } from '../disk/read-whole.ts';

/** Tells that something on disk was damaged and set aside: what, and where it is now. */
export type Damaged = (place: string) => void;

/**
 * A small file of our own, read and written whole. A damaged one is set aside, not overwritten, and told.
 */
export class JsonFile<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #writing: WriteOptions;
  readonly #damaged: Damaged;
  readonly #queue = new KeyedQueue();

  constructor(path: string, schema: z.ZodType<T>, writing: WriteOptions, damaged: Damaged) {
    this.#path = path;
    this.#schema = schema;
    this.#writing = writing;
    this.#damaged = damaged;
  }

  /** As the changes leave it that were asked for by now. null: there is none yet, or it was damaged. */
  async read(): Promise<T | null> {
    await this.#queue.idle();
    return (await this.#readWithBytes()).value;
  }

  async #readWithBytes(): Promise<{ readonly value: T | null; readonly bytes: Buffer | null }> {
    const bytes = await this.#bytes();
    if (bytes === null) return nothingThere;
    const parsed = this.#schema.safeParse(parseJson(bytes));
    if (parsed.success) return { value: parsed.data, bytes };
    await this.#setAside();
    return nothingThere;
  }

  /** null: there is none. Empty: something else stands under its name. */
  async #bytes(): Promise<Buffer | null> {
    try {
      return (await readWhole(this.#writing.fs, this.#path)).bytes;
    } catch (error) {
      if (isNotFound(error)) return null;
      if (isNoFileOfOurs(error)) return Buffer.alloc(0);
      throw error;
    }
  }

  async #setAside(): Promise<void> {
    const aside = `${this.#path}.damaged-${Date.now().toString(36)}`;
    try {
      await this.#writing.fs.rename(this.#path, aside);
    } catch (error) {
      // Somebody who read it at the same time has set it aside, and told.
      if (isNotFound(error)) return;
      throw error;
    }
    this.#damaged(aside);
  }

  /** When the changes that were asked for by now are done. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /**
   * One change after the other, each from what the one before wrote: also where another process wrote it.
   *
   * @param next may be asked again, about what was written meanwhile
   * @returns what is written now
   */
  change(next: (current: T | null) => T): Promise<T> {
    return this.#queue.run(this.#path, async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#changeOnce(next);
        } catch (error) {
          if (!isChangedMeanwhile(error) || attempt === maxAttempts) throw error;
        }
      }
    });
  }

  async #changeOnce(next: (current: T | null) => T): Promise<T> {
    const { value: current, bytes } = await this.#readWithBytes();
    const value = next(current);
    await this.#writing.fs.mkdir(dirname(this.#path));
    await replaceFile(this.#path, Buffer.from(`${JSON.stringify(value)}\n`), this.#writing, async () => {
      const now = await this.#bytes();
      const isSame = now === null || bytes === null ? now === bytes : now.equals(bytes);
      if (!isSame) throw failure('changed-on-disk', this.#path);
    });
    return value;
  }
}

/** More processes than anybody has open do not write the same one at once. */
const maxAttempts = 10;

const nothingThere = { value: null, bytes: null } as const;

const isChangedMeanwhile = (error: unknown): boolean =>
  error instanceof HostError && error.error.code === 'changed-on-disk';

/** Something else stands under its name: a folder, a device, a file of many megabytes. */
const isNoFileOfOurs = (error: unknown): boolean =>
  error instanceof HostError && ['not-a-file', 'too-large'].includes(error.error.code);

function parseJson(bytes: Buffer): unknown {
  try {
    // Editors on Windows put a BOM before what was edited by hand.
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
