import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentSnapshot } from '../../../src/contract/index.ts';
import { nodeFileSystem } from '../../../src/service/index.ts';
import { createDesk, type Desk, type DeskWindow, type RunningDesk } from '../../support/service-desk.ts';

/** What somebody, or a bad disk, left where the program keeps its own things: it starts, says so, and loses no page. */
let desk: Desk;
let page: string;
const inStore = (name: string) => join(desk.dataFolder, name);

beforeEach(async () => {
  desk = await createDesk();
  page = join(desk.folder, 'p01.txt');
  await writeFile(page, 'one\n');
});
afterEach(async () => {
  for (const { service } of runs.splice(0)) await service.close();
  await desk.clear();
});

const runs: RunningDesk[] = [];
function start(ports?: Parameters<Desk['start']>[0]): RunningDesk {
  const run = desk.start(ports);
  runs.push(run);
  return run;
}

/** Opens the page, saves a text over it and puts another one in safety: the store has something of each kind then. */
async function work(text: string): Promise<{ window: DeskWindow; document: DocumentSnapshot }> {
  const window = start().window([page]);
  const { open } = await window.client.call('app.hello', {});
  const document = await window.client.call('document.open', { file: open.files[0]!.file });
  const { document: ref, revision } = document;
  await window.client.call('document.save', {
    document: ref,
    revision,
    text,
    overwrite: false,
    force: false,
  });
  await window.client.call('document.keep', { document: ref, kept: ['x'] });
  await window.client.call('document.journal', { document: ref, revision, text: `${text}typed` });
  await window.client.call('app.settings', { fontSize: 20 });
  return { window, document };
}

