import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions, type Duplicate } from '../../../src/engine/index.ts';

const zh = {
  market: [
    '东门菜市场改造工程昨天完工，三百多个摊位重新开张。市场管理处主任陈洪说，改造以前顶棚漏雨，地面积水，顾客怨声不断。新市场装了排风和冷藏设备，水产区与熟食区分开，车辆不再穿行。摊主们最满意的是租金没有上涨。管理处答应三年以内维持原价。',
    '附近居民王桂芬一早就来买菜，她说过道宽敞多了，推着婴儿车也能走。市场每天早上五点开门，晚上八点收摊。',
  ],
  river: [
    '白河上的老铁桥下月起封闭大修，过往车辆须绕行下游的新桥。交通局工程师刘志远介绍，铁桥建于六十年前，主梁锈蚀，栏杆多处松动。',
    '大修预计持续十个月，其间行人可以乘渡船过河，渡船每二十分钟一班，学生免费。两岸商户担心生意冷清，盼望提前完工。',
    '刘志远回应说，夜间施工会扰民，工期很难再缩短。他请市民留意公交改道的通知。',
  ],
};
const en = {
  market: [
    'The covered market in Dock Street reopened on Monday after a year of repairs, and its three hundred stalls were busy before dawn. The old roof had let in the rain, and shoppers complained of puddles between the fish stalls. New drains and cold stores have been fitted, and lorries no longer drive through the aisles. The traders are pleased above all that rents have not gone up.',
    'Anna Carver, who lives nearby, said she could push a pram through the aisles for the first time. The market opens at five and closes at eight.',
  ],
  bridge: [
    'The old iron bridge over the Wend will be closed for repairs from next month, and traffic must use the new crossing downstream. Engineers say that the main girders are rusted and the railings loose.',
    'The work is expected to last ten months. Walkers may take a ferry, which leaves every twenty minutes and is free for pupils. Shopkeepers on both banks fear for their trade.',
    'Night work would disturb the neighbours, the council replied, so the repairs can hardly be finished sooner. Changes to the buses will be announced.',
  ],
};

const page = (...paragraphs: string[]): string => paragraphs.join('\n\n');
const flagged = (text: string): Duplicate[] =>
  analyse(text)
    .findings.filter((finding) => finding.kind === 'duplicate')
    .filter(({ severity }) => severity !== 'info');
const corrected = (text: string): string => takeSuggestions(text, analyse(text)).text;
const passages = (text: string, { occurrences }: Duplicate): string[] =>
  occurrences.map(({ start, end }) => text.slice(start, end));
const without = (text: string, piece: string): string => {
  expect(text).toContain(piece);
  return text.replace(piece, '');
};

interface Case {
  readonly what: string;
  readonly story: readonly string[];
  readonly other: readonly string[];
  /** What the copy has left out. */
  readonly omitted: string;
}

const cases: readonly Case[] = [
  {
    what: 'a sentence',
    story: zh.market,
    other: zh.river,
    omitted: '新市场装了排风和冷藏设备，水产区与熟食区分开，车辆不再穿行。',
  },
  {
    what: 'a line of a column, cut anywhere',
    story: zh.market,
    other: zh.river,
    omitted: '雨，地面积水，顾客怨声不断。新市场装了排风和冷',
  },
  { what: 'a short sentence', story: zh.market, other: zh.river, omitted: '摊主们最满意的是租金没有上涨。' },
  {
    what: 'an English sentence',
    story: en.market,
    other: en.bridge,
    omitted: 'New drains and cold stores have been fitted, and lorries no longer drive through the aisles. ',
  },
];

