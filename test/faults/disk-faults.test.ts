import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CallFailure, type DocumentSnapshot } from '../../src/contract/index.ts';
import { createDesk, type Desk, type DeskWindow } from '../support/service-desk.ts';
import { faults, FaultyFileSystem, type Fault } from './faulty-file-system.ts';

/**
 * Every call to the file system goes wrong in turn, in every way. Afterwards the old or the new content is on disk
 * whole, and who asked was told.
 */

/** A file system in memory where there is one: thousands of saves, each synced several times, wear a disk. */
const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const pageName = 'p01.txt';
const before = '第一段，原来的文字。\r\n第二段。\r\n'.repeat(40);
const after = before.replace('原来的', '改过的').replaceAll('\r\n', '\n');
const afterOnDisk = after.replaceAll('\n', '\r\n');
const journalled = `${after}还没有保存的一行`;

interface Scene {
  readonly desk: Desk;
  readonly window: DeskWindow;
  readonly document: DocumentSnapshot;
  readonly page: string;
}

interface Scenario {
  readonly name: string;
  /** Before the faults: on a healthy disk, by an earlier run. */
  readonly prepare?: (desk: Desk, page: string) => Promise<void>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** Looks at what is on disk. `done`: the act said that it succeeded. */
  readonly check: (scene: Scene, done: boolean) => Promise<void>;
}

const save = ({ window, document }: Scene, text = after) =>
  window.client.call('document.save', {
    document: document.document,
    revision: document.revision,
    text,
    overwrite: false,
    force: false,
  });

/** What another run of the program finds. */
async function reopen<T>(
  desk: Desk,
  page: string,
  look: (window: DeskWindow, document: DocumentSnapshot) => Promise<T>,
): Promise<T> {
  const run = desk.start();
  try {
    const window = run.window([page]);
    const { open } = await window.client.call('app.hello', {});
    return await look(window, await window.client.call('document.open', { file: open.files[0]!.file }));
  } finally {
    await run.service.close();
  }
}

const recoveredText = (desk: Desk, page: string) =>
  reopen(desk, page, (_, { recovered }) => Promise.resolve(recovered?.text ?? null));

/** An earlier run that was killed with this text unsaved. */
async function leaveUnsaved(desk: Desk, page: string, text: string): Promise<void> {
  await reopen(desk, page, (window, { document, revision }) =>
    window.client.call('document.journal', { document, revision, text }),
  );
}

/** The text with a mark for each step. */
const told = (last: number): string[] =>
  Array.from({ length: last + 1 }, (_, step) => `${after}${'又'.repeat(step)}`);

/** The first step is all of it, each later one puts a mark at the end. */
async function tell({ window, document }: Scene, step: number, length: number): Promise<void> {
  const isFirst = step === 0;
  const end = isFirst ? document.text.length : after.length + step - 1;
  const answer = await window.client.call('document.journal', {
    document: document.document,
    revision: document.revision,
    text: isFirst ? after : '又',
    edits: {
      after: document.step + step,
      places: [[isFirst ? 0 : end, end, length]],
      length: after.length + step,
    },
  });
  expect(answer.step).toBe(document.step + step + 1);
}

/** Longer than what a journal has in it from the start. */
const longPage = '第一段，原来的文字。\n'.repeat(50_000);

/** Puts a mark at the start of the long page. */
const mark = ({ window, document }: Scene, step: number) =>
  window.client.call('document.journal', {
    document: document.document,
    revision: document.revision,
    text: '又',
    edits: { after: document.step + step, places: [[0, 0, 1]], length: longPage.length + step + 1 },
  });

