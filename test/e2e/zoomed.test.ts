import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { openWindow, samplePage } from '../support/open-window.ts';

/** WCAG 1.4.4 and 1.4.10: at 200% everything is there, whole, without scrolling sideways. */
const at200Percent = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Buttons, fields and choices whose words are cut off, or which stick out at the side. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, [role=menuitem], [role=checkbox], [role=switch], [role=slider], [role=tab]',
    );
    return [...controls]
      .filter((control) => control.checkVisibility() && control.closest('.monaco-editor') === null)
      .filter((control) => {
        const { left, right, width } = control.getBoundingClientRect();
        const isSpread = control.scrollWidth > control.clientWidth + 1 && control.clientWidth > 0;
        // A long name may end in an ellipsis; the whole of it is its title.
        const mayEnd = getComputedStyle(control).textOverflow === 'ellipsis';
        return width > 0 && (left < -1 || right > innerWidth + 1 || (isSpread && !mayEnd));
      })
      .map((control) => `${control.className}: ${control.innerText || control.ariaLabel || ''}`);
  });

const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the page under review': (page) => page.keyboard.press('F8'),
  settings: (page) => page.keyboard.press('Control+,'),
  shortcuts: (page) => page.keyboard.press('Control+/'),
  palette: (page) => page.keyboard.press('F1'),
  'all certain': (page) => page.keyboard.press('Control+Shift+A'),
  changes: (page) => page.keyboard.press('F2'),
  report: (page) => page.keyboard.press('Control+p'),
  versions: (page) => page.keyboard.press('Shift+F2'),
};

describe.each(['zh', 'en'] as const)('at 200%%, in %s,', (locale) => {
  test('no control is cut off and nothing scrolls sideways', async () => {
    const text = await samplePage(locale === 'zh' ? 'chinese-page.txt' : 'english-page.txt');
    const window = await openWindow(browser, {
      files: { 'p01.txt': text, 'p02.txt': text },
      open: ['.'],
      settings: { locale, theme: 'light' },
      context: { ...at200Percent, reducedMotion: 'reduce' },
    });
    const { page } = window;
    await page.locator('.flag-row').first().waitFor();
    const found: Record<string, readonly string[]> = {};
    for (const [name, reach] of Object.entries(states)) {
      await reach(page);
      await page.waitForTimeout(400);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      const cut = await cutOff(page);
      if (cut.length > 0 || wide) found[name] = wide ? [...cut, 'the window scrolls sideways'] : cut;
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual({});
    await window.close();
  });

  test('a change that is gone to is in sight, also one that only the original has', async () => {
    const window = await openWindow(browser, {
      files: { 'p01.txt': await samplePage(locale === 'zh' ? 'chinese-page.txt' : 'english-page.txt') },
      open: ['p01.txt'],
      settings: { locale },
      context: { ...at200Percent, reducedMotion: 'reduce' },
    });
    const { page } = window;
    await page.locator('.flag-row').first().waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('Shift+F9');
    for (const count of [1, 2, 3]) {
      await page.keyboard.press('F9');
      await expect
        .poll(() => page.locator('.review-progress').innerText())
        .toMatch(new RegExp(`(?:^|\\D)${count}\\D`));
    }
    await page.keyboard.press('F2');
    await page.locator('.compare-editor .line-delete').first().waitFor();
    /** Whether what differs is on the screen, and not under what stands above and below it. */
    const isSeen = () =>
      page.evaluate(() => {
        const view = document.querySelector('.compare-editor')!.getBoundingClientRect();
        const marks = document.querySelectorAll(
          '.compare-editor :is(.char-insert, .char-delete, .line-delete)',
        );
        return [...marks].some((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          return bottom - top > 4 && (top + bottom) / 2 > view.top && (top + bottom) / 2 < view.bottom;
        });
      });
    for (let step = 0; step < 4; step += 1) {
      await expect.poll(isSeen).toBe(true);
      await page.keyboard.press('F8');
    }
    await window.close();
  });
});
