import { setTimeout as wait } from 'node:timers/promises';
import { systemCode } from './failures.ts';

/** Waits between tries, in milliseconds: 1.5 s in all, as long as virus scanners and indexers hold a file. */
export const ordinaryBackOffMs: readonly number[] = [10, 30, 60, 100, 200, 400, 700];

/** Another program holds the file, or this one has too many open: both pass. Windows says EPERM or EACCES for the first. */
const passing: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EMFILE', 'ENFILE', 'EAGAIN', 'ETXTBSY']);

const isPassing = (error: unknown, platform: NodeJS.Platform): boolean => {
  const code = systemCode(error);
  return passing.has(code) || (code === 'EACCES' && platform === 'win32');
};

/** Tries again while the reason may pass; the last error is thrown. */
export async function retrying<T>(
  backOffMs: readonly number[],
  work: () => Promise<T>,
  platform: NodeJS.Platform = process.platform,
): Promise<T> {
  for (const pause of backOffMs) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error, platform)) throw error;
    }
    await wait(pause);
  }
  return work();
}
