import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const around = {
  Chinese: [
    '市图书馆昨天起延长开放时间，晚上九点闭馆，周末照常。',
    '海边的渔民清晨出海，中午带着鲜鱼回港，码头上挤满了等货的商贩。',
  ],
  English: [
    'The harbour board met on Tuesday to discuss the new ferry timetable.',
    'Volunteers spent the weekend clearing fallen branches from the path.',
  ],
} as const;

const boxes: readonly (readonly [what: string, language: keyof typeof around, lines: readonly string[]])[] = [
  ['a list', 'Chinese', ['- 携带身份证原件及复印件', '- 提前十五分钟到达现场', '- 未成年人须由家长陪同']],
  [
    'a list',
    'English',
    [
      '- Bring your identity card',
      '- Be there a quarter of an hour early',
      '- Children must come with a parent',
    ],
  ],
  ['numbered items', 'Chinese', ['1. 东门小学操场向周边居民开放', '2. 西关社区食堂延长供餐时间']],
  [
    'a table',
    'Chinese',
    [
      '| 车次 | 到达站 | 发车时间 |',
      '| --- | --- | --- |',
      '| K1507 | 梅岭 | 8:15 |',
      '| K1509 | 白沙 | 9:40 |',
    ],
  ],
  [
    'a table set with spaces',
    'English',
    [
      'Goods        today    yesterday',
      'Cabbage      1.85     1.90',
      'Tomatoes     4.20     4.35',
      'Potatoes     2.10     2.10',
    ],
  ],
  ['verse', 'Chinese', ['雨后的山路沾着泥', '竹林里有鸟在啼', '挑柴的老人慢慢走', '桥头有人唤他喝茶']],
  [
    'verse',
    'English',
    [
      'The mountain path is muddy after rain',
      'And in the wood a bird is heard to call',
      'The old man with his sticks walks on again',
      'One at the bridge would have him stay for tea',
    ],
  ],
  [
    'a programme',
    'Chinese',
    ['19:00 新闻联播', '19:38 天气预报', '20:05 电视剧：老街（第三集）', '21:50 晚间新闻'],
  ],
  [
    'prizes',
    'English',
    [
      'First prize: May King, Walter East',
      'Second prize: Jane Chan, Hugh Sea',
      'Third prize: Bright Jones, Flora Woods',
    ],
  ],
];

describe('a box right behind itself', () => {
  it.each(boxes)('%s, %s: one of the two goes', (_, language, lines) => {
    const [before, after] = around[language];
    for (const divider of ['\n', '\n\n']) {
      const box = lines.join(divider);
      const page = (...parts: readonly string[]) => [before, ...parts, after].join('\n\n');
      const text = page(box, box);
      expect(takeSuggestions(text, analyse(text)).text).toBe(page(box));
    }
  });

  it.each([
    ['a list', 'Chinese', '提前十五分钟到达现场', '提前十五分忡到达琅场'],
    ['a table', 'Chinese', '发车时间', '发车吋间'],
    ['verse', 'English', 'with his sticks', 'wiih hls sticks'],
  ] as const)('%s, %s: the one that was misread goes, wherever it stands', (what, language, right, wrong) => {
    const [before, after] = around[language];
    const lines = boxes.find(([name, of]) => name === what && of === language)![2];
    const box = lines.join('\n');
    const misread = box.replace(right, wrong);
    const page = (...parts: readonly string[]) => [before, ...parts, after].join('\n\n');
    for (const text of [page(box, misread), page(misread, box)])
      expect(takeSuggestions(text, analyse(text)).text).toBe(page(box));
  });

  it.each([
    ['a table', ['车次 到达站 发车时间', 'K1507 梅岭 8:15', 'K1509 白沙 9:40']],
    ['a list', ['携带身份证原件及复印件', '提前十五分钟到达现场', '未成年人须由家长陪同']],
  ])('%s beside its lines without marks: those go', (what, lines) => {
    const [before, after] = around.Chinese;
    const box = boxes.find(([name]) => name === what)![2].join('\n');
    const page = (...parts: readonly string[]) => [before, ...parts, after].join('\n\n');
    for (const text of [page(box, lines.join('\n')), page(lines.join('\n'), box)])
      expect(takeSuggestions(text, analyse(text)).text).toBe(page(box));
  });

  it('is no copy where its lines say something else', () => {
    const [before, after] = around.Chinese;
    const morning = ['- 上午八点：青水河清淤开工', '- 上午十点：老街居民代表座谈'].join('\n');
    const afternoon = ['- 下午两点：青水河清淤开工', '- 下午四点：老街居民代表座谈'].join('\n');
    const text = [before, morning, afternoon, after].join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });

  it('may hold lines that are alike', () => {
    const row = '| 早班 | 2元 |';
    const text = `${around.Chinese[0]}\n\n| 班次 | 票价 |\n| --- | --- |\n${`${row}\n`.repeat(6)}\n${around.Chinese[1]}`;
    expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });
});

describe('what a paper says of itself', () => {
  it('is read on by nothing', () => {
    const imprint = [
      '本报地址：临川市和平路18号',
      '新闻热线：7654321',
      '广告部电话：7612345',
      '邮编：334400',
    ];
    for (const divider of ['\n', '\n\n']) {
      const text = [around.Chinese[0], imprint.join(divider), '11名运动员参加了昨天的比赛。'].join('\n\n');
      expect(analyse(text).findings).toEqual([]);
    }
  });
});
