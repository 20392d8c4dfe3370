import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { buses, games, head, page as pageOf, paragraph, tail, weather } from '../support/passages.ts';
import { openWindow, samplePage, type TestWindow } from '../support/open-window.ts';

/** The smallest of the screens that editors sit at. */
const small = { viewport: { width: 1024, height: 640 }, reducedMotion: 'reduce' } as const;

let browser: Browser;
let window: TestWindow;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

async function openSample(locale: 'zh' | 'en'): Promise<void> {
  const text = await samplePage(locale === 'zh' ? 'chinese-page.txt' : 'english-page.txt');
  window = await openWindow(browser, {
    files: { 'p01.txt': text, 'p02.txt': text },
    open: ['.'],
    settings: { locale },
    context: small,
  });
  await window.page.locator('.flag-row').first().waitFor();
}

const review = (kind: string, nth = 0): Promise<void> =>
  window.page
    .locator('.flag-row', { has: window.page.locator(`.flag-dot-${kind}`) })
    .nth(nth)
    .click();

const sides = (): Locator => window.page.locator('.sides .side-text');

/** Of each side: lines that are in sight, and how far below its top, in lines, an element of it begins. */
const seen = (selector: string) =>
  sides().evaluateAll(
    (texts, wanted) =>
      texts.map((text) => {
        const linePx = Number.parseFloat(getComputedStyle(text).lineHeight);
        const element = text.querySelector(wanted);
        const top = element?.getBoundingClientRect().top ?? Number.NaN;
        return {
          lines: text.clientHeight / linePx,
          depth: (top - text.getBoundingClientRect().top) / linePx,
        };
      }),
    selector,
  );

describe.each(['zh', 'en'] as const)('in a window of 1024 × 640, in %s,', (locale) => {
  test('both copies of a duplicate open at their beginnings, which stand on one height', async () => {
    await openSample(locale);
    await review('duplicate');
    const [left, right] = await seen('.side-copy');
    expect(left!.lines).toBeGreaterThan(4);
    expect(Math.abs(left!.depth - right!.depth)).toBeLessThan(0.6);
    for (const { depth } of [left!, right!]) {
      expect(depth).toBeGreaterThan(-0.5);
      expect(depth).toBeLessThan(left!.lines / 2);
    }
  });

  test('a near copy opens with its first difference in sight', async () => {
    await openSample(locale);
    await review('duplicate', 1);
    const [left] = await seen('.side-copy mark');
    expect(left!.depth).toBeGreaterThan(-0.5);
    expect(left!.depth).toBeLessThan(left!.lines - 0.5);
  });

  test('the tour frames what it speaks of and covers none of its buttons', async () => {
    await openSample(locale);
    const { page } = window;
    await page.keyboard.press('Shift+F1');
    const box = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON());
    for (const pane of ['page', 'review']) {
      await expect.poll(() => box('.tour-frame')).toEqual(await box(`[data-pane="${pane}"]`));
      const card = await box('.tour');
      const buttons = await box('.flag-actions');
      const isBeside = card.right <= buttons.left || card.bottom <= buttons.top || card.top >= buttons.bottom;
      expect(isBeside, pane).toBe(true);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('.tour').count()).toBe(0);
  });

  test('a displaced text is read from head to result, one below the other', async () => {
    await openSample(locale);
    await review('displaced-continuation');
    const boxes = window.page.locator('.sides-stacked > *');
    const places = await boxes.evaluateAll((parts) =>
      parts.map((part) => {
        const { top, bottom } = part.getBoundingClientRect();
        return { top, bottom, hidden: part.scrollHeight - part.clientHeight };
      }),
    );
    expect(places).toHaveLength(4);
    for (const [index, { top, hidden }] of places.entries()) {
      expect(hidden).toBeLessThan(2);
      expect(top).toBeGreaterThanOrEqual((places[index - 1]?.bottom ?? 0) - 1);
    }
    const tail = (await boxes.nth(2).locator('.side-text').innerText()).trim();
    const result = await boxes.nth(3).locator('ins').innerText();
    expect(result.trim().slice(0, 12)).toBe(tail.slice(0, 12));
  });
});

test('in a window of 960 × 540 the name of the page is whole; what gives way is where it lies', async () => {
  window = await openWindow(browser, {
    files: { 'p01.txt': await samplePage('english-page.txt') },
    open: ['p01.txt'],
    settings: { locale: 'en' },
    context: { ...small, viewport: { width: 960, height: 540 } },
  });
  const isCut = (selector: string) =>
    window.page.locator(selector).evaluate((text) => text.scrollWidth > text.clientWidth);
  await window.page.locator('.header-place').waitFor();
  expect([await isCut('.header-name'), await isCut('.header-place')]).toEqual([false, true]);
});

