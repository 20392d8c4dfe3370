import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const chinese = [
  '城北的渡口停航了整整三个月',
  '老渡工赵福生每天清早还是到码头上走一圈，看看缆绳，摸摸船帮。他说，船闲着比人闲着更容易坏。',
  '交通部门的人上周来过一次，量了水深，拍了照片，说新船最迟在开春以前就能到。镇上的人听了，有的高兴，有的并不相信。',
  '对岸的菜农等不及，已经绕远路走公路桥，来回要多花一个半小时。',
];
const english = [
  'Ferry has been idle for three months',
  'The old ferryman still walks down to the landing every morning to look at the ropes and the hull. A boat that lies idle, he says, goes bad sooner than a man does.',
  'Surveyors from the county came last week to measure the depth of the river, and said that the new boat would be here before spring. Some in the village were glad, others did not believe a word.',
  'Growers on the far bank have given up waiting and go round by the road bridge, an hour and a half longer each way.',
];

const taken = (text: string): string => takeSuggestions(text, analyse(text)).text;
const told = (text: string) => analyse(text).findings.filter(({ severity }) => severity !== 'info');

/** The text with a piece of it said again so many times right behind itself. */
function again(text: string, piece: string, times: number): string {
  const end = text.indexOf(piece) + piece.length;
  return text.slice(0, end) + piece.repeat(times) + text.slice(end);
}

