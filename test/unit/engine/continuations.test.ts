import { describe, expect, it } from 'vitest';
import {
  analyse,
  applyEdits,
  suggestedEdits,
  takeSuggestions,
  type Finding,
} from '../../../src/engine/index.ts';
import { buses, games, paragraph, weather } from '../../support/passages.ts';

const opening = [
  '本报讯（记者王伟）市图书馆新馆昨日开放，首日接待读者三千人次。馆内设有座位八百个，藏书四十万册，全部免费借阅。',
  '新馆位于城东公园旁，建设历时两年。馆长介绍，图书馆每周开放六天，晚间延长到九点，方便上班的读者借书和阅览。',
].join('\n\n');
const harvest = [
  '今年夏粮丰收已成定局。据农业部门统计，全县小麦播种面积六十万亩，平均亩产比去年增加二十公斤，农民收入随之提高。',
  '收割机手老赵说，他从五月底起一路向北，跨了三个省，每天收割小麦近百亩，机器修了四次，人只睡五个小时。',
].join('\n\n');

function kinds(text: string): string[] {
  return analyse(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ kind }) => kind);
}

function only(text: string, kind: Finding['kind']): Finding {
  const found = analyse(text).findings.filter(
    (finding) => finding.kind === kind && finding.severity !== 'info',
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('displaced text', () => {
  const page = (between: string) =>
    `${opening}\n\n市民张女士带着孩子在少儿阅览室坐了一下午，她说，这里的绘本比家里\n\n${between}\n\n多得多，周末还要再来，孩子也舍不得走。\n\n${harvest}`;

  it.each([
    '图为读者在新馆阅览。本报记者 李强 摄',
    '（下转第三版）',
    '■ 相关链接',
    '* * *',
    '<!-- PageBreak -->',
    '![](images/3f2a91.jpg)',
    '[图片]',
  ])('is found behind “%s”, and its fix brings it to its head', (between) => {
    const text = page(between);
    const finding = only(text, 'displaced-continuation');
    expect(
      finding.kind === 'displaced-continuation' && text.slice(finding.tail.start, finding.tail.start + 3),
    ).toBe('多得多');
    const corrected = applyEdits(text, finding.fixes[0]!.edits);
    expect(corrected).toContain('比家里多得多，周末');
    expect(corrected).toContain(`\n\n${between}\n\n今年夏粮`);
  });

  it.each([
    [' |', ''],
    ['', '| '],
    [" '", '_ '],
  ])('comes to its head without the specks at their ends: %j, %j', (behind, before) => {
    const caption = '图为读者在新馆阅览。本报记者 李强 摄';
    const text = page(caption).replace('比家里', `比家里${behind}`).replace('多得多', `${before}多得多`);
    for (const { edits } of only(text, 'displaced-continuation').fixes) {
      const corrected = applyEdits(text, edits);
      expect(corrected).toContain('比家里多得多，周末');
      expect(corrected).toContain(`\n\n${caption}\n\n今年夏粮`);
    }
  });

  it.each([
    ['an advertisement', '新华家具城周年庆\n全场七折起 电话：5551234\n地址：人民路88号'],
    ['a pull quote', '■ 馆内设有座位八百个'],
    ['the heading of an advertisement', '广告'],
    ['two lines of an advertisement', '宏达家具城 国庆大酬宾\n\n地址：中山路88号 电话：62223456'],
    ['an address', 'wangwei@example.com'],
  ])('is found behind %s', (_, between) => {
    const text = page(between).replace('绘本比家里', '活动不少，以文化体').replace('多得多', '育活动为主');
    const finding = only(text, 'displaced-continuation');
    expect(applyEdits(text, finding.fixes[0]!.edits)).toContain('以文化体育活动为主，周末');
  });

  it.each([
    'An artist’s view of the bridge. COUNTY ENGINEER',
    'Mayor Ann Lee cuts the ribbon. (AP Photo/Jane Doe)',
    'The bridge at dawn. Photo by Mark Hill',
    'The bridge at dawn. Photo: J. Miller',
    '“It has been a long time coming.”\nDavid Orme',
    'Smith’s Furniture\nAnniversary sale, up to 40% off\nCall 555-1234',
  ])('is found behind what the layout puts into English text: %s', (between) => {
    const text = [
      'HARWICK — The town council voted on Wednesday night to spend four million dollars on a new bridge.',
      '“It has been a long time coming,” said David Orme, who has walked six miles round since he was a boy.',
      'The bridge will be three hundred feet long and twenty feet wide, with a lane for bicycles',
      between,
      'on either side and lamps every sixty feet, according to plans that the engineer laid before the council.',
      'Half of the money comes from the county and half from the lottery fund.',
    ].join('\n\n');
    const finding = only(text, 'displaced-continuation');
    expect(applyEdits(text, finding.fixes[0]!.edits)).toContain('bicycles on either side');
    expect(kinds(text)).toHaveLength(1);
  });

  it('is found where the page says that it goes on elsewhere, among other news', () => {
    const text = [
      'Council splits on bridge vote',
      'The City Council voted on Wednesday to spend four million dollars. One councilman said that the bridge would connect the schools on the west bank with the',
      'See BRIDGE, A4',
      'Storm shuts schools for a second day',
      'Schools in three counties stayed closed on Thursday after a storm brought down trees. Crews were at work on all main roads.',
      'BRIDGE: Council splits on vote\nfrom A1',
      'library and the swimming pool on the east bank, and that children could then walk to both.',
      'Work is to begin in the fall.',
    ].join('\n\n');
    const finding = only(text, 'displaced-continuation');
    expect(applyEdits(text, suggestedEdits([finding]))).toContain('west bank with the library and the');
    expect(kinds(text)).toHaveLength(1);
  });

  it('is found in Latin script', () => {
    const text = [
      'The library opened its new reading room on Monday, and three thousand people came on the first day.',
      'The head librarian said that the room would stay open until nine in the evening, so that the',
      'ADVERTISEMENT',
      'people who work in the shops of the old town could borrow books after hours.',
      'Entry is free, and the room has eight hundred seats and forty thousand volumes.',
    ].join('\n\n');
    const finding = only(text, 'displaced-continuation');
    expect(applyEdits(text, suggestedEdits([finding]))).toContain('so that the people who work');
  });

  const bridge = [
    '本报讯（记者李强）跨江大桥昨日合龙，比计划提前了两个月。大桥全长一千二百米，桥面双向四车道。',
    '项目经理说，合龙那天气温正好，误差只有三毫米。明年春天大桥通车以后，两岸的车程将缩短到十分钟。',
  ].join('\n\n');
  const cut = [
    '市民张女士带着孩子在少儿阅览室坐了一下午，她说，这里的绘本比家',
    '里多得多，周末还要再来。',
  ] as const;

  it('is found at the end of the page, behind another article', () => {
    const text = `${opening}\n\n${cut[0]}\n\n${bridge}\n\n${cut[1]}`;
    const finding = only(text, 'displaced-continuation');
    const corrected = applyEdits(text, suggestedEdits([finding]));
    expect(corrected).toContain(cut.join(''));
    expect(corrected.split('\n\n')).toHaveLength(text.split('\n\n').length - 1);
    expect(kinds(corrected)).toEqual([]);
  });

  it('is not seen where a caption stands between two whole paragraphs', () => {
    expect(kinds(`${opening}\n\n图为读者在新馆阅览。本报记者 李强 摄\n\n${harvest}`)).toEqual([]);
  });

  it.each(['# 国际新闻', '## 图书馆搬家'])(
    '%s between the halves is no half itself, and stays',
    (heading) => {
      const [head, tail] = ['评审组来到老城区，实地查看了正在修缮的古桥和', '三处院落，并听取了居民的意见。'];
      const text = [opening, head, heading, tail, harvest].join('\n\n');
      const { fixes } = only(text, 'displaced-continuation');
      expect(applyEdits(text, fixes[0]!.edits)).toBe([opening, head + tail, heading, harvest].join('\n\n'));
    },
  );
});

it('a short rest right behind its head is joined, whatever the next paragraph begins with', () => {
  const lines = [
    '海鲜市场搬家记',
    '凌晨三点，天海旧渔港。最后一车冰块倒进泡沫箱，老板娘阿珍直起腰，朝对面的档口喊了一声：“走啦，新家见！”在这里卖',
    '了二十六年海鲜的她，今天要和三百多个街坊一起搬到六公里外的新',
    '市场去。',
    '旧渔港市场建于1994年，由于年久失修，一到台风天就水浸，最深的时候水能没过膝盖。排污管道更是堵了又通、通了又堵。',
    '“不舍得是有的，但是新市场有地下冷库，有海水循环系统，鱼能多活两天，我们就少亏两天。”阿珍给记者算了一笔账。',
    '截至昨晚八点，新市场已有二百八十七个档口完成进驻，入驻率超过九成。',
  ];
  const text = lines.join('\n');
  expect(kinds(text)).toEqual(['split-paragraph', 'split-paragraph']);
  expect(takeSuggestions(text, analyse(text)).text).toContain('六公里外的新市场去。\n旧渔港');
});

it('a head goes on with its neighbour, not with a later paragraph that begins as a text does', () => {
  const lines = [
    '凌晨三点，一车西瓜翻在高架上',
    '热心司机停车帮捡　瓜农：一个没少',
    '晚报讯（记者 陆一帆）昨天凌晨3时许，一辆满载西',
    '瓜的农用车在内环高架北向南靠近泗塘路下匝道处侧翻，五千多斤西瓜滚了一地。让瓜农老焦没想到的是，后面的司机一个接一个停了下来，打着双闪，下车帮他捡瓜。',
    '老焦今年五十三岁，安徽灵璧人，在江州卖了十一年瓜。他说，当时',
    '为了避让一块掉在路上的泡沫板，方向打急了，车子一歪就躺下了，人倒没事，只是胳膊蹭破了一点皮。“我坐在地上，心想这一车瓜算是完了。”',
    '第一个停下来的是出租车司机黄国庆。他先把三角牌放到一百米外，又打了报警电话，然后蹲下来捡瓜。不到十分钟，又有七八辆车靠边，有人从后备箱拿出塑料筐，有人干脆脱了外套来兜。',
    '交警赶到时，能捡的瓜已经在护栏边码得整整齐齐。“我们在高架上处理翻车十来年了，见过哄抢的，没见过这么捡的。”内环高架大队民警邵峰说。',
    '清点下来，摔坏的有四百来斤，其余完好无损。老焦要给大家送瓜，没有一个人肯收。天亮以后，他在黄国庆的车窗上贴了张纸条：哥，瓜在你后座底下。',
  ];
  expect(kinds(lines.join('\n'))).toEqual(['split-paragraph', 'split-paragraph']);
});

describe('headless text', () => {
  it('is told by its first character', () => {
    const finding = only(`${opening}\n\n的第一批受益者。${harvest}`, 'orphan-continuation');
    expect(finding.fixes).toEqual([]);
    expect(finding.reasons.map(({ code }) => code)).toContain('no-head-found');
  });

  it('is told by small letters after a finished paragraph about something else', () => {
    const text = [
      'The library opened its new reading room on Monday, and three thousand readers came to borrow novels, atlases, dictionaries and picture books for their children.',
      'The librarian said that the shelves hold forty thousand volumes, that borrowing novels remains free and that the reading room stays open until late in the evening.',
      'and the harvest was the best in twenty years, farmers in the northern valleys reported.',
      'Wheat yields rose by a fifth, while barley suffered from the drought that had struck the valleys in spring, when farmers could not water their fields.',
    ].join('\n\n');
    const { message } = only(text, 'orphan-continuation');
    expect(message.params.quote).toBe('and the harvest was the best');
  });

  const library = [
    '城东图书馆新馆昨天开馆，馆里设座位八百个，藏书四十万册，读者凭身份证就能借书。',
    '馆长说，新馆的少儿阅览区最受欢迎，周末要提前预约座位，借书证已经办了六百多张。',
    '图书馆还请来退休教师给小读者讲故事，阅览区的书架也按孩子的身高做低了一截。',
  ];
  const wheat =
    '农技站测得小麦亩产比去年高出一成，只是几场阵雨让部分麦田倒伏，麦农盼着收割机早些下地收小麦。';

  it('is told where another article has lost its beginning', () => {
    const rest = '续进入收割期，联合收割机从南到北依次下地，麦农都盼着好天气。';
    const { message, reasons } = only([...library, rest, wheat].join('\n\n'), 'orphan-continuation');
    expect(message.params.quote).toContain('续进入收割期');
    expect(reasons.map(({ code }) => code)).toContain('other-subject');
  });

  it('is told where the text before speaks of the same in a stray copy alone', () => {
    const rest = '续进入收割期，联合收割机从南到北依次下地，麦农都盼着好天气。';
    const machines =
      '今年雨水偏多，麦收前后的几天最要紧，农机站调来四十台收割机，麦田边的烘干机也日夜不停，收下的小麦当天就能入仓，麦农说这样的年景心里踏实。';
    const paragraphs = [
      ...library,
      '新馆的借书证当场办好，读者还书可以投进门口的还书箱，夜里也有人收。',
      machines.slice(7, 62),
      '为了让老人借书方便，图书馆在阅览区摆了放大镜，座位旁加装了台灯。',
      rest,
      wheat,
      machines,
      '村里的晒麦场今年扩大了一倍，粮站的收购车开到田头，小麦过磅后货款当晚打进麦农的账户。',
    ];
    expect(kinds(paragraphs.join('\n\n'))).toEqual(['duplicate', 'orphan-continuation']);
  });

  it.each([
    '北方各县的冬小麦本周进入收割期，联合收割机从南到北依次下地，麦农都盼着好天气。',
    '小麦收割为何一年比一年早？',
    '小麦收割期提前　麦农盼好天气　「收割机不够」',
  ])('is no whole paragraph or subheading at the start of an article: %s', (start) => {
    expect(kinds([...library, start, wheat].join('\n\n'))).toEqual([]);
  });

  it('is not seen in a page of whole paragraphs', () => {
    expect(kinds(`${opening}\n\n夏粮丰收\n\n${harvest}`)).toEqual([]);
  });
});

describe('run-together paragraphs', () => {
  it.each([
    [
      'a dateline',
      '农民收入随之提高。',
      '本报讯（记者陈芳）昨日上午，市气象台发布暴雨预警，提醒市民减少外出。',
    ],
    [
      'a dateline in bold',
      '农民收入随之提高。',
      '**本报讯**（记者陈芳）昨日上午，市气象台发布暴雨预警，提醒市民减少外出。',
    ],
    [
      'an agency',
      '农民收入随之提高。',
      '新华社北京7月13日电（记者陈芳）国家气象中心昨日发布暴雨预警，提醒公众减少外出。',
    ],
    [
      'a byline',
      '农民收入随之提高。',
      '本报记者 陈芳 本报通讯员 李明 昨日上午，市气象台发布暴雨预警，提醒市民减少外出。',
    ],
    [
      'a Latin dateline',
      'The harvest was good. ',
      'LONDON (Reuters) - The government said on Monday that it would publish the report.',
    ],
    [
      'an agency with a dash and no spaces',
      'The harvest was good. ',
      'WASHINGTON (AP)—The Senate passed the bill on Monday by a vote of fifty to forty.',
    ],
    [
      'two hyphens for a dash',
      'The harvest was good. ',
      'PARIS, May 4 -- The minister has resigned, it was announced here this morning.',
    ],
    [
      'a date as papers printed it once',
      'The harvest was good. ',
      'LONDON, May 3.—The Foreign Secretary said last night that the treaty had been signed.',
    ],
    [
      'a city and its state',
      'The harvest was good. ',
      'WASHINGTON, D. C., March 4.—Congress met at noon and at once adjourned until Monday.',
    ],
    [
      'a byline in Latin script',
      'The harvest was good. ',
      'By Martin Oakes The town council voted on Monday to mend the weir before the spring.',
    ],
    [
      'a byline that names an office',
      'The harvest was good. ',
      'By MARTIN OAKES, Staff writer Councillors voted on Monday to mend the weir before the spring.',
    ],
    [
      'a German byline',
      'The harvest was good. ',
      'Von Anna Krüger Der Rat hat am Montag beschlossen, das Wehr noch vor dem Frühling zu flicken.',
    ],
    [
      'a German dateline without a dash',
      'The harvest was good. ',
      'BERLIN (dpa). Die Regierung will den Bericht am Montag veröffentlichen, wie sie mitteilte.',
    ],
    [
      'a correspondent in brackets',
      'The harvest was good. ',
      '(From our Own Correspondent.) The government is to publish the report on Monday, it said.',
    ],
    [
      'a telegram',
      'The harvest was good. ',
      '(By Telegraph.) The council has voted to mend the weir before the spring floods come.',
    ],
    [
      'a correspondent without a name',
      'The harvest was good. ',
      'FROM OUR CORRESPONDENT The government is to publish the report on Monday, it said.',
    ],
    [
      'a name in capitals',
      'The harvest was good. ',
      'By MARTIN OAKES Councillors voted on Monday to mend the weir before the spring.',
    ],
    [
      'a name before a word that is none',
      'The harvest was good. ',
      'By Martin Oakes Councillors voted on Monday to mend the weir before the spring.',
    ],
    [
      'a city that is named after a saint',
      'The harvest was good. ',
      'ST. LOUIS, March 4.—The council has voted to mend the weir before the spring floods.',
    ],
    [
      'a Spanish agency behind a stroke',
      'The harvest was good. ',
      'Madrid / EFE. El Gobierno publicará el informe el lunes, según ha anunciado su portavoz.',
    ],
    [
      'a reporter’s report',
      '收成不错。',
      '本报记者陈芳报道 昨日上午，市气象台发布暴雨预警，提醒市民减少外出。',
    ],
    ['a byline with a mark', '收成不错。', '■记者 陈芳 昨日上午，市气象台发布暴雨预警，提醒市民减少外出。'],
    [
      'another paper’s reporter',
      '收成不错。',
      '海城晚报记者 陈芳 昨日上午，市气象台发布暴雨预警，提醒市民减少外出。',
    ],
    ['who wrote it', '收成不错。', '文/陈芳 昨日上午，市气象台发布暴雨预警，提醒市民减少外出。'],
  ])('are parted before %s', (_, before, after) => {
    const first = before.startsWith('The') ? '' : '县里今年推广了三个新品种，每亩少用两袋化肥，';
    const text = `${harvest}\n\n${first}${before}${after}`;
    const corrected = applyEdits(text, suggestedEdits([only(text, 'fused-paragraphs')]));
    expect(corrected).toContain(`${before.trim()}\n\n${after}`);
  });

  it.each([
    'DIED.—On the 3d instant, Mrs. Mary Brown, relict of the late Captain Brown of this town.',
    'They live near Mr. BARKER, 33, Fleet - street, and the shop is open until eight at night.',
    'From our own correspondent in the valley we hear that the weir is to be mended before spring.',
    'Von Kanzler Merz Antworten zu fordern, sei nun Sache des Landtags, sagte der Minister am Abend.',
    'By ten o’clock the TOWN HALL was full, and those who came later stood in the square.',
    'SMITH, John.—Born in 1820, he came to this town as a boy and lived here ever since.',
    'BLACK-SMITH -- that was what they called him -- had shod horses here for forty years.',
  ])('are not seen where no item begins: %s', (heading) => {
    expect(kinds(`${harvest}\n\nThe harvest was good, and most of it was in. ${heading}`)).toEqual([]);
  });

  it('are parted before the title too', () => {
    const text = `${harvest}\n\n全县小麦播种面积六十万亩，农民收入随之提高。气象台发布暴雨预警本报讯（记者陈芳）昨日上午，市气象台提醒市民减少外出。`;
    const corrected = applyEdits(text, suggestedEdits(analyse(text).findings));
    expect(corrected).toContain('随之提高。\n\n气象台发布暴雨预警\n\n本报讯');
  });

  it.each([
    'NEW YORK (AP) — The weir was mended on Monday, a week before the spring floods.',
    'By Martin Oakes, Staff Writer The weir was mended on Monday, a week before the spring floods.',
  ])('are parted before the title too, in Latin script: %s', (opened) => {
    const before = 'The harvest was good, and most of the wheat was in before the storm broke.';
    const title = 'Old weir mended before floods';
    const text = `${harvest}\n\n${before} ${title} ${opened}`;
    const corrected = applyEdits(text, suggestedEdits(analyse(text).findings));
    expect(corrected).toBe(`${harvest}\n\n${before}\n\n${title}\n\n${opened}`);
  });

  it('are parted behind a short title that begins the block', () => {
    const text = `气象台发布暴雨预警 本报讯（记者陈芳）昨日上午，市气象台发布暴雨预警，提醒市民减少外出。\n\n${harvest}`;
    const corrected = applyEdits(text, suggestedEdits([only(text, 'fused-paragraphs')]));
    expect(corrected).toContain('气象台发布暴雨预警\n\n本报讯');
  });

  it('are parted before the byline of what follows', () => {
    const before = 'The harvest was good, and most of the wheat was in before the storm broke.';
    const text = `${before} By JANE DOE\n\nThe town council voted on Monday to mend the weir.`;
    const corrected = applyEdits(text, only(text, 'fused-paragraphs').fixes[0]!.edits);
    expect(corrected).toContain(`${before}\n\nBy JANE DOE\n\nThe town`);
  });

  it('are parted before a title that runs on from a paragraph, when its article follows', () => {
    const bridge =
      '跨江大桥昨日合龙，比计划提前了两个月。大桥全长一千二百米，桥面双向四车道，两岸的车程将缩短到十分钟。';
    const text = `${opening}\n\n${harvest}跨江大桥合龙 车程缩短到十分钟\n\n本报讯（记者李强）${bridge}`;
    const corrected = applyEdits(text, suggestedEdits([only(text, 'fused-paragraphs')]));
    expect(corrected).toContain('五个小时。\n\n跨江大桥合龙 车程缩短到十分钟\n\n本报讯');
  });

  it('are parted before a title that asks, and behind a year', () => {
    const bridge =
      '跨江大桥推迟合龙，两岸居民还要等到明年。大桥全长一千二百米，桥面双向四车道，两岸的车程将缩短到十分钟。';
    const text = `${opening}\n\n${harvest}跨江大桥推迟合龙 两岸居民还要等多久？\n\n本报讯（记者李强）${bridge}`;
    const corrected = applyEdits(text, suggestedEdits([only(text, 'fused-paragraphs')]));
    expect(corrected).toContain('五个小时。\n\n跨江大桥推迟合龙 两岸居民还要等多久？\n\n本报讯');
    const before =
      'The council voted on Tuesday to approve the harbour budget after a debate that lasted until midnight. Members said that the waterfront would have been rebuilt by the end of 2027.';
    const school =
      'The school board will meet on Thursday. Three candidates have been named, and each has taught in the county for more than ten years.';
    const dated = `${before} School board to choose new superintendent\n\nBy Martin Oakes\n\n${school}`;
    expect(applyEdits(dated, suggestedEdits([only(dated, 'fused-paragraphs')]))).toContain(
      '2027.\n\nSchool board',
    );
  });

  it.each(['', ' '])('are parted before an English title, with %j before it', (space) => {
    const weather =
      'Farmers in the valley brought in most of the wheat before the storm broke, and prices at the market held steady all week.';
    const bridge =
      'The weir bridge will close to traffic on Monday while workmen mend its second arch, the county engineer said. The bridge carries nine hundred vehicles a day, and the repair of the arch is expected to take six weeks.';
    const text = `${weather} ${weather.replace('wheat', 'barley')}${space}Weir bridge to close for repair of its second arch\n\n${bridge}`;
    const finding = analyse(text).findings.find(({ kind }) => kind === 'fused-paragraphs');
    expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toContain('all week.\n\nWeir bridge to close');
  });

  it('are parted before a title in Latin script when a byline stands behind it', () => {
    const before =
      'The council voted on Tuesday to approve the harbour budget after a debate that lasted until midnight. Members said that the plan would bring jobs to the waterfront.';
    const school =
      'The school board will meet on Thursday. Three candidates have been named, and each has taught in the county for more than ten years.';
    const text = `${before} School board to choose new superintendent\n\nBy Martin Oakes\n\n${school}`;
    const corrected = applyEdits(text, suggestedEdits([only(text, 'fused-paragraphs')]));
    expect(corrected).toContain('waterfront.\n\nSchool board to choose new superintendent\n\nBy Martin');
  });

  it('are not seen in a headline of two sentences', () => {
    expect(kinds(`${opening}\n\n夏粮丰收，谁来收割？收割机手北上三省\n\n${harvest}`)).toEqual([]);
  });

  it.each([
    '他在《本报讯》一栏里读到，全县小麦播种面积六十万亩，农民收入随之提高。',
    '据本报讯（记者陈芳）昨日报道，全县小麦播种面积六十万亩，农民收入随之提高。',
    '【气象】本报讯（记者陈芳）昨日上午，市气象台发布暴雨预警，提醒市民减少外出。',
    '农民收入随之提高。近年来，内丘县帮助农村妇女就业。新华社记者 朱东 摄',
    'The play ran for a year. By Martin Oakes the town is remembered fondly, and so it should be.',
    'The book is bound in cloth. By MARTIN OAKES. The third volume will be out in the spring.',
    'It was a play directed By Martin Oakes The Younger, and a spokesman for the LONDON (Reuters) - Office said so.',
    'The company ran over budget. EADS - the aircraft maker that owns the plant - has said it will pay.',
  ])('are not seen in “%s”', (paragraph) => {
    expect(kinds(`${harvest}\n\n${paragraph}`)).toEqual([]);
  });
});

it('is found in hard-wrapped text behind a paragraph whose last line is nearly full', () => {
  const page = [
    '　　新馆位于城东公园旁，建设历时两年，馆里设有',
    '座位八百个，藏书四十万册，全部免费借阅，读者只要',
    '带上身份证就可以办理，老人和孩子可以由家里人代',
    '　　今年夏粮丰收已成定局，全县小麦播种面积六十',
    '万亩，平均亩产比去年增加二十公斤，农民的收入随之',
    '提高。收割机手老赵说，他从五月底起一路向北走，机',
    '器修了四次，每天只睡五个小时，人却很高兴。',
    '办，残疾读者还可以请馆员送书上门，并帮忙找到要的',
    '资料。开馆第一周，共有两万多人来过这里。',
    '　　馆长介绍，图书馆每周开放六天，晚间延长到九',
    '点，方便上班的读者借书和阅览，周末也不休息。',
  ];
  const text = page.join('\n');
  const finding = only(text, 'displaced-continuation');
  expect(finding.kind === 'displaced-continuation' && finding.tail.start).toBe(text.indexOf('办，残疾'));
});

describe('taking every suggestion twice', () => {
  it('changes nothing more', () => {
    const text = `${opening}\n\n${harvest}\n\n${opening}\n\n的第一批受益者。${harvest}`;
    const once = takeSuggestions(text, analyse(text));
    expect(once.fixes).toBeGreaterThan(0);
    expect(takeSuggestions(once.text, analyse(once.text))).toEqual({ text: once.text, fixes: 0 });
  });
});

describe('Chinese text at the top of a page', () => {
  const rest =
    '馆内设有座位八百个，藏书四十万册，全部免费借阅。开馆首日，三千多名读者冒雨前来。\n\n少儿阅览区和盲文阅览室也同时开放，周末延长到晚上九点。';

  it.each([
    '员说，图书馆每周开放六天，方便上班的读者借书和阅览，预计全年接待读者四十万人次。',
    '续增长，图书馆的座位因此常常不够用，读者要提前一天在网上预约。',
    '里的老人和孩子都来了，不少人是头一回走进这样大的阅览室。',
    '放以来，已有六百多名读者办了借书证，年纪最大的八十一岁。',
  ])('goes on with what began elsewhere: %s', (first) => {
    expect(only(`${first}\n\n${rest}`, 'orphan-continuation')).toHaveProperty('at.start', 0);
  });

  it.each([
    '市图书馆新馆昨日开放，首日接待读者三千人次，馆里座无虚席。',
    '据市图书馆介绍，新馆的书架比旧馆多出一倍，读者可以自己取书。',
    '市图书馆开放了新的阅览室。',
    '省农业厅昨日发布消息，新馆向全省农民开放，读者凭身份证就能借书。',
    '区政府决定给新馆再添两百个座位，年底以前完工，读者不必再排长队。',
  ])('begins an article: %s', (first) => {
    expect(kinds(`${first}\n\n${rest}`)).toEqual([]);
  });
});

it.each(['市图书馆开放了新的阅览室。', '天气晴朗。'])('a text of one line is not headless: %s', (line) => {
  expect(kinds(line)).toEqual([]);
});

describe('ids', () => {
  it('stay when text above changes', () => {
    const text = `${opening}\n\n的第一批受益者。${harvest}`;
    const before = analyse(text).findings.map(({ id }) => id);
    const after = analyse(`一行新加的文字，与下面无关。\n\n${text}`).findings.map(({ id }) => id);
    expect(after).toEqual(before);
  });

  it('of findings that say the same go to none of the others when one more stands before them, or one is gone', () => {
    const ids = (...paragraphs: string[]) => analyse(paragraphs.join('\n\n')).findings.map(({ id }) => id);
    const same = '的第一批受益者。';
    const text = [paragraph, buses, weather, games, opening];
    const [first, second] = ids(...text, same, harvest, same);
    expect(new Set([first, second]).size).toBe(2);
    expect(ids(same, ...text, same, harvest, same).slice(1)).toEqual([first, second]);
    expect([first, second]).not.toContain(ids(...text, harvest, same)[0]);
  });
});
