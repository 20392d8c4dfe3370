import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium, patienceMs } from '../support/browser.ts';
import { startHost, type RunningHost } from '../support/running-host.ts';

/** What is damaged is found while the host answers the window's first calls. The editor is told all the same. */
let browser: Browser;
let folder: string;
let store: string;
let host: RunningHost;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-damaged-'));
  store = join(folder, 'data', 'galley');
  await mkdir(store, { recursive: true });
  await writeFile(join(folder, 'p01.txt'), 'One line.\n');
});
afterEach(async () => {
  await host.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  host = await startHost(folder, join(folder, 'p01.txt'));
  page = await browser.newPage({ locale: 'en-GB' });
  page.setDefaultTimeout(patienceMs);
  await page.goto(host.address);
  await page.locator('.page-editor .view-lines').waitFor();
}

const settings = () => readFile(join(store, 'settings.json'), 'utf8');

test('settings that cannot be read are told when the window opens', async () => {
  await writeFile(join(store, 'settings.json'), '{"theme": "da');
  await open();
  await page.locator('.notice', { hasText: 'The settings could not be read' }).waitFor();
  expect((await readdir(store)).filter((name) => name.startsWith('settings.json.damaged'))).toHaveLength(1);
});

test('of settings of another version, or edited by hand, those that are right hold and none is lost', async () => {
  const byHand = { theme: 'dark', fontSize: 9999, sensitivity: 'high', ofNewerVersion: [1] };
  await writeFile(join(store, 'settings.json'), `\ufeff${JSON.stringify(byHand)}`);
  await open();
  await page.locator('.notice', { hasText: 'not understood: fontSize, sensitivity' }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.keyboard.press('Control+=');
  await expect
    .poll(async () => JSON.parse((await settings()).replace(/^\uFEFF/, '')) as unknown, {
      timeout: patienceMs,
    })
    .toEqual({ ...byHand, fontSize: 19 });
});

test('unsaved text that cannot be read is told when its page is the first that opens', async () => {
  await open();
  await page.locator('.page-editor .view-lines').click();
  await page.keyboard.type('Typed. ');
  await page.locator('.frame-status', { hasText: 'Recovery copy' }).waitFor();
  await host.end('SIGKILL');
  const journals = join(store, 'journals');
  const [name = ''] = (await readdir(journals)).filter((one) => one.endsWith('.journal'));
  const bytes = await readFile(join(journals, name));
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  await writeFile(join(journals, name), bytes);
  await open();
  await page.locator('.notice', { hasText: /The recovery copy of .*p01\.txt is damaged/ }).waitFor();
  expect(await readdir(journals)).toContain(`${name}.damaged`);
});
