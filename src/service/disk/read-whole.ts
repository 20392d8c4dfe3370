import { failure } from './failures.ts';
import type { FileStat, FileSystem } from './file-system.ts';

/**
 * A larger file is refused: its text would not fit into the contract (`maxTextLength`; no encoding gives more UTF-16
 * units than bytes).
 */
const maxFileBytes = 200_000_000;

export interface WholeFile {
  readonly bytes: Buffer;
  readonly stat: FileStat;
}

/** How often a file that changes under the reader is read again. */
const attempts = 3;

/**
 * Reads a file whole, as it was at one moment: if it grew, shrank or was replaced while being read, it is read again,
 * and if that goes on, `busy` is thrown.
 */
export async function readWhole(fs: FileSystem, path: string): Promise<WholeFile> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const whole = await readOnce(fs, path);
    if (whole) return whole;
  }
  throw failure('busy', path, { system: 'changes while being read' });
}

async function readOnce(fs: FileSystem, path: string): Promise<WholeFile | null> {
  const file = await fs.open(path, 'read');
  try {
    const before = await file.stat();
    if (before.kind !== 'file') throw failure('not-a-file', path);
    if (before.bytes > maxFileBytes) {
      throw failure('too-large', path, { bytes: before.bytes, maxBytes: maxFileBytes });
    }
    // One byte more than it should have, to notice that it grew.
    const buffer = Buffer.allocUnsafe(before.bytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const count = await file.read(buffer, length, buffer.length - length);
      if (count === 0) break;
      length += count;
    }
    const after = await file.stat();
    const steady =
      length === before.bytes && after.bytes === before.bytes && after.changedNs === before.changedNs;
    if (!steady) return null;
    const bytes = buffer.subarray(0, length);
    return { bytes, stat: after };
  } finally {
    await file.close();
  }
}
