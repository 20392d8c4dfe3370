import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { samplePage } from '../support/open-window.ts';
import { buses, games, headless, page, paragraph, weather } from '../support/passages.ts';
import { ReviewWindow } from '../support/review-window.ts';

/** Deciding about flags on the sample page, which has every kind of them: filters, keeping, the rarer fixes. */
const headlessToo = '的工作人员送到各个借阅点。馆长表示，借阅点的位置由居民投票选出，今后还会逐年增加。';

let browser: Browser;
let window: ReviewWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

async function openSample(): Promise<void> {
  window = await ReviewWindow.open(browser, { files: { 'p01.txt': await samplePage('english-page.txt') } });
  await window.wait(() => window.rows()).toHaveLength(7);
}

const chip = (name: RegExp) => window.page.getByRole('button', { name });
const row = (name: RegExp) => window.page.getByRole('option', { name });

describe('filters', () => {
  test('say how many flags each lets through, by kind, certainty and state', async () => {
    await openSample();
    await chip(/^Filters/).click();
    expect(await chip(/^duplicated/).innerText()).toMatch(/2/);
    await row(/headless text/).click();
    await window.page.locator('.flag-card').press('s');
    await window.wait(() => chip(/^kept/).innerText()).toMatch(/1/);
    await window.wait(() => chip(/^open/).innerText()).toMatch(/6/);
    await window.press('F9');
    await window.wait(() => chip(/^fixed/).innerText()).toMatch(/1/);
    // A fixed one is counted, and shown, by the same rule as the others.
    await chip(/^fixed/).click();
    const fixed = async () => (await window.rows()).filter((words) => words.endsWith('fixed'));
    await window.wait(fixed).toHaveLength(1);
    for (const other of [/^broken \d/, /^certain/]) {
      await chip(other).click();
      await window.wait(() => chip(/^fixed/).innerText()).toMatch(/0/);
      await window.wait(fixed).toEqual([]);
      await chip(other).click();
      await window.wait(() => chip(/^fixed/).innerText()).toMatch(/1/);
    }
    await chip(/^fixed/).click();
    await chip(/^kept/).click();
    await chip(/^open/).click();
    await window.wait(() => window.rows()).toEqual([expect.stringMatching(/headless text/)]);
    await chip(/^open/).click();
    await chip(/^kept/).click();
    await window.wait(() => window.rows()).toHaveLength(5);
    await chip(/^certain/).click();
    await window.wait(async () => (await window.rows()).length).toBeLessThan(5);
  });

  test('sensitivity hides what is less sure, in the list and in the page, and stays for the next time', async () => {
    await openSample();
    const marks = await window.page.locator('.flag-text').count();
    await chip(/^Filters/).click();
    await window.page.getByRole('slider').fill('95');
    await window.wait(async () => (await window.rows()).length).toBeLessThan(7);
    // The page is drawn after the list.
    await window.wait(() => window.page.locator('.flag-text').count()).toBeLessThan(marks);
    const left = (await window.rows()).length;
    expect(left).toBeGreaterThan(0);
    await window.page
      .getByText(new RegExp(`^${7 - left} flags? less sure than 95% (is|are) hidden`))
      .waitFor();
    await window.reopen();
    await window.wait(async () => (await window.rows()).length).toBe(left);
  });

  test('a flag that they hide is mended by no key, and one that was fixed is found again in the page', async () => {
    await openSample();
    await row(/duplicated passage/)
      .first()
      .click();
    const count = (await window.rows()).length;
    await chip(/^duplicated \d/).click();
    for (const key of ['F9', 'Shift+F9', 'Control+1']) await window.press(key);
    await chip(/^duplicated \d/).click();
    await window.wait(() => window.rows()).toHaveLength(count);
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/^\d of \d\s*1 fixed · 0 kept/);
    await window.press('Control+Home');
    await chip(/^Filters/).click();
    await chip(/^fixed \d/).click();
    const fixed = row(/Delete .*, line \d+, fixed/);
    const line = /line (\d+), fixed/.exec((await fixed.getAttribute('aria-label')) ?? '')?.[1];
    expect(Number(line)).toBeGreaterThan(1);
    await fixed.click();
    await window
      .wait(() => window.page.locator('.status-item', { hasText: /^Ln \d+/ }).innerText())
      .toMatch(new RegExp(`^Ln ${line},`));
  });

  test('the keys of the list reach fixed ones too, and do nothing to the flag under review meanwhile', async () => {
    await openSample();
    await row(/broken join.*line 11/).click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await chip(/^Filters/).click();
    await chip(/^fixed \d/).click();
    const active = async () =>
      (await window.page.locator('.flag-row[aria-selected=true]').getAttribute('aria-label')) ?? '';
    await window.wait(() => window.rows()).toContainEqual(expect.stringMatching(/line 11, fixed$/));
    const list = window.page.getByRole('listbox', { name: 'Flags of this page' });
    await list.focus();
    await window.press('Home');
    await window.wait(active).not.toMatch(/fixed$/);
    await window.press('ArrowDown');
    await window.wait(active).toMatch(/line 11, fixed$/);
    await window
      .wait(() => window.page.locator('.status-item', { hasText: /^Ln \d+/ }).innerText())
      .toMatch(/^Ln 11,/);
    const before = await window.rows();
    const underReview = await window.flag();
    for (const key of ['s', 'm', 'Shift+Enter']) await window.press(key);
    expect(await window.flag()).toBe(underReview);
    expect(await window.rows()).toEqual(before);
    await window.press('ArrowUp');
    await window.wait(active).toBe(before[0]);
    await window.press('End');
    await window.wait(active).toBe(before.at(-1));
    await window.press('ArrowDown');
    await window.wait(active).toBe(before[0]);
    // To the place in the page, to look at it or undo by hand.
    await window.press('ArrowDown');
    await window.press('Enter');
    await window
      .wait(() => window.page.evaluate(() => document.activeElement?.closest('.page-editor') !== null))
      .toBe(true);
  });

  test('a click in the page meets no flag that they hide', async () => {
    await openSample();
    await chip(/^headless/).click();
    await window.wait(() => window.rows()).toHaveLength(6);
    await window.press('F8');
    await window.wait(() => window.flag()).not.toBe('');
    const underReview = await window.flag();
    await window.page.locator('.view-line', { hasText: 'sandbags' }).click();
    await window.wait(() => window.page.locator('.frame-status').innerText()).toMatch(/Ln 3,/);
    expect(await window.flag()).toBe(underReview);
  });

  test('what is probably legitimate is hidden until it is asked for', async () => {
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': page(`他说：“${buses}”`, weather, `会上宣读了他的话：“${buses}”`, games) },
    });
    await window.page.getByRole('button', { name: 'Show', exact: true }).click();
    await window.wait(() => window.rows()).toEqual([expect.stringMatching(/duplicated passage/)]);
    expect(await chip(/^probably legitimate/).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('after a fix', () => {
  test('the page shows the flag that is under review, also where the fix has left it somewhere else', async () => {
    const filler = Array.from(
      { length: 60 },
      (_, at) =>
        `昨天，居民委员会在第${at + 1}号街道召开例会，讨论了第${at * 7 + 3}项议题，会议开了两个小时。`,
    );
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': page(weather, headless, ...filler, buses, headless, games) },
    });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    expect(await window.flag()).toMatch(/duplicated passage/i);
    const inView = window.page.locator('.view-line', { hasText: '社区书记说' });
    // The first copy goes, with the headless text that was to be next: the other copy is headless, far below.
    await window.page.getByRole('button', { name: /^Delete A/ }).click();
    await window.wait(() => window.rows()).toEqual([expect.stringMatching(/headless text.*, line 127/)]);
    await window.wait(() => inView.count()).toBe(1);
    // Not where the editor is at work: the line is emptied by hand, and the other flag takes over.
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('Control+Home');
    await inView.click();
    for (const key of ['Home', 'Shift+End', 'Delete']) await window.press(key);
    await window.wait(() => window.rows()).toEqual([expect.stringMatching(/headless text.*, line 129/)]);
    expect(await window.page.locator('.view-line', { hasText: '气象台预计' }).count()).toBe(1);
    expect(await inView.count()).toBe(0);
  });
});

