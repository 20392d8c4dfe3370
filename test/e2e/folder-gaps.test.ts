import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium, patienceMs, screenshot } from '../support/browser.ts';
import { startHost, type RunningHost } from '../support/running-host.ts';

/** What the list of a folder does not show by itself: pages that cannot be listed, and text that waits in closed pages. */
let browser: Browser;
let folder: string;
let host: RunningHost;
let page: Page;

const issue = () => join(folder, 'issue');

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-gaps-'));
  await mkdir(join(issue(), 'sport'), { recursive: true });
  for (const name of ['p01.txt', 'p02.txt', 'sport/p03.txt'])
    await writeFile(join(issue(), name), `${name}.\n`);
});
afterEach(async () => {
  await host.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function open(locale = 'en-GB'): Promise<void> {
  host = await startHost(folder, issue());
  page = await browser.newPage({ locale });
  page.setDefaultTimeout(patienceMs);
  await page.goto(host.address);
  await page.locator('.page-editor .view-lines').waitFor();
}

const row = (name: string) => page.locator('.file-row', { hasText: name });

test.skipIf(process.platform !== 'linux')(
  'a page whose name is no UTF-8 is said not to be listed: it would be taken for done',
  async () => {
    const name = Buffer.concat([Buffer.from(`${issue()}/`), iconv.encode('要闻.txt', 'gb18030')]);
    await writeFile(name, 'Not to be asked for.\n');
    await open();
    const notice = page.locator('.notice', { hasText: 'Not all of issue is listed' });
    await notice.getByText('.txt').waitFor();
    expect(await page.locator('.file-row').count()).toBe(3);
  },
);

test.each([
  ['en-GB', 'Unsaved work found on 1 page of issue', 'unsaved text of an earlier run', 'Discard'],
  ['zh-CN', 'issue 里有 1 个版面有未保存的内容', '有上次未保存的文字', '丢弃'],
])(
  'unsaved text of a page that is not the first is told and marked (%s)',
  async (locale, told, mark, discard) => {
    await open(locale);
    await row('p03.txt').click();
    await page.locator('.view-line', { hasText: 'sport/p03.txt.' }).waitFor();
    await page.locator('.page-editor .view-lines').click();
    await page.keyboard.type('Typed. ');
    await page.locator('.frame-status', { hasText: /Recovery copy|恢复副本/ }).waitFor();
    await host.end('SIGKILL');
    await page.close({ runBeforeUnload: false });

    await open(locale);
    await page.locator('.notice', { hasText: told }).waitFor();
    await row('p03.txt').locator('.file-left-over', { hasText: mark }).waitFor();
    expect(await page.locator('.file-left-over').count()).toBe(1);
    await screenshot(page, `left-over-${locale}`);
    await row('p03.txt').click();
    await page.getByRole('alertdialog').getByRole('button', { name: discard }).click();
    await expect.poll(() => page.locator('.file-left-over').count(), { timeout: patienceMs }).toBe(0);
    await expect
      .poll(() => page.locator('.notice', { hasText: told }).count(), { timeout: patienceMs })
      .toBe(0);
  },
);
