import { chmod, readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium, patienceMs } from '../support/browser.ts';
import { openWindow, type TestWindow } from '../support/open-window.ts';

let browser: Browser;
let window: TestWindow;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

/** Four pages of a folder, of which the last is left as it is. */
async function typeInThree(locale: string): Promise<Page> {
  const names = ['p1.txt', 'p2.txt', 'p3.txt', 'p4.txt'];
  window = await openWindow(browser, {
    files: Object.fromEntries(names.map((name) => [name, `Of ${name}.\n`])),
    open: ['.'],
    context: { locale },
  });
  const { page } = window;
  for (const name of names) {
    await page.locator('.view-line', { hasText: `Of ${name}.` }).waitFor();
    if (name === 'p4.txt') continue;
    await page.locator('.page-editor .view-lines').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Mine. ');
    await page.locator('.header-unsaved').waitFor();
    await page.keyboard.press('F7');
  }
  return page;
}

const text = (name: string) => readFile(window.path(name), 'utf8');
const unsavedRows = () => window.page.locator('.file-unsaved').count();

test.each([
  ['en-GB', '3 pages saved'],
  ['zh-CN', '已保存 3 个版面'],
])('Save All saves every page with unsaved changes by one key (%s)', async (locale, told) => {
  const page = await typeInThree(locale);
  await page.keyboard.press('Control+F11');
  await page.locator('.notice', { hasText: told }).waitFor();
  await expect.poll(unsavedRows, { timeout: patienceMs }).toBe(0);
  for (const name of ['p1.txt', 'p2.txt', 'p3.txt']) expect(await text(name)).toBe(`Mine. Of ${name}.\n`);
  expect(await text('p4.txt')).toBe('Of p4.txt.\n');
});

test('Save All asks about a page that cannot be saved, saves the others, and says how many', async () => {
  const page = await typeInThree('en-GB');
  await chmod(window.path('p2.txt'), 0o444);
  await page.keyboard.press('Control+F11');
  const question = page.getByRole('alertdialog', { name: 'p2.txt is open read-only' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.notice', { hasText: '2 pages saved' }).waitFor();
  expect(await unsavedRows()).toBe(1);
  expect(await text('p2.txt')).toBe('Of p2.txt.\n');
  expect(await text('p3.txt')).toBe('Mine. Of p3.txt.\n');
});
