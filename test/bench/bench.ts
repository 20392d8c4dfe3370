/**
 * npm run bench -- [--sizes 10KB,100KB,1MB,10MB,50MB] [--engine-sizes 50MB] [--languages zh,en]
 *                  [--skip sizes,hostile,peers,window] [--text FILE]
 *
 * Speed and memory of the engine and of the whole `galley check` process, beside other programs where installed, how
 * fast the window answers in a real Chromium, and what the project promises of each. Of `--engine-sizes` the engine
 * alone is measured, which takes seconds where the peers take minutes. `--text` measures a file of your own instead of
 * made-up text.
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { EngineRun } from './engine-run.ts';
import { hostileTexts } from './hostile.ts';
import { fastest, runProcess } from './measure.ts';
import { newspaperText, type Language } from './newspaper.ts';
import { peers } from './peers.ts';
import { measureWindow } from './window-speed.ts';
import { bytesOf, printTable, printVerdicts, verdict, type Verdict } from './table.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10KB,100KB,1MB,10MB,50MB' },
    'engine-sizes': { type: 'string', default: '' },
    languages: { type: 'string', default: 'zh,en' },
    skip: { type: 'string', default: '' },
    text: { type: 'string' },
  },
});
const skipped = new Set(options.skip.split(','));

const galley = resolve(import.meta.dirname, '../../out/cli/galley.js');
const tsx = pathToFileURL(resolve(import.meta.dirname, '../../node_modules/tsx/dist/loader.mjs')).href;
const tellPeak = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

interface Row {
  readonly language: Language;
  readonly bytes: number;
  readonly characters: number;
  readonly findings: number;
  readonly bareMs: number;
  readonly engineMs: number;
  readonly engineBytesPerCharacter: number;
  /** Null where the engine alone was measured. */
  readonly process: { readonly milliseconds: number; readonly peakBytes: number } | null;
  readonly peerMs: Readonly<Record<string, number | null>>;
}

