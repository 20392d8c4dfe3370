import { describe, expect, it, test } from 'vitest';
import { analyse, applyEdits, takeSuggestions, unwrapEdits } from '../../../src/engine/index.ts';
import { articles, linesOf } from '../../support/side-by-side.ts';

const [bookshop, harbour] = articles.Chinese as [string, string];
const story = [
  '河东新区的三条公交线路昨天作了调整，末班车',
  '时间延后半小时，方便晚归的乘客。',
  '公交公司说，新车厢里多装了扶手，老人和孩子',
  '上下车不必再等人搀扶，轮椅也能直接推上来。',
  '司机们练了一个月，才把新的停靠次序记熟。',
  '沿线的商铺希望夜班车再多跑两趟，公司答应先',
  '看三个月的客流，再同街道一起商量怎么加车。',
];
const corrected = (text: string): string => takeSuggestions(text, analyse(text)).text;
const kindsOf = (text: string): string[] => analyse(text).findings.map(({ kind }) => kind);

describe('lines of print that a program broke where two marks stand close together', () => {
  const interview = [
    '开渔那天，码头上的人比过年还多。',
    '“今年的头一网真不错！”老周把缆绳',
    '套上木桩，回头对儿子说，“比去年多',
    '出三成”，儿子却只顾着数筐。岸上的',
    '商贩喊：“先来的先挑！”，可谁也没',
    '动，大家都在等港务所的人过秤。他们',
    '说，规矩是前年立的，叫作“先秤后卖',
    '”，免得吵架。老周说，这规矩立得好，',
    '他年轻的时候，为了一筐鱼，两家人能',
    '三年不说话。',
    ...linesOf(bookshop, 34),
  ].join('\n');
  const broken = interview
    .replace('错！”老', '错！\n”老')
    .replace('说，“比', '说，\n“比')
    .replace('成”，儿', '成”\n，儿')
    .replace('喊：“先', '喊：\n“先')
    .replace('挑！”，可', '挑！\n”\n，可');

  test('no piece of a line is taken for a paragraph', () => {
    expect(kindsOf(interview)).toEqual([]);
    expect(broken.split('\n').length - interview.split('\n').length).toBe(6);
    expect(kindsOf(broken)).toEqual([]);
  });

  test('unwrapping makes them whole', () => {
    expect(applyEdits(broken, unwrapEdits(broken))).toBe(applyEdits(interview, unwrapEdits(interview)));
  });

  test('a page on which one line alone is short there has a cut', () => {
    const cut = interview.replace('码头上的人比', '码头上的\n\n人比');
    expect(kindsOf(cut)).toEqual(['split-paragraph']);
  });
});

describe('articles in columns of several widths', () => {
  const wide = linesOf(bookshop + story.join(''), 60);
  const narrow = linesOf(harbour, 28);
  const page = [...wide, '', '渔港开市', '', ...narrow].join('\n');

  it('lines of the narrow one are as full as those of the wide one', () => {
    expect(kindsOf(page)).toEqual([]);
    expect(kindsOf([...narrow, ...wide, ...narrow.slice(0, 4)].join('\n'))).not.toContain('split-paragraph');
  });

  it('a cut in the narrow one is told and mended', () => {
    const cut = page.replace(narrow[2]!, `${narrow[2]!}\n\n6\n`);
    expect(kindsOf(cut)).toEqual(['split-paragraph']);
    expect(corrected(cut)).toBe(page);
  });
});

