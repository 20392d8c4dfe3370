import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/browser.ts';
import { newspaperText } from './newspaper.ts';
import { refreshFrames } from './refresh-cost.ts';
import { measureStarts } from './starts.ts';
import { median, verdict, type Verdict } from './table.ts';

const galley = resolve(import.meta.dirname, '../../out/cli/galley.js');

/**
 * How the window feels, in figures, in a real Chromium over the browser host: until it shows a page, at the first
 * start and every day; next flag to painted diff, a fix to refreshed flags on a 100 KB page, a keystroke to refreshed
 * flags and the work of a frame for it, 2,000 flags in one file; scrolling and typing in 5 MB.
 *
 * @param folder for its files; whoever made it deletes it
 */
export async function measureWindow(folder: string): Promise<Verdict[]> {
  // Alone, before another browser is there.
  const starts = await measureStarts(folder, '100 KB page', newspaperText('zh', 34_000));
  const browser = await launchChromium();
  const place = { folder, browser };
  try {
    return [
      ...starts,
      ...(await measurePage(place, '100 KB page', newspaperText('zh', 34_000), 'F9')),
      ...(await measurePage(place, '2,000 flags', manyCuts(2000), 'F9')),
      await measureScrolling(place, '5 MB', newspaperText('zh', 1_700_000)),
      ...(await measureFreshness(place, '5 MB, Chinese', newspaperText('zh', 1_700_000))),
      ...(await measureFreshness(place, '5 MB, English', newspaperText('en', 5_000_000))),
    ];
  } finally {
    await browser.close();
  }
}

interface Place {
  readonly folder: string;
  readonly browser: Browser;
}

/** One cut in every second paragraph. */
function manyCuts(cuts: number): string {
  const paragraphs = newspaperText('zh', cuts * 260, 21)
    .split('\n\n')
    .filter((paragraph) => paragraph.length > 60 && paragraph.endsWith('。'));
  return paragraphs
    .slice(0, cuts)
    .map((paragraph) => `${paragraph.slice(0, 41)}\n\n${paragraph.slice(41)}`)
    .join('\n\n');
}

