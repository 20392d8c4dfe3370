import { mediaType } from '../contract/index.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface WindowFile {
  readonly body: Buffer;
  readonly type: string;
  /** Its name changes with its content, so it can be kept for ever. */
  readonly lasting: boolean;
}

/**
 * The renderer's build. Requests are looked up in the list of its files and never turned into a path, so there is no
 * way out of the folder; symbolic links are not followed because only regular files are listed.
 */
export class WindowFiles {
  readonly #folder: string;
  #paths: ReadonlyMap<string, string> | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** undefined: there is no such file. */
  async read(urlPath: string): Promise<WindowFile | undefined> {
    const name = urlPath === '/' ? '/index.html' : urlPath;
    // The first page asks for the list again, so that a build made meanwhile is served whole.
    if (this.#paths === null || name === '/index.html') this.#paths = await listFiles(this.#folder);
    const path = this.#paths.get(name);
    const type = path === undefined ? undefined : mediaType(path);
    if (path === undefined || type === undefined) return undefined;
    return { body: await readFile(path), type, lasting: /-[\w-]{8}\.\w+$/.test(name) };
  }
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    paths.set(path.slice(folder.length).replaceAll('\\', '/'), path);
  }
  return paths;
}
