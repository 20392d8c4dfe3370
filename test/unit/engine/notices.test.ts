import { describe, expect, it } from 'vitest';
import { analyse, type Finding, takeSuggestions } from '../../../src/engine/index.ts';
import { exchangeOf } from '../../../src/engine/duplicates/exchanged.ts';
import { normalise } from '../../../src/engine/text/normalise.ts';
import { createRandom } from '../../support/random.ts';

const duplicatesIn = (text: string): Extract<Finding, { kind: 'duplicate' }>[] =>
  analyse(text).findings.flatMap((finding) =>
    finding.kind === 'duplicate' && finding.severity !== 'info' ? [finding] : [],
  );

const page = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;

const placesOf = (text: string, passage: string): number[] => [
  text.indexOf(passage),
  text.indexOf(passage, text.indexOf(passage) + 1),
];

const STORY = {
  zh: [
    '市交通运输局昨日发布消息，今年将新开通十二条公交线路，方便郊区居民出行。',
    '负责人介绍，新线路全部采用电动客车，票价与现有线路一致，预计年底前投入运营。',
  ],
  en: [
    'The council met on Tuesday evening and agreed to repair the bridge before the winter floods begin again.',
    'Members also heard a report on the state of the schools, which need new roofs and better heating.',
  ],
};

const wanted = (name: string, number: number): string =>
  `A steady man of good character, who has been eleven years in his present place, seeks a situation as coachman. Write to ${name}, ${number} Market Row.`;
const creditors = (who: string, of: string, day: string, days: number): string =>
  `All persons who have any claim upon the estate of ${who}, late of ${of}, deceased, are asked to send the particulars of it before the ${day} to the undersigned, who will thereafter divide the estate, and to come to the office within ${days} days.`;
const lost = (name: string, number: string): string =>
  `${name}不慎遗失道路运输从业资格证，证号${number}，声明原证作废，由此产生的后果自负。`;
const court = (who: string, plaintiff: string, date: string, room: number): string =>
  `${who}：本院已立案审理${plaintiff}与你民间借贷纠纷一案，因你下落不明，现向你公告送达民事起诉状副本及举证通知书，自本公告发出之日起满三十日视为送达，并定于${date}上午九时三十分在本院第${room}审判庭开庭，逾期不到庭将缺席判决。`;

const article = (number: string, broken: string, least: string, most: string): string =>
  `第${number}条 违反本办法第五条第${broken}项规定的，由园林部门责令限期改正，可以处${least}元以上${most}元以下的罚款。`;

const NOTICES: Record<string, { story: string[]; notices: string[] }> = {
  'small advertisements, with one name and one number': {
    story: STORY.en,
    notices: [
      wanted('Perkins', 48213),
      wanted('Harbison', 1904),
      wanted('Mr. Quigley', 377),
      wanted('Tolliver', 26),
    ],
  },
  'calls to creditors': {
    story: STORY.en,
    notices: [
      creditors('Abel Crane', 'Foxholt', '3rd of May', 21),
      creditors('Mrs. Louisa Pym', 'Saltby Green', '19th of August', 90),
      creditors('Edwin Marchbanks', 'Leece', '27th of May', 30),
    ],
  },
  'lost papers': {
    story: STORY.zh,
    notices: [
      lost('钱卫东', '320411730'),
      lost('顾小梅', '320482199'),
      lost('沈立', '320404855'),
      lost('蒋建中', '320483062'),
    ],
  },
  'articles of a by-law, with other numerals alone': {
    story: STORY.zh,
    notices: [
      article('六', '一', '五十', '二百'),
      article('七', '二', '一百', '五百'),
      article('八', '四', '三百', '一千'),
    ],
  },
  'notices of a court': {
    story: STORY.zh,
    notices: [
      court('季德发', '孙玉兰', '十一月六日', 3),
      court('常州明远机械有限公司', '卞志刚', '十二月十九日', 12),
      court('陶红', '江南农村商业银行', '十一月二十七日', 5),
    ],
  },
};

