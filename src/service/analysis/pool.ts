import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { systemCode } from '../disk/failures.ts';
import type { AnalysisAnswer, AnalysisJob } from './job.ts';

interface Waiting {
  readonly job: AnalysisJob;
  readonly signal: AbortSignal;
  readonly resolve: (answer: AnalysisAnswer) => void;
}

interface Work {
  readonly resolve: (answer: AnalysisAnswer) => void;
  readonly timer: NodeJS.Timeout;
}

interface PoolLimits {
  readonly maxWorkers: number;
  /** A worker that needs longer for a file is ended: others wait. */
  readonly timeLimitMs: number;
  /** A worker that needs more is ended, not the program. */
  readonly maxHeapMb: number;
}

const ordinaryLimits: PoolLimits = {
  // One thread stays free for windows and saving.
  maxWorkers: Math.max(1, Math.min(4, availableParallelism() - 1)),
  // A thousand times what a page takes.
  timeLimitMs: 40_000,
  // Enough for a text of `maxFileBytes`.
  maxHeapMb: 2048,
};

/** Three semi-spaces of 16 MB, as V8 has by default in Node 20: threads have the room they had. */
const YOUNG_GENERATION_MB = 48;

/** Counts flags in files, in threads. A worker that crashes is told for its file; the others go on. */
export class AnalysisPool {
  readonly #workerPath: string;
  readonly #report: (error: unknown) => void;
  readonly #limits: PoolLimits;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #working = new Map<Worker, Work>();
  #isClosed = false;

  /** @param report is told what ended a worker, unless that was a file too large for it */
  constructor(workerPath: string, report: (error: unknown) => void, limits: Partial<PoolLimits> = {}) {
    this.#workerPath = workerPath;
    this.#report = report;
    this.#limits = { ...ordinaryLimits, ...limits };
  }

  /** Never rejects; an aborted job that has not begun is answered `cancelled`. */
  run(job: AnalysisJob, signal: AbortSignal): Promise<AnalysisAnswer> {
    return new Promise((resolve) => {
      this.#waiting.push({ job, signal, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve({ ok: false, code: 'cancelled' });
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    for (;;) {
      const waiting = this.#waiting[0];
      if (!waiting) return this.#dismissIdle();
      if (waiting.signal.aborted || this.#isClosed) {
        this.#waiting.shift();
        waiting.resolve({ ok: false, code: 'cancelled' });
        continue;
      }
      const worker = this.#idle.pop() ?? this.#start();
      if (!worker) return;
      this.#waiting.shift();
      this.#give(worker, waiting);
    }
  }

  #start(): Worker | null {
    if (this.#all.size >= this.#limits.maxWorkers) return null;
    const worker = new Worker(this.#workerPath, {
      // Where the young generation has no limit of its own, Node 24 ends the whole program at the limit of the old one.
      resourceLimits: {
        maxOldGenerationSizeMb: this.#limits.maxHeapMb,
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      },
      // Nothing of the host's: its options and environment do not concern the analysis.
      execArgv: [],
      env: {},
    });
    this.#all.add(worker);
    worker.on('message', (answer: AnalysisAnswer) => this.#finish(worker, answer, true));
    worker.on('error', (error) => {
      const code = systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'internal';
      if (code === 'internal') this.#report(error);
      this.#finish(worker, { ok: false, code }, false);
    });
    worker.on('exit', () => this.#finish(worker, { ok: false, code: 'internal' }, false));
    return worker;
  }

  #give(worker: Worker, { job, resolve }: Waiting): void {
    const timer = setTimeout(
      () => this.#finish(worker, { ok: false, code: 'too-large' }, false),
      this.#limits.timeLimitMs,
    );
    this.#working.set(worker, { resolve, timer });
    worker.postMessage(job);
  }

  #finish(worker: Worker, answer: AnalysisAnswer, isAlive: boolean): void {
    const work = this.#working.get(worker);
    this.#working.delete(worker);
    // What was on its way from a worker that has been given up is nobody's answer.
    if (isAlive && work && !this.#isClosed) this.#idle.push(worker);
    else this.#dismiss(worker);
    if (!work) return;
    clearTimeout(work.timer);
    work.resolve(this.#isClosed ? { ok: false, code: 'cancelled' } : answer);
    this.#next();
  }

  #dismiss(worker: Worker): void {
    if (!this.#all.delete(worker)) return;
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    void worker.terminate();
  }

  /** A thread costs some ten megabytes: none is kept without work. */
  #dismissIdle(): void {
    while (this.#idle.length > 0) this.#dismiss(this.#idle[0]!);
  }
}