/** The real host over a file with this text, and a window on it. */
async function withWindow<T>(
  { folder, browser }: Place,
  what: string,
  text: string,
  use: (page: Page, address: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${what.replaceAll(/\W/g, '-')}.txt`);
  await writeFile(path, text);
  const server = spawn(process.execPath, [galley, 'serve', path], {
    env: { ...process.env, GALLEY_DATA_FOLDER: join(folder, 'data') },
  });
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const address = /http:\/\/\S+/.exec(said.toString())![0];
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    page.setDefaultTimeout(180_000);
    // tsx names functions through a helper that a page does not have.
    await page.addInitScript('globalThis.__name = (named) => named;');
    const result = await use(page, address);
    await page.close();
    return result;
  } finally {
    server.kill('SIGINT');
    await once(server, 'close');
  }
}

/** Turns the wheel through the page for a while. @returns how long the 95th of 100 frames took */
function measureScrolling(place: Place, what: string, text: string): Promise<Verdict> {
  return withWindow(place, what, text, async (page, address) => {
    await page.goto(address);
    await page.locator('.view-line').first().waitFor();
    await page.locator('.flag-row, .review-nothing').first().waitFor();
    await page.locator('.view-lines').hover();
    const frames = page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const taken: number[] = [];
          let last = performance.now();
          const frame = (now: number) => {
            taken.push(now - last);
            last = now;
            if (taken.length < 180) requestAnimationFrame(frame);
            else resolve(taken);
          };
          requestAnimationFrame(frame);
        }),
    );
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(30);
    }
    const sorted = (await frames).toSorted((a, b) => a - b);
    return verdict(
      `${what}: a frame while scrolling, 95th percentile, ms`,
      sorted[Math.floor(sorted.length * 0.95)]!,
      34,
    );
  });
}

/** Types into a long page: the time from a change of the text to the flags of the changed text. */
function measureFreshness(place: Place, what: string, text: string): Promise<Verdict[]> {
  return withWindow(place, what, text, async (page, address) => {
    await page.goto(address);
    await page.locator('.flag-row').first().waitFor();
    await page.evaluate(() => {
      const target = window as unknown as { freshMs: number[] };
      target.freshMs = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntriesByName('galley-fresh-flags')) target.freshMs.push(duration);
      }).observe({ entryTypes: ['measure'] });
    });
    const measured = () => page.evaluate(() => (window as unknown as { freshMs: number[] }).freshMs);
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    for (let turn = 1; turn <= 7; turn++) {
      await page.keyboard.press('x');
      await page.waitForFunction(
        (times) => (window as unknown as { freshMs: number[] }).freshMs.length >= times,
        turn,
      );
      await page.waitForTimeout(500);
    }
    return [
      verdict(`${what}: keystroke to fresh flags, median ms`, median(await measured()), 1000),
      refreshVerdict(what, await refreshFrames(page)),
    ];
  });
}

function refreshVerdict(what: string, frames: readonly number[]): Verdict {
  return verdict(`${what}: a frame's work for fresh flags after a keystroke, median ms`, median(frames), 16);
}

function measurePage(place: Place, what: string, text: string, fixKey: string): Promise<Verdict[]> {
  return withWindow(place, what, text, async (page, address) => {
    await page.addInitScript(watchReview);
    await page.goto(address);
    await page.locator('.flag-row').first().waitFor();
    await page.keyboard.press('Escape');
    await settled(page);
    const next = await latencies(page, 12, 'F8');
    const fixes = await latencies(page, 5, fixKey, true);
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    const typing = await latencies(page, 5, 'x', true);
    const longestTaskMs = await page.evaluate(() => (window as unknown as Watched).longestTaskMs);
    return [
      verdict(`${what}: next flag to painted review, median ms`, median(next), 100),
      verdict(`${what}: fix to refreshed flags, median ms`, median(fixes), 150),
      verdict(`${what}: keystroke to refreshed flags, median ms`, median(typing), 100),
      verdict(`${what}: longest task on the UI thread while doing so, ms`, longestTaskMs, 50),
      refreshVerdict(what, await refreshFrames(page)),
    ];
  });
}

interface Watched {
  keyAt: number;
  paintedAt: number;
  /** How often flags have become fresh. */
  freshTimes: number;
  longestTaskMs: number;
}

/** Runs in the page: when was the last key, and when was what it changed in the review pane, or found to be as it was, painted? */
function watchReview(): void {
  const watched: Watched = { keyAt: 0, paintedAt: 0, freshTimes: 0, longestTaskMs: 0 };
  Object.assign(window, watched);
  const target = window as unknown as Watched;
  addEventListener(
    'keydown',
    () => {
      target.keyAt = performance.now();
      target.paintedAt = target.keyAt;
    },
    true,
  );
  const painted = () =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        target.paintedAt = performance.now();
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  addEventListener('DOMContentLoaded', () => {
    const look = (records: readonly MutationRecord[]) => {
      const inReview = (node: Node) =>
        (node instanceof Element ? node : node.parentElement)?.closest('[data-pane=review]') !== null;
      if (records.some(({ target: node }) => inReview(node))) painted();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  // Fresh flags that are the same as before change nothing that could be seen.
  new PerformanceObserver((list) => {
    const { length } = list.getEntriesByName('galley-fresh-flags');
    target.freshTimes += length;
    if (length > 0) painted();
  }).observe({ type: 'measure' });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      if (target.keyAt > 0 && duration > target.longestTaskMs) target.longestTaskMs = duration;
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** Until nothing in the review pane has changed for half a second. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.now() - (window as unknown as Watched).paintedAt > 500,
    undefined,
    { polling: 100 },
  );
}

/**
 * Milliseconds from a key to the last paint that it caused.
 *
 * @param changesText the last paint is that of fresh flags, however long they take
 */
async function latencies(page: Page, times: number, key: string, changesText = false): Promise<number[]> {
  const measured: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const before = await page.evaluate(() => (window as unknown as Watched).freshTimes);
    await page.keyboard.press(key);
    if (changesText)
      await page.waitForFunction((seen) => (window as unknown as Watched).freshTimes > seen, before);
    await page.waitForTimeout(300);
    await settled(page);
    measured.push(
      await page.evaluate(() => {
        const { keyAt, paintedAt } = window as unknown as Watched;
        return paintedAt - keyAt;
      }),
    );
  }
  return measured;
}
