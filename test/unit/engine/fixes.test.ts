import { describe, expect, it } from 'vitest';
import { composeFindings } from '../../../src/engine/findings/compose.ts';
import type { Drafts } from '../../../src/engine/findings/drafts.ts';
import {
  analyse,
  applyEdits,
  copyLetter,
  copyLetters,
  suggestedEdits,
  type Finding,
} from '../../../src/engine/index.ts';
import { chooseStrayCopies } from '../../../src/engine/fixes/stray-copies.ts';
import { createSeamModel } from '../../../src/engine/seams/model.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';

/**
 * One-line notation: ¶ a blank line, ↵ a line end, □ an ideographic space; {A…} a copy that stays and {-A…} one that
 * goes (same letter: same passage); | a broken join, from the end of its head to the start of its tail, written
 * where the white space starts; ^ a fused paragraph; <h…> a head and <t…> its displaced tail.
 */
function read(notation: string): { text: string; drafts: Drafts } {
  let text = '';
  const copies = new Map<string, { start: number; end: number; goes: boolean }[]>();
  const open: { letter: string; start: number; goes: boolean }[] = [];
  const splits: number[] = [];
  const fused: number[] = [];
  const marks = new Map<string, { start: number; end: number }>();
  for (let at = 0; at < notation.length; at++) {
    const character = notation[at]!;
    if (character === '{') {
      const goes = notation[at + 1] === '-';
      at += goes ? 2 : 1;
      open.push({ letter: notation[at]!, start: text.length, goes });
    } else if (character === '}') {
      const { letter, start, goes } = open.pop()!;
      copies.set(letter, [...(copies.get(letter) ?? []), { start, end: text.length, goes }]);
    } else if (character === '<') marks.set(notation[++at]!, { start: text.length, end: 0 });
    else if (character === '>') {
      const last = [...marks].findLast(([, range]) => range.end === 0)!;
      marks.set(last[0], { ...last[1], end: text.length });
    } else if (character === '|') splits.push(text.length);
    else if (character === '^') fused.push(text.length);
    else text += { '¶': '\n\n', '↵': '\n', '□': '\u3000' }[character] ?? character;
  }
  const sure = { logOdds: 6, reasons: [] };
  const skip = (start: number) => start + (/^\s*/u.exec(text.slice(start))?.[0].length ?? 0);
  const head = marks.get('h');
  const tail = marks.get('t');
  return {
    text,
    drafts: {
      duplicates: [...copies.values()].map((places) => {
        const occurrences = places.toSorted((a, b) => a.start - b.start);
        const remove = occurrences.flatMap(({ goes }, index) => (goes ? [index] : []));
        return {
          ...sure,
          occurrences,
          match: 'exact',
          similarity: 1,
          remove,
          omissions: [],
          brokenOff: null,
          legitimate: false,
        };
      }),
      splits: splits.map((start) => ({ ...sure, at: { start, end: skip(start) }, replacement: '' })),
      displaced: head && tail ? [{ ...sure, head, tail }] : [],
      orphans: [],
      fused: fused.map((start) => ({ ...sure, at: { start, end: skip(start) } })),
    },
  };
}

function findingsOf(notation: string): { text: string; findings: Finding[] } {
  const { text, drafts } = read(notation);
  const blocks = readBlocks(text);
  const seams = createSeamModel(text, blocks);
  const findings = composeFindings(
    { text, written: text, blocks, seams },
    drafts,
    chooseStrayCopies(drafts.duplicates),
  );
  return { text, findings };
}

/** The page when every suggestion is taken, in the notation's signs; each order of application gives it. */
function fixed(notation: string): string {
  const { text, findings } = findingsOf(notation);
  const edits = suggestedEdits(findings);
  const result = applyEdits(text, edits);
  expect(applyEdits(text, edits.toReversed())).toBe(result);
  return result.replaceAll('\n\n', '¶').replaceAll('\n', '↵').replaceAll('\u3000', '□');
}