const scenarios: readonly Scenario[] = [
  {
    name: 'save',
    act: (scene) => save(scene),
    async check({ desk, page }, done) {
      const content = await readFile(page, 'utf8');
      expect([before, afterOnDisk]).toContain(content);
      if (!done) return;
      expect(content).toBe(afterOnDisk);
      const versions = await reopen(desk, page, (window, { document }) =>
        window.client.call('versions.list', { document }),
      );
      expect(versions.length).toBeLessThanOrEqual(1);
    },
  },
  {
    name: 'save a corrected copy',
    act: ({ window, document }) =>
      window.client.call('document.saveCopy', {
        document: document.document,
        text: after,
        target: { kind: 'corrected' },
      }),
    async check({ desk, page }, done) {
      expect(await readFile(page, 'utf8')).toBe(before);
      const copies = (await readdir(desk.folder)).filter((name) => name.includes('corrected'));
      if (done) expect(copies).not.toEqual([]);
      for (const name of copies) expect(await readFile(join(desk.folder, name), 'utf8')).toBe(afterOnDisk);
    },
  },
  {
    name: 'first journal',
    act: ({ window, document }) =>
      window.client.call('document.journal', {
        document: document.document,
        revision: document.revision,
        text: after,
      }),
    async check({ desk, page, window }, done) {
      await window.session.close();
      const text = await recoveredText(desk, page);
      expect([null, after]).toContain(text);
      if (done) expect(text).toBe(after);
    },
  },
  {
    name: 'next journal',
    prepare: (desk, page) => leaveUnsaved(desk, page, after),
    async act({ window, document }) {
      const { document: ref, revision } = document;
      await window.client.call('document.recovery', { document: ref, decision: 'restored' });
      await window.client.call('document.journal', { document: ref, revision, text: journalled });
    },
    async check({ desk, page, window }, done) {
      await window.session.close();
      const text = await recoveredText(desk, page);
      expect([after, journalled]).toContain(text);
      if (done) expect(text).toBe(journalled);
    },
  },
  {
    name: 'edits into a journal',
    async act(scene) {
      await tell(scene, 0, after.length);
      for (let step = 1; step <= 3; step += 1) await tell(scene, step, 1);
    },
    async check({ desk, page, window }, done) {
      await window.session.close();
      const text = await recoveredText(desk, page);
      expect([null, ...told(3)]).toContain(text);
      if (done) expect(text).toBe(told(3).at(-1));
    },
  },
  {
    name: 'edits after one that could not be written',
    async act(scene) {
      await tell(scene, 0, after.length);
      // The window sends all of it then.
      await tell(scene, 1, 1).catch(() =>
        scene.window.client.call('document.journal', {
          document: scene.document.document,
          revision: scene.document.revision,
          text: told(1).at(-1)!,
        }),
      );
    },
    async check({ desk, page, window }, done) {
      await window.session.close();
      const text = await recoveredText(desk, page);
      expect([null, ...told(1)]).toContain(text);
      if (done) expect(text).toBe(told(1).at(-1));
    },
  },
  {
    name: 'edits of a long page, and its text beside them',
    prepare: (_, page) => writeFile(page, longPage),
    async act(scene) {
      for (let step = 0; step < 3; step += 1) await mark(scene, step);
      const { document } = scene.document;
      // Waits until the text is written.
      await scene.window.client.call('document.close', { document, discardRecovery: false });
    },
    async check({ desk, page, window }, done) {
      await window.session.close();
      const text = await recoveredText(desk, page);
      const marks = text === null ? null : text.slice(0, text.length - longPage.length);
      expect([null, '又', '又又', '又又又']).toContain(marks);
      if (done) expect(marks).toBe('又又又');
      expect(text === null || text.endsWith(longPage)).toBe(true);
    },
  },
  {
    name: 'a journal that is damaged at its end',
    async prepare(desk, page) {
      await reopen(desk, page, async (window, document) => {
        for (let step = 0; step < 3; step += 1) {
          await tell({ desk, window, document, page }, step, step === 0 ? after.length : 1);
        }
      });
    },
    // It is read, set aside and written anew by who opens the page.
    async act({ desk, window, document }) {
      await window.client.call('document.close', { document: document.document, discardRecovery: false });
      const folder = join(desk.dataFolder, 'journals');
      for (const name of (await readdir(folder)).filter((one) => one.endsWith('.claimed'))) {
        const bytes = await readFile(join(folder, name));
        bytes[bytes.length - 10]! ^= 1;
        await writeFile(join(folder, name), bytes);
      }
      await window.client.call('document.open', { file: document.file.file });
    },
    async check({ desk, page, window }) {
      await window.session.close();
      expect(await recoveredText(desk, page)).toBe(told(1).at(-1));
    },
  },
  {
    name: 'recovery',
    prepare: (desk, page) => leaveUnsaved(desk, page, after),
    async act({ window, document }) {
      // Another window opens it meanwhile, as after a restart.
      await window.client.call('document.open', { file: document.file.file });
      await window.client.call('document.close', { document: document.document, discardRecovery: false });
      await window.client.call('document.open', { file: document.file.file });
    },
    async check({ desk, page, window }) {
      await window.session.close();
      expect(await recoveredText(desk, page)).toBe(after);
    },
  },
  {
    name: 'restore a version',
    async prepare(desk, page) {
      await reopen(desk, page, (window, document) => save({ desk, window, document, page }));
      await writeFile(page, before);
    },
    async act({ window, document: { document } }) {
      const [version] = await window.client.call('versions.list', { document });
      const { text } = await window.client.call('versions.read', { document, version: version!.version });
      expect(text).toBe(before.replaceAll('\r\n', '\n'));
    },
    async check({ desk, page }) {
      const text = await reopen(desk, page, async (window, { document }) => {
        const [version] = await window.client.call('versions.list', { document });
        return (await window.client.call('versions.read', { document, version: version!.version })).text;
      });
      expect(text).toBe(before.replaceAll('\r\n', '\n'));
    },
  },
  {
    name: 'settings',
    prepare: async (desk, page) => {
      await reopen(desk, page, (window) => window.client.call('app.settings', { fontSize: 20 }));
    },
    act: ({ window }) => window.client.call('app.settings', { fontSize: 21 }),
    async check({ desk, page }, done) {
      const run = desk.start();
      const { settings } = await run.window([page]).client.call('app.hello', {});
      await run.service.close();
      expect([20, 21]).toContain(settings.fontSize);
      if (done) expect(settings.fontSize).toBe(21);
    },
  },
];

