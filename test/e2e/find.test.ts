import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { openWindow, type TestWindow } from '../support/open-window.ts';

/** Searching and replacing within what the editor selected. */
const text = '一号桥修好了，二号桥还没有。\n三号桥明年动工，四号桥不修。\n五号桥今天通车，六号桥关闭。\n';

let browser: Browser;
let window: TestWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints } = window;
  await window.close();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
});

const line = (page: Page, number: number) => page.locator('.page-editor .view-line').nth(number - 1);
const count = (page: Page) => page.locator('.find-widget .matchesCount').innerText();
const findBox = (page: Page) => page.locator('.find-widget textarea').first();
const lines = (page: Page) => page.locator('.page-editor .view-line').allInnerTexts();

/** The cursor at the beginning of a line. */
async function goTo(page: Page, number: number): Promise<void> {
  await line(page, number).click();
  await page.keyboard.press('Home');
}

async function open(): Promise<Page> {
  window = await openWindow(browser, { files: { 'p01.txt': text }, open: ['p01.txt'] });
  await window.page.locator('.view-line').first().waitFor();
  return window.page;
}

const limitedByKey = (page: Page) => page.keyboard.press('Alt+l');
const limitedByMouse = (page: Page) => page.locator('.find-widget .codicon-find-selection').click();

describe('a search is limited to what was selected when it was opened', () => {
  test.each([
    ['by key', limitedByKey],
    ['by mouse', limitedByMouse],
  ])('%s, after a word was typed', async (_, limit) => {
    const page = await open();
    await goTo(page, 2);
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Control+f');
    await findBox(page).fill('号桥');
    await expect.poll(() => count(page)).toMatch(/of 6$/);
    await limit(page);
    await expect.poll(() => count(page)).toMatch(/of 2$/);
    // Off and on again: it is still the same selection.
    await limit(page);
    await expect.poll(() => count(page)).toMatch(/of 6$/);
    await limit(page);
    await expect.poll(() => count(page)).toMatch(/of 2$/);
  });

  test('and stays so when the search has the focus again', async () => {
    const page = await open();
    await goTo(page, 2);
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Control+f');
    await findBox(page).fill('号桥');
    await limitedByKey(page);
    await expect.poll(() => count(page)).toMatch(/of 2$/);
    await line(page, 3).click();
    await findBox(page).click();
    await findBox(page).fill('桥');
    await expect.poll(() => count(page)).toMatch(/of 2$/);
  });

  test('to the selected part of the first and of the last paragraph, also where it replaces', async () => {
    const page = await open();
    await goTo(page, 1);
    for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+h');
    await findBox(page).fill('号桥');
    await page.locator('.find-widget .replace-part textarea').fill('号楼');
    await expect.poll(() => count(page)).toMatch(/of 6$/);
    await limitedByKey(page);
    await expect.poll(() => count(page)).toMatch(/of 4$/);
    await page.keyboard.press('Control+Alt+Enter');
    await expect
      .poll(() => lines(page))
      .toEqual([
        '一号桥修好了，二号楼还没有。',
        '三号楼明年动工，四号楼不修。',
        '五号楼今天通车，六号桥关闭。',
        expect.any(String),
      ]);
  });

  test('or to what is selected by hand meanwhile', async () => {
    const page = await open();
    await page.keyboard.press('Control+f');
    await findBox(page).fill('号桥');
    await goTo(page, 3);
    await page.keyboard.press('Shift+End');
    await limitedByKey(page);
    await expect.poll(() => count(page)).toMatch(/of 2$/);
  });

  test('and where nothing was, the whole page is searched and the editor is told', async () => {
    const page = await open();
    await page.keyboard.press('Control+f');
    await findBox(page).fill('号桥');
    await expect.poll(() => count(page)).toMatch(/of 6$/);
    await limitedByKey(page);
    await page.locator('.notice', { hasText: 'Select what the search is to be limited to' }).waitFor();
    expect(await count(page)).toMatch(/of 6$/);
    await limitedByMouse(page);
    expect(await count(page)).toMatch(/of 6$/);
    expect(await page.locator('.find-widget [role=checkbox][aria-checked=true]').count()).toBe(0);
  });
});
