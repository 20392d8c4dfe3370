import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import iconv from 'iconv-lite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, patienceMs } from '../support/browser.ts';
import { openWindow, samplePage, type TestWindow, type WindowOptions } from '../support/open-window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

let window: TestWindow | null = null;
afterEach(async () => {
  await window?.close();
  window = null;
});

async function open(options: WindowOptions): Promise<Page> {
  window = await openWindow(browser, options);
  return window.page;
}

const pageText = (name: string) => readFile(window?.path(name) ?? '', 'utf8');

/** Types at the very start of the page. */
async function typeIntoPage(page: Page, text: string): Promise<void> {
  await page.locator('.page-editor .view-lines').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text);
  await page.locator('.header-unsaved').waitFor();
}

describe('the first screen', () => {
  it('says what to do, and opens a sample page', async () => {
    const page = await open({});
    await expect.poll(() => page.title()).toBe('Galley');
    await page.getByRole('button', { name: /Open folder/ }).waitFor();
    await page.getByRole('button', { name: /English page/ }).click();
    await page.locator('.page-editor .view-lines').waitFor();
    await expect.poll(() => page.title()).toBe('english-page.txt — Galley');
  });

  it('lists what was opened before, until the list is cleared', async () => {
    const page = await open({ files: { 'p01.txt': 'One.\n' }, open: ['p01.txt'] });
    await page.locator('.page-editor').waitFor();
    await page.keyboard.press('Control+F10');
    await page.locator('.welcome').waitFor();
    await page.getByRole('button', { name: 'p01.txt' }).waitFor();
    await page.getByRole('button', { name: 'Clear list' }).click();
    await expect
      .poll(() => page.getByText('Pages that you open will be listed here.').isVisible())
      .toBe(true);
  });

  it('leads a new editor through a sample page in three steps, once', async () => {
    const page = await open({ settings: { tourSeen: false } });
    await page.getByRole('button', { name: /English page/ }).click();
    for (const step of [1, 2, 3]) {
      await page.getByText(`Step ${step} of 3`).waitFor();
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => page.locator('.tour').count()).toBe(0);
    await page.reload();
    await page
      .getByRole('button', { name: /English page/ })
      .first()
      .click();
    await page.locator('[data-pane="review"] [role="option"]').first().waitFor();
    expect(await page.locator('.tour').count()).toBe(0);
  });
});

describe('without a host', () => {
  it('says so in place of the window, and draws it when the host answers', async () => {
    window = await openWindow(browser, { files: { 'p01.txt': 'One line.\n' }, open: ['p01.txt'] });
    const { page } = window;
    let isGone = true;
    await page.routeWebSocket(/socket/, (near) => {
      if (isGone) void near.close();
      else near.connectToServer();
    });
    await page.reload();
    const notice = page.locator('.notice', { hasText: 'Galley does not answer' });
    await notice.getByText('start it anew').waitFor();
    isGone = false;
    await page.locator('.frame-status', { hasText: '8 characters' }).waitFor();
    expect(await notice.count()).toBe(0);
  });
});

