import { spawn } from 'node:child_process';

export interface Run {
  readonly milliseconds: number;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; null where it isn't installed or took too long. */
export async function runProcess(
  command: readonly string[],
  options: { readonly cwd?: string; readonly timeoutMs?: number } = {},
): Promise<Run | null> {
  const started = process.hrtime.bigint();
  const [program, ...args] = command;
  const child = spawn(program!, args, {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs ?? 120_000,
    killSignal: 'SIGKILL',
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const ended = await new Promise<{ exitCode: number | null; signal: string | null } | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  if (ended === null || ended.signal === 'SIGKILL') return null;
  return {
    milliseconds: Number(process.hrtime.bigint() - started) / 1e6,
    exitCode: ended.exitCode,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}

/** The fastest of several runs: what else the machine does only ever adds time. */
export async function fastest(times: number, run: () => Promise<Run | null>): Promise<Run | null> {
  let best: Run | null = null;
  for (let turn = 0; turn < times; turn++) {
    const result = await run();
    if (result === null) return null;
    if (best === null || result.milliseconds < best.milliseconds) best = result;
  }
  return best;
}
