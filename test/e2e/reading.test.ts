import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commandTable, shownKey } from '../../src/contract/commands.ts';
import { launchChromium, patienceMs } from '../support/browser.ts';
import { layoutPage } from '../support/side-by-side.ts';
import { openWindow, samplePage, type TestWindow, type WindowOptions } from '../support/open-window.ts';

/** How the page looks and what the window says of it: size, wrapping, signs, counts, themes, settings. */
const text = '　　第一段的文字。\r\n\r\n第二段 有一个空格。\r\n';

let browser: Browser;
let window: TestWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints } = window;
  await window.close();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
});

async function open(options: WindowOptions = {}): Promise<Page> {
  window = await openWindow(browser, { files: { 'p01.txt': text }, open: ['p01.txt'], ...options });
  await window.page.locator('.view-line').first().waitFor();
  return window.page;
}

const lineStyle = (page: Page) =>
  page.locator('.page-editor .view-lines').evaluate((lines) => ({
    size: getComputedStyle(lines).fontSize,
    family: getComputedStyle(lines).fontFamily,
  }));

describe('the page', () => {
  test('is set larger and smaller by keys, and in its own size again', async () => {
    const page = await open();
    const { size } = await lineStyle(page);
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+=');
    await expect.poll(async () => (await lineStyle(page)).size).toBe(`${parseInt(size) + 2}px`);
    await page.keyboard.press('Control+-');
    await page.keyboard.press('Control+0');
    await expect.poll(async () => (await lineStyle(page)).size).toBe(size);
  });

  test('wraps its lines or not', async () => {
    const page = await open({ files: { 'p01.txt': `${'一行很长的文字，'.repeat(60)}\n` } });
    const rows = () => page.locator('.page-editor .view-line').count();
    expect(await rows()).toBeGreaterThan(3);
    await page.keyboard.press('Alt+z');
    await expect.poll(rows).toBe(2);
  });

  test('says where columns stand side by side, as long as they do', async () => {
    const page = await open({ files: { 'p01.txt': layoutPage } });
    const bar = page.locator('.page-slot [role="status"]', {
      hasText: 'Columns of the page are mixed in lines 3–17',
    });
    await bar.waitFor();
    expect(await bar.textContent()).toContain('Extract the page again in reading order');
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('A page of one line.');
    await bar.waitFor({ state: 'detached' });
  });

  test.each(['chinese-page.txt', 'english-page.txt'])('fills its lines and clips none: %s', async (name) => {
    const page = await open({ files: { 'p01.txt': await samplePage(name) } });
    await page.locator('.flag-row').first().waitFor();
    const lines = await page.evaluate(() => {
      const em = parseFloat(getComputedStyle(document.querySelector('.page-editor .view-lines')!).fontSize);
      return [...document.querySelectorAll('.page-editor .view-line > span')]
        .map((line) => ({ text: line.textContent, ems: line.getBoundingClientRect().width / em }))
        .filter(({ text }) => text.trim() !== '');
    });
    expect(Math.max(...lines.map(({ ems }) => ems))).toBeLessThan(39.6);
    const cut = lines.filter(({ ems }, index) => ems > 30 && index < lines.length - 1);
    expect(cut.length).toBeGreaterThan(4);
    expect(Math.max(...cut.map(({ ems }) => ems))).toBeGreaterThan(38);
    expect(lines.filter(({ text }) => /^[，。、；：！？”）》」』]|[（“《「『]$/.test(text))).toEqual([]);
  });

  test('shows the ends of its lines, spaces and ideographic spaces when asked', async () => {
    const page = await open();
    expect(await page.locator('.line-end').count()).toBe(0);
    await page.keyboard.press('Control+Shift+Digit8');
    await page.locator('.line-end-crlf').first().waitFor();
    expect(await page.locator('.line-end-crlf').count()).toBe(3);
    expect(await page.locator('.wide-space').count()).toBe(1);
    await page.keyboard.press('Control+Shift+Digit8');
    await expect.poll(() => page.locator('.line-end').count()).toBe(0);
  });

  test('is set in the font of the settings', async () => {
    const page = await open();
    await page.keyboard.press('Control+,');
    await page.getByLabel('Font of the page').fill('KaiTi');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await lineStyle(page)).family).toMatch(/^"?KaiTi/);
  });

  test('goes to a line that is asked for', async () => {
    const page = await open();
    await page.getByRole('button', { name: /^Ln 1/ }).click();
    await page.locator('.pick-input').waitFor();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ln 3/ }).waitFor();
    expect(await page.locator('.pick').count()).toBe(0);
  });

  test('finds by regular expressions, and names one that would stop the window', async () => {
    const page = await open({ files: { 'p01.txt': `第12版 第345版 ${'a'.repeat(60)}\n` } });
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+f');
    await page.locator('.find-widget .codicon-regex').first().click();
    const input = page.locator('.find-widget textarea').first();
    await input.fill('\\d+版');
    await expect.poll(() => page.locator('.find-widget .matchesCount').innerText()).toMatch(/of 2$/);
    await input.fill('(a+)+b');
    await page.locator('.notice', { hasText: 'The search for (a+)+b was stopped' }).waitFor();
    await expect.poll(() => page.locator('.find-widget .matchesCount').innerText()).toMatch(/No results/);
    await input.fill('第\\d');
    await expect.poll(() => page.locator('.find-widget .matchesCount').innerText()).toMatch(/of 2$/);
    // A text that is pasted makes a pattern slow that was quick.
    await input.fill('(x+)+y|第');
    await expect.poll(() => page.locator('.find-widget .matchesCount').innerText()).toMatch(/of 2$/);
    await page.locator('.view-line').first().click();
    await page.keyboard.insertText('x'.repeat(60));
    await page.locator('.notice', { hasText: 'The search for (x+)+y|第 was stopped' }).waitFor();
  });

  test('replaces what is asked for at once, before the pattern was tried', async () => {
    const page = await open({ files: { 'p01.txt': `第12版 第345版 ${'a'.repeat(60)}\n` } });
    const firstLine = () => page.locator('.view-line').first().innerText();
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+h');
    await page.locator('.find-widget .codicon-regex').first().click();
    const find = page.locator('.find-widget textarea').first();
    const replacement = page.locator('.find-widget .replace-part textarea');
    await replacement.fill('$1面');
    await find.fill('(\\d+)版');
    await page.keyboard.press('Control+Alt+Enter');
    await page.keyboard.press('Escape');
    await expect.poll(firstLine).toMatch(/^第12面\s第345面/);
    await page.locator('.find-widget:not(.visible)').waitFor({ state: 'attached' });
    // One step, like any other.
    await page.keyboard.press('Control+z');
    await expect.poll(firstLine).toMatch(/^第12版\s第345版/);
    // The first press goes to what is found, the second replaces it.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+h');
    await find.fill('(\\d+)版 ');
    await replacement.press('Enter');
    await replacement.press('Enter');
    await expect.poll(firstLine).toMatch(/^第12面第345版/);
  });

  test('goes to the next one found, and back, once each, before the pattern was tried', async () => {
    const page = await open({ files: { 'p01.txt': `第12版 第345版 第6版 ${'a'.repeat(60)}\n\n` } });
    const count = () => page.locator('.find-widget .matchesCount').innerText();
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+f');
    await page.locator('.find-widget .codicon-regex').first().click();
    const find = page.locator('.find-widget textarea').first();
    // Faster than any hand, so that the trial is not over in between.
    const searchAndGo = (pattern: string, buttons: readonly string[]) =>
      find.evaluate(
        (field: HTMLTextAreaElement, [text, names]) => {
          field.value = text;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          for (const name of names)
            document.querySelector<HTMLElement>(`.find-widget .codicon-find-${name}`)?.click();
        },
        [pattern, buttons] as const,
      );
    const next = 'next-match';
    const previous = 'previous-match';
    const counts: string[] = [];
    for (const [index, buttons] of [
      [next],
      [next, next],
      [next, next, next, previous],
      [previous],
    ].entries()) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+f');
      await find.fill('');
      await searchAndGo(`(\\d{1,${index + 3}})版`, buttons);
      await expect.poll(count).toMatch(/^\d of 3$/);
      // No second attempt comes behind it.
      await page.waitForTimeout(300);
      counts.push(await count());
    }
    expect(counts).toEqual(['1 of 3', '2 of 3', '2 of 3', '3 of 3']);
    // What was asked of a search that is another one now is not done, and needs no word.
    await searchAndGo('(a+)+b', ['next-match']);
    await page.locator('.notice', { hasText: 'The search for (a+)+b was stopped' }).first().waitFor();
    expect(await page.locator('.notice', { hasText: 'Nothing was replaced' }).count()).toBe(0);
  });

  test('says why it replaces nothing', async () => {
    const page = await open({ files: { 'p01.txt': `第12版 ${'a'.repeat(60)}\n` } });
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+h');
    await page.locator('.find-widget .codicon-regex').first().click();
    const find = page.locator('.find-widget textarea').first();
    await find.fill('(a+)+b');
    await page.keyboard.press('Control+Alt+Enter');
    const stopped = page.locator('.notice', { hasText: 'The search for (a+)+b was stopped' });
    await stopped.first().waitFor();
    // Asked for again it is said again, and not tried again.
    await stopped.getByRole('button').last().click();
    await stopped.waitFor({ state: 'detached' });
    await find.focus();
    await page.keyboard.press('Control+Alt+Enter');
    await stopped.first().waitFor();
    // Faster than any hand, so that the trial is not over in between.
    await find.evaluate((field: HTMLTextAreaElement) => {
      const search = (pattern: string) => {
        field.value = pattern;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      };
      search('(\\d+)');
      document.querySelector<HTMLElement>('.find-widget .codicon-find-replace-all')?.click();
      search('12');
    });
    await page.locator('.notice', { hasText: 'Nothing was replaced' }).waitFor();
    expect(await page.locator('.header-unsaved').count()).toBe(0);
  });

  test('is named to a screen reader when the window comes with it', async () => {
    /** Live regions say what changes in them, not what they come with. */
    const listen = `globalThis.said = [];
      const listen = (records) => {
        for (const { target } of records) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live]');
          if (region) said.push(region.textContent);
        }
      };
      new MutationObserver(listen).observe(document, { subtree: true, childList: true, characterData: true });`;
    const page = await open({
      prepare: async (opened) => {
        await opened.addInitScript(listen);
      },
    });
    await expect.poll(() => page.evaluate('said')).toContain('p01.txt');
  });

  test('says that it is being read where that takes a moment', async () => {
    window = await openWindow(browser, {
      files: { 'p01.txt': text },
      open: ['p01.txt'],
      prepare: (page) =>
        page.routeWebSocket(/socket/, (near) => {
          const far = near.connectToServer();
          far.onMessage((message) => void setTimeout(() => near.send(message), 900));
        }),
    });
    const { page } = window;
    await page.getByRole('status').filter({ hasText: 'Reading p01.txt…' }).waitFor();
    await page.locator('.view-line').first().waitFor();
    expect(await page.locator('.reading').count()).toBe(0);
  });

  const cut = (number: number) =>
    `记者昨天从第${number}街道办事处获悉，辖区内的居民活动中心将于本月底\n\n正式开放，居民可以凭身份证免费入内。`;
  const cuts = Array.from({ length: 600 }, (_, number) => cut(number)).join('\n\n');

  test('has a mark in the ruler for all its flags, also where there are thousands', async () => {
    const page = await open({ files: { 'p01.txt': cuts } });
    await page.locator('.flag-row').first().waitFor();
    /** Tenths of the ruler's height that have a mark, from the top down. */
    const marked = () =>
      page.locator('canvas.decorationsOverviewRuler').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const tenths = new Set<number>();
        for (let row = 0; row < canvas.height; row += 1) {
          const alpha = data[(row * canvas.width + Math.floor(canvas.width / 2)) * 4 + 3] ?? 0;
          if (alpha > 0) tenths.add(Math.floor((row * 10) / canvas.height));
        }
        return tenths.size;
      });
    await expect.poll(marked, { timeout: patienceMs }).toBeGreaterThanOrEqual(9);
  });

  test('has the sign and the row of a far flag in view when it is gone to, also after typing far above it', async () => {
    const page = await open({ files: { 'p01.txt': cuts } });
    await page.locator('.flag-row').first().waitFor();
    const place = (selector: string) => page.locator(selector).first().boundingBox();
    /** The selected flag's row is in the list's box, and a sign stands on a line of the page that is in view. */
    const inView = async (): Promise<boolean> => {
      const [list, row] = [await place('.flag-list'), await place('.flag-row[aria-selected=true]')];
      const [view, here] = [await place('.page-editor'), await place('.page-editor .flag-here')];
      const sign = page.locator('.page-editor .view-line:has(.flag-selected) .flag-chip-join');
      if (list === null || row === null || view === null || here === null) return false;
      const isIn = (part: typeof row, whole: typeof row) =>
        part.y >= whole.y - 1 && part.y + part.height <= whole.y + whole.height + 1;
      return isIn(row, list) && isIn(here, view) && (await sign.count()) > 0;
    };
    await page.keyboard.press('Shift+F8');
    await expect.poll(() => page.locator('.review-position').innerText()).toMatch(/^(\d+) of \1/);
    await expect.poll(inView, { timeout: patienceMs }).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    const fresh = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          new PerformanceObserver((list) => {
            if (list.getEntriesByName('galley-fresh-flags').length > 0) resolve();
          }).observe({ entryTypes: ['measure'] });
        }),
    );
    await page.keyboard.insertText('新\n');
    await page.keyboard.press('Shift+F8');
    await expect.poll(inView, { timeout: patienceMs }).toBe(true);
    // A flag that is no longer found gives way to the next one, and the page stays where it is.
    await fresh;
    for (let turn = 0; turn < 20; turn++) await page.keyboard.press('Shift+F8');
    await expect.poll(inView, { timeout: patienceMs }).toBe(true);
  });

  test('without flags says so', async () => {
    const calm = '昨天下午，市图书馆开放了新的阅览室。\n\n读者可以凭身份证入内。\n';
    const page = await open({ files: { 'p01.txt': calm } });
    await page.getByRole('heading', { name: 'No flags' }).waitFor();
    expect(await page.locator('.frame-status').innerText()).toMatch(/✓ No flags/);
  });
});

