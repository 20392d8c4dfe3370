import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/index.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../src/server/index.ts';
import { collectComplaints, launchChromium, screenshot, patienceMs } from '../support/browser.ts';
import { createTestService } from '../support/test-service.ts';

/** The real window in a real browser: what it asks for, what hostile text does in it, and how it bears losing its host. */
const patience = { timeout: patienceMs };
const rendererFolder = resolve(import.meta.dirname, '../../out/renderer');

let browser: Browser;
let context: BrowserContext;
let folder: string;
let service: Service;
let server: RunningServer;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-window-'));
  await mkdir(join(folder, 'pages'));
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1360, height: 860 } });
  page = await context.newPage();
  complaints = collectComplaints(page);
});

afterEach(async () => {
  await context.close();
  await server.close();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

const report = (error: unknown) => process.stderr.write(`${String(error)}\n`);

async function serve(
  paths: readonly string[],
  port = 0,
  limits: ServerOptions['limits'] = {},
): Promise<void> {
  service = createTestService(join(folder, 'data'), report);
  server = await startServer({ service, rendererFolder, port, paths, limits, report });
}

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, 'pages', name);
  await writeFile(path, text);
  return path;
}

const seen = () => page.evaluate(() => document.body.innerText);

const sentence =
  'The council voted on Tuesday to repair the old bridge over the mill race before the winter floods arrive. ';
const twice = `${sentence.trim()}\nA reader asked about the library.\n${sentence.trim()}\n`;

describe('what the window asks for', () => {
  test('nothing but its own host, and nothing that the policy forbids', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('websocket', (socket) => asked.push(socket.url()));
    await page.addInitScript(() => {
      const page = globalThis as unknown as { violations: string[] };
      page.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        page.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await serve([await write('a.txt', twice)]);
    await page.goto(server.address);
    await expect.poll(seen, patience).toMatch(/1 flag/);
    await page.keyboard.press('F8');
    await page.keyboard.press('F2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.waitForTimeout(500);
    const own = [`http://127.0.0.1:${server.port}/`, `ws://127.0.0.1:${server.port}/`, 'blob:', 'data:'];
    expect(asked.filter((address) => !own.some((start) => address.startsWith(start)))).toEqual([]);
    expect(asked.some((address) => address.startsWith('ws:'))).toBe(true);
    expect(await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
  });

  test('the token is in no address that stays: history, address bar, referrer', async () => {
    await serve([]);
    await page.goto(server.address);
    const token = server.address.split('=')[1]!;
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    expect(
      await page.evaluate(() => document.referrer + document.cookie + JSON.stringify(localStorage)),
    ).not.toContain(token);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  test('a second browser without the token sees nothing', async () => {
    await serve([await write('a.txt', twice)]);
    await page.goto(server.address);
    await expect.poll(seen, patience).toMatch(/1 flag/);
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`http://127.0.0.1:${server.port}/`);
    expect(await stranger.evaluate(() => document.body.innerText)).not.toContain('council');
    await stranger.context().close();
  });
});

describe('another site in the same browser', () => {
  test('cannot frame the window, read it, or open its socket', async () => {
    await serve([await write('a.txt', twice)]);
    await page.goto(server.address);
    await expect.poll(seen, patience).toMatch(/1 flag/);
    const evil = await context.newPage();
    await evil.route('http://evil.localhost/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>evil</title>' }),
    );
    await evil.goto('http://evil.localhost/');
    const got = await evil.evaluate(async (port) => {
      const address = `http://127.0.0.1:${port}/`;
      const fetched = await fetch(address, { credentials: 'include' }).then(
        (answer) => answer.text(),
        () => 'refused',
      );
      const socket = await new Promise((resolve) => {
        const opened = new WebSocket(`ws://127.0.0.1:${port}/socket?session=0123456789abcdef`);
        opened.addEventListener('open', () => resolve('open'));
        opened.addEventListener('error', () => resolve('refused'));
      });
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      let framed: string;
      try {
        framed = frame.contentDocument?.body.innerText ?? 'refused';
      } catch {
        framed = 'refused';
      }
      const script = await new Promise((resolve) => {
        const element = document.createElement('script');
        element.src = `${address}assets/index.js`;
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        document.head.append(element);
      });
      return { fetched, socket, framed, script };
    }, server.port);
    expect(got).toEqual({ fetched: 'refused', socket: 'refused', framed: 'refused', script: 'refused' });
  });
});

describe('hostile text', () => {
  const attack = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';

  test.skipIf(process.platform === 'win32')('in a file name is shown and does not run', async () => {
    const name = '<img src=x onerror=globalThis.pwned=1>.txt';
    await write(name, twice);
    await write('b&amp;"onload=pwned=1.txt', twice);
    await serve([join(folder, 'pages')]);
    await page.goto(server.address);
    await expect.poll(seen, patience).toContain(name);
    await page.getByText(name).first().click();
    await expect.poll(seen, patience).toMatch(/1 flag/);
    expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined();
    expect(await page.title()).toContain(name);
    expect(complaints).toEqual([]);
  });

  test('in a page is shown and does not run: editor, review pane, changes, report', async () => {
    const hostile = `${sentence}${attack} javascript:alert(1)`;
    await serve([await write('a.txt', `${hostile}\nA reader asked about the library.\n${hostile}\n`)]);
    await page.goto(server.address);
    await expect.poll(seen, patience).toMatch(/1 flag/);
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+Enter');
    await expect.poll(seen, patience).toMatch(/0 flags|No flags/);
    await page.keyboard.press('F2');
    await page.waitForTimeout(700);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+p');
    await page.waitForTimeout(700);
    await screenshot(page, 'hostile-report');
    expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined();
    expect(await page.locator('img[src="x"], script:not([src])').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('losing the host', () => {
  test('a connection that breaks is told and found again, and nothing typed meanwhile is lost', async () => {
    let route: WebSocketRoute | undefined;
    let isBroken = false;
    await page.routeWebSocket(/socket/, (socket) => {
      if (isBroken) {
        void socket.close({ code: 4999 });
        return;
      }
      socket.connectToServer();
      route = socket;
    });
    const path = await write('a.txt', twice);
    await serve([path]);
    await page.goto(server.address);
    await expect.poll(seen, patience).toMatch(/1 flag/);
    isBroken = true;
    await route?.close({ code: 4999 });
    await expect.poll(seen, patience).toContain('interrupted');
    await screenshot(page, 'connection-lost');
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+s');
    isBroken = false;
    await expect.poll(seen, patience).not.toContain('interrupted');
    await expect.poll(seen, patience).toMatch(/saved/i);
    await expect.poll(() => readFile(path, 'utf8'), patience).not.toBe(twice);
  });

  test('a host that was started anew does not let the old window in; it says what to do', async () => {
    await serve([await write('a.txt', twice)]);
    const { port } = server;
    await page.goto(server.address);
    await expect.poll(seen, patience).toMatch(/1 flag/);
    await server.close();
    await service.close();
    await expect.poll(seen, patience).toContain('interrupted');
    await serve([], port);
    await expect.poll(seen, patience).toContain('Open the address that Galley printed');
    await screenshot(page, 'connection-refused');
  });

  test('more windows than the host has room for are told so', async () => {
    await serve([], 0, { maxSessions: 1 });
    await page.goto(server.address);
    await expect.poll(seen, patience).toContain('Galley');
    const second = await context.newPage();
    await second.goto(`http://127.0.0.1:${server.port}/`);
    await expect
      .poll(() => second.evaluate(() => document.body.innerText), patience)
      .toContain('too many windows');
  });
});
