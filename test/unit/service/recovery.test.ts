import { spawn } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentSnapshot } from '../../../src/contract/index.ts';
import type { FileSystem } from '../../../src/service/disk/file-system.ts';
import { nodeFileSystem } from '../../../src/service/index.ts';
import { createDesk, type Desk, type DeskWindow, type RunningDesk } from '../../support/service-desk.ts';

let desk: Desk;
let page: string;

beforeEach(async () => {
  desk = await createDesk();
  page = join(desk.folder, 'p01.txt');
  await writeFile(page, 'as it was\n');
});

afterEach(() => desk.clear());

async function open(run: RunningDesk): Promise<[DeskWindow, DocumentSnapshot]> {
  const window = run.window([page]);
  const { open: opened } = await window.client.call('app.hello', {});
  return [window, await window.client.call('document.open', { file: opened.files[0]!.file })];
}

const type = (window: DeskWindow, { document, revision }: DocumentSnapshot, text: string) =>
  window.client.call('document.journal', { document, revision, text });

/** As the window tells it: what was done since it told last. */
const edit = (
  window: DeskWindow,
  { document, revision }: DocumentSnapshot,
  after: number,
  [start, end, text]: [start: number, end: number, text: string],
  length: number,
) =>
  window.client.call('document.journal', {
    document,
    revision,
    text,
    edits: { after, places: [[start, end, text.length]], length },
  });

async function journalFiles(kind = 'journal'): Promise<string[]> {
  const folder = join(desk.dataFolder, 'journals');
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(`.${kind}`)).map((name) => join(folder, name));
}

async function recovered(): Promise<string | null> {
  const run = desk.start();
  const [, document] = await open(run);
  await run.service.close();
  return document.recovered?.text ?? null;
}