/** The unsaved texts that another run offers, of files that are gone too. */
async function leftOverTexts(desk: Desk): Promise<(string | undefined)[]> {
  const run = desk.start();
  const { client } = run.window([]);
  const { leftOver } = await client.call('app.hello', {});
  const opened = await Promise.all(
    leftOver.map(({ file }) => client.call('document.open', { file: file.file })),
  );
  await run.service.close();
  return opened.map(({ recovered }) => recovered?.text);
}

const movedName = 'p01-moved.txt';

/** The lists beside the settings, and a page that goes on under another name. */
const more: readonly Scenario[] = [
  {
    name: 'recent files',
    prepare: async (desk) => {
      const other = join(desk.folder, 'p02.txt');
      await writeFile(other, before);
      await reopen(desk, other, () => Promise.resolve());
    },
    // The page that was opened is written to the list when the list is asked for.
    act: ({ window }) => window.client.call('app.hello', {}),
    async check({ desk, window }) {
      await window.session.close();
      const run = desk.start();
      const { recent } = await run.window([]).client.call('app.hello', {});
      await run.service.close();
      expect([['p02.txt'], [pageName, 'p02.txt']]).toContainEqual(recent.map(({ name }) => name));
    },
  },
  {
    name: 'kept flags',
    prepare: (desk, page) =>
      reopen(desk, page, async (window, { document }) => {
        await window.client.call('document.keep', { document, kept: ['one'] });
      }),
    act: ({ window, document: { document } }) =>
      window.client.call('document.keep', { document, kept: ['one', 'two'] }),
    async check({ desk, page }, done) {
      const kept = await reopen(desk, page, (_, document) => Promise.resolve(document.kept));
      expect([['one'], ['one', 'two']]).toContainEqual(kept);
      if (done) expect(kept).toEqual(['one', 'two']);
    },
  },
  {
    name: 'follow a moved file',
    async prepare(desk, page) {
      await reopen(desk, page, async (window, document) => {
        await save({ desk, window, document, page });
        await window.client.call('document.keep', { document: document.document, kept: ['one'] });
      });
      await writeFile(page, before);
      await leaveUnsaved(desk, page, journalled);
    },
    async act({ desk, window, document: { document }, page }) {
      await window.client.call('document.recovery', { document, decision: 'restored' });
      await rename(page, join(desk.folder, movedName));
      await window.client.call('document.follow', { document });
    },
    async check({ desk, window }, done) {
      await window.session.close();
      const moved = join(desk.folder, movedName);
      // The unsaved text is offered at one of the two places, and no step loses it.
      expect(await leftOverTexts(desk)).toContain(journalled);
      if (!done) return;
      expect(await readFile(moved, 'utf8')).toBe(before);
      await reopen(desk, moved, async (another, { document, kept }) => {
        expect(kept).toEqual(['one']);
        expect(await another.client.call('versions.list', { document })).toHaveLength(1);
      });
    },
  },
];

