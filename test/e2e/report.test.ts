import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import iconv from 'iconv-lite';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { buses, headless, page, paragraph, weather } from '../support/passages.ts';
import { ReviewWindow } from '../support/review-window.ts';

/** Reports, of a page and of a whole folder: what the pages looked like before and after. */

/** What a report must not take for marks of its own. */
const marked = paragraph.replace('十一公里', '<b>十一</b>公里<script>alert(1)</script>');

const files = {
  'p01.txt': page(marked, buses, marked, weather),
  'p02.txt': page(buses, headless, weather),
  'p03.txt': page(weather),
};

let browser: Browser;
let window: ReviewWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

/** Mends the first page, saves and closes it; keeps a flag on the second. */
async function workOnTwoPages(): Promise<void> {
  window = await ReviewWindow.open(browser, { files, asFolder: true });
  await window.wait(() => window.rows()).not.toEqual([]);
  await window.page.getByRole('option', { name: /duplicated passage/ }).click();
  await window.press('F9');
  await window.wait(() => window.progress()).toMatch(/1 fixed/);
  await window.save();
  await window.press('F7');
  await window.page.locator('.header-name', { hasText: 'p02.txt' }).waitFor();
  await window.page.getByRole('option', { name: /headless text/ }).click();
  await window.page.getByRole('button', { name: /^Head missing/ }).click();
  await window.wait(() => window.progress()).toMatch(/1 kept/);
  await window.press('Shift+F7');
  await window.page.locator('.header-name', { hasText: 'p01.txt' }).waitFor();
  await window.press('Control+F10');
  await window.page.locator('.header-name', { hasText: 'p02.txt' }).waitFor();
}

async function saved(extension: string): Promise<string> {
  await window.page.getByRole('button', { name: 'Save report' }).click();
  await window.wait(() => window.page.locator('.notice').last().innerText()).toContain(`.${extension}`);
  const name = (await readdir(window.folder)).find((one) => one.endsWith(`.report.${extension}`));
  return window.text(name ?? '');
}

