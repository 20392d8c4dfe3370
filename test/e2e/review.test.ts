import { readdir } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { buses as other, head, paragraph, tail } from '../support/passages.ts';
import { samplePage } from '../support/open-window.ts';
import { ReviewWindow, type ReviewWindowOptions } from '../support/review-window.ts';

/** An editor's way through a page, in the real window on real files. */
const cutAndCopied = ['# 民生一周', head, tail, paragraph, other, paragraph, ''].join('\n\n');
const mended = ['# 民生一周', head + tail, paragraph, other, ''].join('\n\n');

const nearParagraph = paragraph.replace('十一公里', '十二公里').replace('已不再出现', '己不再出现');
const nearlyCopied = ['# 民生一周', paragraph, other, nearParagraph, ''].join('\n\n');

let browser: Browser;
let window: ReviewWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  await window.close();
});

async function open(text: string | Uint8Array, options: Partial<ReviewWindowOptions> = {}): Promise<void> {
  window = await ReviewWindow.open(browser, { files: { 'p01.txt': text }, ...options });
  await window.wait(() => window.rows()).not.toEqual([]);
}

/** One copy is left, and it reads as neither of the two did. */
async function expectMerged(): Promise<void> {
  await window.wait(() => window.progress()).toMatch(/1 fixed/);
  await window.save();
  const text = await window.text('p01.txt');
  expect(text.split('承办单位介绍')).toHaveLength(2);
  expect([paragraph, nearParagraph]).not.toContain(
    text.split('\n\n').find((line) => line.startsWith('承办')),
  );
}

