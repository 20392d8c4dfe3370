import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from './newspaper.ts';
import { fastest, runProcess } from './measure.ts';

/** Other programs that find repeated text. They know no paragraph joins, and next to no copies with errors in them. */
interface Peer {
  readonly name: string;
  /** @returns milliseconds for the whole process; null where it isn't installed or took longer than allowed */
  measure(textPath: string, language: Language, folder: string, times: number): Promise<number | null>;
}

const timeoutMs = 90_000;

/** @throws Error when it is installed and does not work: what it took to fail is no time to be compared with */
async function millisecondsOf(command: readonly string[], times: number): Promise<number | null> {
  const result = await fastest(times, () => runProcess(command, { timeoutMs }));
  if (result !== null && result.exitCode !== 0) {
    const said = (result.stderr || result.stdout).trim().split('\n')[0];
    throw new Error(`${command[0]} ended with ${result.exitCode}: ${said}`);
  }
  return result && result.milliseconds;
}

/**
 * sim_text (Dick Grune, Debian's similarity-tester): exact repeats of tokens; text must be cut into words for it, and
 * that is not counted. Its best settings on newspaper pages.
 */
const simText: Peer = {
  name: 'sim_text',
  async measure(textPath, language, folder, times) {
    const path = join(folder, 'words.txt');
    const text = await readFile(textPath, 'utf8');
    await writeFile(path, language === 'zh' ? Array.from(text).join('\n') : text);
    const run = language === 'zh' ? '30' : '14';
    const command = ['sim_text', '-n', '-r', run, path];
    return millisecondsOf(command, times);
  },
};

/** jscpd 5 (native): exact repeats of tokens. GALLEY_JSCPD names its program where it is not on the path. */
const jscpd: Peer = {
  name: 'jscpd',
  async measure(textPath, _language, folder, times) {
    const pages = join(folder, 'jscpd');
    await mkdir(pages, { recursive: true });
    await writeFile(join(pages, 'page.txt'), await readFile(textPath));
    const limits = [
      '--min-tokens',
      '10',
      '--min-lines',
      '1',
      '--max-lines',
      '100000000',
      '--max-size',
      '200mb',
    ];
    const command = [process.env['GALLEY_JSCPD'] ?? 'jscpd', ...limits, '--silent', pages];
    return millisecondsOf(command, times);
  },
};

export const peers: readonly Peer[] = [simText, jscpd];
