import { parentPort } from 'node:worker_threads';
import { HostError } from '../contract/errors.ts';
import { analyse, type FindingKind } from '../engine/index.ts';
import type { AnalysisAnswer, AnalysisJob } from './analysis/job.ts';
import { readTextFile } from './text-file.ts';

async function answer(job: AnalysisJob): Promise<AnalysisAnswer> {
  const { text } = await readTextFile(job.path);
  const { findings } = analyse(text);
  const kinds: Record<FindingKind, number> = {
    duplicate: 0,
    'split-paragraph': 0,
    'displaced-continuation': 0,
    'orphan-continuation': 0,
    'fused-paragraphs': 0,
  };
  const kept = new Set(job.kept);
  let flags = 0;
  for (const { id, kind, severity } of findings) {
    if (severity === 'info' || kept.has(id)) continue;
    kinds[kind] += 1;
    flags += 1;
  }
  return { ok: true, flags, kinds, characters: text.length };
}

const port = parentPort;
if (!port) throw new Error('to be started as a worker thread');

port.on('message', (job: AnalysisJob) => {
  answer(job).then(
    (value) => port.postMessage(value),
    (error: unknown) => {
      // Anything but an error value is a fault of ours: this thread ends, and the pool tells it for this file.
      if (!(error instanceof HostError)) throw error;
      port.postMessage({ ok: false, code: error.error.code } satisfies AnalysisAnswer);
    },
  );
});
