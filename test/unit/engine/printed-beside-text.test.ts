import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions, type Finding } from '../../../src/engine/index.ts';

const page = (...blocks: string[]) => `${blocks.join('\n\n')}\n`;
const told = (text: string): Finding[] =>
  analyse(text).findings.filter(({ severity }) => severity !== 'info');
const kinds = (text: string) => told(text).map(({ kind }) => kind);
const taken = (text: string) => takeSuggestions(text, analyse(text)).text;

const zh = [
  '老贺在码头上摆了二十年的修鞋摊，来往的船工几乎没有不认识他的。他补鞋从不先问价钱，补完了才伸出两个指头。',
  '摊子旁边放着一只铁皮箱，里面分门别类装着鞋钉、蜡线和剪好的胶皮，最底下压着一本翻烂的账簿，记的都是别人欠他的零钱。',
  '去年秋天码头改建，老贺的摊子搬到了桥洞里。他说这样也好，下雨天不用收摊，只是来的人少了一半。',
];
const en = [
  'The cobbler on the quay has mended shoes there for twenty years, and there is hardly a sailor on the river who does not know him. He never names a price before the work is done.',
  'Beside his stool stands a tin box with nails, waxed thread and strips of rubber, and under them lies a ledger with all the small change that people owe him.',
  'Last autumn the quay was rebuilt and he moved below the bridge. It keeps the rain off, he says, but half of his customers no longer find him.',
];

describe('a headline in capitals', () => {
  const cut = (between: string) =>
    page(
      en[0]!,
      'Beside his stool stands a tin box with nails and waxed',
      between,
      `thread, and under them lies a ledger.`,
      en[2]!,
    );

  it('is no running head: it does not go where a sentence is joined', () => {
    expect(taken(cut('A FRIGHTFUL RUNAWAY.'))).toContain('A FRIGHTFUL RUNAWAY.');
    expect(kinds(page(en[0]!, 'TERMS: TWO DOLLARS A YEAR,', 'A FRIGHTFUL RUNAWAY.', en[1]!, en[2]!))).toEqual(
      [],
    );
  });

  it('is one where it stands on each page', () => {
    const text = page(
      'TOWN AND COUNTY',
      'The bakery on the corner sells its last loaves at noon, and the baker goes home to sleep.',
      cut('TOWN AND COUNTY'),
    );
    expect(kinds(text)).toEqual(['split-paragraph']);
    expect(taken(text).split('TOWN AND COUNTY')).toHaveLength(2);
  });
});

describe('mastheads, datelines and running heads', () => {
  it.each([
    '2021年9月9日　星期四　第7版　港口·航线',
    '2015年4月2日　清明特刊　16开小版　第9页',
    '中華民國二十四年六月十四日　星期五',
    '社址廣州光復中路　電話一三○四七　今日出紙三大張　零售每份銅仙六枚',
    '第四版　民國九年四月九日　晶　報　庚申年二月廿一日　星期五',
  ])('%s is no half of a sentence', (line) => {
    expect(kinds(page('港口日报', line, '要闻', '修鞋匠的桥洞', ...zh))).toEqual([]);
    const halves = [zh[1]!.slice(0, 40), zh[1]!.slice(40)];
    expect(taken(page(zh[0]!, halves[0]!, line, halves[1]!, zh[2]!))).toBe(page(...zh));
  });
});

describe('who wrote it', () => {
  it.each(['mt', 'H. Sarrazin'])('behind the last sentence, as %s, ends it', (signature) => {
    const text = page(
      en[1]!,
      `${en[0]!} ${signature}`,
      'IN FIGURES',
      'COPPER ............ 6,143.80   (+0.4 %)\nZINC .......... 2,026.15   (–0.2 %)',
      en[2]!,
    );
    expect(kinds(text)).toEqual([]);
  });

  it('an address of a notice is no rest of a name', () => {
    expect(
      kinds(
        page(
          ...en,
          'Dwight E. Hotchkiss, Personal Representative\nc/o Suarez & Pell, P.C.\n29 W. Main St., Suite 2',
        ),
      ),
    ).toEqual([]);
  });

  it('of a letter of the 1920s is no sentence that goes on', () => {
    expect(
      kinds(
        page(
          zh[0]!,
          '得此一欄、未始非助茶餘酒後之談興也、諸君以爲然否、　長溪老生啓',
          '第三版　民國九年四月三日',
          zh[1]!,
          zh[2]!,
        ),
      ),
    ).toEqual([]);
  });
});

