import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import type { Service } from '../../src/contract/index.ts';
import { collectComplaints, patienceMs } from './browser.ts';
import { createTestService } from './test-service.ts';

const root = resolve(import.meta.dirname, '../..');

const report = (error: unknown): never => {
  throw error;
};

export interface ReviewWindowOptions {
  /** File name → its bytes, or its text in UTF-8. The first is opened. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly context?: BrowserContextOptions;
  /** Opens the whole folder instead of the first file. */
  readonly asFolder?: boolean;
}

/** The real window over the real service in a folder of its own, as an editor sees it in a browser. */
export class ReviewWindow {
  readonly page: Page;
  readonly folder: string;
  readonly #complaints: readonly string[];
  readonly #server: RunningServer;
  readonly #service: Service;
  readonly #base: string;

  private constructor(
    page: Page,
    base: string,
    complaints: readonly string[],
    server: RunningServer,
    service: Service,
  ) {
    this.page = page;
    this.#base = base;
    this.folder = join(base, 'pages');
    this.#complaints = complaints;
    this.#server = server;
    this.#service = service;
  }

  static async open(browser: Browser, options: ReviewWindowOptions): Promise<ReviewWindow> {
    const base = await mkdtemp(join(tmpdir(), 'galley-review-'));
    const folder = join(base, 'pages');
    await mkdir(folder);
    for (const [name, content] of Object.entries(options.files)) await writeFile(join(folder, name), content);
    const [first] = Object.keys(options.files);
    const service = createTestService(join(base, 'data'), report);
    const server = await startServer({
      service,
      rendererFolder: join(root, 'out/renderer'),
      port: 0,
      paths: [options.asFolder ? folder : join(folder, first ?? '')],
      report,
    });
    const page = await browser.newPage({
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      ...options.context,
    });
    const complaints = collectComplaints(page);
    await page.goto(server.address);
    const window = new ReviewWindow(page, base, complaints, server, service);
    await page.locator('.view-lines').waitFor();
    return window;
  }

  /** Loads the window anew, as after closing it and coming back; the host goes on. */
  async reopen(): Promise<void> {
    await this.page.goto(this.#server.address);
    await this.page.locator('.view-lines').waitFor();
  }

  async bytes(name: string): Promise<Buffer> {
    return readFile(join(this.folder, name));
  }

  async text(name: string): Promise<string> {
    return (await this.bytes(name)).toString('utf8');
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys);
  }

  /** What the review pane says of the flag under review. */
  async flag(): Promise<string> {
    const title = this.page.locator('.flag-title');
    return (await title.count()) === 0 ? '' : title.innerText();
  }

  async progress(): Promise<string> {
    return this.page.locator('.review-progress').innerText();
  }

  rows(): Promise<string[]> {
    return this.page.locator('.flag-row').evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''));
  }

  /** Waits until something comes out as expected. */
  wait<T>(what: () => Promise<T>): ReturnType<typeof expect.poll<T>> {
    return expect.poll(what, { timeout: patienceMs, interval: 50 });
  }

  /** Saves and waits until the window says that it is done. */
  async save(): Promise<void> {
    await this.press('Control+s');
    await this.page.locator('.header-unsaved').waitFor({ state: 'detached' });
  }

  /** Ends it. @throws when the page complained: an uncaught error, a console error, a violation of the policy */
  async close(): Promise<void> {
    const complaints = [...this.#complaints];
    await this.page.close();
    await this.#server.close();
    await this.#service.close();
    await rm(this.#base, { recursive: true, force: true });
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
  }
}
