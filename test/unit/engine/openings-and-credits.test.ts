import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, suggestedEdits, type Finding } from '../../../src/engine/index.ts';
import { buses, games, weather } from '../../support/passages.ts';

const told = (text: string): readonly Finding[] =>
  analyse(text).findings.filter(({ severity }) => severity !== 'info');

const BRIDGE = '跨江大桥昨日合龙，比计划提前了两个月。大桥全长一千二百米，两岸的车程将缩短到十分钟。';
const STORM = '市气象台昨日上午发布暴雨预警，提醒市民减少外出，低洼路段已派人值守。';
const LIBRARY = '图书馆新馆周末开放，阅览区增加了四百个座位，老人可以借用放大镜。';
const PAGE = [weather, games, buses].join('\n\n');
const WEIR = 'The old weir was mended on Monday, a week before the spring floods, and the mill runs again.';
const SCHOOL = 'Councillors voted on Tuesday to keep the village school open for at least three more years.';

describe('an item that begins within a paragraph', () => {
  it.each([
    '〔記者王大明／台北報導〕',
    '【記者王大明台北報導】',
    '中國時報【王大明╱台北報導】',
    '【环球时报驻美国特约记者 李四】',
    '記者王大明、陳小美／台北報導　',
    '央视网消息：',
    '央视网消息（记者 李四）：',
    '本报综合消息 ',
    '环球网报道 记者 李四 ',
    '综合外电报道 ',
  ])('is parted before %s', (opening) => {
    const text = `${PAGE}\n\n${BRIDGE}${opening}${STORM}`;
    expect(applyEdits(text, suggestedEdits(told(text)))).toBe(`${PAGE}\n\n${BRIDGE}\n\n${opening}${STORM}`);
  });

  it.each([
    'Berlin. (dpa) ',
    'München – ',
    'MADRID, 5 mar. (EFE).- ',
    'Madrid.- ',
    '(Reuters) - ',
    'Wien/APA – ',
    'London, Jan. 4.— ',
    'Paris, le 5 mars (AFP) – ',
    'Brüssel, 5. März — ',
  ])('is parted before %s', (opening) => {
    const text = `${SCHOOL}\n\n${WEIR} ${opening}${SCHOOL.replace('Tuesday', 'Friday').replace('school', 'chapel')}`;
    const corrected = applyEdits(text, suggestedEdits(told(text).filter(({ kind }) => kind !== 'duplicate')));
    expect(corrected).toContain(`${WEIR}\n\n${opening}`);
  });

  it('is parted before the line of who wrote it, as papers of Taiwan put it above an item', () => {
    const text = `${BRIDGE}記者王大明／台北報導\n\n${STORM}`;
    expect(applyEdits(text, suggestedEdits(told(text)))).toBe(
      `${BRIDGE}\n\n記者王大明／台北報導\n\n${STORM}`,
    );
  });

  it.each([
    `${BRIDGE}据央视网消息，${STORM}`,
    `${BRIDGE}环球网报道说，${STORM}`,
    `${BRIDGE}网上有消息：桥已通车，${STORM}`,
    `${BRIDGE}对【记者观察】一栏，${STORM}`,
    `${WEIR} Warum – das weiß niemand – wurde so lange gewartet, bis das Wasser kam?`,
    `${WEIR} Berlin – Hamburg is a journey of two hours by the fast train, and of three by the slow one.`,
    `${WEIR} PREGUNTA.- ¿Cuándo se abre la escuela? RESPUESTA.- La semana que viene, si no llueve.`,
    `${WEIR} Paris – the city, not the prince – was shown on the first of the slides that night.`,
  ])('is not seen where none does: %s', (paragraph) => {
    expect(told(`${LIBRARY}\n\n${paragraph}`)).toEqual([]);
  });

  it('is not seen where a stray copy begins, or where one goes before it', () => {
    const item = `本报讯（记者陈芳）${STORM}`;
    for (const text of [
      `${item}\n\n${LIBRARY}\n\n${BRIDGE}${item}`,
      `${BRIDGE}\n\n${LIBRARY}\n\n${BRIDGE}${item}`,
    ])
      expect(told(text).map(({ kind }) => kind)).toEqual(['duplicate']);
  });
});

