import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { openWindow } from '../support/open-window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** More than Monaco takes for ordinary: it counts what listens to its languages, and complains from 200 on. */
const pages = 204;
/** They take half of what a test may, where nothing else runs. */
const timeout = 180_000;

test(
  'a day’s pages are open at once, and the window has nothing to complain about',
  { timeout },
  async () => {
    const names = Array.from({ length: pages }, (_, index) => `p${index + 1}.txt`);
    const window = await openWindow(browser, {
      files: Object.fromEntries(names.map((name) => [name, `Of ${name}.\n`])),
      open: ['.'],
    });
    try {
      const { page, complaints } = window;
      for (const name of names) {
        await page.locator('.header-name', { hasText: new RegExp(`^${name}$`) }).waitFor();
        if (name !== names.at(-1)) await page.keyboard.press('F7');
      }
      await page.locator('.view-line', { hasText: `Of ${names.at(-1)}.` }).waitFor();
      // The complaint comes in a task of its own.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
      expect(complaints).toEqual([]);
    } finally {
      await window.close();
    }
  },
);