it('a report whose first line has a space behind the dateline is no headline, and a cut in it is told', () => {
  const text = [
    '',
    '出现在柳巷街道，为141.6毫米，属大暴雨量级。',
    '',
    '■ 律师说法',
    '',
    '车泡了水，该找谁赔？',
    '',
    '泓正律师事务所律师裴立夏认为，要分三种情况：',
    '',
    '1. 投保了涉水险的，应第一时间报案，切记不要二次点火；',
    '',
    '2. 物业未尽到维护排水设施义务的，车主可以依据服务合同要求其承担相应责任；',
    '',
    '3. 因极端天气造成、物业又已尽责的，一般由车主自行承担或由保险公司理赔。',
    '',
    '今天出行请绕开这些路段',
    '',
    '本报讯（记者 卫桐）截至昨晚9点，城区仍有四处积水未退：松江路下穿立交、机床厂西侧涵洞、纺织大道与育才街路口、老火车站广场',
    '',
    '东南角。公交7路、22路、夜3路临时改线，不停靠“纺织大道”“育才街口”两站。',
    '',
    '交警提醒，开车涉水应挂低挡、稳油门，水深超过轮胎一半时不要强行通过。遇到井盖缺失，可拨打热线报告。',
    '',
    '天气',
    '',
    '今天：多云转阵雨，偏南风3到4级，24℃～31℃',
    '',
    '明天：雷阵雨，局部大雨，23℃～28℃',
    '',
    '后天：阴转多云，24℃～32℃',
  ].join('\n');
  expect(kinds(text)).toEqual(['split-paragraph']);
});

describe('in hard-wrapped text', () => {
  it('poems and lists below it, and columns that break off in it, leave it so', () => {
    const essay = [
      '　　母亲有一杆秤，枣木的，秤杆被手汗浸得油红发亮，秤星是',
      '一粒一粒嵌进去的铜，在灯底下看，像夏天夜里的银河。',
      '　　这杆秤是姥爷给的陪嫁。姥爷走村串乡收鸡蛋，一辈子没跟',
      '人红过脸，临终把秤递给母亲，说，星子有十六颗，前面七颗是',
      '',
      '北斗，当中六颗是南斗，末尾三颗是福、禄、寿。少人家一两，',
      '折福；少二两，损禄；少三两，就要短寿了。母亲那年十九岁，',
      '把这番话当了真，一当就是一辈子。',
      '　　我上小学那几年，家里在集上卖豆芽。每逢农历二、七，母',
      '亲天不亮就起来，把两大筐豆芽用井水冲得雪白，挑到八里外的',
      '大集。我放了寒假，便跟着去看摊子。别人卖豆芽，秤杆一平就',
      '',
      '倒进篮子，母亲偏要让秤杆翘得老高，秤砣眼看要滑下来，这才',
      '作罢，末了还添上一小把。',
    ];
    const poem = [
      '诗二首',
      ...Array.from({ length: 6 }, () => [
        '井台上的石头',
        '被绳子磨出了牙',
        '它咬住每一个黄昏',
        '不肯松口',
      ]).flat(),
    ];
    const cuts = told([...essay, '', ...poem].join('\n')).filter(({ kind }) => kind === 'split-paragraph');
    expect(cuts).toHaveLength(2);
  });
});

it('a notice that sets one sentence in lines, a name on its own, is not broken', () => {
  const text = page(
    'La cérémonie sera célébrée samedi à 10 h 30. Ni fleurs ni plaques, des dons pour la recherche.',
    "La direction et l'ensemble du personnel de la Faïencerie Marchal ont appris avec émotion la disparition de",
    'Monsieur Fernand WEISSE\ncontremaître retraité, médaillé du travail',
    "et prient son épouse de trouver ici l'expression de leurs sincères condoléances.",
    'ont la tristesse de vous faire part du décès de',
    'Madame Simone AUBERTIN\nnée Collignon',
    "survenu à l'hôpital de Sarrebourg le 2 mai 2016, dans sa quatre-vingt-huitième année.",
  );
  expect(kinds(text)).toEqual([]);
});

it('a notice of death without a mark at its lines is not broken', () => {
  const text = page(
    ...zh,
    '恸于2019年2月19日（星期二）下午3时10分寿终内寝，享寿积闰八十有九',
    '灵柩停柩于住家：12, Lorong Mawar 3, Taman Bunga, 08000 亚罗坡',
    '择于2月23日（星期六）早上11时举殡，随即发引至吉中华人义山安葬',
    '孝男：杨启明　杨启光',
    '孝女：杨丽珍　杨丽珠',
  );
  expect(kinds(text)).toEqual([]);
});

it('a headline over two lines below the date is not broken', () => {
  const text = page(
    '4 | NEWS',
    'Thursday 13 March 2014 · The Northern Courier',
    'TRANSPORT',
    'Bridge closure will last\nuntil August, council admits',
    'Engineers found cracks in 11 of the 14 hangers they have inspected so far',
    'Helen Adeyemi\nTransport correspondent',
    ...en,
  );
  expect(kinds(text)).toEqual([]);
});

it('a row of a table has no rest in the headline below it', () => {
  const text = [
    'HOW THEY STAND',
    '',
    'Caldervale     29 18  5  6  41',
    'Wyre Town      29 15  6  8  36',
    'Kirk Mills     28  6  4 18  16',
    '',
    '        Club must pay for',
    '          broken window',
    '',
    '  Wyre Town have been told to pay',
    '37s. 6d. for a bedroom window bro-',
    "ken by their centre-forward's pen-",
    'alty kick at Oldcotes on January',
    '16.',
  ].join('\n');
  expect(kinds(text)).toEqual([]);
});

