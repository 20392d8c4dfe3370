import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJournal } from '../../src/service/store/journal-file.ts';
import { launchChromium, patienceMs } from '../support/browser.ts';
import { openWindow, type TestWindow } from '../support/open-window.ts';

const text = '第一段。\r\nSecond.\r\n';

/** The window's process ends without a word, and the editor opens the page again. */
let browser: Browser;
let window: TestWindow;

beforeEach(async () => {
  // One of its own: its processes are killed.
  browser = await launchChromium();
  window = await openWindow(browser, { files: { 'p01.txt': text }, open: ['p01.txt'] });
});
afterEach(async () => {
  await window.close();
  await browser.close();
});

async function processes(type: 'renderer' | 'browser'): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter((one) => one.type === type).map(({ id }) => id);
}

async function typeAtTheStart(text: string): Promise<void> {
  const { page } = window;
  await page.locator('.page-editor .view-lines').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text);
}

/** Whether a journal has it: then it is in safety. */
async function isJournalled(text: string): Promise<boolean> {
  const folder = window.path('../data/journals');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.journal'));
  const journals = await Promise.all(
    names.map(async (name) => (await readJournal(await readFile(`${folder}/${name}`)))?.text()),
  );
  return journals.some((journal) => String(journal).startsWith(text));
}

async function restoreIn(page: Page): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  await page.goto(window.address);
  await page.getByRole('alertdialog', { name: 'Unsaved work found' }).waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.locator('.header-unsaved').waitFor();
  await page.keyboard.press('Control+s');
  await page.locator('.header-unsaved').waitFor({ state: 'detached' });
}

/** How often a new page may be given a renderer that the browser keeps in store and that was killed with the others. */
const mostInStore = 3;

/** Kills all renderers. @returns a new page in another one */
async function pageAfterKill(): Promise<Page> {
  const isGone = new Promise((resolve) => window.page.once('crash', resolve));
  for (const pid of await processes('renderer')) process.kill(pid, 'SIGKILL');
  await isGone;
  for (let inStore = 0; ; inStore++) {
    try {
      return await window.page.context().newPage();
    } catch (error) {
      if (inStore >= mostInStore || !String(error).includes('Target crashed')) throw error;
    }
  }
}

describe.skipIf(process.platform === 'win32')('after SIGKILL, exactly the last state is offered:', () => {
  test('of the renderer', async () => {
    await typeAtTheStart('Kept. ');
    await expect.poll(() => isJournalled('Kept. '), { timeout: patienceMs }).toBe(true);
    await window.page.keyboard.type('The last word. ');
    await expect.poll(() => isJournalled('Kept. The last word. '), { timeout: patienceMs }).toBe(true);
    await restoreIn(await pageAfterKill());
    expect(await readFile(window.path('p01.txt'), 'utf8')).toBe(
      'Kept. The last word. 第一段。\r\nSecond.\r\n',
    );
  });

  test('of a page that is locked for its bytes until the editor decides', async () => {
    // No encoding knows the last byte.
    await writeFile(window.path('p01.txt'), Buffer.concat([Buffer.from(text), Buffer.of(0xff, 0x0a)]));
    await window.page.goto(window.address);
    await window.page.getByRole('button', { name: 'Ways out…' }).click();
    await window.page.getByRole('button', { name: 'Edit all the same' }).click();
    await typeAtTheStart('Kept. ');
    await expect.poll(() => isJournalled('Kept. '), { timeout: patienceMs }).toBe(true);
    const page = await pageAfterKill();
    page.setDefaultTimeout(patienceMs);
    await page.goto(window.address);
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.locator('.header-unsaved').waitFor();
    await page.locator('.page-editor .view-lines').getByText('Kept. 第一段').waitFor();
    // The save asks with the reason that there is, and then it is saved.
    await page.keyboard.press('Control+s');
    const question = page.getByRole('alertdialog', { name: 'p01.txt is open read-only' });
    await question.getByText(/Some bytes mean nothing/).waitFor();
    await question.getByRole('button', { name: 'Edit all the same' }).click();
    await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    const saved = await readFile(window.path('p01.txt'));
    expect(saved).toEqual(Buffer.concat([Buffer.from(`Kept. ${text}`), Buffer.of(0xff, 0x0a)]));
  });

  test('of the whole browser', async () => {
    await typeAtTheStart('Kept. ');
    await expect.poll(() => isJournalled('Kept. '), { timeout: patienceMs }).toBe(true);
    const isGone = new Promise((resolve) => browser.once('disconnected', resolve));
    for (const pid of await processes('browser')) process.kill(pid, 'SIGKILL');
    await isGone;
    browser = await launchChromium();
    await restoreIn(await browser.newPage());
    expect(await readFile(window.path('p01.txt'), 'utf8')).toBe('Kept. 第一段。\r\nSecond.\r\n');
  });
});