describe('keeping', () => {
  test('all alike are kept at once, and each can be taken back', async () => {
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': page(headless, weather, headlessToo, games) },
    });
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.press('F8');
    await window.press('Control+F9');
    await window.wait(() => window.progress()).toMatch(/2 kept/);
    await chip(/^Filters/).click();
    await chip(/^kept/).click();
    await row(/headless text/)
      .first()
      .click();
    await window.page.getByRole('button', { name: /^Take back stet/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    expect(await chip(/^kept/).innerText()).toMatch(/1/);
  });

  test('all alike are those that the filters show', async () => {
    const cut = (sentence: string, at: string) => sentence.replace(at, `${at}\n\n`);
    const cuts = [
      cut('馆长表示，借阅点的位置由居民投票选出，今后还会逐年增加，首批图书将于本月底上架。', '投票'),
      cut(buses, '公交线路'),
      cut(paragraph, '压力明显'),
    ];
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page(...cuts) } });
    await window.wait(() => window.rows()).toHaveLength(3);
    const all = window.page.getByRole('button', { name: /^Stet all \d alike/ });
    await window.wait(() => all.innerText()).toMatch(/all 3/);
    await chip(/^Filters/).click();
    await window.page.getByRole('slider').fill('85');
    await window.wait(() => window.rows()).toHaveLength(2);
    await window.page.getByText('1 flag less sure than 85% is hidden').waitFor();
    await window.press('F8');
    await window.wait(() => all.innerText()).toMatch(/all 2/);
    await window.press('Control+F9');
    await window.wait(() => window.progress()).toMatch(/2 kept/);
    await window.page.getByRole('slider').fill('0');
    await window.wait(() => window.rows()).toEqual([expect.stringMatching(/公交线路 ¶ 也作了.*open$/)]);
  });

  test('holds after another program changed the page somewhere else', async () => {
    const text = page(paragraph, buses, paragraph);
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': text } });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page.locator('.flag-card').press('s');
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await writeFile(join(window.folder, 'p01.txt'), text.replace('# 民生一周', `# 民生一周\n\n${weather}`));
    await window.reopen();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    expect(await window.rows()).toEqual([]);
  });

  test('holds after its own text was edited a little, also after reopening', async () => {
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page(paragraph, buses, paragraph) } });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page.locator('.flag-card').press('s');
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await window.page.locator('.view-line').first().click();
    await window.press('Control+Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await window.press(key);
    await window.page.keyboard.type('又');
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await window.save();
    await window.reopen();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    expect(await window.rows()).toEqual([]);
  });

  test('hides no other flag of the same words, whichever of them comes first', async () => {
    const same = '的第一批示范楼院。';
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': page(weather, same, games) } });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page.locator('.flag-card').press('s');
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    await window.page.locator('.view-line').first().click();
    await window.press('Control+Home');
    await window.press('End');
    for (const text of ['', '', buses, '', same]) {
      if (text === '') await window.press('Enter');
      else await window.page.keyboard.insertText(text);
      if (text === buses) await window.press('Enter');
    }
    const open = [expect.stringMatching(/headless text.*, line 5/)];
    await window.wait(() => window.rows()).toEqual(open);
    expect(await window.progress()).toMatch(/1 kept/);
    await window.save();
    await window.reopen();
    await window.wait(() => window.progress()).toMatch(/1 kept/);
    expect(await window.rows()).toEqual(open);
    // The one that was kept goes, and the other one is the only one of these words.
    await writeFile(join(window.folder, 'p01.txt'), page(buses, same, weather, games));
    await window.reopen();
    await window.wait(() => window.rows()).toEqual(open);
  });

  test('is gone with the fix that a revert puts back, and not with another one of the same words', async () => {
    const [same, head] = ['的第一批示范楼院。', '社区评出了今年'];
    const text = page(`河东${head}`, weather, same, buses, `河西${head}`, games, same, `河北${head}`);
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': text } });
    await window.wait(() => window.rows()).toHaveLength(2);
    for (const [done, side] of ['河东', '河西'].entries()) {
      await window.press('F8');
      await window.press('Enter');
      const heads = window.page.locator('.heads-row', { hasText: side });
      await heads.getByRole('button', { name: 'Move here' }).click();
      await window.wait(() => window.progress()).toMatch(new RegExp(`${done + 1} fixed`));
    }
    await window.wait(() => window.rows()).toEqual([]);
    await chip(/^Filters/).click();
    await chip(/^fixed \d/).click();
    const [first, second] = [/line 3, fixed/, /line 9, fixed/].map((row) => expect.stringMatching(row));
    await window.wait(() => window.rows()).toEqual([first, second]);
    // The second change takes the first of the two from its place.
    await window.press('F2');
    const change = window.page.locator('.compare-position');
    await window.wait(() => change.innerText()).toMatch(/1 of 4/);
    await window.press('F8');
    await window.wait(() => change.innerText()).toMatch(/2 of 4/);
    await window.press('Control+F2');
    await window.press('Escape');
    const back = expect.stringMatching(/headless text, .* line 7, open/);
    await window.wait(() => window.rows()).toEqual([back, second]);
    // Fixed anew it is one again, not two.
    await row(/line 7, open/).click();
    await window.press('Enter');
    await window.page.getByRole('button', { name: 'Move here' }).first().click();
    await window.wait(() => window.progress()).toMatch(/2 fixed/);
    await window.page.locator('.frame-status', { hasText: /No flags/ }).waitFor();
    expect(await window.progress()).toMatch(/2 fixed/);
  });

  test('does not go on by itself where the editor does not want it', async () => {
    await openSample();
    await window.press('Control+,');
    await window.page.getByRole('switch', { name: /Go on to the next flag/ }).click();
    await window.press('Escape');
    await row(/displaced text/).click();
    await window.page.locator('.flag-card').press('s');
    await window.page
      .getByRole('button', { name: /^Next flag/i })
      .last()
      .waitFor();
    expect(await window.page.locator('.flag-card').count()).toBe(0);
  });
});