describe('the report of a folder', () => {
  test('tells of every page that was worked on, closed ones too, as one HTML file', async () => {
    await workOnTwoPages();
    await window.press('Control+Shift+e');
    const preview = window.page.frameLocator('.report-frame');
    await preview.getByRole('link', { name: 'p01.txt' }).waitFor();
    expect(await preview.locator('h2').allInnerTexts()).toEqual(['p01.txt', 'p02.txt']);
    expect(await preview.locator('body').innerText()).toMatch(/1 page without corrections/);
    const html = await saved('html');
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/(?:src|href)="(?!#)/);
    expect(html).toContain('&lt;b&gt;');
    expect(html).toContain('Head missing');

    const report = await browser.newPage();
    await report.goto(
      `file://${join(window.folder, (await readdir(window.folder)).find((one) => one.endsWith('.html')) ?? '')}`,
    );
    await report.emulateMedia({ media: 'print' });
    // The first line of a page may be unchanged: the text has the width all the same, not the line numbers.
    const widths = await report
      .locator('.page tbody tr:not(.gap)')
      .first()
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
    expect(widths[1]).toBeGreaterThan(4 * widths[0]!);
    expect((await report.pdf()).length).toBeGreaterThan(10_000);
    // On paper no row is cut, a heading keeps what follows, and each sheet says which side is which.
    const styles = (selector: string, name: string) =>
      report
        .locator(selector)
        .evaluateAll(
          (all, style) => [...new Set(all.map((one) => getComputedStyle(one).getPropertyValue(style)))],
          name,
        );
    expect(await styles('tr', 'break-inside')).toEqual(['avoid']);
    expect(await styles('h1, h2, h3, h4', 'break-after')).toEqual(['avoid']);
    expect(await styles('.page thead', 'display')).toEqual(['table-header-group']);
    expect(await report.locator('.page thead').first().innerText()).toMatch(/Before\s+After/);
    await report.close();
  });

  test('as a patch makes the corrected pages out of the original ones', async () => {
    await workOnTwoPages();
    await window.press('Control+Shift+e');
    await window.page.getByRole('button', { name: 'Patch' }).click();
    const patches = parsePatch(await saved('patch'));
    expect(patches.map(({ newFileName }) => newFileName)).toEqual(['b/p01.txt']);
    expect(applyPatch(files['p01.txt'], patches[0]!)).toBe(await window.text('p01.txt'));
  });

  test('as Markdown has a section for each page', async () => {
    await workOnTwoPages();
    await window.press('Control+p');
    await window.page.getByRole('button', { name: /^Folder/ }).click();
    await window.page.getByRole('button', { name: 'Markdown' }).click();
    const markdown = await saved('md');
    expect(markdown.match(/^## .*$/gm)).toEqual(['## p01.txt', '## p02.txt']);
    expect(markdown).toMatch(/1 fixed, 1 kept/);
  });
});

describe('the report of a page', () => {
  /** The copy is removed, and a word typed that no flag asked for; the flag of the headless text is kept. */
  async function workOnOnePage(): Promise<string> {
    const before = page(marked, buses, marked, headless, weather);
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': before, 'p02.txt': page(weather) } });
    await window.wait(() => window.rows()).not.toEqual([]);
    await window.page.getByRole('option', { name: /headless text/ }).click();
    await window.page.getByRole('button', { name: /^Head missing/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.page.locator('.page-editor .native-edit-context, .page-editor textarea').first().focus();
    await window.press('Control+End');
    await window.page.keyboard.type('Typed.');
    await window.press('Control+p');
    await window.page.locator('.report-frame').waitFor();
    return before;
  }

  test('as a patch makes what is in the editor out of the original, typed words too', async () => {
    const before = await workOnOnePage();
    await window.page.getByRole('button', { name: 'Patch' }).click();
    const shown = await window.page.locator('.report-plain').innerText();
    const patch = await saved('patch');
    expect(patch.trimEnd()).toBe(shown.trimEnd());
    await window.press('Escape');
    await window.save();
    const [parsed, ...others] = parsePatch(patch);
    expect(others).toEqual([]);
    expect(applyPatch(before, parsed!)).toBe(await window.text('p01.txt'));
    expect(await window.text('p01.txt')).toMatch(/Typed\.$/);
  });

  test.each([
    ['GB18030 with CRLF', (text: string) => iconv.encode(text.replaceAll('\n', '\r\n'), 'gb18030')],
    ['UTF-8 with BOM and CRLF', (text: string) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
    ['GB18030 without a last line end', (text: string) => iconv.encode(text.trimEnd(), 'gb18030')],
  ])('as a patch has the bytes of the file: %s', async (_, toBytes) => {
    const before = toBytes(page(paragraph, buses, paragraph));
    window = await ReviewWindow.open(browser, { files: { 'p 1.txt': before } });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.page.locator('.page-editor .native-edit-context, .page-editor textarea').first().focus();
    await window.press('Control+Home');
    await window.page.keyboard.type('头版：');
    await window.press('Control+p');
    await window.page.getByRole('button', { name: 'Patch' }).click();
    await saved('patch');
    await window.press('Escape');
    await window.save();
    const name = (await readdir(window.folder)).find((one) => one.endsWith('.patch')) ?? '';
    const patch = await window.bytes(name);
    expect(patch.toString('latin1')).toMatch(/^--- a\/p 1\.txt\t\n\+\+\+ b\/p 1\.txt\t\n@@/);
    const asBytes = (bytes: Buffer) => bytes.toString('latin1');
    const applied = applyPatch(asBytes(before), asBytes(patch), { autoConvertLineEndings: false });
    expect(applied).toBe(asBytes(await window.bytes('p 1.txt')));
  });

  /** Opens a page and deletes the copy in it. */
  async function mended(before: Buffer): Promise<Buffer> {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': before } });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    return before;
  }

  async function savedPatch(): Promise<Buffer> {
    await window.press('Control+p');
    await window.page.getByRole('button', { name: 'Patch' }).click();
    await saved('patch');
    await window.press('Escape');
    return window.bytes((await readdir(window.folder)).find((one) => one.endsWith('.patch')) ?? '');
  }

  /** What git makes of a file with a patch. @throws where it does not take it */
  async function applied(before: Buffer, patch: Buffer, ...options: string[]): Promise<Buffer> {
    const folder = await mkdtemp(join(tmpdir(), 'galley-patch-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'p01.txt'), before);
    execFileSync('git', ['apply', ...options, '-'], { cwd: folder, input: patch, stdio: 'pipe' });
    return readFile(join(folder, 'p01.txt'));
  }

  test('as a patch says of mixed line endings how it is applied, and is', async () => {
    let line = 0;
    const text = page(paragraph, buses, paragraph).replaceAll('\n', () => (++line % 3 === 0 ? '\n' : '\r\n'));
    const before = await mended(Buffer.from(text));
    const patch = await savedPatch();
    expect(patch.toString()).toMatch(
      /^# p01\.txt has mixed line endings: git apply --ignore-whitespace .*\n---/,
    );
    await window.save();
    const after = await applied(before, patch, '--ignore-whitespace');
    expect(after.toString()).toBe(await window.text('p01.txt'));
  });

  test('as a patch says that the page was saved in another encoding, and applies to the converted original', async () => {
    const text = page(paragraph, buses, paragraph);
    const before = await mended(iconv.encode(text, 'gb18030'));
    await window.press('Shift+F4');
    await window.page.getByRole('option', { name: /UTF-8/ }).click();
    await window.page.locator('.header-unsaved').waitFor({ state: 'detached' });
    const patch = await savedPatch();
    expect(patch.toString()).toMatch(/^# p01\.txt was opened as GB18030 and is saved as UTF-8: .*\n---/);
    await expect(applied(before, patch)).rejects.toThrow('git apply');
    expect(await applied(Buffer.from(text), patch)).toEqual(await window.bytes('p01.txt'));
  });

  test('as a patch of UTF-16 says that it is for reading', async () => {
    await mended(Buffer.from(`\ufeff${page(paragraph, buses, paragraph)}`, 'utf16le'));
    const patch = await savedPatch();
    expect(patch.toString()).toMatch(/^# p01\.txt is in UTF-16 ?LE, .* for reading, in UTF-8\.\n---/);
  });

  test('is closed by Escape from inside its preview, where commands have their keys too and nothing runs', async () => {
    await workOnOnePage();
    const preview = window.page.frameLocator('.report-frame');
    await preview.locator('h1').first().click();
    expect(await window.page.evaluate(() => document.activeElement?.className)).toBe('report-frame');
    await window.press('F1');
    await window.page.getByRole('dialog').waitFor();
    await window.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    await window.page.locator('.report-frame').waitFor();
    // Whatever came into the report could not run.
    const sandbox = await window.page.locator('.report-frame').getAttribute('sandbox');
    expect(sandbox).not.toMatch(/allow-(?!same-origin)/);
    await preview.locator('h1').first().click();
    await window.press('Escape');
    await window.page.locator('.report-frame').waitFor({ state: 'detached' });
    expect(await window.page.evaluate(() => document.activeElement?.closest('[data-pane]') !== null)).toBe(
      true,
    );
  });

  test('as Markdown says of each fix what stood there, where and why, and what was kept', async () => {
    await workOnOnePage();
    await window.page.getByRole('button', { name: 'Markdown' }).click();
    const markdown = await saved('md');
    expect(markdown).toMatch(/^# .*p01\.txt/m);
    expect(markdown).toMatch(/1 fixed, 1 kept/);
    const [, fixed = '', kept = '', changes = ''] = markdown.split(/^## .*$/m);
    expect(fixed).toMatch(/^### Line 7, duplicated passage: Delete B$/m);
    expect(fixed).toMatch(/Before\n\n(?:> .*\n)*> 承办单位介绍/);
    expect(fixed).toMatch(/After\n\n> …调整/);
    expect(fixed).toMatch(/^- the copies agree letter for letter/m);
    expect(kept).toMatch(/^### Line \d+, headless text: Head missing$/m);
    expect(kept).toContain('的第一批示范楼院');
    expect(kept).not.toMatch(/Before|After/);
    expect(changes).toMatch(/^-承办单位介绍/m);
    expect(changes).toMatch(/^\+Typed\.$/m);
    // Outside the patch, which is shown as it is, the page's own marks are no marks of the report.
    expect(fixed + kept).not.toMatch(/(?<!\\)<script/);
  });
});
