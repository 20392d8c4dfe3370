import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callChannel, contentSecurityPolicy } from '../../src/contract/index.ts';
import { launchChromium } from '../support/browser.ts';
import { StandIn, type MenuItem, type StandInRecord } from '../support/electron-stand-in/launch.ts';

/**
 * Electron's security guide (electronjs.org/docs/latest/tutorial/security), point by point, on the built bundles. What
 * only the real binary can show is in electron-real.test.ts.
 */
const root = resolve(import.meta.dirname, '../..');
let browser: Browser;
let folder: string;
let app: StandIn;
let record: StandInRecord;

beforeAll(async () => {
  browser = await launchChromium();
  folder = await mkdtemp(join(tmpdir(), 'galley-guide-'));
  await writeFile(join(folder, 'a.txt'), '第一段。\n');
  app = await StandIn.launch({ browser, paths: [join(folder, 'a.txt')] });
  await app.loaded;
  record = await app.record();
});

afterAll(async () => {
  await app.close();
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const preferences = () => record.windows[0]!.webPreferences;

describe("Electron's security guide", () => {
  test('1. only secure content: everything comes over app://, a secure scheme of our own', () => {
    expect(record.schemes).toEqual([
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) },
    ]);
    expect(record.schemes[0]!.privileges).not.toHaveProperty('bypassCSP');
    expect(record.schemes[0]!.privileges).not.toHaveProperty('corsEnabled');
  });

  test('2, 3, 4. no Node integration, context isolation, sandbox', () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
    });
    expect(record.sandboxed).toBe(true);
  });

  test('2. the preload asks for Electron alone and lets neither it nor its events through', async () => {
    const preload = await readFile(join(root, 'out/preload/index.cjs'), 'utf8');
    expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual([
      'electron',
    ]);
    const bridge = await app.page.evaluate(() => {
      const { galley } = globalThis as unknown as { galley: object };
      return {
        keys: Object.keys(galley),
        globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(
          (name) => name in globalThis,
        ),
      };
    });
    expect(bridge).toEqual({ keys: ['invoke', 'subscribe', 'openDropped'], globals: [] });
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'openExternal',
    'clipboard-read',
    'fileSystem',
  ])('5. permission %s is denied, whoever asks', async (name) => {
    for (const url of ['app://galley/', 'https://evil.example/']) {
      expect(await app.ask('permission', { name, url })).toEqual({
        requested: false,
        checked: false,
        device: false,
      });
    }
  });

  test('5. copying text is allowed to our own page only', async () => {
    const name = 'clipboard-sanitized-write';
    expect(await app.ask('permission', { name, url: 'app://galley/' })).toMatchObject({
      requested: true,
      checked: true,
    });
    expect(await app.ask('permission', { name, url: 'app://other/' })).toMatchObject({
      requested: false,
      checked: false,
    });
  });

  test('6, 8, 9, 10. web security stays on, and no experiments', () => {
    expect(preferences()).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures');
    expect(
      record.switches.filter((name) => /disable-web-security|no-sandbox|disable-site-isolation/.test(name)),
    ).toEqual([]);
  });

  test('7. every answer of app:// carries the strict policy', async () => {
    const headers = await app.page.evaluate(async () => {
      const answers = await Promise.all(['/', '/nothing', '/../secret'].map((path) => fetch(path)));
      return answers.map((answer) => [answer.status, answer.headers.get('content-security-policy')]);
    });
    expect(headers.map(([status]) => status)).toEqual([200, 404, 404]);
    for (const [, policy] of headers) expect(policy).toBe(contentSecurityPolicy);
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|https?:/);
  });

  test('7. script that got into the page does not run, and nothing is fetched from elsewhere', async () => {
    const ran = await app.page.evaluate(async () => {
      const page = globalThis as unknown as Record<string, unknown>;
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'globalThis.handlerRan = true');
      image.src = 'data:,';
      document.body.append(image);
      // In a task of the page's own: what the test itself evaluates is exempt from the policy.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-new-func, no-implied-eval -- the attack itself
            resolve(new Function('return true')());
          } catch {
            resolve(false);
          }
        });
      });
      const fetched = await fetch('https://evil.example/').then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      return [page['inlineRan'], page['handlerRan'], evaluated, fetched];
    });
    expect(ran).toEqual([undefined, undefined, false, false]);
  });

  test('11, 12. webviews are off, and one that is attached all the same is called off', async () => {
    expect(preferences()).toMatchObject({ webviewTag: false });
    expect(await app.ask('isPrevented', { name: 'will-attach-webview' })).toBe(true);
  });

  test.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'app://other/',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://galley/other',
  ])('13. the window does not navigate to %s', async (url) => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(await app.ask('isPrevented', { name, fields: { url, isMainFrame: true } })).toBe(true);
    }
    expect(
      await app.ask('isPrevented', { name: 'will-frame-navigate', fields: { url, isMainFrame: false } }),
    ).toBe(true);
  });

  test('14, 15. no window is opened; only links of the list reach the system, and those as they are', async () => {
    const refused = [
      'https://evil.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'https://openstd.samr.gov.cn.evil.example/',
      'http://openstd.samr.gov.cn/',
      '',
    ];
    for (const url of refused) expect(await app.ask('windowOpen', { url })).toEqual({ action: 'deny' });
    expect((await app.record()).opened).toEqual([]);
    const allowed = 'https://openstd.samr.gov.cn/bzgk/';
    expect(await app.ask('windowOpen', { url: allowed })).toEqual({ action: 'deny' });
    expect((await app.record()).opened).toEqual([allowed]);
  });

  test('16. the Electron in use is the one that the project names exactly', async () => {
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(manifest.devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test.each([
    ['another page', 'https://evil.example/', true],
    ['another host of our scheme', 'http://other.localhost:1/', true],
    ['a frame in our page', 'http://galley.localhost:1/', false],
  ])('17. a call from %s is refused', async (_who, url, isMainFrame) => {
    const answer = await app.ask('invoke', {
      channel: callChannel,
      values: ['app.hello', {}],
      url,
      isMainFrame,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-call' } });
    await app.ask('invoke', {
      channel: callChannel,
      values: ['app.hello', {}],
      url: app.page.url(),
      isMainFrame: true,
    });
  });

  test('18. file:// is not used', async () => {
    expect(app.page.url()).toMatch(/^http:\/\/galley\.localhost/);
    expect(await app.ask('isCancelled', { url: 'file:///etc/passwd' })).toBe(true);
    const main = await readFile(join(root, 'out/main/index.js'), 'utf8');
    expect(main).not.toMatch(/loadFile\(|["']file:\/\//);
  });

  test('19. fuses are set in packaging', async () => {
    const config = await readFile(join(root, 'electron-builder.yml'), 'utf8');
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(config)?.[1] ?? '';
    const fuses = Object.fromEntries(
      [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']),
    );
    // Every fuse that electron-builder 26 knows (its FuseOptionsV1, those of @electron/fuses), so that none is misspelt.
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    // `disableAsarIntegrity` would leave the fuse without a hash to check, `asarUnpack` files outside of it.
    expect(config).toMatch(/^asar: true$/m);
    expect(config).not.toMatch(/disable(?:Asar)?Integrity|asarUnpack/);
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['package']).toMatch(/electron-builder@26\.\d+\.\d+$/);
  });

  test('the program has one name, in packaging and when it runs', async () => {
    const config = await readFile(join(root, 'electron-builder.yml'), 'utf8');
    expect(config).toContain(`\nappId: ${record.appId}\n`);
  });

  test('20. the bridge gives a channel each for calls, events and what is dropped, no Electron API', async () => {
    const preload = await readFile(join(root, 'out/preload/index.cjs'), 'utf8');
    expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
    expect(preload.match(/"galley:[^"]*"/g)?.toSorted()).toEqual([
      '"galley:call"',
      '"galley:drop"',
      '"galley:event"',
    ]);
  });
});

describe('no network', () => {
  test.each([
    'https://evil.example/',
    'http://127.0.0.1/',
    'ws://evil.example/',
    'wss://x/',
    'ftp://x/',
    'app://other/x',
  ])('a request to %s is cancelled', async (url) => {
    expect(await app.ask('isCancelled', { url })).toBe(true);
  });

  test('names are not looked up, proxies not asked, dictionaries not fetched, downloads not made', async () => {
    expect(record.switches).toContain('host-resolver-rules=MAP * ~NOTFOUND');
    expect(record.switches).toContain('no-proxy-server');
    expect(record.spellChecker).toBe(false);
    expect(preferences()).toMatchObject({ spellcheck: false });
    expect(await app.ask('isPrevented', { name: 'will-download', onSession: true })).toBe(true);
  });

  test('the bundles hold no code that reaches out', async () => {
    const main = await readFile(join(root, 'out/main/index.js'), 'utf8');
    const imports = [...main.matchAll(/from ["']([^"']+)["']/g)].map(([, name]) => name);
    expect(imports.filter((name) => /^(node:)?(https?|http2|net|tls|dgram|dns)$/.test(name ?? ''))).toEqual(
      [],
    );
    const renderer = join(root, 'out/renderer');
    const names = await readdir(renderer, { recursive: true });
    const index = await readFile(join(renderer, 'index.html'), 'utf8');
    expect(index).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  test('the real window asks for nothing outside the app and breaks no rule of the policy', () => {
    expect(app.strayRequests.filter((address) => !address.includes('evil.example'))).toEqual([]);
  });
});

test('the menu is the command table, in both languages', async () => {
  const labels = (items: readonly MenuItem[] | null): readonly string[] =>
    (items ?? []).flatMap((item) => [item.label ?? '', ...labels(item.submenu ?? [])]);
  expect(labels(record.menu)).toEqual(expect.arrayContaining(['File', 'Next Flag', 'Undo', 'Select All']));
  await app.ask('invoke', {
    channel: callChannel,
    values: ['app.menuState', { locale: 'zh', enabled: ['review.next'], checked: ['view.toggleWordWrap'] }],
    url: app.page.url(),
    isMainFrame: true,
  });
  const { menu } = await app.record();
  expect(labels(menu)).toEqual(expect.arrayContaining(['文件', '下一处标记', '撤销', '全选']));
  const items = (menu ?? []).flatMap((item) => item.submenu ?? []);
  expect(items.find(({ id }) => id === 'review.next')?.enabled).toBe(true);
  expect(items.find(({ id }) => id === 'review.previous')?.enabled).toBe(false);
  expect(items.find(({ id }) => id === 'app.quit')?.enabled).toBe(true);
  expect(items.find(({ id }) => id === 'view.toggleWordWrap')?.checked).toBe(true);
});
