import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const zh = {
  before: '城北的老仓库改成了图书馆，昨天起向读者开放，第一天就有上千人进馆。',
  after: '图书馆周一闭馆，其余日子从上午九点开到晚上八点，办证不收费用。',
};
const en = {
  before:
    'The old warehouse in the north of the town has become a library, and more than a thousand readers came on the first day.',
  after:
    'The library is closed on Mondays, and on other days it is open from nine in the morning until eight at night.',
};

/** Halves of a paragraph; what both have is where a column ends and the next begins. */
interface Overlap {
  readonly what: string;
  readonly around: typeof zh;
  readonly head: string;
  readonly tail: string;
  readonly whole: string;
}

const overlaps: readonly Overlap[] = [
  {
    what: 'a list',
    around: zh,
    head: '读者可以在这里借到文学、历史、科',
    tail: '文学、历史、科技等各类图书八万多册，也可以在自习区坐上一整天。',
    whole: '读者可以在这里借到文学、历史、科技等各类图书八万多册，也可以在自习区坐上一整天。',
  },
  {
    what: 'a comma behind the words',
    around: zh,
    head: '馆长说，藏书大半由市民捐出，其中有不少是绝版的旧书，',
    tail: '不少是绝版的旧书，要先请人修补，再放到架上供读者翻阅。',
    whole: '馆长说，藏书大半由市民捐出，其中有不少是绝版的旧书，要先请人修补，再放到架上供读者翻阅。',
  },
  {
    what: 'a clause that is all of the paragraph before',
    around: zh,
    head: '为方便周边居民还书，',
    tail: '为方便周边居民还书，图书馆在三个小区门口装了还书箱，每天早晚各取一次。',
    whole: '为方便周边居民还书，图书馆在三个小区门口装了还书箱，每天早晚各取一次。',
  },
  {
    what: 'a number at its start',
    around: zh,
    head: '这座仓库建于上世纪，到2019年8月停止使用以来',
    tail: '8月停止使用以来，一直空着，屋顶漏雨，墙上的标语还看得清。',
    whole: '这座仓库建于上世纪，到2019年8月停止使用以来，一直空着，屋顶漏雨，墙上的标语还看得清。',
  },
  {
    what: 'a full stop that the break took away',
    around: zh,
    head: '设计师保留了原来的木梁，并把装卸货物的平台改成了露天阅览室',
    tail: '成了露天阅览室。天气好的时候，那里从早到晚都坐满了人。',
    whole:
      '设计师保留了原来的木梁，并把装卸货物的平台改成了露天阅览室。天气好的时候，那里从早到晚都坐满了人。',
  },
  {
    what: 'a name behind the words',
    around: en,
    head: 'Most of the books were given by the people of the town, says the head of the library',
    tail: 'says the head of the library Martin Oakes, and many of them had to be mended before they could be lent.',
    whole:
      'Most of the books were given by the people of the town, says the head of the library Martin Oakes, and many of them had to be mended before they could be lent.',
  },
];

describe.each(overlaps)(
  'words of a column again at the top of the next: $what',
  ({ around, head, tail, whole }) => {
    it.each(['\n\n', '\n'])('go, and the paragraph is whole again (%j)', (separator) => {
      const text = [around.before, head, tail, around.after].join(separator);
      const clean = [around.before, whole, around.after].join(separator);
      expect(takeSuggestions(text, analyse(text)).text).toBe(clean);
    });
  },
);

it.each([
  [
    'a headline that ends as its story begins',
    ['# 全市运动会下周在体育中心开幕', '体育中心开幕式的门票昨天开始发放，两小时内领完。'],
  ],
  [
    'a speaker whose name the line before ends with',
    [
      'Die Bilanz nach einem Jahr: Ein Gespräch mit Martin Eichner',
      'Martin Eichner: Nach einem Jahr ist vieles anders, als wir es erwartet hatten.',
    ],
  ],
])('is none: %s', (_, lines) => {
  const text = lines.join('\n\n');
  expect(analyse(text).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