describe('reviewing a page', () => {
  test('from the first flag to the saved page with the keyboard alone', async () => {
    await open(cutAndCopied);
    // The first flag is under review at once, and the first to be gone to.
    await window.wait(() => window.flag()).toMatch(/broken join/i);
    await window.press('F8');
    await window.wait(() => window.page.locator('.review-position').innerText()).toBe('1 of 2');
    await window.press('Enter');
    await window.wait(() => window.flag()).toMatch(/duplicated passage/i);
    await window.press('Enter');
    await window
      .wait(() => window.page.locator('.review-nothing').innerText())
      .toMatch(/All flags dealt with/);
    expect(await window.text('p01.txt')).toBe(cutAndCopied);
    await window.save();
    expect(await window.text('p01.txt')).toBe(mended);
  });

  test('the next flag has the focus as soon as it is there, so that no key is lost', async () => {
    await open(cutAndCopied);
    await window.press('F8');
    const held = await window.page.evaluateHandle(() => {
      const seen: boolean[] = [];
      let card = document.querySelector('.flag-card');
      new MutationObserver(() => {
        const next = document.querySelector('.flag-card');
        if (next === card || next === null) return;
        card = next;
        seen.push(next.contains(document.activeElement));
      }).observe(document.body, { childList: true, subtree: true });
      return seen;
    });
    await window.press('Enter');
    await window.wait(() => window.flag()).toMatch(/duplicated passage/i);
    expect(await held.jsonValue()).toEqual([true]);
  });

  test('each fix is one undo step, and a flag that was mended comes back with it', async () => {
    await open(cutAndCopied);
    await window.page.getByRole('option', { name: /broken join/ }).click();
    await window.press('F9');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.press('Control+z');
    await window.wait(() => window.flag()).toMatch(/duplicated passage/i);
    expect(await window.progress()).toMatch(/1 fixed/);
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('Control+Shift+z');
    await window.press('Control+Shift+z');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toBe(mended);
  });

  test('undoing everything leaves nothing to save', async () => {
    await open(cutAndCopied);
    await window.press('F8');
    await window.press('F9');
    await window.page.locator('.header-unsaved').waitFor();
    await window.press('Control+z');
    await window.page.locator('.header-unsaved').waitFor({ state: 'detached' });
    expect(await window.progress()).not.toMatch(/fixed/);
  });

  test('a join can be made with a space instead', async () => {
    await open(cutAndCopied);
    await window.page.getByRole('option', { name: /broken join/ }).click();
    await window.page.getByRole('button', { name: 'Run on with a space' }).click();
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.save();
    expect(await window.text('p01.txt')).toContain(`${head} ${tail}`);
  });

  test('the other copy can go instead', async () => {
    await open(cutAndCopied);
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    await window.page.getByRole('button', { name: /^Delete A/ }).click();
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.save();
    expect(await window.text('p01.txt')).toBe(['# 民生一周', head, tail, other, paragraph, ''].join('\n\n'));
  });

  test('a near copy is merged reading by reading before the other goes', async () => {
    await open(nearlyCopied);
    await window.press('F8');
    await window.wait(() => window.flag()).toMatch(/duplicated passage\s*near/i);
    await window.press('m');
    await window.page.locator('.merge-reading').first().click();
    await window.page.getByRole('button', { name: /^Merge and delete/ }).click();
    await expectMerged();
  });

  test('a fix whose change is put back is open again, and done once more when that is undone', async () => {
    await open(['# 民生一周', paragraph, other, paragraph, ''].join('\n\n'));
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('F2');
    await window.page.locator('.compare-position', { hasText: 'Change 1 of 1' }).waitFor();
    await window.press('Control+F2');
    await window.page.locator('.compare-position', { hasText: 'No difference' }).waitFor();
    await window.press('Escape');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.wait(() => window.progress()).not.toMatch(/fixed/);
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(0);
    expect(await window.progress()).toMatch(/1 fixed/);
  });

  test('what is done, undone, done again, saved and shown is said to a screen reader', async () => {
    await open(cutAndCopied, { files: { 'p01.txt': cutAndCopied, 'p02.txt': other }, asFolder: true });
    const said = () =>
      window.page
        .locator('.visually-hidden[role="status"]')
        .evaluateAll((all) => all.map((one) => one.textContent).join(''));
    await window.press('F8');
    await window.wait(said).toMatch(/^Flag 1 of 2, Broken join: “/);
    await window.press('F9');
    await window
      .wait(said)
      .toMatch(/^Run on: done\. Flag 1 of 1, duplicated passage, exact, \d+ characters$/);
    await window.press('Control+z');
    await window.wait(said).toBe('Run on: undone');
    await window.press('Control+y');
    await window.wait(said).toBe('Run on: done again');
    await window.press('Control+s');
    await window.wait(said).toBe('Saved');
    await window.press('F7');
    await window.wait(said).toBe('p02.txt');
    expect(await window.page.title()).toBe('p02.txt — Galley');
  });

  test('accepting while merging merges, with the readings that were chosen, whichever copy stays', async () => {
    await open(nearlyCopied);
    await window.press('F8');
    await window.wait(() => window.flag()).toMatch(/duplicated passage\s*near/i);
    await window.press('m');
    const readings = window.page.locator('.merge-reading');
    await readings.filter({ hasText: /[一二].*[一二]/ }).click();
    const chosen = () =>
      window.page
        .locator('.merge-reading [data-chosen="true"]')
        .evaluateAll((all) => all.map((one) => one.textContent));
    const before = await chosen();
    await window.page.getByRole('button', { name: /^Let . stay instead/ }).click();
    await window.wait(chosen).not.toEqual(before);
    expect((await chosen())[0]).toBe(before[0]);
    await window.page.getByRole('button', { name: /^Let . stay instead/ }).click();
    await window.wait(chosen).toEqual(before);
    await window.press('F9');
    await expectMerged();
  });

  test('what was chosen for a merge is there after another page was shown, and after the merge is undone', async () => {
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': nearlyCopied, 'p02.txt': cutAndCopied },
      asFolder: true,
    });
    await window.wait(() => window.flag()).toMatch(/duplicated passage\s*near/i);
    await window.press('F8');
    await window.press('m');
    const pressed = () =>
      window.page
        .locator('.merge-reading')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-pressed')));
    await window.page.locator('.merge-reading').first().click();
    await window.wait(pressed).toEqual(['true', 'false']);
    await window.press('F7');
    await window.wait(() => window.flag()).toMatch(/broken join/i);
    await window.press('F7');
    await window.wait(pressed).toEqual(['true', 'false']);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('Control+z');
    await window.wait(() => window.flag()).toMatch(/duplicated passage\s*near/i);
    await window.press('m');
    await window.wait(() => window.page.locator('.merge-reading').count()).toBe(2);
    expect(await pressed()).toEqual(['true', 'false']);
  });

  test('what was chosen for a flag stays while something is typed into its text', async () => {
    await open(nearlyCopied);
    await window.wait(() => window.flag()).toMatch(/duplicated passage\s*near/i);
    await window.press('F8');
    await window.press('m');
    const readings = window.page.locator('.merge-reading');
    await readings.first().click();
    await window.page.locator('.view-line', { hasText: '已不再出现' }).first().click();
    await window.press('End');
    await window.press('ArrowLeft');
    await window.page.keyboard.type('了');
    await window.wait(() => window.page.locator('.merge-text').innerText()).toMatch(/出现.?了/);
    await window.wait(() => window.rows()).toHaveLength(1);
    expect(await readings.first().getAttribute('aria-pressed')).toBe('true');
  });

  test('a reading of white space has a sign and a name', async () => {
    const parted = nearParagraph.replace('，共更换', '，\n\n共更换').replace('，高峰', '， 高峰');
    await open(['# 民生一周', paragraph, other, parted, ''].join('\n\n'));
    await window.wait(() => window.flag()).toMatch(/duplicated passage\s*near/i);
    await window.press('F8');
    await window.press('m');
    const readings = window.page.locator('.merge-reading');
    const named = (name: string) => window.page.getByRole('button', { name, exact: true });
    await window.wait(() => readings.allInnerTexts()).toEqual(expect.arrayContaining(['∅¶', '∅␣']));
    expect(await named('Take the reading of B: a new paragraph').count()).toBe(1);
    expect(await named('Take the reading of B: a space').count()).toBe(1);
  });

  test('nothing is marked in the page where the filters hide the flag under review', async () => {
    await open(cutAndCopied);
    await window.press('F8');
    const ring = window.page.locator('.page-editor .flag-here');
    await window.wait(() => ring.count()).toBeGreaterThan(0);
    for (const kind of [/^broken/, /^duplicated/])
      await window.page.locator('.flag-filters').getByRole('button', { name: kind }).click();
    await window.wait(() => ring.count()).toBe(0);
    await window.page.getByRole('button', { name: 'Show all open flags' }).click();
    await window.wait(() => ring.count()).toBeGreaterThan(0);
    expect(await window.flag()).not.toBe('');
  });

  test('a copy shown in the page is closed by Escape, in the review and in the page', async () => {
    await open(cutAndCopied);
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    const card = window.page.locator('.flag-card');
    const peek = window.page.locator('.peek');
    await card.press('p');
    await peek.waitFor();
    await window.press('Escape');
    await peek.waitFor({ state: 'detached' });
    expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
    await card.press('p');
    await peek.waitFor();
    await window.page.locator('.page-editor .native-edit-context, .page-editor textarea').first().focus();
    await window.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  test('what is kept is not asked about again, also after reopening, and can be taken back', async () => {
    await open(cutAndCopied);
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    await window.page.locator('.flag-card').press('s');
    await window.wait(() => window.rows()).toHaveLength(1);
    expect(await window.progress()).toMatch(/1 kept/);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed · 1 kept/);
    await window.save();
    await window.reopen();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await window.page.getByRole('button', { name: 'Filters' }).click();
    await window.page.getByRole('button', { name: /^kept/ }).click();
    await window.page.getByRole('option', { name: /duplicated passage/ }).click();
    await window.page.getByRole('button', { name: /Take back stet/ }).click();
    await window.wait(() => window.progress()).not.toMatch(/kept/);
  });

  test('typing goes on beside the flags, and they follow it', async () => {
    await open(cutAndCopied);
    await window.page.locator('.view-line').first().click();
    await window.press('Control+Home');
    await window.page.keyboard.type('新的一行');
    await window.press('Enter');
    await window.page.getByRole('option', { name: /broken join.*line 4/ }).waitFor();
    await window.save();
    expect(await window.text('p01.txt')).toBe(`新的一行\n${cutAndCopied}`);
  });
});

