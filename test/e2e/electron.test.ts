import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, screenshot, patienceMs } from '../support/browser.ts';
import { StandIn } from '../support/electron-stand-in/launch.ts';

/** The built main, preload and renderer, over the stand-in: what an editor does in the desktop app. */
const head =
  '本报讯（记者林岸）市图书馆昨日宣布，将在全市设立二十个社区借阅点，居民凭身份证即可办理借书手续，首批图书将于本月底全';
const tail = '部上架。馆长表示，借阅点的位置由居民投票选出，今后还会逐年增加。';
const paragraph =
  '承办单位介绍，此次改造历时八个月，共更换管道十一公里，沿线三千余户居民的用水压力明显改善，高峰时段停水的情况已不再出现。';
const other = '与此同时，河东新区的三条公交线路也作了调整，末班车时间延后半小时，方便晚归的乘客。';
/** GB18030 with CRLF: a cut, and a paragraph that was extracted twice. */
const text = [head, tail, paragraph, other, paragraph, ''].join('\r\n\r\n');
const corrected = [head + tail, paragraph, other, ''].join('\r\n\r\n');

let browser: Browser;
let folder: string;
let app: StandIn;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-desktop-'));
  await writeFile(join(folder, 'p01.txt'), iconv.encode(text, 'gb18030'));
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(paths: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  app = await StandIn.launch({ browser, paths, locale: 'zh-CN', env });
  await app.loaded;
  await app.page.setViewportSize({ width: 1360, height: 860 });
}

const seen = () => app.page.evaluate(() => document.body.innerText);
const bytes = async (name: string) => iconv.decode(await readFile(join(folder, name)), 'gb18030');
const patience = { timeout: patienceMs };

/** Fixes the next flag by the suggestion: F8 and ⌘/Ctrl+Enter. */
async function fixNext(left: number): Promise<void> {
  await app.page.keyboard.press('F8');
  await app.page.keyboard.press('Control+Enter');
  await expect.poll(seen, patience).toMatch(left === 0 ? /0 处标记|没有标记|无标记/ : `${left} 处标记`);
}