describe('a page that is done', () => {
  test('leads to the next one with flags, past those without, and says when there is none', async () => {
    const clean = page(buses, weather);
    window = await ReviewWindow.open(browser, {
      files: {
        'p1.txt': page(paragraph, buses, paragraph),
        'p2.txt': clean,
        'p3.txt': page(games, headless, weather),
      },
      asFolder: true,
    });
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.page
      .locator('.file-row', { hasText: 'p3.txt' })
      .getByText('1 flag')
      .waitFor({ state: 'attached' });
    await window.press('F8');
    await window.press('Enter');
    const next = window.page.getByRole('button', { name: /^Next File with Flags/ });
    await window.wait(() => next.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await window.page.locator('.review-nothing').innerText()).toMatch(/p3\.txt · 1 flag/);
    await window.press('Enter');
    await window.page.locator('.header-name', { hasText: 'p3.txt' }).waitFor();
    await window.wait(() => window.flag()).toMatch(/headless text/i);
    await window.press('s');
    await window.page.getByText('All flags dealt with').waitFor();
    expect(await next.count()).toBe(0);
    // There is nothing to save, and the folder has no more to decide than its pages.
    expect(await window.page.locator('.review-nothing').innerText()).toMatch(/1 flag was kept as it is/);
    await window.wait(() => window.page.locator('.sidebar-foot').innerText()).toBe('0 flags in all');
    await window.press('Control+F7');
    await window.page.locator('.notice', { hasText: 'No other page has open flags' }).waitFor();
  });
});

