import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Lines that must not build: [folder, what it would import, why not]. */
const forbidden = [
  ['engine', `import 'node:fs';`, 'the engine is pure'],
  ['engine', `export const title = document.title;`, 'the engine knows no page'],
  ['engine', `export const home = process.env;`, 'the engine knows no process'],
  ['engine', `import '../contract/index.ts';`, 'upwards'],
  ['engine', `import '../service/index.ts';`, 'upwards'],
  ['contract', `import 'node:fs';`, 'the contract is in the window, too'],
  ['contract', `import '../service/index.ts';`, 'upwards'],
  ['words', `import '../renderer/main.ts';`, 'upwards'],
  ['service', `import '../server/index.ts';`, 'upwards'],
  ['service', `import '../main/index.ts';`, 'upwards'],
  ['service', `export const title = document.title;`, 'the service knows no page'],
  ['server', `import '../main/index.ts';`, 'the hosts do not know each other'],
  ['main', `import '../server/index.ts';`, 'the hosts do not know each other'],
  ['server', `import '../renderer/main.ts';`, 'a host serves the window, it is not part of it'],
  ['preload', `import '../service/index.ts';`, 'the bridge carries calls and nothing else'],
  ['renderer', `import '../service/index.ts';`, 'the window reaches files through the contract only'],
  ['renderer', `import 'node:fs';`, 'the window knows no files'],
  // Not `index.ts`: Electron's types bring Node's with them, and then `node:fs` above would build.
  ['renderer', `import '../main/window-state.ts';`, 'the window does not know its host'],
] as const;

const allowed = [
  ['service', `export { analyse } from '../engine/index.ts';`],
  ['cli', `export { analyse } from '../engine/index.ts';`],
  ['renderer', `export { createClient } from '../contract/client.ts';`],
] as const;

/** Seconds on a quiet machine. */
const buildTimeoutMs = 240_000;

const scratchName = (index: number) => `scratch-${index}.ts`;

describe('layers', () => {
  const folders: string[] = [];
  let output = '';

  /** Builds a copy of the sources with some of the scratch files. @returns what the compiler says */
  async function build(belongs: (line: string) => boolean): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'galley-layers-'));
    folders.push(folder);
    for (const name of ['src', 'package.json', 'tsconfig.base.json']) {
      await cp(join(root, name), join(folder, name), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const scratch = [...forbidden, ...allowed]
      .map(([layer, line], index) => ({ layer, line, index }))
      .filter(({ line }) => belongs(line));
    for (const { layer, line, index } of scratch) {
      await writeFile(join(folder, 'src', layer, scratchName(index)), `${line}\nexport {};\n`);
    }
    const layers = [...new Set(scratch.map(({ layer }) => join('src', layer)))];
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const result = spawnSync(process.execPath, [compiler, '-b', '--pretty', 'false', ...layers], {
      cwd: folder,
      encoding: 'utf8',
    });
    return result.stdout + result.stderr;
  }

  // Imports of layers apart from the others: one that is refused still brings its types, Node's with them.
  beforeAll(async () => {
    const importsLayer = (line: string) => line.includes("'../");
    output = (await build(importsLayer)) + (await build((line) => !importsLayer(line)));
  }, buildTimeoutMs);

  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

  const errorsIn = (layer: string, index: number) =>
    output
      .split('\n')
      .filter((line) => line.replaceAll('\\', '/').includes(`${layer}/${scratchName(index)}(`));

  it.each(forbidden.map((line, index) => [...line, index] as const))(
    '%s refuses %s (%s)',
    (layer, _line, _why, index) => {
      expect(errorsIn(layer, index), output).not.toEqual([]);
    },
  );

  it.each(allowed.map((line, index) => [...line, forbidden.length + index] as const))(
    '%s takes %s',
    (layer, _line, index) => {
      expect(errorsIn(layer, index)).toEqual([]);
    },
  );
});
