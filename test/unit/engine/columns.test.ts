import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, takeSuggestions } from '../../../src/engine/index.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { inColumns, type ColumnSetting } from '../../../tools/scoring/written-otherwise.ts';

/* Columns as newspapers are set and as programs read them: a line a line, with blank lines, white space or nothing between paragraphs. */

const chinese = [
  '市图书馆新馆开门迎客 首日接待三千读者',
  '本报记者　王平',
  '本报讯（记者王平）市图书馆新馆昨天正式开门迎客，三千多名读者冒雨前来参观。馆长介绍说，新馆的面积是旧馆的四倍，藏书一百二十万册，阅览座位两千个。',
  '新馆设有少儿阅览区和盲文阅览室，图书全部免费借阅。每周开放六天，晚间延长到九点，方便上班的人来看书。',
  '住在附近的退休教师周桂兰一早就来排队。她说，过去到旧馆要转两趟车，现在走路十分钟就到了，以后每天都要来坐一坐。',
  '图为读者在新馆里看书。　本报记者　李明　摄',
  '城东菜场改造完工',
  '新华社记者　陈晓',
  '城东菜场改造工程日前完工，三百多个摊位全部搬进了新的大棚。摊主们说，过去一下雨就满地泥水，如今地面铺上了防滑砖，买菜的人多了，生意也比过去好做。',
  '菜场管理处说，大棚里装了通风和消防设备，还设了公平秤，缺斤少两的摊主要赔偿顾客，情节严重的取消摊位。',
  '■ 相关链接',
  '全市今年还要改造十一个菜场，其中四个已经动工，其余的将在国庆节前后陆续开工，资金由市区两级财政分担。',
];

const english = [
  'Library opens its doors to three thousand readers',
  'By Nora Finch',
  'The new town library opened yesterday, and three thousand people came in spite of the rain. The librarian said that the building was four times as large as the old one and had room for two thousand readers.',
  'Children have a floor of their own, and books may be kept for a month. The doors stay open until nine in the evening, so that people who work can come as well.',
  '"I used to change buses twice," said Ruth Calloway, a retired teacher who was the first in the queue. "Now I walk for ten minutes, and I shall come every day."',
  'Market traders move under a new roof',
  'By Edwin Pryce',
  'More than three hundred stalls have moved under the new roof of the eastern market. Traders say that they stood in mud whenever it rained, and that customers stayed away.',
  'The council means to rebuild eleven more markets before the end of next year. Work on four of them has begun, and the others will follow in the autumn.',
];

const settings: readonly ColumnSetting[] = ['apart', 'indented', 'solid'];
const set = (paragraphs: readonly string[], columns: number, setting: ColumnSetting): string => {
  const text = `${paragraphs.join('\n\n')}\n`;
  return applyEdits(text, inColumns(text, columns, setting));
};
const told = (text: string) =>
  analyse(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ kind }) => kind);
const blocksOf = (text: string): string[] => {
  const blocks = readBlocks(text);
  return Array.from({ length: blocks.count }, (_, block) =>
    text.slice(blocks.starts[block], blocks.ends[block]),
  );
};
const widths = (from: number, to: number) =>
  Array.from({ length: (to - from) / 2 + 1 }, (_, at) => from + 2 * at);

describe.each(settings)('a page without defects, set %s', (setting) => {
  it.each(widths(24, 60))('raises no alarm in Chinese columns of %i', (columns) => {
    expect(told(set(chinese, columns, setting))).toEqual([]);
  });

  it.each(widths(32, 70))('raises no alarm in English columns of %i', (columns) => {
    expect(told(set(english, columns, setting))).toEqual([]);
  });
});

it.each(settings)('nor does a note of an item or two, set %s', (setting) => {
  for (const page of [chinese, english])
    for (let first = 0; first + 5 <= page.length; first++)
      for (const columns of widths(40, 52))
        expect([first, columns, told(set(page.slice(first, first + 5), columns, setting))]).toEqual([
          first,
          columns,
          [],
        ]);
});

describe('paragraphs of columns with nothing between them', () => {
  const starts = (paragraphs: readonly string[], text: string): number => {
    const blocks = blocksOf(text).map((block) => block.replaceAll(/\s/gu, ''));
    return paragraphs.filter((paragraph) => blocks.includes(paragraph.replaceAll(/\s/gu, ''))).length;
  };

  it.each([
    ['Chinese', chinese, 44],
    ['English', english, 60],
  ] as const)('are told apart where a line has room for more: %s', (_, paragraphs, columns) => {
    // All but those whose last line is full by chance.
    expect(starts(paragraphs, set(paragraphs, columns, 'solid'))).toBeGreaterThanOrEqual(
      paragraphs.length - 3,
    );
  });

  it('a title behind a full line is a block of its own', () => {
    const [title, byline, first, second] = chinese as [string, string, string, string];
    for (let length = 40; length < 62; length++) {
      // Of every length, so that the last line is full once.
      const page = [
        title,
        byline,
        first,
        second,
        `${first.slice(0, length)}。`,
        '城东菜场年内全部改造完毕',
        first,
        second,
      ];
      for (const setting of ['indented', 'solid'] as const)
        expect(blocksOf(set(page, 44, setting))).toContain('城东菜场年内全部改造完毕');
    }
  });
});

