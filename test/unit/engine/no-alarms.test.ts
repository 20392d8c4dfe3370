import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { startsSmall } from '../../../src/engine/text/small-letters.ts';

/** What an editor sees without asking: informative findings are hidden. */
function flagsOf(text: string): string[] {
  return analyse(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(
      (finding) => `${finding.kind} ${'at' in finding ? text.slice(finding.at.start, finding.at.end) : ''}`,
    );
}

const prose = {
  en: [
    'The town council voted on Wednesday night to spend four million pounds on a bridge for walkers and cyclists.',
    'The vote was eleven to four. Work is to begin in the autumn, and the bridge is to open in two years.',
    'Half of the money comes from the county and half from the lottery, the council said after the meeting.',
  ].join('\n\n'),
  zh: [
    '市政府常务会议昨天决定投资四千二百万元，在青水河上修建一座人行桥，工程将于秋季开工。',
    '会议以十一票对四票通过。副市长张大伟说，居民等这座桥等了很久，两年以后就能走上去了。',
    '资金由省里出一半，彩票公益金出一半。河边的小路在施工期间保持畅通，砍伐的树木要补种。',
  ].join('\n\n'),
};

describe('hard-wrapped text with a blank line behind every line', () => {
  const lines = [
    '夜班渡轮从上周五起恢复，首班船二十一时三十分离岸，',
    '沿途停靠三处码头，末班船零时四十分到岸，船票与白天一',
    '样，月票照用，夜里不加价，码头上的灯一直亮到天明。',
    '轮机长老简推迟了退休，他说夜里的江面安静得很，听得见',
    '机器哪里不舒服，白天就不行，白天的江上全是汽笛声。',
    '公司同时公布了雨雾停航的标准，能见度不足五百米时，夜',
    '航改由接驳客车绕行大桥，票价不变，由调度员在现场通',
    '知，乘客可以在候船室里等车，也可以退票。',
  ];

  it('raises no alarm', () => {
    expect(flagsOf(lines.join('\n\n'))).toEqual([]);
  });

  it('is searched for cuts as other hard-wrapped text is', () => {
    const cut = [...lines.slice(0, 7), '', ...lines.slice(7)].join('\n\n');
    expect(flagsOf(cut)).toEqual(['split-paragraph \n\n\n\n']);
  });
});

describe('a sentence that names a page raises no alarm', () => {
  it.each(['. (Full story, page 4)', '. Full story, page 4', '. [Editorial, page 8]', '. (Turn to Page 4)'])(
    '%s',
    (end) => {
      const [first, ...others] = prose.en.split('\n\n');
      expect(flagsOf([first!.replace(/\.$/u, end), ...others].join('\n\n'))).toEqual([]);
    },
  );
});

describe('what the program that extracted the text has written at every page raises no alarm', () => {
  it.each([
    ['a logo', '![](https://cdn.example.org/pages/2021/03/04/a04/images/logo-of-the-paper.png)'],
    ['comments', '<!-- PageBreak -->\n<!-- PageHeader="海城日报 2021年3月4日 星期四 A04版 要闻" -->'],
    [
      'a head in a tag',
      '<page_header>The Harwick Courier, Friday, March 3, 1922, price two cents</page_header>',
    ],
  ])('%s', (_, mark) => {
    for (const paragraphs of [prose.en, prose.zh])
      expect(flagsOf(paragraphs.split('\n\n').join(`\n\n${mark}\n\n`))).toEqual([]);
  });
});

describe('what is set line by line raises no alarm', () => {
  it.each([
    [
      'verse',
      'en',
      'The River\n\nI stood upon the bridge at noon,\nand saw the water going by,\nit sang a slow and ancient tune\nbeneath a grey and windless sky.',
    ],
    [
      'small advertisements',
      'en',
      'For sale\n\nbicycle, lady’s, little used, 40 pounds. Tel. 55123\npram, as new. Tel. 55871\nthree hens and a cockerel, good layers. Box 12\nplough, needs a new share',
    ],
    [
      'births',
      'en',
      'Births\n\nto Anna and Peter Hill, a son, James, on March 1\nto Ruth Cole, twin girls, on March 2\nto Mary and John Reed, a daughter',
    ],
    ['verse', 'zh', '河边\n\n我站在正午的桥上，\n看河水慢慢流过，\n它唱着一支古老的歌，\n在灰色无风的天空下'],
    [
      'a poem without marks',
      'zh',
      '清明\n\n细雨落在山坡上\n落在父亲的坟前\n我听见泥土里的声音\n像一粒种子\n慢慢醒来',
    ],
    [
      'notices',
      'zh',
      '遗失声明\n\n王小红遗失身份证一张，号码略，声明作废\n李大勇遗失驾驶证，声明作废\n陈桂芳遗失营业执照副本，声明作废',
    ],
    [
      'the weather, times and shares',
      'zh',
      '各地天气\n\n北京 晴 8~20℃\n上海 小雨 12~16℃\n广州 雷阵雨 20~26℃\n\n列车时刻\n\nK101 青水 08:12 省城 11:40\nK103 青水 14:25 省城 17:55\n\n股票行情\n\n青水股份 12.30 +1.20%\n河口水泥 8.45 -0.35%',
    ],
    [
      'an interview',
      'zh',
      '对话校长\n\n记者：学校今年最大的变化是什么？\n校长：图书馆建好了\n记者：学生喜欢吗？\n校长：喜欢，每天都坐满了人',
    ],
  ] as const)('%s (%s)', (_, language, lines) => {
    expect(
      flagsOf(`${prose[language]}\n\n${lines}\n\n${prose[language].split('\n\n').toReversed().join('\n\n')}`)
        // The prose is on the page twice, so that it stands on both sides of the lines.
        .filter((flag) => !flag.startsWith('duplicate')),
    ).toEqual([]);
  });
});

describe('a list raises no alarm', () => {
  it.each([
    [
      'letters',
      'Das Amt bringt zur Versteigerung:\n\na) das Wohnhaus an der Landstraße mit Scheune und Stall;\n\nb) eine zehn Jauchart große Wiese im unteren Feld;\n\nc) Einen Acker in der Kornau, zwei Jauchart groß, nebst einem Garten.',
    ],
    [
      'letters with a full stop, or a 1 that was misread',
      'On fait savoir au public ce qui suit.\n\na. Une maison au faubourg, avec écurie et jardin, est à vendre.\n\ni. On demande à acheter de rencontre une barrique en bon état.',
    ],
    [
      'Roman numbers',
      'The meeting agreed on three things.\n\ni) the bridge must not cost more than was planned for it;\n\nii) the river path stays open while the work goes on;\n\niii) trees that are felled are replaced within the year.',
    ],
  ])('%s', (_, text) => {
    expect(flagsOf(text)).toEqual([]);
  });
});

describe('an item that ends without its full stop', () => {
  const around = (items: readonly string[], language: 'zh' | 'en') => {
    const [first, second, third] = prose[language].split('\n\n');
    return [first, second, ...items, third].join('\n\n');
  };

  it.each([
    ['a. 桥面的宽度；', 'b. 两岸引桥的走向；和', 'c. 施工期间行人的绕行路线。'],
    ['（一）由水利部门负责查清沿河的排污口，以及', '（二）由建设部门在明年汛期以前完成堤岸加固。'],
    ['九、各区负责本区内河道的日常保洁，和', '十、街道负责劝阻钓鱼和游泳的市民。'],
    ['第一、认真清点沿河的树木，以及', '第二、向居民公布砍伐和补种的数目。'],
    ['① 认真清点沿河的树木，以及', '② 向居民公布砍伐和补种的数目。'],
  ])('goes on with no other in Chinese: %s', (...items) => {
    expect(flagsOf(around(items, 'zh'))).toEqual([]);
  });

  it.each([
    ['1. that the clerk write to the county council, and', '2. copies of the letter be sent to the papers.'],
    ['(a) the old ferry stairs, with', '(b) the fountain and the benches around it.'],
    ['iii) the lamps along the river, and', 'iv) the handrail of the old ferry stairs.'],
    ['B) the lamps along the river, and', 'C) the handrail of the old ferry stairs.'],
  ])('goes on with no other in English: %s', (...items) => {
    expect(flagsOf(around(items, 'en'))).toEqual([]);
  });

  it('is cut where a number follows that is none of an item', () => {
    const [first, ...others] = prose.zh.split('\n\n');
    const cut = ['城东中学队在昨天的决赛中以2比', '1、总比分3比2战胜卫冕冠军，第一次捧起奖杯。'];
    const text = [first, ...cut, ...others].join('\n\n');
    expect(flagsOf(text)).toEqual(['split-paragraph \n\n']);
  });
});

describe('a note in italics raises no alarm', () => {
  it.each([
    ['zh', '*本文作者为青水河畔多年的居民和桥梁工程师*'],
    ['zh', '*这几年来，有人只看到工地和围挡，也有人在河边看到希望。*'],
    ['en', '_The writer has lived beside the river for many years and builds bridges_'],
  ] as const)('%s %s', (language, note) => {
    const [first, ...others] = prose[language].split('\n\n');
    expect(flagsOf([note, first, ...others].join('\n\n'))).toEqual([]);
    expect(flagsOf([first, note, ...others].join('\n\n'))).toEqual([]);
  });
});

describe('lines that Markdown breaks by hand', () => {
  const stanzas = [
    ['有人在河边种下第一棵', '柳树', '后来的人在树下坐了整整一个下午', '不说话'],
    ['桥还没有修好，摆渡的老人', '把绳子系在石头上', '他说水涨的时候连影子也过不去', '对岸'],
    ['我们把信折成船，放进慢慢', '变暗的水里', '看着它漂过最后一个码头和所有', '没有说完的话'],
    ['灯亮起来的时候，河水比夜', '还要安静', '只有柳树替我们数着那些还没有', '回来的人'],
  ];

  it('are lines, and no paragraphs of hard-wrapped text', () => {
    const poem = stanzas.map((lines) => lines.join('  \n')).join('\n\n');
    expect(readBlocks(poem).count).toBe(16);
    expect(flagsOf(`# 渡口\n\n${poem}`)).toEqual([]);
  });

  it('unless spaces stand behind all lines', () => {
    const page = stanzas.map((lines) => lines.map((line) => `${line}  `).join('\n')).join('\n\n');
    expect(readBlocks(page).wrapped).toBe(readBlocks(page.replaceAll('  \n', '\n')).wrapped);
  });
});

describe('a capital that was misread raises no alarm', () => {
  const [opening, closing] = [
    'The new library opened on Tuesday',
    'Its rooms stay open until ten in the evening',
  ];
  const page = (start: string) =>
    [
      `${opening}, and more than three thousand readers came in the rain.`,
      closing,
      `${start} has agreed to pay for a bus from the station, and Brewster thanked it for that.`,
      'Work on the second floor will go on until the spring, and a café opens in May.',
    ].join('\n\n');

  it.each([
    ['a word that sentences start with', 'nhe council'],
    ['a long word', 'tccording to the mayor, the council'],
    ['a word that nobody can say', 'xrl Anna Field and her council'],
    ['a name that stands elsewhere on the page', 'trewster, who leads the council,'],
  ])('%s', (_, start) => {
    expect(flagsOf(page(start))).toEqual([]);
  });

  it('but a word that is one goes on with the sentence before', () => {
    expect(flagsOf(page('and the council'))).toEqual(['split-paragraph \n\n']);
  });

  it('and so does the rest of a word with a hyphen', () => {
    const text = page('The council').replace(
      closing,
      'The club combines two seemingly contradict-\n\nory needs',
    );
    expect(flagsOf(text)).toContain('split-paragraph -\n\n');
  });
});

describe('a number or mark that ends a hard-wrapped paragraph', () => {
  const lines = [
    'The new library opened its doors on Tuesday, and more than\nthree thousand readers came in the rain.',
    'Its rooms stay open until ten in the evening, and on Sundays\nfrom noon until eight, the librarian said.',
    'Work on the second floor will go on until the spring, and the\ncafé by the door opens in May.',
  ];

  it('is no page number where the line above had no room for it', () => {
    const title = 'The ferries will be free of tolls for all from the spring of\n2013';
    expect(flagsOf([lines[0], title, lines[1], lines[2]].join('\n\n'))).toEqual([]);
  });

  it('nor is a full stop that has a line to itself a rule', () => {
    const paragraph = 'The ferries will be free of tolls for all from the spring on\n.';
    const text = [lines[0], paragraph, lines[1], lines[2]].join('\n\n');
    expect(readBlocks(text).count).toBe(4);
    expect(flagsOf(text)).toEqual([]);
  });

  it('nor is a per cent sign with its full stop dust', () => {
    const lines = [
      '市统计局昨天公布，今年上半年全市',
      '工业生产平稳，产值比上年增长了16',
      '%。',
      '',
      '服务业的增速也高于上年同期，其中',
      '旅游业最快。',
    ];
    expect(flagsOf(lines.join('\n'))).toEqual([]);
    expect(readBlocks(lines.join('\n')).count).toBe(2);
  });

  it('is one where the sentence goes on behind it', () => {
    const text = ['The ferries will be free of tolls for all from the spring and\n13', ...lines].join('\n\n');
    const cut = text.replace('The new library', 'until the new library');
    expect(flagsOf(cut)).toEqual(['split-paragraph \n13\n\n']);
  });
});

describe('what a colon announces', () => {
  it('may begin small', () => {
    const [first, second, third] = prose.en.split('\n\n');
    const list = [
      'The price takes in all of this:',
      'and all of it for ten pounds a head, from thirty heads on.',
    ];
    expect(flagsOf([first, ...list, second, third].join('\n\n'))).toEqual([]);
  });
});

describe('small letters at a start', () => {
  it.each([
    ['and the barn', true],
    ['a barn', true],
    ['v. Chr. gebaut', true],
    ['d. h. im Herbst', true],
    ['viel (siehe Seite 3)', true],
    ['à Paris', true],
    ['And the barn', false],
    ['a) the barn', false],
    ['b) Eine Wiese', false],
    ['iv) the barn', false],
    ['i. On demande', false],
    ['j . Le public', false],
    ['iPod sales', false],
    ['eBay said', false],
    ['3 barns', false],
    ['市政府', false],
    ['', false],
  ])('%j: %s', (text, small) => {
    expect(startsSmall(text, 0)).toBe(small);
  });
});

describe('what is read in dust and folds raises no alarm', () => {
  it.each(['. ,', "' .", '|', '~ -', '■', '_ _ _'])('between paragraphs: %s', (specks) => {
    expect(flagsOf(prose.zh.replaceAll('\n\n', `\n\n${specks}\n\n`))).toEqual([]);
    expect(flagsOf(prose.en.replaceAll('\n\n', `\n\n${specks}\n\n`))).toEqual([]);
  });

  it.each(['fi .', 'ii', 'a i', '人 .', '二 一'])('as a letter or two: %s', (specks) => {
    const own = /[a-z]/.test(specks) ? prose.en : prose.zh;
    expect(flagsOf(own.replaceAll('\n\n', `\n\n${specks}\n\n`))).toEqual([]);
  });

  it.each([',', "'", '|', '`'])('behind a full stop: %s', (speck) => {
    expect(flagsOf(prose.en.replaceAll('.\n', `. ${speck}\n`))).toEqual([]);
  });
});

describe('text without capitals', () => {
  it('does not go on at each paragraph', () => {
    expect(flagsOf(`${prose.en}\n\n${prose.en.replaceAll(/[aeiou]/g, 'e')}`.toLowerCase())).toEqual([]);
  });

  it('is searched for cuts', () => {
    const cut = prose.en.replace('and half from', ', and half of it,\n\nfrom').toLowerCase();
    expect(flagsOf(cut)).toEqual(['split-paragraph \n\n']);
  });
});

/** As wire services and telegrams wrote. */
describe('text in capitals', () => {
  const wrapped = prose.en
    .toUpperCase()
    .replaceAll(/(?=\S)(.{1,40})(?:\s|$)/g, '$1\n')
    .replaceAll('\n\n\n', '\n\n');

  it('has no running head in the last line of a paragraph', () => {
    expect(wrapped).toMatch(/\n\n/);
    expect(readBlocks(wrapped).wrapped).toBe(true);
    expect(flagsOf(wrapped)).toEqual([]);
  });

  it('is searched for cuts', () => {
    const cut = prose.en.replace('and half from', ', and half of it,\n\nfrom').toUpperCase();
    expect(flagsOf(cut)).toEqual(['split-paragraph \n\n']);
  });

  it('goes on in no heading that stands out by its capitals', () => {
    const [first, ...others] = prose.en.split('\n\n');
    const text = [first!.replace(/\.$/, ','), 'THE WEATHER THIS WEEK. Fair, with rain on Friday.', ...others];
    expect(flagsOf(text.join('\n\n'))).toEqual([]);
  });

  it('has no datelines between its dashes', () => {
    const text = prose.en
      .replace('. Work', '. But work - and nobody said so before - ')
      .replace('. Half', '. Half - not more');
    expect(flagsOf(text.toUpperCase())).toEqual([]);
  });
});

describe('lines far wider than the column', () => {
  const list = Array.from({ length: 12 }, (_, index) => `青水股份第${index}号 12.30`).join('\n');

  it('are paragraphs, and the page is not hard-wrapped', () => {
    const { wrapped, count } = readBlocks(`${prose.zh}\n\n${list}\n\n${prose.zh}`);
    expect({ wrapped, count }).toEqual({ wrapped: false, count: 18 });
  });

  it('are none of a column that they stick out of, and do not make it wider', () => {
    const column = Array.from({ length: 40 }, () => prose.zh.replaceAll(/[^\n]{12}/gu, '$&\n')).join('\n\n');
    const address = '地址：https://www.example.org/p12';
    expect(readBlocks(`${column}\n\n电话和\n${address}\n都没有变`).wrapWidth).toBe(24);
  });

  it('may stand over a hard-wrapped page, as a masthead does', () => {
    const column = prose.zh.replaceAll(/[^\n]{15}/gu, '$&\n');
    expect(readBlocks(`青水日报　　　　二〇一六年四月十二日　　　　第四版\n\n${column}`).wrapped).toBe(true);
  });
});

describe('a heading of a few characters', () => {
  const [before, ...others] = prose.zh.split('\n\n') as [string, ...string[]];

  it.each(['讣告', '更正', '以案说法', '读者来信'])(
    'behind a paragraph that has lost its full stop goes on with none: %s',
    (heading) => {
      const text = [before, others[0]!.replace(/。$/u, ''), heading, others.at(-1)!].join('\n\n');
      expect(flagsOf(text)).toEqual([]);
    },
  );
});

describe('what ends without a full stop and is whole raises no alarm', () => {
  /** Every paragraph has its mark: one without looks cut. */
  const kept = [
    '市政府常务会议昨天决定投资四千二百万元，在青水河上修建一座人行桥，工程将于秋季开工。',
    '老陈在码头边开了三十年修鞋铺，手艺是跟父亲学的，如今带着两个徒弟。',
    '菜市场的摊位重新划过线，卖鱼的都搬到了靠河的一边，地面干爽了许多。',
    '中学的天文台今晚向市民开放，天气晴好的话可以看到土星的光环。',
    '邮局把营业时间提前到八点，方便赶早班车的人寄取包裹。',
    '植物园的山茶开了一半，园方说下周末会是最好的时候，门票不涨。',
    '剧团排了一出新戏，讲的是水手和灯塔看守人的故事，月底首演。',
    '消防队上月出动四十七次，其中一半是取钥匙和摘马蜂窝。',
    '气象站提醒，夜里有霜，菜农最好在天黑以前把棚膜盖好。',
    '老火车站的钟停了二十年，上个月有人把它修好了，每到整点都会敲响。',
    '养蜂人把蜂箱搬到了山腰，那里的槐花比河谷里晚开十天。',
    '游泳馆换了新水，池底的瓷砖也补过，孩子们排着队等开门。',
    '县里的养老院添了一间活动室，老人们在里面下棋、唱戏、做纸花。',
    '码头工人改用电动叉车以后，夜里安静了许多，附近的人睡得好了。',
    '果农说，今年的枇杷个头小，甜味却足，卖得比去年快。',
    '粮站收购新麦的价格每斤涨了三分钱，农户用三轮车一趟趟往里送。',
    '学校食堂把剩饭称重公布，一个月下来少了将近一半。',
    '图书馆门前的银杏被雷劈过，园林工人用铁箍把树干箍了起来。',
  ].join('\n\n');

  it.each([
    ['a correction', '本报3月1日第三版《老街改造启动》一文中，“五百户”应为“三百户”，特此更正并致歉'],
    ['a note of the editors', '编者按：老街改造关系千家万户。本报今起推出系列报道，敬请关注'],
    ['a call for papers', '来稿一经采用，稿酬从优'],
    ['a loss', '李强遗失驾驶证，声明作废'],
    ['a pull quote', '“把每一件小事做好，日子就会好起来。” ——市民 周大海'],
    ['a horoscope', '白羊座：工作上会有新的机会，注意与同事沟通\n\n双子座：感情有波动，宜静不宜动'],
    ['rates', '上证指数　3012.45　↑0.52%\n\n人民币对美元中间价　6.7123'],
    ['figures that were drawn', '排列五　第19123期　7　0　2　4　9'],
  ])('%s', (_, lines) => {
    for (const next of [
      '在未来5年里，城西的公交线路将增加到十二条，司机从现在起培训。',
      '今年1-6月，全市公共财政收入6850万元，比去年同期多一成。',
      '7月12日，水厂的第一台机组开始试运行，工人们在机房里守了一夜。',
      '事情也一再翻转，一会是说要修，一会是说不修，居民没有了耐心。',
      '先旨声明，本文重点并不在分析水厂的账目。',
      '至於渡輪，船務公司說夜班會照開，票價不變。',
    ])
      expect(flagsOf(`${kept}\n\n${lines}\n\n${next}`)).toEqual([]);
  });

  it('but a sentence that is cut within its last words is', () => {
    expect(
      flagsOf(`${kept}\n\n工程队说，桥面铺装要等到天气\n\n转暖以后才能开始，居民还要等上一阵。`),
    ).toHaveLength(1);
  });
});

it('a picture on one line in HTML raises no alarm, whatever its caption says twice', () => {
  const caption = '图为读者在新馆大厅里排队办理借书证，馆员在旁边指点。本报记者 李明 摄';
  const figure = `<figure><img src="a.jpg" alt="${caption}"><figcaption>${caption}</figcaption></figure>`;
  expect(flagsOf(`${prose.zh}\n\n${figure}\n\n海边的渔民清晨出海，中午带着鲜鱼回港。`)).toEqual([]);
});
