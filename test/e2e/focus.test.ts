import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, patienceMs } from '../support/browser.ts';
import { openWindow, samplePage, type TestWindow } from '../support/open-window.ts';

/** WCAG 2.4.3, 2.4.7: whatever comes and goes over the panes, the focus is where the editor was. */
let browser: Browser;
let window: TestWindow;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

async function openReview(settings: { readonly autoAdvance?: boolean } = {}): Promise<Page> {
  window = await openWindow(browser, {
    files: {
      'p01.txt': await samplePage('english-page.txt'),
      'p02.txt': 'All is well here.\n\nAnd here as well.\n',
    },
    open: ['.'],
    settings,
  });
  await window.page.locator('.flag-row').first().waitFor();
  return window.page;
}

/** The pane with the focus, or what else has it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const pane = element?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
    if (element?.closest('[role="dialog"], [role="alertdialog"]')) return 'dialog';
    if (element?.closest('.compare')) return 'view';
    return pane ?? element?.localName ?? '';
  });

/** More than the review has. */
const MOST_CONTROLS = 40;
const soon = { timeout: patienceMs, interval: 50 };

const toPage = async (page: Page) => {
  await page.locator('.page-editor .native-edit-context, .page-editor textarea').first().focus();
  await expect.poll(() => focused(page), soon).toBe('page');
};

const toReview = async (page: Page) => {
  await page.locator('.flag-card').focus();
  await expect.poll(() => focused(page), soon).toBe('review');
};

const dialogs = ['F1', 'Control+,', 'Control+/', 'Control+g', 'F4', 'Control+o', 'Shift+F2', 'Control+F1'];
const views = ['F2', 'Control+p', 'Control+Shift+E', 'Control+Shift+A', 'Control+j'];

describe('the focus', () => {
  it.each([
    ['page', toPage],
    ['review', toReview],
  ] as const)('comes back into the %s from every dialog and view', async (pane, go) => {
    const page = await openReview();
    for (const [keys, place] of [
      ...dialogs.map((key) => [key, 'dialog'] as const),
      ...views.map((key) => [key, 'view'] as const),
    ]) {
      await go(page);
      await page.keyboard.press(keys);
      await expect.poll(() => focused(page), soon).toBe(place);
      await page.keyboard.press('Escape');
      await page.locator('.dialog, .pick, .compare').waitFor({ state: 'detached' });
      await expect.poll(() => focused(page), soon).toBe(pane);
    }
  });

  it('goes with Tab from one control to the next through the whole window, and back', async () => {
    const page = await openReview();
    await toReview(page);
    const described = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const pane = element.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? '';
        return `${pane} ${element.className} ${element.getAttribute('aria-label') ?? element.textContent}`;
      });
    const walked: string[] = [];
    for (let step = 0; step < MOST_CONTROLS && walked.at(-1)?.startsWith('status') !== true; step++) {
      await page.keyboard.press('Tab');
      walked.push(await described());
    }
    const buttons = await page.locator('.flag-actions button').allTextContents();
    expect(buttons.length).toBeGreaterThan(2);
    for (const text of buttons) expect(walked.some((control) => control.endsWith(text))).toBe(true);
    expect(walked.some((control) => control.includes('flag-row') || control.includes('flag-list'))).toBe(
      true,
    );
    expect(walked.at(-1)).toMatch(/^status/);
    for (const control of walked.slice(0, -1).toReversed()) {
      await page.keyboard.press('Shift+Tab');
      expect(await described()).toBe(control);
    }
  });

  it('comes back from a dialog that the palette opened', async () => {
    const page = await openReview();
    await toPage(page);
    await page.keyboard.press('F1');
    await page.locator('.pick').waitFor();
    await page.keyboard.type('settings');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await expect.poll(() => focused(page), soon).toBe('dialog');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), soon).toBe('page');
  });

  it('has a place in a page without flags, and where all are hidden or dealt with', async () => {
    const page = await openReview();
    await page.locator('.file-row', { hasText: 'p02.txt' }).click();
    await page.locator('.review-nothing', { hasText: 'No flags' }).waitFor();
    await page.keyboard.press('F6');
    await expect.poll(() => focused(page), soon).toBe('page');
    await page.keyboard.press('F6');
    await expect.poll(() => focused(page), soon).toBe('review');
    await page.keyboard.press('Shift+F7');
    await toReview(page);
    // Fixed one after the other; the last leaves nothing behind it.
    const open = page.locator('.flag-card');
    for (let turn = 0; turn < 20 && (await open.count()) > 0; turn += 1) {
      await page.keyboard.press('s');
      await page.waitForTimeout(100);
      await expect.poll(() => focused(page), soon).toBe('review');
    }
    await page.locator('.review-nothing', { hasText: 'All flags dealt with' }).waitFor();
    await expect.poll(() => focused(page), soon).toBe('review');
  });

  it('stays on the tick while the preview follows, and on the version that is looked at', async () => {
    const page = await openReview();
    await page.keyboard.press('Control+Shift+A');
    const tick = page.locator('.accept-row input').first();
    await tick.focus();
    const counted = page.getByRole('button', { name: /^Accept \d+ fix/ });
    const before = await counted.innerText();
    await page.keyboard.press('Space');
    await expect.poll(() => counted.innerText()).not.toBe(before);
    await page.waitForTimeout(300);
    expect(await tick.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    for (const words of ['One. ', 'Two. ', 'Three. ']) {
      await toPage(page);
      await page.keyboard.type(words);
      await page.locator('.header-unsaved').waitFor();
      await page.keyboard.press('Control+s');
      await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Shift+F2');
    const versions = page.getByRole('dialog').getByRole('radio');
    await page.locator('.versions-diff .compare').waitFor();
    const isFirstFocused = () => versions.first().evaluate((element) => element === document.activeElement);
    await expect.poll(isFirstFocused, soon).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.locator('.versions-diff .compare').waitFor();
    await page.waitForTimeout(300);
    expect(await versions.nth(1).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('is somewhere when the tour ends, and stays in the page while the language changes', async () => {
    const page = await openReview();
    await toPage(page);
    await page.keyboard.press('Shift+F1');
    const tour = page.locator('.tour');
    await tour.waitFor();
    await page.keyboard.press('Escape');
    await tour.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page), soon).not.toBe('body');
    await page.locator('.file-row', { hasText: 'p02.txt' }).click();
    await page.locator('.review-nothing').waitFor();
    await toPage(page);
    await page.keyboard.press('Control+Shift+Y');
    await page.locator('.pick').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.review-nothing', { hasText: '没有标记' }).waitFor();
    await page.waitForTimeout(300);
    await expect.poll(() => focused(page), soon).toBe('page');
  });

  it('goes on in the page when a notice is dismissed', async () => {
    const page = await openReview();
    await toPage(page);
    await page.keyboard.press('Control+e');
    const dismiss = page.locator('.notice').getByRole('button', { name: 'Dismiss' });
    await dismiss.focus();
    await page.keyboard.press('Enter');
    await dismiss.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page), soon).toBe('page');
  });
});