describe('the status bar', () => {
  test('counts as newspapers count, and its choices are buttons', async () => {
    const page = await open();
    const status = page.locator('.frame-status');
    // 8 + 9 characters without white space: the space and the ideographic ones are none.
    await expect.poll(() => status.innerText()).toMatch(/16 characters/);
    expect(await status.innerText()).toMatch(/CRLF/);
    await status.getByRole('button', { name: /^Encoding/ }).click();
    await page.getByRole('menuitem', { name: /Reopen with encoding/ }).click();
    await page.locator('.pick').waitFor();
  });

  test('has words and lines behind the characters, and counts what is selected', async () => {
    const page = await open({ files: { 'p01.txt': 'One line of words.\n\n第二行，有字。\n' } });
    const counts = page.getByRole('button', { name: /^22 characters/ });
    await counts.press('Enter');
    const shown = page.getByRole('dialog', { name: 'Counts' });
    // Chinese characters are a word each, and their punctuation is none.
    expect((await shown.innerText()).split(/\s*\n\s*/)).toEqual([
      'Counts\tPage',
      'Characters without white space\t22',
      'Words\t9',
      'Lines\t4',
    ]);
    await page.keyboard.press('Escape');
    await expect.poll(() => counts.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Ln 2, Col 1 (15 selected)' }).waitFor();
    await counts.click();
    await expect.poll(() => shown.innerText()).toMatch(/Page\s+Selection/);
    expect(await shown.innerText()).toMatch(/Words\s+9\s+4/);
    await page.keyboard.press('Escape');
    await page.locator('.view-line').first().click();
    await page.getByRole('button', { name: /^Ln 1, Col \d+$/ }).waitFor();
  });
});

describe('themes', () => {
  test('leave selected text readable', async () => {
    const page = await open({ settings: { theme: 'contrast' } });
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+a');
    const selected = page.locator('.page-editor .inline-selected-text').first();
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    await expect.poll(() => selected.evaluate((text) => getComputedStyle(text).color)).toBe(ink);
  });

  const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme']);

  test('follow the system as it changes', async () => {
    const page = await open({ settings: { theme: 'system' }, context: { colorScheme: 'light' } });
    await expect.poll(() => theme(page)).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => theme(page)).toBe('dark');
    await page.emulateMedia({ contrast: 'more' });
    await expect.poll(() => theme(page)).toBe('contrast');
  });

  test('nothing moves where the system asks for no motion', async () => {
    const page = await open({ context: { reducedMotion: 'reduce' } });
    await page.keyboard.press('Control+,');
    await page.locator('.dialog').waitFor();
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
          const seconds = (list: string) => Math.max(...list.split(',').map((part) => parseFloat(part)));
          return (
            seconds(transitionDuration) > 0.02 ||
            (animationName !== 'none' && seconds(animationDuration) > 0.02)
          );
        })
        .filter((element) => element.closest('.monaco-editor') === null)
        .map((element) => element.className),
    );
    expect(moving).toEqual([]);
  });
});