describe.each(cases)('a copy that leaves out $what', ({ story, other, omitted }) => {
  const [first, second] = story as [string, string];
  const clean = page('# 甲', first, second, '# 乙', ...other);

  it('is one finding, and goes', () => {
    const text = page('# 甲', first, second, '# 乙', other[0]!, without(first, omitted), ...other.slice(1));
    const found = flagged(text);
    expect(found.map((finding) => passages(text, finding))).toEqual([[first, without(first, omitted)]]);
    expect(found[0]!.reasons.map(({ code }) => code)).toContain('copy-lacks');
    expect(corrected(text)).toBe(clean);
  });

  it('is made whole where the other one goes', () => {
    const text = page('# 甲', without(first, omitted), second, '# 乙', other[0]!, first, ...other.slice(1));
    const found = flagged(text);
    expect(found.map((finding) => passages(text, finding))).toEqual([[without(first, omitted), first]]);
    expect(found[0]!.reasons.map(({ code }) => code)).toContain('brings-along');
    expect(corrected(text)).toBe(clean);
  });

  it('loses nothing whichever copy the editor deletes', () => {
    const text = page('# 甲', without(first, omitted), second, '# 乙', other[0]!, first, ...other.slice(1));
    for (const { edits } of flagged(text)[0]!.fixes) {
      const left = edits
        .toSorted((a, b) => b.start - a.start)
        .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
      expect(left).toContain(omitted.trim());
    }
  });
});

describe.each([
  { language: 'Chinese', story: zh.river, other: zh.market },
  { language: 'English', story: en.bridge, other: en.market },
])('a copy without a paragraph as long as those beside it, in $language', ({ story, other }) => {
  const [first, middle, last] = story as [string, string, string];
  const [before, behind] = other as [string, string];

  it('is one finding, and goes', () => {
    const text = page(...story, before, first, last, behind);
    expect(flagged(text)).toHaveLength(1);
    expect(corrected(text)).toBe(page(...story, ...other));
  });

  it('two copies around a paragraph of another story are two', () => {
    const text = page(...story, before, first, behind, last);
    expect(flagged(text).length).not.toBe(1);
    expect(corrected(text)).toContain(behind);
    expect(corrected(text)).toContain(middle);
  });
});

describe('what stands in the midst of a copy', () => {
  const [first, second] = en.market as [string, string];
  const at = first.indexOf('shoppers complained');
  const clean = page('# The market', first, second, '# The bridge', ...en.bridge);
  const broken = (...between: string[]): string =>
    page(
      '# The market',
      first,
      second,
      '# The bridge',
      en.bridge[0]!,
      first.slice(0, at).trimEnd(),
      ...between,
      first.slice(at),
      ...en.bridge.slice(1),
    );

  it('goes with it where it is a running head', () => {
    const text = broken('THE HARBOUR GAZETTE, FRIDAY, MARCH 3, 1922', 'Page 5');
    expect(flagged(text)).toHaveLength(1);
    expect(corrected(text)).toBe(clean);
  });

  it('goes with it where it is a line of the same paragraph', () => {
    const text = page(
      '# The market',
      first,
      second,
      '# The bridge',
      en.bridge[0]!,
      `${first.slice(0, at).trimEnd()}\nPage 5 THE HARBOUR GAZETTE\n${first.slice(at)}`,
      ...en.bridge.slice(1),
    );
    expect(flagged(text)).toHaveLength(1);
    expect(corrected(text)).toBe(clean);
  });

  it.each([
    ['a caption', 'A fishmonger lays out the first catch. Photo: L. Marsh'],
    ['an image', '![](images/fishmonger.jpg)'],
  ])('stays where it is %s', (_, caption) => {
    const text = broken(caption);
    const [found] = flagged(text);
    expect(found!.reasons.map(({ code }) => code)).toContain('stays-within');
    expect(corrected(text)).toBe(
      page('# The market', first, second, '# The bridge', en.bridge[0]!, caption, ...en.bridge.slice(1)),
    );
  });
});

it('two copies of passages that stand far apart are two findings, also where they stand side by side', () => {
  const copies = [zh.market[1]!, zh.river[1]!];
  const text = page(
    '# 甲',
    ...zh.market,
    '# 乙',
    ...zh.river,
    '# 丙',
    '海边的渔民清晨出海，中午带着鲜鱼回港。',
    ...copies,
  );
  expect(flagged(text).map((finding) => passages(text, finding))).toEqual(copies.map((copy) => [copy, copy]));
});
