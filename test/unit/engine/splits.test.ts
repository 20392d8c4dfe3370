import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';
import { createSeamModel } from '../../../src/engine/seams/model.ts';
import { findSplits, type Split } from '../../../src/engine/seams/split-paragraphs.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { readingTextOf } from '../../../src/engine/text/reading-text.ts';

function splitsOf(written: string): Split[] {
  const text = readingTextOf(written);
  const blocks = readBlocks(text);
  return findSplits(text, blocks, createSeamModel(text, blocks));
}

/** `¦` stands for a cut between two paragraphs; the text without it is the page. Returns it with the cuts found. */
function marked(notation: string, convention = '\n\n'): string {
  const text = notation.replaceAll('¦', convention).replaceAll('¶', convention);
  let result = '';
  let at = 0;
  for (const split of splitsOf(text)) {
    result += `${text.slice(at, split.at.start).replaceAll(convention, '¶')}¦`;
    at = split.at.end;
  }
  return result + text.slice(at).replaceAll(convention, '¶');
}

const zhOpening = '市图书馆新馆昨天开门迎客，三千多名读者冒雨前来参观。馆内设有少儿阅览区和盲文阅览室。';
const zhClosing = '馆长表示，下一步还将延长夜间开放时间，方便上班的市民借阅。';
const enOpening =
  'The new library opened its doors on Tuesday, and more than three thousand readers came in the rain.';
const enClosing = 'The librarian said that the reading rooms would stay open until ten in the evening.';

describe('cuts', () => {
  it.each([
    ['a word stands across', '市总工会要求各单位加强制度建设，丰富职工文化体¦育活动，把实事办好。'],
    [
      'a number stands across',
      '据统计，今年前三季度全市居民人均收入比上年同期增长了2¦万多元，增幅居全省前列。',
    ],
    ['ends with a comma', '专家认为，古桥的石料保存完好，¦但桥面需要重新加固。'],
    [
      'begins with a note in brackets',
      '扩建工程完工以后，市水务局于今天¦（3月4日）公布了用水方案，城西居民的水费下调一成。',
    ],
    ['begins with an age', '第一位读者陈芳¦（41岁），是附近中学的教师，她等这一天等了三年。'],
    ['begins with a comma', '专家认为，古桥的石料保存完好¦，但桥面需要重新加固。'],
    ['begins with a comma between words', '古桥的石料、木料¦、铁件都要编号，全部保存在县里的库房。'],
    ['ends with an opening mark', '专家认为，古桥的石料（¦全部来自河对岸的山上）保存完好，桥面需要加固。'],
    ['ends with an opening quote', '老人们把这座桥叫做“¦状元桥”，说走过它的人都能考上。'],
    ['stands between the halves of a dash', '古桥的石料—¦—全部来自河对岸的山上，保存完好，桥面需要加固。'],
    ['stands between the halves of an ellipsis', '老人说：“这座桥啊…¦…走了一辈子，舍不得拆。”'],
    ['begins with a full stop', '专家认为，古桥的石料保存完好¦。桥面需要重新加固，工期三个月。'],
    [
      'cannot end with the word',
      '评审组来到老城区，实地查看了正在修缮的古桥和¦三处院落，并听取了居民的意见。',
    ],
    [
      'an open quote closes in the next paragraph',
      '老人告诉记者：“我在这条街上住了五十年，看着¦它一点点变好，心里高兴。”',
    ],
    [
      'traditional characters',
      '記者日前在當地採訪時了解到，這項工程已經完成主體結構的施¦工，預計明年春天通車。',
    ],
    ['an adverb waits for its verb', '几年来，新区的商业街不断延长，两地之间的往来迅速¦发展，商户越来越多。'],
    [
      'the name of a book stands before the break',
      '古桥修缮依照去年公布的《青河县石桥修缮工程技术规程》¦进行，每块条石都要编号。',
    ],
    [
      'a quotation stands before the break',
      '为了不让污水再流进青河，全县从去年春天开始推广“一河一策”¦的治理办法，两年里清理了四十公里河道。',
    ],
    ['a verb waits for its object', '志愿者们每天清晨沿着河岸清理¦垃圾，附近的居民也常常来帮忙。'],
  ])('Chinese: %s', (_, cut) => {
    expect(marked(`${zhOpening}¶${cut}¶${zhClosing}`)).toBe(`${zhOpening}¶${cut}¶${zhClosing}`);
  });

  it.each([
    [
      'English',
      'The council agreed on Monday to repair the old bridge before the¦winter floods arrive in the valley.',
    ],
    [
      'German',
      'Der Stadtrat hat am Montag beschlossen, die alte Brücke noch vor dem¦nächsten Winter instand zu setzen.',
    ],
    [
      'French',
      'Le conseil municipal a décidé lundi de réparer le vieux pont avant les¦crues de l’hiver dans la vallée.',
    ],
    [
      'Spanish',
      'El ayuntamiento acordó el lunes reparar el viejo puente antes de que las¦crecidas del invierno lleguen al valle.',
    ],
  ])('%s', (_, cut) => {
    expect(marked(`${enOpening}¶${cut}¶${enClosing}`)).toBe(`${enOpening}¶${cut}¶${enClosing}`);
  });

  it('Latin script: behind a closing bracket, where paragraphs keep their full stops', () => {
    const cut =
      'The pier was closed in May. The survey of the old harbour (which lasted three years and filled nine volumes)¦found that the wall had sunk, and that the town would have to build another.';
    const page = [
      enOpening,
      enClosing,
      enOpening,
      cut,
      enClosing,
      enOpening,
      enClosing,
      enOpening,
      enClosing,
    ].join('¶');
    expect(marked(page)).toBe(page);
  });

  it.each([
    ['blank lines', '\n\n'],
    ['a line a paragraph', '\n'],
    ['indents', '\n　　'],
    ['indents with CRLF', '\r\n　　'],
  ])('in text set with %s', (_, convention) => {
    const page = `　　${zhOpening}¶市总工会要求各单位加强制度建设，丰富职工文化体¦育活动，把实事办好。¶${zhClosing}`;
    expect(marked(page, convention)).toBe(page);
  });
});

