import { mkdtemp, rm, writeFile, appendFile, rename, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/service/disk/file-system.ts';
import { nodeFileSystem, readTextFile } from '../../../src/service/index.ts';
import { codeOf } from '../../support/service-desk.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-reading-'));
  path = join(folder, 'page.txt');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The real disk, on which something happens each time (or the first time) a piece of a file was read. */
function meddling(meddle: (time: number) => Promise<void>): FileSystem {
  let times = 0;
  return {
    ...nodeFileSystem,
    async open(name, how, mode) {
      const file = await nodeFileSystem.open(name, how, mode);
      return {
        ...file,
        async read(buffer, offset, length) {
          // Small pieces, so that there is a middle.
          const count = await file.read(buffer, offset, Math.min(length, 4));
          if (count > 0) await meddle((times += 1));
          return count;
        },
      };
    },
  };
}

describe('a file that changes while it is read', () => {
  it.each([
    ['grows', () => appendFile(path, ' more'), 'one two three more'],
    ['shrinks', () => truncate(path, 7), 'one two'],
    ['is written anew', () => writeFile(path, 'another'), 'another'],
  ])('%s: it is read as it is then', async (_, change, expected) => {
    await writeFile(path, 'one two three');
    const fs = meddling(async (time) => (time === 2 ? change() : undefined));
    expect((await readTextFile(path, { fs })).text).toBe(expected);
  });

  it('is replaced: what was opened is read to its end', async () => {
    await writeFile(path, 'one two three');
    await writeFile(join(folder, 'new.txt'), 'another');
    const fs = meddling(async (time) => (time === 2 ? rename(join(folder, 'new.txt'), path) : undefined));
    expect((await readTextFile(path, { fs })).text).toBe('one two three');
  });

  it('goes on and on: it is busy, and no mixture is shown', async () => {
    await writeFile(path, 'one two three');
    const fs = meddling(() => appendFile(path, '!'));
    expect(await codeOf(readTextFile(path, { fs }))).toBe('busy');
  }, 20_000);
});

describe('what cannot be read', () => {
  const failing = (code: string): FileSystem => ({
    ...nodeFileSystem,
    open: () => Promise.reject(Object.assign(new Error(code), { code })),
  });

  it.each([
    ['EACCES', 'permission-denied'],
    ['ENOENT', 'not-found'],
    ['EISDIR', 'not-a-file'],
    ['EIO', 'io'],
    ['EBUSY', 'busy'],
    ['ENAMETOOLONG', 'name-too-long'],
  ])('%s is told as %s', async (system, code) => {
    expect(await codeOf(readTextFile(path, { fs: failing(system) }))).toBe(code);
  });

  it('a folder is not a file, and a file above the limit is too large', async () => {
    expect(await codeOf(readTextFile(folder))).toBe('not-a-file');
    await writeFile(path, '');
    await truncate(path, 200_000_001);
    expect(await codeOf(readTextFile(path))).toBe('too-large');
  });
});
