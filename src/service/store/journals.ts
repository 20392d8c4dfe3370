import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Text } from '../../contract/long-text.ts';
import { replaceFile, type WriteOptions } from '../disk/atomic-write.ts';
import { isNotFound } from '../disk/failures.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { readWhole } from '../disk/read-whole.ts';
import { concatInTurns, hashInTurns, utf16InTurns } from '../in-turns.ts';
import type { Damaged } from './json-file.ts';
import { pathKey } from './kept-findings.ts';

/**
 * Unsaved text, kept against a crash: a file a document, replaced whole at each change.
 *
 * Its name says whose it is: `<file>.<process>.<service>.<document>.journal`. A journal is left over when its process is
 * gone, or when its document is closed in this one or its window is not there. Who offers a left-over journal renames it to its own `.claimed`
 * first, so two windows never offer the same one, and a crash meanwhile leaves it to the next.
 */

const headerSchema = z.strictObject({
  format: z.literal(1),
  path: z.string(),
  savedAt: z.string(),
  /** SHA-256 of the text in UTF-16LE: that keeps lone surrogates, which stand for undecodable bytes. */
  hash: z.string(),
});
type Header = z.infer<typeof headerSchema>;

interface Unsaved {
  readonly text: Text;
  readonly savedAt: string;
}

export interface RecoveredText extends Unsaved {
  readonly text: string;
}

export interface LeftOver {
  readonly path: string;
  readonly savedAt: string;
}

/** The process that a journal belongs to, for tests of crashes. */
export interface Processes {
  readonly pid: number;
  isRunning(pid: number): boolean;
}