describe('no cuts', () => {
  it.each([
    ['a title without punctuation', `新馆开门迎客¶本报记者 王平¶${zhOpening}¶${zhClosing}`],
    ['a title that is taken up below', `市图书馆新馆开门迎客 读者冒雨参观¶${zhOpening}¶${zhClosing}`],
    ['a caption', `${zhOpening}¶图为读者在新馆阅览。本报记者 李平 摄¶${zhClosing}`],
    ['questions and answers', `问：新馆几点开门？¶答：每天上午九点。¶问：需要预约吗？¶答：不需要。`],
    ['English titles', `Library opens its doors¶By Anna Field¶${enOpening}¶${enClosing}`],
    ['an ellipsis', `${zhOpening}¶他没有再说下去……¶${zhClosing}`],
    ['a closing quote', `${zhOpening}¶“我每个周末都来。”¶${zhClosing}`],
  ])('%s', (_, page) => {
    expect(marked(page)).toBe(page);
  });

  it.each([
    ['接着，她向读者介绍了新馆的借阅办法。'],
    ['据介绍，新馆总投资两亿元，建设历时三年。'],
    ['当天晚上，图书馆又请来两位作家与读者见面。'],
  ])('a sentence breaks off, and what follows starts afresh: %s', (start) => {
    const brokenOff = '开馆仪式之后，馆长带领首批读者参观了少儿阅览区，并且为他们';
    const page = `${zhOpening}¶${brokenOff}¶${start}¶${zhClosing}`;
    expect(marked(page)).toBe(page);
  });

  it('on a page whose paragraphs end with commas, as papers of the 1920s print them', () => {
    const paragraphs = [
      '戲園昨夜又換了新戲、臺下看的人比前一夜多了一倍、茶房忙得連走路的工夫也沒有、後排的人只好站着看完了全本、',
      '城裏的馬車夫說、下了三天的雨、南門外的石橋已經走不得了、要進城的人都繞到西門去、比平常多走了四五里路、',
      '新來的教員是北方人、說話很慢、學生們起初聽不慣、過了半個月也就慣了、校長說下個月還要再請一位教英文的、',
      '碼頭上的米價這幾天又漲了、米店的夥計把牌子換了三次、買米的人越聚越多、到了傍晚店裏索性把門關上了、',
      '報館門前貼了一張告白、說從下月起改出兩張、價錢照舊、買報的人看了都很歡喜、賣報的孩子卻嫌紙重了、',
      '河邊的柳樹今年發芽很早、老人都說是暖冬的緣故、釣魚的人天沒亮就來占位置、到中午還沒有一個肯回去、',
    ];
    const page = paragraphs.map((text, at) => text + paragraphs.at(at - 2)!).join('¶');
    expect(marked(page)).toBe(page);
  });

  it('a title has run into the text before', () => {
    const page = `${zhOpening}${zhClosing}老城改造迈出新步子¶市规划局昨天公布了老城区改造方案，共涉及十二条街道。¶${zhClosing}`;
    expect(marked(page)).toBe(page);
  });

  it('on a page that loses its full stops, a noun at the end says little', () => {
    const paragraphs = [
      '市图书馆新馆昨天开门迎客，三千多名读者冒雨前来参观',
      '馆内设有少儿阅览区和盲文阅览室，全部免费向市民开放',
      '记者看到，一楼大厅里摆放着自助借书机，老年读者有专人帮助',
      '据介绍，新馆总投资两亿元，藏书一百二十万册，建设历时三年',
      '不少家长带着孩子参加了开馆当天的读书会，现场气氛十分热烈',
      '馆长表示，下一步还将延长夜间开放时间，方便上班的市民',
      '目前，全市已有二十六家分馆，覆盖所有街道和乡镇',
    ].map((paragraph) => `今年以来，各项工作进展顺利。${paragraph}`);
    expect(splitsOf(paragraphs.join('\n\n'))).toEqual([]);
  });
});

it.each([
  ['solar-', 'powered lamps for a week, as every reader can.', 'solar-powered lamps'],
  ['govern–', 'ment papers for a week, as every reader can.', 'government papers'],
  ['func', 'tions of the lamps for a week, as every reader can.', 'functions of the lamps'],
  ['govern -', 'ment papers for a week, as every reader can.', 'government papers'],
])('the fix knows words that stand nowhere else on the page: %s', (before, after, expected) => {
  const text = `${enOpening}\n\nThe library said that readers who show a card can have ${before}\n\n${after}\n\n${enClosing}`;
  expect(takeSuggestions(text, analyse(text)).text).toContain(`can have ${expected}`);
});

