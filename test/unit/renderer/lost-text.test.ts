import { describe, expect, it } from 'vitest';
import { lostTexts } from '../../../src/renderer/review/lost-text.ts';

const first = '东门菜市场改造工程昨天完工，三百多个摊位重新开张。';
const only = '新市场装了排风和冷藏设备，水产区与熟食区分开。';
const last = '摊主们最满意的是租金没有上涨。管理处答应三年以内维持原价。';
const lost = (copies: readonly string[], going: readonly number[], brought: readonly string[] = []) =>
  lostTexts(copies, new Set(going), brought);

describe('what only the copies that go have', () => {
  it('is told, once', () => {
    expect(lost([first + last, first + only + last, first + only + last], [1, 2])).toEqual([only]);
  });

  it('is nothing where a copy that stays has it, or where it is brought into one', () => {
    expect(lost([first + last, first + only + last, first + only + last], [0, 1])).toEqual([]);
    expect(lost([first + last, first + only + last, first + only + last], [1, 2], [only])).toEqual([]);
  });

  it('is told where another text stands in its place, and not where it is another reading', () => {
    const other = '记者看到，过道两侧装了新灯，顾客比往日多了一倍。';
    expect(lost([first + other + last, first + only + last], [1]).join()).toContain('排风和冷藏设备');
    const misread = (first + only + last)
      .replace('三百', '二百')
      .replace('冷藏', '冷蔵')
      .replace('租金', '祖金');
    expect(lost([first + only + last, misread], [1])).toEqual([]);
  });

  it('is not the number of a page', () => {
    expect(lost([first + last, `${first}\n\n第3版\n\n海城日报 2021年3月4日 星期四\n\n${last}`], [1])).toEqual(
      [],
    );
  });
});
