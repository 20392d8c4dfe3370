import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { link, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/service/disk/file-system.ts';
import { retrying } from '../../../src/service/disk/retry.ts';
import { nodeFileSystem } from '../../../src/service/index.ts';
import { refuseStrangeName, refuseStrangePath } from '../../../src/service/places.ts';
import {
  codeOf,
  createDesk,
  type Desk,
  type DeskWindow,
  type RunningDesk,
} from '../../support/service-desk.ts';

/** Things on a disk that look like pages and are none, and a disk that changes between two looks at it. */
let desk: Desk;
let running: RunningDesk | null = null;
let pages: string;
const page = (name: string) => join(pages, name);

beforeEach(async () => {
  desk = await createDesk();
  pages = join(desk.folder, 'pages');
  await mkdir(pages);
  await writeFile(join(desk.folder, 'secret.txt'), 'secret\n');
});

afterEach(async () => {
  await running?.service.close();
  running = null;
  await desk.clear();
});

const isUnix = process.platform !== 'win32';

/** Opens what a command line names, and answers why not. */
async function opening(path: string): Promise<string> {
  running = desk.start();
  const window = running.window([path]);
  const { open, problems } = await window.client.call('app.hello', {});
  const [file] = open.files;
  return file ? codeOf(window.client.call('document.open', { file: file.file })) : problems[0]!.code;
}

describe.skipIf(!isUnix)('what is no file is refused at once, and nothing waits for it', () => {
  it('a pipe that nobody writes to', async () => {
    spawnSync('mkfifo', [page('pipe.txt')]);
    expect(await opening(page('pipe.txt'))).toBe('not-a-file');
  });

  it('a pipe that took the place of a file after it was listed', async () => {
    await writeFile(page('a.txt'), 'a\n');
    running = desk.start();
    const window = running.window([page('a.txt')]);
    const { open } = await window.client.call('app.hello', {});
    await rm(page('a.txt'));
    spawnSync('mkfifo', [page('a.txt')]);
    expect(await codeOf(window.client.call('document.open', { file: open.files[0]!.file }))).toBe(
      'not-a-file',
    );
  });

  it('a socket', async () => {
    const server = createServer().listen(page('socket.txt'));
    expect(await opening(page('socket.txt'))).toBe('not-a-file');
    server.close();
  });

  it.each(['/dev/zero', '/dev/tty', '/proc/self/environ', '/proc/self/mem', '/sys/kernel/notes'])(
    'a link to %s',
    async (target) => {
      await symlink(target, page('link.txt'));
      expect(['not-a-file', 'busy', 'io', 'permission-denied', 'binary-file', 'not-found']).toContain(
        await opening(page('link.txt')),
      );
      expect(await opening(target)).not.toBe('done');
    },
  );

  it('a link to itself, and a folder of that name', async () => {
    await symlink('loop.txt', page('loop.txt'));
    expect(await opening(page('loop.txt'))).toBe('io');
    await mkdir(page('folder.txt'));
    expect(await opening(page('folder.txt'))).toBe('no-text-files');
  });

  it('in a folder they are left out of the list', async () => {
    spawnSync('mkfifo', [page('pipe.txt')]);
    await symlink('/dev/zero', page('zero.txt'));
    await symlink('loop.txt', page('loop.txt'));
    await writeFile(page('real.txt'), 'real\n');
    running = desk.start();
    const window = running.window([pages]);
    const { open } = await window.client.call('app.hello', {});
    expect(open.workspace!.files.map(({ name }) => name)).toEqual(['real.txt']);
    const listed = await window.client.call('picker.list', { folder: null });
    expect(listed.files.map(({ name }) => name)).toEqual(['real.txt']);
  });
});

describe.skipIf(!isUnix)('a file with two names', () => {
  it('keeps its other name: what stands under it stays as it was', async () => {
    await writeFile(page('a.txt'), 'as it was\n');
    await link(page('a.txt'), join(desk.folder, 'other name.txt'));
    running = desk.start();
    const window = running.window([pages]);
    const { open } = await window.client.call('app.hello', {});
    const { document, revision } = await window.client.call('document.open', {
      file: open.workspace!.files[0]!.file,
    });
    const request = { document, revision, text: 'mended\n', overwrite: false, force: false };
    await window.client.call('document.save', request);
    expect(await readFile(page('a.txt'), 'utf8')).toBe('mended\n');
    expect(await readFile(join(desk.folder, 'other name.txt'), 'utf8')).toBe('as it was\n');
  });
});

/** The real disk, on which something happens right before one kind of call with a page. */
function swapping(call: 'open' | 'realpath' | 'rename', swap: (time: number) => Promise<void>): FileSystem {
  let times = 0;
  const before = async (path: string): Promise<void> => {
    if (path.startsWith(pages)) await swap((times += 1));
  };
  return {
    ...nodeFileSystem,
    async open(path, how, mode) {
      if (call === 'open' && how === 'read') await before(path);
      return nodeFileSystem.open(path, how, mode);
    },
    async realpath(path) {
      if (call === 'realpath') await before(path);
      return nodeFileSystem.realpath(path);
    },
    async rename(from, to) {
      if (call === 'rename') await before(to);
      return nodeFileSystem.rename(from, to);
    },
  };
}

const leadOut = async (): Promise<void> => {
  await rename(page('a.txt'), page('a.hidden'));
  await symlink('../secret.txt', page('a.txt'));
};
const leadBack = async (): Promise<void> => {
  await rm(page('a.txt'));
  await rename(page('a.hidden'), page('a.txt'));
};

async function firstPage(window: DeskWindow): Promise<string> {
  const { open } = await window.client.call('app.hello', {});
  return open.workspace!.files[0]!.file;
}

describe.skipIf(!isUnix)('a link that is swapped between the check and the use', () => {
  beforeEach(() => writeFile(page('a.txt'), 'as it was\n'));

  it('shows nothing from outside, not even when it is swapped back', async () => {
    let isArmed = false;
    const fs = swapping('open', async () => {
      if (isArmed) await leadOut();
      isArmed = false;
    });
    running = desk.start({ fs, watchMs: 3_600_000 });
    const window = running.window([pages]);
    const file = await firstPage(window);
    isArmed = true;
    expect(await codeOf(window.client.call('document.open', { file }))).toBe('outside-workspace');
    await leadBack();

    const back: FileSystem = {
      ...nodeFileSystem,
      async open(path, how, mode) {
        if (how !== 'read' || path !== page('a.txt')) return nodeFileSystem.open(path, how, mode);
        await leadOut();
        const opened = await nodeFileSystem.open(path, how, mode);
        await leadBack();
        return opened;
      },
    };
    const again = desk.start({ fs: back, watchMs: 3_600_000 });
    const other = again.window([pages]);
    expect(await codeOf(other.client.call('document.open', { file: await firstPage(other) }))).toBe('busy');
    await again.service.close();
  });

  it('writes nothing outside, whenever it is swapped while saving', async () => {
    for (let swapAt = 1; swapAt <= 12; swapAt += 1) {
      for (const isBack of [false, true]) {
        let isArmed = false;
        let times = 0;
        const fs = swapping('realpath', async () => {
          if (!isArmed) return;
          times += 1;
          if (times === swapAt) await leadOut();
          if (isBack && times === swapAt + 1) await leadBack();
        });
        const run = desk.start({ fs, watchMs: 3_600_000 });
        const window = run.window([pages]);
        const { document, revision } = await window.client.call('document.open', {
          file: await firstPage(window),
        });
        isArmed = true;
        const request = { document, revision, text: 'mended\n', overwrite: true, force: true };
        await codeOf(window.client.call('document.save', request));
        isArmed = false;
        expect(await readFile(join(desk.folder, 'secret.txt'), 'utf8')).toBe('secret\n');
        await run.service.close();
        await rm(pages, { recursive: true });
        await mkdir(pages);
        await writeFile(page('a.txt'), 'as it was\n');
      }
    }
  });
});

describe.skipIf(!isUnix)('a folder that is swapped for a link to another one', () => {
  const inner = () => join(pages, 'in');
  const outer = () => join(desk.folder, 'out');

  async function lay(): Promise<void> {
    for (const folder of [pages, outer()]) await rm(folder, { recursive: true, force: true });
    await mkdir(inner(), { recursive: true });
    await mkdir(outer());
    await writeFile(join(inner(), 'a.txt'), 'as it was\n');
  }

  const acts: readonly (readonly [string, (window: DeskWindow, document: string) => Promise<unknown>])[] = [
    [
      'a corrected copy',
      (window, document) =>
        window.client.call('document.saveCopy', { document, text: 'x', target: { kind: 'corrected' } }),
    ],
    [
      'a report',
      (window, document) =>
        window.client.call('report.save', { document, of: 'page', extension: 'md', text: 'x' }),
    ],
    [
      'a file that was deleted',
      async (window, document) => {
        await rm(join(inner(), 'a.txt'), { force: true });
        const request = { document, revision: 1, text: 'x', overwrite: true, force: true };
        await window.client.call('document.save', request);
      },
    ],
  ];

  it.each(acts)('%s is written inside or not at all, whenever that is', async (_, act) => {
    for (let swapAt = 1; swapAt <= 8; swapAt += 1) {
      for (const isBack of [false, true]) {
        await lay();
        let isArmed = false;
        let times = 0;
        const fs = swapping('realpath', async () => {
          if (!isArmed) return;
          times += 1;
          if (times === swapAt) {
            await rename(inner(), `${inner()}.hidden`);
            await symlink(outer(), inner());
          }
          if (isBack && times === swapAt + 1) {
            await rm(inner());
            await rename(`${inner()}.hidden`, inner());
          }
        });
        const run = desk.start({ fs, watchMs: 3_600_000 });
        const window = run.window([pages]);
        const { document } = await window.client.call('document.open', { file: await firstPage(window) });
        isArmed = true;
        await codeOf(act(window, document));
        isArmed = false;
        expect(await readdir(outer())).toEqual([]);
        await run.service.close();
      }
    }
  });
});

describe('Windows, without a Windows', () => {
  it.each([
    'CON',
    'con.txt',
    'NUL',
    'nul.tar.gz',
    'AUX .txt',
    'PRN',
    'COM1',
    'com9.md',
    'COM¹',
    'LPT1.txt',
    'CONIN$',
    'page.txt.',
    'page.txt ',
    'page.txt:stream',
    'a<b.txt',
    'a"b.txt',
    'a|b.txt',
    'a?b.txt',
    'a*b.txt',
    '..\\b.txt',
    'C:b.txt',
  ])('a copy is not named %j', (name) => {
    expect(() => refuseStrangeName(name, 'win32')).toThrow('outside-workspace');
  });

  it.each(['console.txt', 'p01.txt', '第1版.txt', 'com10.txt', '.corrected', 'nul-page.txt'])(
    'a copy may be named %j',
    (name) => {
      expect(() => refuseStrangeName(name, 'win32')).not.toThrow();
    },
  );

  it.each([
    '\\\\.\\PhysicalDrive0',
    '\\\\?\\C:\\pages\\a.txt',
    '\\\\?\\GLOBALROOT\\Device\\Null',
    '\\??\\C:\\pages\\a.txt',
    '//./COM1',
    'C:\\pages\\NUL',
    'C:\\pages\\con.txt',
    'CON:',
    'aux',
    'C:\\pages\\a.txt:stream',
    'C:\\pages\\a.txt::$DATA',
    '\\\\server\\share\\a.txt:stream',
  ])('the device or stream %j is not opened', (path) => {
    expect(() => refuseStrangePath(path, 'win32')).toThrow('not-a-file');
  });

  it.each(['C:\\pages\\a.txt', '\\\\server\\share\\a.txt', 'C:\\Users\\console\\a.txt'])(
    'the path %j that somebody gave is looked at',
    (path) => {
      expect(() => refuseStrangePath(path, 'win32')).not.toThrow();
    },
  );

  const failing = (code: string, times: number) => {
    let calls = 0;
    const work = () => {
      calls += 1;
      const error = Object.assign(new Error(code), { code });
      return calls <= times ? Promise.reject(error) : Promise.resolve(calls);
    };
    return work;
  };

  it.each(['EPERM', 'EBUSY', 'EACCES'])('%s while a scanner holds the file is waited for', async (code) => {
    expect(await retrying([0, 0, 0], failing(code, 3), 'win32')).toBe(4);
    await expect(retrying([0, 0], failing(code, 3), 'win32')).rejects.toMatchObject({ code });
  });

  it('EACCES elsewhere means what it says, and is not waited for', async () => {
    await expect(retrying([0, 0, 0], failing('EACCES', 1), 'linux')).rejects.toMatchObject({
      code: 'EACCES',
    });
  });

  it.each([
    ['EPERM', 'permission-denied'],
    ['EBUSY', 'busy'],
  ])(
    '%s at the rename: tried again, told as %s when it goes on, the file as it was',
    async (system, code) => {
      await writeFile(page('a.txt'), 'as it was\n');
      let refusals = 2;
      const fs: FileSystem = {
        ...nodeFileSystem,
        rename(from, to) {
          if (to !== page('a.txt') || refusals <= 0) return nodeFileSystem.rename(from, to);
          refusals -= 1;
          return Promise.reject(Object.assign(new Error(system), { code: system }));
        },
      };
      running = desk.start({ fs, backOffMs: [0, 0, 0], watchMs: 3_600_000 });
      const window = running.window([pages]);
      const { document, revision } = await window.client.call('document.open', {
        file: await firstPage(window),
      });
      const request = { document, revision, text: 'mended\n', overwrite: false, force: false };
      const saved = await window.client.call('document.save', request);
      expect(await readFile(page('a.txt'), 'utf8')).toBe('mended\n');
      refusals = 100;
      const next = { ...request, revision: saved.revision, text: 'mended again\n' };
      expect(await codeOf(window.client.call('document.save', next))).toBe(code);
      expect(await readFile(page('a.txt'), 'utf8')).toBe('mended\n');
    },
  );

  it('names that differ in case only are one name: nothing is replaced, the next number is taken', async () => {
    await writeFile(page('A.txt'), 'as it was\n');
    await writeFile(page('a.CORRECTED.TXT'), 'somebody else’s\n');
    const fs: FileSystem = {
      ...nodeFileSystem,
      async link(existing, name) {
        const names = (await nodeFileSystem.readdir(pages)).map((item) => item.name.toLowerCase());
        if (names.some((taken) => name.toLowerCase().endsWith(`/${taken}`)))
          throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
        return nodeFileSystem.link(existing, name);
      },
    };
    running = desk.start({ fs });
    const window = running.window([page('A.txt')]);
    const { open } = await window.client.call('app.hello', {});
    const { document } = await window.client.call('document.open', { file: open.files[0]!.file });
    const copy = await window.client.call('document.saveCopy', {
      document,
      text: 'mended\n',
      target: { kind: 'corrected' },
    });
    expect(copy.name).toBe('A.corrected-2.txt');
    expect(await readFile(page('a.CORRECTED.TXT'), 'utf8')).toBe('somebody else’s\n');
  });
});