describe('words that stand two a line', () => {
  it('are no halves of a sentence', () => {
    const lines = [
      'The bridge',
      'and the',
      'river and',
      'the valley',
      'and the',
      'town of',
      'the north',
      'and of',
    ];
    expect(splitsOf(lines.join('\n\n'))).toEqual([]);
  });
});

describe('page furniture between the halves', () => {
  it.each([
    '· 2 ·',
    '— 5 —',
    'Page 7',
    '第04版 综合',
    '要闻 A04',
    '2021年3月6日 星期六',
    '2021.3.6 星期六',
    '责任编辑：周文 版式：李倩',
    '新闻热线：0592-1234567',
    'THE HARWICK COURIER',
    '# 海城日报',
    '## The Harwick Courier',
    '**THE HARWICK COURIER**',
    '**海城日报**',
    '(C) 2021 海城日报社 版权所有',
    '© 2021 Harwick Media Group',
    '社址：海城市中山路88号 邮编：310000 电话：85310000',
    '零售每份2元 月价30元',
    '扫码关注海城日报微信公众号',
    '► A6',
    '---\n\n# 海城日报\n\n## 要闻\n\n5\n\n---',
    '（下转第四版）\n\n海城日报 2021年3月4日\n\n4\n\n（上接第一版）',
    'STORMS\n\nContinued from page 1\n\nPage 4',
    'Haller Tagblatt\n\nDonnerstag, 4. März 2021\n\nSeite 5',
  ])('goes with the break: %s', (furniture) => {
    const head = `${zhOpening}\n\n市总工会要求各单位加强制度建设，丰富职工文化体`;
    const text = `${head}\n\n${furniture}\n\n育活动，把实事办好。\n\n${zhClosing}`;
    const splits = splitsOf(text);
    expect(splits.map(({ at }) => text.slice(at.start, at.end).trim())).toEqual([furniture]);
    expect(splits[0]?.reasons.map(({ code }) => code)).toContain('furniture-between');
  });

  it.each(['# 生活', 'The bad press', '版权所有者说'])('%s alone is none', (line) => {
    const head = `${zhOpening}\n\n市总工会要求各单位加强制度建设，丰富职工文化体`;
    const text = `${head}\n\n${line}\n\n育活动，把实事办好。\n\n${zhClosing}`;
    expect(splitsOf(text).map(({ at }) => text.slice(at.start, at.end))).not.toContain(`\n\n${line}\n\n`);
  });

  it('a slogan above a page number is no half of a sentence', () => {
    const text = `${enOpening}\n\nThe council asked for bids to be sent in on paper and\n\nServing the valley since 1887\n\nA6\n\nin a sealed envelope before noon.\n\n${enClosing}`;
    expect(takeSuggestions(text, analyse(text)).text).not.toContain('1887 in a sealed envelope');
  });

  it.each([
    ['— 12 —', ''],
    ['第4版', ''],
    ['', '第4版 要闻'],
    ['', '海城日报 2021年3月6日 星期六 A04版'],
  ])('goes with the break where it is glued to a half: %s¶%s', (before, after) => {
    const head = `${zhOpening}\n\n市总工会要求各单位加强制度建设，丰富职工文化体`;
    const text = `${head} ${before}\n\n${after} 育活动，把实事办好。\n\n${zhClosing}`;
    expect(splitsOf(text).map(({ at }) => text.slice(at.start, at.end).trim())).toEqual([before + after]);
  });

  it.each(['A4', '12', '1922'])('what may be the sentence’s own stays: %s', (number) => {
    const text = `${enOpening}\n\nThe council asked for bids to be sent in on paper of size ${number}\n\nand in a sealed envelope before noon.\n\n${enClosing}`;
    expect(splitsOf(text).map(({ at }) => text.slice(at.start, at.end))).toEqual(['\n\n']);
  });

  it('a paper in capitals goes where it is a running head, and stays where it is named once', () => {
    const page = (after: string) =>
      `${enOpening}\n\nThe collector has kept papers for thirty years, and his first story was printed in\n\nTHE EVENING NEWS a rainy week in March.\n\n${enClosing}${after}`;
    const cuts = (text: string) => splitsOf(text).map(({ at }) => text.slice(at.start, at.end).trim());
    expect(cuts(page(''))).not.toContain('THE EVENING NEWS');
    expect(cuts(page('\n\nTHE EVENING NEWS'))).toEqual(['THE EVENING NEWS']);
  });

  it('a page number glued to the second half goes with the break', () => {
    const text = `${zhOpening}\n\n今年以来经济稳中向好，各项指标也有增长，财政\n\n·2.收入大幅度增加。\n\n${zhClosing}`;
    expect(splitsOf(text).map(({ at }) => text.slice(at.start, at.end))).toEqual(['\n\n·2.']);
  });
});

