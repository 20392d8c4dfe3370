import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { isTextFileName } from '../service/workspace/text-files.ts';
import { failureOf, type Failure } from './failure.ts';

/** A file to process. */
export interface Input {
  /** As the user wrote it, or that joined with the way to a file in a folder. */
  readonly path: string;
  /** Name below an output folder: the file's own name, or its way from the folder that was named. */
  readonly outputName: string;
  readonly bytes: number;
  /** The path could not be followed; then there is nothing to read. */
  readonly failure: Failure | null;
}

type Found = Omit<Input, 'outputName'>;

/**
 * The files meant by the paths of a command line: files as they stand there, a folder's text files sorted by name
 * (by code unit, so that the order is the same on every machine), hidden ones left out, none twice.
 *
 * @param leaveOut a folder that is not searched, such as the one that results are written to
 */
export async function discover(paths: readonly string[], leaveOut: string | null): Promise<Input[]> {
  const inputs: Input[] = [];
  const seen = new Set<string>();
  const add = (input: Input) => {
    const key = resolve(input.path);
    if (!seen.has(key)) inputs.push(input);
    seen.add(key);
  };
  for (const path of paths) {
    try {
      const found = await stat(path);
      if (found.isDirectory()) {
        let empty = true;
        for await (const file of textFilesBelow(path, leaveOut && resolve(leaveOut))) {
          empty = false;
          add({ ...file, outputName: relative(path, file.path) });
        }
        if (empty) add(failed(path, { code: 'no-text-files', params: {} }));
      } else if (found.isFile()) {
        add({ path, outputName: basename(path), bytes: found.size, failure: null });
      } else {
        add(failed(path, { code: 'not-a-file', params: {} }));
      }
    } catch (error) {
      add(failed(path, failureOf(error)));
    }
  }
  return inputs;
}

const failed = (path: string, failure: Failure): Input => ({ path, outputName: '', bytes: 0, failure });

/** Links to folders are not followed: they can form a circle. A folder or file that cannot be looked at is told. */
async function* textFilesBelow(folder: string, leaveOut: string | null): AsyncGenerator<Found> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, bytes: 0, failure: failureOf(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && resolve(path) !== leaveOut) yield* textFilesBelow(path, leaveOut);
    } else if (isTextFileName(entry.name)) {
      const found = await sizeOf(path);
      if (found) yield found;
    }
  }
}

/** null: no file, but a link to a folder, say. */
async function sizeOf(path: string): Promise<Found | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? { path, bytes: found.size, failure: null } : null;
  } catch (error) {
    return { path, bytes: 0, failure: failureOf(error) };
  }
}