describe('files', () => {
  it('a folder stands at the side with what was found in each file', async () => {
    const page = await open({
      files: { 'p01.txt': await samplePage('english-page.txt'), 'p02.txt': 'All is well.\n', 'x.bin': 'no' },
      open: ['.'],
    });
    await expect.poll(() => page.locator('.file-list .file-row').count()).toBe(2);
    await page.locator('.file-list .file-row', { hasText: 'p01.txt' }).locator('.file-flags').waitFor();
    await page.locator('.file-list .file-row', { hasText: 'p02.txt' }).locator('.file-clean').waitFor();
  });

  it('the picker goes through folders and opens several files by keys alone', async () => {
    const page = await open({
      files: { 'a/1.txt': 'One.\n', 'a/2.txt': 'Two.\n', 'b/3.txt': 'Three.\n', 'p.txt': 'P.\n' },
      open: ['.'],
    });
    await page.keyboard.press('Control+o');
    const list = page.getByRole('dialog').getByRole('listbox');
    await list.waitFor();
    const rows = list.getByRole('option');
    await rows.first().waitFor();
    await page.keyboard.press('Enter');
    await list.getByRole('option', { name: 'a', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await list.getByRole('option', { name: /1\.txt/ }).waitFor();
    for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Open 2 files' }).click();
    // The work begins with the first.
    await expect.poll(() => page.title()).toBe('1.txt — Galley');
  });

  it('says in words what cannot be opened, and goes on', async () => {
    const page = await open({ files: { 'p01.txt': 'One.\n' }, open: ['p01.txt', 'gone.txt'] });
    await page.getByText('gone.txt is not there').waitFor();
    await page.locator('.page-editor').waitFor();
    expect(await page.getByText('It may have been moved, renamed or deleted.').isVisible()).toBe(true);
  });
});

describe('saving', () => {
  it('keeps a second mark at the start of a file, and the places in the page stay right', async () => {
    const marks = '\ufeff\ufeff';
    const page = await open({ files: { 'p01.txt': `${marks}First.\r\nSecond.\r\n` }, open: ['p01.txt'] });
    await page.locator('.page-editor .view-lines').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Third.');
    await page.locator('.header-unsaved').waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    expect(await pageText('p01.txt')).toBe(`${marks}First.\r\nSecond.\r\nThird.`);
  });

  it('Ctrl+S saves the page; unsaved changes are shown until then', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\r\n' }, open: ['p01.txt'] });
    await typeIntoPage(page, 'No. ');
    await expect.poll(() => page.title()).toBe('• p01.txt — Galley');
    await page.keyboard.press('Control+s');
    await page.locator('.frame-status').getByText('Saved', { exact: true }).waitFor();
    expect(await pageText('p01.txt')).toBe('No. One line.\r\n');
  });

  it('closing asks about unsaved changes, and Escape goes on with the work', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n' }, open: ['p01.txt'] });
    await typeIntoPage(page, 'X');
    await page.keyboard.press('Control+F10');
    await page.getByRole('alertdialog', { name: 'Save your changes to p01.txt?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.page-editor').waitFor();
    await page.keyboard.press('Control+F10');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.locator('.welcome').waitFor();
    expect(await pageText('p01.txt')).toBe('XOne line.\n');
  });

  it('names characters that do not fit, with their place, and saves nothing until told how', async () => {
    const bytes = iconv.encode('第一行。\n第二行。\n', 'big5');
    const page = await open({ files: { 'p01.txt': bytes }, open: ['p01.txt'] });
    await page.getByRole('button', { name: 'Encoding: Big5' }).waitFor();
    await typeIntoPage(page, '한');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('alertdialog', { name: 'Not every character fits into Big5' });
    await dialog.getByText('U+D55C').waitFor();
    await dialog.getByText('line 1, column 1').waitFor();
    expect(Buffer.compare(await readFile(window?.path('p01.txt') ?? ''), bytes)).toBe(0);
    await dialog.getByRole('button', { name: 'Save as UTF-8' }).click();
    await page.getByRole('button', { name: 'Encoding: UTF-8' }).waitFor();
    expect(await pageText('p01.txt')).toBe('한第一行。\n第二行。\n');
  });

  it('a page of the list that is gone says so in words, and the page before stays', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n', 'p02.txt': 'Two.\n' }, open: ['.'] });
    await page.locator('.view-line').first().waitFor();
    await rm(window?.path('p02.txt') ?? '');
    await page.keyboard.press('F7');
    const notice = page.locator('.notice');
    await notice.getByText('p02.txt is not there').waitFor();
    await notice.getByText('It may have been moved, renamed or deleted.').waitFor();
    expect(await page.locator('.header-name').innerText()).toBe('p01.txt');
  });

  it('a page that could not be checked says so, and is checked again when asked', async () => {
    let fails = true;
    const page = await open({
      files: { 'p01.txt': 'One line.\n' },
      open: ['p01.txt'],
      prepare: async (each) => {
        await each.route('**/analysis.worker*', (route) =>
          fails
            ? route.fulfill({ contentType: 'text/javascript', body: 'onmessage = () => { throw 1; };' })
            : route.fallback(),
        );
      },
    });
    await page.getByRole('heading', { name: 'This page could not be checked' }).waitFor();
    // Nobody has counted.
    expect(await page.locator('.frame-status').innerText()).not.toMatch(/character/);
    fails = false;
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect
      .poll(() => page.locator('.review-nothing').innerText(), { timeout: patienceMs })
      .toMatch(/^No flags/);
    expect(await page.locator('.frame-status').innerText()).toMatch(/8 characters/);
  });

  it('a file changed by another program is never overwritten unasked', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n' }, open: ['p01.txt'] });
    await typeIntoPage(page, 'Mine. ');
    await writeFile(window?.path('p01.txt') ?? '', 'Another line.\n');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('alertdialog', { name: 'p01.txt was changed by another program' });
    await dialog.waitFor();
    expect(await pageText('p01.txt')).toBe('Another line.\n');
    await dialog.getByRole('button', { name: 'Save mine over it' }).click();
    await page.locator('.frame-status').getByText('Saved', { exact: true }).waitFor();
    expect(await pageText('p01.txt')).toBe('Mine. One line.\n');
  });

  it('what is typed or decided while a file is read again is refused in words, not lost in silence', async () => {
    let held: (() => void)[] | null = null;
    const page = await open({
      files: { 'p01.txt': await samplePage('english-page.txt') },
      open: ['p01.txt'],
      prepare: (each) =>
        each.routeWebSocket(/socket/, (near) => {
          const far = near.connectToServer();
          far.onMessage((message) => {
            const pass = () => near.send(message);
            if (held) held.push(pass);
            else pass();
          });
        }),
    });
    await page.locator('[data-pane="review"] [role="option"]').first().waitFor();
    await typeIntoPage(page, 'Mine. ');
    await writeFile(window?.path('p01.txt') ?? '', 'Another line.\n');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('alertdialog', { name: 'p01.txt was changed by another program' });
    await dialog.waitFor();
    const waiting: (() => void)[] = (held = []);
    await dialog.getByRole('button', { name: 'Take the one on disk' }).click();
    await dialog.waitFor({ state: 'detached' });
    const text = page.locator('.page-editor .view-lines');
    await text.click();
    await page.keyboard.type('in between');
    const notice = page.locator('.notice', { hasText: 'p01.txt is being read again' });
    await notice.getByText('What you type now is not taken.').waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.locator('.page-editor .flag-selected').first().waitFor();
    const marks = await page.locator('.page-editor .flag-text').count();
    await page.keyboard.press('F9');
    // Of a page that is as it was nothing is drawn anew.
    expect(await page.locator('.page-editor .flag-text').count()).toBe(marks);
    expect(await notice.count()).toBe(1);
    held = null;
    for (const pass of waiting) pass();
    await expect.poll(() => text.innerText(), { timeout: patienceMs }).toMatch(/^Another\sline\./);
    await typeIntoPage(page, 'Yet ');
    await page.keyboard.press('Control+s');
    await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    expect(await pageText('p01.txt')).toBe('Yet Another line.\n');
  });

  it('what became of a file is said once, covers no dialog, and goes when it no longer holds', async () => {
    const page = await open({
      files: { 'p01.txt': 'One line.\n' },
      open: ['p01.txt'],
      context: { viewport: { width: 800, height: 400 } },
    });
    await typeIntoPage(page, 'Mine. ');
    const notices = page.locator('.notice');
    await writeFile(window?.path('p01.txt') ?? '', 'Another line.\n');
    await notices.getByText('p01.txt was changed by another program').waitFor();
    await rm(window?.path('p01.txt') ?? '');
    await notices.getByText('p01.txt was deleted or moved').waitFor();
    expect(await notices.count()).toBe(1);
    await page.keyboard.press('Control+s');
    const again = page.getByRole('alertdialog').getByRole('button', { name: 'Write the file again' });
    await again.click();
    await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    await expect.poll(() => notices.count()).toBe(0);
    expect(await pageText('p01.txt')).toBe('Mine. One line.\n');
  });

  it.each([
    [
      'a folder',
      async (file: string) => {
        await rm(file);
        await mkdir(file);
      },
      'p01.txt was not saved: something else stands in its place',
    ],
    [
      'a link that leads nowhere',
      async (file: string) => {
        await rm(file);
        await symlink('nowhere', file);
      },
      'p01.txt was not saved: its name is taken',
    ],
    [
      'nothing, and its folder is gone',
      (file: string) => rm(dirname(file), { recursive: true }),
      'p01.txt was not saved: its folder is gone',
    ],
  ])('where %s stands in a page’s place, the save says so and offers another place', async (_, act, told) => {
    const page = await open({
      files: { 'issue/p01.txt': 'One line.\n', 'p02.txt': 'Another.\n' },
      open: ['.'],
    });
    await page.locator('.file-row', { hasText: 'p01.txt' }).click();
    await page.locator('.header', { hasText: 'p01.txt' }).waitFor();
    await typeIntoPage(page, 'Mine. ');
    await act(window?.path('issue/p01.txt') ?? '');
    await page.locator('.notice', { hasText: 'p01.txt was deleted or moved' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Write the file again' }).click();
    const notice = page.locator('.notice', { hasText: told });
    await notice.getByText('Your text is still here').waitFor();
    await page.locator('.header-unsaved').waitFor();
    await notice.getByRole('button', { name: 'Save As…' }).click();
    const picker = page.getByRole('dialog', { name: 'Save as' });
    await picker.getByRole('textbox', { name: 'File name' }).fill('rescued.txt');
    await picker.getByRole('button', { name: 'Save here' }).click();
    await page.locator('.notice', { hasText: 'Saved as rescued.txt' }).waitFor();
    expect(await pageText('rescued.txt')).toBe('Mine. One line.\n');
  });

  it('settings take what was typed last, and say that a font is not here', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n' }, open: ['p01.txt'] });
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByLabel('Font of the page').fill('No Such Font At All');
    await page.keyboard.press('Enter');
    await dialog.getByText('This computer has no font “No Such Font At All”').waitFor();
    await dialog.getByLabel('Name in reports').fill('Mei Lin');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+,');
    await expect.poll(() => dialog.getByLabel('Name in reports').inputValue()).toBe('Mei Lin');
  });

  it('what is said of an open dialog stands above it and can be dismissed without closing it', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n' }, open: ['p01.txt'] });
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    await writeFile(window?.path('p01.txt') ?? '', 'Another line.\n');
    await page.locator('.notice').getByRole('button', { name: 'Dismiss', includeHidden: true }).click();
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    expect(await dialog.isVisible()).toBe(true);
  });

  it('a file that was moved is found and gone on with; one that is gone is said to be', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n', 'p02.txt': 'Two.\n' }, open: ['.'] });
    const place = (name: string) => window?.path(name) ?? '';
    await typeIntoPage(page, 'Mine. ');
    await rename(place('p01.txt'), place('p01-final.txt'));
    const notice = page.locator('.notice', { hasText: 'p01.txt was moved or renamed' });
    await notice.getByText(place('p01-final.txt')).waitFor();
    await notice.getByRole('button', { name: 'Go on with it there' }).click();
    await expect.poll(() => page.title()).toBe('• p01-final.txt — Galley');
    await page.locator('.file-list .file-row', { hasText: 'p01-final.txt' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    expect(await pageText('p01-final.txt')).toBe('Mine. One line.\n');
    // Moved again, and saved at once: the question comes with the save.
    await typeIntoPage(page, 'All ');
    await mkdir(place('done'));
    await rename(place('p01-final.txt'), place('done/p01.txt'));
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('alertdialog', { name: 'p01-final.txt was moved or renamed' });
    await dialog.getByRole('button', { name: 'Go on with it there' }).click();
    await page.locator('.header-unsaved').waitFor({ state: 'detached' });
    expect(await pageText('done/p01.txt')).toBe('All Mine. One line.\n');
    expect((await readdir(place('.'))).toSorted()).toEqual(['done', 'p02.txt']);
    await page.locator('.file-list .file-row', { hasText: 'done/p01.txt' }).waitFor();
    // Beyond the folder nothing is looked for.
    await rename(place('done/p01.txt'), place('../elsewhere.txt'));
    await page.locator('.notice', { hasText: 'p01.txt was deleted or moved' }).waitFor();
    await page.locator('.frame-status', { hasText: 'Deleted or moved' }).waitFor();
  });

  it('older versions are listed, compared and restored', async () => {
    const page = await open({ files: { 'p01.txt': 'The first.\n' }, open: ['p01.txt'] });
    await typeIntoPage(page, 'Not ');
    await page.keyboard.press('Control+s');
    await page.locator('.frame-status').getByText('Saved', { exact: true }).waitFor();
    await page.keyboard.press('Shift+F2');
    const dialog = page.getByRole('dialog', { name: 'Versions of p01.txt' });
    await dialog.getByRole('radio').first().waitFor();
    const side = (name: 'original' | 'modified') => dialog.locator(`.editor.${name} .view-lines`);
    await expect.poll(() => side('original').innerText()).toMatch(/^The\sfirst\./);
    await expect.poll(() => side('modified').innerText()).toMatch(/^Not\sThe\sfirst\./);
    await dialog.locator('.char-insert, .line-insert').first().waitFor();
    const restore = dialog.getByRole('button', { name: 'Restore this version' });
    await restore.click();
    await page.locator('.header-unsaved').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^The version of .* is in the page/ })
      .waitFor();
    await page.keyboard.press('Shift+F2');
    await dialog.getByText('No difference').waitFor();
    expect(await restore.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await expect.poll(() => pageText('p01.txt')).toBe('The first.\n');
  });

  it('an older version that cannot be read is said to be so, and is not waited for', async () => {
    const page = await open({ files: { 'p01.txt': 'The first.\n' }, open: ['p01.txt'] });
    await typeIntoPage(page, 'Not ');
    await page.keyboard.press('Control+s');
    await page.locator('.frame-status').getByText('Saved', { exact: true }).waitFor();
    await rm(window?.path('../data/versions/objects') ?? '', { recursive: true });
    await page.keyboard.press('Shift+F2');
    await page.getByText('This version cannot be read.').waitFor();
    expect(await page.getByRole('button', { name: 'Restore this version' }).isDisabled()).toBe(true);
  });

  it('unsaved work survives a window that is gone, and is offered again', async () => {
    const page = await open({ files: { 'p01.txt': 'One line.\n' }, open: ['p01.txt'] });
    await typeIntoPage(page, 'Kept. ');
    await page.getByText(/^Recovery copy/).waitFor();
    // The copy may be of the first key; what is promised is that all of it is safe a second after the last one.
    await page.waitForTimeout(1000);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('alertdialog', { name: 'Unsaved work found' }).waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.locator('.header-unsaved').waitFor();
    await page.keyboard.press('Control+s');
    await expect.poll(() => pageText('p01.txt')).toBe('Kept. One line.\n');
  });
});