const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
try {
  // Each part is told as soon as it is measured: another may need what is not here, as the window needs Chromium.
  if (!skipped.has('sizes')) {
    const emptyPeakBytes = await startUpPeak();
    const rows = await measureSizes();
    printSizes(rows, emptyPeakBytes);
    printVerdicts([...judgeSizes(rows), ...measureMemory(rows, emptyPeakBytes)]);
  }
  if (!skipped.has('hostile')) printVerdicts(await measureHostile());
  if (!skipped.has('window')) printVerdicts(await measureWindow(folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function startUpPeak(): Promise<number> {
  const path = join(folder, 'empty.txt');
  await writeFile(path, '');
  return (await measureProcess(path, 1)).peakBytes;
}

async function measureEngine(path: string, runs: number): Promise<EngineRun> {
  const script = resolve(import.meta.dirname, 'engine-run.ts');
  const command = [process.execPath, '--import', tsx, script, path, String(runs)];
  const run = await runProcess(command, { timeoutMs: 600_000 });
  if (run?.exitCode !== 0) throw new Error(`the engine failed on ${path}: ${run?.stderr ?? 'too slow'}`);
  return JSON.parse(run.stdout) as EngineRun;
}

async function measureProcess(
  path: string,
  times: number,
): Promise<{ milliseconds: number; peakBytes: number }> {
  const timed = await fastest(times, () =>
    runProcess([process.execPath, galley, 'check', '--format', 'json', path], { timeoutMs: 600_000 }),
  );
  const weighed = await runProcess([
    process.execPath,
    '--import',
    tellPeak,
    galley,
    'check',
    '--format',
    'json',
    path,
  ]);
  const peak = /peak (\d+)/.exec(weighed?.stderr ?? '');
  if (!timed || timed.exitCode === 2 || !peak)
    throw new Error(`galley check failed on ${path}: ${timed?.stderr}`);
  return { milliseconds: timed.milliseconds, peakBytes: Number(peak[1]) * 1024 };
}

async function measureSizes(): Promise<Row[]> {
  const rows: Row[] = [];
  const whole = options.text === undefined ? options.sizes.split(',') : [''];
  const engineOnly = options['engine-sizes'].split(',').filter((size) => size !== '');
  for (const language of options.languages.split(',') as Language[]) {
    for (const [index, size] of [...whole, ...engineOnly].entries()) {
      const path = options.text ?? join(folder, `${language}-${size}.txt`);
      const bytesPerCharacter = language === 'zh' ? 2.96 : 1;
      if (options.text === undefined) {
        await writeFile(path, newspaperText(language, Math.round(bytesOf(size) / bytesPerCharacter)));
      }
      const bytes = (await stat(path)).size;
      const times = bytes > 5_000_000 ? 2 : 7;
      const engine = await measureEngine(path, bytes > 5_000_000 ? 1 : 7);
      const isWhole = index < whole.length;
      const peerMs: Record<string, number | null> = {};
      if (isWhole && !skipped.has('peers')) {
        for (const peer of peers)
          peerMs[peer.name] = await peer.measure(path, language, folder, Math.min(times, 3));
      }
      rows.push({
        language,
        bytes,
        characters: engine.characters,
        findings: engine.findings,
        bareMs: engine.bareMs,
        engineMs: engine.engineMs,
        engineBytesPerCharacter: engine.addedBytes / engine.characters,
        process: isWhole ? await measureProcess(path, times) : null,
        peerMs,
      });
    }
  }
  return rows;
}

function ms(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value.toFixed(value < 10 ? 1 : 0);
}

function printSizes(rows: readonly Row[], emptyPeakBytes: number): void {
  printTable(
    [
      'text',
      'size',
      'flags',
      'bare ms',
      'engine ms',
      '× bare',
      'check ms',
      'sim_text ms',
      'jscpd ms',
      'engine B/char',
      'check B/char',
    ],
    rows.map((row) => [
      row.language,
      `${(row.bytes / 1e6).toFixed(2)} MB`,
      String(row.findings),
      ms(row.bareMs),
      ms(row.engineMs),
      (row.engineMs / row.bareMs).toFixed(1),
      ms(row.process?.milliseconds),
      ms(row.peerMs['sim_text']),
      ms(row.peerMs['jscpd']),
      row.engineBytesPerCharacter.toFixed(1),
      row.process ? ((row.process.peakBytes - emptyPeakBytes) / row.characters).toFixed(1) : '–',
    ]),
  );
}

function judgeSizes(rows: readonly Row[]): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const row of rows) {
    const what = `${row.language} ${(row.bytes / 1e6).toFixed(2)} MB`;
    const { jscpd, sim_text: simText } = row.peerMs;
    const processMs = row.process?.milliseconds ?? 0;
    if (row.bytes >= 900_000)
      verdicts.push(verdict(`${what}: engine / bare pass`, row.engineMs / row.bareMs, 4));
    if (jscpd && row.bytes >= 900_000 && row.bytes < 5_000_000) {
      verdicts.push(verdict(`${what}: check / jscpd`, processMs / jscpd, 1.5));
    }
    if (row.bytes >= 5_000_000) {
      if (jscpd) verdicts.push(verdict(`${what}: check / jscpd`, processMs / jscpd, 1));
      if (simText) verdicts.push(verdict(`${what}: check / sim_text`, processMs / simText, 2));
      const tenth = rows.find(
        ({ language, bytes }) => language === row.language && Math.abs(bytes * 5 - row.bytes) < 1e6,
      );
      if (tenth)
        verdicts.push(verdict(`${what}: engine / engine at a fifth`, row.engineMs / tenth.engineMs, 6));
    }
  }
  return verdicts;
}

/**
 * The whole process's memory as so many bytes a character and a constant, by the two longest texts of each language: a
 * text of no characters costs something, and so do the tables and the compiled code that any text asks for.
 */
function measureMemory(rows: readonly Row[], emptyPeakBytes: number): Verdict[] {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  const verdicts: Verdict[] = [];
  const lines: string[][] = [];
  for (const language of new Set(rows.map((row) => row.language))) {
    const [longest, shorter] = rows
      .flatMap((row) =>
        row.language === language && row.process ? [{ ...row, peakBytes: row.process.peakBytes }] : [],
      )
      .toSorted((a, b) => b.characters - a.characters);
    if (!longest || !shorter || longest.bytes < 5_000_000) continue;
    const perCharacter = (longest.peakBytes - shorter.peakBytes) / (longest.characters - shorter.characters);
    const constant = longest.peakBytes - perCharacter * longest.characters;
    const from = `${(shorter.bytes / 1e6).toFixed(2)} to ${(longest.bytes / 1e6).toFixed(2)} MB`;
    lines.push([language, from, perCharacter.toFixed(1), megabytes(constant), megabytes(emptyPeakBytes)]);
    verdicts.push(verdict(`${language} ${from}: bytes a character beyond a constant`, perCharacter, 16));
  }
  if (lines.length > 0)
    printTable(['memory of check', 'sizes', 'B/char', 'constant', 'of that, an empty text'], lines);
  return verdicts;
}

async function measureHostile(): Promise<Verdict[]> {
  const characters = 1_000_000;
  const path = join(folder, 'hostile.txt');
  await writeFile(path, newspaperText('zh', characters));
  const ordinary = await measureEngine(path, 3);
  const rows: string[][] = [['ordinary', ordinary.engineMs.toFixed(0), '1.0', String(ordinary.findings)]];
  const verdicts: Verdict[] = [];
  for (const { name, text } of hostileTexts(characters)) {
    await writeFile(path, text);
    const run = await measureEngine(path, 1);
    const ratio = run.engineMs / ordinary.engineMs;
    rows.push([name, run.engineMs.toFixed(0), ratio.toFixed(1), String(run.findings)]);
    verdicts.push(verdict(`hostile, ${name}: engine / ordinary text`, ratio, 3));
  }
  printTable(['hostile text, 1 million characters', 'engine ms', '× ordinary', 'flags'], rows);
  return verdicts;
}
