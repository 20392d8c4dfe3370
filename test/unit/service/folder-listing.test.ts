import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nodeFileSystem, type FileSystem } from '../../../src/service/disk/file-system.ts';
import { listTextFiles } from '../../../src/service/workspace/text-files.ts';

async function folderOf(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-listing-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), 'One line.\n');
  }
  return folder;
}

it('names the folders that may not be read, and lists the rest', async () => {
  const folder = await folderOf([
    'p02.txt',
    'p10.txt',
    'locked/p03.txt',
    'sport/secret/p04.txt',
    'sport/p05.txt',
  ]);
  const closed: FileSystem = {
    ...nodeFileSystem,
    readdir: (path) =>
      /locked$|secret$/.test(path.replace(/[\\/]$/, ''))
        ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
        : nodeFileSystem.readdir(path),
  };
  const { files, unlisted, isCut } = await listTextFiles(closed, folder);
  expect(files.map(({ name }) => name)).toEqual(['p02.txt', 'p10.txt', 'sport/p05.txt']);
  expect(unlisted.toSorted()).toEqual(['locked', 'sport/secret']);
  expect(isCut).toBe(false);
});

it.skipIf(process.platform === 'win32')('lists a file with a line break in its name', async () => {
  const folder = await folderOf(['page\none.txt']);
  const { files, unlisted } = await listTextFiles(nodeFileSystem, folder);
  expect(files.map(({ name }) => name)).toEqual(['page\none.txt']);
  expect(unlisted).toEqual([]);
});
