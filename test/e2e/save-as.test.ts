import { readdir, readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { openWindow, type TestWindow } from '../support/open-window.ts';

let browser: Browser;
let window: TestWindow;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

test('Save As says of what can be no name why, before anything is asked of the disk', async () => {
  window = await openWindow(browser, { files: { 'p01.txt': 'One line.\n' }, open: ['.'] });
  const { page } = window;
  await page.locator('.page-editor .view-lines').waitFor();
  await page.keyboard.press('Control+Shift+s');
  const picker = page.getByRole('dialog', { name: 'Save as' });
  const name = picker.getByRole('textbox', { name: 'File name' });
  const save = picker.getByRole('button', { name: 'Save here' });
  for (const strange of ['a/b.txt', 'a\\b.txt', '..', '.']) {
    await name.fill(strange);
    await picker.getByText('A name has no / and no \\').waitFor();
    expect(await save.isDisabled()).toBe(true);
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await name.press('Enter');
  }
  await name.fill(`${'x'.repeat(300)}.txt`);
  await picker.getByText('This name is too long.').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await name.fill('新 name.txt');
  await save.click();
  await page.locator('.notice', { hasText: 'Saved as 新 name.txt' }).waitFor();
  expect(await readFile(window.path('新 name.txt'), 'utf8')).toBe('One line.\n');
  expect((await readdir(window.path('.'))).toSorted()).toEqual(['p01.txt', '新 name.txt']);
});

test.skipIf(process.platform === 'win32')(
  'a name that the disk does not take is told by that name',
  async () => {
    window = await openWindow(browser, { files: { 'p01.txt': 'One line.\n' }, open: ['.'] });
    const { page } = window;
    await page.locator('.page-editor .view-lines').waitFor();
    await page.keyboard.press('Control+Shift+s');
    const picker = page.getByRole('dialog', { name: 'Save as' });
    // 255 characters are 765 bytes.
    await picker.getByRole('textbox', { name: 'File name' }).fill('名'.repeat(255));
    await picker.getByRole('button', { name: 'Save here' }).click();
    await page.locator('.notice', { hasText: /The name of 名+ is too long/ }).waitFor();
    expect(await readdir(window.path('.'))).toEqual(['p01.txt']);
  },
);
