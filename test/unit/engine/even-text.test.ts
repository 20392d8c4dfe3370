import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyse,
  applyEdits,
  suggestedEdits,
  takeSuggestions,
  type Finding,
  type Range,
} from '../../../src/engine/index.ts';

/* Text as some programs write it: the same is found in it as in the text that it stands for. */

const FIRST =
  '市图书馆新馆昨日正式向读者开放，新馆位于城东滨河路，总建筑面积三万二千平方米，可以同时容纳两千多名读者阅览。';
const COPIED =
  '馆长介绍，新馆采用自助借还系统，读者凭身份证即可办理借阅手续，不用另外办理借书证，整个过程不到一分钟。';
const CUT = [
  '渔业部门负责人说，今年入夏以来近海水温偏高，鱼群活动范围比往年偏',
  '北，渔民出海的航程因此增加了不少。',
];
const HEAD = '为减轻渔民负担，沿海三个镇已经开始发放燃油补贴，第一批补贴将在月底以前发到渔民手';
const TAIL = '中，惠及四百余户。镇里的干部说，以后每个季度发一次。';
const BETWEEN =
  '气象台预计，未来三天本市以晴到多云天气为主，最高气温二十八度，早晚温差较大，市民出行应当注意添衣。';
const PAGE = [FIRST, COPIED, ...CUT, HEAD, BETWEEN, TAIL, COPIED, '（本报记者 李明 摄）', ''].join('\n\n');

/** As Tesseract writes Chinese. */
const spaced = (text: string) => text.replaceAll(/(?<=[\p{Script=Han}，。])(?=[\p{Script=Han}，。])/gu, ' ');
const closed = (text: string) => text.replaceAll(' ', '');

function placesOf(finding: Finding): readonly Range[] {
  switch (finding.kind) {
    case 'duplicate':
      return finding.occurrences;
    case 'displaced-continuation':
      return [finding.head, finding.tail];
    case 'split-paragraph':
    case 'orphan-continuation':
    case 'fused-paragraphs':
      return [finding.at];
  }
}

const found = (text: string) =>
  analyse(text).findings.map((finding) => ({
    kind: finding.kind,
    // How many misread characters a page of its length would have is reckoned with its spaces.
    confidence: Number(finding.confidence.toFixed(2)),
    places: placesOf(finding).map(({ start, end }) => text.slice(start, end)),
  }));

describe('spaces between all Chinese characters', () => {
  it('are not read: the same is found, in the text as it is written', () => {
    const expected = found(PAGE);
    expect(expected.map(({ kind }) => kind)).toEqual([
      'duplicate',
      'split-paragraph',
      'displaced-continuation',
    ]);
    expect(found(spaced(PAGE))).toEqual(
      expected.map((finding) => ({ ...finding, places: finding.places.map(spaced) })),
    );
  });

  it('stay where they are when all suggestions are taken, also in text that is moved', () => {
    const text = spaced(PAGE);
    const corrected = takeSuggestions(text, analyse(text)).text;
    expect(closed(corrected)).toBe(closed(takeSuggestions(PAGE, analyse(PAGE)).text));
    expect(corrected).toContain(spaced(HEAD) + spaced(TAIL));
    expect(corrected).not.toMatch(/ {2}/);
    expect(corrected).not.toMatch(/ $/m);
  });

  it('go with a passage that is taken out of a line, but for one', () => {
    const text = spaced([FIRST, BETWEEN + COPIED + HEAD + '里。', COPIED, ''].join('\n\n'));
    const [finding] = analyse(text).findings;
    const edits = finding?.fixes.flatMap((fix) => fix.edits) ?? [];
    expect(edits.map(({ start, end }) => closed(text.slice(start, end)).trim())).toContain(COPIED);
    for (const { start, end } of edits)
      expect(text.slice(0, start) + text.slice(end)).not.toMatch(/ {2}|^ | $/m);
  });

  it('are those of a page: one copy that is written so among others is the odd one', () => {
    const text = [FIRST, COPIED, BETWEEN, spaced(COPIED), ''].join('\n\n');
    const [finding] = analyse(text).findings;
    expect(finding).toMatchObject({ kind: 'duplicate', suggested: { remove: [1] } });
    expect(finding && placesOf(finding).map(({ start, end }) => text.slice(start, end))).toEqual([
      COPIED,
      spaced(COPIED),
    ]);
  });

  it('are none in a list of names', () => {
    const names = ['张伟 王芳 李娜 刘洋', '陈静 杨帆 赵磊 黄敏', '周涛 吴霞 孙丽 马超', ''].join('\n\n');
    expect(analyse(names).findings).toEqual([]);
  });
});