describe.each(Object.entries(NOTICES))('%s', (_, { story, notices }) => {
  it('are no copies of each other', () => {
    for (let count = 2; count <= notices.length; count += 1) {
      const own = page(...story, ...notices.slice(0, count));
      expect(duplicatesIn(own)).toEqual([]);
    }
  });

  it.each(notices.map((notice, index) => ({ notice, index })))(
    'one that is there twice is found: $index',
    ({ notice }) => {
      for (let at = 0; at <= notices.length; at += 1) {
        const text = page(...story, ...notices.slice(0, at), notice, ...notices.slice(at));
        const starts = placesOf(text, notice);
        const found = duplicatesIn(text).filter(
          ({ occurrences }) => occurrences.map(({ start }) => start).join() === starts.join(),
        );
        expect(
          found.map(({ occurrences }) => text.slice(occurrences[0]!.start, occurrences[0]!.end)),
        ).toEqual([notice]);
      }
    },
  );
});

describe('items of a series, with other numbers alone', () => {
  const item = (at: number): string =>
    `上午，巡查组在第${at + 1}号闸口检查设备，更换了第${at * 7 + 3}号部件，检查持续了两个小时。`;
  const items = Array.from({ length: 60 }, (_, at) => item(at));

  it('are no copies of each other, however few digits differ', () => {
    expect(duplicatesIn(page(...STORY.zh, ...items))).toEqual([]);
  });

  it.each([0, 29, 59])('one that is there twice is found: %d', (at) => {
    const text = page(...STORY.zh, ...items, '气象台预计，本周末有小到中雨。', items[at]!);
    const told = duplicatesIn(text).map(({ occurrences }) =>
      text.slice(occurrences[0]!.start, occurrences[0]!.end),
    );
    expect(told).toContain(items[at]!);
  });
});

describe('a section that was extracted twice', () => {
  const { story, notices } = NOTICES['lost papers']!;
  const market = [
    '连日来，城东菜场的人流比往常多了三成。菜场管理方表示，将在周末延长营业时间。',
    '摊主们说，本地瓜果集中上市，价格比上月便宜不少，来买菜的人多了，收摊也就晚了。',
  ];
  const section = ['遗失声明', ...notices];
  const clean = page(...story, ...section, ...market);

  it.each([
    { what: 'in a row', text: page(...story, ...section, ...section, ...market) },
    { what: 'in a row, its title once', text: page(...story, ...section, ...notices, ...market) },
    { what: 'at the end of the page', text: page(...story, ...section, ...market, ...section) },
    { what: 'in part', text: page(...story, ...section, ...market, ...notices.slice(1, 3)) },
    {
      what: 'notice by notice',
      text: page(...story, '遗失声明', ...notices.flatMap((notice) => [notice, notice]), ...market),
    },
  ])('comes out once: $what', ({ text }) => {
    expect(takeSuggestions(text, analyse(text)).text).toBe(clean);
  });
});

describe('how two passages differ', () => {
  const codesOf = (text: string): Uint16Array => normalise(text).codes;
  const passages = Object.values(NOTICES).flatMap(({ story, notices }) => [...story, ...notices]);

  it.each(Object.values(NOTICES).map(({ notices }) => notices))('other names are told: %s', (...notices) => {
    for (const [at, other] of notices.entries())
      for (const one of notices.slice(0, at))
        expect(exchangeOf(codesOf(one), codesOf(other))).toBeGreaterThan(0.9);
  });

  it.each([0.01, 0.04, 0.08, 0.12])('characters misread at a rate of %d are no other names', (rate) => {
    const random = createRandom(20_261_129);
    const said: number[] = [];
    for (const passage of passages) {
      for (let turn = 0; turn < 25; turn += 1) {
        const pool = /[a-z]/u.test(passage) ? 'abcdefghiklmnoprstuvw0158' : passages.join('');
        const misread = Array.from(passage, (char) =>
          /[\p{L}\p{N}]/u.test(char) && random() < rate ? pool[Math.floor(random() * pool.length)]! : char,
        );
        said.push(exchangeOf(codesOf(passage), codesOf(misread.join(''))));
      }
    }
    expect(said.filter((share) => share >= 0.1).length / said.length).toBeLessThan(0.03);
  });
});