describe('a page on which half of the lines are short', () => {
  const list = ['1.城南旧书店', '城南街道办事处', '2.北河渔港鱼市', '北河渔港港务所', '3.临江门旧码头'];
  const edge = 'A04 城事 江城晨报 2021年3月9日 星期二 农历辛丑年正月廿六 责编/周海 版式/林晴';
  const page = [
    edge,
    ...list,
    ...story,
    ...list,
    ...linesOf(harbour, 28),
    ...list,
    ...linesOf(bookshop, 44),
  ].join('\n');

  it('is hard-wrapped for all that: no end of a full line is a cut', () => {
    expect(kindsOf(page).filter((kind) => kind !== 'duplicate')).toEqual([]);
  });

  it('verse is not', () => {
    const lengths = [10, 38, 14, 30, 22, 18, 34, 26, 12, 40, 16, 28, 36, 20, 24, 32];
    const from = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, 0));
    const text = (bookshop + harbour + story.join('')).replaceAll('。', '，');
    const verse = lengths.map((length, at) => text.slice(from[at], from[at]! + length));
    expect(unwrapEdits(verse.join('\n'))).toEqual([]);
  });
});

describe('lines that were set very wide', () => {
  it('each word of which became a line are one: a number among them is no page’s', () => {
    const lines = articles.English.flatMap((article) => linesOf(article, 32));
    const page = lines.join('\n');
    const inWords = (number: string) => (line: string) =>
      line.replaceAll(' ', ' \n').replace(' ', ` \n${number} `);
    const broken = lines.map((line, at) => (at === 4 ? inWords('349')(line) : line)).join('\n');
    expect(broken).toContain('\n349 \n');
    expect(kindsOf(broken)).toEqual([]);
    const two = page.replace('\nthe money', '\nnearly\n100\n\nthe money');
    expect(kindsOf(page)).toEqual([]);
    expect(corrected(two)).toContain('100');
  });

  it('between whose characters a program saw spaces are read as others are', () => {
    const lines = linesOf(bookshop, 40);
    const wide = lines.map((line, at) => (at % 3 === 2 ? Array.from(line).join(' ') : line));
    const copied = [...lines, '', ...linesOf(harbour, 40), '', ...wide.slice(1, 7)].join('\n');
    expect(kindsOf(copied)).toEqual(['duplicate']);
    expect(corrected(copied)).toBe([...lines, '', ...linesOf(harbour, 40)].join('\n'));
  });
});

describe('hyphens at a break', () => {
  const cut = (head: string, tail: string): string =>
    `The committee met on Friday, and ${head}\n\n${tail} before the end of the year, the mayor said.`;
  it.each([
    ['a critically-', 'acclaimed film will be shown', 'critically-acclaimed'],
    ['its chairman stood for re-', 'election and was confirmed', 're-election'],
    ['both firms agreed to co-', 'operate and to publish it', 'co-operate'],
    ['the long-lost manu-', 'script will be shown', 'manuscript'],
  ])('%s ¶ %s', (head, tail, whole) => {
    expect(corrected(cut(head, tail))).toContain(whole);
  });

  it('one that stands for a part to come stays, with its space', () => {
    const text =
      'Das Hotel bietet am Sonntag verschiedene Menü-\n\nund Büffetvorschläge, sagte der Wirt der Zeitung.';
    expect(corrected(text)).toContain('Menü- und Büffetvorschläge');
  });
});

