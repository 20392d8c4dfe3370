/**
 * npx tsx tools/take-screenshots.ts [FOLDER [NAME…]]
 *
 * Pictures of every state of the window, in both languages and all themes, for people to look at (`npm run build`
 * first). FOLDER: `out/screenshots`; NAME: only this state, or only this picture, as `window-zh-dark`.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Settings } from '../src/contract/index.ts';
import { launchChromium } from '../test/support/browser.ts';
import { openWindow, samplePage } from '../test/support/open-window.ts';

const [folder = resolve(import.meta.dirname, '../out/screenshots'), ...wanted] = process.argv.slice(2);

type Locale = 'en' | 'zh';

interface Look {
  readonly locale: Locale;
  readonly theme: Settings['theme'];
  /** Zoomed to 200% the same screen has half as many CSS pixels. */
  readonly size?: keyof typeof sizes;
}

interface State {
  readonly opened: 'nothing' | 'page' | 'folder' | 'clean';
  readonly reach: (page: Page, locale: Locale) => Promise<unknown>;
  readonly looks: readonly Look[];
}

const look = (locale: Locale, theme: Settings['theme'], size?: Look['size']): Look =>
  size === undefined ? { locale, theme } : { locale, theme, size };

const inBoth = [look('zh', 'light'), look('en', 'dark')];
const everywhere = [
  look('zh', 'light'),
  look('zh', 'dark'),
  look('en', 'light'),
  look('en', 'contrast'),
  look('zh', 'light', '1024x640'),
  look('en', 'light', '200-percent'),
];
const atAllWidths = [
  ...everywhere,
  look('en', 'light', '800x600'),
  look('zh', 'light', '800x600'),
  look('en', 'light', '1920x1080'),
  look('zh', 'dark', '1920x1080'),
];

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
  };

/** Puts a flag of some kind under review, by the dot of its kind in the list. */
const review =
  (kind: string, which = 0) =>
  async (page: Page) => {
    const row = page.locator('.flag-row', { has: page.locator(`.flag-dot-${kind}`) }).nth(which);
    await row.click();
    await page.waitForTimeout(300);
  };

const then =
  (...steps: readonly ((page: Page, locale: Locale) => Promise<unknown>)[]) =>
  async (page: Page, locale: Locale) => {
    for (const step of steps) await step(page, locale);
  };

const showing = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();

const states: Readonly<Record<string, State>> = {
  welcome: { opened: 'nothing', reach: showing('.welcome'), looks: atAllWidths },
  picker: { opened: 'nothing', reach: then(press('Control+o'), showing('.picker-row')), looks: inBoth },
  window: { opened: 'folder', reach: press('F8', 'F8', 'F8'), looks: atAllWidths },
  duplicate: { opened: 'page', reach: review('duplicate'), looks: everywhere },
  peek: { opened: 'page', reach: then(review('duplicate'), press('Control+F8')), looks: inBoth },
  merge: { opened: 'page', reach: then(review('duplicate', 1), press('Control+Shift+M')), looks: inBoth },
  join: { opened: 'page', reach: review('split-paragraph'), looks: everywhere },
  displaced: { opened: 'page', reach: review('displaced-continuation'), looks: inBoth },
  orphan: { opened: 'page', reach: review('orphan-continuation'), looks: inBoth },
  'find-head': {
    opened: 'page',
    reach: then(review('orphan-continuation'), press('Control+Shift+F')),
    looks: inBoth,
  },
  fused: { opened: 'page', reach: review('fused-paragraphs'), looks: inBoth },
  'page-menu': {
    opened: 'page',
    reach: (page) => page.locator('.flag-text').first().click({ button: 'right' }),
    looks: inBoth,
  },
  menu: { opened: 'page', reach: (page) => page.getByRole('menuitem').nth(2).click(), looks: inBoth },
  find: { opened: 'page', reach: press('Control+h'), looks: inBoth },
  accept: {
    opened: 'page',
    reach: then(press('Control+Shift+A'), showing('.compare-editor')),
    looks: [...inBoth, look('en', 'light', '1024x640')],
  },
  changes: {
    opened: 'page',
    reach: then(
      press('F8', 'F8', 'F9', 'F9', 'F2'),
      showing('.compare-editor .line-insert, .compare-editor .char-insert, .compare-editor .line-delete'),
    ),
    looks: [...inBoth, look('zh', 'contrast')],
  },
  filters: {
    opened: 'page',
    reach: then(
      review('orphan-continuation'),
      press('s', 'F9'),
      (page) => page.locator('.flag-filters [aria-expanded]').click(),
      (page) => page.locator('.flag-filters-more .chip').nth(1).click(),
      (page) => page.locator('.flag-filters-more .chip').nth(2).click(),
      (page) => page.getByRole('slider').fill('70'),
      showing('.flag-row[data-state=fixed]'),
    ),
    looks: inBoth,
  },
  counts: {
    opened: 'page',
    reach: then(
      (page) => page.locator('.view-line').nth(4).click(),
      press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown'),
      (page) => page.locator('.frame-status [aria-haspopup=dialog]').click(),
      showing('.text-counts'),
    ),
    looks: inBoth,
  },
  report: {
    opened: 'page',
    reach: then(press('F8', 'F8', 'F9', 'F9', 'Control+p'), showing('iframe')),
    looks: inBoth,
  },
  'report-folder': {
    opened: 'folder',
    reach: then(press('F8', 'F8', 'F9', 'Control+Shift+E'), showing('iframe')),
    looks: inBoth,
  },
  unwrap: { opened: 'page', reach: press('Control+j'), looks: inBoth },
  versions: {
    opened: 'page',
    reach: then(press('F8', 'F8', 'F9', 'Control+s', 'F9', 'Control+s', 'Shift+F2'), showing('.dialog')),
    looks: inBoth,
  },
  palette: { opened: 'page', reach: then(press('F1'), showing('.pick')), looks: inBoth },
  shortcuts: {
    opened: 'page',
    reach: then(press('Control+/'), showing('.dialog')),
    looks: [...inBoth, look('en', 'light', '200-percent')],
  },
  settings: {
    opened: 'page',
    reach: then(press('Control+,'), showing('.dialog')),
    looks: [...inBoth, look('zh', 'light', '200-percent')],
  },
  encodings: { opened: 'page', reach: then(press('F4'), showing('.pick')), looks: inBoth },
  tour: { opened: 'page', reach: then(press('Shift+F1'), showing('.tour')), looks: inBoth },
  clean: { opened: 'clean', reach: (page) => page.waitForTimeout(500), looks: inBoth },
  'all-done': {
    opened: 'page',
    reach: then(press('Control+Shift+A', 'Escape', 'F8', 'F8'), async (page) => {
      for (let turn = 0; turn < 12; turn += 1) {
        if ((await page.locator('.flag-row').count()) === 0) break;
        await press('Shift+F9')(page);
      }
    }),
    looks: inBoth,
  },
};