const cases: readonly (readonly [what: string, page: string, corrected: string])[] = [
  // copies as whole paragraphs
  [
    'a paragraph between others',
    '{A甲说了一句话。}¶乙说了两句。¶{-A甲说了一句话。}¶丙没有说话。',
    '甲说了一句话。¶乙说了两句。¶丙没有说话。',
  ],
  ['at the end', '{A甲说了一句话。}¶乙说了两句。¶{-A甲说了一句话。}↵', '甲说了一句话。¶乙说了两句。↵'],
  ['at the start', '↵{-A甲说了一句话。}¶乙说了两句。¶{A甲说了一句话。}↵', '↵乙说了两句。¶甲说了一句话。↵'],
  ['indented', '□□{A甲说了一句话。}↵□□{-A甲说了一句话。}↵□□丙没有说话。', '□□甲说了一句话。↵□□丙没有说话。'],
  [
    'before a title without indentation',
    '□□{A甲说了。}↵□□{-A甲说了。}↵标题↵□□丙没有说话。',
    '□□甲说了。↵标题↵□□丙没有说话。',
  ],
  [
    'several paragraphs',
    '{A甲说了。¶乙说了。}¶丁。¶{-A甲说了。¶乙说了。}¶丙没有说话。',
    '甲说了。¶乙说了。¶丁。¶丙没有说话。',
  ],
  ['two in a row at the end', '{A甲说了一句话。}¶{-A甲说了一句话。}¶{-A甲说了一句话。}↵', '甲说了一句话。↵'],
  [
    'a heading and its text',
    '# {A标题在此¶甲说了。}¶丁。¶# {-A标题在此¶甲说了。}¶丙没有说话。',
    '# 标题在此¶甲说了。¶丁。¶丙没有说话。',
  ],
  ['a bold opening', '**{A本报讯** 甲说了。}¶**{-A本报讯** 甲说了。}¶丙。', '**本报讯** 甲说了。¶丙。'],
  // copies inside a paragraph
  [
    'a sentence spliced in',
    '{A甲说了一句话。}乙说了两句。¶丙没有{-A甲说了一句话。}说话。',
    '甲说了一句话。乙说了两句。¶丙没有说话。',
  ],
  [
    'a sentence at a paragraph’s end',
    '{A甲说了一句话。}乙说了。¶丙没有说话。{-A甲说了一句话。}¶丁。',
    '甲说了一句话。乙说了。¶丙没有说话。¶丁。',
  ],
  [
    'a sentence at a paragraph’s start',
    '{A甲说了一句话。}乙说了。¶{-A甲说了一句话。}丙没有说话。¶丁。',
    '甲说了一句话。乙说了。¶丙没有说话。¶丁。',
  ],
  [
    'one space stays',
    'It began. {AThe mayor spoke.} It went on. {-AThe mayor spoke.} It ended.',
    'It began. The mayor spoke. It went on. It ended.',
  ],
  [
    'one space is put in',
    'He said {Athat it rains.} Then he{-Athat it rains.}left.',
    'He said that it rains. Then he left.',
  ],
  [
    'no space at the start',
    '{AThe mayor spoke.} It went on.¶{-AThe mayor spoke.} It ended.',
    'The mayor spoke. It went on.¶It ended.',
  ],
  // joins
  ['Chinese joins with nothing', '加强职工文化体|¶育活动建设。', '加强职工文化体育活动建设。'],
  ['an indented tail', '□□加强职工文化体|↵□□育活动建设。', '□□加强职工文化体育活动建设。'],
  ['Latin joins with a space', 'The mayor of the|¶city spoke.', 'The mayor of the city spoke.'],
  [
    'a divided word',
    'The govern-|¶ment fell. The government fell.',
    'The government fell. The government fell.',
  ],
  [
    'a compound keeps its hyphen',
    'A well-|¶known man. He is well-known.',
    'A well-known man. He is well-known.',
  ],
  ['a suspended hyphen', 'Die Haupt-|¶und Nebensachen sind klar.', 'Die Haupt- und Nebensachen sind klar.'],
  ['an elided article', 'C’est la fin de l’|¶année dernière.', 'C’est la fin de l’année dernière.'],
  ['a number', '增长了2|¶万多元。', '增长了2万多元。'],
  // copies and joins together
  [
    'a join beside a copy',
    '加强职工文化体|¶育活动建设。¶{A甲说了。}¶{-A甲说了。}¶丁。',
    '加强职工文化体育活动建设。¶甲说了。¶丁。',
  ],
  // moves
  [
    'a tail behind a caption',
    '<h我们要把促进共同富裕作>¶图为会场。¶<t为着力点，不断努力。>¶他说完了。',
    '我们要把促进共同富裕作为着力点，不断努力。¶图为会场。¶他说完了。',
  ],
  [
    'a tail at the end of the text',
    '<h我们要把促进共同富裕作>↵□□图为会场。↵□□<t为着力点，不断努力。>↵',
    '我们要把促进共同富裕作为着力点，不断努力。↵□□图为会场。↵',
  ],
  [
    'a tail before its head',
    '<t为着力点，不断努力。>¶图为会场，天气很好。¶<h我们要把促进共同富裕作>¶他说完了。',
    '图为会场，天气很好。¶我们要把促进共同富裕作为着力点，不断努力。¶他说完了。',
  ],
  [
    'a tail that is cut again',
    '<h我们要把促进共同富裕作>¶图为会场。¶<t为着力点，不断努|>¶力。¶他说完了。',
    '我们要把促进共同富裕作为着力点，不断努力。¶图为会场。¶他说完了。',
  ],
  [
    'a stray copy between',
    '{A甲说了一句话，乙没有说。}¶<h我们要把促进共同富裕作>¶{-A甲说了一句话，乙没有说。}¶图为会场。¶<t为着力点，不断努力。>¶他说完了。',
    '甲说了一句话，乙没有说。¶我们要把促进共同富裕作为着力点，不断努力。¶图为会场。¶他说完了。',
  ],
  [
    'Latin, with a space',
    '<hThe mayor of the>¶ADVERTISEMENT¶<tcity spoke for an hour.>¶He left.',
    'The mayor of the city spoke for an hour.¶ADVERTISEMENT¶He left.',
  ],
  // new paragraphs
  ['a dateline', '甲说了。¶乙说了。^本报讯（记者丙）丁说了。', '甲说了。¶乙说了。¶本报讯（记者丙）丁说了。'],
  [
    'a dateline in indented text',
    '□□甲说了话。↵□□乙说了。^本报讯（记者丙）丁说了。',
    '□□甲说了话。↵□□乙说了。↵□□本报讯（记者丙）丁说了。',
  ],
];