describe('spaces between some Chinese characters', () => {
  /** One behind each so many characters, wherever words end. */
  const strewn = (text: string, each: number) => {
    const between = /(?<=\p{Script=Han})(?=\p{Script=Han})/gu;
    let count = 0;
    return text.replaceAll(between, () => (++count % each === 0 ? ' ' : ''));
  };

  it.each([3, 7, 20])('are not read, with one for %i characters', (each) => {
    const text = strewn(PAGE, each);
    expect(text).not.toBe(PAGE);
    expect(found(text).map((finding) => ({ ...finding, places: finding.places.map(closed) }))).toEqual(
      found(PAGE).map((finding) => ({ ...finding, places: finding.places.map(closed) })),
    );
  });

  it.each([3, 7, 20])('stay in text that is moved, with one for %i characters', (each) => {
    const text = strewn(PAGE, each);
    const corrected = takeSuggestions(text, analyse(text)).text;
    expect(closed(corrected)).toBe(closed(takeSuggestions(PAGE, analyse(PAGE)).text));
    const lines = text.split('\n\n');
    const tail = lines[lines.findIndex((line) => closed(line) === HEAD) + 2]!;
    expect(closed(tail)).toBe(TAIL);
    expect(corrected).toContain(tail);
  });

  it('are read where they set apart the names of those who wrote what follows', () => {
    const item = '本报记者 李明 本报通讯员 王平 昨天傍晚，南门市场的最后一批摊位搬进了新楼。';
    const lines = [...[FIRST, COPIED, BETWEEN].map((text) => strewn(text, 9)), `${TAIL}${item}`];
    expect(found(lines.join('\n\n')).map(({ kind }) => kind)).toContain('fused-paragraphs');
  });

  it('divide names, and a headline where there are few', () => {
    const listed = `出席会议的有：张伟 王芳 李娜 刘洋 陈静 杨帆。`;
    const headline = '渔民领到燃油补贴 沿海三镇先行一步';
    const text = [headline, FIRST, BETWEEN, listed, ''].join('\n\n');
    expect(found(text)).toEqual([]);
  });
});

it('no-break spaces are read as spaces, and stay', () => {
  const head =
    'The council has voted a loan of 400,000\u00a0pounds for the pier, of which the insurers have agreed to';
  const text = [
    'The ferry will leave at noon\u00a0on Sundays, and the fares will not rise before spring.',
    head,
    'The harbour board met on Tuesday to discuss the new timetable, and its chairman thanked the crews.',
    'pay half. The\u00a0rest is to come from the county.',
    '',
  ].join('\n\n');
  const plain = text.replaceAll('\u00a0', ' ');
  expect(found(plain)).not.toEqual([]);
  expect(found(text).map(({ kind, confidence }) => [kind, confidence])).toEqual(
    found(plain).map(({ kind, confidence }) => [kind, confidence]),
  );
  const corrected = takeSuggestions(text, analyse(text)).text;
  expect(corrected.replaceAll('\u00a0', ' ')).toBe(takeSuggestions(plain, analyse(plain)).text);
  expect(corrected.match(/\u00a0/g)).toHaveLength(3);
});

it('a space here and there in all paragraphs does not make headlines of them', () => {
  // What a headline has: a space between its characters, and no full stop.
  const withSpace = (text: string) => text.replace(/(?<=^.{8})/u, ' ');
  const whole = [FIRST, COPIED, BETWEEN].map(withSpace);
  const cut = [
    withSpace('承办单位介绍，此次改造历时八个月，沿线居民的用水压力明显'),
    '改善，高峰时段停水的情况不再出现。',
  ];
  const kinds = (paragraphs: readonly string[]) => found(paragraphs.join('\n\n')).map(({ kind }) => kind);
  expect(kinds([...whole, ...cut, ''])).toEqual(['split-paragraph']);
});

describe('soft hyphens and marks without width', () => {
  const ENGLISH =
    'Engineers had feared that the pier would have to be rebuilt from the river bed, and the council had voted a loan for it.';
  const LACKS_END =
    'The repair cost 412,000 pounds, of which the insurers of the barge company have so far agreed to';
  const PLAIN = [ENGLISH, LACKS_END, 'pay half. The rest is to come from the county.', ''].join('\n\n');

  it.each(['\u00ad', '\u200b', '\u200c', '\u2060', '\ufeff'])(
    'in the midst of words are not read: %j',
    (mark) => {
      const withMarks = (text: string) => text.replaceAll(/(?<=[a-z]{3})(?=[a-z]{3})/g, mark);
      const text = withMarks(PLAIN);
      expect(found(text)).toEqual(found(PLAIN));
      expect(takeSuggestions(text, analyse(text)).text).toBe(
        withMarks(takeSuggestions(PLAIN, analyse(PLAIN)).text),
      );
    },
  );

  it('go along with text that is moved', () => {
    const marked = TAIL.replace('四百', '四\u00ad百').replace('季度', '季\u00ad度');
    const text = [FIRST, HEAD, BETWEEN, marked, ''].join('\n\n');
    const displaced = analyse(text).findings.find(({ kind }) => kind === 'displaced-continuation');
    expect(applyEdits(text, displaced?.fixes[0]?.edits ?? [])).toContain(HEAD + marked);
  });

  it('at the end of a line divide a word, and go with the break', () => {
    const text = [ENGLISH, 'Divers found that the oak piles be\u00ad', 'neath it were sound.', ''].join(
      '\n\n',
    );
    expect(takeSuggestions(text, analyse(text)).text).toContain('the oak piles beneath it were sound.');
  });
});

