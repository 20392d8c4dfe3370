import { parentPort, workerData } from 'node:worker_threads';
import { createChecker } from './check-file.ts';
import { createFixer } from './fix-file.ts';
import type { Task } from './pool.ts';

/** One thread of the pool: gets a path, answers with what came of it. */
const task = workerData as Task;
const ready: Promise<(path: string) => Promise<unknown>> =
  task.kind === 'check' ? createChecker(task.options) : Promise.resolve(createFixer(task.options));

parentPort!.on('message', (path: string) => {
  void ready.then((run) => run(path)).then((result) => parentPort!.postMessage(result));
});
