import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { buses as other, head, paragraph, tail } from '../support/passages.ts';
import { ReviewWindow } from '../support/review-window.ts';

/** Typing Chinese by an input method while the flags of the page are found anew. */
const page = ['# 民生一周', head, tail, paragraph, other, paragraph, ''].join('\n\n');

let browser: Browser;
let window: ReviewWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

/** As an input method does: what is being composed, underlined, not typed yet. */
const compose = (input: CDPSession, text: string) =>
  input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

const firstLine = () => window.page.locator('.view-line').first().innerText();

describe('an input method', () => {
  test('goes on composing while flags are found anew, and what it commits is one step', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    const input = await window.page.context().newCDPSession(window.page);
    await window.page.locator('.view-line').first().click();
    await window.press('End');
    const fresh = window.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          new PerformanceObserver((list, observer) => {
            if (list.getEntriesByName('galley-fresh-flags').length === 0) return;
            observer.disconnect();
            resolve();
          }).observe({ entryTypes: ['measure'] });
        }),
    );
    // A keystroke that asks for new flags, and at once a composition: the flags come in the middle of it.
    await window.page.keyboard.type('x');
    await compose(input, 'xin');
    await compose(input, 'xinwen');
    // Far longer than the check of so short a page takes.
    await window.page.waitForTimeout(1500);
    expect(await firstLine()).toContain('民生一周xxinwen');
    expect(await window.page.locator('.header-unsaved').count()).toBe(1);
    await input.send('Input.insertText', { text: '新闻' });
    await window.wait(firstLine).toMatch(/民生一周x新闻$/);
    await fresh;
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page.replace('民生一周', '民生一周x新闻'));
  });

  test('that is called off leaves nothing behind', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    const input = await window.page.context().newCDPSession(window.page);
    await window.page.locator('.view-line').first().click();
    await window.press('End');
    await compose(input, 'xinwen');
    await window.wait(firstLine).toMatch(/xinwen$/);
    await compose(input, '');
    await window.wait(firstLine).toMatch(/民生一周$/);
    await window.page.locator('.header-unsaved').waitFor({ state: 'detached' });
    expect(await window.rows()).toHaveLength(2);
  });
});

describe('the margin', () => {
  test('names the copies as the review does, the 27th too', async () => {
    const copies = Array.from({ length: 28 }, () => paragraph).join('\n\n');
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': copies } });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page.locator('.view-line').first().click();
    await window.press('Control+End');
    const signs = () =>
      window.page
        .locator('.flag-glyph-copy')
        .evaluateAll((all) => all.map((sign) => getComputedStyle(sign, '::before').content));
    await window.wait(signs).toEqual(expect.arrayContaining(['"Z"', '"AA"', '"AB"']));
  });
});

describe('the menu of the page', () => {
  test('mends the flag that was clicked, and speaks the language of the window', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.page.locator('.flag-copy').last().click({ button: 'right' });
    await window.wait(() => window.flag()).toMatch(/duplicated passage/i);
    await window.page.getByRole('menuitem', { name: /^Accept Suggestion/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('Control+Shift+y');
    await window.page.getByRole('option', { name: '中文' }).click();
    await window.page.locator('.view-line').first().click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: /^撤销/ }).click();
    await window.wait(() => window.rows()).toHaveLength(2);
    expect(await window.progress()).not.toMatch(/已改/);
  });

  test('offers nothing to a flag that is somewhere else, and leaves the focus in the text', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    const accept = window.page.getByRole('menuitem', { name: /^Accept Suggestion/ });
    const undo = window.page.getByRole('menuitem', { name: /^Undo/ });
    await window.page.locator('.view-line', { hasText: '民生一周' }).click({ button: 'right' });
    await undo.waitFor();
    expect(await accept.count()).toBe(0);
    await window.press('Escape');
    await undo.waitFor({ state: 'detached' });
    const inText = () => window.page.evaluate(() => document.activeElement?.className);
    await window.wait(inText).toMatch(/native-edit-context|inputarea/);
    // By the keyboard it is the flag that the cursor is in.
    await window.page.locator('.flag-copy').last().click();
    await window.press('ArrowRight');
    await window.press('Shift+F10');
    await accept.waitFor();
    await window.press('Escape');
    await accept.waitFor({ state: 'detached' });
    await window.wait(inText).toMatch(/native-edit-context|inputarea/);
    await window.press('Control+Home');
    await window.press('Shift+F10');
    await undo.waitFor();
    await window.wait(() => accept.count()).toBe(0);
    await window.press('Escape');
  });

  test('cuts, and undo puts it back', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.page.locator('.view-line').first().click();
    await window.press('Home');
    await window.press('Shift+End');
    await window.page
      .locator('.view-line')
      .first()
      .click({ button: 'right', position: { x: 30, y: 12 } });
    await window.page.getByRole('menuitem', { name: 'Cut' }).click();
    await window.wait(firstLine).not.toMatch(/民生一周/);
    await window.press('Control+z');
    await window.wait(firstLine).toMatch(/民生一周/);
    expect(await window.page.locator('.header-unsaved').count()).toBe(0);
  });
});