describe('commands', () => {
  it('the palette finds every command, by its name in either language', async () => {
    const page = await open({});
    await page.keyboard.press('F1');
    await page.getByPlaceholder('Find a command').fill('设置');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog', { name: 'Settings' }).isVisible()).toBe(true);
  });

  it('the palette finds a command by its key, and by what can be chosen behind it, in either language', async () => {
    const page = await open({});
    await page.keyboard.press('F1');
    const first = () => page.locator('.pick [role="option"]').first().innerText();
    for (const [words, name] of [
      ['F7', 'Next File'],
      ['ctrl+b', 'File List'],
      ['深色', 'Theme'],
      ['high contrast', 'Theme'],
      ['简体', 'Language'],
      ['font', 'Settings'],
      ['灵敏度', 'Settings'],
    ] as const) {
      await page.getByPlaceholder('Find a command').fill(words);
      await expect.poll(first).toContain(name);
    }
  });

  it('menus are walked with the arrow keys; what cannot be done now is off', async () => {
    const page = await open({});
    await page.getByRole('menuitem', { name: 'File' }).focus();
    await page.keyboard.press('ArrowDown');
    const save = page.getByRole('menuitem', { name: 'Save', exact: true });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    const lit = (name: string) => page.locator('[role="menu"] [data-highlighted]', { hasText: name });
    await lit('Open File').waitFor();
    for (const menu of ['Edit', 'Review', 'View', 'Help']) {
      // At a person's pace: a menu takes the focus some frames after it is shown, and only then the next key.
      await page.waitForTimeout(300);
      await page.keyboard.press('ArrowRight');
      await page.locator(`[role="menuitem"][data-state="open"]`, { hasText: menu }).waitFor();
    }
    await page.waitForTimeout(300);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'About Galley' }).waitFor();
  });

  it('F6 goes through the panes, and Tab leaves the page text', async () => {
    const page = await open({
      files: { 'p01.txt': await samplePage('english-page.txt'), 'p02.txt': 'Two.\n' },
      open: ['.'],
    });
    await page.locator('.file-flags').first().waitFor();
    // The first file of a folder opens by itself, and its text takes the focus when it is there.
    await page
      .locator('[data-pane="status"]')
      .getByText(/\d flags/)
      .waitFor();
    const pane = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane']);
    await page.locator('.file-list').focus();
    const seen: (string | undefined)[] = [await pane()];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('F6');
      seen.push(await pane());
    }
    expect(seen).toEqual(['files', 'page', 'review', 'status', 'files']);
    await page.keyboard.press('F6');
    // First the handle that sizes the panes, then the review.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await pane()).toBe('review');
  });

  it('the language changes at once and for good, the theme too', async () => {
    const page = await open({ settings: { theme: 'light' } });
    await page.keyboard.press('Control+Shift+Y');
    await page.getByRole('option', { name: '简体中文' }).click();
    await page.getByRole('button', { name: /打开文件夹/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: '高对比度' }).check();
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    await expect.poll(theme).toBe('contrast');
    await page.reload();
    await page.getByRole('button', { name: /打开文件夹/ }).waitFor();
    await expect.poll(theme).toBe('contrast');
  });
});