interface Outcome {
  readonly calls: readonly string[];
  readonly result: 'done' | 'told' | 'cut';
}

async function play(scenario: Scenario, failAt: number, fault: Fault | null): Promise<Outcome> {
  const desk = await createDesk(fastFolder);
  const page = join(desk.folder, pageName);
  await writeFile(page, before);
  await scenario.prepare?.(desk, page);
  const fs = new FaultyFileSystem(failAt, fault);
  const run = desk.start({ fs, backOffMs: [0, 0], watchMs: 3_600_000 });
  const window = run.window([page]);
  const { open } = await window.client.call('app.hello', {});
  const document = await window.client.call('document.open', { file: open.files[0]!.file });
  const scene: Scene = { desk, window, document, page };
  fs.arm();
  let result: Outcome['result'] = 'done';
  try {
    await scenario.act(scene);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    result = fs.isCut ? 'cut' : 'told';
    // A reason that can be shown, with a place: not a fault of the program.
    if (!fs.isCut && error.error.code === 'internal') throw error;
  }
  if (fs.isCut) result = 'cut';
  const { calls } = fs;
  fs.heal();
  await scenario.check(scene, result === 'done');
  if (scenario.name === 'save' && result === 'told') await saveAfterAll(scene);
  await run.service.close().catch(() => undefined);
  await rm(desk.folder, { recursive: true, force: true });
  return { calls: [...calls], result };
}

/** What could not be saved can be saved once the disk is well again, without being told of changes nobody made. */
async function saveAfterAll(scene: Scene): Promise<void> {
  await save(scene);
  expect(await readFile(scene.page, 'utf8')).toBe(afterOnDisk);
}

const totals: Record<Outcome['result'], number> = { done: 0, told: 0, cut: 0 };
let points = 0;

describe('every call to the disk goes wrong in turn', () => {
  it.each([...scenarios, ...more])('$name', { timeout: 600_000 }, async (scenario) => {
    const { calls } = await play(scenario, -1, null);
    const own: Record<Outcome['result'], number> = { done: 0, told: 0, cut: 0 };
    for (let failAt = 0; failAt < calls.length; failAt += 1) {
      for (const fault of faults) {
        if (fault.kind === 'short-write' && calls[failAt] !== 'write') continue;
        const where = `${scenario.name}, call ${failAt} (${calls[failAt]}), ${JSON.stringify(fault)}`;
        const { result } = await play(scenario, failAt, fault).catch((error: unknown) => {
          throw new Error(where, { cause: error });
        });
        own[result] += 1;
        totals[result] += 1;
        points += 1;
      }
    }
    expect(own.told + own.cut).toBeGreaterThan(0);
    process.stdout.write(
      `${scenario.name}: ${calls.length} calls; succeeded all the same ${own.done}, told ${own.told}, power cut ${own.cut}\n`,
    );
  });
});

afterAll(() => {
  process.stdout.write(
    `fault points ${points}: succeeded all the same ${totals.done}, told ${totals.told}, power cut ${totals.cut}; losses 0\n`,
  );
});