it('points behind Chinese sentences are full stops where a text has no others', () => {
  const withPoints = (text: string) => text.replaceAll('。', '.');
  expect(found(withPoints(PAGE))).toEqual(
    found(PAGE).map((finding) => ({ ...finding, places: finding.places.map(withPoints) })),
  );
  // In a name they are none.
  const named = PAGE.replace('渔业部门负责人说', '约翰.威廉.史密斯说');
  expect(found(named).map(({ kind }) => kind)).toEqual(found(PAGE).map(({ kind }) => kind));
});

it('spaces behind the marks of Chinese text, where all marks have one, are not read', () => {
  const asEnglish = (text: string) =>
    text.replaceAll(/[，。](?=[^\n])/g, (mark) => (mark === '，' ? ', ' : '. '));
  const expected = found(PAGE).map(({ kind, places }) => ({ kind, places: places.map(asEnglish) }));
  expect(found(asEnglish(PAGE)).map(({ kind, places }) => ({ kind, places }))).toEqual(expected);
});

it('full stops read as rings are full stops, and a masked name has none', () => {
  const withRings = (text: string) => text.replaceAll('。', '○');
  expect(found(withRings(PAGE))).toEqual(
    found(PAGE).map((finding) => ({ ...finding, places: finding.places.map(withRings) })),
  );
  const masked = PAGE.replace('渔业部门负责人说', '渔民王○明说');
  expect(found(masked).map(({ kind }) => kind)).toEqual(found(PAGE).map(({ kind }) => kind));
});

describe('what stands above a page as YAML or TOML', () => {
  it.each([
    '---\ntitle: "第三版"\ndate: 1921-03-04\ntags:\n  - 本埠\n# 校对中\nlang: zh\n---\n',
    '+++\ntitle = "第三版"\n\n[extra]\nlang = "zh"\n+++\n',
  ])('is not read, and stays', (matter) => {
    const text = `${matter}\n${PAGE}`;
    expect(found(text)).toEqual(found(PAGE));
    expect(takeSuggestions(text, analyse(text)).text).toBe(
      `${matter}\n${takeSuggestions(PAGE, analyse(PAGE)).text}`,
    );
    // Also where what stands first is the copy.
    const ahead = `${matter}\n${[TAIL, FIRST, COPIED, HEAD + TAIL, BETWEEN].join('\n\n')}\n`;
    const mended = takeSuggestions(ahead, analyse(ahead)).text;
    expect(mended).toContain(matter);
    expect(mended.split(TAIL.slice(3))).toHaveLength(2);
  });

  it('is text where it is none', () => {
    const text = `---\n${PAGE}`;
    expect(found(text).map(({ kind }) => kind)).toEqual(found(PAGE).map(({ kind }) => kind));
  });
});

it('what Markdown escapes is what was meant, and stays escaped', () => {
  const page = PAGE.replaceAll('，', ' - ').replaceAll('馆', '(馆)');
  const escaped = (text: string) => text.replaceAll(/[-()]/g, String.raw`\$&`);
  expect(found(escaped(page))).toEqual(
    found(page).map((finding) => ({ ...finding, places: finding.places.map(escaped) })),
  );
  expect(takeSuggestions(escaped(page), analyse(escaped(page))).text).toBe(
    escaped(takeSuggestions(page, analyse(page)).text),
  );
});

