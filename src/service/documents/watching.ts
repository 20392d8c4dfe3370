import type { Emit, EventPayload } from '../../contract/index.ts';
import { isNoFile, isNotFound } from '../disk/failures.ts';
import { readWhole } from '../disk/read-whole.ts';
import { hashInTurns } from '../in-turns.ts';
import type { Shared } from '../shared.ts';
import type { KnownPath } from '../refs.ts';
import type { OpenDocument } from './open-document.ts';

/**
 * Tells a window when an open file was changed, moved or deleted by another program. Files are looked at every second:
 * notifications of the system miss replaced files and network folders. Content decides, not the time of change.
 */
export class DiskWatch {
  readonly #shared: Shared;
  readonly #documents: () => Iterable<OpenDocument>;
  readonly #findMoved: (document: OpenDocument) => Promise<KnownPath | null>;
  readonly #emit: Emit;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(
    shared: Shared,
    documents: () => Iterable<OpenDocument>,
    findMoved: (document: OpenDocument) => Promise<KnownPath | null>,
    emit: Emit,
  ) {
    this.#shared = shared;
    this.#documents = documents;
    this.#findMoved = findMoved;
    this.#emit = emit;
  }

  start(): void {
    if (this.#timer !== null || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#lookAtAll()
        .catch(this.#shared.options.report)
        .finally(() => {
          this.#timer = null;
          // Nothing open, nothing to look at: opening starts it again.
          if ([...this.#documents()].length > 0) this.start();
        });
    }, this.#shared.watchMs);
    this.#timer.unref();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #lookAtAll(): Promise<void> {
    for (const document of Array.from(this.#documents())) {
      if (this.#isClosed) return;
      // Not while a save is under way: what it writes is no change.
      await this.#shared.writes.run(document.realPath, () => this.#lookAt(document));
    }
  }

  async #lookAt(document: OpenDocument): Promise<void> {
    const found = await this.#find(document);
    if (found === document.toldOnDisk || this.#isClosed) return;
    document.toldOnDisk = found;
    if (found !== null) this.#emit('document.disk', await this.#describe(document, found));
  }

  async #describe(document: OpenDocument, found: string): Promise<EventPayload<'document.disk'>> {
    const { ref } = document;
    if (found !== 'deleted') return { document: ref, state: 'changed' };
    // Looked for once: it may mean a look at every file of a large folder.
    const moved = await this.#findMoved(document).catch((error: unknown) => {
      // That it is gone is told in any case.
      this.#shared.options.report(error);
      return null;
    });
    return moved ? { document: ref, state: 'moved', to: moved.path } : { document: ref, state: 'deleted' };
  }

  /** null: as it was opened. Otherwise `deleted`, or the hash of what is there. */
  async #find(document: OpenDocument): Promise<string | null> {
    const { fs } = this.#shared;
    const { stat } = document.base;
    try {
      const now = await fs.stat(document.path);
      const isSame =
        now.identity === stat.identity && now.bytes === stat.bytes && now.changedNs === stat.changedNs;
      if (isSame) return null;
      const whole = await readWhole(fs, document.path);
      if (!(await document.isBase(whole.bytes))) return await hashInTurns(whole.bytes);
      document.base = { ...document.base, stat: whole.stat };
      return null;
    } catch (error) {
      if (isNotFound(error) || isNoFile(error)) return 'deleted';
      // Not to be read just now (another program is writing it): the next look will tell.
      return document.toldOnDisk;
    }
  }
}
