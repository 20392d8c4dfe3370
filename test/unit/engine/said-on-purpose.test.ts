import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const zh = [
  '青河古桥的修缮工程昨天收工，十四名石匠用了两年时间，把一千三百块条石一一编号，拆下来清洗以后又砌回原处。工匠们没有用一袋水泥，桥缝里灌的是糯米灰浆。',
  '领头的石匠罗守根今年六十七岁，他十五岁学艺，修过的石桥有四十多座。罗守根最担心的是没有人接班，村里的年轻人都进城打工去了。县里答应办一个石作讲习所，请他教徒弟。',
  '古桥重新开放的第一天，三千多名游客从桥上走过。守桥人在桥头立了一块木牌，提醒大家不要在桥上烧烤。',
];
const en = [
  'The restoration of the old stone bridge at Wenford was completed on Thursday, after fourteen masons had taken down thirteen hundred blocks, cleaned them and put each one back in its place. Not one bag of cement was used; the joints were filled with lime.',
  'Their foreman, Giles Harrow, is sixty-seven and was apprenticed at fifteen. What troubles him most is that nobody will follow him, since the young people of the valley have all moved to the city. The county has promised to open a school where he can teach.',
  'On the first day more than three thousand visitors walked across. The keeper has put up a board at the bridgehead which asks people not to light fires.',
];
const other = {
  zh: [
    '海边的渔民清晨出海，中午带着鲜鱼回港，码头上挤满了等货的商贩。',
    '今年的渔获比去年少，不过价钱还算公道。',
  ],
  en: [
    'The harbour board met on Tuesday to discuss the new ferry timetable.',
    'Fares will not rise before spring, its chairman told reporters.',
  ],
};

const page = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n');
const duplicates = (text: string) => analyse(text).findings.filter(({ kind }) => kind === 'duplicate');
const alarms = (text: string) => duplicates(text).filter(({ severity }) => severity !== 'info');
const reasons = (text: string) => duplicates(text).flatMap((found) => found.reasons.map(({ code }) => code));
const corrected = (text: string): string => takeSuggestions(text, analyse(text)).text;

describe('a caption that takes up a sentence of its story raises no alarm', () => {
  it.each([
    ['图为', '图为工匠们没有用一袋水泥，桥缝里灌的是糯米灰浆。', zh, other.zh],
    ['who took the picture', '▲工匠们没有用一袋水泥，桥缝里灌的是糯米灰浆。 林小满 摄', zh, other.zh],
    [
      'a long one with who took the picture',
      'The restoration of the old stone bridge at Wenford was completed on Thursday, after fourteen masons had taken down thirteen hundred blocks, cleaned them and put each one back in its place. (photo: archive)',
      en,
      other.en,
    ],
    ['above', 'ABOVE: Not one bag of cement was used; the joints were filled with lime.', en, other.en],
  ] as const)('%s', (_, caption, story, rest) => {
    const text = page(...rest, story[0]!, caption, story[1]!, story[2]!);
    expect(alarms(text)).toEqual([]);
    expect(reasons(text)).toContain('said-twice-caption');
  });
});

it('the same reporters above two stories, beside the same running head, raise no alarm', () => {
  const top = page('海城日报　2021年3月4日　星期四　第5版', '本报记者 陈小晓 本报通讯员 周国强');
  expect(duplicates(page(top, ...zh, top, ...other.zh))).toEqual([]);
});

describe('a summary raises no alarm', () => {
  it.each([
    ['Chinese', '本期要点', zh, other.zh, ''],
    ['English', 'IN THIS ISSUE', en, other.en, ' '],
  ] as const)('%s', (_, head, story, rest, space) => {
    const sentence = (paragraph: string, index: number) =>
      paragraph.split(/(?<=[。.]) ?/u).filter((piece) => piece !== '')[index]!;
    const summary = [sentence(story[0]!, 1), sentence(story[1]!, 1), sentence(story[2]!, 1)].join(space);
    const text = page(head, summary, ...rest, ...story);
    expect(alarms(text)).toEqual([]);
    expect(reasons(text)).toContain('said-twice-summary');
  });
});

it.each([
  [
    'Chinese',
    page(
      '青河古桥重新开放',
      `${zh[0]!.slice(0, zh[0]!.indexOf('。') + 1)}（详见第3版）`,
      ...other.zh,
      '青河古桥重新开放',
      ...zh,
    ),
  ],
  [
    'English',
    page(
      'Wenford bridge reopens',
      `${en[0]!.slice(0, en[0]!.indexOf('. ') + 1)} (Full story, page 4)`,
      ...other.en,
      'Wenford bridge reopens',
      ...en,
    ),
  ],
] as const)('a teaser that names the page of its story raises no alarm: %s', (_, text) => {
  expect(alarms(text)).toEqual([]);
});