describe('hard-wrapped text', () => {
  const wrap = (paragraph: string, width: number): string =>
    (paragraph.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).join('\n');
  const body = [zhOpening + zhClosing, zhClosing + zhOpening, zhOpening + zhOpening].map((p) => wrap(p, 20));

  it('has no cut at a line end', () => {
    expect(splitsOf(body.join('\n\n'))).toEqual([]);
  });

  it.each([
    ['2020', '2020 befragten'],
    ['12', 'die befragten'],
  ])(
    'a number under a full line goes with a cut if it may be a page’s, and a year stays: %s',
    (number, kept) => {
      const column = (paragraph: string) => paragraph.replace(/(.{1,24})(?: |$)/gu, '$1\n').trimEnd();
      const others = [
        'Der Rat der Stadt hat am Dienstag beschlossen, die alte Brücke noch vor dem Winter zu flicken.',
        'Wer mag, kann den Plan im Rathaus ansehen und bis zum Ende der Woche sagen, was er davon hält.',
      ].map(column);
      const head = `Der Rat hat gezählt: im\nFrühling sahen fast alle\nFrauen der Stadt und die\n${number}`;
      const text = [...others, head, 'befragten Männer darin\neinen Grund zur Sorge.', ...others].join(
        '\n\n',
      );
      expect(splitsOf(text)).toHaveLength(1);
      expect(takeSuggestions(text, analyse(text)).text.replaceAll('\n', ' ')).toContain(kept);
    },
  );

  it('has a cut at a paragraph break in mid-sentence', () => {
    const cut = ['市总工会要求各单位加强制度建设，进一步丰富职工文化体', '育活动，把实事办好。'].map((p) =>
      wrap(p, 20),
    );
    const text = [...body, ...cut].join('\n\n');
    expect(splitsOf(text).map(({ at }) => text.slice(at.end, at.end + 3))).toEqual(['育活动']);
  });
});

describe('how the halves go together', () => {
  const joined = (head: string, tail: string): string => {
    const text = `${enOpening}\n\n${head}\n\n${tail}\n\n${enClosing}`;
    const [split] = splitsOf(text);
    if (split === undefined) return 'no cut';
    return (
      text.slice(0, split.at.start).split(/\s/u).at(-1) +
      split.replacement +
      text.slice(split.at.end).split(/\s/u)[0]
    );
  };

  it.each([
    [
      'a space between words',
      'The mayor promised to repair the',
      'old bridge before the winter floods.',
      'the old',
    ],
    [
      'no hyphen in a divided word',
      'The mayor has promised the govern-',
      'ment that the bridge will be repaired.',
      'government',
    ],
    [
      'no double hyphen, as Fraktur has, in a divided word',
      'Der Bürgermeister sagte, dass die Ver⸗',
      'waltung den Bau noch in diesem Jahr beginnen werde.',
      'Verwaltung',
    ],
    [
      '… nor one that was read as an equals sign',
      'Der Bürgermeister sagte, dass die Ver=',
      'waltung den Bau noch in diesem Jahr beginnen werde.',
      'Verwaltung',
    ],
    [
      'the hyphen of a name stays',
      'Er arbeitete lange Zeit als US-',
      'Präsident nie allein in seinem Haus, sagte er.',
      'US-Präsident',
    ],
    [
      'none in a word that was cut without one',
      'The mayor has promised that the func',
      'tions of the old bridge will be restored.',
      'functions',
    ],
    [
      'none where it was read as another mark',
      'The mayor has promised the govern=',
      'ment that the bridge will be repaired.',
      'government',
    ],
    [
      'none with a space before it',
      'The mayor has promised the govern -',
      'ment that the bridge will be repaired.',
      'government',
    ],
  ])('%s', (_, head, tail, result) => {
    expect(joined(head, tail)).toBe(result);
  });

  it('nothing between Chinese halves', () => {
    const text = `${zhOpening}\n\n市总工会要求丰富职工文化体\n\n育活动，把实事办好。`;
    expect(splitsOf(text)[0]).toMatchObject({ replacement: '', hyphen: 'none' });
  });
});

it('never throws, and says the same twice, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '。',
      '，',
      '\n',
      '\n\n',
      '\r\n',
      '　　',
      '“',
      '”',
      '的',
      '职工',
      'the ',
      '-',
      '2',
      '万',
      '\ud840',
      '\u2028',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const splits = splitsOf(text);
      expect(splitsOf(text)).toEqual(splits);
      for (const { at } of splits) expect(at.start < at.end && at.end <= text.length).toBe(true);
    }),
    { seed: 20_260_711, numRuns: 300 },
  );
});

describe('a large initial on a line of its own', () => {
  const behind = (initial: string, rest: string) =>
    `Council backs new bridge\n\n${initial}\n\n${rest}\n\n${enClosing}`;

  it.each([
    [
      'T',
      'he town council voted on Wednesday night to spend four million dollars on a bridge.',
      'The town council',
    ],
    ['T', 'HE TOWN COUNCIL voted on Wednesday night to spend four million dollars.', 'THE TOWN COUNCIL'],
    [
      '“W',
      'e have waited long enough,” said David Orme, who has walked round since he was a boy.',
      '“We have',
    ],
    ['H', 'arwick voted on Wednesday night to spend four million dollars on a new bridge.', 'Harwick voted'],
    ['A', 'bridge over the Stour will be built, the council decided on Wednesday night.', 'A bridge over'],
  ])('%s belongs to “%s”', (initial, rest, whole) => {
    const text = behind(initial, rest);
    const analysis = analyse(text);
    const found = analysis.findings;
    expect(found.map(({ kind }) => kind)).toEqual(['split-paragraph']);
    expect(found[0]!.reasons.map(({ code }) => code)).toContain('drop-cap');
    expect(takeSuggestions(text, analysis).text).toContain(`\n\n${whole}`);
  });

  it.each([
    ['a heading of a glossary', 'B', 'bridge, a structure that spans a river, road or valley.'],
    ['a question', 'Q', 'When will it open to traffic, and who is going to pay for the works?'],
  ])('is something else: %s', (_, initial, rest) => {
    expect(splitsOf(behind(initial, rest))).toEqual([]);
  });
});

