import { describe, expect, it } from 'vitest';
import { AcceptedEdits } from '../../../src/engine/fixes/accepted-edits.ts';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

/*
 * What programs write around each line or paragraph of a page: the same is found with it as without, and what fixes leave is
 * written as the rest of the page is.
 */

const PAGE = [
  '市图书馆新馆昨日正式向读者开放，新馆位于城东滨河路，总建筑面积三万二千平方米，可以同时容纳两千多名读者阅览。',
  '馆长介绍，新馆采用自助借还系统，读者凭身份证即可办理借阅手续，不用另外办理借书证，整个过程不到一分钟。',
  '据了解，新馆开放时间为每天上午九点到晚上九点，周一闭馆检修，节假日照常开放，少年儿童阅览室另有安排。',
  '渔业部门负责人说，今年入夏以来近海水温偏高，鱼群活动范围比往年偏北，渔民出海的航程因此增加了不少。',
  '为减轻渔民负担，沿海三个镇已经开始发放燃油补贴，第一批补贴将在月底以前发到渔民手中，惠及四百余户。',
  '气象台预计，未来三天本市以晴到多云天气为主，最高气温二十八度，早晚温差较大，市民出行应当注意添衣。',
];
const CUT_AT = 42;

const around: Record<string, (paragraph: string, index: number) => string> = {
  'line breaks in HTML': (paragraph) => `${paragraph}<br>`,
  'line breaks in TEI': (paragraph) => `<lb rend="indent"/>${paragraph}`,
  'hard line breaks': (paragraph) => `${paragraph}\\`,
  'two spaces': (paragraph) => `${paragraph}  `,
  'paragraphs in HTML': (paragraph) => `<p>${paragraph}</p>`,
  'paragraphs with a style': (paragraph) => `<p style="text-indent:2em">${paragraph}</p>`,
  'spaces that HTML names': (paragraph) => `&emsp;&emsp;${paragraph}`,
  'narrow spaces that HTML names': (paragraph) => `&nbsp;&nbsp;${paragraph}`,
  'other elements': (paragraph) => `<tei:seg n="1">${paragraph}</tei:seg>`,
  'an element of any name': (paragraph) => `<text>${paragraph}</text>`,
  'line ends that are shown': (paragraph) => `${paragraph}¶`,
  italics: (paragraph) => `*${paragraph}*`,
  bold: (paragraph) => `**${paragraph}**`,
  'bold italics': (paragraph) => `***${paragraph}***`,
  'italics with underscores': (paragraph) => `_${paragraph}_`,
  'a block quote': (paragraph) => `> ${paragraph}`,
  'a list': (paragraph) => `- ${paragraph}`,
  'a numbered list': (paragraph) => `1. ${paragraph}`,
  'places on a line before': (paragraph, index) => `[[92,${index},480,163]]\n${paragraph}`,
  'places in the line': (paragraph) => `<|ref|>text<|/ref|><|det|>[[92, 110, 480, 163]]<|/det|>${paragraph}`,
  anchors: (paragraph) => `<a id="b"></a>\n${paragraph}`,
  comments: (paragraph) => `<!-- text 92 110 480 163 -->\n${paragraph}`,
};

const pageOf = (paragraphs: readonly string[], write: (paragraph: string, index: number) => string) =>
  paragraphs.map((paragraph, index) => write(paragraph, index)).join('\n\n');
const mended = (text: string) => takeSuggestions(text, analyse(text)).text;
const withoutNumbers = (text: string) => text.replaceAll(/^\[\[92,\d,/gmu, '[[92,0,');

describe.each(Object.entries(around))('%s', (_, write) => {
  const [one, two, three, four, five, six] = PAGE as [string, string, string, string, string, string];
  const [head, tail] = [two.slice(0, CUT_AT), two.slice(CUT_AT)];
  const clean = pageOf(PAGE, write);

  it('are no reason for a flag', () => {
    expect(analyse(clean).findings).toEqual([]);
  });

  it('a cut sentence is joined', () => {
    const page = pageOf([one, head, tail, three, four, five, six], write);
    expect(analyse(page).findings.map(({ kind }) => kind)).toEqual(['split-paragraph']);
    expect(withoutNumbers(mended(page))).toBe(withoutNumbers(clean));
  });

  it('a stray copy goes, at the end of the page too', () => {
    for (const paragraphs of [
      [one, two, three, four, two, three, five, six],
      [...PAGE, two, three],
    ])
      expect(withoutNumbers(mended(pageOf(paragraphs, write)))).toBe(withoutNumbers(clean));
  });

  it('a displaced tail is brought to its head', () => {
    const page = pageOf([one, head, three, tail, four, five, six], write);
    expect(analyse(page).findings.map(({ kind }) => kind)).toEqual(['displaced-continuation']);
    expect(withoutNumbers(mended(page))).toBe(withoutNumbers(clean));
  });
});

describe('a mark in the line of half a sentence', () => {
  const [one, two, ...rest] = PAGE as [string, string, ...string[]];
  const [head, tail] = [two.slice(0, CUT_AT), two.slice(CUT_AT)];

  it.each([
    ['an image before it', `![](images/p3.png)${tail}`, '![](images/p3.png)'],
    ['a comment before it', `<!-- page 3 -->${tail}`, '<!-- page 3 -->'],
    [
      'a caption in a frame between',
      `<div align="center">图为新馆外景。</div>\n\n${tail}`,
      '<div align="center">图为新馆外景。</div>',
    ],
  ])('%s: the sentence is joined, and the mark stays, on a line of its own', (_, behind, mark) => {
    const page = [one, head, behind, ...rest].join('\n\n');
    expect(mended(page)).toBe([one, two, mark, ...rest].join('\n\n'));
  });

  it('behind the first half: it stays at the end of the line', () => {
    const page = [one, `${head}![](images/p3.png)`, tail, ...rest].join('\n\n');
    expect(mended(page)).toBe([one, `${two}![](images/p3.png)`, ...rest].join('\n\n'));
  });

  it('a stray copy leaves the image that stands in its line, on a line of its own', () => {
    const page = [one, two, rest[0], rest[1], rest[2], `![](images/p3.png)${one}`, two, rest[3]].join('\n\n');
    expect(mended(page)).toBe([one, two, ...rest.slice(0, 3), '![](images/p3.png)', rest[3]].join('\n\n'));
  });
});

it('vertical punctuation and half-width stops end sentences as others do', () => {
  const [one, two, ...rest] = PAGE as [string, string, ...string[]];
  const vertical = (text: string) => text.replaceAll('，', '︐').replaceAll('。', '︒');
  const halfWidth = (text: string) => text.replaceAll('。', '｡');
  for (const write of [vertical, halfWidth]) {
    const clean = write(PAGE.join('\n\n'));
    expect(analyse(clean).findings).toEqual([]);
    const cut = write([one, two.slice(0, CUT_AT), two.slice(CUT_AT), ...rest].join('\n\n'));
    expect(mended(cut)).toBe(clean);
  }
});

it('edits of one fix that overlap are taken none of', () => {
  const accepted = new AcceptedEdits();
  const overlapping = [
    { start: 10, end: 20, text: '' },
    { start: 18, end: 30, text: '' },
  ];
  expect(accepted.tryAdd(overlapping)).toBe(false);
  expect(accepted.tryAdd([{ start: 12, end: 14, text: '' }])).toBe(true);
});