const sizes = {
  '1024x640': { viewport: { width: 1024, height: 640 } },
  '800x600': { viewport: { width: 800, height: 600 } },
  '1920x1080': { viewport: { width: 1920, height: 1080 } },
  '200-percent': { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
} as const;

const openedBy: Readonly<Record<State['opened'], readonly string[]>> = {
  nothing: [],
  page: ['A01.txt'],
  folder: ['.'],
  clean: ['A04.txt'],
};

const pictureName = (state: string, { locale, theme, size }: Look): string =>
  [state, locale, theme, ...(size ? [size] : [])].join('-');

async function take(
  browser: Browser,
  name: string,
  state: State,
  { locale, theme, size }: Look,
): Promise<void> {
  const sample = await samplePage(locale === 'zh' ? 'chinese-page.txt' : 'english-page.txt');
  const other = await samplePage(locale === 'zh' ? 'traditional-chinese-page.txt' : 'german-page.txt');
  const calm =
    locale === 'zh'
      ? '昨天下午，市图书馆开放了新的阅览室。\n\n读者可以凭身份证入内。\n'
      : 'The library opened its new reading room yesterday.\n\nReaders may enter with a card.\n';
  const window = await openWindow(browser, {
    files: { 'A01.txt': sample, 'A02.txt': other, 'A03.txt': sample, 'A04.txt': calm },
    open: openedBy[state.opened],
    settings: { theme, locale },
    context: {
      reducedMotion: 'reduce',
      ...(size ? sizes[size] : { viewport: { width: 1280, height: 800 } }),
    },
  });
  try {
    if (state.opened === 'page' || state.opened === 'folder')
      await window.page.locator('.flag-row').first().waitFor();
    await state.reach(window.page, locale);
    // The comparison folds what is alike only after it is done, and its signs come with a font.
    await window.page.waitForTimeout(1500);
    await window.page.evaluate(() => document.fonts.ready);
    // The folder of a test has a name that nobody wants to read.
    await window.page
      .locator('.header-place')
      .evaluateAll((places) => places.forEach((place) => (place.textContent = '/news/2026-11-20')));
    const path = join(folder, `${pictureName(name, { locale, theme, ...(size ? { size } : {}) })}.png`);
    await window.page.screenshot({ path, animations: 'disabled' });
  } catch (error) {
    console.error(
      `${name} ${locale} ${theme}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
    process.exitCode = 1;
  } finally {
    await window.close();
  }
}

await mkdir(folder, { recursive: true });
const browser = await launchChromium();
for (const [name, state] of Object.entries(states)) {
  for (const each of state.looks) {
    const isWanted = wanted.length === 0 || wanted.includes(name) || wanted.includes(pictureName(name, each));
    if (isWanted) await take(browser, name, state, each);
  }
}
await browser.close();