describe('text with a blank line between every two lines', () => {
  it('is running text, not verse: its lines go together', () => {
    const lines = [
      '市政府常务会议昨天决定，投资四千二百万元在',
      '青水河上修建一座新桥，工程将于今年秋季开工',
      '，两年后建成通车。据市交通局局长介绍，新桥',
      '长三百一十米，宽二十四米，双向四车道，两侧',
      '设有自行车道和人行道，供市民通行。',
    ];
    expect(splitsOf(lines.join('\n\n')).length).toBeGreaterThanOrEqual(3);
  });
});

describe('what stands undivided elsewhere on the page', () => {
  const judge = (text: string, cut: string) => {
    const headEnd = text.indexOf(cut) + cut.indexOf('\n\n');
    return createSeamModel(text, readBlocks(text)).joins(headEnd, headEnd + 2);
  };

  it.each([
    [
      'Chinese',
      '昨天的会上，代表们听取了青石¶渠管理处的汇报，并就水价提出意见。',
      '青石渠全长三十公里，灌溉两岸农田。',
      '黑石桥全长三十公里，灌溉两岸农田。',
      '青石渠',
      [zhOpening, zhClosing],
    ],
    [
      'English',
      'She was the last to speak, and she spoke for more than an hour. Her subject was the plans of Harbour¶Trust and its members for the northern docks, and she took no questions.',
      'The members of Harbour Trust will meet again in May.',
      'The members of the board will meet again in May.',
      'Harbour Trust',
      [enOpening, enClosing],
    ],
  ])('speaks for a join, and is said: %s', (_, cut, undivided, other, piece, [opening, closing]) => {
    const paragraphs = cut.replace('¶', '\n\n');
    const page = (last: string) => [opening, paragraphs, closing, last].join('\n\n');
    const withIt = judge(page(undivided), paragraphs);
    const without = judge(page(other), paragraphs);
    expect(withIt.logOdds).toBeGreaterThan(without.logOdds + 1);
    expect(withIt.logOdds).toBeGreaterThan(0);
    expect(withIt.reasons()).toContainEqual({ code: 'undivided-elsewhere', params: { piece } });
    expect(without.reasons().map(({ code }) => code)).not.toContain('undivided-elsewhere');
  });
});

describe('a capital behind what may be a cut', () => {
  /** Log-odds that the sentence goes on, on a page that has a last paragraph, too. */
  const odds = (head: string, tail: string, last: string) => {
    const text = [enOpening, head, tail, last].join('\n\n');
    const headEnd = enOpening.length + 2 + head.length;
    return createSeamModel(text, readBlocks(text)).joins(headEnd, headEnd + 2).logOdds;
  };
  const head = 'The plan was made in a week. It was shown to the members and to the people who live around';
  const tail = 'Marlow before the winter, and most of them were against it.';

  it('says less of a new sentence where the word has it within sentences, too', () => {
    const named = odds(head, tail, 'The people of Marlow will vote in May.');
    expect(named).toBeGreaterThan(odds(head, tail, 'The people of the valley will vote in May.') + 0.5);
  });

  it('says more where the word stands in small letters elsewhere', () => {
    const small = odds(head, tail, 'A marlow is what they call such a boat.');
    expect(small).toBeLessThan(odds(head, tail, 'A punt is what they call such a boat.') - 0.5);
  });

  it('behind a date and a dash a report begins', () => {
    const title = 'The third edition of the atlas is in the shops, with maps of the sea';
    expect(odds(title, '22 June 2012. - After the second one the house shows more.', enClosing)).toBeLessThan(
      odds(title, '22 June 2012 and after the second one the house shows more.', enClosing) - 0.5,
    );
  });
});

describe('what no reader could make out', () => {
  const around = [
    'The harbour board met on Tuesday to discuss the new ferry timetable, and the hall was full to the last seat.',
    'Fares will not rise before spring, its chairman told reporters, and the night boat will sail as before.',
  ] as const;

  it('is not said to go on, whatever letter it begins with', () => {
    const stained = [
      `th« r; ,ro vv^s .t7 o the e"' ,r c lar4 • 1 0715, k thr; p`,
      `c af~ter Hi.cor ,Dlr e 6~ rangw e l} UP¦ ;wO itn jug* th'e`,
    ];
    expect(analyse([around[0], ...stained, around[1]].join('\n\n')).findings).toEqual([]);
  });

  it('is something else than what was misread', () => {
    const misread = [
      'Tbe keeper of the Iighthouse said tbat the lamp had burned without a break since the storrn of last',
      'wintor, and that he hod climbed the stairs twico every night to trirn the wick.',
    ];
    const kinds = analyse([around[0], ...misread, around[1]].join('\n\n')).findings.map(({ kind }) => kind);
    expect(kinds).toEqual(['split-paragraph']);
  });
});

