import { mkdir, rename, symlink, writeFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  codeOf,
  createDesk,
  type Desk,
  type DeskWindow,
  type RunningDesk,
} from '../../support/service-desk.ts';

let desk: Desk;
let run: RunningDesk;
let window: DeskWindow;
let inside: string;

/** `inside` is opened; `outside.txt` beside it is not. */
beforeEach(async () => {
  desk = await createDesk();
  inside = join(desk.folder, 'inside');
  await mkdir(join(inside, 'folder'), { recursive: true });
  await writeFile(join(desk.folder, 'outside.txt'), 'secret\n');
  await writeFile(join(inside, 'p2.txt'), 'two\n');
  await writeFile(join(inside, 'p10.txt'), 'ten\n');
  await writeFile(join(inside, 'folder', 'p1.md'), 'one\n');
  await writeFile(join(inside, '.hidden.txt'), 'hidden\n');
  await writeFile(join(inside, 'picture.png'), 'no text');
  await symlink('../outside.txt', join(inside, 'link-out.txt'));
  await symlink('..', join(inside, 'folder-out'));
  await symlink('p2.txt', join(inside, 'link-in.txt'));
  run = desk.start();
  window = run.window([inside]);
});

afterEach(async () => {
  await run.service.close();
  await desk.clear();
});

const isOf = (payload: unknown, workspace: string): boolean =>
  (payload as { readonly workspace?: string }).workspace === workspace;

describe('a workspace', () => {
  it('lists its text files in the order people expect, without hidden ones and ways out', async () => {
    const { open } = await window.client.call('app.hello', {});
    expect(open.workspace?.files.map(({ name }) => name)).toEqual([
      'folder/p1.md',
      'link-in.txt',
      'p2.txt',
      'p10.txt',
    ]);
  });

  it('counts the flags of each file in the background', async () => {
    const { open } = await window.client.call('app.hello', {});
    const counted = new Set<string>();
    for (let count = 0; count < 4; count += 1) {
      const event = await window.next('workspace.counts');
      expect(event).toMatchObject({ total: 4, done: count + 1, counts: { state: 'counted', flags: 0 } });
      counted.add(event.file);
    }
    expect(counted).toEqual(new Set(open.workspace?.files.map(({ file }) => file)));
  });

  it('is a new one for a window that begins again; the one before is closed', async () => {
    const before = (await window.client.call('app.hello', {})).open.workspace!;
    const after = (await window.client.call('app.hello', {})).open.workspace!;
    const close = (workspace: string) => codeOf(window.client.call('workspace.close', { workspace }));
    expect(await close(before.workspace)).toBe('not-found');
    await expect
      .poll(() => window.told.filter(({ payload }) => isOf(payload, after.workspace)))
      .toHaveLength(after.files.length);
    // What was not counted when it was closed is nobody's failure.
    const told = window.told.filter(({ payload }) => isOf(payload, before.workspace));
    expect(JSON.stringify(told)).not.toContain('failed');
    expect(await close(after.workspace)).toBe('done');
  });

  it('tells why a file could not be counted, and counts the others', async () => {
    await writeFile(join(inside, 'p3.txt'), Buffer.from('89504e470d0a1a0a', 'hex'));
    await window.client.call('app.hello', {});
    const states: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { counts } = await window.next('workspace.counts');
      states.push(counts.state === 'failed' ? counts.code : counts.state);
    }
    expect(states.toSorted()).toEqual(['binary-file', 'counted', 'counted', 'counted', 'counted']);
  });

  it('does not follow a file that became a link to somewhere else', async () => {
    const { open } = await window.client.call('app.hello', {});
    const file = open.workspace!.files.find(({ name }) => name === 'p2.txt')!;
    const { document, revision } = await window.client.call('document.open', { file: file.file });
    await rename(join(inside, 'p2.txt'), join(inside, 'p2.old'));
    await symlink('../outside.txt', join(inside, 'p2.txt'));
    expect(await codeOf(window.client.call('document.open', { file: file.file }))).toBe('outside-workspace');
    expect(await codeOf(window.client.call('file.read', { file: file.file }))).toBe('outside-workspace');
    const save = { document, revision, text: 'overwritten', overwrite: true, force: true };
    expect(await codeOf(window.client.call('document.save', save))).toBe('outside-workspace');
    expect(await codeOf(window.client.call('document.peek', { document }))).toBe('outside-workspace');
    expect(await readFile(join(desk.folder, 'outside.txt'), 'utf8')).toBe('secret\n');
  });
});