describe('in a window of 800 × 600', () => {
  test('a page without flags shows the way to the next one', async () => {
    window = await openWindow(browser, {
      files: { 'p01.txt': pageOf(buses, weather), 'p02.txt': pageOf(paragraph, buses, paragraph) },
      open: ['.'],
      context: { ...small, viewport: { width: 800, height: 600 } },
    });
    const next = window.page.getByRole('button', { name: /^Next File with Flags/ });
    await next.waitFor();
    const edge = (await window.page.locator('.frame-status').boundingBox())!.y;
    const { y, height } = (await next.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(edge);
  });

  test('going to a flag brings what can be done about it into view, and the file list comes into view when shown', async () => {
    const text = await samplePage('english-page.txt');
    window = await openWindow(browser, {
      files: { 'p01.txt': text, 'p02.txt': text },
      open: ['.'],
      context: { ...small, viewport: { width: 800, height: 600 } },
    });
    const { page } = window;
    await page.locator('.flag-row').first().waitFor();
    const edge = (await page.locator('.frame-status').boundingBox())!.y;
    for (let flag = 0; flag < 4; flag += 1) {
      await page.keyboard.press('F8');
      await page.waitForTimeout(200);
      const actions = (await page.locator('.flag-actions').boundingBox())!;
      expect(actions.y + actions.height).toBeLessThanOrEqual(edge);
    }
    await page.keyboard.press('Control+b');
    await page.waitForTimeout(200);
    const rows = (await page.locator('.file-list').boundingBox())!;
    const header = (await page.locator('.frame > header, .header').first().boundingBox())!;
    expect(rows.y).toBeGreaterThanOrEqual(header.y + header.height - 1);
  });
});

test('where a few letters of the folder would be left beside the name, it is not there', async () => {
  window = await openWindow(browser, {
    files: { 'evening-paper-2026-11-30-p01.txt': pageOf(buses, weather) },
    open: ['evening-paper-2026-11-30-p01.txt'],
    settings: { locale: 'en' },
    context: { ...small, viewport: { width: 900, height: 640 } },
  });
  const name = (await window.page.locator('.header-document').boundingBox())!;
  const folder = (await window.page.locator('.header-place').boundingBox())!;
  expect(folder.y).toBeGreaterThanOrEqual(name.y + name.height - 1);
});

test('in a window of 760 × 640 a fix brings what can be done about the next flag into view', async () => {
  const copied = [paragraph, games, weather, buses];
  window = await openWindow(browser, {
    files: { 'p01.txt': pageOf(head, tail, ...copied, `${paragraph.slice(0, 20)}。`, ...copied) },
    open: ['p01.txt'],
    context: { ...small, viewport: { width: 760, height: 640 } },
  });
  const { page } = window;
  await page.locator('.flag-row').first().waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await page.locator('.side-letter').first().waitFor();
  const edge = (await page.locator('.frame-status').boundingBox())!.y;
  const bottom = async () => {
    const actions = (await page.locator('.flag-actions').boundingBox())!;
    return actions.y + actions.height;
  };
  await expect.poll(bottom).toBeLessThanOrEqual(edge);
});

describe.each(['zh', 'en'] as const)('the first screen, in %s,', (locale) => {
  const open = async (width: number, height: number): Promise<void> => {
    const context = { ...small, viewport: { width, height } };
    window = await openWindow(browser, { settings: { locale }, context });
  };
  const aboveStatusBar = async (): Promise<number> => {
    const hints = (await window.page.locator('.welcome-hint').last().boundingBox())!;
    const status = (await window.page.locator('.frame-status').boundingBox())!;
    return status.y - (hints.y + hints.height);
  };

  test.each([
    [1024, 640],
    [800, 600],
  ])('is there whole at %i × %i, down to the hints', async (width, height) => {
    await open(width, height);
    expect(await aboveStatusBar()).toBeGreaterThanOrEqual(12);
    const scrolls = await window.page
      .locator('.welcome')
      .evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(scrolls).toBeLessThanOrEqual(0);
  });

  test('has its hints in sight where it is scrolled, and nothing that has the focus behind them', async () => {
    await open(640, 480);
    expect(await aboveStatusBar()).toBeGreaterThanOrEqual(12);
    const hints = (await window.page.locator('.welcome-hints').boundingBox())!;
    const entries = window.page.locator('.welcome-entry');
    await entries.last().waitFor();
    for (const entry of await entries.all()) {
      await entry.focus();
      const box = (await entry.boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(hints.y + 1);
    }
  });
});
