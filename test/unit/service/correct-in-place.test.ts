import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeFileSystem, readTextFile } from '../../../src/service/index.ts';
import { correctInPlace } from '../../../src/service/correct-in-place.ts';
import type { FileSystem } from '../../../src/service/disk/file-system.ts';
import { codeOf } from '../../support/service-desk.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-in-place-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes nothing over what another program wrote while the corrected text was being written', async () => {
  const path = join(folder, 'p01.txt');
  await writeFile(path, 'mine\r\n');
  const from = await readTextFile(path);
  const fs: FileSystem = {
    ...nodeFileSystem,
    async open(place, how, mode) {
      if (how === 'create' && !place.includes('data')) await writeFile(path, 'them');
      return nodeFileSystem.open(place, how, mode);
    },
  };
  const data = join(folder, 'data');
  expect(await codeOf(correctInPlace(path, 'mended\r\n', from, data, fs))).toBe('changed-on-disk');
  expect(await readFile(path, 'utf8')).toBe('them');
});