describe('the desktop app', () => {
  test('a window whose page does not start can be closed', async () => {
    app = await StandIn.launch({ browser, isBare: true });
    await app.loaded;
    await app.ask('closeWindow');
    expect(await app.exited).toBe(0);
  });

  test('a page of the command line from its flags to the saved bytes; unsaved, closing asks first', async () => {
    await start([join(folder, 'p01.txt')]);
    await expect.poll(seen, patience).toMatch(/2 处标记/);
    await fixNext(1);
    await app.ask('closeWindow');
    const question = app.page.getByRole('dialog').or(app.page.getByRole('alertdialog'));
    await question.waitFor();
    await screenshot(app.page, 'electron-close-asked');
    await app.page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await bytes('p01.txt')).toBe(text);
    expect(await seen()).toMatch(/1 处标记/);
    await fixNext(0);
    await app.page.keyboard.press('Control+s');
    await expect.poll(() => bytes('p01.txt'), patience).toBe(corrected);
    await screenshot(app.page, 'electron-stand-in');
    expect(app.complaints).toEqual([]);
    expect(app.strayRequests).toEqual([]);
    // With nothing unsaved, closing the window ends the app.
    await app.page.locator('.header-unsaved').waitFor({ state: 'detached' });
    await app.ask('closeWindow');
    expect(await app.exited).toBe(0);
  });

  test('a launch while the app is ending is not lost: the app goes on, with what it was to open', async () => {
    await start([join(folder, 'p01.txt')]);
    await expect.poll(seen, patience).toMatch(/2 处标记/);
    await writeFile(join(folder, 'late.txt'), '后来的版面。\n');
    const values = [[], '/', { paths: [join(folder, 'late.txt')] }];
    await app.ask('emitAppAtEnd', { name: 'second-instance', values });
    await app.ask('closeWindow');
    await expect.poll(seen, patience).toMatch(/后来的版面/);
    await app.ask('closeWindow');
    expect(await app.exited).toBe(0);
  });

  test('what the desktop hands over arrives in the window that is there: launches, files, drops, dialogs', async () => {
    await start([]);
    // At once, while the page is still being set up.
    await app.ask('emitApp', {
      name: 'second-instance',
      values: [[], '/', { paths: [join(folder, 'p01.txt')] }],
    });
    await expect.poll(seen, patience).toMatch(/2 处标记/);
    await writeFile(join(folder, 'p02.txt'), '另一版的第一段。\n');
    await app.ask('emitApp', { name: 'open-file', values: [join(folder, 'p02.txt')] });
    await expect.poll(seen, patience).toContain('p02.txt');
    expect((await app.record()).focused).toBe(true);

    // What a second launch cannot open is told, what it can is opened.
    await writeFile(join(folder, 'late.txt'), '后来的版面。\n');
    const second = { paths: [join(folder, 'gone.txt'), join(folder, 'late.txt')] };
    await app.ask('emitApp', { name: 'second-instance', values: [[], '/', second] });
    await expect.poll(seen, patience).toMatch(/找不到 \S+gone\.txt/);
    await expect.poll(seen, patience).toMatch(/后来的版面/);

    // A dropped file is opened by its place, which the page never learns.
    await writeFile(join(folder, 'p03.txt'), '拖进来的版面。\n');
    await app.page.evaluate(
      (path) => {
        Object.assign(globalThis, { standInPaths: { 'p03.txt': path } });
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['something else'], 'p03.txt'));
        dataTransfer.items.add(new File(['made up by a page'], 'nowhere.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      },
      join(folder, 'p03.txt'),
    );
    await expect.poll(seen, patience).toMatch(/拖进来的版面/);
    expect(await seen()).not.toMatch(/nowhere|something else/);

    // The open dialog is the native one.
    await writeFile(join(folder, 'p04.txt'), '选出来的版面。\n');
    await app.ask('answerDialog', { answer: { canceled: false, filePaths: [join(folder, 'p04.txt')] } });
    await expect.poll(() => app.clickMenu('file.open'), patience).toBe(true);
    await expect.poll(seen, patience).toMatch(/选出来的版面/);
    expect((await app.record()).dialogs[0]).toMatchObject({ name: 'open' });
  });

  test('the native menu does what the keys do, and is on only where it makes sense', async () => {
    await start([join(folder, 'p01.txt')]);
    await expect.poll(seen, patience).toMatch(/2 处标记/);
    await expect.poll(() => app.clickMenu('review.next'), patience).toBe(true);
    await expect.poll(() => app.clickMenu('review.accept'), patience).toBe(true);
    await expect.poll(seen, patience).toMatch(/1 处标记/);
    expect(await app.clickMenu('edit.undo')).toBe(true);
    await expect.poll(seen, patience).toMatch(/2 处标记/);
    expect(await app.clickMenu('edit.redo')).toBe(true);
    await expect.poll(seen, patience).toMatch(/1 处标记/);
    await expect.poll(() => app.clickMenu('file.save'), patience).toBe(true);
    await expect.poll(() => bytes('p01.txt'), patience).not.toBe(text);
    // Meanwhile a second instance of the program gives way.
    const second = await StandIn.launch({ browser, env: { GALLEY_STAND_IN_SECOND: '1' } });
    expect(await second.exited).toBe(0);
    await second.close();
  });

  test('after the page crashed a new one is loaded, and what was typed is offered', async () => {
    await start([join(folder, 'p01.txt')]);
    await expect.poll(seen, patience).toMatch(/2 处标记/);
    await app.page.keyboard.press('F8');
    await app.page.keyboard.press('F8');
    await app.page.keyboard.press('Control+Enter');
    await expect.poll(seen, patience).toMatch(/1 处标记/);
    // Typed text is safe within a second.
    await app.page.waitForTimeout(1500);
    const reloaded = app.page.waitForEvent('load');
    await app.ask('crashPage');
    await reloaded;
    await app.page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect.poll(seen, patience).toMatch(/1 处标记/);
    await screenshot(app.page, 'electron-after-crash');
    expect(await bytes('p01.txt')).toBe(text);
    await app.page.keyboard.press('Control+s');
    await expect
      .poll(() => bytes('p01.txt'), patience)
      .toBe([head, tail, paragraph, other, ''].join('\r\n\r\n'));
  });

  test('when the system shuts down, what was typed last is in safety at once', async () => {
    await writeFile(join(folder, 'p01.txt'), '没有保存的一版。\n');
    await start([join(folder, 'p01.txt')], { GALLEY_DATA_FOLDER: join(folder, 'data') });
    await expect.poll(seen, patience).toContain('没有保存的一版');
    await app.page.locator('.page-editor .view-lines').click();
    await app.page.keyboard.press('Control+Home');
    await app.page.keyboard.type('x');
    await app.page.locator('.header-unsaved').waitFor();
    await app.ask('emitWindow', { name: 'query-session-end' });
    const journals = async () =>
      (await readdir(join(folder, 'data', 'journals')).catch(() => [])).filter((name) =>
        name.endsWith('.journal'),
      );
    await expect.poll(journals, { timeout: 4500 }).toHaveLength(1);
    await app.kill();
    await app.close();
    await start([join(folder, 'p01.txt')], { GALLEY_DATA_FOLDER: join(folder, 'data') });
    await app.page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect.poll(seen, patience).toContain('x没有保存的一版');
  });

  test('a file manager hands over an address; size and place of the window are remembered', async () => {
    await writeFile(join(folder, '第1版 早.txt'), '一版的第一段。\n');
    const env = { GALLEY_STAND_IN_USER_DATA: join(folder, 'user-data') };
    await start([pathToFileURL(join(folder, '第1版 早.txt')).href], env);
    await expect.poll(seen, patience).toContain('一版的第一段');
    expect(await seen()).toContain('第1版 早.txt');
    await app.ask('closeWindow');
    await app.exited;
    expect(await readdir(join(folder, 'user-data'))).toContain('window.json');
    await start([], env);
    expect((await app.record()).windows[0]).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 });
  });
});