async function filesOfStore(): Promise<string[]> {
  const entries = await readdir(desk.dataFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('samples'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const hostile: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '1e999'],
  ['a list', '[[[]]]'],
  [
    'a prototype',
    '{"__proto__":{"polluted":true,"fontSize":39},"constructor":{"prototype":{"polluted":true}}}',
  ],
  ['a prototype among the rest', '{"fontSize":20,"__proto__":{"polluted":true}}'],
  ['half of it', '{"fontSize":2'],
  ['other types', '{"path":1,"kept":{},"entries":"x","fontSize":"20","theme":["dark"]}'],
  ['hashes that are paths', '{"path":"x","entries":[{"hash":"../../../secret.txt","savedAt":"","bytes":1}]}'],
  ['deep nesting', '['.repeat(200_000)],
  ['bytes', Buffer.from([0xff, 0xfe, 0, 0x80, 0x0a, 0xed, 0xa0, 0x80])],
  ['a terminal’s commands', '\u001b]0;owned\u0007\n'],
];

describe('a store with something else in it', () => {
  it.each(hostile)('%s in every file of it', async (_, content) => {
    const first = await work('two\n');
    await first.window.session.close();
    for (const path of await filesOfStore()) await writeFile(path, content);
    const second = await work('three\n');
    expect(await readFile(page, 'utf8')).toBe('three\n');
    expect(second.document.text).toBe('two\n');
    expect(second.document.recovered).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const { settings } = await second.window.client.call('app.hello', {});
    expect(settings.fontSize).toBe(20);
    const codes = second.window.told.flatMap(({ name, payload }) =>
      name === 'problem' ? [(payload as { code: string }).code] : [],
    );
    expect(codes).toContain('versions-damaged');
    expect(desk.reported).toEqual([]);
  });

  it.each(['settings.json', 'recent.json'])('a folder by the name of %s', async (name) => {
    await mkdir(inStore(name), { recursive: true });
    const { window } = await work('two\n');
    expect((await window.client.call('app.hello', {})).settings.fontSize).toBe(20);
    expect((await stat(inStore(name))).isFile()).toBe(true);
    expect(desk.reported).toEqual([]);
  });

  it('settings and recent files that may not be read do not keep a window from starting', async () => {
    const refusing = {
      ...nodeFileSystem,
      open: (path: string, how: 'read' | 'create' | 'folder', mode?: number) =>
        /settings\.json|recent\.json/.test(path)
          ? Promise.reject(Object.assign(new Error('made up for a test'), { code: 'EACCES' }))
          : nodeFileSystem.open(path, how, mode),
    };
    const window = start({ fs: refusing }).window([page]);
    const { open, settings } = await window.client.call('app.hello', {});
    expect(settings.fontSize).toBeGreaterThan(0);
    await window.client.call('document.open', { file: open.files[0]!.file });
    expect(desk.reported.length).toBeGreaterThan(0);
  });

  it('what is kept in a page may not be read: the page opens and is counted', async () => {
    await (await work('two\n')).window.session.close();
    const refusing: typeof nodeFileSystem = {
      ...nodeFileSystem,
      open: (path, how, mode) =>
        path.includes('kept')
          ? Promise.reject(Object.assign(new Error('made up for a test'), { code: 'EACCES' }))
          : nodeFileSystem.open(path, how, mode),
    };
    const window = start({ fs: refusing }).window([desk.folder]);
    const { open } = await window.client.call('app.hello', {});
    const file = open.workspace!.files.find(({ name }) => name === 'p01.txt');
    expect((await window.client.call('document.open', { file: file!.file })).text).toBe('two\n');
    expect(await window.next('workspace.counts')).toMatchObject({ counts: { state: 'counted' } });
    expect(desk.reported.length).toBeGreaterThan(0);
  });

  it('a damaged file is set aside once, however many read it at the same time', async () => {
    await (await work('two\n')).window.session.close();
    for (const path of await filesOfStore()) if (path.includes('kept')) await writeFile(path, 'damaged');
    const window = start().window([page]);
    const { open } = await window.client.call('app.hello', {});
    const file = open.files[0]!.file;
    await Promise.all([1, 2, 3].map(() => window.client.call('document.open', { file })));
    expect((await readdir(inStore('kept'))).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
    expect(desk.reported).toEqual([]);
  });

  it('paths of devices in what an earlier run wrote down are not looked at', async () => {
    await mkdir(desk.dataFolder, { recursive: true });
    await writeFile(
      inStore('recent.json'),
      JSON.stringify(['/dev/zero', '/proc/self/environ', 'a\0b', page]),
    );
    const window = start().window([]);
    const { recent } = await window.client.call('app.hello', {});
    expect(recent.map(({ name }) => name)).toEqual(['p01.txt']);
  });
});

describe.skipIf(process.platform === 'win32')('who may read the store', () => {
  it('nobody else, whatever the mask of the process and whatever was there', async () => {
    const before = process.umask(0);
    try {
      await mkdir(desk.dataFolder, { recursive: true, mode: 0o777 });
      await writeFile(inStore('settings.json'), '{}', { mode: 0o666 });
      await work('two\n');
      await (await work('three\n')).window.client.call('app.hello', {});
    } finally {
      process.umask(before);
    }
    const entries = await readdir(desk.dataFolder, { recursive: true, withFileTypes: true });
    const open: string[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      // The samples are the program's own.
      if (path.includes('samples')) continue;
      if (((await stat(path)).mode & 0o077) !== 0) open.push(path);
    }
    expect(open).toEqual([]);
  });

  it('a page keeps the mode that it had', async () => {
    await chmod(page, 0o640);
    await work('two\n');
    expect((await stat(page)).mode & 0o777).toBe(0o640);
  });

  it('a link in the store to something else is replaced, and what it led to stays', async () => {
    const other = join(desk.folder, 'other.txt');
    await writeFile(other, 'other\n');
    await mkdir(desk.dataFolder, { recursive: true });
    const first = await work('two\n');
    await first.window.session.close();
    const journals = (await readdir(inStore('journals'))).filter((name) => name.endsWith('.journal'));
    for (const name of journals) {
      await rm(inStore(`journals/${name}`));
      await symlink(other, inStore(`journals/${name}`));
    }
    await work('three\n');
    expect(await readFile(other, 'utf8')).toBe('other\n');
  });
});

describe('names that look alike', () => {
  it('composed and decomposed are two files where the disk has two', async () => {
    const composed = join(desk.folder, 'Ausgabe M\u00fcnchen.txt');
    const decomposed = join(desk.folder, 'Ausgabe Mu\u0308nchen.txt');
    await writeFile(composed, 'composed\n');
    await writeFile(decomposed, 'decomposed\n');
    const isOne = (await readFile(composed, 'utf8')) === 'decomposed\n';
    const window = start().window([desk.folder]);
    const { open } = await window.client.call('app.hello', {});
    const files = open.workspace!.files.filter(({ name }) => name.startsWith('Ausgabe'));
    expect(files).toHaveLength(isOne ? 1 : 2);
    for (const { file } of files) {
      const { document, revision, text } = await window.client.call('document.open', { file });
      await window.client.call('document.journal', { document, revision, text: `${text}typed` });
      const request = { document, revision, text: `${text}saved\n`, overwrite: false, force: false };
      await window.client.call('document.save', request);
    }
    if (isOne) return;
    expect(await readFile(composed, 'utf8')).toBe('composed\nsaved\n');
    expect(await readFile(decomposed, 'utf8')).toBe('decomposed\nsaved\n');
  });
});