describe('the layout', () => {
  it('panes keep the size they were given', async () => {
    const page = await open({ files: { 'p01.txt': 'One.\n', 'p02.txt': 'Two.\n' }, open: ['.'] });
    const review = page.locator('[data-pane="review"]');
    await review.waitFor();
    const separator = page.getByRole('separator', { name: 'Size of the review pane' });
    await separator.focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowLeft');
    const width = async () => Math.round((await review.boundingBox())?.width ?? 0);
    const chosen = await width();
    await page.reload();
    await review.waitFor();
    await expect.poll(width).toBe(chosen);
  });

  it('nothing is cut off, however small the window', async () => {
    const smallest = { width: 512, height: 320 };
    const page = await open({
      files: { 'p01.txt': await samplePage('english-page.txt'), 'p02.txt': 'Two.\n' },
      open: ['.'],
      context: { viewport: smallest },
    });
    await page.locator('[data-pane="review"]').waitFor();
    for (const viewport of [smallest, { width: 720, height: 450 }, { width: 1024, height: 640 }]) {
      await page.setViewportSize(viewport);
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(beyond).toBe(0);
      const saveEnd = async () => {
        const box = await page.getByRole('button', { name: 'Save', exact: true }).boundingBox();
        return (box?.x ?? Infinity) + (box?.width ?? 0);
      };
      await expect.poll(saveEnd).toBeLessThanOrEqual(viewport.width);
    }
  });
});