describe('the language of the window', () => {
  /** The editor is made anew in another language, once Monaco's words have come: what was opened in the old one is gone. */
  const editorSpeaks = (label: string): Promise<void> =>
    window.page.locator(`.page-editor [aria-label^="${label}"]`).first().waitFor({ state: 'attached' });

  test('changes Monaco’s own words too, without a reload, and undo goes on working', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    const titles = () =>
      window.page
        .locator('.find-widget [title], .find-widget [aria-label]')
        .evaluateAll((found) =>
          found.map((element) => element.getAttribute('aria-label') ?? element.getAttribute('title') ?? ''),
        );
    await window.page.locator('.view-line').first().click();
    await window.press('Control+h');
    await window.wait(titles).toContainEqual(expect.stringMatching(/^Match Case/));
    await window.press('Escape');
    await window.press('Control+Shift+y');
    await window.page.getByRole('option', { name: '中文' }).click();
    await editorSpeaks('正文');
    await window.page.locator('.view-line').first().click();
    await window.press('Control+h');
    await window.wait(titles).toContainEqual(expect.stringMatching(/^区分大小写/));
    expect((await titles()).join(' ')).not.toMatch(/[A-Z][a-z]+ [A-Z][a-z]+/);
    await window.press('Escape');
    await window.press('Control+Shift+y');
    await window.page.getByRole('option', { name: 'English' }).click();
    await editorSpeaks('Text of the page');
    await window.page.locator('.view-line').first().click();
    await window.press('Control+h');
    await window.wait(titles).toContainEqual(expect.stringMatching(/^Match Case/));
    await window.press('Escape');
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(2);
  });

  test('is the report’s too, for what was mended before', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page } });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('Control+Shift+y');
    await window.page.getByRole('option', { name: '中文' }).click();
    await editorSpeaks('正文');
    await window.press('Control+p');
    await window.page.getByRole('button', { name: 'Markdown' }).click();
    const report = await window.page.locator('.report-plain').innerText();
    expect(report).toMatch(/第 \d+ 行/);
    expect(report).not.toMatch(/Delete|Run on|Line \d/);
  });
});

describe('files dropped on the window', () => {
  /** A drag of the kind the desktop makes; the page cannot tell it from a real one. */
  const drag = (kind: 'dragenter' | 'drop') =>
    window.page.evaluate((type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['text'], 'p02.txt', { type: 'text/plain' }));
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector('.view-lines')?.dispatchEvent(event);
      return event.defaultPrevented;
    }, kind);

  test('in a browser are explained, not pasted, and the way to open them is offered', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page, 'p02.txt': other } });
    await window.wait(() => window.rows()).toHaveLength(2);
    expect(await drag('dragenter')).toBe(true);
    await window.page.getByText('Dropped files cannot be opened in a browser').waitFor();
    await drag('drop');
    await window.page.locator('.drop-zone').waitFor({ state: 'detached' });
    expect(await window.page.locator('.header-unsaved').count()).toBe(0);
    await window.page.getByRole('button', { name: 'Open File…' }).click();
    await window.page.locator('.picker-row', { hasText: 'p02.txt' }).waitFor();
  });
});
