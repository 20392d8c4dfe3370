import { dirname, join } from 'node:path';
import { z } from 'zod';
import { encodingName, type EncodingName } from '../../contract/index.ts';
import { createFile, type WriteOptions } from '../disk/atomic-write.ts';
import { failure, isNotFound } from '../disk/failures.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { readWhole } from '../disk/read-whole.ts';
import { areEqualInTurns, hashInTurns } from '../in-turns.ts';
import { JsonFile, type Damaged } from './json-file.ts';
import { pathKey } from './kept-findings.ts';
import { HostError } from '../../contract/errors.ts';

const entrySchema = z.strictObject({
  /** SHA-256 of the bytes; their name in the store. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  savedAt: z.string(),
  bytes: z.int(),
  characters: z.int(),
  encoding: encodingName,
});
export type VersionEntry = z.infer<typeof entrySchema>;

const manifestSchema = z.strictObject({ path: z.string(), entries: z.array(entrySchema) });
type Manifest = z.infer<typeof manifestSchema>;

export interface VersionLimits {
  readonly maxAgeMs: number;
  readonly maxPerFile: number;
  readonly maxTotalBytes: number;
}

const dayMs = 86_400_000;

export const ordinaryLimits: VersionLimits = {
  maxAgeMs: 180 * dayMs,
  maxPerFile: 200,
  maxTotalBytes: 2_000_000_000,
};

/** An object that no list names may be one whose list is about to be written. */
const graceMs = 3_600_000;

export interface KeptVersion {
  readonly bytes: Buffer;
  readonly encoding: EncodingName;
  readonly characters: number;
}

/**
 * What each save replaced. Contents are stored by their hash, so that the same content is stored once and damage shows;
 * a list a file says which contents it had when.
 */
export class Versions {
  readonly #folder: string;
  readonly #writing: WriteOptions;
  readonly #now: () => Date;
  readonly #damaged: Damaged;
  readonly #limits: VersionLimits;
  readonly #queue = new KeyedQueue();

  constructor(
    dataFolder: string,
    writing: WriteOptions,
    now: () => Date,
    damaged: Damaged,
    limits: VersionLimits = ordinaryLimits,
  ) {
    this.#folder = join(dataFolder, 'versions');
    this.#writing = writing;
    this.#now = now;
    this.#damaged = damaged;
    this.#limits = limits;
  }

  /** Keeps a content of the file at `path`. The same as the latest one is not kept twice. */
  async keep(path: string, version: KeptVersion): Promise<void> {
    const hash = await hashInTurns(version.bytes);
    await this.#store(hash, version.bytes);
    await this.#queue.run(path, () =>
      this.#manifest(path).change((current) => {
        const entries = current?.entries ?? [];
        if (entries.at(-1)?.hash === hash) return { path, entries };
        const { encoding, characters, bytes } = version;
        const entry = { hash, savedAt: this.#now().toISOString(), bytes: bytes.length, characters, encoding };
        return { path, entries: this.#recentOnes([...entries, entry]) };
      }),
    );
    // Another process may have been about to remove it when the list was written.
    if (!(await this.#isStored(hash))) await this.#store(hash, version.bytes);
  }

  /** A file has another name now: what it was before goes with it. */
  async follow(from: string, to: string): Promise<void> {
    const before = await this.list(from);
    if (before.length === 0 || from === to) return;
    await this.#queue.run(to, () =>
      this.#manifest(to).change((current) => {
        const all = [...before, ...(current?.entries ?? [])];
        return {
          path: to,
          entries: this.#recentOnes(all.toSorted((a, b) => (a.savedAt < b.savedAt ? -1 : 1))),
        };
      }),
    );
    const gone = new Set(before.map(({ savedAt }) => savedAt));
    await this.#queue.run(from, () => this.#withoutEntries(from, gone));
  }

  #withoutEntries(path: string, gone: ReadonlySet<string>): Promise<Manifest> {
    return this.#manifest(path).change((current) => ({
      path,
      entries: (current?.entries ?? []).filter(({ savedAt }) => !gone.has(savedAt)),
    }));
  }

  /** Latest first. */
  async list(path: string): Promise<readonly VersionEntry[]> {
    const manifest = await this.#manifest(path).read();
    return (manifest?.entries ?? []).toReversed();
  }

  /** @throws HostError `not-found`; `verify-failed` when the stored bytes are not what was stored */
  async read(path: string, entry: VersionEntry): Promise<Buffer> {
    const place = this.#objectPath(entry.hash);
    try {
      const whole = await readWhole(this.#writing.fs, place);
      if ((await hashInTurns(whole.bytes)) === entry.hash) return whole.bytes;
    } catch (error) {
      if (error instanceof HostError || !isNotFound(error)) throw error;
      throw failure('not-found', path, { version: entry.savedAt }, error);
    }
    this.#damaged(place);
    throw failure('verify-failed', path, { version: entry.savedAt });
  }

  /** A content that a save replaced, of whatever file. null: there is none, or not whole. */
  async content(hash: string): Promise<Buffer | null> {
    try {
      const { bytes } = await readWhole(this.#writing.fs, this.#objectPath(hash));
      return (await hashInTurns(bytes)) === hash ? bytes : null;
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async #store(hash: string, bytes: Buffer): Promise<void> {
    const { fs } = this.#writing;
    const place = this.#objectPath(hash);
    try {
      if (await areEqualInTurns((await readWhole(fs, place)).bytes, bytes)) {
        // As young as a new one: no list may name it yet, and who cleans up leaves the young ones.
        await fs.touch(place);
        return;
      }
      // Damaged: the right bytes are at hand, so it is mended.
      await fs.unlink(place);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    await fs.mkdir(dirname(place));
    try {
      await createFile(place, bytes, this.#writing);
    } catch (error) {
      // Another window stored the same content in between.
      if (!(error instanceof HostError && error.error.code === 'exists')) throw error;
    }
  }

  async #isStored(hash: string): Promise<boolean> {
    try {
      await this.#writing.fs.stat(this.#objectPath(hash));
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  #recentOnes(entries: readonly VersionEntry[]): VersionEntry[] {
    const oldest = this.#now().getTime() - this.#limits.maxAgeMs;
    const latest = entries.slice(-this.#limits.maxPerFile);
    // The last one always stays: it is what the editor may want back most.
    return latest.filter(
      ({ savedAt }, index) => index === latest.length - 1 || Date.parse(savedAt) >= oldest,
    );
  }

  /**
   * Drops what is too old or too much, and contents that no list names any more.
   *
   * @returns bytes in the store afterwards
   */
  async cleanUp(): Promise<number> {
    const manifests = await this.#manifests();
    const dropped = this.#tooMuch(manifests);
    const used = new Set<string>();
    for (const { path, entries } of manifests) {
      const rest = this.#recentOnes(entries).filter((entry) => !dropped.has(entry));
      for (const { hash } of rest) used.add(hash);
      if (rest.length === entries.length) continue;
      const gone = new Set(entries.filter((entry) => !rest.includes(entry)).map(({ savedAt }) => savedAt));
      await this.#queue.run(path, () => this.#withoutEntries(path, gone));
    }
    return this.#sweepObjects(used);
  }

  /** Oldest first until the rest fits; the latest of each file stays. */
  #tooMuch(manifests: readonly Manifest[]): ReadonlySet<VersionEntry> {
    const latest = new Set(manifests.map(({ entries }) => entries.at(-1)));
    const all = manifests
      .flatMap(({ entries }) => entries)
      .toSorted((a, b) => (a.savedAt < b.savedAt ? -1 : 1));
    let total = all.reduce((sum, { bytes }) => sum + bytes, 0);
    const dropped = new Set<VersionEntry>();
    for (const entry of all) {
      if (total <= this.#limits.maxTotalBytes) break;
      if (latest.has(entry)) continue;
      dropped.add(entry);
      total -= entry.bytes;
    }
    return dropped;
  }

  async #sweepObjects(used: ReadonlySet<string>): Promise<number> {
    const { fs } = this.#writing;
    let bytes = 0;
    for (const group of await this.#items('objects')) {
      for (const name of await this.#items(join('objects', group))) {
        const place = join(this.#folder, 'objects', group, name);
        try {
          const stat = await fs.stat(place);
          const ageMs = this.#now().getTime() - Number(stat.changedNs / 1_000_000n);
          if (used.has(group + name) || ageMs < graceMs) bytes += stat.bytes;
          else await fs.unlink(place);
        } catch (error) {
          // Another process cleans up, too.
          if (!isNotFound(error)) throw error;
        }
      }
    }
    return bytes;
  }

  async #manifests(): Promise<Manifest[]> {
    const manifests: Manifest[] = [];
    for (const name of await this.#items('files')) {
      if (!/^[0-9a-f]{32}\.json$/.test(name)) continue;
      const manifest = await this.#manifestFile(join(this.#folder, 'files', name)).read();
      if (manifest) manifests.push(manifest);
    }
    return manifests;
  }

  async #items(folder: string): Promise<string[]> {
    try {
      return (await this.#writing.fs.readdir(join(this.#folder, folder))).map(({ name }) => name);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  }

  #manifest(path: string): JsonFile<Manifest> {
    return this.#manifestFile(join(this.#folder, 'files', `${pathKey(path)}.json`));
  }

  #manifestFile(place: string): JsonFile<Manifest> {
    return new JsonFile(place, manifestSchema, this.#writing, this.#damaged);
  }

  #objectPath(hash: string): string {
    return join(this.#folder, 'objects', hash.slice(0, 2), hash.slice(2));
  }
}