test('with all filters open some of the list is in sight', async () => {
  await openSample();
  await chip(/^Filters/).click();
  await row(/duplicated passage/)
    .first()
    .click();
  const list = window.page.getByRole('listbox', { name: 'Flags of this page' });
  expect((await list.boundingBox())?.height).toBeGreaterThan(90);
});

describe('fixing', () => {
  test('run-together paragraphs are parted at the place that was shown', async () => {
    await openSample();
    await row(/run-together paragraphs/).click();
    await window.press('F9');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toMatch(/back in tune\."\s*\n\s*PENMOOR, Nov\. 12/);
  });

  test('a join takes the hyphen away, or keeps it', async () => {
    await openSample();
    await row(/broken join/)
      .first()
      .click();
    await window.page.getByRole('button', { name: /^Run on without the hyphen/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toContain('the oak piles beneath it');
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(7);
    await row(/broken join/)
      .first()
      .click();
    await window.page.getByRole('button', { name: /^Run on, keep the hyphen/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toContain('the oak piles be-neath it');
  });

  test('a head that is not on the page is looked for in the folder', async () => {
    const open = '河东社区评出了今年';
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': page(buses, headless, weather), 'p02.txt': page(paragraph, open) },
      asFolder: true,
    });
    await window.wait(() => window.rows()).not.toEqual([]);
    await row(/headless text/).click();
    await window.press('Control+Shift+F');
    await window.page.getByRole('button', { name: 'Search the folder' }).click();
    await window.page.locator('.heads-row', { hasText: open }).locator('.heads-words').click();
    await window.page.locator('.header-name', { hasText: 'p02.txt' }).waitFor();
    expect(await window.page.locator('.status-item', { hasText: /^Ln \d+/ }).innerText()).toMatch(/Ln 5/);
  });

  test('headless text is moved to a head in another page, by keys alone, and undone in both', async () => {
    const open = '河东社区评出了今年';
    const [here, there] = [page(buses, headless, weather), page(paragraph, open)];
    window = await ReviewWindow.open(browser, {
      files: { 'p01.txt': here, 'p02.txt': there },
      asFolder: true,
    });
    await window.wait(() => window.rows()).not.toEqual([]);
    await row(/headless text/).click();
    await window.press('Enter');
    await window.page.getByRole('button', { name: 'Search the folder' }).focus();
    await window.press('Enter');
    const focused = () => window.page.evaluate(() => document.activeElement?.textContent ?? '');
    await window.wait(focused).toMatch(/^Sentences left open in the folder/);
    await window.press('Tab');
    await window.wait(focused).toContain(open);
    await window.press('Tab');
    await window.wait(focused).toBe('Move there');
    await window.press('Enter');
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    const notice = window.page.locator('.notice', { hasText: 'Moved to p02.txt, line 5' });
    await notice.waitFor();
    expect(await window.page.locator('.header-name').innerText()).toMatch(/p01\.txt/);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(buses, weather));
    await notice.getByRole('button', { name: 'Show it' }).click();
    await window.page.locator('.header-name', { hasText: 'p02.txt' }).waitFor();
    await window.save();
    expect(await window.text('p02.txt')).toBe(page(paragraph, open + headless));
    await window.press('Control+z');
    await window.save();
    expect(await window.text('p02.txt')).toBe(there);
    await window.press('Shift+F7');
    await window.press('Control+z');
    await window.wait(() => window.rows()).toHaveLength(1);
    await window.save();
    expect(await window.text('p01.txt')).toBe(here);
  });

  test('the text around a break begins and ends with whole words', async () => {
    await openSample();
    const words = new Set((await window.text('p01.txt')).split(/[^\p{L}]+/u));
    await row(/broken join/)
      .last()
      .click();
    const shown = window.page.locator('.flag-card .side-text').first();
    await window.wait(() => shown.innerText()).toMatch(/^….*…$/s);
    expect((await shown.innerText()).split(/[^\p{L}]+/u).filter((word) => !words.has(word))).toEqual([]);
  });

  test('only the selected lines are unwrapped, as one step', async () => {
    const wrapped = [
      '夜班渡轮从上周五起恢复，首班船二十一时三十分离岸，',
      '沿途停靠三处码头，末班船零时四十分到岸，船票与白天一样，',
      '月票照用，夜里不加价，码头上的灯一直亮到最后一班。',
    ].join('\n');
    const text = `${wrapped}\n\n${wrapped.replace('夜班', '早班')}\n`;
    window = await ReviewWindow.open(browser, { files: { 'p01.txt': text } });
    await window.page.locator('.view-line').first().click();
    await window.press('Home');
    for (let line = 0; line < 3; line += 1) await window.press('Shift+ArrowDown');
    await window.press('Control+j');
    await window.page.locator('.compare-editor .line-delete, .compare-editor .char-delete').first().waitFor();
    await window.page.getByRole('button', { name: 'Unwrap', exact: true }).click();
    await window.save();
    const lines = (await window.text('p01.txt')).split('\n');
    expect(lines[0]).toBe(wrapped.replaceAll('\n', ''));
    expect(lines.slice(2)).toEqual([...wrapped.replace('夜班', '早班').split('\n'), '']);
    await window.press('Control+z');
    await window.save();
    expect(await window.text('p01.txt')).toBe(text);
  });
});

test('both sides of a comparison scroll together', async () => {
  await openSample();
  await row(/duplicated passage/)
    .first()
    .click();
  const [left, right] = [window.page.locator('.side-text').first(), window.page.locator('.side-text').last()];
  await left.evaluate((side) => {
    side.scrollTop = side.scrollHeight;
  });
  const isAtEnd = () =>
    right.evaluate(
      (side) => side.scrollHeight - side.clientHeight - side.scrollTop < 3 && side.scrollTop > 0,
    );
  await window.wait(isAtEnd).toBe(true);
  expect(await isAtEnd()).toBe(true);
});