describe('a file that is come by in several ways', () => {
  it('is one document: alone, from its folder and by a link', async () => {
    const both = run.window([join(inside, 'p2.txt'), inside]);
    const { open } = await both.client.call('app.hello', {});
    const [alone] = open.files;
    const ofFolder = (wanted: string) => open.workspace!.files.find(({ name }) => name === wanted)!;
    expect(ofFolder('p2.txt').file).toBe(alone!.file);
    const opened = await both.client.call('document.open', { file: alone!.file });
    const linked = await both.client.call('document.open', { file: ofFolder('link-in.txt').file });
    expect(linked.document).toBe(opened.document);
  });

  it.each([
    ['done', 'was named itself', () => [join(inside, 'p10.txt'), inside]],
    ['outside-workspace', 'is known from an earlier run', () => [inside]],
  ] as const)('opens to %s as a link out of its folder where it %s', async (code, _, paths) => {
    const earlier = run.window([join(inside, 'p10.txt')]).client;
    const [file] = (await earlier.call('app.hello', {})).open.files;
    await earlier.call('document.open', { file: file!.file });
    const { client } = run.window(paths());
    const { open, recent } = await client.call('app.hello', {});
    expect(recent[0]?.file).toBe(open.workspace!.files.find(({ name }) => name === 'p10.txt')!.file);
    await rm(join(inside, 'p10.txt'));
    await symlink('../outside.txt', join(inside, 'p10.txt'));
    expect(await codeOf(client.call('document.open', { file: recent[0]!.file }))).toBe(code);
  });
});

describe('a file that is only read', () => {
  it('gives its text, and is no recent file for it', async () => {
    const { open } = await window.client.call('app.hello', {});
    const { file } = open.workspace!.files.find(({ name }) => name === 'p10.txt')!;
    expect(await window.client.call('file.read', { file })).toEqual({ text: 'ten\n' });
    expect((await window.client.call('app.hello', {})).recent).toEqual([]);
  });
});

describe('the picker of the window', () => {
  it('begins in the folder the host was started with and never leaves it', async () => {
    const top = await window.client.call('picker.list', { folder: null });
    expect(top.parent).toBe(null);
    expect(top.folders.map(({ name }) => name)).toEqual(['folder']);
    expect(top.files.map(({ name }) => name)).toEqual(['link-in.txt', 'p2.txt', 'p10.txt', 'picture.png']);
    const below = await window.client.call('picker.list', { folder: top.folders[0]!.folder });
    expect(below.files.map(({ name }) => name)).toEqual(['p1.md']);
    expect((await window.client.call('picker.list', { folder: below.parent })).parent).toBe(null);
  });

  it.each(['../../etc', '/etc/passwd', 'AAAAAAAAAAAAAAAAAAAAAA'])('knows no ref %j', async (ref) => {
    expect(['invalid-call', 'not-found']).toContain(
      await codeOf(window.client.call('picker.list', { folder: ref })),
    );
  });

  it('does not list a folder that became a link to somewhere else', async () => {
    const top = await window.client.call('picker.list', { folder: null });
    await rm(join(inside, 'folder'), { recursive: true });
    await symlink('..', join(inside, 'folder'));
    const folder = top.folders[0]!.folder;
    expect(await codeOf(window.client.call('picker.list', { folder }))).toBe('outside-workspace');
    expect(await codeOf(window.client.call('workspace.open', { folder }))).toBe('outside-workspace');
  });
});

const copyAs = async (name: string, overwrite = false): Promise<string> => {
  const { files, folder } = await window.client.call('picker.list', { folder: null });
  const file = files.find((one) => one.name === 'p2.txt')!;
  const { document } = await window.client.call('document.open', { file: file.file });
  const target = { kind: 'into' as const, folder: folder!.folder, name, overwrite };
  return codeOf(window.client.call('document.saveCopy', { document, text: 'copy\n', target }));
};

describe('a copy', () => {
  it.each(['../outside.txt', '..', '.', 'a/b.txt', 'a\\b.txt', 'a\0b.txt', 'a\nb.txt'])(
    'is not written to %j',
    async (name) => {
      expect(await copyAs(name, true)).toBe('outside-workspace');
      expect(await readFile(join(desk.folder, 'outside.txt'), 'utf8')).toBe('secret\n');
    },
  );

  it('does not go through a link that leads out, and replaces nothing unasked', async () => {
    expect(await copyAs('link-out.txt', true)).toBe('outside-workspace');
    expect(await copyAs('link-out.txt')).toBe('exists');
    expect(await copyAs('p10.txt')).toBe('exists');
    expect(await readFile(join(desk.folder, 'outside.txt'), 'utf8')).toBe('secret\n');
    expect(await copyAs('new.txt')).toBe('done');
    expect(await readFile(join(inside, 'new.txt'), 'utf8')).toBe('copy\n');
  });

  it('with a name that is too long is refused with that reason', async () => {
    expect(await copyAs(`${'長'.repeat(200)}.txt`)).toBe('name-too-long');
  });
});
