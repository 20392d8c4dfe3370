import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { discover, type Input } from './discover.ts';
import { writeCorrected } from './documents.ts';
import { FailureError, failureOf, failureText, type Failure } from './failure.ts';
import { createFixer, type FixedFile, type FixOptions } from './fix-file.ts';
import { write } from './output.ts';
import { createPhrases, fill, type CliLocale, type Phrases } from './phrases.ts';
import { forEachFile } from './pool.ts';
import { harmless } from '../service/harmless.ts';

export interface FixCommand extends FixOptions {
  readonly locale: CliLocale;
  /** Folder for the corrected files; null: over the inputs. */
  readonly output: string | null;
}

/** What a shell reports for a program that Ctrl-C ended. */
const interruptedExitCode = 130;

/** `galley fix --suggested`. @returns 0, or 2: a file could not be processed; 130: interrupted between two files */
export async function fix(paths: readonly string[], command: FixCommand): Promise<number> {
  const { stdout, stderr } = process;
  const phrases = createPhrases(command.locale);
  const refused = command.output === null ? null : await makeFolder(command.output);
  if (refused) {
    const told = { folder: command.output!, reason: failureText(refused, phrases) };
    await write(stderr, `galley: ${harmless(fill(phrases.cli.usage.folder, told))}\n`);
    return 2;
  }
  const inputs = await discover(paths, command.output);
  const targets = command.output === null ? null : await Targets.of(command.output, inputs);
  const interruption = new Interruption();
  let done = 0;
  let failures = 0;
  const finish = async (input: Input, result: FixedFile) => {
    if (result.failure) throw new FailureError(result.failure.code, result.failure.params);
    const { document, corrected, fixes } = result;
    const { fixed } = phrases.cli;
    const path = harmless(input.path);
    if (targets === null) {
      if (corrected !== document.text) await writing(() => writeCorrected(document, corrected, null));
      return fill(fixes > 0 ? fixed.inPlace : fixed.unchanged, { path, count: fixes });
    }
    const target = await targets.claim(input);
    await writing(async () => {
      await mkdir(dirname(target), { recursive: true });
      await writeCorrected(document, corrected, target);
    });
    return fill(fixes > 0 ? fixed.written : fixed.copied, { path, target: harmless(target), count: fixes });
  };
  await forEachFile<FixedFile>(
    inputs,
    { kind: 'fix', options: { encoding: command.encoding } },
    createFixer(command),
    (_, failure) => ({ failure }),
    async (input, result) => {
      try {
        const told = await interruption.guard(() => finish(input, result));
        await write(stdout, [told, ...remarksOf(result, phrases)].map((line) => `${line}\n`).join(''));
      } catch (error) {
        failures++;
        const told = failureText(failureOf(error), phrases);
        await write(stderr, `${harmless(input.path)}: ${harmless(told)}\n`);
      }
      done++;
      if (interruption.requested) {
        await write(stderr, `${fill(phrases.cli.fixed.interrupted, { count: done })}\n`);
        process.exit(interruptedExitCode);
      }
    },
  );
  return failures > 0 ? 2 : 0;
}

/** What a file is like that no fix can mend. */
function remarksOf(result: FixedFile, phrases: Phrases): string[] {
  if (result.failure) return [];
  return result.sideBySide.map((lines) => `  ${phrases.sideBySide(lines)}`);
}

/** null: it is there now. Before any file is read: else every one of them would fail for itself. */
async function makeFolder(folder: string): Promise<Failure | null> {
  try {
    await writing(() => mkdir(folder, { recursive: true }));
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** What the system says of writing; it says the same of reading, and what has to be done then is another thing. */
async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isFile =
      error instanceof Error && 'code' in error && ['EEXIST', 'ENOTDIR'].includes(String(error.code));
    if (isFile) throw new FailureError('not-a-folder', {}, { cause: error });
    if (failureOf(error).code === 'permission-denied')
      throw new FailureError('read-only', {}, { cause: error });
    throw error;
  }
}

/** Where the corrected files go: never over an input, and no two to one place. */
class Targets {
  readonly #folder: string;
  readonly #inputs: ReadonlySet<string>;
  readonly #claimed = new Set<string>();

  private constructor(folder: string, inputs: ReadonlySet<string>) {
    this.#folder = folder;
    this.#inputs = inputs;
  }

  static async of(folder: string, inputs: readonly Input[]): Promise<Targets> {
    const identities = new Set<string>();
    for (const { path, failure } of inputs) if (!failure) identities.add(await identityOf(path));
    return new Targets(folder, identities);
  }

  /** @throws FailureError when the place is an input's, or taken */
  async claim(input: Input): Promise<string> {
    const target = join(this.#folder, input.outputName);
    if (this.#inputs.has(await identityOf(target))) throw new FailureError('over-input');
    if (this.#claimed.has(resolve(target))) throw new FailureError('same-target', { target });
    this.#claimed.add(resolve(target));
    return target;
  }
}

/** The same for two names of one file, through links of either kind; a file that isn't there is known by its name. */
async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return ino === 0n ? await realpath(path) : `${dev}:${ino}`;
  } catch (error) {
    if (failureOf(error).code === 'not-found') return resolve(path);
    throw error;
  }
}

/** Ctrl-C ends the program at once, but not in the middle of writing a file. */
class Interruption {
  requested = false;
  #writing = false;

  constructor() {
    process.on('SIGINT', () => {
      if (!this.#writing) process.exit(interruptedExitCode);
      this.requested = true;
    });
  }

  async guard<T>(work: () => Promise<T>): Promise<T> {
    this.#writing = true;
    try {
      return await work();
    } finally {
      this.#writing = false;
    }
  }
}
