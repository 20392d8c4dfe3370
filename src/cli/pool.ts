import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { CheckOptions } from './check-file.ts';
import type { Input } from './discover.ts';
import { failureOf, type Failure } from './failure.ts';
import type { FixOptions } from './fix-file.ts';

/** What the threads do; crosses to them as it is. */
export type Task =
  | { readonly kind: 'check'; readonly options: CheckOptions }
  | { readonly kind: 'fix'; readonly options: FixOptions };

// Below this a thread takes longer to start than the files to be done (30 ms against 60 ns a byte, measured).
const minBytesForThreads = 3_000_000;
const maxThreads = 8;
/** Files being done or waiting for their turn, together; bounds memory. One file alone may be larger. */
const maxBytesAtOnce = 64_000_000;
/** Files ahead of the one whose turn it is, for each thread. */
const maxAheadPerThread = 16;

/**
 * Does every file, in threads where that pays, and hands the results over in the order of the inputs.
 *
 * @param local does one file in this thread
 * @param failed makes the result of a file whose thread died
 */
export async function forEachFile<Result>(
  inputs: readonly Input[],
  task: Task,
  local: (path: string) => Promise<Result>,
  failed: (path: string, failure: Failure) => Result,
  consume: (input: Input, result: Result) => Promise<void>,
): Promise<void> {
  const files = inputs.filter(({ failure }) => !failure).length;
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  const threads = Math.min(files, availableParallelism(), maxThreads);
  if (threads < 2 || bytes < minBytesForThreads) {
    for (const input of inputs) {
      const { path, failure } = input;
      await consume(input, failure ? failed(path, failure) : await local(path));
    }
    return;
  }
  await inThreads(inputs, task, threads, failed, consume);
}

async function inThreads<Result>(
  inputs: readonly Input[],
  task: Task,
  threads: number,
  failed: (path: string, failure: Failure) => Result,
  consume: (input: Input, result: Result) => Promise<void>,
): Promise<void> {
  const idle = Array.from({ length: threads }, () => new Thread<Result>(task));
  const all = [...idle];
  const results: (Promise<Result> | undefined)[] = [];
  let started = 0;
  let consumed = 0;
  let bytesUnderWay = 0;
  const start = () => {
    while (started < inputs.length && started - consumed < threads * maxAheadPerThread) {
      const input = inputs[started]!;
      if (input.failure) {
        results[started++] = Promise.resolve(failed(input.path, input.failure));
        continue;
      }
      if (bytesUnderWay > 0 && bytesUnderWay + input.bytes > maxBytesAtOnce) return;
      const thread = idle.pop();
      if (!thread) return;
      bytesUnderWay += input.bytes;
      results[started++] = thread
        .run(input.path)
        .catch((error: unknown) => failed(input.path, failureOf(error)))
        .finally(() => {
          idle.push(thread);
          start();
        });
    }
  };
  try {
    for (const input of inputs) {
      start();
      const result = await results[consumed]!;
      await consume(input, result);
      results[consumed++] = undefined;
      if (!input.failure) bytesUnderWay -= input.bytes;
    }
  } finally {
    await Promise.all(all.map((thread) => thread.stop()));
  }
}

function startWorker(task: Task): Worker {
  // Loaded when it is needed: most runs have one file.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  return new Worker(new URL('./file-worker.js', import.meta.url), { workerData: task });
}

/** A worker thread that does one path at a time, and starts anew after it died (say, of memory). */
class Thread<Result> {
  readonly #task: Task;
  #worker: Worker | null = null;

  constructor(task: Task) {
    this.#task = task;
  }

  run(path: string): Promise<Result> {
    const worker = (this.#worker ??= startWorker(this.#task));
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        worker.off('message', onMessage);
        worker.off('error', onError);
        act();
      };
      const onMessage = (result: Result) => settle(() => resolve(result));
      const onError = (error: unknown) => {
        this.#worker = null;
        settle(() => reject(error));
      };
      worker.once('message', onMessage);
      worker.once('error', onError);
      worker.postMessage(path);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}