describe('a credit at the end of a paragraph', () => {
  it.each([
    '记者 张三',
    '■本报记者 张三',
    '□ 记者 李四 通讯员 王五',
    '新华社记者 张三 摄',
    '文/图 记者 李四',
    '文/张三',
    '责任编辑：张三',
    '版面编辑：王五',
    '本版编辑 张三 责任校对 李四',
    '来源：人民日报',
    '圖：王大明、陳小美',
    '撰文：記者李四',
    '新华社发',
    '据新华社',
    '综合新华社电',
    '中央社／台北報導',
    '綜合報導',
    '本报评论员',
    '作者系本报评论员',
    '视觉中国资料图',
    '——编者',
    '　　　　张三',
    '投稿邮箱：news@herald.example',
  ])('is no sentence that goes on, in Chinese: %s', (credit) => {
    expect(told(`${BRIDGE}${credit}\n\n${STORM}\n\n${LIBRARY}`)).toEqual([]);
  });

  it.each([
    'Reuters',
    'dpa',
    'dpa/lno',
    'Source: Reuters',
    'Quelle: dpa',
    'Texto: María García',
    'Staff reports',
    'Mit Material von dpa',
    'The Associated Press contributed to this report',
    'news@herald.example',
    '— John Smith',
  ])('is no sentence that goes on, in Latin script: %s', (credit) => {
    expect(told(`${WEIR} ${credit}\n\n${SCHOOL}`)).toEqual([]);
  });

  it.each([
    [`${BRIDGE}记者`, '在现场看到，最后一段钢梁缓缓落下，两岸响起了掌声。'],
    [`${BRIDGE}记者昨日在`, '现场看到，最后一段钢梁缓缓落下，两岸响起了掌声。'],
    [`${BRIDGE}负责编`, '辑县志的老周说，这是江上的第三座桥，前两座都是他小时候的事了。'],
    [`${WEIR} The`, 'mill had stood still for eleven years, a Reuters correspondent said on the same day.'],
  ])('is not seen in a sentence that is cut: %s ¶ %s', (head, tail) => {
    expect(told(`${LIBRARY}\n\n${head}\n\n${tail}`).map(({ kind }) => kind)).toEqual(['split-paragraph']);
  });
});

describe('what a site or an agency sets behind a paragraph', () => {
  it.each([
    ' https://www.herald.example/news/2019/12.html',
    ' #民生#',
    ' END',
    ' ###',
    ' //',
    '>>',
    ' 更多',
    ' 阅读全文',
    ' 更多>>',
    ' 10:35',
    ' 2019-03-04 10:35',
    ' 阅读 12345',
    ' 128 评论',
    ' 3',
    ' A3',
    '03版',
    '12',
  ])('is no sentence that goes on, in Chinese:%s', (trailer) => {
    expect(told(`${BRIDGE}${trailer}\n\n${STORM}\n\n${LIBRARY}`)).toEqual([]);
  });

  it.each([
    'https://www.herald.example/12.html',
    '#news @herald',
    'ENDS',
    '###',
    '→',
    'Read more',
    'Mehr >>',
    '10:35',
    '3 Comments',
  ])('is no sentence that goes on, in Latin script: %s', (trailer) => {
    expect(told(`${WEIR} ${trailer}\n\n${SCHOOL}`)).toEqual([]);
  });

  it.each([
    [`${BRIDGE}2`, '0日上午，最后一段钢梁缓缓落下，两岸响起了掌声。'],
    [`${BRIDGE}3`, '月里第一辆车要从桥上开过，两岸的居民等了十一年。'],
    [`${BRIDGE}更多`, '的居民在岸上看着最后一段钢梁落下，响起了掌声。'],
    [
      `${WEIR} More`,
      'than three hundred people came to see the mill turn for the first time in eleven years.',
    ],
  ])('is not seen in a sentence that is cut: %s ¶ %s', (head, tail) => {
    expect(told(`${LIBRARY}\n\n${head}\n\n${tail}`).map(({ kind }) => kind)).toEqual(['split-paragraph']);
  });
});
