import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/**
 * The last two are pages of Chromium's own for its address bar, loaded anew with each window: a third of what a test
 * costs. The others are Playwright's, because of two such switches Chromium takes the second.
 */
const disabledFeatures = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Quiet and deterministic; the sandbox is off because CI containers run as root. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  `--disable-features=${disabledFeatures.join(',')}`,
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Its program. @throws where there is none */
export function findChromium(): string {
  const chosen = process.env['GALLEY_CHROMIUM'];
  if (chosen !== undefined) return chosen;
  const candidates = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  candidates.push(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new Error(
      'No Chromium found, and these tests need one. On Debian or Ubuntu: `apt-get install -y chromium fonts-wqy-microhei`; ' +
        'elsewhere set GALLEY_CHROMIUM to the program of a Chromium, Chrome or Edge.',
    );
  }
  return found;
}

/** One browser a test file: launch it in `beforeAll`, close it in `afterAll`. @throws where there is no browser */
export function launchChromium(extraFlags: readonly string[] = []): Promise<Browser> {
  const isHeaded = process.env['GALLEY_HEADED'] !== undefined;
  return chromium.launch({
    executablePath: findChromium(),
    headless: !isHeaded,
    args: [...chromiumFlags, ...extraFlags],
  });
}

/** How long a window has for its answer: long for a busy machine, and below a test's own limit, so that it says what was missing. */
export const patienceMs = 30_000;

const screenshotFolder = resolve(import.meta.dirname, '../../out/screenshots');

/** Keeps a picture in `out/screenshots`, for people to look at; nothing is compared. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = join(screenshotFolder, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Everything the page complains about: uncaught errors, console errors, violations of the policy. */
export function collectComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const isPolicy = /content security policy|violates the following/i.test(message.text());
    if (message.type() === 'error' || isPolicy) complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
}
