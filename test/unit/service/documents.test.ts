import { createHash } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallFailure, type CallError, type DocumentSnapshot } from '../../../src/contract/index.ts';
import { nodeFileSystem, readTextFile } from '../../../src/service/index.ts';
import {
  codeOf,
  createDesk,
  type Desk,
  type DeskWindow,
  type RunningDesk,
} from '../../support/service-desk.ts';

let desk: Desk;
let running: RunningDesk;
const path = (name: string) => join(desk.folder, name);

beforeEach(async () => {
  desk = await createDesk();
  running = desk.start();
});

afterEach(async () => {
  await running.service.close();
  await desk.clear();
  if (desk.reported.length > 0)
    throw new AggregateError(desk.reported, 'reported behind the back of the test');
});

async function open(
  name: string,
  window = running.window([path(name)]),
): Promise<[DeskWindow, DocumentSnapshot]> {
  const { open: opened } = await window.client.call('app.hello', {});
  return [window, await window.client.call('document.open', { file: opened.files[0]!.file })];
}

/** As random as bytes get, and the same each time. */
function bytesOfChance(length: number): Buffer {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(`chance ${index}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, length);
}

const save = (window: DeskWindow, document: DocumentSnapshot, text: string, more: object = {}) =>
  window.client.call('document.save', {
    document: document.document,
    revision: document.revision,
    text,
    overwrite: false,
    force: false,
    ...more,
  });

async function errorOf(work: Promise<unknown>): Promise<CallError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailure) return error.error;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('opening', () => {
  it('shows a GB18030 page with CRLF in \\n and says what it is', async () => {
    await writeFile(path('p01.txt'), Buffer.from('d6d8b8b4a3ac0d0acec4d7d6a1a30d0a', 'hex'));
    const [, document] = await open('p01.txt');
    expect(document).toMatchObject({
      text: '重复，\n文字。\n',
      encoding: 'gb18030',
      encodingSource: 'guessed',
      bom: false,
      lineEnding: 'crlf',
      readOnly: null,
      recovered: null,
    });
  });

  it('opens an empty file', async () => {
    await writeFile(path('empty.txt'), '');
    const [, document] = await open('empty.txt');
    expect(document).toMatchObject({ text: '', encoding: 'utf-8', lineEnding: 'none' });
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['bytes without sense', bytesOfChance(999)],
  ])('refuses %s as binary, and opens it when an encoding is named', async (_, bytes) => {
    await writeFile(path('x.txt'), bytes);
    const window = running.window([path('x.txt')]);
    const { open: opened } = await window.client.call('app.hello', {});
    const { file } = opened.files[0]!;
    expect(await errorOf(window.client.call('document.open', { file }))).toMatchObject({
      code: 'binary-file',
      data: { place: path('x.txt') },
    });
    const document = await window.client.call('document.open', { file, encoding: 'utf-8' });
    expect(document.readOnly).toBe('undecodable');
  });

  it('opens a file with broken bytes read-only and shows where they are; saving keeps them', async () => {
    const bytes = Buffer.concat([
      Buffer.from('第一行没有问题。\n第二行', 'utf8'),
      Buffer.from([0xff]),
      Buffer.from('坏了一处。\n第三行也没有。\n', 'utf8'),
    ]);
    await writeFile(path('broken.txt'), bytes);
    const [window, document] = await open('broken.txt');
    expect(document).toMatchObject({
      readOnly: 'undecodable',
      undecodable: [{ line: 2, column: 4, bytes: 'ff' }],
    });
    const text = document.text.replace('坏了', '坏在').replace('第三行也没有。\n', '');
    expect(await errorOf(save(window, document, text))).toMatchObject({
      code: 'read-only',
      data: { reason: 'undecodable' },
    });
    await save(window, document, text, { force: true });
    expect(await readFile(path('broken.txt'))).toEqual(
      Buffer.concat([
        Buffer.from('第一行没有问题。\n第二行', 'utf8'),
        Buffer.from([0xff]),
        Buffer.from('坏在一处。\n', 'utf8'),
      ]),
    );
  });

  it('says what cannot be opened, and opens the rest', async () => {
    await writeFile(path('here.txt'), 'here');
    await mkdir(path('empty folder'));
    const window = running.window([path('gone.txt'), path('here.txt'), path('empty folder'), '/dev/null']);
    const { open: opened, problems } = await window.client.call('app.hello', {});
    expect(opened.files.map(({ name }) => name)).toEqual(['here.txt']);
    expect(problems).toEqual([
      { code: 'not-found', place: path('gone.txt') },
      { code: 'no-text-files', place: path('empty folder') },
      { code: 'not-a-file', place: '/dev/null' },
    ]);
  });

  it('opens one folder, and says so of others', async () => {
    for (const name of ['one', 'two']) {
      await mkdir(path(name));
      await writeFile(path(`${name}/p01.txt`), name);
    }
    const window = running.window([path('one'), path('two')]);
    const { open: opened, problems } = await window.client.call('app.hello', {});
    expect(opened.workspace?.name).toBe('one');
    expect(problems).toEqual([{ code: 'one-folder', place: path('two') }]);
  });

  it('does not know refs of another window', async () => {
    await writeFile(path('a.txt'), 'a');
    const [, document] = await open('a.txt');
    const other = running.window([]);
    const error = await errorOf(other.client.call('document.open', { file: document.file.file }));
    expect(error.code).toBe('not-found');
  });
});

describe('a line that no window can show', () => {
  const endless = `第一行\n${'x'.repeat(10_000_001)}\n`;

  it('is refused with its number, when it is opened and when it came meanwhile', async () => {
    await writeFile(path('p.txt'), endless);
    const failed = await open('p.txt').catch((error: unknown) => error);
    expect((failed as CallFailure).error).toMatchObject({ code: 'line-too-long', data: { line: 2 } });
    await writeFile(path('q.txt'), '第一行\n第二行\n');
    const [window, document] = await open('q.txt');
    await writeFile(path('q.txt'), endless);
    expect(await codeOf(window.client.call('document.reload', { document: document.document }))).toBe(
      'line-too-long',
    );
  });

  it('is read by programs without a window, and by a window for what it says', async () => {
    await writeFile(path('p.txt'), endless);
    expect((await readTextFile(path('p.txt'))).text).toBe(endless);
    const window = running.window([path('p.txt')]);
    const { open: opened } = await window.client.call('app.hello', {});
    const { text } = await window.client.call('file.read', { file: opened.files[0]!.file });
    expect(text).toHaveLength(endless.length);
  });
});

describe('saving', () => {
  it('gives each untouched line its own ending back', async () => {
    await writeFile(path('mixed.txt'), 'one\r\ntwo\nthree\rfour\r\n\ffive');
    const [window, document] = await open('mixed.txt');
    expect(document.lineEnding).toBe('mixed');
    expect(document.text).toBe('one\ntwo\nthree\nfour\n\ffive');
    await save(window, document, 'one\nTWO\nthree\nfour\nand a half\n\ffive');
    expect(await readFile(path('mixed.txt'), 'utf8')).toBe('one\r\nTWO\nthree\rfour\r\nand a half\r\n\ffive');
  });

  it('keeps BOM, mode and symbolic links', async () => {
    await writeFile(path('real.txt'), '\ufeffone\n');
    await chmod(path('real.txt'), 0o640);
    await symlink('real.txt', path('link.txt'));
    const [window, document] = await open('link.txt');
    await save(window, document, 'two\n');
    expect(await readFile(path('real.txt'), 'utf8')).toBe('\ufefftwo\n');
    expect((await stat(path('real.txt'))).mode & 0o777).toBe(0o640);
    expect((await lstat(path('link.txt'))).isSymbolicLink()).toBe(true);
  });

  it('saves again and again, each time from the revision before', async () => {
    await writeFile(path('a.txt'), 'a');
    const [window, document] = await open('a.txt');
    const first = await save(window, document, 'b');
    expect(first).toMatchObject({ revision: document.revision + 1, bytes: 1 });
    expect((await errorOf(save(window, document, 'c'))).code).toBe('changed-on-disk');
    await save(window, { ...document, revision: first.revision }, 'c');
    expect(await readFile(path('a.txt'), 'utf8')).toBe('c');
  });

  it('names a character that the encoding lacks with its place, and writes nothing', async () => {
    await writeFile(path('latin.txt'), Buffer.from('caf\xe9 cr\xe8me br\xfbl\xe9e\r\n', 'latin1'));
    const [window, document] = await open('latin.txt');
    expect(document.encoding).toBe('windows-1252');
    const error = await errorOf(save(window, document, `${document.text}校\n`));
    expect(error).toMatchObject({
      code: 'unencodable',
      data: { characters: [{ character: '校', line: 2, column: 1 }] },
    });
    expect(await readFile(path('latin.txt'), 'latin1')).toBe('caf\xe9 cr\xe8me br\xfbl\xe9e\r\n');
    const saved = await save(window, document, `${document.text}校\n`, { encoding: 'utf-8' });
    expect(saved.encoding).toBe('utf-8');
    expect(await readFile(path('latin.txt'), 'utf8')).toBe('café crème brûlée\r\n校\r\n');
  });

  it('says what the file has now: another encoding has no BOM, and lines may end otherwise', async () => {
    await writeFile(path('bom.txt'), '\ufeff一\r\n二\r\n');
    const [window, document] = await open('bom.txt');
    expect(document).toMatchObject({ bom: true, lineEnding: 'crlf' });
    const saved = await save(window, document, '一', { encoding: 'gb18030' });
    expect(saved).toMatchObject({ encoding: 'gb18030', bom: false, lineEnding: 'none', bytes: 2 });
  });

  it('does not save over what another program wrote while the new content was being written', async () => {
    await writeFile(path('a.txt'), 'mine');
    let isSaving = false;
    const busy: typeof nodeFileSystem = {
      ...nodeFileSystem,
      open: async (place, how, mode) => {
        const isNew = how === 'create' && dirname(place) === desk.folder;
        if (isNew && isSaving) await writeFile(path('a.txt'), 'them');
        return nodeFileSystem.open(place, how, mode);
      },
    };
    const [window, document] = await open('a.txt', desk.start({ fs: busy }).window([path('a.txt')]));
    isSaving = true;
    expect((await errorOf(save(window, document, 'new'))).code).toBe('changed-on-disk');
    expect(await readFile(path('a.txt'), 'utf8')).toBe('them');
  });

  it('does not save over what another program wrote, unless told to', async () => {
    await writeFile(path('a.txt'), 'mine');
    const [window, document] = await open('a.txt');
    const { mtime, atime } = await stat(path('a.txt'));
    await writeFile(path('a.txt'), 'them');
    // Neither size nor time tells.
    await utimes(path('a.txt'), atime, mtime);
    expect(await errorOf(save(window, document, 'mine, mended'))).toMatchObject({
      code: 'changed-on-disk',
      data: { state: 'changed' },
    });
    expect((await window.client.call('document.peek', { document: document.document })).text).toBe('them');
    expect(await readFile(path('a.txt'), 'utf8')).toBe('them');
    await save(window, document, 'mine, mended', { overwrite: true });
    expect(await readFile(path('a.txt'), 'utf8')).toBe('mine, mended');
    const versions = await window.client.call('versions.list', { document: document.document });
    const { text } = await window.client.call('versions.read', {
      document: document.document,
      version: versions[0]!.version,
    });
    expect(text).toBe('them');
  });

  it('says that the file was deleted, and writes it anew when told to', async () => {
    await writeFile(path('a.txt'), 'a\n');
    const [window, document] = await open('a.txt');
    await rm(path('a.txt'));
    expect(await errorOf(save(window, document, 'b\n'))).toMatchObject({
      code: 'changed-on-disk',
      data: { state: 'deleted' },
    });
    await save(window, document, 'b\n', { overwrite: true });
    expect(await readFile(path('a.txt'), 'utf8')).toBe('b\n');
  });

  it('refuses a read-only file, and saves a corrected copy beside it, numbered if taken', async () => {
    await writeFile(path('a.txt'), 'a\r\n');
    await chmod(path('a.txt'), 0o444);
    const [window, document] = await open('a.txt');
    expect(document.readOnly).toBe('no-permission');
    expect((await errorOf(save(window, document, 'b\n', { force: true }))).code).toBe('read-only');
    const copy = () =>
      window.client.call('document.saveCopy', {
        document: document.document,
        text: 'b\n',
        target: { kind: 'corrected' },
      });
    expect((await copy()).name).toBe('a.corrected.txt');
    expect((await copy()).name).toBe('a.corrected-2.txt');
    expect(await readFile(path('a.corrected-2.txt'), 'utf8')).toBe('b\r\n');
    expect(await readFile(path('a.txt'), 'utf8')).toBe('a\r\n');
  });
});

describe('what another program does to an open file', () => {
  it('is told once when the content changed, and when it was deleted; a touched file is no change', async () => {
    await writeFile(path('a.txt'), 'a');
    const [window, { document }] = await open('a.txt');
    await utimes(path('a.txt'), new Date(), new Date());
    await new Promise((wake) => setTimeout(wake, 100));
    expect(window.told).toEqual([]);
    await writeFile(path('a.txt'), 'b');
    expect(await window.next('document.disk')).toEqual({ document, state: 'changed' });
    await rm(path('a.txt'));
    expect(await window.next('document.disk')).toEqual({ document, state: 'deleted' });
    await new Promise((wake) => setTimeout(wake, 100));
    expect(window.told).toHaveLength(2);
  });

  it('is told as deleted when a folder has its name now, and nothing is written over that', async () => {
    await writeFile(path('a.txt'), 'a');
    const [window, { document, revision }] = await open('a.txt');
    await rm(path('a.txt'));
    await mkdir(path('a.txt'));
    expect(await window.next('document.disk')).toEqual({ document, state: 'deleted' });
    const save = (overwrite: boolean) =>
      errorOf(
        window.client.call('document.save', { document, revision, text: 'mine', overwrite, force: false }),
      );
    expect(await save(false)).toMatchObject({ code: 'changed-on-disk', data: { state: 'deleted' } });
    expect(await save(true)).toMatchObject({ code: 'not-a-file' });
  });

  it('is found when its folder was renamed, and said to be gone when its folder is', async () => {
    await mkdir(path('day1'));
    await writeFile(path('day1/a.txt'), 'a\n');
    const window = desk.start().window([desk.folder]);
    const { open: opened } = await window.client.call('app.hello', {});
    const { file } = opened.workspace!.files.find(({ name }) => name === 'day1/a.txt')!;
    const { document } = await window.client.call('document.open', { file });
    await rename(path('day1'), path('day2'));
    const to = path('day2/a.txt');
    expect(await window.next('document.disk')).toEqual({ document, state: 'moved', to });
    await window.client.call('document.follow', { document });
    await rm(path('day2'), { recursive: true });
    expect(await window.next('document.disk')).toEqual({ document, state: 'deleted' });
    expect(desk.reported).toEqual([]);
  });

  it('is found wherever it was moved in the folder that was opened, with what is kept for it', async () => {
    await mkdir(path('new'));
    await writeFile(path('a.txt'), 'a\n');
    const window = desk.start().window([desk.folder]);
    const { open: opened } = await window.client.call('app.hello', {});
    const { file } = opened.workspace!.files.find(({ name }) => name === 'a.txt')!;
    const snapshot = await window.client.call('document.open', { file });
    const { document, revision } = snapshot;
    await save(window, snapshot, 'a, mended\n');
    await window.client.call('document.keep', { document, kept: ['x'] });
    await window.client.call('document.journal', { document, revision, text: 'typed\n' });
    await mkdir(path('new/deep'));
    await rename(path('a.txt'), path('new/deep/b.text'));
    const to = path('new/deep/b.text');
    expect(await window.next('document.disk')).toEqual({ document, state: 'moved', to });
    expect(await window.client.call('document.follow', { document })).toMatchObject({ file, name: 'b.text' });
    expect(await window.client.call('versions.list', { document })).toHaveLength(1);
    await window.session.close();
    // Another run finds all of it at the new place, and nothing at the old one.
    const later = desk.start().window([to]);
    const hello = await later.client.call('app.hello', {});
    expect(hello.leftOver.map((left) => left.file.name)).toEqual(['b.text']);
    const again = await later.client.call('document.open', { file: hello.open.files[0]!.file });
    expect(again).toMatchObject({ text: 'a, mended\n', kept: ['x'], recovered: { text: 'typed\n' } });
  });

  it('is found where a program moved it by copying, and not in a copy that was there before', async () => {
    await writeFile(path('a.txt'), 'a\n');
    await writeFile(path('before.txt'), 'a\n');
    const window = desk.start().window([desk.folder]);
    const { open: opened } = await window.client.call('app.hello', {});
    const { file } = opened.workspace!.files.find(({ name }) => name === 'a.txt')!;
    const { document } = await window.client.call('document.open', { file });
    await rm(path('a.txt'));
    expect(await window.next('document.disk')).toEqual({ document, state: 'deleted' });
    await writeFile(path('a.txt'), 'a\n');
    await new Promise((wake) => setTimeout(wake, 100));
    await writeFile(path('copied.txt'), 'a\n');
    await rm(path('a.txt'));
    expect(await window.next('document.disk')).toEqual({ document, state: 'moved', to: path('copied.txt') });
  });

  it('is not taken for another one that has its content, or its number', async () => {
    await writeFile(path('a.txt'), 'a\n');
    const [window, { document }] = await open('a.txt');
    await writeFile(path('other.txt'), 'a\n');
    // Hidden until it is another text.
    await rename(path('a.txt'), path('.b.txt'));
    await writeFile(path('.b.txt'), 'b\n');
    await rename(path('.b.txt'), path('b.txt'));
    expect(await window.next('document.disk')).toEqual({ document, state: 'deleted' });
    expect(await codeOf(window.client.call('document.follow', { document }))).toBe('not-found');
  });
});
