import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { WriteOptions } from '../disk/atomic-write.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { JsonFile, type Damaged } from './json-file.ts';

const schema = z.strictObject({ path: z.string(), kept: z.array(z.string()) });

/** A short name for a path that is safe as a file name. */
export const pathKey = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 32);

/** Findings that the editor lets stand, by file: a finding's id outlives edits above it. */
export class KeptFindings {
  readonly #folder: string;
  readonly #writing: WriteOptions;
  readonly #damaged: Damaged;
  readonly #report: (error: unknown) => void;
  readonly #queue = new KeyedQueue();

  constructor(dataFolder: string, writing: WriteOptions, damaged: Damaged, report: (error: unknown) => void) {
    this.#folder = join(dataFolder, 'kept');
    this.#writing = writing;
    this.#damaged = damaged;
    this.#report = report;
  }

  /** Never rejects: a page opens and is counted although what was kept in it cannot be read. */
  async read(path: string): Promise<readonly string[]> {
    try {
      return (await this.#file(path).read())?.kept ?? [];
    } catch (error) {
      this.#report(error);
      return [];
    }
  }

  async write(path: string, kept: readonly string[]): Promise<void> {
    await this.#queue.run(path, () => this.#file(path).change(() => ({ path, kept: [...kept] })));
  }

  /** A file has another name now: what is kept in it goes with it. Rejects where it cannot be read: it is not nothing. */
  async follow(from: string, to: string): Promise<void> {
    const before = (await this.#file(from).read())?.kept ?? [];
    if (before.length === 0 || from === to) return;
    await this.#queue.run(to, () =>
      this.#file(to).change((current) => ({
        path: to,
        kept: [...new Set([...(current?.kept ?? []), ...before])],
      })),
    );
  }

  #file(path: string): JsonFile<z.infer<typeof schema>> {
    return new JsonFile(join(this.#folder, `${pathKey(path)}.json`), schema, this.#writing, this.#damaged);
  }
}
