import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, patienceMs, screenshot } from '../support/browser.ts';
import { connectTo } from '../support/host-client.ts';
import { startHost, type RunningHost } from '../support/running-host.ts';

const text = '第一段。\r\nSecond.\r\n';

/** The host ends while its window is open, and the editor goes on typing. */
let browser: Browser;
let folder: string;
let host: RunningHost;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-lost-'));
  await writeFile(join(folder, 'p01.txt'), text);
  host = await startHost(folder, join(folder, 'p01.txt'));
});
afterEach(async () => {
  await page.context().close();
  await host.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function openIn(locale: string): Promise<void> {
  const context = await browser.newContext({ locale });
  page = await context.newPage();
  await page.routeWebSocket(/socket/, withholdJournalAnswers);
  page.setDefaultTimeout(patienceMs);
  await page.goto(host.address);
  await page.locator('.page-editor .view-lines').waitFor();
}

/** Whether the host's answers about recovery copies do not reach the window. */
let isMute = false;

function withholdJournalAnswers(near: WebSocketRoute): void {
  const far = near.connectToServer();
  const unanswered = new Set<unknown>();
  near.onMessage((message) => {
    if (message.includes('"document.journal"')) unanswered.add(frameOf(message).id);
    far.send(message);
  });
  far.onMessage((message) => {
    const { kind, id } = frameOf(message);
    if (!isMute || kind !== 'answer' || !unanswered.has(id)) near.send(message);
  });
}

const frameOf = (message: string | Buffer) =>
  JSON.parse(String(message)) as { readonly kind?: string; readonly id?: number };

async function recoveryCopies(): Promise<string[]> {
  const names = await readdir(join(folder, 'data', 'galley', 'journals')).catch(() => []);
  return names.filter((name) => !name.endsWith('.alive'));
}

async function typeAtTheStart(words: string): Promise<void> {
  await page.locator('.page-editor .view-lines').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(words);
}

/** The file that the browser is given when the button is pressed. */
async function keptFile(name: RegExp): Promise<{ readonly name: string; readonly text: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe.each([
  ['en-GB', /^Keep unsaved text as a file$/, /in this window only/, /p01\.txt cannot be reached/],
  ['zh-CN', /^把未保存的文字存为文件$/, /只在这个窗口里/, /够不着 p01\.txt/],
])('what is typed when the host is gone can be kept (%s)', (locale, keep, onlyHere, unreachable) => {
  test('while it is gone, and when another one has come that does not know the window', async () => {
    await openIn(locale);
    await typeAtTheStart('Before. ');
    await host.end('SIGKILL');
    const banner = page.locator('.connection-banner');
    await banner.waitFor();
    await page.keyboard.type('After. ');
    await expect.poll(() => banner.innerText(), { timeout: patienceMs }).toMatch(onlyHere);
    const expected = { name: 'p01.unsaved.txt', text: `Before. After. ${text}` };
    expect(await keptFile(keep)).toEqual(expected);

    host = await startHost(folder, join(folder, 'p01.txt'));
    await banner.locator('[role="alert"]').waitFor();
    await screenshot(page, `lost-host-${locale}`);
    expect(await keptFile(keep)).toEqual(expected);
    // A save says what became of it, and not that the disk is to be looked at.
    await page.keyboard.press('Control+s');
    await page.locator('.notices').getByText(unreachable).waitFor();
    expect(await page.locator('.notices .notice').count()).toBe(1);
    expect(await readFile(join(folder, 'p01.txt'), 'utf8')).toBe(text);
  });
});

describe('a window that was open when its host was started anew', () => {
  /** As an editor does: opens the new address in another tab of the same browser. */
  async function startAnew(): Promise<void> {
    await page.locator('.connection-banner').waitFor();
    host = await startHost(folder, join(folder, 'p01.txt'), port);
    const other = await page.context().newPage();
    await other.goto(host.address);
    await other.locator('.page-editor .view-lines').waitFor();
    await other.close();
  }

  let port: number;

  test.each([
    ['its last answer has come', false],
    ['it ended before its last answer', true],
  ])(
    'goes on with the new one: what was typed without any host is offered, and is saved (%s)',
    async (_, endsFirst) => {
      isMute = endsFirst;
      await openIn('en-GB');
      port = Number(new URL(host.address).port);
      await typeAtTheStart('Before. ');
      await expect.poll(recoveryCopies, { timeout: patienceMs }).toHaveLength(1);
      // Said once an answer has come.
      const said = () => page.getByText(/Recovery copy/).count();
      await expect.poll(said, { timeout: patienceMs }).toBe(endsFirst ? 0 : 1);
      await host.end('SIGKILL');
      isMute = false;
      await page.keyboard.type('After. ');
      await startAnew();
      await page.getByText('Galley no longer knows this window').waitFor();
      await screenshot(page, 'next-host');
      // As long as the host takes the other tab to be there, the older text is that tab's to offer.
      const { client, close } = await connectTo(host.address);
      const leftOver = async () => (await client.call('app.hello', {})).leftOver.length;
      await expect.poll(leftOver, { timeout: patienceMs }).toBe(1);
      close();
      await page.getByRole('button', { name: 'Load Again with Unsaved Text' }).click();
      await page.getByRole('button', { name: 'Restore' }).click();
      await expect
        .poll(() => page.locator('.view-line').first().innerText(), { timeout: patienceMs })
        .toMatch(/^Before\.\sAfter\.\s第一段。$/);
      await page.keyboard.press('Control+s');
      await expect
        .poll(() => readFile(join(folder, 'p01.txt'), 'utf8'), { timeout: patienceMs })
        .toBe(`Before. After. ${text}`);
      // The file is written before the window hears of it, and gives its recovery copy up.
      await page.locator('.header-unsaved').waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.page-editor .view-lines').waitFor();
      // Nothing older is left to be offered.
      await expect.poll(recoveryCopies, { timeout: patienceMs }).toEqual([]);
    },
  );

  test('is loaded again where nothing is unsaved', async () => {
    await openIn('en-GB');
    port = Number(new URL(host.address).port);
    await host.end('SIGKILL');
    await startAnew();
    await page.getByRole('button', { name: 'Load Again' }).click();
    await page.locator('.page-editor .view-lines').waitFor();
    await expect.poll(() => page.locator('.connection-banner').count()).toBe(0);
  });

  test('keeps what cannot be handed over, and says so', async () => {
    await openIn('en-GB');
    port = Number(new URL(host.address).port);
    await host.end('SIGKILL');
    await typeAtTheStart('After. ');
    await rm(join(folder, 'p01.txt'));
    await page.locator('.connection-banner').waitFor();
    await writeFile(join(folder, 'p02.txt'), text);
    host = await startHost(folder, join(folder, 'p02.txt'), port);
    const other = await page.context().newPage();
    await other.goto(host.address);
    await other.locator('.page-editor .view-lines').waitFor();
    await page.getByRole('button', { name: 'Load Again with Unsaved Text' }).click();
    await page.getByText('could not be handed over').waitFor();
    await screenshot(page, 'not-taken');
    await page.getByText('p01.txt is not there').waitFor();
    expect(await keptFile(/^Keep unsaved text as a file$/)).toEqual({
      name: 'p01.unsaved.txt',
      text: `After. ${text}`,
    });
  });
});