describe('a sentence that is cut where a column ends', () => {
  const [before, after] = [
    '菜场管理处说，大棚里装了通风和消防设备，还设了公',
    '平秤，缺斤少两的摊主要赔偿顾客。',
  ];
  const cut = [...chinese.slice(0, 9), before, after, ...chinese.slice(10)];

  it.each(settings)('is found and mended, set %s', (setting) => {
    const text = set(cut, 44, setting);
    const analysis = analyse(text);
    expect(told(text)).toEqual(['split-paragraph']);
    expect(takeSuggestions(text, analysis).text.replaceAll(/\s/gu, '')).toContain(before + after);
  });

  it('is quoted without the line ends', () => {
    const [finding] = analyse(set(cut, 32, 'solid')).findings;
    const quoted = [finding!.message, ...finding!.reasons].flatMap(({ params }) => Object.values(params));
    expect(quoted.join('|')).toContain('消防设备，还设了公');
    expect(quoted.filter((quote) => /\s/u.test(String(quote)))).toEqual([]);
  });

  it('is found in English, too', () => {
    const text = set(
      [
        ...english.slice(0, 8),
        'The council means to rebuild eleven more',
        'markets before the end of next year.',
      ],
      60,
      'solid',
    );
    expect(told(text)).toEqual(['split-paragraph']);
  });
});

describe('what looks like a mark of its own at a line’s start', () => {
  it('is text where it names a topic: #…#', () => {
    const topic =
      '录像在网上传开以后，看的人很多，转发的人也很多，有三万多人留言说好，#老街灯会#成了当天全市最热的话题。';
    const texts = widths(24, 60)
      .map((columns) => set([...chinese.slice(0, 5), topic, ...chinese.slice(5)], columns, 'apart'))
      .filter((text) => text.includes('\n#老街'));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(told(text)).toEqual([]);
  });

  it('is the end of its paragraph where it is a year in brackets', () => {
    const lines = ['The bridge was named after the engineer who built it (Ferry,', '2001).'];
    const text = [english[2], lines.join('\n'), english[3]]
      .map((block) => (block === lines.join('\n') ? block : set([block!], 60, 'apart').trim()))
      .join('\n\n');
    expect(told(text)).toEqual([]);
    expect(blocksOf(text)).toContain(lines.join('\n'));
  });
});

describe('lines that differ in width', () => {
  it('of text that a machine read badly, with characters lost, end no paragraphs', () => {
    // Of every three lines one lacks two characters, and is not the last of its paragraph.
    const lines = set(chinese.slice(2, 5), 44, 'solid')
      .split('\n')
      .map((line, at) => (at % 3 === 1 && line.length > 20 ? line.slice(0, 10) + line.slice(12) : line));
    const blocks = blocksOf(lines.join('\n'));
    expect(blocks.length).toBeLessThanOrEqual(4);
  });

  it('with a long word in brackets behind a quotation end none', () => {
    const firm =
      '桥是外地的一家公司造的，大家都叫它「青河建筑」（Blueriverworks Limited），在本地已有十年，去年还修过码头上的「老栈桥」（Landungsbrücke），今年又接下了「石头坝」（Steinwehrdamm）的活。';
    for (const columns of [24, 26, 28, 30, 32, 34]) {
      const paragraphs = [...chinese.slice(2, 5), firm, ...chinese.slice(8, 10), firm];
      expect(blocksOf(set(paragraphs, columns, 'apart'))).toHaveLength(paragraphs.length);
    }
  });

  it('by the rules of setting end none either: no bracket ends a line, no mark begins one', () => {
    const lines = [
      '　　新华书店昨天起展出本市作者的作品，有',
      '《海上的灯》《渡口》等三十多种，读者可以',
      '在店里坐下来看，也可以带回家去，一个月之',
      '内归还。书店经理说，展出的书里有三分之一',
      '是头一次和读者见面的（包括两种连环画）。',
      '　　书展到本月底为止，周末有作者到店里来',
      '和读者见面，回答他们的问题，也在书上签名',
      '留念。去年的书展上有四千多人来过。',
      '　　书店还要在城东开一家分店，地方已经选',
      '好，就在菜场的对面，明年春天开张。',
    ];
    expect(blocksOf(lines.join('\n'))).toHaveLength(3);
  });
});