export const realProcesses: Processes = {
  pid: process.pid,
  isRunning(pid) {
    // Our own number in another one's journal: it was given to us again, as in containers.
    if (pid === process.pid) return false;
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
};

const journalName = /^([0-9a-f]{32})\.(\d+)\.([0-9a-f]{12})\.([A-Za-z0-9_-]+)\.(journal|claimed)$/;

const heartbeatMs = 20_000;
/** A process whose sign of life is older is gone, and its number belongs to another one. */
const silentMs = 90_000;

export class Journals {
  readonly #folder: string;
  readonly #writing: WriteOptions;
  readonly #now: () => Date;
  readonly #damaged: Damaged;
  readonly #processes: Processes;
  readonly #instance = randomBytes(6).toString('hex');
  readonly #open = new Set<string>();
  /** Of `#open`: their windows are not there, so others are offered their text. */
  readonly #away = new Set<string>();
  readonly #queue = new KeyedQueue();
  /** Latest text per document that waits to be written; an older one that waited is not needed any more. */
  readonly #waiting = new Map<string, { readonly path: string; readonly text: Text }>();
  #life: Promise<NodeJS.Timeout> | null = null;

  constructor(
    dataFolder: string,
    writing: WriteOptions,
    now: () => Date,
    damaged: Damaged,
    processes: Processes = realProcesses,
  ) {
    this.#folder = join(dataFolder, 'journals');
    this.#writing = writing;
    this.#now = now;
    this.#damaged = damaged;
    this.#processes = processes;
  }

  /** Resolves when this text, or a later one of the same document, is safe on disk. */
  write(document: string, path: string, text: Text): Promise<void> {
    this.#waiting.set(document, { path, text });
    return this.#queue.run(document, async () => {
      const waiting = this.#waiting.get(document);
      if (!waiting) return;
      this.#waiting.delete(document);
      await this.#writeNow(document, waiting.path, waiting.text);
    });
  }

  async #writeNow(document: string, path: string, text: Text): Promise<void> {
    await this.#showLife();
    const savedAt = this.#now().toISOString();
    await this.#writeAt(this.#placeOf(path, document, 'journal'), path, { text, savedAt });
  }

  async #writeAt(place: string, path: string, { text, savedAt }: Unsaved): Promise<void> {
    const { parts, hash } = await utf16InTurns(text);
    const header: Header = { format: 1, path, savedAt, hash };
    const bytes = await concatInTurns([Buffer.from(`${JSON.stringify(header)}\n`), ...parts]);
    await replaceFile(place, bytes, { ...this.#writing, readsBack: false });
  }

  /** The document's own journal is not needed any more: saved, or given up by the editor. */
  remove(document: string, path: string): Promise<void> {
    this.#waiting.delete(document);
    return this.#queue.run(document, () => this.#unlink(this.#placeOf(path, document, 'journal')));
  }

  /** The latest text left over for a file, claimed for `document`; null: nothing is. */
  claim(document: string, path: string): Promise<RecoveredText | null> {
    this.#open.add(document);
    return this.#queue.run(document, async () => {
      // What a window sent last before it was gone is written first.
      const away = [...this.#away].filter((other) => other !== document);
      await Promise.all(away.map((other) => this.#queue.run(other, () => Promise.resolve())));
      const found: { readonly place: string; readonly recovered: RecoveredText }[] = [];
      for (const place of await this.#leftOver(pathKey(path))) {
        const read = await this.#read(place, path);
        if (read) found.push({ place, recovered: read });
      }
      found.sort((a, b) => (a.recovered.savedAt < b.recovered.savedAt ? 1 : -1));
      if (found.length > 0) await this.#showLife();
      for (const { place, recovered } of found) {
        if (await this.#rename(place, this.#placeOf(path, document, 'claimed'))) return recovered;
      }
      return null;
    });
  }

  /** Whether a crash left unsaved text of this file. */
  async hasLeftOver(path: string): Promise<boolean> {
    return (await this.#leftOver(pathKey(path))).length > 0;
  }

  /** What the editor decided about the claimed text: it is the document's unsaved text now, or it goes. */
  decide(document: string, path: string, decision: 'restored' | 'discarded'): Promise<void> {
    return this.#queue.run(document, async () => {
      const claimed = this.#placeOf(path, document, 'claimed');
      if (decision === 'discarded') await this.#unlink(claimed);
      else await this.#rename(claimed, this.#placeOf(path, document, 'journal'));
    });
  }

  /** The document's file has another name now. At each step the text is there under one of the two. */
  follow(document: string, from: string, to: string): Promise<void> {
    const waiting = this.#waiting.get(document);
    if (waiting) this.#waiting.set(document, { ...waiting, path: to });
    return this.#queue.run(document, async () => {
      for (const kind of ['journal', 'claimed'] as const) {
        const place = this.#placeOf(from, document, kind);
        const read = await this.#read(place, from);
        if (!read) continue;
        await this.#writeAt(this.#placeOf(to, document, kind), to, read);
        await this.#unlink(place);
      }
    });
  }

  /** Its window is not there, or is back. */
  setAway(document: string, isAway: boolean): void {
    if (isAway) this.#away.add(document);
    else this.#away.delete(document);
  }

  /** The document is closed in this window; what is left of its journals is for the next opening. */
  async release(document: string): Promise<void> {
    await this.#queue.run(document, () => Promise.resolve());
    this.#open.delete(document);
    this.#away.delete(document);
  }

  /** Files with text left over from a crash, latest first, each once. */
  async allLeftOver(): Promise<LeftOver[]> {
    const latest = new Map<string, string>();
    for (const place of await this.#leftOver('')) {
      const header = await this.#readHeader(place);
      if (!header) continue;
      const known = latest.get(header.path);
      if (known === undefined || known < header.savedAt) latest.set(header.path, header.savedAt);
    }
    return [...latest]
      .map(([path, savedAt]) => ({ path, savedAt }))
      .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  }

  /** After the writes under way are done. */
  async close(): Promise<void> {
    await this.#queue.idle();
    if (this.#life === null) return;
    clearInterval(await this.#life);
    this.#life = null;
    await this.#unlink(this.#signOfLife(this.#instance));
  }

  async #leftOver(key: string): Promise<string[]> {
    const left: string[] = [];
    for (const { name } of await this.#list()) {
      const [, file, pid, instance, document] = journalName.exec(name) ?? [];
      if (!file?.startsWith(key) || instance === undefined || document === undefined) continue;
      const isInUse =
        instance === this.#instance
          ? this.#open.has(document) && !this.#away.has(document)
          : await this.#isAlive(Number(pid), instance);
      if (!isInUse) left.push(join(this.#folder, name));
    }
    return left;
  }

  async #list(): Promise<readonly { readonly name: string }[]> {
    try {
      return await this.#writing.fs.readdir(this.#folder);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  }

  async #isAlive(pid: number, instance: string): Promise<boolean> {
    if (!this.#processes.isRunning(pid)) return false;
    try {
      const { changedNs } = await this.#writing.fs.stat(this.#signOfLife(instance));
      return this.#now().getTime() - Number(changedNs / 1_000_000n) < silentMs;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  #signOfLife(instance: string): string {
    return join(this.#folder, `${instance}.alive`);
  }

  /** Before the first journal of this process is written, and then again and again. */
  async #showLife(): Promise<void> {
    const life = (this.#life ??= this.#startLife());
    try {
      await life;
    } catch (error) {
      if (this.#life === life) this.#life = null;
      throw error;
    }
  }

  async #startLife(): Promise<NodeJS.Timeout> {
    const { fs } = this.#writing;
    const place = this.#signOfLife(this.#instance);
    await fs.mkdir(this.#folder);
    await this.#unlink(place);
    await (await fs.open(place, 'create', 0o600)).close();
    const timer = setInterval(() => {
      // A missed sign is made up for by the next one, or another process will say that this one is gone.
      fs.touch(place).catch(() => undefined);
    }, heartbeatMs);
    return timer.unref();
  }

  async #read(place: string, path: string): Promise<RecoveredText | null> {
    const bytes = await this.#readBytes(place);
    if (!bytes) return null;
    const newline = bytes.indexOf(0x0a);
    const header = parseHeader(bytes.subarray(0, Math.max(0, newline)));
    const body = bytes.subarray(newline + 1);
    if (header && (await hashInTurns(body)) === header.hash) {
      return { text: body.toString('utf16le'), savedAt: header.savedAt };
    }
    await this.#setAside(place, path);
    return null;
  }

  async #readHeader(place: string): Promise<Header | null> {
    const bytes = await this.#readBytes(place);
    return bytes && parseHeader(bytes.subarray(0, Math.max(0, bytes.indexOf(0x0a))));
  }

  async #readBytes(place: string): Promise<Buffer | null> {
    try {
      return (await readWhole(this.#writing.fs, place)).bytes;
    } catch (error) {
      // Claimed by another window in between.
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async #setAside(place: string, path: string): Promise<void> {
    const aside = `${place}.damaged`;
    if (await this.#rename(place, aside)) this.#damaged(path);
  }

  /** false: it is not there any more. */
  async #rename(from: string, to: string): Promise<boolean> {
    try {
      await this.#writing.fs.rename(from, to);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  async #unlink(place: string): Promise<void> {
    try {
      await this.#writing.fs.unlink(place);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  #placeOf(path: string, document: string, kind: 'journal' | 'claimed'): string {
    const name = `${pathKey(path)}.${this.#processes.pid}.${this.#instance}.${document}.${kind}`;
    return join(this.#folder, name);
  }
}

function parseHeader(bytes: Buffer): Header | null {
  try {
    return headerSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}
