import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, type Duplicate, suggestedEdits } from '../../../src/engine/index.ts';
import { groupPairs } from '../../../src/engine/duplicates/occurrences.ts';
import { readMarkedText } from '../../support/marked-text.ts';

const filler = {
  zh: '市图书馆昨天起延长开放时间，晚上九点闭馆，周末照常。\n\n读者张女士说，下班以后终于能来看书了，孩子也可以在这里写作业。\n\n',
  other:
    '海边的渔民清晨出海，中午带着鲜鱼回港，码头上挤满了等货的商贩。\n\n今年的渔获比去年少，不过价钱还算公道。\n\n',
  en: 'The harbour board met on Tuesday to discuss the new ferry timetable.\n\nFares will not rise before spring, its chairman told reporters.\n\n',
};

function duplicatesOf(text: string): Duplicate[] {
  return analyse(text).findings.filter((finding) => finding.kind === 'duplicate');
}

function expectFound(source: string): Duplicate {
  const { text, places } = readMarkedText(source);
  const wanted = places.get('A')!;
  const found = duplicatesOf(text).filter(({ severity }) => severity !== 'info');
  expect(found.map(({ occurrences }) => occurrences)).toEqual([wanted]);
  return found[0]!;
}

describe('copies are found with their ends', () => {
  const cases: Record<string, string> = {
    'a paragraph, letter for letter': `${filler.zh}⟦A 新建的三座水厂下月投入使用，届时城西十二万居民将不再为夏季停水发愁，水质也会更好。⟧\n\n${filler.other}⟦A 新建的三座水厂下月投入使用，届时城西十二万居民将不再为夏季停水发愁，水质也会更好。⟧\n\n果园里的梨熟了。`,
    'a tail right after itself': `${filler.zh}工程去年动工。⟦A 施工人员连夜抢修被洪水冲垮的便桥，天亮以前第一批救灾物资已经送到对岸的村庄。⟧\n\n⟦A 施工人员连夜抢修被洪水冲垮的便桥，天亮以前第一批救灾物资已经送到对岸的村庄。⟧\n\n${filler.other}`,
    'a block that starts in mid-sentence': `${filler.zh}他说，这条老街上的⟦A 铺子大多开了三代人，卖的是竹器、棉线和手工打的铁锅。\n\n如今年轻人不愿意学手艺，老人们只好关门歇业。⟧\n\n${filler.other}⟦A 铺子大多开了三代人，卖的是竹器、棉线和手工打的铁锅。\n\n如今年轻人不愿意学手艺，老人们只好关门歇业。⟧\n\n果园里的梨熟了。`,
    'characters misread': `${filler.zh}⟦A 新建的三座水厂下月投入使用，届时城西十二万居民将不再为夏季停水发愁，水质也会更好。⟧\n\n${filler.other}⟦A 新建的三座木厂下月投入使用，届时城西十二万居民将再不为夏季停水发愁，水厦也会更好。⟧\n\n果园里的梨熟了。`,
    'a short paragraph right behind itself, one character in eight misread': `${filler.zh}⟦A 他们打的每一场比赛都是保级战，跟厦门这样的球队作战，更是要全力争胜。⟧\n\n⟦A 他们扫的每一场比赛都是保圾战，跟厦门这祥的球队作浅，更是要全刀争胜。⟧\n\n${filler.other}`,
    'the few words of a tail right behind themselves': `${filler.en}Rainfall in the valley was thirty millimetres below the ⟦A average of the last ten years.⟧\n\n⟦A average of the last ten years.⟧\n\nThe pears are ripe.`,
    'traditional for simplified, full width for half': `${filler.zh}⟦A 这项计划将于2024年动工，总投资12亿元，建成后可以满足周边三个乡镇的用电需求。⟧\n\n${filler.other}⟦A 這項計劃將於２０２４年動工，總投資１２億元，建成後可以滿足周邊三個鄉鎮的用電需求。⟧\n\n果园里的梨熟了。`,
    'a line of a paragraph twice, wherever its words are cut': `${filler.zh}馆长介绍，新馆采用自助借还系统，读者凭⟦A 身份证就能办理手续，无需另外办证，整个过程不到一分⟧⟦A 身份证就能办理手续，无需另外办证，整个过程不到一分⟧钟，馆员只在旁边指点。\n\n${filler.other}`,
    'a line twice that holds the end of a sentence': `${filler.zh}这条路铺设时没有考虑到行道树，后来才发现⟦A 管线占了树坑的大半，只好改种灌木。市民来信再⟧⟦A 管线占了树坑的大半，只好改种灌木。市民来信再⟧三询问，园林处答复说会另选树种。\n\n${filler.other}`,
    'a line of a hard-wrapped paragraph twice': `${filler.en}The new library opened its doors to readers on Monday. The building\n⟦A on Riverside Road holds more than a million volumes, and readers who⟧\n⟦A on Riverside Road holds more than a million volumes, and readers who⟧\nshow an identity card can borrow books from the first day without any\nother form. Long queues formed in front of the doors in the morning.`,
    English: `${filler.en}⟦A Volunteers spent the weekend clearing fallen branches from the river path, and the footbridge should reopen before Easter, the council said.⟧\n\nA lorry lost its load of gravel near the station, and the road stayed shut until noon.\n\n⟦A Volunteers spent the weekend clearing fallen branches from the river path, and the footbridge should reopen before Easter, the council said.⟧\n\nThe pears are ripe.`,
  };
  it.each(Object.entries(cases))('%s', (_, source) => {
    expectFound(source);
  });
});

