import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The built command line; `npm test` builds it before. */
export const galleyPath = resolve(import.meta.dirname, '../../out/cli/galley.js');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: number;
  readonly program?: string;
}

/** Nothing of the machine's language or colour settings reaches the program unless a test says so. */
function environment(extra: CliOptions['env']): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot } = process.env;
  return { PATH, HOME, SystemRoot, LC_ALL: 'C', ...extra };
}

export function startCli(args: readonly string[], options: CliOptions = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [options.program ?? galleyPath, ...args], {
    cwd: options.cwd,
    uid: options.user,
    env: environment(options.env),
  });
}

/** Runs `galley ARGS` to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startCli(args, options);
  child.stdin.end();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** Runs `galley ARGS` with its standard output going to a device or file. */
export async function runCliInto(
  device: string,
  args: readonly string[],
  options: CliOptions = {},
): Promise<Omit<CliResult, 'stdout'>> {
  const output = await open(device, 'w');
  const child = spawn(process.execPath, [galleyPath, ...args], {
    cwd: options.cwd,
    env: environment(options.env),
    stdio: ['ignore', output.fd, 'pipe'],
  });
  const stderr: Buffer[] = [];
  child.stderr!.on('data', (chunk: Buffer) => stderr.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  await output.close();
  return { code, stderr: Buffer.concat(stderr).toString() };
}

/** The user nobody on Linux systems. */
const ordinaryUser = 65_534;

/**
 * As `runCli`; where the tests run as root, who may read everything, as another user, from a copy that this user can
 * reach. `folder` is made accessible to it.
 */
export async function runCliAsOrdinaryUser(args: readonly string[], folder: string): Promise<CliResult> {
  if (process.getuid?.() !== 0) return runCli(args, { cwd: folder });
  const copy = await scratchFolder();
  await cp(dirname(galleyPath), join(copy, 'cli'), { recursive: true });
  await writeFile(join(copy, 'package.json'), '{"type":"module"}');
  await chmod(copy, 0o755);
  await chmod(folder, 0o755);
  return runCli(args, { cwd: folder, user: ordinaryUser, program: join(copy, 'cli', 'galley.js') });
}

/** A folder of its own for one test, removed after it. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
