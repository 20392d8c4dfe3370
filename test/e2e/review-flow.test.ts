import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { buses, games, headless, page, paragraph, weather } from '../support/passages.ts';
import { ReviewWindow } from '../support/review-window.ts';
import { articles } from '../support/side-by-side.ts';

/** What an editor does beyond fix and stet: several copies, moved and headless text, filters, looking, replacing. */
const libraryHead =
  '市图书馆昨日宣布，将在全市设立二十个社区借阅点，居民凭身份证即可办理借书手续，首批图书将于本月底全部上架，由图书';
const libraryTail = '馆的工作人员送到各个借阅点。馆长表示，借阅点的位置由居民投票选出，今后还会逐年增加。';
/** A sentence left open, but not so plainly that the engine joins the two by itself. */
const openHead = '河东社区评出了今年';

let browser: Browser;
let window: ReviewWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

async function open(text: string): Promise<void> {
  window = await ReviewWindow.open(browser, { files: { 'p01.txt': text } });
  await window.page.getByRole('button', { name: /^probably legitimate/ }).click();
  await window.wait(() => window.rows()).not.toEqual([]);
}

const row = (name: RegExp) => window.page.locator('.flag-list').getByRole('option', { name });

describe('copies', () => {
  const deletions: readonly [by: string, act: () => Promise<void>][] = [
    ['the button', () => window.page.getByRole('button', { name: /^Delete A and C/ }).click()],
    ['the key', () => window.press('F9')],
  ];

  test.each(deletions)('of three, the editor chooses which stay; the others go by %s', async (_by, act) => {
    await open(page(paragraph, buses, paragraph, games, paragraph, weather));
    await row(/duplicated passage/)
      .first()
      .click();
    await window.page.getByRole('checkbox', { name: 'Copy B stays' }).setChecked(true);
    await window.page.getByRole('checkbox', { name: 'Copy A stays' }).setChecked(false);
    await window.page.getByRole('checkbox', { name: 'Copy C stays' }).setChecked(false);
    await act();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(buses, paragraph, games, weather));
  });

  test('that the editor lets stand are kept with the fix, through undo and redo, and not asked about again', async () => {
    await open(page(paragraph, buses, paragraph, games, paragraph, weather, paragraph));
    await row(/duplicated passage/).click();
    for (const [copy, stays] of Object.entries({ A: true, C: true, B: false, D: false }))
      await window.page.getByRole('checkbox', { name: `Copy ${copy} stays` }).setChecked(stays);
    await window.page.getByRole('button', { name: /^Delete B and D/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed · 1 kept/);
    await window.wait(() => window.rows()).toEqual([]);
    await window.press('Control+z');
    await window.wait(() => window.flag()).toMatch(/4 copies/);
    expect(await window.progress()).not.toMatch(/kept/);
    await window.press('Control+y');
    await window.wait(() => window.progress()).toMatch(/1 fixed · 1 kept/);
    await window.wait(() => window.rows()).toEqual([]);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(paragraph, buses, games, paragraph, weather));
    await window.press('Control+p');
    await window.page.getByRole('button', { name: 'Markdown' }).click();
    const report = await window.page.locator('.report-plain').innerText();
    expect(report).toMatch(/Delete B and D/);
    // What was kept is quoted.
    expect(report).toMatch(/## Kept[^#]*### .*Stet\n\n> Duplicated passage.*\n> 承办单位介绍/);
  });

  test('are still copies when what was deleted of them is put back by hand', async () => {
    await open(page(paragraph, buses, paragraph, games, paragraph, weather));
    await row(/duplicated passage/).click();
    await window.page.getByRole('checkbox', { name: 'Copy C stays' }).setChecked(true);
    await window.page.getByRole('button', { name: /^Delete B/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed · 1 kept/);
    await window.press('F2');
    await window.page.getByRole('button', { name: 'Revert this change' }).click();
    await window.press('Escape');
    await window.wait(() => window.rows()).toHaveLength(1);
    expect(await window.progress()).not.toMatch(/fixed|kept/);
  });

  test('of three near ones, the editor chooses two to merge, and goes on with what is left', async () => {
    const read = paragraph.replace('十一公里', '十二公里');
    const misread = paragraph.replace('已不再出现', '己不再出现').replace('三千余户', '三干余户');
    await open(page(misread, buses, paragraph, games, read, weather));
    await row(/duplicated passage/).click();
    await window.wait(() => window.flag()).toMatch(/near.*3 copies/s);
    await window.page.getByLabel('Copy on the left').selectOption('B');
    await window.page.getByLabel('Copy on the right').selectOption('C');
    const letters = () => window.page.locator('.side .side-letter').allInnerTexts();
    await window.wait(letters).toEqual(['B', 'C']);
    await window.page.getByRole('button', { name: /^Merge…/ }).click();
    const readings = window.page.locator('.merge-reading');
    await window.wait(() => readings.allInnerTexts()).toEqual([expect.stringMatching(/^[一二]+$/)]);
    await window.page.getByRole('button', { name: /^Merge and delete [BC]/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 of 1.*1 fixed · 0 kept/s);
    await window.wait(() => window.flag()).toMatch(/near/);
    expect(await window.flag()).not.toMatch(/copies/);
    await window.press('m');
    await window.wait(() => readings.count()).toBeGreaterThan(1);
    await window.page.getByRole('button', { name: /^Merge and delete [AB]/ }).click();
    await window.wait(() => window.rows()).toEqual([]);
    await window.save();
    expect((await window.text('p01.txt')).split('承办单位介绍')).toHaveLength(2);
    await window.press('Control+z');
    await window.press('Control+z');
    await window.wait(() => window.flag()).toMatch(/near.*3 copies/s);
  });

  test('that go are looked at one after the other, each in a colour of its own', async () => {
    await open(page(paragraph, buses, paragraph, games, paragraph, weather, paragraph));
    await row(/duplicated passage/).click();
    for (const copy of ['B', 'C', 'D'])
      await window.page.getByRole('checkbox', { name: `Copy ${copy} stays` }).setChecked(false);
    await window.page.getByRole('button', { name: /^Delete B, C and D/ }).waitFor();
    const letters = () => window.page.locator('.side .side-letter').allInnerTexts();
    await window.wait(letters).toEqual(['A', 'B']);
    await window.press('F8');
    await window.press('c');
    await window.wait(letters).toEqual(['A', 'C']);
    await window.page.getByRole('button', { name: /^Next copy/ }).click();
    await window.wait(letters).toEqual(['A', 'D']);
    const colours = await window.page
      .locator('.copy-choice .side-letter')
      .evaluateAll((all) => all.map((letter) => getComputedStyle(letter).backgroundColor));
    expect(new Set(colours).size).toBe(4);
  });

  test('stand together in the page when asked for', async () => {
    await open(page(paragraph, buses, games, paragraph, weather));
    await row(/duplicated passage/)
      .first()
      .click();
    await window.page.getByRole('button', { name: /^Show both in the page/ }).click();
    expect(await window.page.locator('.peek-text').innerText()).toContain('承办单位介绍');
    await window.press('p');
    await window.wait(() => window.page.locator('.peek').count()).toBe(0);
  });

  test('hovering over one says what it is', async () => {
    await open(page(paragraph, buses, games, paragraph, weather));
    await window.page.locator('.flag-copy').first().hover();
    const hover = window.page.locator('.flag-hover');
    await hover.waitFor();
    expect(await hover.innerText()).toMatch(/A: line 3/);
  });
});

describe('text in the wrong place', () => {
  test('a displaced tail is moved to its head', async () => {
    await open(page(buses, libraryHead, games, libraryTail, weather));
    await row(/displaced text/).click();
    expect(await window.page.locator('.flag-card').innerText()).toMatch(/in between/);
    await window.page.getByRole('button', { name: /^Move to its head/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toContain(libraryHead + libraryTail);
  });

  test('a large initial above the byline is moved to its word, and shown there before', async () => {
    const [bookshop, boats] = articles.English as [string, string];
    await open(page('Boats at sea', 'T', 'By Helen Marsh', boats.slice(1), bookshop));
    await row(/displaced text/).click();
    const after = window.page.getByRole('region', { name: 'After' });
    expect(await after.innerText()).toMatch(/^After\s+The fishing boats of North River/);
    await window.page.getByRole('button', { name: /^Move the initial to its word/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page('Boats at sea', 'By Helen Marsh', boats, bookshop));
  });

  test('headless text is moved to a head that the editor finds', async () => {
    await open(page(openHead, buses, games, headless, weather));
    await row(/headless text/).click();
    await window.page.getByRole('button', { name: /^Find its head/ }).click();
    await window.page
      .locator('.heads-row', { hasText: openHead })
      .getByRole('button', { name: 'Move here' })
      .click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(openHead + headless, buses, games, weather));
  });

  test.each([
    ['s', /Stet/],
    ['h', /Head missing/],
  ])('headless text without a head is kept from the search for one, by %s', async (key, button) => {
    await open(page(openHead, buses, games, headless, weather));
    await row(/headless text/).click();
    await window.press('Enter');
    await window.page.locator('.heads').getByRole('button', { name: button }).waitFor();
    await window.press(key);
    await window.wait(() => window.progress()).toMatch(/0 fixed · 1 kept/);
    await window.wait(() => window.rows()).not.toContainEqual(expect.stringMatching(/headless text.*open/));
  });

  test('headless text can be kept as such, and the report says so', async () => {
    await open(page(buses, games, headless, weather));
    await row(/headless text/).click();
    await window.page.getByRole('button', { name: /^Head missing/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await window.press('Control+p');
    await window.page.getByRole('button', { name: 'Markdown' }).click();
    expect(await window.page.locator('.report-plain').innerText()).toMatch(/Head missing/);
  });
});

describe('going through', () => {
  const many = page(
    paragraph,
    buses,
    paragraph,
    libraryHead.replace('，由图书', '由图'),
    games,
    weather,
    buses,
  );

  test('next and previous wrap and obey the filters', async () => {
    await open(many);
    const count = (await window.rows()).length;
    expect(count).toBeGreaterThan(1);
    const position = () => window.page.locator('.review-position').innerText();
    await window.press('F8');
    await window.wait(position).toBe(`1 of ${count}`);
    for (let step = 0; step < count; step += 1) await window.press('F8');
    await window.wait(position).toBe(`1 of ${count}`);
    await window.press('Shift+F8');
    await window.wait(position).toBe(`${count} of ${count}`);
    await window.page.getByRole('button', { name: /^duplicated \d/ }).click();
    await window.wait(async () => (await window.rows()).length).toBeLessThan(count);
    expect((await window.rows()).join('\n')).not.toMatch(/duplicated passage/);
  });

  test('the flag under review stays it where one that says the same comes before it', async () => {
    const cut = (number: number) =>
      `记者昨天从第${number}街道的社区居民委员会办事处获悉，辖区内的居民活动中心将于本月\n\n底正式开放，居民可以凭身份证免费入内，晚上九点关门。`;
    await open(page(cut(1), buses, cut(2), games, cut(3), weather));
    const joins = window.page.locator('.flag-row', { hasText: '¶' });
    await window.wait(() => joins.count()).toBe(3);
    await joins.nth(1).click();
    const line = () => window.page.locator('.flag-row[aria-selected=true] .flag-row-lines').innerText();
    await window.wait(line).toBe('9');
    await window.press('Escape');
    await window.press('Control+Home');
    await window.page.keyboard.insertText(`${cut(0)}\n\n`);
    await window.wait(() => joins.count()).toBe(4);
    expect(await line()).toBe('13');
  });

  test('the list has the keys of the flag, and goes on from where they were pressed', async () => {
    await open(page(many, headless, openHead, paragraph));
    const list = window.page.getByRole('listbox', { name: 'Flags of this page' });
    await row(/./).first().click();
    await window.press('End');
    await window.wait(() => window.progress()).toMatch(/^(\d+) of \1/);
    await window.press('Home');
    await window.wait(() => window.progress()).toMatch(/^1 of/);
    const count = await row(/./).count();
    await window.press('s');
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await list.focus();
    await window.press('Enter');
    await window.wait(() => window.progress()).toMatch(/1 fixed · 1 kept/);
    await window.wait(() => row(/./).count()).toBe(count - 2);
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a screen reader hears which flag it is', async () => {
    await open(page(paragraph, buses, paragraph, games));
    await window.press('F8');
    await window
      .wait(() => window.page.locator('[aria-live]').allInnerTexts())
      .toContainEqual(expect.stringMatching(/Flag \d of \d, duplicated passage, exact, \d+ characters/));
  });

  test('find and replace with a regular expression is undone like anything else', async () => {
    await open(page(paragraph, buses, paragraph, games));
    await window.press('Control+h');
    const find = window.page.locator('.find-widget textarea').first();
    await find.fill(String.raw`公交(线)路`);
    await window.press('Alt+r');
    await window.page.locator('.find-widget .replace-part textarea').fill('电车$1路');
    await window.press('Control+Alt+Enter');
    await window.press('Escape');
    await window.page.locator('.header-unsaved').waitFor();
    await window.save();
    expect(await window.text('p01.txt')).toContain('三条电车线路');
    await window.press('Control+z');
    await window.save();
    expect(await window.text('p01.txt')).toContain('三条公交线路');
  });
});

describe('another program', () => {
  test('changes the file: both are compared, and the editor’s own is kept', async () => {
    await open(page(paragraph, buses, paragraph, games));
    await row(/duplicated passage/)
      .first()
      .click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await writeFile(join(window.folder, 'p01.txt'), page(paragraph, weather));
    await window.press('Control+s');
    await window.page.getByRole('button', { name: 'Compare both' }).click();
    await window.page.getByRole('button', { name: 'Keep mine' }).click();
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(paragraph, buses, games));
  });

  test('changes the file: the one on disk is taken, and undo brings the editor’s back', async () => {
    await open(page(paragraph, buses, paragraph, games));
    await row(/duplicated passage/)
      .first()
      .click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await writeFile(join(window.folder, 'p01.txt'), page(paragraph, weather));
    await window.press('Control+s');
    await window.page.getByRole('button', { name: 'Compare both' }).click();
    await window.page.getByRole('button', { name: 'Take the one on disk' }).click();
    await window.page.locator('.header-unsaved').waitFor({ state: 'detached' });
    await window.press('Control+z');
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(paragraph, buses, games));
  });
});

describe('a page with bytes that mean nothing', () => {
  /** What a click in the middle of the first line and an x make of it: every other byte is as it was. */
  const insertedInFirstLine = (bytes: Buffer): unknown => ({
    asymmetricMatch: (after: Buffer) => {
      const at = after.indexOf(0x78);
      return (
        at < bytes.indexOf(0x0a) + 1 &&
        Buffer.concat([after.subarray(0, at), after.subarray(at + 1)]).equals(bytes)
      );
    },
  });

  test('is not changed by typing until the editor decides', async () => {
    const good = iconv.encode(page(paragraph, buses), 'gb18030');
    const bytes = Buffer.concat([good, Buffer.from([0xff, 0xff]), Buffer.from('\n')]);
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': bytes } });
    await window.page.getByText('p01.txt is open read-only').waitFor();
    await window.page.locator('.view-line').first().click();
    await window.page.keyboard.type('x');
    expect(await window.page.locator('.header-unsaved').count()).toBe(0);
    await window.page.getByRole('button', { name: 'Ways out…' }).click();
    await window.page.getByRole('button', { name: 'Edit all the same' }).click();
    await window.page.locator('.view-line').first().click();
    await window.page.keyboard.type('x');
    await window.page.locator('.header-unsaved').waitFor();
    // It was asked, and is not asked again.
    await window.save();
    expect(await window.bytes('p01.txt')).toEqual(insertedInFirstLine(bytes));
    await window.page.keyboard.type('x');
    await window.save();
    expect((await window.bytes('p01.txt')).length).toBe(bytes.length + 2);
  });

  test('is saved when the save asks, and the next save does not', async () => {
    const good = iconv.encode(page(paragraph, buses), 'gb18030');
    const bytes = Buffer.concat([good, Buffer.from([0xff, 0xff]), Buffer.from('\n')]);
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': bytes } });
    await window.page.locator('.view-line').first().click();
    await window.press('Control+s');
    const question = window.page.getByRole('alertdialog', { name: 'p01.txt is open read-only' });
    await question.getByText('these bytes then stay as they are').waitFor();
    await question.getByRole('button', { name: 'Edit all the same' }).click();
    await question.waitFor({ state: 'detached' });
    await window.page.locator('.view-line').first().click();
    await window.page.keyboard.type('x');
    await window.page.locator('.header-unsaved').waitFor();
    await window.save();
    expect(await window.bytes('p01.txt')).toEqual(insertedInFirstLine(bytes));
  });
});
