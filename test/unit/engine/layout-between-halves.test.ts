import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, suggestedEdits } from '../../../src/engine/index.ts';
import { buses, games, weather } from '../../support/passages.ts';

const HAN = {
  before: [weather, games],
  head: '跨江大桥昨日合龙，比计划提前了两个月，两岸的车程将从四十分钟缩短到',
  tail: '十分钟左右，沿江的三个镇从此不必再等轮渡。',
  after: [buses],
};
const LATIN = {
  before: ['Councillors voted on Tuesday to keep the village school open for three more years.'],
  head: 'The old weir was mended on Monday, a week before the spring floods, and the mill, which has stood',
  tail: 'still for eleven years, will grind the first corn of the new harvest in the autumn.',
  after: ['The library lends telescopes from this week on, and has a waiting list for them already.'],
};

const pageOf = ({ before, after }: typeof LATIN, ...middle: readonly string[]) =>
  [...before, ...middle, ...after].join('\n\n');
const corrected = (text: string) => applyEdits(text, suggestedEdits(analyse(text).findings));
const told = (text: string) => analyse(text).findings.filter(({ severity }) => severity !== 'info');

describe('a line of the layout between the halves of a sentence', () => {
  it.each([
    '2019-03-05 10:22:31',
    '页 4',
    '━━ 4 ━━',
    '时政新闻',
    '第3页 / 共12页',
    '-- 3 of 12 --',
    'HN050319A04',
    'A04-20190305.indd 4',
  ])('goes with the break, in Chinese: %s', (line) => {
    expect(corrected(pageOf(HAN, HAN.head, line, HAN.tail))).toBe(pageOf(HAN, HAN.head + HAN.tail));
  });

  it.each([
    '扫一扫，关注本报微信公众号',
    '更多精彩内容请扫描二维码',
    '分享到：微信 微博',
    '阅读 1234',
    '字号：大 中 小',
    '延伸阅读',
    '相关链接',
    '来源：国家统计局',
    '注：数据截至2019年底。',
    '漫画/王五',
  ])('stays behind the sentence, in Chinese: %s', (line) => {
    expect(corrected(pageOf(HAN, HAN.head, line, HAN.tail))).toBe(pageOf(HAN, HAN.head + HAN.tail, line));
  });

  it.each([
    'Subscribe to our newsletter',
    'Share this article',
    'Follow us on Twitter',
    'Published: March 5, 2019 10:22',
    '12 comments',
    'Newsletter abonnieren',
    'Aktualisiert am 5. März 2019, 10:22 Uhr',
    'Partager sur Facebook',
    'Suscríbete a nuestra newsletter',
    'Related stories',
    'READ MORE: Ten ways to save',
    'Lesen Sie auch: Zehn Tipps',
    'Lire aussi p. 7',
    'Source: Office for National Statistics',
    'Figure 1. Output by year',
    'Table 2',
    '***',
    '--- PAGE BREAK ---',
    'Digitized by Google',
  ])('stays behind the sentence, in Latin script: %s', (line) => {
    expect(corrected(pageOf(LATIN, LATIN.head, line, LATIN.tail))).toBe(
      pageOf(LATIN, `${LATIN.head} ${LATIN.tail}`, line),
    );
  });

  it.each([
    ['广告', '新房热卖 均价8000元起', '电话：0371-65368114', '地址：中原路18号'],
    ['延伸阅读', '全国用电量创新高'],
    ['相关链接', '石桥建于宋代，全长五十米，是全国重点文物保护单位。'],
    ['“我们一定要把这件事办好。”'],
  ])('stays behind the sentence, as a box of several, in Chinese: %s', (...box) => {
    expect(corrected(pageOf(HAN, HAN.head, ...box, HAN.tail))).toBe(pageOf(HAN, HAN.head + HAN.tail, ...box));
  });

  it.each([
    ['ADVERTISEMENT', 'Spring sale: 20% off all boots', 'Call 020 7946 0000', '12 Mill Street'],
    ['Related stories', 'Old mill to grind corn again', 'School stays open'],
    ['“Nobody had asked the river.”', 'Ann Lee, mayor'],
    ['“We will get this done,” says Lee'],
    ['Photo: Jane Doe', 'Mayor Ann Lee at the opening of the bridge.'],
    ['At a glance', 'Length: 310 m', 'Cost: $4m', 'Opened: 1902'],
    ['Jane Doe / The Herald'],
  ])('stays behind the sentence, as a box of several, in Latin script: %s', (...box) => {
    expect(corrected(pageOf(LATIN, LATIN.head, ...box, LATIN.tail))).toBe(
      pageOf(LATIN, `${LATIN.head} ${LATIN.tail}`, ...box),
    );
  });

  it('raises no alarm between whole paragraphs', () => {
    expect(told(pageOf(HAN, '分享到：微信 微博', '延伸阅读', '来源：国家统计局'))).toEqual([]);
    expect(told(pageOf(LATIN, 'Share this article', 'Related stories', 'Figure 1. Output by year'))).toEqual(
      [],
    );
  });

  it.each([
    ['更多市民开始关注本地历史，', '图书馆的方志室因此延长了开放时间，周末也有人值班。'],
    ['分享到朋友圈后引来不少网友', '留言，有人想起了小时候坐轮渡上学的日子，有人问轮渡会不会停。'],
  ])('is no line of a text that reads alike: %s', (first, rest) => {
    expect(corrected(pageOf(HAN, `${BRIDGE}\n${first}\n${rest}`))).toContain(first);
  });
});

const BRIDGE = '大桥全长一千二百米，桥面双向四车道，引桥旁留了步道。';
