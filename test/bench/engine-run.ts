/**
 * Measures the engine in a process of its own, so that no other text's garbage is in the way.
 * usage: engine-run.ts FILE RUNS; prints one JSON object.
 */
import { readFileSync } from 'node:fs';
import { analyse } from '../../src/engine/index.ts';
import { normalise } from '../../src/engine/text/normalise.ts';
import { newspaperText } from './newspaper.ts';

export interface EngineRun {
  readonly characters: number;
  readonly findings: number;
  /** Decoding and normalising alone: the floor. */
  readonly bareMs: number;
  readonly engineMs: number;
  /** Bytes that the analysis added to the process at its peak, garbage included. */
  readonly addedBytes: number;
}

const [path, runs] = process.argv.slice(2);
const bytes = readFileSync(path!);

function quickest<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
  let best = Infinity;
  let result = work();
  for (let turn = 0; turn < Number(runs); turn++) {
    const started = performance.now();
    result = work();
    best = Math.min(best, performance.now() - started);
  }
  return { milliseconds: best, result };
}

// Warm on text of both kinds: what is wanted is the speed of the method, not that of a cold compiler.
for (const language of ['zh', 'en'] as const) {
  const warm = newspaperText(language, 60_000, 3);
  for (let turn = 0; turn < 4; turn++) {
    normalise(warm);
    analyse(warm);
  }
}

const decoder = new TextDecoder();
const text = decoder.decode(bytes);
const before = process.resourceUsage().maxRSS;
const first = performance.now();
let findings = analyse(text).findings.length;
let engineMs = performance.now() - first;
const addedBytes = (process.resourceUsage().maxRSS - before) * 1024;
if (Number(runs) > 1) {
  const again = quickest(() => analyse(text).findings.length);
  engineMs = Math.min(engineMs, again.milliseconds);
  findings = again.result;
}
const bareMs = quickest(() => normalise(decoder.decode(bytes)).codes.length).milliseconds;
const answer: EngineRun = { characters: text.length, findings, bareMs, engineMs, addedBytes };
process.stdout.write(JSON.stringify(answer));
