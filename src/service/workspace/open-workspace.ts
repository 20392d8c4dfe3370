import type { Emit, FileCounts } from '../../contract/index.ts';
import type { FileSystem } from '../disk/file-system.ts';
import type { Shared } from '../shared.ts';
import type { AnalysisPool } from '../analysis/pool.ts';
import type { KeptFindings } from '../store/kept-findings.ts';

export interface WorkspaceFile {
  readonly ref: string;
  readonly path: string;
}

/** Counts the flags of a folder's files in the background, and again when one was saved. */
export class OpenWorkspace {
  readonly ref: string;
  #files: readonly WorkspaceFile[];
  readonly #fs: FileSystem;
  readonly #pool: AnalysisPool;
  readonly #kept: KeptFindings;
  readonly #emit: Emit;
  readonly #stopped = new AbortController();
  readonly #counted = new Set<string>();

  constructor(
    ref: string,
    files: readonly WorkspaceFile[],
    { fs, pool, kept }: Pick<Shared, 'fs' | 'pool' | 'kept'>,
    emit: Emit,
  ) {
    this.ref = ref;
    this.#files = files;
    this.#fs = fs;
    this.#pool = pool;
    this.#kept = kept;
    this.#emit = emit;
  }

  /** Resolves when every file was counted, or the workspace was closed. */
  async countAll(): Promise<void> {
    const rest = this.#files.values();
    // More than there are workers, so that none waits for this thread; few, so that a closed folder stops soon.
    const lanes = Array.from({ length: 8 }, async () => {
      for (const file of rest) {
        if (this.#stopped.signal.aborted) return;
        await this.#count(file);
      }
    });
    await Promise.all(lanes);
  }

  /** After a save: the numbers at the file follow. */
  async countAgain(path: string): Promise<void> {
    const file = this.#files.find((one) => one.path === path);
    if (file && !this.#stopped.signal.aborted) await this.#count(file);
  }

  /** A file of it has another name now; one that left the folder is not looked at again. */
  moved(from: string, to: string): void {
    this.#files = this.#files.map((file) => (file.path === from ? { ...file, path: to } : file));
  }

  close(): void {
    this.#stopped.abort();
  }

  async #count({ ref, path }: WorkspaceFile): Promise<void> {
    const realPath = await this.#fs.realpath(path).catch(() => path);
    const kept = await this.#kept.read(realPath);
    const answer = await this.#pool.run({ path, kept }, this.#stopped.signal);
    if (this.#stopped.signal.aborted) return;
    this.#counted.add(ref);
    const counts: FileCounts = answer.ok
      ? { state: 'counted', flags: answer.flags, kinds: answer.kinds, characters: answer.characters }
      : { state: 'failed', code: answer.code };
    this.#emit('workspace.counts', {
      workspace: this.ref,
      file: ref,
      counts,
      done: this.#counted.size,
      total: this.#files.length,
    });
  }
}
