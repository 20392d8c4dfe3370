import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { patienceMs } from './browser.ts';
import { connectTo } from './host-client.ts';
import { startHost, type RunningHost } from './running-host.ts';

/** What was promised: so long after the last key it is safe. */
const safeAfterMs = 1000;

export interface Killed {
  /** What the file had, what was typed at its start each time, and what was offered after the host was killed. */
  readonly content: string;
  readonly typed: readonly string[];
  readonly offered: readonly (string | null)[];
  /** The longest that the window's thread was taken, from the first key to the last kill. */
  readonly longestTaskMs: number;
}

/** A page of this many bytes, half Chinese and half Latin; no two lines are the same. */
export function longPage(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0, line = 1; length < bytes; line += 1) {
    const text = `第${line}段，写得和别的段不一样。 Paragraph ${line * 7919} is like no other one.\n`;
    lines.push(text);
    length += Buffer.byteLength(text);
  }
  return lines.join('');
}

/** Types into a page as people do, in a real window, and kills the host a second after the last key; again and again. */
export async function typeAndKill(
  browser: Browser,
  bytes: number,
  words: readonly string[],
): Promise<Killed> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-killed-'));
  try {
    const file = join(folder, 'page.txt');
    const content = longPage(bytes);
    await writeFile(file, content);
    const offered: (string | null)[] = [];
    let longestTaskMs = 0;
    for (let count = 1; count <= words.length; count += 1) {
      const host = await startHost(folder, file);
      longestTaskMs = Math.max(longestTaskMs, await typeUntilKilled(browser, host, words.slice(0, count)));
      offered.push(await offeredText(folder, file));
    }
    if ((await readFile(file, 'utf8')) !== content) throw new Error('the file itself was changed');
    return { content, typed: words, offered, longestTaskMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the next run of the host offers; it stays on offer. */
async function offeredText(folder: string, file: string): Promise<string | null> {
  const host = await startHost(folder, file);
  const { client, close } = await connectTo(host.address);
  const { open } = await client.call('app.hello', {});
  const { recovered, document } = await client.call('document.open', { file: open.files[0]!.file });
  // What was typed in this round is not what the next one goes on with.
  await client.call('document.recovery', { document, decision: 'discarded' });
  close();
  await host.end('SIGTERM');
  return recovered?.text ?? null;
}

async function typeUntilKilled(
  browser: Browser,
  host: RunningHost,
  words: readonly string[],
): Promise<number> {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(2 * patienceMs);
  const { client, close } = await connectTo(host.address);
  await client.call('app.settings', { tourSeen: true });
  close();
  await page.goto(host.address);
  await page.locator('.page-editor .view-lines').click();
  await page.keyboard.press('Control+Home');
  await watchTasks(page);
  for (const [index, word] of words.entries()) {
    if (index > 0) await wait(600);
    await page.keyboard.type(word, { delay: 15 });
  }
  await wait(safeAfterMs);
  await host.end('SIGKILL');
  const longest = await page.evaluate(() => (globalThis as { longestTaskMs?: number }).longestTaskMs ?? 0);
  await context.close();
  return longest;
}

const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = globalThis as { longestTaskMs?: number };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        seen.longestTaskMs = Math.max(seen.longestTaskMs ?? 0, duration);
      }
    }).observe({ type: 'longtask' });
  });
