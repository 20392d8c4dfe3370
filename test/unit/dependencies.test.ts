import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8'));

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}
interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
const lock = read('package-lock.json') as Lock;
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every package is pinned by version and SHA-512, as npm audit signatures and npm ci check it', () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(locked.filter(([, { version }]) => !/^\d+\.\d+\.\d+/.test(version ?? ''))).toEqual([]);
  expect(locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
});

test('no address of a registry, a repository or a file is in the lock file', () => {
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('no package runs a script of its own when it is installed, but the bundler that checks its binary', () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/esbuild']);
});

test('what the running program is made of is few', () => {
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies)).toEqual(['commander', 'diff', 'iconv-lite', 'picocolors', 'ws', 'zod']);
});