describe('taking every suggestion', () => {
  it.each(cases)('%s: %s', (_, page, corrected) => {
    expect(fixed(page)).toBe(corrected);
  });

  it('keeps the line ends of the text', () => {
    const text = read('{A甲说了一句话。}¶{-A甲说了一句话。}¶丙没有说话。').text;
    for (const lineEnd of ['\r\n', '\r', '\u2028']) {
      const page = text.replaceAll('\n', lineEnd);
      const blocks = readBlocks(page);
      const at = page.lastIndexOf('甲');
      const duplicate = {
        logOdds: 6,
        reasons: [],
        occurrences: [
          { start: 0, end: 7 },
          { start: at, end: at + 7 },
        ],
        match: 'exact',
        similarity: 1,
        remove: [1],
        omissions: [],
        brokenOff: null,
        legitimate: false,
      } as const;
      const drafts = { duplicates: [duplicate], splits: [], displaced: [], orphans: [], fused: [] };
      const seams = createSeamModel(page, blocks);
      const findings = composeFindings(
        { text: page, written: page, blocks, seams },
        drafts,
        chooseStrayCopies([duplicate]),
      );
      expect(applyEdits(page, suggestedEdits(findings))).toBe(
        `甲说了一句话。${lineEnd}${lineEnd}丙没有说话。`,
      );
    }
  });
});