describe('settings', () => {
  test('what Ctrl+S does and who signs the report are the editor’s choice', async () => {
    const page = await open({ files: { 'p01.txt': await samplePage('english-page.txt') } });
    await page.locator('.flag-row').first().waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'a corrected copy beside it' }).check();
    await page.getByLabel('Name in reports').fill('N. Finch');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+s');
    await page.locator('.notice', { hasText: 'p01.corrected.txt' }).waitFor();
    await page.keyboard.press('Control+p');
    expect(await page.frameLocator('.report-frame').locator('body').innerText()).toContain('N. Finch');
  });
});

test('a page with a line that cannot be shown is refused with the line and a way out, and the window goes on', async () => {
  const files = { 'p01.txt': `Title\n${'x'.repeat(10_000_001)}` };
  window = await openWindow(browser, { files, open: ['p01.txt'] });
  const { page } = window;
  const notice = page.locator('.notice', { hasText: 'p01.txt was not opened' });
  await notice.waitFor();
  expect(await notice.innerText()).toMatch(/line 2 is too long.*galley check/s);
  await page.locator('.welcome-entry').first().click();
  await page.locator('.flag-row').first().waitFor();
});

test('the shortcut sheet has every command with its key', async () => {
  const page = await open();
  await page.keyboard.press('Control+/');
  const sheet = page.locator('.dialog');
  await sheet.waitFor();
  const keys = await sheet.locator('.key').count();
  const commands = commandTable.filter(
    (command) => !command.desktopOnly && shownKey(command, 'browser') !== undefined,
  );
  expect(keys).toBeGreaterThanOrEqual(commands.length);
  expect(await sheet.innerText()).toMatch(/⏎ accepts, S is stet, M merges, P shows both, C compares/);
});
