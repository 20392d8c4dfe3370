import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findElectron, hasDisplay } from '../../src/server/desktop-shell.ts';

/** What the stand-in cannot show: Chromium's sandbox, structured clone, Electron's own defaults. */
const root = resolve(import.meta.dirname, '../..');
const electron = findElectron(root, process.env);
const reason =
  electron === null
    ? 'no Electron binary'
    : !hasDisplay(process.platform, process.env)
      ? 'no display'
      : process.getuid?.() === 0
        ? 'running as root'
        : null;

describe.skipIf(reason !== null)(
  `in the real Electron${reason === null ? '' : ` (skipped: ${reason})`}`,
  () => {
    let folder: string;
    let app: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'galley-electron-'));
      await writeFile(join(folder, 'a.txt'), '第一段。\n第二段。\n');
      app = await _electron.launch({
        executablePath: electron!,
        args: [root, join(folder, 'a.txt')],
        env: { ...(process.env as Record<string, string>), GALLEY_DATA_FOLDER: join(folder, 'data') },
      });
      page = await app.firstWindow();
    });

    afterAll(async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('the window comes from app://, isolated and sandboxed', async () => {
      expect(page.url()).toBe('app://galley/');
      expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe(
        'undefined',
      );
      const preferences = await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
          getLastWebPreferences(): Record<string, unknown>;
        };
        return contents.getLastWebPreferences();
      });
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      });
    });

    test('the bridge carries texts whole, lone surrogates included', async () => {
      const answer = await page.evaluate(async () => {
        const { galley } = globalThis as unknown as {
          galley: {
            invoke(
              name: string,
              input: unknown,
            ): Promise<{ ok: boolean; value: { open: { files: { file: string }[] } } }>;
          };
        };
        const hello = await galley.invoke('app.hello', {});
        const opened = await galley.invoke('document.open', { file: hello.value.open.files[0]!.file });
        return JSON.stringify(opened);
      });
      expect(JSON.parse(answer)).toMatchObject({ ok: true, value: { text: '第一段。\n第二段。\n' } });
      expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('第一段。\n第二段。\n');
    });

    test('the native menu is the command table', async () => {
      const ids = await app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()!.items.flatMap((menu) => menu.submenu?.items.map((item) => item.id) ?? []),
      );
      expect(ids).toEqual(expect.arrayContaining(['file.open', 'review.next', 'edit.undo']));
    });

    test('a new window is refused', async () => {
      await page.evaluate(() => void globalThis.open('https://evil.example/'));
      expect(app.windows()).toHaveLength(1);
    });
  },
);