describe('a paragraph that is not indented where the others are', () => {
  const indent = '　　';
  const page = (tail: string) =>
    [
      `${indent}${zhOpening}`,
      `${indent}新馆位于城东公园旁，建设历时两年，每周开放六天，晚间延长到九点。`,
      `${indent}馆长介绍，图书馆与社区合作，每月举办`,
      tail,
      `${indent}${zhClosing}`,
      `${indent}市民张女士带着孩子在少儿阅览室坐了一下午，孩子舍不得走。`,
      `${indent}今年夏粮丰收已成定局，全县小麦平均亩产比去年增加二十公斤。`,
      `${indent}收割机手老赵说，他从五月底起一路向北，跨了三个省，每天收割近百亩。`,
    ].join('\n\n');
  const rest = '一场说故事活动，欢迎市民带着孩子踊跃参加，名额不限。';

  it('is the rest of the one before, and the flag says why', () => {
    const splits = splitsOf(page(rest));
    expect(splits).toHaveLength(1);
    expect(splits[0]!.reasons.map(({ code }) => code)).toContain('not-indented');
    expect(splits[0]!.logOdds).toBeGreaterThan(splitsOf(page(`${indent}${rest}`))[0]?.logOdds ?? 0);
  });

  it('is a title where no sentence ends there', () => {
    const reasons = analyse(page('新馆每月举办说故事活动　市民带着孩子踊跃参加　名额不限')).findings.flatMap(
      (finding) => finding.reasons.map(({ code }) => code),
    );
    expect(reasons).not.toContain('not-indented');
  });
});

describe('specks that were read as signs', () => {
  const zh = ['市总工会要求各单位加强制度建设，丰富职工文化体', '育活动，把实事办好。'] as const;
  const en = [
    'The council agreed on Monday to repair the old bridge before the',
    'winter floods arrive in the valley.',
  ] as const;
  const mendedPage = (opening: string, head: string, tail: string, closing: string) => {
    const text = [opening, head, tail, closing].join('\n\n');
    return takeSuggestions(text, analyse(text)).text;
  };

  it.each(['|', "'", '·', '_', '~'])('go with the break: %s', (speck) => {
    const [first, rest] = zh;
    const mended = [zhOpening, first + rest, zhClosing].join('\n\n');
    expect(mendedPage(zhOpening, `${first} ${speck}`, rest, zhClosing)).toBe(mended);
    const english = [enOpening, en.join(' '), enClosing].join('\n\n');
    expect(mendedPage(enOpening, `${en[0]} ${speck}`, en[1], enClosing)).toBe(english);
  });

  it.each(['|', "'", '.', '_', '~'])('before the rest of a sentence go with it, too: %s', (speck) => {
    const english = [enOpening, en.join(' '), enClosing].join('\n\n');
    expect(mendedPage(enOpening, en[0], `${speck} ${en[1]}`, enClosing)).toBe(english);
  });

  it.each([['. ,'], ['|'], ['fi .'], ["' ·"], [', .', '|']])(
    'go with the break where they stand in it: %s',
    (...specks) => {
      const between = (halves: readonly [string, string]) => `${halves[0]}\n\n${specks.join('\n\n')}`;
      const mended = [zhOpening, zh.join(''), zhClosing].join('\n\n');
      expect(mendedPage(zhOpening, between(zh), zh[1], zhClosing)).toBe(mended);
      const english = [enOpening, en.join(' '), enClosing].join('\n\n');
      expect(mendedPage(enOpening, between(en), en[1], enClosing)).toBe(english);
    },
  );

  it.each(['* * *', '■', '……'])('are none where something was printed, which stays: %s', (printed) => {
    expect(mendedPage(zhOpening, `${zh[0]}\n\n${printed}`, zh[1], zhClosing)).toContain(printed);
  });

  it('between whole paragraphs stay', () => {
    const text = [zhOpening, '. ,', zhClosing].join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });

  it('are none where a comma or a dash belongs to the sentence', () => {
    const french = 'La ville a décidé lundi de réparer le vieux pont ,';
    const text = [enOpening, french, 'avant que les crues arrivent dans la vallée.', enClosing].join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toContain('le vieux pont , avant que les crues');
  });
});