describe('blank lines between most lines of the paragraphs', () => {
  const articlesApart = (lines: readonly string[], every: number): string =>
    lines.map((line, at) => line + (at % every === 1 || /[。.]$/u.test(line) ? '\n\n' : '\n')).join('');

  it.each([
    ['Chinese', [...linesOf(harbour, 40), ...linesOf(bookshop, 40), ...linesOf(story.join(''), 40)], 2],
    ['English', articles.English.flatMap((article) => linesOf(article, 44)), 2],
  ] as const)('%s: each within a sentence is told, and goes', (_, lines, every) => {
    const page = articlesApart(lines, every);
    const torn = lines.filter((line, at) => at % every === 1 && !/[。.]$/u.test(line)).length;
    expect(torn).toBeGreaterThanOrEqual(8);
    const { findings } = analyse(page);
    expect(findings.every(({ kind }) => kind === 'split-paragraph')).toBe(true);
    expect(findings.length).toBeGreaterThanOrEqual(torn - 1);
    expect(corrected(page).replaceAll(/\n+/gu, '\n')).toBe(page.replaceAll(/\n+/gu, '\n'));
    expect(corrected(page).split('\n\n').length).toBeLessThanOrEqual(page.split('\n\n').length - torn + 1);
  });

  it('lines of two columns in turns are not told to go on with each other', () => {
    const [first, second] = [linesOf(bookshop + story.join(''), 40), linesOf(harbour + bookshop, 40)];
    const inTurns = first.flatMap((line, at) => [line, second[at] ?? '']).filter((line) => line !== '');
    const told = kindsOf(inTurns.join('\n\n')).filter((kind) => kind === 'split-paragraph');
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it('titles and bylines among them stay apart', () => {
    const lines = [
      '渔港昨日开市',
      '本报记者 周海',
      ...linesOf(harbour, 40),
      '旧书店要搬家',
      '本报讯 记者 林晴',
    ];
    const page = articlesApart([...lines, ...linesOf(bookshop, 40), ...linesOf(story.join(''), 40)], 1);
    const text = corrected(page.replaceAll(/\n(?=\S)/gu, '\n\n').replaceAll(/\n{3,}/gu, '\n\n'));
    for (const line of ['渔港昨日开市', '本报记者 周海', '旧书店要搬家', '本报讯 记者 林晴'])
      expect(text.split('\n')).toContain(line);
  });

  it('a page of whole paragraphs with a few cuts is none: each is told as ever', () => {
    const cut = (article: string, behind: number): string =>
      linesOf(article, 40)
        .map((line, at) => line + (at === behind ? '\n\n' : '\n'))
        .join('');
    const page = [
      '渔港开市',
      cut(harbour, 3),
      '书店搬家',
      cut(bookshop, 6),
      '公交线路调整',
      cut(story.join(''), 0),
    ];
    expect(kindsOf(page.join('\n'))).toEqual(['split-paragraph', 'split-paragraph', 'split-paragraph']);
  });
});

describe('joins between full lines of hard-wrapped text', () => {
  const lines = [
    'The fishing boats of North River went to sea again yester-',
    'day after the closed season, and the market on the quay',
    'opened with them. The water is warmer than in other years,',
    'the fishermen say, so that the shoals came half a month',
    'early and the first nets held a third more than last year.',
    'The harbour office reminds all owners that the storms are',
    'not over yet, and that no boat may leave without a radio.',
  ];
  const cutBehind = (line: number, lineEnd: string): string =>
    lines
      .map((own, at) => (at === line ? [own, '', 'Page 4', '', ''].join(lineEnd) : own + lineEnd))
      .join('');

  it.each([
    ['a sentence', 5, '\n'],
    ['a divided word', 0, '\n'],
    ['a sentence, lines ending otherwise', 5, '\r\n'],
  ])('%s keeps its line end', (_, line, lineEnd) => {
    const text = cutBehind(line, lineEnd);
    const [finding] = analyse(text).findings;
    if (finding?.kind !== 'split-paragraph') throw new Error('the cut is not told');
    const { at, replacement } = finding;
    const joined = text.slice(0, at.start) + replacement + text.slice(at.end);
    expect(joined).toBe(lines.map((own) => own + lineEnd).join(''));
    expect(finding.fixes[0]).toMatchObject({ title: { code: 'run-on-line' }, suggested: true });
    expect(corrected(text)).toBe(lines.map((own) => own + lineEnd).join(''));
    expect(finding.fixes.length).toBeGreaterThan(1);
  });

  it('what is moved to its head from elsewhere begins a line, too', () => {
    const first = linesOf(harbour, 40);
    const second = linesOf(bookshop, 40);
    const page = [...first.slice(0, 4), '', '旧书店要搬家', '', ...second, '', ...first.slice(4), ''].join(
      '\n',
    );
    expect(kindsOf(page)).toEqual(['displaced-continuation']);
    expect(corrected(page)).toBe([...first, '', '旧书店要搬家', '', ...second, ''].join('\n'));
  });

  it('where the line has room for more, the halves stand on one', () => {
    const short = 'The ferry stops at the pier twice';
    const text = [...lines, '', short, '', 'a day in the winter months, and more often in summer.', ''].join(
      '\n',
    );
    expect(corrected(text)).toContain(`${short} a day`);
  });
});

describe('a large initial above the lines of its paragraph', () => {
  const [boats] = [articles.English[1]!];
  const lines = linesOf(boats, 44);
  const cut = [lines[0]![0]!, lines[0]!.slice(1), ...lines.slice(1)];

  it.each([
    ['behind a blank line', ['Boats at sea', '', ...cut]],
    ['right below a heading', ['Boats at sea', ...cut]],
    ['below a heading of two lines', ['Boats at sea', 'A cold night on the hill', ...cut]],
  ])('goes back to its word %s', (_, page) => {
    const text = [...page, '', 'Books for everybody', '', ...linesOf(articles.English[0]!, 44), ''].join(
      '\n',
    );
    expect(kindsOf(text)).toEqual(['split-paragraph']);
    expect(corrected(text)).toBe(text.replace(/^T\n/mu, 'T'));
  });
});

describe('a large initial above the byline', () => {
  const [bookshops, boats] = articles.English as [string, string];
  const pageOf = (first: readonly string[], other: string): string =>
    ['The River Gazette', ...first, '', 'In other places', '', ...linesOf(other, 44), ''].join('\n');

  it.each([
    ['a word’s first letter', boats, bookshops, 1],
    ['a word', bookshops, boats, 2],
  ])('%s goes to what lacks it, and the byline stays', (_, article, other, length) => {
    const [first, ...lines] = linesOf(article, 44) as [string, ...string[]];
    const text = pageOf([article[0]!, 'By HELEN MARSH', first.slice(length), ...lines], other);
    const [{ kind, fixes } = {}, ...others] = analyse(text).findings;
    expect([kind, fixes?.map(({ title }) => title.code), others]).toEqual([
      'displaced-continuation',
      ['move-initial'],
      [],
    ]);
    expect(corrected(text)).toBe(pageOf(['By HELEN MARSH', first, ...lines], other));
  });

  it('so it does where each stands between blank lines', () => {
    const text = ['Boats at sea', 'T', 'By our correspondent', boats.slice(1), articles.English[0]!].join(
      '\n\n',
    );
    expect(corrected(text)).toBe(['Boats at sea', 'By our correspondent', boats, bookshops].join('\n\n'));
  });

  it('a letter that the text does not lack stays', () => {
    const text = ['Boats at sea', 'B', 'By our correspondent', boats, bookshops].join('\n\n');
    expect(corrected(text)).toBe(text);
  });
});

describe('an underscore at a break', () => {
  it('is a character of the name that was cut there', () => {
    const text = `${harbour}\n\n微博上一名叫“码头\n\n_2016”的网友说，他从清晨四点就在鱼市等着，头一网的鱼他买了两筐。\n\n${bookshop}`;
    expect(corrected(text)).toContain('叫“码头_2016”的网友');
  });
});

describe('numbers that are no page’s', () => {
  it.each(['266/20', '12 of 8'])('%s is not taken away with a break', (number) => {
    const text = `${articles.English[0]!.slice(0, 160)}\n\n${number}\n\n${articles.English[0]!.slice(161)}`;
    expect(corrected(text)).toContain(number);
  });
});

describe('columns that stand side by side with one space between them', () => {
  const columns = [bookshop, harbour].map((article) => linesOf(article, 34));
  const rows = columns[0]!.map((line, row) => [line, columns[1]![row] ?? ''].join(' ').trim());

  it('are not read on from line to line', () => {
    const page = ['河口晚报', '', ...rows, ''].join('\n');
    const { findings, sideBySide } = analyse(page);
    expect(findings).toEqual([]);
    expect(sideBySide).toEqual([{ from: 3, to: 2 + rows.length }]);
    expect(unwrapEdits(page)).toEqual([]);
  });

  it('also where lines of one column stand between', () => {
    const uneven = rows.flatMap((row, at) => (at % 3 === 1 ? row.split(' ') : [row]));
    expect(analyse(['河口晚报', '', ...uneven, ''].join('\n')).findings).toEqual([]);
  });

  it.each([
    [
      'names and what they are',
      ['周大海 北河渔港港务所所长', '陈守拙 城南旧书店店主', '林晚晴 区文化馆副馆长'],
    ],
    [
      'halves of verse',
      ['一夜春风吹绿了河岸， 两行归雁飞过了南山。', '三更灯火照亮了窗棂， 五更鸡声叫醒了人家。'],
    ],
  ])('%s are none', (_, lines) => {
    const many = [...lines, ...lines.map((line) => line.replace('的', '')), ...lines];
    expect(analyse(many.join('\n')).sideBySide).toEqual([]);
  });
});

describe('radicals that stand for characters, as programs write what they read by its shape', () => {
  const RADICALS = {
    人: '⼈',
    一: '⼀',
    月: '⽉',
    民: '⺠',
    长: '⻓',
    不: '不',
    门: '⻔',
    日: '⽇',
    年: '年',
  };
  const written = (text: string): string =>
    text.replaceAll(/[人一月民长门日]/gu, (character) => RADICALS[character as keyof typeof RADICALS]);
  const page = [
    '渔港开市',
    harbour,
    '渔民互助会的会长说，全市出海的人',
    '民每户都要在月底以前换上新的救生衣，旧的由港务所收走，一件也不许留在船上。',
    bookshop,
  ].join('\n\n');

  it('the same is found and mended as in plain characters', () => {
    const [plain, radical] = [analyse(page).findings, analyse(written(page)).findings];
    expect(plain.map(({ kind }) => kind)).toEqual(['split-paragraph']);
    expect(radical.map(({ kind, confidence }) => [kind, confidence])).toEqual(
      plain.map(({ kind, confidence }) => [kind, confidence]),
    );
    expect(corrected(written(page))).toBe(written(corrected(page)));
  });

  it('a copy in plain characters is one of a text in radicals', () => {
    const copied = [page.replace('人\n\n民', '人民'), '', harbour.slice(20, 110)].join('\n');
    const inRadicals = copied.replace(harbour, written(harbour));
    expect(kindsOf(inRadicals)).toEqual(kindsOf(copied));
    expect(kindsOf(copied)).toContain('duplicate');
  });
});

describe('lines of who wrote and who set the page', () => {
  const apart = (line: string): string =>
    ['渔港昨日开市', line, ...linesOf(harbour, 40), '旧书店要搬家', line, ...linesOf(bookshop, 40)].join(
      '\n',
    );

  it.each(['本报记者周大海', '本报讯记者周大海', '新华社记者周大海', '本报讯 记者 周大海'])(
    'in wrapped text %s is one of its own',
    (line) => {
      const page = apart(line);
      expect(kindsOf(page)).toEqual([]);
      expect(applyEdits(page, unwrapEdits(page)).split('\n')).toEqual([
        '渔港昨日开市',
        line,
        harbour,
        '旧书店要搬家',
        line,
        bookshop,
      ]);
    },
  );

  it.each(['责编/周海版式/林晴', '河口晚报 2019年5月17日星期五 A02 责编/周海版式/林晴'])(
    '%s is seen through',
    (line) => {
      const cut = `${harbour.slice(0, 60)}\n\n${line}\n\n${harbour.slice(60)}`;
      expect(corrected(cut)).toBe(harbour);
    },
  );

  it.each([
    'By our own correspondent',
    'By our correspondent',
    'De notre envoyé spécial',
    'De nuestro corresponsal',
  ])('%s is no text that goes on', (line) => {
    const text = [
      'Boats at sea again',
      line,
      'companies had to wait, and so did everybody else on the quay.',
    ];
    expect(analyse(text.join('\n\n')).findings.filter(({ kind }) => kind === 'split-paragraph')).toEqual([]);
  });
});
