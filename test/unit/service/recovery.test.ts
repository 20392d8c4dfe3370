import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentSnapshot } from '../../../src/contract/index.ts';
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
