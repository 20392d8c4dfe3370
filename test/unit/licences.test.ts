import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('THIRD-PARTY.md lists what the app is built from, under licences that we accept', () => {
  const check = spawnSync(process.execPath, [join(root, 'scripts/licences.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect(check.stderr).toBe('');
  expect(check.status).toBe(0);
});
