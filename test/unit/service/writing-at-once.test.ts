import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DocumentSnapshot } from '../../../src/contract/index.ts';
import type { FileSystem } from '../../../src/service/disk/file-system.ts';
import { nodeFileSystem } from '../../../src/service/index.ts';
import {
  codeOf,
  createDesk,
  type Desk,
  type DeskWindow,
  type RunningDesk,
} from '../../support/service-desk.ts';

/** Two windows, or a window and another program, write the same file: nothing of either is lost. */
let desk: Desk;
let running: RunningDesk | null;
const path = (name: string) => join(desk.folder, name);

beforeEach(async () => {
  desk = await createDesk();
  running = null;
});

afterEach(async () => {
  await running?.service.close();
  await desk.clear();
  if (desk.reported.length > 0)
    throw new AggregateError(desk.reported, 'reported behind the back of the test');
});

function start(fs: FileSystem = nodeFileSystem): RunningDesk {
  running = desk.start({ fs });
  return running;
}

async function open(window: DeskWindow): Promise<[DeskWindow, DocumentSnapshot]> {
  const { open: opened } = await window.client.call('app.hello', {});
  return [window, await window.client.call('document.open', { file: opened.files[0]!.file })];
}

const save = (window: DeskWindow, { document, revision }: DocumentSnapshot, text: string) =>
  window.client.call('document.save', { document, revision, text, overwrite: false, force: false });

/** Holds up the first move of a new file into its place, or the first one that is made there, until it may go on. */
function heldUp(
  isThere: (path: string) => boolean,
  what: 'rename' | 'create' = 'rename',
): { readonly first: Promise<void>; readonly go: () => void; readonly fs: FileSystem } {
  let reached: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (reached = resolve));
  let go: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (go = resolve));
  let isHeld = false;
  const hold = async (path: string): Promise<void> => {
    if (isHeld || !isThere(path) || path.startsWith(desk.dataFolder)) return;
    isHeld = true;
    reached();
    await released;
  };
  const fs: FileSystem = {
    ...nodeFileSystem,
    async open(path, how, mode) {
      if (what === 'create' && how === 'create') await hold(path);
      return nodeFileSystem.open(path, how, mode);
    },
    async rename(from, to) {
      if (what === 'rename') await hold(from);
      return nodeFileSystem.rename(from, to);
    },
  };
  return { first, go, fs };
}

/** Latest first. */
async function versionsOf(window: DeskWindow, { document }: DocumentSnapshot): Promise<string[]> {
  const versions = await window.client.call('versions.list', { document });
  const texts = await Promise.all(
    versions.map(({ version }) => window.client.call('versions.read', { document, version })),
  );
  return texts.map(({ text }) => text);
}

it('a copy over a file that another window saves waits for it, also by another way to it', async () => {
  await writeFile(path('a.txt'), 'one');
  await writeFile(path('b.txt'), 'another page');
  await symlink(path('a.txt'), path('link.txt'));
  const { first, go, fs } = heldUp((from) => from.startsWith(desk.folder));
  const run = start(fs);
  const [window, document] = await open(run.window([path('a.txt')]));
  const [other, page] = await open(
    run.window([path('b.txt')], { chooseSaveTarget: () => Promise.resolve(path('link.txt')) }),
  );
  const saved = save(window, document, 'one, mended');
  await first;
  const copied = other.client.call('document.saveCopy', {
    document: page.document,
    text: 'copied',
    target: { kind: 'choose' },
  });
  await new Promise((wake) => setTimeout(wake, 50));
  go();
  await Promise.all([saved, copied]);
  expect(await readFile(path('a.txt'), 'utf8')).toBe('copied');
  expect(await versionsOf(window, document)).toEqual(['one, mended', 'one']);
});

it('a copy over a file keeps what another program wrote there at the last moment', async () => {
  await writeFile(path('a.txt'), 'one');
  await writeFile(path('b.txt'), 'another page');
  const { first, go, fs } = heldUp((from) => from.startsWith(desk.folder), 'create');
  const run = start(fs);
  const [other, page] = await open(
    run.window([path('b.txt')], { chooseSaveTarget: () => Promise.resolve(path('a.txt')) }),
  );
  const copied = other.client.call('document.saveCopy', {
    document: page.document,
    text: 'copied',
    target: { kind: 'choose' },
  });
  await first;
  await writeFile(path('a.txt'), 'them');
  go();
  await copied;
  expect(await readFile(path('a.txt'), 'utf8')).toBe('copied');
  const [window, document] = await open(run.window([path('a.txt')]));
  expect(await versionsOf(window, document)).toEqual(['them', 'one']);
});

it('a version is read for the document that it is of, and for no other', async () => {
  await writeFile(path('a.txt'), 'secret');
  await writeFile(path('b.txt'), 'b');
  const window = start().window([path('a.txt'), path('b.txt')]);
  const { open: opened } = await window.client.call('app.hello', {});
  const [a, b] = await Promise.all(
    opened.files.map(({ file }) => window.client.call('document.open', { file })),
  );
  await save(window, a!, 'mended');
  const [first] = await window.client.call('versions.list', { document: a!.document });
  const { version } = first!;
  expect(await codeOf(window.client.call('versions.read', { document: b!.document, version }))).toBe(
    'not-found',
  );
  expect(await window.client.call('versions.read', { document: a!.document, version })).toEqual({
    text: 'secret',
  });
});
