import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

/* A piece of a sentence that stands on a line of its own, as links, bold words and numbers do that a program set apart. */
const ENGLISH = [
  'The old weir below the bridge was mended on Monday, a week before the spring floods were due, and the mill is running again for the first time in eleven years.',
  'Councillors voted on Tuesday to keep the village school open for at least three more years, after parents had collected many names for it.',
  'The library lends telescopes from this week on. There is a waiting list for them already, the librarian said, and most of those on it are under twelve.',
  'Two storks have built their nest on the chimney of the brewery. The brewer has put off his repairs until they have raised their young and left for the south.',
  'The brass band of the fire brigade will play in the market hall in June. It has many new members, and the youngest of them cannot yet lift her tuba.',
  'Frost has taken most of the cherry blossom in the upper valley. Growers hope for the plums, which flower later and stand on the warmer side.',
];
const CHINESE = [
  '新馆昨日开放，首日接待读者三千人次。馆里座无虚席，门外还排着长队，不少人等了一个多小时才进去，却没有人抱怨。',
  '新馆的书架比旧馆多出一倍，读者可以自己取书。需要资料的，也可以请管理员代为查找，一般半个小时以内就能拿到，不收任何费用。',
  '少儿阅览区设在一楼，周末延长到晚上九点。家长可以陪孩子一起看书，也可以参加馆里每周六上午组织的亲子朗读活动，名额不限。',
  '二楼的报刊室收藏了五十年来的本地报纸。其中大部分已经装订成册，今年还将陆续完成扫描，读者以后在家里也能查阅，不必再跑一趟。',
  '馆长说，开馆之前最担心的是停车。现在看来，大多数读者是坐公交车来的，停车场到中午还有一半的空位，附近的道路也没有拥堵。',
  '市民陈先生带着孙子来办借书证。他说，家里离新馆只有两站路，以前去旧馆要换两趟车，今后每个周末都可以在这里坐上半天。',
];

const page = (others: readonly string[], pieces: readonly string[]) =>
  `${[...others.slice(0, 3), ...pieces, ...others.slice(3)].join('\n\n')}\n`;
const mended = (text: string) => takeSuggestions(text, analyse(text)).text;

describe('a piece of a sentence on a line of its own', () => {
  it.each([
    [
      'a name',
      'The survey of the river was shown on Friday evening to the ¶ Harwick Rowing Club ¶ and to all who had helped with it.',
    ],
    [
      'a name before a comma',
      'The survey of the river was shown on Friday evening by its maker, young ¶ Martin Oakes ¶ , who had measured all of it himself.',
    ],
    [
      'a number before what is counted',
      'The survey of the river has taken no fewer than ¶ 120 ¶ days, and the pupils never missed one of them.',
    ],
    [
      'an amount',
      'The survey of the river cost the rowing club less than ¶ £35 ¶ in all, and most of that went on boots.',
    ],
    [
      'a share',
      'The pupils have measured about ¶ 70.5% ¶ of the lower river, and want to go on with it in May.',
    ],
    [
      'a comma',
      'The survey of the river was shown on Friday evening ¶ , ¶ and the mayor came twice to see it.',
    ],
  ])('comes back, in Latin script: %s', (_, paragraph) => {
    const whole = paragraph.replaceAll(' ¶ ,', ',').replaceAll(' ¶ ', ' ');
    expect(mended(page(ENGLISH, paragraph.split(' ¶ ')))).toBe(page(ENGLISH, [whole]));
  });

  it.each([
    [
      'a number before what is counted',
      '据管理员介绍，新馆开放以来，每天平均有¶120¶名读者来办借书证，周末的人数还要多出一倍。',
    ],
    ['a decimal', '据管理员介绍，新馆的藏书比旧馆增加了¶3.5¶倍，其中一半是少儿读物，另一半是地方文献。'],
    [
      'the title of a book',
      '据管理员介绍，这个月排队等候的读者最多的，是刚刚出版的¶《山村的四季》¶的第二卷和第三卷，已经超过了五十人。',
    ],
    ['a comma', '据管理员介绍，新馆开放以来每天都有不少读者来办借书证¶，¶周末的人数还要多出一倍。'],
    [
      'a few words',
      '据管理员介绍，新馆开放以来，每天都有许多¶附近的居民¶来这里看书读报，周末的人数还要多出一倍。',
    ],
  ])('comes back, in Chinese: %s', (_, paragraph) => {
    expect(mended(page(CHINESE, paragraph.split('¶')))).toBe(page(CHINESE, [paragraph.replaceAll('¶', '')]));
  });

  it.each([
    '**Harwick Rowing Club**',
    '*Harwick Rowing Club*',
    '[Harwick Rowing Club](https://example.com/rowing)',
  ])('keeps its own marks: %s', (piece) => {
    const [head, tail] = [
      'The survey of the river was shown on Friday evening to the',
      'and to all who had helped with it.',
    ];
    expect(mended(page(ENGLISH, [head, piece, tail]))).toBe(page(ENGLISH, [`${head} ${piece} ${tail}`]));
  });

  it('is told as two breaks, either of which can be mended alone', () => {
    const text = page(CHINESE, [
      '据管理员介绍，新馆开放以来，每天平均有',
      '120',
      '名读者来办借书证，周末的人数还要多出一倍。',
    ]);
    expect(analyse(text).findings.map(({ kind }) => kind)).toEqual(['split-paragraph', 'split-paragraph']);
  });
});