it('the sign of a writer begins no half of a sentence, above or below the text', () => {
  const sign = '                                                                        -pf-';
  const text = page(
    'ZUM NACHDENKEN',
    `    „Das Schwerste am Fußball ist der Montag." (Ein Trainer, der nicht genannt sein will)\n${sign}`,
    'hw. Der Skilift Oberloh wird am Samstag eröffnet. Die Gemeinde hat die Masten streichen lassen.',
  );
  expect(kinds(text)).toEqual([]);
});

it('who wrote it, and where, stand between a standfirst and the text', () => {
  const text = page(
    'LA COOPERATIVA SIGUE ABIERTA',
    'La plantilla se encierra en la nave y propone producir por\nsu cuenta los pedidos de Reyes',
    'VICENT SEMPERE-GALIANA / ALICANTE',
    'Quince mil cabezas de vinagre de palma esperan en la nave a que alguien las pinte. Los trabajadores duermen allí desde el lunes.',
    'La dirección no ha respondido a la propuesta. El comité se reunirá mañana con el alcalde en el ayuntamiento.',
  );
  expect(kinds(text)).toEqual([]);
});

describe('a copy of all the text below a headline', () => {
  it('goes, though it stands first: that headline would head nothing', () => {
    const brief =
      '6857次列车于1955年8月开行，最初由蒸汽机车牵引，1989年改用内燃机车，全程停靠十一个小站。沿线的菜农每天挑着担子上车，车上有一节车厢专门拆了座椅，给他们放筐。';
    const text = page(
      '# 修鞋匠的桥洞',
      ...zh,
      brief,
      '# 一趟慢车',
      brief,
      '# 开往春天',
      '花农把第一批郁金香运到了车站，站长让人把它们摆在候车室的窗台上，等车的人都过去看。',
    );
    const [copies] = told(text);
    expect(copies).toMatchObject({ kind: 'duplicate', suggested: { remove: [0] } });
    expect(copies!.reasons).toContainEqual({ code: 'only-text', params: { copy: 'B' } });
  });
});

describe('the first line of a report, cut behind few words', () => {
  const cutBehind = (lead: string, rest: string) =>
    [
      '凌晨三点的修鞋摊',
      lead,
      rest,
      ...zh,
      '一周菜价',
      '青菜　1.80元/斤',
      '番茄　2.20元/斤',
      '土豆　1.30元/斤',
    ]
      .join('\n')
      .concat('\n');

  it.each([
    ['晚报讯（见习记者 白露）家住杨浜新村的', '读者顾先生来电反映，小区门口的停车位被一辆面包车占了三年。'],
    ['〔記者施文昌／彰化報導〕田中', '鎮大埤圳幹線淤積嚴重，二期稻作進入分蘗盛期，下游水量不足。'],
    ['（高乌20日讯）一辆载满红', '毛丹的货车，今早6时许在南北大道北上方向失控撞上路堤。'],
  ])('%s ¶ … goes on below: no headline opens so, and no line of a list', (lead, rest) => {
    const cut = told(cutBehind(lead, rest));
    expect(cut.map(({ kind }) => kind)).toEqual(['split-paragraph']);
    expect(taken(cutBehind(lead, rest))).toContain(lead + rest);
  });
});

describe('a short sentence that breaks off before a capital', () => {
  it.each([
    [
      'The Mayor will open the new boathouse at',
      'Upton Weir at half past ten on the morning of the regatta.',
      en,
    ],
    [
      'Ein mit Kies beladener Lastwagen aus Rinteln hat am Mittwoch die',
      'Hofmauer des Landwirts Pape gerammt, verletzt wurde niemand.',
      [
        'Der Schuster am Hafen flickt dort seit zwanzig Jahren die Schuhe, und kaum ein Schiffer auf dem Fluss kennt ihn nicht.',
        'Neben dem Hocker steht eine Kiste mit Nägeln und Wachsfaden, und darunter liegt ein Heft mit allem, was man ihm schuldet.',
        'Im Herbst wurde der Kai umgebaut, und er zog unter die Brücke. Dort bleibe er trocken, sagt er, aber die Kunden fänden ihn nicht mehr.',
      ],
    ],
  ])('%s ¶ …: no headline ends so', (head, tail, others) => {
    const text = page(others[0]!, others[1]!, head, tail, others[2]!);
    expect(kinds(text)).toEqual(['split-paragraph']);
    expect(taken(text)).toContain(`${head} ${tail}`);
  });
});

it('a sentence goes on behind the number that it names, a small advertisement does not', () => {
  const [asks, rest] = [
    '市民如有疑问，可在工作日拨打服务热线87654321',
    '咨询具体办理流程，也可以到街道办事处当面提出。',
  ];
  expect(kinds(page(zh[0]!, asks, rest, zh[1]!, zh[2]!))).toEqual(['split-paragraph']);
  const ads = [
    '【家政】　诚聘住家保姆，照顾卧床老人，月薪六百五十元。电话2218306',
    '【声明】　张洪宝遗失证书，编号略，声明作废。',
  ];
  expect(
    kinds([...zh, '分类信息', ...ads, '广告内容由发布者负责，读者交易前请查验有关证件。'].join('\n')),
  ).toEqual([]);
});
