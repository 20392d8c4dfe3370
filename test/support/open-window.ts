import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Settings } from '../../src/contract/index.ts';
import { startServer } from '../../src/server/index.ts';
import { collectComplaints, patienceMs } from './browser.ts';
import { createTestService } from './test-service.ts';

const root = resolve(import.meta.dirname, '../..');

export interface WindowOptions {
  /** Path inside the test's folder → its text or bytes. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What the window opens first, by paths inside that folder; `.` is the folder itself. */
  readonly open?: readonly string[];
  readonly settings?: Partial<Settings>;
  readonly context?: BrowserContextOptions;
  /** Before the window is loaded: what stands between it and its host. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface TestWindow {
  readonly page: Page;
  /** What the host printed: opens another window. */
  readonly address: string;
  /** Absolute path of a file of the test's folder. */
  readonly path: (name: string) => string;
  /** Uncaught errors and what the console complained about; empty when all is well. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** One of the sample pages, as it lies on disk. */
export const samplePage = (name: string): Promise<Buffer> =>
  readFile(resolve(root, 'resources/samples', name));

/** The browser host as users get it, over the real service on real files in a folder of the test's own. */
export async function openWindow(browser: Browser, options: WindowOptions = {}): Promise<TestWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-window-'));
  const path = (name: string) => join(folder, 'pages', name);
  await mkdir(join(folder, 'pages'));
  for (const [name, content] of Object.entries(options.files ?? {})) {
    await mkdir(dirname(path(name)), { recursive: true });
    await writeFile(path(name), content);
  }
  const failures: unknown[] = [];
  const service = createTestService(join(folder, 'data'), (error) => failures.push(error));
  await presetSettings(service, { tourSeen: true, ...options.settings });
  const server = await startServer({
    service,
    rendererFolder: resolve(root, 'out/renderer'),
    port: 0,
    paths: (options.open ?? []).map(path),
    report: (error) => failures.push(error),
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options.context });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const complaints = collectComplaints(page);
  await options.prepare?.(page);
  await page.goto(server.address);
  await page.locator('.frame').waitFor();
  return {
    page,
    address: server.address,
    path,
    complaints,
    close: async () => {
      await context.close();
      await server.close();
      await service.close();
      await rm(folder, { recursive: true, force: true });
      if (failures.length > 0) throw new AggregateError(failures, 'the host reported failures');
    },
  };
}

async function presetSettings(
  service: ReturnType<typeof createTestService>,
  settings: Partial<Settings>,
): Promise<void> {
  const nothing = () => undefined;
  const session = service.openSession(
    {
      kind: 'browser',
      systemLocale: 'en',
      dialogs: null,
      nativeMenu: false,
      emit: nothing,
      close: nothing,
      setMenuState: nothing,
    },
    [],
  );
  await session.handlers['app.settings'](settings);
  await session.close();
}
