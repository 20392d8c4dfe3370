import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { buses, games, page, weather } from '../support/passages.ts';
import { ReviewWindow } from '../support/review-window.ts';

/** What only a copy that goes has is brought into one that stays, or the editor is told before. */
const first =
  '东门菜市场改造工程昨天完工，三百多个摊位重新开张。市场管理处主任陈洪说，改造以前顶棚漏雨，地面积水，顾客怨声不断。';
const only = '新市场装了排风和冷藏设备，水产区与熟食区分开，车辆不再穿行。';
const last = '摊主们最满意的是租金没有上涨。管理处答应三年以内维持原价。';

let browser: Browser;
let window: ReviewWindow;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => window.close());

async function open(text: string): Promise<void> {
  window = await ReviewWindow.open(browser, { files: { 'p01.txt': text } });
  await window.wait(() => window.rows()).not.toEqual([]);
}

const losses = () => window.page.locator('.copy-losses').innerText();

async function letStay(stays: string, copies: string): Promise<void> {
  const box = (copy: string) => window.page.getByRole('checkbox', { name: `Copy ${copy} stays` });
  for (const copy of stays) await box(copy).setChecked(true);
  for (const copy of copies) if (!stays.includes(copy)) await box(copy).setChecked(false);
}

describe('of copies of which one has a sentence more', () => {
  test('three: it goes into the one that stays, whichever that is', async () => {
    await open(page(first + only + last, buses, first + last, games, first + only + last, weather));
    await letStay('B', 'ABC');
    await window
      .wait(losses)
      .toMatch(new RegExp(`^Deleting A and C brings into a copy that stays:.*${only}`));
    await window.page.getByRole('button', { name: /^Delete A and C/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).toBe(page(buses, first + only + last, games, weather));
  });

  test('so many that not every choice is worked out: the editor is told what is lost, and may', async () => {
    const [short, whole] = [first + last, first + only + last];
    const between = buses.slice(0, 40);
    await open(page(short, buses, short, games, short, weather, whole, between, whole, '完', short));
    await window.wait(() => window.flag()).toMatch(/6 copies/);
    await letStay('ABC', 'ABCDEF');
    await window
      .wait(losses)
      .toMatch(new RegExp(`^Deleting D, E and F loses what no other copy has:.*${only}`));
    await letStay('D', 'ABCDEF');
    await window.wait(losses).not.toMatch(/loses/);
    await letStay('ABC', 'ABCDEF');
    await window.page.getByRole('button', { name: /^Delete D, E and F/ }).click();
    await window.wait(() => window.progress()).toMatch(/1 fixed/);
    await window.save();
    expect(await window.text('p01.txt')).not.toContain(only);
  });
});