describe('a line that is none', () => {
  const english = [
    'The survey of the river was shown on Friday evening in the hall',
    'of the rowing club, which had paid for most of it.',
  ] as const;
  const chinese = [
    '据管理员介绍，新馆开放以来，每天都有许多附近的居',
    '民来这里看书读报，周末的人数还要多出一倍。',
  ] as const;

  it.each(['12', 'Page 3', '— 4 —'])('goes, as a page number does: %s', (line) => {
    const [head, tail] = english;
    expect(mended(page(ENGLISH, [head, line, tail]))).toBe(page(ENGLISH, [`${head} ${tail}`]));
  });

  it.each(['ADVERTISEMENT', 'No way back', 'Photograph: J. Miller'])(
    'stays beside the sentence: %s',
    (line) => {
      const [head, tail] = english;
      expect(mended(page(ENGLISH, [head, line, tail]))).toContain(`${head} ${tail}`);
    },
  );

  it.each(['广告', '相关链接', '12', '第3版'])('does so in Chinese: %s', (line) => {
    const [head, tail] = chinese;
    expect(mended(page(CHINESE, [head, line, tail]))).toContain(head + tail);
  });

  it('is a row of a table', () => {
    const rows = ['读者人次', '3,200', '借书册数', '12,500', '办证人数', '860'];
    expect(mended(page(CHINESE, rows))).toBe(page(CHINESE, rows));
  });
});

describe('marks of emphasis at a break', () => {
  it.each([
    ['*rowing club, which had paid for most of it.*', 'to the *rowing club, which had paid for most of it.*'],
    [
      '**rowing club**, which had paid for most of it.',
      'to the **rowing club**, which had paid for most of it.',
    ],
  ])('stay where the text after alone has them: %s', (tail, joined) => {
    const head = 'The survey of the river was shown on Friday evening to the';
    expect(mended(page(ENGLISH, [head, tail]))).toContain(joined);
  });

  it.each(['*', '**'])('stay where the text before alone has them: %s', (mark) => {
    const head = `${mark}The survey of the river was shown on Friday evening to the${mark}`;
    const tail = 'rowing club, which had paid for most of it.';
    expect(mended(page(ENGLISH, [head, tail]))).toContain(`${head} ${tail}`);
  });

  it.each([
    ['The survey was shown on Friday evening to the **rowing', 'club**, which had paid for most of it.', ' '],
    [
      'The survey was shown on Friday evening to the **rowing club and others',
      '** who had paid for most of it.',
      '',
    ],
  ])('stay where the break is between them: %s ¶ %s', (head, tail, joint) => {
    expect(mended(page(ENGLISH, [head, tail]))).toContain(head + joint + tail);
  });

  it('go where both have them', () => {
    const [head, tail] = [
      'The survey **was shown on Friday evening to the**',
      '**rowing club**, which had paid for most of it.',
    ];
    expect(mended(page(ENGLISH, [head, tail]))).toContain(
      'The survey **was shown on Friday evening to the rowing club**, which had paid for most of it.',
    );
  });
});