it('a copy that was also found with some of what follows it, by chance agreements there, ends where it ends', () => {
  const copy = { aStart: 100, aEnd: 228, bStart: 400, bEnd: 527, differences: 2, omissions: [] };
  const readOn = { aStart: 100, aEnd: 241, bStart: 400, bEnd: 556, differences: 23, omissions: [] };
  const [first] = groupPairs([readOn, copy]);
  expect(first).toEqual({
    places: [
      { start: 100, end: 228 },
      { start: 400, end: 527 },
    ],
    differences: 2,
    omissions: [],
  });
});

describe('what a copy is called', () => {
  const passage = '新建的三座水厂下月投入使用，届时城西十二万居民将不再为夏季停水发愁，水质也会更好。';

  it('says exact only of copies that agree in every letter and mark', () => {
    const page = (copy: string) =>
      `${filler.zh}⟦A ${passage}⟧\n\n${filler.other}⟦A ${copy}⟧\n\n果园里的梨熟了。`;
    expect(expectFound(page(passage))).toMatchObject({ match: 'exact', similarity: 1 });
    expect(expectFound(page(passage.replace('，', '、'))).match).toBe('near');
  });

  it('brings three copies into one finding and takes out two of them', () => {
    const longer = `${passage}为了赶在汛期以前完工，工人们春节也没有回家，日夜轮班铺设了九十公里长的新管道。`;
    const found = expectFound(
      `${filler.zh}⟦A ${longer}⟧\n\n${filler.other}⟦A ${longer}⟧\n\n${filler.en}⟦A ${longer}⟧\n\n果园里的梨熟了。`,
    );
    expect(found.suggested?.remove).toHaveLength(2);
  });

  it('keeps the copy whose sentence would lose its end, also when the stray stands first', () => {
    const piece =
      '铺子大多开了三代人，卖的是竹器、棉线和手工打的铁锅。如今年轻人不愿意学手艺，老人们只好关门歇业。';
    const found = expectFound(
      `${filler.other}⟦A ${piece}⟧\n\n${filler.zh}他说，这条老街上的⟦A ${piece}⟧\n\n果园里的梨熟了。`,
    );
    expect(found.suggested?.remove).toEqual([0]);
  });

  it('does not warn of paragraphs side by side that say the same of two places', () => {
    const text = `${filler.zh}东门菜场周二起装修，摊贩迁往河边的临时棚，预计十月完工。\n\n西门菜场周五起装修，摊贩迁往桥边的停车场，预计年底完工。\n\n${filler.other}`;
    expect(duplicatesOf(text).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('does not warn of two clauses on end that say the same of two years', () => {
    const text = `${filler.zh}沈立说话不多。他于2001年获委任为市立医院外科部副主任医师，2005年获委任为市立医院外科部正主任医师，同事都说他手术做得稳。\n\n${filler.other}`;
    expect(duplicatesOf(text).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('does not warn of a headline that its story takes up', () => {
    const { text } = readMarkedText(
      `# 城西三座新水厂下月投入使用\n\n本报讯 城西三座新水厂下月投入使用的消息昨天传开，居民奔走相告。\n\n${filler.other}`,
    );
    expect(duplicatesOf(text).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('which copy is the stray', () => {
  const water = [
    '城西水厂扩建工程昨天开工，市水务局局长沈立到场。水厂建于三十年前，管网老化，城西居民夏季常常停水。',
    '沈立说，扩建以后水厂日供水量可以增加一倍，管网也将全部换新，城西居民不再为夏季停水发愁。',
    '水务局估计，工程需要十八个月，其间水厂照常供水，管网分段更换，居民会提前三天得到停水通知。',
  ];
  const ferry = [
    '渡轮公司本周公布了冬季班次，早班船推迟半小时，末班船取消。船长们担心，雾天的航线会更加拥挤。',
    '公司经理罗平回答，渡轮冬季乘客只有夏季的三成，空驶的航线亏损严重，班次不减，船票就要涨价。',
    '岛上的渔民靠渡轮把海鲜运到对岸，罗平答应为他们在周六加开一班货船，运费与客票分开计算。',
  ];
  const removed = (text: string) => duplicatesOf(text).map(({ suggested }) => suggested?.remove);
  const page = (...paragraphs: string[]) => paragraphs.join('\n\n');

  it('the one among strangers, also when it stands first', () => {
    const ferryStory = page('# 渡轮冬季班次', ferry[0]!, water[1]!, ferry[1]!, ferry[2]!);
    const waterStory = page('# 城西水厂扩建', ...water);
    expect(removed(page(ferryStory, waterStory))).toEqual([[0]]);
    expect(removed(page(waterStory, ferryStory))).toEqual([[1]]);
  });

  it('the one that is a paragraph by itself, of sentences that the other has in a paragraph of the same article', () => {
    const sentence = '水厂建于三十年前，管网老化，城西居民夏季常常停水。';
    const within = [`${water[0]!}${water[1]!}`, water[2]!];
    expect(within[0]).toContain(`。${sentence}沈立说`);
    expect(removed(page('# 城西水厂扩建', ...within, sentence))).toEqual([[1]]);
    expect(removed(page('# 城西水厂扩建', sentence, ...within))).toEqual([[0]]);
  });

  it('the one between a headline and the byline below it, also when it stands first', () => {
    const short = '这次调整从下周一起执行，为期三个月，具体办法另行通知，市民如有疑问，可以拨打热线咨询。';
    const waterStory = page('# 城西水厂扩建', water[0]!, water[1]!, short, water[2]!);
    for (const byline of ['本报记者 王小明', '记者 陈芳 通讯员 赵军']) {
      const text = page('# 渡轮冬季班次', short, byline, ...ferry, waterStory);
      expect(removed(text)).toEqual([[0]]);
      expect(duplicatesOf(text)[0]!.reasons).toContainEqual({ code: 'splits-head', params: { copy: 'A' } });
    }
  });

  it('is said to keep its neighbours apart where they are of one paragraph alone', () => {
    const codes = (text: string) =>
      duplicatesOf(text).flatMap((found) => found.reasons.map(({ code }) => code));
    const inMidParagraph = page(
      `施工队日前撤离现场，${water[0]!}`,
      water[1]!,
      `${ferry[0]!}${water[0]!}${ferry[1]!}`,
    );
    expect(codes(inMidParagraph)).toContain('neighbours-read-on');
    const betweenOthers = page(
      `施工队日前撤离现场，${water[0]!}`,
      water[1]!,
      ferry[0]!,
      '本报记者 陈芳 摄',
      water[0]!,
    );
    expect(codes(page(betweenOthers, '# 渡轮涨价', ferry[1]!))).not.toContain('neighbours-read-on');
  });

  it('is not told by text that itself stands twice', () => {
    const ferryStory = page('# 渡轮冬季班次', ferry[0]!, water[1]!, ferry[1]!, water[2]!, ferry[2]!);
    expect(removed(page(ferryStory, '# 城西水厂扩建', ...water))).toEqual([[0], [0]]);
  });

  it('the one in the middle of another sentence', () => {
    const host = `公司经理罗平回答，渡轮冬季的乘${water[1]}客只有夏季的三成，空驶的航线亏损严重，班次不减，船票就要涨价。`;
    expect(removed(page(ferry[0]!, host, ferry[2]!, ...water))).toEqual([[0]]);
  });

  it('the one between the halves of a sentence that was cut, also when it stands first', () => {
    const column =
      '水务局局长沈立昨天向代表们报告，城西水厂的扩建工程已经完成招标，两座沉淀池下月开挖，管网分三期更换，其间每天夜里停水两小时，居民会提前三天得到通知。';
    const halves = [
      '公司经理罗平回答，渡轮冬季的乘客只有夏季的',
      '三成，空驶的航线亏损严重，班次不减，船票就要涨价。',
    ];
    const ferryStory = page(ferry[0]!, halves[0]!, column, halves[1]!, ferry[2]!);
    const waterStory = page(water[0]!, column, water[2]!);
    for (const text of [page(ferryStory, waterStory), page(waterStory, ferryStory)]) {
      const { findings } = analyse(text);
      expect(findings.map(({ kind }) => kind)).toEqual(['duplicate']);
      expect(applyEdits(text, suggestedEdits(findings))).toBe(
        text.replace(page('', column, halves[1]!), halves[1]!),
      );
    }
  });

  it('the paragraph that broke off, right before the one that has the rest, wherever it broke off', () => {
    const mill =
      'The mill by the weir has been turning again since Monday, after eleven years of repairs, and its flour is sold at the gate on market days. The miller says that he has no room left for visitors, who come from the whole valley to see the wheel turn.';
    for (const end of [150, 156, 187, 203]) {
      const text = `${filler.en}${mill.slice(0, end).trim()}\n\n${mill}\n\nThe pears are ripe.`;
      expect(applyEdits(text, suggestedEdits(analyse(text).findings))).toBe(
        `${filler.en}${mill}\n\nThe pears are ripe.`,
      );
    }
  });

  it('the one with misread words, where nothing else tells them apart', () => {
    const misread =
      '沈立说，扩建以后水厂日供水最可以增加一倍，管网也将全部换新，城西居氏不再为夏季停水发愁。';
    expect(removed(page(ferry[0]!, misread, ferry[1]!, water[1]!, ferry[2]!))).toEqual([[0]]);
    expect(removed(page(ferry[0]!, water[1]!, ferry[1]!, misread, ferry[2]!))).toEqual([[1]]);
  });

  it('the one in other characters than its surroundings', () => {
    const traditional =
      '沈立說，擴建以後水廠日供水量可以增加一倍，管網也將全部換新，城西居民不再為夏季停水發愁。';
    expect(removed(page(ferry[0]!, traditional, ferry[1]!, ferry[2]!, ...water))).toEqual([[0]]);
  });

  it.each([
    ['whose characters are spaced out', (passage: string) => Array.from(passage).join(' ')],
    [
      'in full-width digits',
      (passage: string) =>
        passage.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ],
  ] as const)('the one %s', (_, written) => {
    const passage = '水务局估计，工程投资2024万元，需要18个月，其间水厂照常供水，居民会提前3天得到停水通知。';
    const around = '今年1月至9月，全市售水1560万吨，比去年多出4%。';
    const text = (first: string, second: string) =>
      page(
        '# 城西水厂',
        around,
        first,
        '上月19日停水2次，共7小时。',
        '# 渡轮班次',
        '冬季从12月1日开始，班次减少3成。',
        second,
        '票价8元。',
      );
    expect(removed(text(passage, written(passage)))).toEqual([[1]]);
    expect(removed(text(written(passage), passage))).toEqual([[0]]);
  });

  it('a piece that stands in the midst of two sentences is flagged, and advised away where it is clear which one interrupts', () => {
    const piece = '管网老化，城西居民夏季常常停水。沈立说，扩建以后水厂日供水量可以增加一倍，管网也将全部换';
    const text = page(
      '# 城西水厂扩建',
      `水厂建于三十年前，${piece}新，城西居民不再发愁。`,
      water[2]!,
      '# 渡轮冬季班次',
      ...ferry.slice(0, 2),
      `岛上的渔民靠渡轮把海${piece}鲜运到对岸，罗平答应为他们在周六加开一班货船，运费与客票分开计算。`,
    );
    const [found] = duplicatesOf(text);
    expect(found!.severity).not.toBe('info');
    expect(found!.suggested?.remove).toEqual([1]);
  });

  it('the one on its own at the end of the page, also where it lost the quotation mark that the other begins with', () => {
    const news = [
      'La troisième attaque de loups sur le plateau a coûté la vie à quatorze brebis depuis la fin du mois de mai.',
      'La préfète a signé mercredi un arrêté autorisant des tirs de défense, une mesure que les syndicats réclamaient depuis l’automne.',
      '« Ce n’est pas une solution, c’est un pansement », juge Claire Montagne, de l’association Vivre avec le loup. Elle rappelle que les clôtures électrifiées, quand elles sont bien posées, ont permis de réduire les pertes de moitié dans le massif',
      'voisin.',
      'Une réunion publique est prévue jeudi à 20 heures à la salle des fêtes.',
    ];
    const brief = 'La médiathèque sera fermée du 12 au 17 juin pour inventaire.';
    const text = page(...news, 'EN BREF', brief, news[2]!.slice(2));
    expect(removed(text)).toEqual([[1]]);
  });

  it.each([
    ['「', '」'],
    ['（', '）'],
    ['« ', ' »'],
  ])('with the marks %s and %s that it alone has around it', (opening, closing) => {
    const told = '沈立说，扩建以后水厂日供水量可以增加一倍，管网也将全部换新，城西居民不再为夏季停水发愁。';
    const text = page(
      '# 城西水厂扩建',
      water[0]!,
      told,
      water[2]!,
      '# 渡轮冬季班次',
      ferry[0]!,
      `${opening}${told}${closing}`,
      ferry[1]!,
    );
    expect(
      duplicatesOf(text).map(({ occurrences }) =>
        occurrences.map(({ start, end }) => text.slice(start, end)),
      ),
    ).toEqual([[told, `${opening}${told}${closing}`]]);
  });

  it('the lead of a story that stands behind no headline', () => {
    const lead = `本报讯（记者沈立）${water[0]}`;
    const story = page('# 城西水厂扩建', lead, water[1]!, water[2]!);
    expect(removed(page(story, lead, '# 渡轮冬季班次', ...ferry))).toEqual([[1]]);
    expect(removed(page('# 渡轮冬季班次', ...ferry, lead, story))).toEqual([[0]]);
  });
});

describe('said twice, not extracted twice', () => {
  const advised = (text: string) => duplicatesOf(text).filter(({ suggested }) => suggested !== null);
  const warned = (text: string) => duplicatesOf(text).filter(({ severity }) => severity !== 'info');

  it('a pull quote is not advised away', () => {
    const said = '我们守着这盏灯三十年，不为别的，就为晚归的渔船能看见回家的路。';
    const text = `# 守灯人\n\n> ${said}\n\n岛上的灯塔建于上世纪五十年代，老周是第三代守灯人。\n\n「${said}」老周说，儿子劝过他许多次，他总是摇头。\n\n灯塔去年改用太阳能，老周仍然每天爬上去擦一遍玻璃。`;
    expect(advised(text)).toEqual([]);
  });

  it('a quotation is a copy too where all around it stands there twice in a row', () => {
    const quotation = '“等了很久了，”家住河东的退休教师说，“每天送孙子上学都要绕行六公里。”';
    const others = [
      '新桥长三百一十米，宽二十四米，双向四车道，两侧设有自行车道。',
      '工程资金由省财政和市财政各承担一半，夜间十点以后不施工。',
    ];
    const twice = [others[0]!, quotation, others[1]!].flatMap((paragraph) => [paragraph, paragraph]);
    expect(duplicatesOf(`${filler.other}${twice.join('\n\n')}`).map(({ suggested }) => suggested)).toEqual([
      { remove: [1] },
      { remove: [1] },
      { remove: [1] },
    ]);
    const words = '“等了很久了，每天送孙子上学都要绕行六公里，家里人都盼着新桥通车。”';
    const alone = `${filler.other}${words}\n\n${words}\n\n${filler.zh}`;
    expect(duplicatesOf(alone).map(({ suggested }) => suggested)).toEqual([null]);
  });

  it.each([
    [
      'zh',
      '市政府常务会议昨天决定，投资四千二百万元在青水河上修建一座新桥，工程将于秋季开工',
      '…… 详见第3版',
      '。',
    ],
    [
      'zh',
      '市政府常务会议昨天决定，投资四千二百万元在青水河上修建一座新桥，工程将于秋季开工。',
      '（详见第三版）',
      '',
    ],
    [
      'en',
      'The town council voted on Wednesday night to spend four million dollars on a new bridge over the Stour.',
      'Full story, page 3',
      '',
    ],
  ] as const)('a teaser of a text is not advised away (%s): %s%s', (language, lead, teaser, end) => {
    const text = `${lead}${teaser.startsWith('…') ? '' : '\n\n'}${teaser}\n\n${filler[language]}${lead}${end}\n\n${language === 'zh' ? filler.other : 'Fares will rise in spring.'}`;
    const [found, ...more] = duplicatesOf(text);
    expect(more).toEqual([]);
    expect(found!.suggested).toBeNull();
    expect(found!.reasons.map(({ code }) => code)).toContain('said-twice-teaser');
  });

  it('a question put to each of three people is not advised away', () => {
    const question = '这几年里哪一段时间最令你难过，可以分享一些当时的经历和片段吗？';
    const text = `卖菜的阿娟\n\n${question}\n\n「孩子病了的那年。白天守摊，晚上守病床。」\n\n开船的老周\n\n${question}\n\n「台风打翻了我的船，三个月没有收入。」\n\n教书的林老师\n\n${question}\n\n「学校停办，学生一个一个来告别。」`;
    expect(advised(text)).toEqual([]);
  });

  it('notices that follow one formula with other names and numbers are no copies', () => {
    const notice = (who: string, whom: string, days: number, court: number) =>
      `${who}：本院受理原告${whom}诉你买卖合同纠纷一案，现依法向你公告送达起诉状副本、应诉通知书及开庭传票。自公告之日起经过${days}日即视为送达，并定于期满后第三日在本院第${court}法庭公开开庭审理。`;
    const text = `法院公告\n\n${notice('陈国华', '城西建材有限公司', 60, 4)}\n\n${notice('罗小平、罗大平', '沈立', 30, 12)}\n\n${notice('海通运输公司', '周志远', 90, 7)}`;
    expect(warned(text)).toEqual([]);
    const two = `法院公告\n\n${notice('陈国华', '城西建材有限公司', 60, 4)}\n\n青水市人民法院\n\n${notice('罗小平', '沈立', 60, 4)}\n\n青水市人民法院`;
    expect(warned(two)).toEqual([]);
  });

  it.each([
    [
      'companies that are wound up',
      (name: string, people: string, number: string) =>
        `青水市${name}有限公司（统一社会信用代码：${number}）经股东会决议拟申请注销登记，清算组由${people}组成，请债权人于本公告发布之日起45日内向本公司清算组申报债权。`,
      ['兴旺商贸', '王小明、李大勇', '9132000000001'],
      ['东方物流', '陈红、周强', '9132000000002'],
    ],
    [
      'estates',
      (name: string, people: string, office: string) =>
        `Estate of ${name}, deceased. Notice is hereby given that ${office} upon the estate were granted to ${people}. All persons having claims against it are required to present them within six months or be forever barred.`,
      ['JOHN SMITH', 'Helen Smith', 'letters testamentary'],
      ['MARY DODD', 'Peter Dodd', 'administration'],
    ],
  ] as const)('nor are two notices that name others by one formula: %s', (_, notice, one, other) => {
    const [first, second] = [one, other].map(([name, people, number]) => notice(name, people, number));
    const text = `${first}\n\n${second}\n\n${filler.en}`;
    expect(warned(text)).toEqual([]);
    const reasons = duplicatesOf(text).flatMap((found) => found.reasons.map(({ code }) => code));
    expect(reasons).toContain('said-twice-formula');
  });

  describe('the lines of a directory, all nearly the same', () => {
    const lines = Array.from(
      { length: 500 },
      (_, n) =>
        `${n}号的房子里住着一个姓${String.fromCharCode(0x4e00 + ((n * 7919) % 8000))}的人和他的女儿。`,
    );
    const english = Array.from(
      { length: 500 },
      (_, n) =>
        `Number ${n} of the long street has been the house of family ${(n * 7919) % 13} for ${n % 97} years.`,
    );

    it.each([
      ['Chinese', lines],
      ['English', english],
    ])('%s: none of them is called a copy', (_, directory) => {
      expect(duplicatesOf(directory.join('\n\n')).filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    it('but those are that stand there again, letter for letter', () => {
      const twice = [...lines.slice(0, 300), ...lines.slice(100, 110), ...lines.slice(300)].join('\n\n');
      const copy = lines.slice(100, 110).join('\n\n');
      const found = duplicatesOf(twice).filter(({ severity }) => severity === 'error');
      expect(
        found.map(({ occurrences }) => occurrences.map(({ start, end }) => twice.slice(start, end))),
      ).toEqual([[copy, copy]]);
    });
  });

  it('a passage told again in other words is no copy', () => {
    const text = `${filler.zh}工程师们花了三年时间修复这座廊桥，每一块木料都编了号，拆下来晒干，再按原来的位置装回去。\n\n${filler.other}工程师们用了三年工夫修好这座廊桥，每一根木头都编上号，拆下以后晾干，然后照老样子装了回去。`;
    expect(warned(text)).toEqual([]);
  });
});

describe('any text', () => {
  const words = [
    '河',
    '桥',
    '市',
    '民',
    '新',
    '路',
    '水',
    '工',
    '厂',
    '学',
    '校',
    '老',
    '师',
    '报',
    '说',
    '年',
    '月',
    '山',
    '城',
    '车',
    '站',
    '花',
    '园',
    '书',
    '店',
  ];
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 12, maxLength: 40 })
    .map((characters) => `${characters.join('')}。`);
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(''));

  it('finds a copy of 60 characters or more with one character in twelve misread', () => {
    const page = fc.record({
      before: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      passage: fc.array(sentence, { minLength: 3, maxLength: 6 }).map((sentences) => sentences.join('')),
      between: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      phase: fc.nat(11),
    });
    fc.assert(
      fc.property(page, ({ before, passage, between, phase }) => {
        fc.pre(passage.length >= 60);
        const copy = Array.from(passage, (char, i) => (i % 12 === phase && char !== '。' ? '囗' : char)).join(
          '',
        );
        const head = [...before, ''].join('\n\n');
        const text = `${head}${passage}\n\n${[...between, ''].join('\n\n')}${copy}\n`;
        const start = text.length - 1 - copy.length;
        const covered = duplicatesOf(text).some(({ occurrences }) =>
          occurrences.some(
            (place) => Math.abs(place.start - start) <= 2 && place.end >= start + 0.9 * copy.length,
          ),
        );
        expect(covered).toBe(true);
      }),
      { seed: 20240614, numRuns: 60 },
    );
  });

  it('keeps copies inside the text, apart from each other and in order, the same every time', () => {
    const piece = fc.constantFrom(
      '河水涨了。',
      '\r\n',
      '\n\n',
      'ab',
      '\ud83d',
      '😀',
      '\0',
      '**',
      '# ',
      '　　',
      'the end of ',
      '。”',
      '\f',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join('').repeat(2);
        const found = duplicatesOf(text);
        expect(duplicatesOf(text)).toEqual(found);
        for (const { occurrences } of found) {
          expect(occurrences.length).toBeGreaterThan(1);
          occurrences.forEach(({ start, end }, i) => {
            expect(start).toBeGreaterThanOrEqual(occurrences[i - 1]?.end ?? 0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          });
        }
      }),
      { seed: 4711, numRuns: 150 },
    );
  });

  it.each([
    ['one character repeated', '的'.repeat(200_000)],
    ['period 7', '新修的桥通了车'.repeat(20_000)],
    ['every line the same', '城西水厂下月投入使用，居民不再为停水发愁。\n'.repeat(5000)],
    ['a page pasted again and again', `${filler.zh}${filler.other}`.repeat(300)],
  ])('says little about %s', (_, text) => {
    expect(duplicatesOf(text).length).toBeLessThanOrEqual(8);
  });
});

describe('a few words right behind themselves', () => {
  const fixed = (text: string) => applyEdits(text, suggestedEdits(analyse(text).findings));
  const kinds = (text: string) => analyse(text).findings.map(({ kind }) => kind);
  const cut = {
    zh: [
      `${filler.zh}馆长介绍，新馆采用自助借还系统，读者凭身份证就能办理`,
      '证就能办理手续，整个过程不到一分钟。\n\n海边的渔民清晨出海。',
    ],
    en: [
      `${filler.en}The director said that readers could return their books at night, and bring all their`,
      'at night, and bring all their children to the rooms on the first floor.\n\nThe fishermen left at dawn.',
    ],
  } as const;
  const whole = {
    zh: cut.zh[0] + cut.zh[1].slice('证就能办理'.length),
    en: cut.en[0] + cut.en[1].slice('at night, and bring all their'.length),
  };

  it.each(['zh', 'en'] as const)('where a column broke off and began again with them (%s)', (language) => {
    const text = cut[language].join('\n\n');
    expect(kinds(text)).toEqual(['duplicate']);
    expect(fixed(text)).toBe(whole[language]);
  });

  it('within a line', () => {
    const zh = whole.zh.replace('凭身份证就能', '凭身份证就能凭身份证就能');
    const en = cut.en.join(' ');
    expect([kinds(zh), kinds(en)]).toEqual([['duplicate'], ['duplicate']]);
    expect([fixed(zh), fixed(en)]).toEqual([whole.zh, whole.en]);
  });

  it.each([
    ['titles of one office after another', '国家主席、中央军委主席、中央军委改革小组组长出席会议并讲话。'],
    ['what a crowd calls', '人们在广场上高喊：要水厂不要停水要水厂不要停水要水厂不要停水，直到深夜。'],
    ['a slip of the writer’s', 'She had recently graduated from graduated from the university.'],
    [
      'what is marked up otherwise',
      '页面里写着 <img onerror="window.pwned=1"><script>window.pwned=1</script> 这样的话。',
    ],
    ['a clause that takes up the one before', '他看重的是城西水厂的意义，城西水厂的意义在于让居民不再停水。'],
  ])('not %s', (_, sentence) => {
    expect(kinds(`${filler.zh}${sentence}\n\n${filler.other}`)).toEqual([]);
  });

  it('not the first words of a paragraph above it, with nothing between the lines', () => {
    const lines = [
      'Das Wendland ist eine',
      'Das Wendland ist eine schöne, aber sehr',
      'ländliche Region im Norden, in der kaum',
      'jemand ohne Auto auskommt.',
    ];
    expect(kinds(`${filler.en.replaceAll('\n\n', '\n')}${lines.join('\n')}\n`)).not.toContain('duplicate');
  });

  it('not a headline that its story begins with', () => {
    const story =
      'Ferry timetable in winter\n\nFerry timetable in winter months stays as it is, the board said.';
    expect(kinds(`${filler.en}${story}`).filter((kind) => kind !== 'fused-paragraphs')).toEqual([]);
  });
});
