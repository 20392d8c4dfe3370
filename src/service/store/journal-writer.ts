import type { Text } from '../../contract/long-text.ts';
import { appendToFile } from '../disk/append.ts';
import {
  removeQuietly,
  replaceFile,
  syncFolder,
  writeTemporary,
  type WriteOptions,
} from '../disk/atomic-write.ts';
import type { KeyedQueue } from '../disk/queue.ts';
import { areSameInTurns } from '../in-turns.ts';
import type { TextEdit } from '../text-edits.ts';
import {
  nextLine,
  referringJournal,
  wholeJournal,
  type BaseContent,
  type JournalEnd,
  type Unsaved,
} from './journal-file.ts';
import { dirname } from 'node:path';

/** What a document has unsaved. */
export interface Change {
  readonly text: Text;
  /** What made it of `from`, the text that was told last; null: not known. */
  readonly edits: readonly TextEdit[] | null;
  readonly from: Text;
}

/** What is in the document's own file. */
export interface Saved {
  readonly text: Text;
  /** The file's content, for journals that refer to it; null: there is no file. */
  content(): Promise<BaseContent | null>;
}

/** A journal to which edits may be added. */
interface Log {
  end: JournalEnd;
  /** What was added since its whole text began to be written anew beside it; null: it is not. */
  since: TextEdit[] | null;
}

/** UTF-16 units. To write a longer text takes so long that the first edit of it would not be safe in time. */
export const longLength = 500_000;
/** When a journal is so much longer than the text that it was begun with, it is written anew. */
const mayGrowBy = (wholeBytes: number): number => 1_000_000 + wholeBytes / 4;
/** UTF-16 units: longer ones are written with the whole text, which is done in turns. */
const maxEditLength = 200_000;

interface Whereabouts {
  readonly place: string;
  /** Of the document's file. */
  readonly path: string;
}

const lengthOf = (edits: readonly TextEdit[]): number =>
  edits.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Writes journals: edits are added to what is there, whatever the length of the text. A long text itself is written
 * beside its journal, in turns, while edits go on being added.
 */
export class JournalWriter {
  readonly #writing: WriteOptions;
  readonly #now: () => Date;
  /** Of the documents: what is done to a journal is done in it. */
  readonly #queue: KeyedQueue;
  readonly #logs = new Map<string, Log>();
  /** Whole texts that are being written beside their journals. */
  readonly #renewals = new Map<string, Promise<void>>();

  constructor(writing: WriteOptions, now: () => Date, queue: KeyedQueue) {
    this.#writing = { ...writing, readsBack: false };
    this.#now = now;
    this.#queue = queue;
  }

  /** The next write cannot go on from the last one. */
  forget(document: string): void {
    this.#logs.delete(document);
  }

  /** When nothing is written beside its journal any more. */
  async settled(document: string): Promise<void> {
    await this.#renewals.get(document);
  }

  async allSettled(): Promise<void> {
    await Promise.all(this.#renewals.values());
  }

  /** To be called in the document's queue. */
  async write(document: string, at: Whereabouts, { text, edits, from }: Change, saved: Saved): Promise<void> {
    const known = this.#logs.get(document);
    // Until it is known how this went, nothing can be added to it.
    this.#logs.delete(document);
    const few = edits !== null && lengthOf(edits) <= maxEditLength ? edits : null;
    const savedAt = this.#now().toISOString();
    const added = known && few ? await this.#add(at.place, known, few, savedAt) : null;
    const log = added ?? { end: await this.#begin(at, { text, savedAt }, few, from, saved), since: null };
    this.#logs.set(document, log);
    const isLong = log.end.bytes - log.end.wholeBytes > mayGrowBy(log.end.wholeBytes);
    if (log.since === null && (isLong || !log.end.isWhole)) this.#renew(document, log, at, text);
  }

  async #begin(
    at: Whereabouts,
    unsaved: Unsaved,
    edits: readonly TextEdit[] | null,
    from: Text,
    saved: Saved,
  ): Promise<JournalEnd> {
    const isOfFile = edits && from.length > longLength && (await areSameInTurns(from, saved.text));
    const content = isOfFile ? await saved.content() : null;
    if (!edits || !content) return this.writeWhole(at, unsaved);
    const start = await referringJournal(at.path, content, unsaved.savedAt);
    const line = await nextLine(start.end, edits, unsaved.savedAt);
    await replaceFile(at.place, Buffer.concat([start.bytes, line.bytes]), this.#writing);
    return line.end;
  }

  /** @returns null: it has to be written anew */
  async #add(place: string, log: Log, edits: readonly TextEdit[], savedAt: string): Promise<Log | null> {
    const line = await nextLine(log.end, edits, savedAt);
    try {
      await appendToFile(this.#writing.fs, place, log.end.bytes, line.bytes);
    } catch {
      // Whatever it was, writing it anew makes up for it or says why it cannot be done.
      return null;
    }
    log.end = line.end;
    log.since?.push(...edits);
    return log;
  }

  /** Writes the whole text beside the journal, to which edits go on being added, and puts it in its place. */
  #renew(document: string, log: Log, at: Whereabouts, text: Text): void {
    log.since = [];
    const renewal = this.#renewNow(document, log, at, text)
      // The journal that is there is good, but what goes wrong here is told of by the next edit.
      .catch(() => this.#giveUp(document, log))
      .finally(() => {
        if (this.#renewals.get(document) === renewal) this.#renewals.delete(document);
      });
    this.#renewals.set(document, renewal);
  }

  #giveUp(document: string, log: Log): void {
    if (this.#logs.get(document) === log) this.#logs.delete(document);
  }

  async #renewNow(document: string, log: Log, { place, path }: Whereabouts, text: Text): Promise<void> {
    const { fs } = this.#writing;
    const savedAt = this.#now().toISOString();
    const whole = await wholeJournal(path, { text, savedAt });
    const folder = dirname(place);
    const temporary = await writeTemporary(this.#writing, folder, whole.bytes, null);
    try {
      await this.#queue.run(document, async () => {
        const { since } = log;
        // Its journal was written anew meanwhile, or is not needed any more.
        if (this.#logs.get(document) !== log || since === null) throw new Error('overtaken');
        let { end } = whole;
        if (since.length > 0) {
          const line = await nextLine(end, since, savedAt);
          await appendToFile(fs, temporary, end.bytes, line.bytes);
          ({ end } = line);
        }
        // Nobody has claimed it.
        await fs.stat(place);
        await fs.rename(temporary, place);
        log.end = end;
        log.since = null;
        await syncFolder(fs, folder);
      });
    } catch (error) {
      await removeQuietly(fs, temporary);
      throw error;
    }
  }

  async writeWhole({ place, path }: Whereabouts, unsaved: Unsaved): Promise<JournalEnd> {
    const { bytes, end } = await wholeJournal(path, unsaved);
    await replaceFile(place, bytes, this.#writing);
    return end;
  }
}
