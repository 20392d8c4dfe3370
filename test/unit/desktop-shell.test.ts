import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchElectron, findElectron, hasDisplay, runElectron } from '../../src/server/desktop-shell.ts';

let root: string;
const packageFolder = () => join(root, 'node_modules', 'electron');

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-shell-'));
  await writeFile(join(root, 'package.json'), '{"name":"galley"}');
});
afterEach(() => rm(root, { recursive: true }));

async function installPackage(): Promise<void> {
  await mkdir(join(packageFolder(), 'dist'), { recursive: true });
  await writeFile(join(packageFolder(), 'package.json'), '{"name":"electron"}');
}

describe('a display', () => {
  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['win32', {}, true],
    ['darwin', {}, true],
  ] as const)('on %s with %o: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});

describe('the Electron program', () => {
  test('is not here without its package, nor before it was fetched', async () => {
    expect(findElectron(root, {})).toBeNull();
    expect(fetchElectron(root, {})).toBeNull();
    await installPackage();
    expect(findElectron(root, {})).toBeNull();
  });

  test('is where the package wrote that it is, if it is there', async () => {
    await installPackage();
    await writeFile(join(packageFolder(), 'path.txt'), 'electron');
    expect(findElectron(root, {})).toBeNull();
    await writeFile(join(packageFolder(), 'dist', 'electron'), '');
    expect(findElectron(root, {})).toBe(join(packageFolder(), 'dist', 'electron'));
  });

  test('is in the folder that the environment names', async () => {
    const folder = join(root, 'mine');
    await mkdir(folder);
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBeNull();
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
    await writeFile(join(folder, name), '');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, name));
  });

  test('is fetched by its own package, and a fetch that fails is no program', async () => {
    await installPackage();
    await writeFile(join(packageFolder(), 'install.js'), 'process.exit(1)');
    expect(fetchElectron(root, {})).toBeNull();
    await writeFile(
      join(packageFolder(), 'install.js'),
      `const fs = require('fs'); fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron');`,
    );
    expect(fetchElectron(root, { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' })).toBeNull();
    expect(fetchElectron(root, {})).toBe(join(packageFolder(), 'dist', 'electron'));
  });
});

describe.skipIf(process.platform === 'win32')('running it', () => {
  async function program(script: string): Promise<string> {
    const path = join(root, 'electron');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  test('gives its exit code', async () => {
    expect(await runElectron(await program('exit 0'), root, [])).toBe(0);
  });

  test('a program that fails at once could not start', async () => {
    expect(await runElectron(await program('exit 127'), root, [])).toBe('desktopFailed');
    expect(await runElectron(await program('kill -TRAP $$'), root, [])).toBe('desktopFailed');
    expect(await runElectron(join(root, 'nothing-there'), root, [])).toBe('desktopFailed');
  });

  test('paths reach it as they are', async () => {
    const seen = join(root, 'seen');
    const electron = await program(`printf '%s\\n' "$@" > '${seen}'`);
    await runElectron(electron, root, ['/a b/页.txt', '/$(x)']);
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(seen, 'utf8')).toBe(`${root}\n/a b/页.txt\n/$(x)\n`);
  });
});
