import { dirname } from 'node:path';
import type { z } from 'zod';
import { HostError } from '../../contract/errors.ts';
import { replaceFile, type WriteOptions } from '../disk/atomic-write.ts';
import { isNotFound } from '../disk/failures.ts';
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

  /** null: there is none yet, or it was damaged. */
  async read(): Promise<T | null> {
    const { fs } = this.#writing;
    let bytes: Buffer;
    try {
      ({ bytes } = await readWhole(fs, this.#path));
    } catch (error) {
      if (isNotFound(error)) return null;
      if (!isNoFileOfOurs(error)) throw error;
      bytes = Buffer.alloc(0);
    }
    const parsed = this.#schema.safeParse(parseJson(bytes));
    if (parsed.success) return parsed.data;
    const aside = `${this.#path}.damaged-${Date.now().toString(36)}`;
    try {
      await fs.rename(this.#path, aside);
    } catch (error) {
      // Somebody who read it at the same time has set it aside, and told.
      if (isNotFound(error)) return null;
      throw error;
    }
    this.#damaged(aside);
    return null;
  }

  /** When the changes that were asked for by now are done. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** One change after the other, each from what the one before wrote. @returns what is written now */
  change(next: (current: T | null) => T): Promise<T> {
    return this.#queue.run(this.#path, async () => {
      const value = next(await this.read());
      await this.#writing.fs.mkdir(dirname(this.#path));
      await replaceFile(this.#path, Buffer.from(`${JSON.stringify(value)}\n`), this.#writing);
      return value;
    });
  }
}

/** Something else stands under its name: a folder, a device, a file of many megabytes. */
const isNoFileOfOurs = (error: unknown): boolean =>
  error instanceof HostError && ['not-a-file', 'too-large'].includes(error.error.code);

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