it.each([
  ['Chinese', zh, other.zh, '“罗守根最担心的是没有人接班，村里的年轻人都进城打工去了。”'],
  [
    'English',
    en,
    other.en,
    '“What troubles him most is that nobody will follow him, since the young people of the valley have all moved to the city.”',
  ],
] as const)('a sentence drawn out in quotation marks is not deleted: %s', (_, story, rest, pull) => {
  const text = page(...rest, story[0]!, story[1]!, pull, story[2]!);
  expect(corrected(text)).toBe(text);
});

it.each([
  ['Chinese', zh, other.zh, '石头记得河水，河水记得走过桥去的人。'],
  [
    'English',
    en,
    other.en,
    'And the river runs down to the sea, my love, and the river runs down to the sea.',
  ],
] as const)('a refrain raises no alarm: %s', (_, story, rest, refrain) => {
  const text = page(
    story[0]!,
    refrain,
    story[1]!,
    refrain,
    story[2]!,
    refrain,
    rest[0]!,
    refrain,
    ...rest.slice(1),
  );
  expect(alarms(text)).toEqual([]);
  // Three may be copies.
  expect(alarms(text.replace(`${refrain}\n\n`, ''))).toHaveLength(1);
});

it('notices of which each names one other person raise no alarm', () => {
  const notice = (name: string, day: string) =>
    `NOTICE. In the estate of ${name}, deceased. All persons having claims against the said estate are required to send particulars in writing to the undersigned on or before the ${day} day of May, after which date the executors will proceed to distribute the assets.`;
  const text = page(
    ...en,
    notice('Peter Donnegan', '5th'),
    notice('Mary Ellsworth', '4th'),
    notice('James Whitcombe', '3rd'),
  );
  expect(alarms(text)).toEqual([]);
});

describe('a line that the paper prints behind articles of a kind raises no alarm', () => {
  const twice = (line: string, glue: string, [one, two]: readonly (readonly string[])[]) =>
    page(`${page(...one!)}${glue}${line}`, `${page(...two!)}${glue}${line}`);
  it.each([
    '本文仅代表作者个人观点，与本报立场无关，转载请注明出处。',
    '以上内容仅供参考，投资者据此操作，风险自担。',
    '本栏目欢迎读者来稿，来稿请寄本报副刊部，邮编100733，信封上请注明“副刊投稿”字样。',
    '凡本报记者署名文字、图片，版权均属本报所有，未经授权不得转载、摘编。',
    '本版图片除署名外均由本报资料室提供。',
  ])('in Chinese: %s', (line) => {
    expect(alarms(twice(line, '\n\n', [zh, other.zh]))).toEqual([]);
    expect(alarms(twice(line, '', [zh, other.zh]))).toEqual([]);
  });

  it.each([
    "The views expressed are the author's own and do not necessarily reflect those of this newspaper.",
    'John Smith is a staff writer at the Herald. He can be reached at jsmith@herald.example.',
    'Letters should be no longer than 250 words and may be edited for length and clarity.',
    'Die Redaktion behält sich vor, Leserbriefe zu kürzen; sie geben nicht die Meinung der Zeitung wieder.',
    'Copyright 2019 The Daily Herald. This material may not be published, broadcast, rewritten or redistributed.',
  ])('in Latin script: %s', (line) => {
    expect(alarms(twice(line, '\n\n', [en, other.en]))).toEqual([]);
    expect(alarms(twice(line, ' ', [en, other.en]))).toEqual([]);
  });

  it('whatever it says, where it closes three articles', () => {
    const line =
      'The Wenford valley pages are put together by volunteers, who meet above the bakery on Mondays.';
    const articles = [
      'Bridge restored after two years',
      ...en,
      line,
      'Board discusses the new ferry',
      ...other.en,
      line,
      'Old mill to grind corn again',
    ];
    const third =
      'Corn will be ground at the mill again from August on, for the first time in thirty years, said the miller.';
    expect(alarms(page(...articles, third, line))).toEqual([]);
  });

  it('but one is told that came out twice in a row, and a paragraph that speaks of a paper', () => {
    const line = '凡本报记者署名文字、图片，版权均属本报所有，未经授权不得转载、摘编。';
    expect(alarms(page(...zh, line, line, ...other.zh))).toHaveLength(1);
    const report = `县报的老编辑说，${zh[1]!}`;
    expect(alarms(page(zh[0]!, report, ...other.zh, report))).toHaveLength(1);
  });
});