describe('unsaved text', () => {
  it('is offered when the window went away without saving, with every character it had', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    await type(window, document, 'typed 𠮷 \udcff \u0000\n');
    await window.session.close();
    const [, again] = await open(run);
    expect(again.recovered?.text).toBe('typed 𠮷 \udcff \u0000\n');
    await run.service.close();
  });

  it('of a window that is not there is offered to others, its last word too; back again, it goes on by itself', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    await type(window, document, 'typed\n');
    const [, beside] = await open(run);
    expect(beside.recovered).toBe(null);
    // Its process is killed while the last of it is being written.
    const last = type(window, document, 'typed last\n');
    window.session.setAway(true);
    const [other, offered] = await open(run);
    expect(offered.recovered?.text).toBe('typed last\n');
    await last;
    await other.client.call('document.recovery', { document: offered.document, decision: 'discarded' });
    window.session.setAway(false);
    await type(window, document, 'typed after\n');
    const [, third] = await open(run);
    expect(third.recovered).toBe(null);
    await window.session.close();
    const [, fourth] = await open(run);
    expect(fourth.recovered?.text).toBe('typed after\n');
    await run.service.close();
  });

  it('is not offered after saving or giving it up', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    await type(window, document, 'typed\n');
    const { revision } = await window.client.call('document.save', {
      document: document.document,
      revision: document.revision,
      text: 'typed\n',
      overwrite: false,
      force: false,
    });
    await run.service.close();
    expect(await recovered()).toBe(null);
    const next = desk.start();
    const [other, opened] = await open(next);
    await type(other, { ...opened, revision }, 'typed more\n');
    await other.client.call('document.close', { document: opened.document, discardRecovery: true });
    await next.service.close();
    expect(await recovered()).toBe(null);
  });

  it('is offered again until the editor decides', async () => {
    const first = desk.start();
    const [window, document] = await open(first);
    await type(window, document, 'typed\n');
    await first.service.close();
    expect(await recovered()).toBe('typed\n');
    const second = desk.start();
    const [later, opened] = await open(second);
    await later.client.call('document.recovery', { document: opened.document, decision: 'restored' });
    await second.service.close();
    expect(await recovered()).toBe('typed\n');
    const third = desk.start();
    const [last, shown] = await open(third);
    const { leftOver } = await last.client.call('app.hello', {});
    expect(leftOver.map(({ file }) => file.name)).toEqual(['p01.txt']);
    const again = await last.client.call('document.open', { file: shown.file.file });
    await last.client.call('document.recovery', { document: again.document, decision: 'discarded' });
    await third.service.close();
    expect(await recovered()).toBe(null);
  });

  it('is offered when the file itself is gone, and can be saved where it was', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    await type(window, document, 'typed\n');
    await run.service.close();
    await rm(page);
    const next = desk.start();
    const later = next.window([]);
    const { leftOver } = await later.client.call('app.hello', {});
    const opened = await later.client.call('document.open', { file: leftOver[0]!.file.file });
    expect(opened).toMatchObject({ text: '', recovered: { text: 'typed\n' } });
    const save = { document: opened.document, revision: opened.revision, text: 'typed\n', force: false };
    await expect(later.client.call('document.save', { ...save, overwrite: false })).rejects.toThrow(
      'changed',
    );
    await later.client.call('document.save', { ...save, overwrite: true });
    expect(await readFile(page, 'utf8')).toBe('typed\n');
    await next.service.close();
  });

  it('of two windows never mixes', async () => {
    const run = desk.start();
    const [left, leftDocument] = await open(run);
    const [right, rightDocument] = await open(run);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => [
        type(left, leftDocument, `left ${index}`),
        type(right, rightDocument, `right ${index}`),
      ]).flat(),
    );
    const [, third] = await open(run);
    expect(third.recovered).toBe(null);
    await left.session.close();
    await right.session.close();
    const [, fourth] = await open(run);
    const [, fifth] = await open(run);
    expect(new Set([fourth.recovered?.text, fifth.recovered?.text])).toEqual(
      new Set(['left 19', 'right 19']),
    );
    await run.service.close();
  });

  it('is told by edits, each of which comes after another; what does not is not taken', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    const { step } = document;
    expect(await edit(window, document, step, [0, 2, 'so'], 10)).toEqual({ step: step + 1 });
    // Twice the same, one that is not known yet, one that goes beyond the text, and a text of another length.
    for (const [after, place, length] of [
      [step, [0, 0, 'x'], 11],
      [step + 2, [0, 0, 'x'], 11],
      [step + 1, [8, 11, 'x'], 9],
      [step + 1, [0, 0, 'x'], 12],
    ] as const) {
      expect(await edit(window, document, after, [...place], length)).toEqual({ step: null });
    }
    expect(await edit(window, document, step + 1, [10, 10, '\udcff\n'], 12)).toEqual({ step: step + 2 });
    // All of it makes up for what went wrong.
    expect(await type(window, document, 'all of it\n')).toEqual({ step: step + 3 });
    expect(await edit(window, document, step + 3, [9, 9, '!'], 11)).toEqual({ step: step + 4 });
    await run.service.close();
    expect(await recovered()).toBe('all of it!\n');
  });

  it('that came back to what is saved is not offered', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    await edit(window, document, document.step, [0, 0, 'typed '], 16);
    expect(await journalFiles()).toHaveLength(1);
    await edit(window, document, document.step + 1, [0, 6, ''], 10);
    expect(await journalFiles()).toHaveLength(0);
    await run.service.close();
    expect(await recovered()).toBe(null);
  });

  it('that was typed while the page was being saved is offered, what was saved is not', async () => {
    const run = desk.start();
    const [window, opened] = await open(run);
    const { document, revision, step } = opened;
    await edit(window, opened, step, [0, 0, 'a'], 11);
    // Told after the text that is saved was read, and overtakes it on its way.
    await edit(window, opened, step + 1, [1, 1, 'b'], 12);
    const request = { document, text: 'aas it was\n', overwrite: false, force: false };
    const saved = await window.client.call('document.save', { ...request, revision, step: step + 1 });
    expect(await journalFiles()).toHaveLength(1);
    // The next one says that it has all of it.
    const next = { ...request, revision: saved.revision, text: 'abas it was\n', step: step + 2 };
    await window.client.call('document.save', next);
    expect(await journalFiles()).toHaveLength(0);
    await edit(window, opened, step + 2, [2, 2, 'c'], 13);
    await run.service.close();
    expect(await recovered()).toBe('abcas it was\n');
  });

  it('takes little more room on the disk than the text, however much is typed', async () => {
    const long = '第一段。\n'.repeat(20_000);
    await writeFile(page, long);
    const run = desk.start();
    const [window, document] = await open(run);
    const typed = '字'.repeat(20_000);
    let { step } = document;
    let length = document.text.length;
    let before = 0;
    let added = 0;
    for (let count = 0; count < 60; count += 1) {
      length += typed.length;
      // Taken back at once, so that the text itself stays as long as it is.
      ({ step } = (await edit(window, document, step, [5, 5, typed], length)) as { step: number });
      length -= typed.length - 1;
      const told = await edit(window, document, step, [6, 5 + typed.length, ''], length);
      ({ step } = told as { step: number });
      const [file] = await journalFiles();
      const { size } = await stat(file!);
      // All of it would be 3.6 MB. It goes on growing while the text is written beside it.
      expect(size).toBeLessThan(2_200_000);
      if (size > before) added += 1;
      before = size;
    }
    // Added to, and now and then written whole.
    expect(added).toBeGreaterThan(40);
    expect(added).toBeLessThan(60);
    await run.service.close();
    expect(await recovered()).toBe(long.slice(0, 5) + '字'.repeat(60) + long.slice(5));
  });

  describe('of a long page', () => {
    const long = '第一段，原来的文字。\n'.repeat(60_000);
    /** The whole text is not written to its end until this is called. */
    let letGo = (): void => undefined;

    beforeEach(async () => {
      await writeFile(page, long);
    });

    /** Types three words, while the whole text waits to be written beside the journal. */
    async function typeThree(): Promise<{
      run: RunningDesk;
      window: DeskWindow;
      document: DocumentSnapshot;
    }> {
      let created = 0;
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      const fs: FileSystem = {
        ...nodeFileSystem,
        async open(path, how, mode) {
          // The first one is the journal itself.
          const isJournal = how === 'create' && /journals.*\.tmp$/.test(path);
          if (isJournal && created++ > 0) await gate;
          return nodeFileSystem.open(path, how, mode);
        },
      };
      const run = desk.start({ fs });
      const [window, document] = await open(run);
      for (const [count, letter] of ['甲', '乙', '丙'].entries()) {
        await edit(window, document, document.step + count, [count, count, letter], long.length + count + 1);
      }
      return { run, window, document };
    }

    /** The first run is still there, as far as its memory is concerned, but nobody will see it again. */
    async function afterKill(): Promise<string | undefined> {
      const run = desk.start({ processes: { pid: process.pid, isRunning: () => false } });
      const [, { recovered: found }] = await open(run);
      await run.service.close();
      return found?.text;
    }

    it('is safe before its text is written anew, and takes little room', async () => {
      const { run } = await typeThree();
      const [file] = await journalFiles();
      expect((await stat(file!)).size).toBeLessThan(2000);
      expect((await afterKill()) === `甲乙丙${long}`).toBe(true);
      letGo();
      await run.service.close();
    });

    it('is safe where the crash came after a save of what was typed before', async () => {
      const { run, window, document } = await typeThree();
      letGo();
      const request = { document: document.document, text: `甲${long}`, overwrite: false, force: false };
      // The journal goes on: it has more than what is saved.
      await window.client.call('document.save', { ...request, revision: document.revision, step: 1 });
      expect((await afterKill()) === `甲乙丙${long}`).toBe(true);
      await run.service.close();
    });

    it('is safe when another program has replaced the file, once its text was written', async () => {
      const { run, window, document } = await typeThree();
      letGo();
      await edit(window, document, document.step + 3, [3, 3, '丁'], long.length + 4);
      await window.session.close();
      await writeFile(page, 'another\n');
      expect((await afterKill()) === `甲乙丙丁${long}`).toBe(true);
      await run.service.close();
    });

    it('that nobody has the first text of any more is set aside and told', async () => {
      const { run } = await typeThree();
      await writeFile(page, 'another\n');
      expect(await afterKill()).toBe(undefined);
      expect(await journalFiles('damaged')).toHaveLength(1);
      letGo();
      await run.service.close();
    });
  });

  it('of two windows that type by turns never mixes', async () => {
    const run = desk.start();
    const [left, leftDocument] = await open(run);
    const [right, rightDocument] = await open(run);
    for (let count = 0; count < 20; count += 1) {
      const length = 11 + count;
      await Promise.all([
        edit(left, leftDocument, leftDocument.step + count, [0, 0, '左'], length),
        edit(right, rightDocument, rightDocument.step + count, [0, 0, '右'], length),
      ]);
    }
    await run.service.close();
    const next = desk.start();
    const [, first] = await open(next);
    const [, second] = await open(next);
    await next.service.close();
    expect(new Set([first.recovered?.text, second.recovered?.text])).toEqual(
      new Set([`${'左'.repeat(20)}as it was\n`, `${'右'.repeat(20)}as it was\n`]),
    );
  });

  it('with damage among its edits is set aside and told; what was typed before it is offered', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    for (const [count, letter] of ['a', 'b', 'c'].entries()) {
      await edit(window, document, document.step + count, [count, count, letter], 11 + count);
    }
    await run.service.close();
    const [file] = await journalFiles();
    const bytes = await readFile(file!);
    bytes[bytes.indexOf('"b"') + 1]! ^= 1;
    await writeFile(file!, bytes);
    const next = desk.start();
    const [later, opened] = await open(next);
    expect(opened.recovered?.text).toBe('aas it was\n');
    expect(await later.next('problem')).toEqual({ code: 'journal-damaged', place: page });
    expect(await readFile((await journalFiles('damaged'))[0]!)).toEqual(bytes);
    await next.service.close();
    expect(await recovered()).toBe('aas it was\n');
  });

  it('that is damaged is set aside and told, and the page opens', async () => {
    const run = desk.start();
    const [window, document] = await open(run);
    await type(window, document, 'typed\n');
    await run.service.close();
    const folder = join(desk.dataFolder, 'journals');
    const [name] = (await readdir(folder)).filter((one) => one.endsWith('.journal'));
    const bytes = await readFile(join(folder, name!));
    bytes[bytes.length - 2]! ^= 1;
    await writeFile(join(folder, name!), bytes);
    const next = desk.start();
    const [later, opened] = await open(next);
    expect(opened).toMatchObject({ text: 'as it was\n', recovered: null });
    expect(await later.next('problem')).toEqual({ code: 'journal-damaged', place: page });
    expect((await readdir(folder)).filter((one) => one.endsWith('.damaged'))).toHaveLength(1);
    await next.service.close();
  });

  it('is there to the last one that was told safe when the host is killed', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/support/killed-editor.ts', desk.dataFolder, page],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    const isGone = new Promise((gone) => child.once('exit', gone));
    while (output.split('\n').length < 20) await wait(10);
    // Another program that runs: what it has open is not offered to others.
    const beside = desk.start();
    const [, shown] = await open(beside);
    expect(shown.recovered).toBe(null);
    await beside.service.close();
    child.kill('SIGKILL');
    await isGone;
    const told = Number(output.trimEnd().split('\n').at(-1));
    const text = await recovered();
    // The one being written at that moment may have arrived too.
    expect([`as it was\ntyped ${told}`, `as it was\ntyped ${told + 1}`]).toContain(text);
  });
});
