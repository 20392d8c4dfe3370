// What an editor waits for in the window: `npm run build && npx tsx test/bench/window.ts`.
import type { Page } from 'playwright-core';
import { launchChromium } from '../support/browser.ts';
import { ReviewWindow } from '../support/review-window.ts';
import { newspaperText } from './newspaper.ts';
import { printVerdicts, verdict, type Verdict } from './table.ts';

const turns = 15;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Presses keys and waits until the window has painted twice, as an editor would see it. */
function pressToPaint(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (pressed) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, code: pressed, bubbles: true }));
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
      }),
    key,
  );
}

/** Waits for the next fresh flags. @returns the time from the last change of the text to them */
function nextFreshFlags(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('galley-fresh-flags').at(-1);
          if (!entry) return;
          observer.disconnect();
          resolve(entry.duration);
        });
        observer.observe({ entryTypes: ['measure'] });
      }),
  );
}

async function freshAfter(page: Page, act: () => Promise<void>): Promise<number> {
  const fresh = nextFreshFlags(page);
  await act();
  return fresh;
}

/** Written as text: a named function inside would be wrapped by the TypeScript loader. */
const watchFrames = `(() => {
  const state = (window.frames_ = { longest: 0, running: true });
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    state.longest = Math.max(state.longest, now - last);
    last = now;
    if (state.running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()`;

const longestFrame = `(() => { window.frames_.running = false; return window.frames_.longest; })()`;

async function typingFrames(page: Page): Promise<number> {
  await page.evaluate(watchFrames);
  for (let key = 0; key < turns; key += 1) {
    await page.keyboard.type('字');
    await page.waitForTimeout(80);
  }
  return page.evaluate<number>(longestFrame);
}

async function measure(name: string, text: string, verdicts: Verdict[]): Promise<void> {
  const browser = await launchChromium();
  const window = await ReviewWindow.open(browser, { files: { 'page.txt': text } });
  const { page } = window;
  await page.locator('.flag-row').first().waitFor({ timeout: 180_000 });
  const next: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) next.push(await pressToPaint(page, 'F8'));
  verdicts.push(verdict(`${name}: next flag to painted sides (median)`, median(next), 100));
  const fixes: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    fixes.push(await freshAfter(page, () => page.keyboard.press('F9')));
  }
  verdicts.push(verdict(`${name}: a fix to fresh flags (median)`, median(fixes), 150));
  await page.locator('.view-line').nth(2).click();
  const keys: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    keys.push(await freshAfter(page, () => page.keyboard.type('字')));
  }
  verdicts.push(verdict(`${name}: a keystroke to fresh flags (median)`, median(keys), 140));
  verdicts.push(verdict(`${name}: longest frame while typing`, await typingFrames(page), 33));
  await window.close();
  await browser.close();
}

const verdicts: Verdict[] = [];
await measure('100 KB', newspaperText('zh', 34_000), verdicts);
if (process.argv.includes('--long')) await measure('3 MB', newspaperText('zh', 1_000_000), verdicts);
printVerdicts(verdicts);
