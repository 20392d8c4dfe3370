import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Text } from '../../contract/long-text.ts';
import { replaceFile, type WriteOptions } from '../disk/atomic-write.ts';
import { isNotFound } from '../disk/failures.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { readWhole } from '../disk/read-whole.ts';
import { areSameInTurns } from '../in-turns.ts';
import type { FindBaseText } from './base-texts.ts';
import { readHeader, readJournal, type ReadJournal, type Unsaved } from './journal-file.ts';
import { JournalWriter, type Change, type Saved } from './journal-writer.ts';
import type { Damaged } from './json-file.ts';
import { pathKey } from './kept-findings.ts';

/**
 * Unsaved text, kept against a crash: a file a document, to which edits are added until it is written whole again.
 *
 * Its name says whose it is: `<file>.<process>.<service>.<document>.journal`. A journal is left over when its process is
 * gone, or when its document is closed in this one or its window is not there. Who offers a left-over journal renames it to its own `.claimed`
 * first, so two windows never offer the same one, and a crash meanwhile leaves it to the next.
 */

interface Waiting extends Change {
  readonly path: string;
  readonly saved: Saved;
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
  readonly #findBase: FindBaseText;
  readonly #processes: Processes;
  readonly #instance = randomBytes(6).toString('hex');
  readonly #open = new Set<string>();
  /** Of `#open`: their windows are not there, so others are offered their text. */
  readonly #away = new Set<string>();
  readonly #queue = new KeyedQueue();
  readonly #writer: JournalWriter;
  /** Latest text per document that waits to be written; an older one that waited is not needed any more. */
  readonly #waiting = new Map<string, Waiting>();
  #life: Promise<NodeJS.Timeout> | null = null;

  constructor(
    dataFolder: string,
    writing: WriteOptions,
    now: () => Date,
    damaged: Damaged,
    findBase: FindBaseText,
    processes: Processes = realProcesses,
  ) {
    this.#folder = join(dataFolder, 'journals');
    this.#writing = writing;
    this.#now = now;
    this.#damaged = damaged;
    this.#findBase = findBase;
    this.#processes = processes;
    this.#writer = new JournalWriter(writing, now, this.#queue);
  }

  /**
   * Resolves when this text, or a later one of the same document, is safe on disk. A text that is the saved one needs no
   * journal.
   */
  write(document: string, path: string, change: Change, saved: Saved): Promise<void> {
    const before = this.#waiting.get(document);
    const edits = before === undefined ? change.edits : joined(before.edits, change.edits);
    const from = before?.from ?? change.from;
    this.#waiting.set(document, { path, text: change.text, edits, from, saved });
    return this.#queue.run(document, async () => {
      const waiting = this.#waiting.get(document);
      if (!waiting) return;
      this.#waiting.delete(document);
      await this.#writeNow(document, waiting);
    });
  }

  async #writeNow(document: string, { path, saved, ...change }: Waiting): Promise<void> {
    const place = this.#placeOf(path, document, 'journal');
    if (await areSameInTurns(change.text, saved.text)) {
      this.#writer.forget(document);
      await this.#unlink(place);
      return;
    }
    await this.#showLife();
    await this.#writer.write(document, { place, path }, change, saved);
  }

  /** The document's own journal is not needed any more: saved, or given up by the editor. */
  remove(document: string, path: string): Promise<void> {
    this.#waiting.delete(document);
    return this.#queue.run(document, () => {
      this.#writer.forget(document);
      return this.#unlink(this.#placeOf(path, document, 'journal'));
    });
  }

  /** The latest text left over for a file, claimed for `document`; null: nothing is. */
  claim(document: string, path: string): Promise<Unsaved | null> {
    this.#open.add(document);
    return this.#queue.run(document, async () => {
      // What a window sent last before it was gone is written first.
      const away = [...this.#away].filter((other) => other !== document);
      await Promise.all(away.map((other) => this.#queue.run(other, () => Promise.resolve())));
      const found: { readonly place: string; readonly recovered: Unsaved }[] = [];
      for (const place of await this.#leftOver(pathKey(path))) {
        const read = await this.#read(place, path, [path]);
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
      this.#writer.forget(document);
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
      this.#writer.forget(document);
      for (const kind of ['journal', 'claimed'] as const) {
        const place = this.#placeOf(from, document, kind);
        const read = await this.#read(place, from, [from, to]);
        if (!read) continue;
        await this.#writer.writeWhole({ place: this.#placeOf(to, document, kind), path: to }, read);
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
    await this.#writer.settled(document);
    this.#open.delete(document);
    this.#away.delete(document);
    this.#writer.forget(document);
  }

  /** Files with text left over from a crash, latest first, each once. */
  async allLeftOver(): Promise<LeftOver[]> {
    const latest = new Map<string, string>();
    for (const place of await this.#leftOver('')) {
      const bytes = await this.#readBytes(place);
      const header = bytes && readHeader(bytes);
      if (!header) continue;
      // Of a damaged one it is told when its page is opened.
      const { savedAt } = (await readJournal(bytes)) ?? header;
      const known = latest.get(header.path);
      if (known === undefined || known < savedAt) latest.set(header.path, savedAt);
    }
    return [...latest]
      .map(([path, savedAt]) => ({ path, savedAt }))
      .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  }

  /** After the writes under way are done. */
  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#writer.allSettled();
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

  /** @param files where the content may be that it refers to */
  async #read(place: string, path: string, files: readonly string[]): Promise<Unsaved | null> {
    const bytes = await this.#readBytes(place);
    if (!bytes) return null;
    const read = await readJournal(bytes);
    const text = read && (await this.#textOf(read, files));
    const aside = `${place}.damaged`;
    if (read === null || text === null) {
      if (await this.#rename(place, aside)) this.#damaged(path);
      return null;
    }
    const unsaved = { text, savedAt: read.savedAt };
    if (!read.isDamaged) return unsaved;
    // What is good of it is still offered; at each step it is there under this name.
    await replaceFile(aside, bytes, this.#writing);
    await this.#writer.writeWhole({ place, path }, unsaved);
    this.#damaged(path);
    return unsaved;
  }

  async #textOf(read: ReadJournal, files: readonly string[]): Promise<Text | null> {
    if (read.base === null) return read.text();
    const base = await this.#findBase(read.base, files);
    return base === null ? null : read.text(base);
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

const joined = <T>(some: readonly T[] | null, more: readonly T[] | null): readonly T[] | null =>
  some && more ? [...some, ...more] : null;