describe('a page whose other paragraphs all have their full stop', () => {
  const others = [
    '渡口的老船工今年七十二岁，在江上撑了四十年的船。他说，水位一年比一年低，到了冬天连渡船也靠不了岸，乘客要踩着跳板下船。',
    '今年汛期以来，全市降水比常年偏多两成，各水库水位平稳。水务部门说，从下周起将陆续开闸泄水，提醒下游的渔民注意安全。',
    '菜市场改造之后，摊位由原来的八十个增加到一百二十个，通道也拓宽了。摊主们商量着轮流值日，把地面打扫得干干净净。',
    '图书馆把旧书捐给了山区的三所小学，随书寄去的还有读者写的信。孩子们收到以后，也给城里的读者画了画，贴在阅览室墙上。',
    '学校食堂从本周起公布每日菜价，家长可以随时查询。校长介绍，食堂还请了三位家长代表，每周到后厨看一看，提提意见。',
    '社区医院新添了两台设备，居民不出小区就能做检查。医院负责人表示，周末也安排医生坐诊，老人看病不用再跑到城里。',
  ];
  const page = (...pieces: readonly string[]) =>
    [...others.slice(0, 3), ...pieces, ...others.slice(3), ''].join('\n\n');
  const oddsOf = (text: string) => splitsOf(text).map(({ logOdds }) => logOdds);

  it.each([
    [
      '事情过去半年，镇上的人说起来仍然感慨。他在山里守了三十年林子，记下的日记写',
      '在一本本旧账簿上，如今都存进了档案馆。',
    ],
    [
      '事情过去半年，镇上的人说起来仍然感慨。事发之后，小区的物业管理人员始终',
      '对外声称设备一切正常，住户们并不相信。',
    ],
    ['事情过去半年，镇上的人说起来仍然感慨。公司计划投资三亿元在开发区', '新建两条生产线，明年投产。'],
  ])('is cut where one lacks it and what follows is finished: %s', (head, tail) => {
    const [surely] = oddsOf(page(head, tail));
    expect(surely).toBeGreaterThan(1.5);
    // Where others have lost theirs it may be another.
    const [hardly = 0] = oddsOf(page(head, tail).replaceAll(/。(?=\n\n(?!$))/gu, ''));
    expect(hardly).toBeLessThan(surely!);
  });

  it.each([
    [
      '事情过去半年，镇上的人说起来仍然感慨。志愿者走访时记下了三百多条意见，后来都写进了县里的',
      '《青河古桥保护办法》，每一条都得到了答复。',
    ],
    [
      '事情过去半年，镇上的人说起来仍然感慨。志愿者每个周末沿着河岸走一遍，被村里的老人称为',
      '“数石头的人”，见了面就递上一碗茶。',
    ],
  ])('is cut before an opening mark: %s ¶ %s', (head, tail) => {
    expect(splitsOf(page(head, tail))).toHaveLength(1);
  });

  it('is cut behind a note in brackets', () => {
    const head = '事情过去半年，镇上的人说起来仍然感慨。承担工程的文物部门于今天（3月4日）';
    expect(oddsOf(page(head, '公布了古桥的修缮方案，工期三年。'))[0]).toBeGreaterThan(1);
    expect(
      splitsOf(page(head.replace('3月4日', '本报记者陈芳摄'), '公布了古桥的修缮方案，工期三年。')),
    ).toEqual([]);
  });

  it.each([
    ['保姆前婆婆：刚来时很好，后来就变了', '江城新闻消息，昨日起火的居民楼已被警方封锁。'],
    ['房租涨了，学生搬到城外', '九月开学以来，大学城附近的房租上涨了三成，不少学生搬走。'],
    ['老街拆了又建，手艺人却越来越少', '本报记者近日走访了老街，二十多家铺子只剩下五家还在营业。'],
  ])('has headlines with a comma in them: %s', (title, text) => {
    expect(splitsOf(page(title, text))).toEqual([]);
  });
});

describe('the rest of a sentence that a program took for a heading', () => {
  const page = (...blocks: string[]) => `${blocks.join('\n\n')}\n`;
  const joined = (text: string) => takeSuggestions(text, analyse(text)).text;

  it('is joined, and its mark goes', () => {
    const zh = ['市总工会要求各单位加强制度建设，丰富职工文化体', '育活动，把实事办好。'] as const;
    expect(joined(page(zhOpening, zh[0], `## ${zh[1]}`, zhClosing))).toBe(
      page(zhOpening, zh.join(''), zhClosing),
    );
    const en = [
      'Engineers said that the bridge over the weir was closed to lorries and coaches in the first week of March because of',
      'cracks that divers had found in two of its piers.',
    ] as const;
    expect(joined(page(enOpening, en[0], `# ${en[1]}`, enClosing))).toBe(
      page(enOpening, en.join(' '), enClosing),
    );
  });

  it.each([
    [zhOpening.slice(0, -1), '# 古桥加固工程', zhClosing],
    [enOpening.slice(0, -1), '# Old bridge to be repaired', enClosing],
    [`${enOpening} More on`, '# Weather', enClosing],
  ])('is not seen in a heading behind a paragraph without its mark: %s', (...blocks) => {
    expect(analyse(page(...blocks)).findings).toEqual([]);
  });
});

describe('a text that begins with a mark that stands behind words', () => {
  const page = (...blocks: string[]) => `${blocks.join('\n\n')}\n`;
  const joined = (text: string) => takeSuggestions(text, analyse(text)).text;

  it('is joined without a space before it', () => {
    const sentence =
      'The bridge over the weir, which was built by the railway company, will be closed to lorries for three weeks.';
    const whole = page(enOpening, sentence, enClosing);
    const cut = whole.replace('weir, ', 'weir\n\n, ');
    expect(joined(cut)).toBe(whole);
    const readsOn = splitsOf(cut)[0]!.reasons.find(({ code }) => code === 'reads-on')!;
    expect(`${readsOn.params['before']}${readsOn.params['after']}`).toContain('weir, which');
    expect(joined(cut.replace('\n\n, ', '\n\nPhotograph: J. Miller\n\n, '))).toContain(sentence);
  });

  it('lacks its head where nothing leaves a sentence open', () => {
    const headless = '，这是三年里最热闹的一天，大家都来了，连住在河对岸的人也来了。';
    expect(analyse(page(zhOpening, headless, zhClosing)).findings.map(({ kind }) => kind)).toEqual([
      'orphan-continuation',
    ]);
  });

  it.each(['...and the rain never came back to the valley that year.', ': Weir, Marsh, Oakes, Lund and Ray'])(
    'is none where the mark says nothing: %s',
    (text) => {
      expect(analyse(page(enOpening, text, enClosing)).findings).toEqual([]);
    },
  );
});