describe('a passage that stands there again and again, each time right behind the last', () => {
  it.each([
    ['a sentence', chinese, '他说，船闲着比人闲着更容易坏。'],
    ['the last sentence of a paragraph', chinese, '镇上的人听了，有的高兴，有的并不相信。'],
    ['a clause', chinese, '看看缆绳，'],
    ['a few words', chinese, '已经绕远路'],
    ['a sentence', english, ' A boat that lies idle, he says, goes bad sooner than a man does.'],
    ['a clause', english, ' came last week to measure the depth of the river,'],
    ['a few words', english, ' of the river'],
  ])('%s is left once', (_, paragraphs, piece) => {
    for (const between of ['\n\n', '\n']) {
      const page = paragraphs.join(between);
      const text = again(page, piece, 19);
      expect(told(text)).toHaveLength(1);
      expect(taken(text)).toBe(page);
    }
  });

  it('lines that follow the sentence which they say again all go', () => {
    for (const paragraphs of [chinese, english]) {
      const page = paragraphs.join('\n\n');
      const last = paragraphs.at(-1)!;
      expect(taken(`${page}${`\n\n${last}`.repeat(11)}`)).toBe(page);
    }
  });

  it('items of a list and headlines go where there are many', () => {
    const [title, first, second, third] = chinese as [string, string, string, string];
    const item = '交通部门的人说，新船最迟在开春以前就能到';
    const list = [title, '', first, '', `- ${second}`, `- ${item}`, '', third];
    const looped = list.toSpliced(5, 1, ...Array.from({ length: 9 }, () => `- ${item}`)).join('\n');
    expect(taken(looped)).toBe(list.join('\n'));
    const page = chinese.join('\n\n');
    expect(taken(`${`${title}\n\n`.repeat(12)}${page}`)).toBe(page);
  });

  it.each([
    [chinese, '新船最迟在开春以前就能到码头。', (n: number) => `${n}、`],
    [chinese, '新船最迟在开春以前就能到码头。', (n: number) => `第${n}条　`],
    [english, 'The new boat would be here before spring.', (n: number) => `${n}. `],
    [english, 'The new boat would be here before spring.', (n: number) => `- (${n}) `],
  ] as const)('lines that count up are one, whatever their number: %#', (paragraphs, line, label) => {
    const item = `${label(1)}${line}`;
    const page = [...paragraphs.slice(0, 3), item, paragraphs[3]];
    for (const between of ['\n\n', '\n']) {
      const others = Array.from({ length: 11 }, (_, at) => `${label(at + 2)}${line}`);
      expect(taken(page.toSpliced(4, 0, ...others).join(between))).toBe(page.join(between));
    }
  });

  it('lines that count up and say something else each stay', () => {
    const list = [
      '一号渡船停在码头的北边。',
      '二号渡船停在码头的南边。',
      '三号渡船还在对岸。',
      '四号渡船下月修好。',
    ];
    const text = [...chinese, ...list.map((item, at) => `${at + 1}. ${item}`)].join('\n');
    expect(taken(text)).toBe(text);
  });

  it('goes together with what breaks off behind it where the page ends', () => {
    const page = chinese.slice(0, 3).join('\n');
    expect(taken(`${page}${'镇上的人听了，有的高兴，有的并不相信。'.repeat(14)}镇上的人听了，有的`)).toBe(
      page,
    );
    const other = english.slice(0, 2).join('\n');
    const sentence = ' A boat that lies idle, he says, goes bad sooner than a man does.';
    expect(taken(`${other}${sentence.repeat(14)}${sentence.slice(0, 37)}`)).toBe(other);
  });

  it('says what breaks off behind it', () => {
    const text = `${chinese[0]}\n${'看看缆绳，摸摸船帮。'.repeat(9)}看看缆`;
    expect(told(text)[0]?.reasons).toContainEqual({ code: 'begins-once-more', params: { quote: '看看缆' } });
  });

  it.each([
    [chinese, '镇上的人听了，有的高兴，有的并不相信。', '镇上的人听了，有的'],
    [
      english,
      ' A boat that lies idle, he says, goes bad sooner than a man does.',
      ' A boat that lies idle, he sa',
    ],
  ] as const)(
    'a sentence that begins once more and breaks off goes, said once or twice before: %#',
    (all, whole, again) => {
      const paragraphs = all.map((paragraph) => (paragraph.endsWith(whole) ? paragraph : null));
      const at = paragraphs.findIndex(Boolean);
      const page = all.join('\n\n');
      for (const times of [0, 1]) {
        const text = all.toSpliced(at, 1, `${all[at]}${whole.repeat(times)}${again}`).join('\n\n');
        expect(taken(text)).toBe(page);
      }
    },
  );

  it('is one finding that says how often', () => {
    const [finding, ...others] = told(again(chinese.join('\n'), '已经绕远路', 29));
    expect(others).toEqual([]);
    expect(finding?.reasons).toContainEqual({ code: 'again-and-again', params: { times: 30 } });
    expect(finding?.kind === 'duplicate' && finding.suggested?.remove).toEqual(
      Array.from({ length: 29 }, (_, at) => at + 1),
    );
  });

  it('takes the marks between with it', () => {
    const page = `${english[0]}\n\n"${english[1]}" ${english[2]}`;
    expect(taken(again(page, ` "${english[1]}"`.trim() + ' ', 6))).toBe(page);
  });

  it('is one and the same however often it stands there', () => {
    const page = chinese.join('\n');
    expect(told(again(page, '已经绕远路', 900))).toHaveLength(1);
    expect(taken(again(page, '已经绕远路', 900))).toBe(page);
  });

  it('stays where someone called it, or where it is a table', () => {
    for (const text of [
      `${chinese[1]}看台上的人一起喊：“加油！加油！加油！加油！加油！加油！加油！加油！加油！加油！加油！”${chinese[2]}`,
      `${english[1]} The crowd answered: Four more years! Four more years! Four more years! Four more years! Four more years! ${english[2]}`,
      `${chinese[0]}\n\n| 班次 | 票价 |\n| --- | --- |\n| 早班 | 2元 |\n| 早班 | 2元 |\n| 早班 | 2元 |\n| 早班 | 2元 |\n| 早班 | 2元 |\n| 早班 | 2元 |\n| 早班 | 2元 |\n\n${chinese[2]}`,
    ])
      expect(taken(text)).toBe(text);
  });

  it('is left once wherever it is, and whatever it is', () => {
    const places = [chinese, english].map((paragraphs) => paragraphs.join('\n\n'));
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.nat(),
        fc.integer({ min: 30, max: 60 }),
        fc.integer({ min: 5, max: 40 }),
        (page, from, length, times) => {
          const body = page.indexOf('\n\n') + 2;
          const start = body + (from % (page.length - body - length));
          const piece = page.slice(start, start + length);
          fc.pre(!piece.includes('\n') && /^\S.*\S$/u.test(piece));
          // Within a word of Latin script no program begins again.
          fc.pre(page === places[0] || (page[start - 1] === ' ' && page[start + length] === ' '));
          const sounds = page === places[0] ? piece : `${piece} `;
          expect(taken(again(page, sounds, times))).toBe(page);
        },
      ),
      { seed: 71, numRuns: 120 },
    );
  });
});