describe('looking changes over', () => {
  test('original and corrected stand side by side, and one change can be reverted', async () => {
    await open(cutAndCopied);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.press('F2');
    await window.wait(() => window.page.locator('.compare-position').innerText()).toBe('Change 1 of 2');
    await window.press('F8');
    await window.wait(() => window.page.locator('.compare-position').innerText()).toBe('Change 2 of 2');
    for (const position of ['Change 1 of 2', 'Change 2 of 2']) {
      await window.press('Shift+F8');
      await window.wait(() => window.page.locator('.compare-position').innerText()).toBe(position);
    }
    await window.page.getByRole('button', { name: 'Revert this change' }).click();
    await window.wait(() => window.page.locator('.compare-position').innerText()).toBe('Change 1 of 1');
    await window.press('Escape');
    await window.save();
    expect(await window.text('p01.txt')).toBe(
      ['# 民生一周', head + tail, paragraph, other, paragraph, ''].join('\n\n'),
    );
  });

  test('one change is reverted by a key, and undoing brings it back', async () => {
    await open(cutAndCopied);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.press('F2');
    const position = () => window.page.locator('.compare-position').innerText();
    await window.wait(position).toBe('Change 1 of 2');
    await window.press('Control+F2');
    await window.wait(position).toBe('Change 1 of 1');
    await window.press('Escape');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(0);
    await window.save();
    expect(await window.text('p01.txt')).toBe(mended);
  });

  test('all certain fixes are accepted at once, those ticked, as one undo step', async () => {
    await open(await samplePage('english-page.txt'));
    const before = (await window.rows()).length;
    await window.press('Control+Shift+a');
    const ticks = window.page.locator('.accept-row input');
    await window.wait(() => ticks.count()).toBeGreaterThan(1);
    const certain = await ticks.count();
    // The page as it is, and as it would be with what is ticked.
    const side = (name: string) =>
      window.page.locator(`.compare-editor .editor.${name} .view-lines`).innerText();
    await window.wait(() => side('modified')).toMatch(/piles\sbeneath\sit/);
    expect(await side('original')).toMatch(/piles\sbe-/);
    const ofJoin = window.page.locator('.accept-row', { hasText: 'Run on' }).first().locator('input');
    await ofJoin.uncheck();
    await window.wait(() => side('modified')).not.toMatch(/beneath/);
    await ofJoin.check();
    await window.wait(() => side('modified')).toMatch(/beneath/);
    await ticks.first().uncheck();
    await window.page.getByRole('button', { name: /^Accept \d+ fix/ }).click();
    await window.wait(() => window.progress()).toMatch(new RegExp(`${certain - 1} fixed`));
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(before);
    expect(await window.progress()).not.toMatch(/fixed/);
  });

  test('what is ticked while the texts are still compared is compared again', async () => {
    await open(await samplePage('english-page.txt'));
    const session = await window.page.context().newCDPSession(window.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await window.press('Control+Shift+a');
    const position = window.page.locator('.compare-position');
    await window.wait(() => position.innerText()).toMatch(/^Change 1 of/);
    const all = await position.innerText();
    // Some fall into the moment between the start of a comparison and its end.
    await window.page.evaluate(async () => {
      const ticks = [...document.querySelectorAll<HTMLElement>('.accept-row input')];
      for (let waitMs = 190; waitMs < 290; waitMs += 5)
        for (const tick of ticks.slice(0, 2)) {
          tick.click();
          await new Promise((done) => setTimeout(done, waitMs));
        }
    });
    await position.filter({ hasText: all }).waitFor();
    // What a comparison of texts that are gone would throw, closing the window reports.
    expect(await position.innerText()).toBe(all);
  });

  test('what undo brings back is never said to be dealt with', async () => {
    await open(cutAndCopied);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('F9');
    await window.page.locator('.review-nothing', { hasText: 'All flags dealt with' }).waitFor();
    const said = await window.page.evaluateHandle(() => {
      const texts: string[] = [];
      new MutationObserver(() => {
        const nothing = document.querySelector<HTMLElement>('.review-nothing');
        if (nothing) texts.push(nothing.innerText);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      return texts;
    });
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(1);
    expect((await said.jsonValue()).join()).not.toContain('1 fixed');
  });

  test('the key that accepts does what a preview shows, and nothing to a flag that a view covers', async () => {
    await open(await samplePage('english-page.txt'));
    const before = (await window.rows()).length;
    for (const view of ['F2', 'Control+p']) {
      await window.press(view);
      await window.page.getByRole('region', { name: /review changes|report/i }).waitFor();
      for (const key of ['F9', 'Shift+F9', 'Control+1']) await window.press(key);
      await window.press('Escape');
    }
    await window.wait(() => window.rows()).toHaveLength(before);
    await window.press('Control+Shift+a');
    const ticks = window.page.locator('.accept-row input');
    await ticks.first().uncheck();
    const ticked = (await ticks.count()) - 1;
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(new RegExp(`${ticked} fixed`));
    expect(await window.page.locator('.compare').count()).toBe(0);
  });

  test('a report tells what was done, with the text of the page escaped', async () => {
    await open(cutAndCopied.replaceAll('沿线三千余户', '沿线<script>alert(1)</script>三千余户'));
    await window.press('F8');
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('Control+p');
    await window.page.getByRole('button', { name: 'Save report' }).click();
    await window.wait(() => window.page.locator('.notice').innerText()).toMatch(/html/);
    const [name = ''] = (await readdir(window.folder)).filter((entry) => entry.endsWith('.html'));
    const report = await window.text(name);
    expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(report).not.toContain('<script');
    // What was wrong and what was done, where, and why; then the page before and after.
    expect(report).toMatch(/<h3>duplicated passage · Delete B <span>line 9<\/span><\/h3>/i);
    expect(report).toMatch(/<ul><li>[^<]*copies agree letter for letter/);
    expect(report).toMatch(/<del>[^<]*承办单位介绍/);
  });

  test('wrapped lines are made one line a paragraph, looked at first', async () => {
    const lines = [
      '    夜班渡轮从上周五起恢复，首班船二十一时三十分离岸，',
      '沿途停靠三处码头，末班船零时四十分到岸，船票与白天一样，',
      '月票照用，夜里不加价，码头上的灯一直亮到最后一班。',
      '    轮机长老简推迟了退休，他说夜里的江面安静得很，听得',
      '见机器哪里不舒服，白天就不行，白天的江上全是汽笛的声',
      '音，什么都盖住了，要用手去摸才知道机器好不好。',
      '',
    ].join('\n');
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': lines } });
    await window.press('Control+j');
    await window.page.getByRole('button', { name: 'Unwrap' }).click();
    await window.save();
    expect((await window.text('p01.txt')).trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('files', () => {
  test('encoding and line endings are those of the file', async () => {
    const crlf = cutAndCopied.replaceAll('\n', '\r\n');
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': iconv.encode(crlf, 'gb18030') } });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.save();
    const bytes = await window.bytes('p01.txt');
    expect(iconv.decode(bytes, 'gb18030')).toBe(mended.replaceAll('\n', '\r\n'));
  });

  test('a corrected copy stands beside the file, which stays as it was', async () => {
    await open(cutAndCopied);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.press('Control+e');
    await window.wait(() => window.text('p01.corrected.txt').catch(() => '')).toBe(mended);
    expect(await window.text('p01.txt')).toBe(cutAndCopied);
  });

  test('undo is kept for each page while going from one to the other', async () => {
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': cutAndCopied, 'p02.txt': nearlyCopied },
      asFolder: true,
    });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('F7');
    await window.wait(() => window.flag()).toMatch(/near/);
    await window.press('Shift+F7');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(2);
    expect(await window.progress()).not.toMatch(/fixed/);
  });

  test('redo brings back fixes and typed words in their order, after other pages were shown and changed', async () => {
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': cutAndCopied, 'p02.txt': nearlyCopied },
      asFolder: true,
    });
    const shown = (name: string) => window.page.locator('.header-name', { hasText: name }).waitFor();
    const type = async (words: string) => {
      await window.page.locator('.page-editor .native-edit-context, .page-editor textarea').first().focus();
      await window.press('Control+End');
      await window.page.keyboard.type(words);
    };
    const lastLine = () => window.page.locator('.page-editor .view-lines').innerText();
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await type('Typed.');
    await window.press('F8');
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);

    await window.press('Control+z');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.press('Control+z');
    await window.wait(lastLine).not.toContain('Typed.');
    await window.press('Control+z');
    await window.wait(() => window.progress()).not.toMatch(/fixed/);

    await window.press('F7');
    await shown('p02.txt');
    await type('Elsewhere.');
    await window.press('Control+z');
    await window.wait(lastLine).not.toContain('Elsewhere.');
    await window.press('Shift+F7');
    await shown('p01.txt');

    await window.press('Control+y');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    expect(await lastLine()).not.toContain('Typed.');
    await window.press('F7');
    await shown('p02.txt');
    await window.press('Control+y');
    await window.wait(lastLine).toContain('Elsewhere.');
    await window.press('Shift+F7');
    await shown('p01.txt');
    await window.press('Control+y');
    await window.wait(lastLine).toContain('Typed.');
    await window.press('Control+y');
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.save();
    expect((await window.text('p01.txt')).trimEnd()).toBe(`${mended.trimEnd()}\n\nTyped.`.trimEnd());
  });
});
