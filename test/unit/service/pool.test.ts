import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnalysisPool } from '../../../src/service/analysis/pool.ts';

let folder: string;
let pool: AnalysisPool;
let reported: string[];
const report = (error: unknown) => void reported.push(String(error));

beforeEach(async () => {
  reported = [];
  folder = await mkdtemp(join(tmpdir(), 'galley-pool-'));
});

afterEach(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

const job = (path: string) => ({ path, kept: [] });
const goesOn = new AbortController().signal;

/** A worker that does to each path what its name says. */
async function worker(): Promise<string> {
  const path = join(folder, 'worker.mjs');
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ path }) => {
       if (path === 'crash') throw new Error('made up');
       if (path === 'exit') process.exit(3);
       parentPort.postMessage({ ok: true, flags: 0, kinds: {}, characters: path.length });
     });`,
  );
  return path;
}

describe('the pool of analysis threads', () => {
  it('counts the flags of real files', async () => {
    pool = new AnalysisPool(resolve('out/cli/analysis-worker.js'), report);
    const answer = await pool.run(job(resolve('resources/samples/chinese-page.txt')), goesOn);
    expect(answer.ok && answer.flags).toBeGreaterThan(0);
    expect(await pool.run(job(join(folder, 'gone.txt')), goesOn)).toEqual({ ok: false, code: 'not-found' });
  });

  it('tells a crash for its file, and the others go on', async () => {
    pool = new AnalysisPool(await worker(), report, { maxWorkers: 2 });
    const paths = ['a', 'crash', 'bb', 'exit', 'ccc', 'crash', 'dddd'];
    const answers = await Promise.all(paths.map((path) => pool.run(job(path), goesOn)));
    expect(answers.map((answer) => (answer.ok ? answer.characters : answer.code))).toEqual([
      1,
      'internal',
      2,
      'internal',
      3,
      'internal',
      4,
    ]);
    // "The details are in the log", an editor reads who asks why.
    expect(reported).toEqual(['Error: made up', 'Error: made up']);
  });

  it('tells that a file is too large where the memory of a thread does not do', async () => {
    const path = join(folder, 'hungry.mjs');
    await writeFile(
      path,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => { const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length)); });`,
    );
    pool = new AnalysisPool(path, report, { maxWorkers: 1, maxHeapMb: 16 });
    expect(await pool.run(job('x'), goesOn)).toEqual({ ok: false, code: 'too-large' });
  });

  it('ends a thread that takes too long, and tells that the file is too large', async () => {
    const path = join(folder, 'stuck.mjs');
    await writeFile(
      path,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });`,
    );
    pool = new AnalysisPool(path, report, { maxWorkers: 1, timeLimitMs: 50 });
    const answer = await pool.run(job('x'), goesOn);
    expect(answer).toEqual({ ok: false, code: 'too-large' });
  });

  it('does not begin what was given up', async () => {
    pool = new AnalysisPool(await worker(), report, { maxWorkers: 1 });
    const given = new AbortController();
    const first = pool.run(job('a'), goesOn);
    const second = pool.run(job('b'), given.signal);
    given.abort();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toEqual({ ok: false, code: 'cancelled' });
  });
});