describe('numbers before all lines', () => {
  const lines = PAGE.trim().split('\n\n');
  const numbered = lines.map((line, index) => `${String(index + 1).padStart(3)}  ${line}`);

  it('are not read, and go and stay with their lines', () => {
    const text = numbered.join('\n');
    expect(found(text).map(({ kind }) => kind)).toEqual(found(lines.join('\n')).map(({ kind }) => kind));
    const mended = takeSuggestions(text, analyse(text)).text.split('\n');
    expect(mended).toContain(`  3  ${CUT.join('')}`);
    expect(mended.every((line) => /^ {2}\d {2}/.test(line))).toBe(true);
  });

  it.each([
    ['names', (line: string, index: number) => `p${String(index + 7).padStart(3, '0')}: ${line}`],
    ['names in a table', (line: string, index: number) => `page-3/b${String(index)}\t${line}`],
    ['numbers in brackets', (line: string, index: number) => `[${String(index + 1)}] ${line}`],
    ['numbers before indented lines', (line: string, index: number) => `${String(index + 1)}\t　　${line}`],
  ])('may be %s', (_, write) => {
    expect(found(lines.map(write).join('\n')).map(({ kind }) => kind)).toEqual(
      found(lines.join('\n')).map(({ kind }) => kind),
    );
  });

  it('may be how sure a program is of each, behind it', () => {
    for (const write of [
      (line: string, index: number) => `${line}\t0.9${String(index)}`,
      (line: string, index: number) => `${line} (0.8${String(index)}123)`,
    ]) {
      const text = lines.map(write).join('\n');
      expect(found(text).map(({ kind }) => kind)).toEqual(found(lines.join('\n')).map(({ kind }) => kind));
      expect(takeSuggestions(text, analyse(text)).text).toContain(CUT.join(''));
    }
  });

  it('are text where they do not count on', () => {
    const results = [3, 1, 4, 1, 5, 9].map((goals) => `${String(goals)} 城东中学`);
    expect(analyse(results.join('\n')).findings).toEqual([]);
  });
});

it('places are those of the text as it is written, whatever is left out of it', () => {
  const pieces = fc.constantFrom(
    '书',
    '记',
    '，',
    '。',
    'a',
    'be',
    '&uuml;',
    '&ldquo;',
    '&amp;',
    ' ',
    '\u00ad',
    '\u200b',
    '\\',
    '-',
    '\n\n',
    '\r\n',
    '\r',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 120 }), (list) => {
      const text = `${spaced(FIRST)}\r\n\r\n${list.join('')}\n\n${FIRST}`;
      const { findings } = analyse(text);
      const copies = findings.find(({ kind }) => kind === 'duplicate');
      expect(copies && placesOf(copies).map(({ start, end }) => closed(text.slice(start, end)))).toEqual([
        FIRST,
        FIRST,
      ]);
      for (const { start, end } of findings.flatMap(placesOf)) {
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }
    }),
    { seed: 20_261_127, numRuns: 300 },
  );
});

describe('characters that HTML names', () => {
  const before =
    'L&rsquo;exposition a ouvert ses portes &agrave; Gen&egrave;ve, o&ugrave; l&#8217;on attend du monde.';
  const passage =
    '&laquo;&nbsp;Le mus&eacute;e pr&ecirc;te ses tableaux aux &eacute;coles&nbsp;&raquo;, dit la directrice, &#171;et les &#xe9;l&egrave;ves les rendent intacts.&#187;';
  const after =
    'Die Br&uuml;cke &uuml;ber den Flu&szlig; bleibt bis zum Herbst gesperrt &mdash; sagt die Stadt.';

  it('are read as those characters, and a copy goes with all of them', () => {
    const once = [before, passage, after].join('\n\n');
    const plain = passage
      .replaceAll('&nbsp;', '\u00a0')
      .replaceAll(/&(?:laquo|#171);/gu, '«')
      .replaceAll(/&(?:raquo|#187);/gu, '»')
      .replaceAll(/&(?:eacute|#xe9);/gu, 'é')
      .replaceAll('&egrave;', 'è')
      .replaceAll('&ecirc;', 'ê');
    for (const copy of [passage, plain]) {
      const text = [before, passage, copy, after].join('\n\n');
      const { findings } = analyse(text);
      expect(findings.map(({ kind }) => kind)).toEqual(['duplicate']);
      expect(applyEdits(text, suggestedEdits(findings))).toBe(once);
    }
  });

  it('divide no word and end no sentence', () => {
    const head = 'Die Stadt l&auml;sst die Br&uuml;cke &uuml;ber den alten Kanal f&uuml;r';
    const text = [before, head, 'drei Monate sperren.'].join('\n\n');
    const { findings } = analyse(text);
    expect(findings.map(({ kind }) => kind)).toEqual(['split-paragraph']);
    expect(applyEdits(text, suggestedEdits(findings))).toBe(text.replace('f&uuml;r\n\n', 'f&uuml;r '));
  });

  it('are left where they name no letter and no mark', () => {
    for (const text of [
      'AT&T; R&D &unknown; &#9; &#x0; &lt;b&gt; &#55357; &;',
      'a &amp b & c; &#; &#x; &constructor;',
    ])
      expect(analyse(text).findings).toEqual([]);
  });
});