describe('halves that stand close together', () => {
  const page = (...blocks: string[]) => `${blocks.join('\n\n')}\n`;
  const joined = (text: string) => takeSuggestions(text, analyse(text)).text;

  it.each([
    'The company continued to raise its rates at a measured pace,¦" said the chief of the market office in London.',
    "The miller did not know what had become of his neighbour¦'s horse when the water went down in the spring.",
    'Divers found that a third of the piles (¦driven in the year 1871) had been eaten away by the river.',
    'The council had spent more than £¦40,000 on the piers of the old bridge before the winter floods came.',
  ])('are joined without a space: %s', (sentence) => {
    const whole = page(enOpening, sentence.replace('¦', ''), enClosing);
    expect(joined(page(enOpening, ...sentence.split('¦'), enClosing))).toBe(whole);
  });

  it('are of a word that was cut, also where something stands between them', () => {
    const sentence =
      'In the last week of March the council of the valley asked all the carpenters of the village to mend the old mill.';
    const at = sentence.indexOf('ters of');
    const whole = page(enOpening, sentence, 'Photograph: J. Miller', enClosing);
    const cut = page(
      enOpening,
      sentence.slice(0, at),
      'Photograph: J. Miller',
      sentence.slice(at),
      enClosing,
    );
    expect(joined(cut)).toBe(whole);
  });

  it('are of one name in Latin letters among Chinese', () => {
    const whole = page(
      zhOpening,
      '据记者调查发现，以往在PC端出现的医疗广告，现在更多地出现在手机上。',
      zhClosing,
    );
    expect(joined(whole.replace('PC', 'P\n\nC'))).toBe(whole);
  });

  it.each([
    [
      '„Das Haus ist alt und die Brücke noch älter“, sagte der Müller, „und beide haben wir gern.“',
      'Im Frühjahr wird die Brücke für drei Wochen gesperrt.',
    ],
    [
      'The mayor said that the bridge would be closed for three weeks. “',
      'The river has been low for a month, and the boats are idle.',
    ],
  ])('are none where the mark closes, or was read in dust: %s', (before, after) => {
    expect(analyse(page(before, after)).findings).toEqual([]);
  });
});

describe('a short page that is cut at every second paragraph', () => {
  const page =
    '【本報訊】（記者　梁倩彤）深水埗北河街一幢樓齡逾六十年的舊式唐樓，昨日凌晨發生三級火，濃煙沿樓梯直撲高層，逾百名住客倉皇疏散，七人吸入濃煙不適送院，其中一名六十八歲老婦情況危殆。消防初步調查相信起火原因與電動單車鋰電池充電¦時短路有關，案件暫時列作火警無可疑，交由油尖區消防調查組跟進。¶消防處高級消防區長鄧國強在現場表示，凌晨二時十七分接報，首輛消防車於五分鐘內到場，發現三樓一個劏房單位冒出濃煙及火舌，走廊堆放大量雜物，令救援一度受阻。消防員出動三條喉及四隊煙帽隊進行灌救，並升起雲梯把六名被困住客救¦出，大火約一個半小時後撲滅。¶住在五樓的陳先生憶述，睡夢中聽到有人大叫「火燭呀」，打開門已經伸手不見五指，「我同太太用濕毛巾掩住口鼻，抱住個女爬到天台，等咗成個鐘先有人嚟救」。他說，業主三年前把單位分間成四個劏房，曾多次向他反映樓梯照明¦失靈，一直未獲處理。¶關注團體批評政府遲遲未就劏房立法規管消防設備，促請當局盡快巡查全港三無大廈。屋宇署回覆查詢時稱，該大廈於二〇一九年接獲強制驗樓通知，至今仍未完成勘測。¶議員倡設基金助換防火門¶立法會議員黃子健表示，全港仍有逾九千幢舊樓未符合消防安全指示，當中不少因業主籌款困難而停滯。他建議政府撥款五億元設立專項基金，資助長者業主更換防火門及安裝自動噴灑系統。¶保安局回應稱，已完成相關條例的修訂草案，預計明年首季提交立法會審議。局方會繼續與業界商討¦過渡安排。¶港鐵東鐵綫信號故障　乘客滯留月台¶【本報訊】港鐵東鐵綫昨日早上繁忙時間發生信號故障，旺角東至上水站列車班次一度延誤三十分鐘，大批乘客滯留月台。港鐵其後安排接駁巴士，並在各站加派人手維持秩序。事故影響約四萬名乘客，港鐵就事件致歉，並承諾於兩星期內向機電署提交報告。';

  it('is told all of its cuts: they are no lost full stops', () => {
    expect(marked(page)).toBe(page);
  });
});