describe('the fixes of one finding', () => {
  it('offers to remove each copy and suggests the stray one', () => {
    const { text, findings } = findingsOf('{A甲说了一句话。}¶乙。¶{-A甲说了一句话。}¶丙。');
    const fixes = findings[0]!.fixes.map(({ title, suggested, edits }) => [
      title.params.copy,
      suggested,
      applyEdits(text, edits).replaceAll('\n\n', '¶'),
    ]);
    expect(fixes).toEqual([
      ['B', true, '甲说了一句话。¶乙。¶丙。'],
      ['A', false, '乙。¶甲说了一句话。¶丙。'],
    ]);
  });

  it('removes all stray copies of three with one fix', () => {
    const { findings } = findingsOf('{-A甲说了一句话。}¶{A甲说了一句话。}¶乙。¶{-A甲说了一句话。}¶丙。');
    expect(findings[0]!.fixes.map(({ title }) => title.params.copy)).toEqual(['A, C', 'A', 'B', 'C']);
    expect(findings[0]!.fixes.filter(({ suggested }) => suggested)).toHaveLength(1);
  });

  it('names copies beyond the alphabet with two letters', () => {
    expect([0, 25, 26, 51, 52, 702].map(copyLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'AAA']);
  });

  it('names many in a row by the first and the last', () => {
    expect(copyLetters([0, 2, 3, 4])).toEqual(['A', 'C', 'D', 'E']);
    expect(copyLetters([1, 3, 4, 5, 6, 7, 26])).toEqual(['B', 'D–H', 'AA']);
  });

  it('offers every joint of a broken join', () => {
    const { text, findings } = findingsOf('The govern-|¶ment fell.');
    const joined = findings[0]!.fixes.map(({ title, edits }) => [title.code, applyEdits(text, edits)]);
    expect(joined).toEqual([
      ['run-on-dehyphenated', 'The government fell.'],
      ['run-on-hyphenated', 'The govern-ment fell.'],
      ['run-on-space', 'The govern- ment fell.'],
    ]);
  });

  it.each([
    ['run-on', 'It was built in 18|¶98, and burnt.'],
    ['run-on-space', 'Il y avait 10|¶000 personnes.'],
    ['run-on', 'The weather was well|¶-known.'],
    ['run-on-space', "The players'|¶union met."],
  ])('offers %s first where %s', (code, page) => {
    expect(findingsOf(page).findings[0]!.fixes[0]!.title.code).toBe(code);
  });

  it('suggests no join that only words tell, unless they are sure', () => {
    const cut = [
      '新馆的餐厅中午供应的面条和各种小菜很受读者们的欢迎，许多读者吃过饭以后又回到楼上继续',
      '看书，直到晚上闭馆的铃声响起才陆续离开，管理员便开始整理书架，准备第二天的开放。',
    ];
    const others = [
      '新馆昨日开放，首日接待读者三千人次。馆里座无虚席，门外还排着长队，不少人等了一个多小时才进去，却没有人抱怨。',
      '新馆的书架比旧馆多出一倍，读者可以自己取书。需要资料的，也可以请管理员代为查找，一般半个小时以内就能拿到，不收任何费用。',
      '少儿阅览区设在一楼，周末延长到晚上九点。家长可以陪孩子一起看书，也可以参加馆里每周六上午组织的亲子朗读活动，名额不限。',
      '二楼的报刊室收藏了五十年来的本地报纸。其中大部分已经装订成册，今年还将陆续完成扫描，读者以后在家里也能查阅，不必再跑一趟。',
      '馆长说，开馆之前最担心的是停车。现在看来，大多数读者是坐公交车来的，停车场到中午还有一半的空位，附近的道路也没有拥堵。',
      '市民陈先生带着孙子来办借书证。他说，家里离新馆只有两站路，以前去旧馆要换两趟车，今后每个周末都可以在这里坐上半天。',
    ];
    const joins = (paragraphs: readonly string[]) =>
      analyse([...paragraphs.slice(0, 3), ...cut, ...paragraphs.slice(3)].join('\n\n')).findings.map(
        ({ kind, confidence, fixes }) => ({
          kind,
          probable: confidence > 0.6,
          suggested: fixes[0]?.suggested,
        }),
      );
    const found = { kind: 'split-paragraph', probable: true };
    expect(joins(others)).toEqual([{ ...found, suggested: true }]);
    const everySecondLacksItsStop = others.map((text, at) => (at % 2 === 1 ? text.slice(0, -1) : text));
    expect(joins(everySecondLacksItsStop)).toEqual([{ ...found, suggested: false }]);
  });

  it('never removes every copy of a passage', () => {
    const { text, findings } = findingsOf('{A{-B甲说了一句话。}}¶乙。¶{-A{B甲说了一句话。}}¶丙。');
    expect(applyEdits(text, suggestedEdits(findings))).toContain('甲说了一句话。');
  });
});
