import { writeAll } from './atomic-write.ts';
import { failure } from './failures.ts';
import type { FileSystem } from './file-system.ts';

/**
 * Adds to the end of a file and makes it last. A crash leaves a part of it or all; what was there before stays as it is.
 *
 * @param length that the file must have
 * @throws also where somebody else has the file by now: then nobody will look for the addition under this name. What
 * was added may be there all the same
 */
export async function appendToFile(
  fs: FileSystem,
  path: string,
  length: number,
  bytes: Buffer,
): Promise<void> {
  const file = await fs.open(path, 'append');
  try {
    const own = await file.stat();
    if (own.kind !== 'file' || own.bytes !== length) throw failure('changed-on-disk', path);
    await writeAll(file, path, bytes);
    await file.sync();
    if ((await fs.stat(path)).identity !== own.identity) throw failure('changed-on-disk', path);
  } finally {
    await file.close();
  }
}
