import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HostError } from '../../../src/contract/index.ts';
import type { FileSystem } from '../../../src/service/disk/file-system.ts';
import { nodeFileSystem } from '../../../src/service/index.ts';
import { Versions, type VersionLimits } from '../../../src/service/store/versions.ts';

const dayMs = 86_400_000;
const page = '/pages/p01.txt';

let folder: string;
let now: Date;
let damaged: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-versions-'));
  // The store compares with times of files, which are today's.
  now = new Date();
  damaged = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (limits: Partial<VersionLimits> = {}, fs: FileSystem = nodeFileSystem) =>
  new Versions(
    folder,
    { fs, backOffMs: [] },
    () => now,
    (place) => damaged.push(place),
    { maxAgeMs: 100 * dayMs, maxPerFile: 100, maxTotalBytes: 1_000_000, ...limits },
  );

async function keep(versions: Versions, content: string, path = page): Promise<void> {
  const bytes = Buffer.from(content);
  await versions.keep(path, { bytes, encoding: 'utf-8', characters: content.length });
  now = new Date(now.getTime() + 1000);
}

async function contents(versions: Versions, path = page): Promise<string[]> {
  const entries = await versions.list(path);
  return Promise.all(entries.map(async (entry) => (await versions.read(path, entry)).toString()));
}

async function objects(): Promise<string[]> {
  const names = await readdir(join(folder, 'versions', 'objects'), { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

it('gives back what was kept, latest first, the same content stored once', async () => {
  const versions = open();
  for (const content of ['one', 'two', 'two', 'one']) await keep(versions, content);
  await keep(versions, 'one', '/pages/p02.txt');
  expect(await contents(versions)).toEqual(['one', 'two', 'one']);
  expect(await contents(open(), '/pages/p02.txt')).toEqual(['one']);
  expect(await objects()).toHaveLength(2);
});

it('tells a damaged version, and mends it when the same content is kept again', async () => {
  const versions = open();
  await keep(versions, 'one');
  const [object] = await objects();
  await writeFile(object!, 'oNe');
  const [entry] = await versions.list(page);
  await expect(versions.read(page, entry!)).rejects.toBeInstanceOf(HostError);
  expect(damaged).toEqual([object]);
  await keep(versions, 'two');
  await keep(versions, 'one');
  expect(await contents(versions)).toEqual(['one', 'two', 'one']);
});

it('sets a damaged list aside and begins a new one', async () => {
  const versions = open();
  await keep(versions, 'one');
  const [list] = await readdir(join(folder, 'versions', 'files'));
  await writeFile(join(folder, 'versions', 'files', list!), '{"path":');
  expect(await versions.list(page)).toEqual([]);
  expect(damaged).toHaveLength(1);
  expect(await readFile(damaged[0]!, 'utf8')).toBe('{"path":');
  await keep(versions, 'two');
  expect(await contents(versions)).toEqual(['two']);
});

it('is bounded by count and age, but the latest version always stays', async () => {
  const versions = open({ maxPerFile: 3, maxAgeMs: 10 * dayMs });
  for (const content of ['1', '2', '3', '4', '5']) await keep(versions, content);
  expect(await contents(versions)).toEqual(['5', '4', '3']);
  now = new Date(now.getTime() + 20 * dayMs);
  await versions.cleanUp();
  expect(await contents(versions)).toEqual(['5']);
  expect(await objects()).toHaveLength(1);
});

it('is bounded by size: the oldest go first, and contents that no list names are removed', async () => {
  const versions = open({ maxTotalBytes: 250 });
  for (const content of ['a', 'b', 'c', 'd']) await keep(versions, content.repeat(100));
  await keep(versions, 'x'.repeat(100), '/pages/p02.txt');
  // Young ones stay: their list may be about to be written.
  await versions.cleanUp();
  expect(await contents(versions)).toEqual(['d'.repeat(100)]);
  expect(await objects()).toHaveLength(5);
  const yesterday = new Date(Date.now() - dayMs);
  for (const object of await objects()) await utimes(object, yesterday, yesterday);
  expect(await versions.cleanUp()).toBe(200);
  expect(await contents(versions)).toEqual(['d'.repeat(100)]);
  expect(await contents(versions, '/pages/p02.txt')).toEqual(['x'.repeat(100)]);
});

/** Does something just before this store comes to a place, once. */
function meanwhile(
  when: (call: 'unlink' | 'create' | 'readdir', path: string) => boolean,
  work: () => Promise<unknown>,
): FileSystem {
  let isDone = false;
  const look = async (call: 'unlink' | 'create' | 'readdir', path: string) => {
    if (isDone || !when(call, path)) return;
    isDone = true;
    await work();
  };
  return {
    ...nodeFileSystem,
    async open(path, how, mode) {
      if (how === 'create') await look('create', path);
      return nodeFileSystem.open(path, how, mode);
    },
    async unlink(path) {
      await look('unlink', path);
      return nodeFileSystem.unlink(path);
    },
    async readdir(path) {
      await look('readdir', path);
      return nodeFileSystem.readdir(path);
    },
  };
}

const isList = (call: string, path: string) => call === 'create' && path.includes(join('versions', 'files'));

/** Contents that no list names any more, and old enough to go. */
async function outdated(versions: Versions, ...dropped: string[]): Promise<void> {
  for (const content of [...dropped, 'latest']) await keep(versions, content);
  const yesterday = new Date(Date.now() - dayMs);
  for (const object of await objects()) await utimes(object, yesterday, yesterday);
}

it('leaves what another process keeps while this one cleans up', async () => {
  const other = open({ maxPerFile: 1 });
  await outdated(other, 'one', 'two');
  const fs = meanwhile(
    (call, path) => call === 'readdir' && path.endsWith('objects'),
    () => keep(other, 'one', '/pages/p02.txt'),
  );
  await open({ maxPerFile: 1 }, fs).cleanUp();
  expect(await contents(open(), '/pages/p02.txt')).toEqual(['one']);
  expect(await objects()).toHaveLength(2);
});

it('stores again what another process removed before the list named it', async () => {
  const fs = meanwhile(isList, async () => {
    for (const object of await objects()) await rm(object);
  });
  await keep(open({}, fs), 'one');
  expect(await contents(open())).toEqual(['one']);
});

it('two processes clean up at once', async () => {
  const versions = open({ maxPerFile: 1 });
  await outdated(versions, 'one', 'two', 'three');
  const fs = meanwhile(
    (call) => call === 'unlink',
    () => versions.cleanUp(),
  );
  expect(await open({ maxPerFile: 1 }, fs).cleanUp()).toBe('latest'.length);
  expect(await objects()).toHaveLength(1);
});

it('two processes keep versions of one file at once: both are listed', async () => {
  await keep(open(), 'one');
  const fs = meanwhile(isList, () => keep(open(), 'two'));
  await keep(open({}, fs), 'three');
  expect(await contents(open())).toEqual(['three', 'two', 'one']);
});
