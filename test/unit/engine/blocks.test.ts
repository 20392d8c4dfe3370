import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../src/engine/text/blocks.ts';

/** The blocks of a text as `kind: text`, line ends shown as `/`. */
function shown(text: string): string[] {
  const blocks = readBlocks(text);
  return Array.from(
    { length: blocks.count },
    (_, block) =>
      `${blocks.kind(block)}: ${text.slice(blocks.starts[block], blocks.ends[block]).replaceAll(/\r?\n\s*/gu, '/')}`,
  );
}

const long = '市图书馆新馆昨天开门迎客，三千多名读者冒雨前来参观。馆内设有少儿阅览区和盲文阅览室。';

describe('conventions', () => {
  it.each([
    ['blank-line', `新馆开门\n\n${long}\n\n${long}`],
    ['markdown', `# 新馆开门\n\n${long}\n\n${long}`],
    ['indented', `新馆开门\n　　${long}\n　　${long}\n　　${long}`],
    ['line', `新馆开门\n${long}\n${long}`],
    [
      'wrapped',
      `${long.slice(0, 15)}\n${long.slice(15, 30)}\n${long.slice(30)}\n\n${long.slice(0, 15)}\n${long.slice(15, 30)}\n${long.slice(30)}`,
    ],
  ])('%s', (convention, text) => {
    expect(readBlocks(text).convention).toBe(convention);
  });

  it('a hard-wrapped paragraph is one block, with an indent or a blank line before it', () => {
    const lines = [long.slice(0, 15), long.slice(15, 30), long.slice(30)];
    expect(shown(`　　${lines.join('\n')}\n　　${lines.join('\n')}`)).toHaveLength(2);
    expect(shown(`${lines.join('\r\n')}\r\n\r\n${lines.join('\r\n')}`)).toHaveLength(2);
  });

  describe('of hard-wrapped text set as wire services set it', () => {
    const lead = [
      '海城社海城５月２日电（记者王平）市图书馆新馆今天',
      '开门迎客，三千多名读者冒雨前来参观，馆里座无虚席，',
      '门外还排着长队。',
    ];
    const second = [
      '新馆设有少儿阅览区和盲文阅览室，图书全部免费',
      '借阅，每周开放六天，晚间延长到九点，方便上班的读者',
      '来借书和阅览，也欢迎他们提出建议。',
    ];
    const blocksOf = (lines: readonly string[]) =>
      shown(lines.join('\n')).map((block) => block.replace(/^[a-z]+: /u, ''));
    const expected = ['市图书馆新馆开门迎客首日接待三千读者', lead.join('/'), second.join('/')];

    it('a centred title is set apart from the dateline under it, at the edge of the column', () => {
      const page = [`           ${expected[0]}`, ...lead, `    ${second[0]}`, ...second.slice(1)];
      expect(blocksOf([...page, `    ${second[0]}`, ...second.slice(1)]).slice(0, 3)).toEqual(expected);
    });

    it('a first line that stands out has its paragraph behind it', () => {
      const margin = ' '.repeat(13);
      const inside = (line: string) => margin + line;
      const page = [`           ${expected[0]}`, lead[0]!, ...lead.slice(1).map(inside)];
      for (let time = 0; time < 2; time++)
        page.push(`    ${inside(second[0]!)}`, ...second.slice(1).map(inside));
      expect(blocksOf(page).slice(0, 3)).toEqual(expected);
    });

    it('the second line of a centred title goes with it', () => {
      const title = ['市图书馆新馆在城东公园旁开门迎客首日接待', '读者三千人'];
      const page = [`           ${title[0]}`, title[1]!, `    ${second[0]}`, ...second.slice(1)];
      expect(blocksOf([...page, `    ${second[0]}`, ...second.slice(1)])[0]).toBe(title.join('/'));
    });
  });

  it('titles and paragraphs of one line that are indented alike are blocks of their own', () => {
    const page = [
      '　　市图书馆新馆在城东公园旁开门迎客',
      '　　本报讯市图书馆新馆昨天开门迎客，三',
      '千多名读者冒雨前来参观，馆里座无虚席，门',
      '外还排着长队，不少人等了一个多小时才进去。',
      '　　馆长说，图书馆每周开放六天半不休。',
      '　　“这里的书多，座位也多，孩子喜欢。”',
      '　　市民陈先生带着孙子来办借书证，他说',
      '家里离新馆只有两站路，今后每个周末都可以',
      '来这里坐上半天，看看书和报纸，再借几本。',
    ];
    expect(shown(page.join('\n'))).toHaveLength(5);
  });

  it('a passage that is indented as a whole is one block', () => {
    const passage = [
      '　　　　馆里设有少儿阅览区和盲文阅览室，图书',
      '　　　　全部免费借阅，每周开放六天，晚间延长',
      '　　　　到九点，方便上班的读者来借书和阅览。',
    ];
    const around = [
      '市图书馆新馆昨天开门迎客，三千多名读者冒雨',
      '前来参观，馆里座无虚席，门外还排着长队，不少',
      '人等了一个多小时才进去，却没有一个人抱怨。',
    ];
    const page = [`　　${around[0]}`, ...around.slice(1)];
    expect(shown([...page, ...page, ...passage, ...around].join('\n'))[2]?.split('/')).toHaveLength(3);
  });

  it('lines of two columns of different widths, as a misread page has them, are wrapped too', () => {
    const narrow = [
      'The ferry to Harwick runs again from Monday,',
      'when the new pier is',
      'opened. The mayor said that he had waited for',
      'two winters, and that',
      'the town would not wait for a third one while',
      'boats lay in the yard.',
    ];
    const wide = [
      'Wanted, a steady man who understands the care of horses and can make himself useful in',
      'the garden of a large house; he must be',
      'able to show letters from the last place in which he served. Apply to Mrs. Field, at the',
      'office of this paper, before the end of',
      'the month. No one who drinks need take the trouble to write, for no answer will be sent to',
      'him by the lady.',
    ];
    const blocks = readBlocks([...narrow, ...wide, ...narrow].join('\n'));
    expect(blocks.convention).toBe('wrapped');
    expect(blocks.count).toBeLessThan(6);
  });

  it('paragraphs on one line each are not wrapped because one or two of them are cut', () => {
    const paragraphs = [
      'The ferry to Harwick runs again from Monday, when the new pier is opened by the',
      'mayor of the town.',
      'A school for sailors will be built beside the yard before the winter comes.',
      'The price of coal has gone up again, and the gas works have asked for more time.',
      'No one was hurt when the roof of the market hall fell in on Sunday night.',
      'The choir of the old church sings tonight; all who like to hear it may come.',
    ];
    expect(readBlocks([...paragraphs, ...paragraphs, ...paragraphs].join('\n')).convention).toBe('line');
    const chinese = [
      '图书馆昨天开门迎客，读者冒雨前来。',
      '馆内设有少儿阅览区和盲文阅览室。',
      '馆长说，周末开放到晚上九点钟。',
    ];
    expect(readBlocks([...chinese, ...chinese].join('\n')).convention).toBe('line');
  });

  it('a wrapped line that begins with the space between two names begins no paragraph', () => {
    const rest = '　赵平）今晨，三千多名读者冒雨前来';
    const paragraph = `本报讯（通讯员王文　记者李红\n${rest}\n参观，馆内座无虚席。`;
    const other = `${long.slice(0, 15)}\n${long.slice(15, 30)}\n${long.slice(30)}`;
    expect(shown(`${other}\n\n${paragraph}\n\n${other}`)).toHaveLength(3);
    expect(shown(`　　${other}\n\n　　${paragraph}\n\n　　${other}`)).toHaveLength(3);
  });

  it('a line of a narrow column that is short because a long word stood next ends no paragraph', () => {
    const column = (paragraph: string): string => paragraph.replace(/(.{1,24})(?: |$)/gu, '$1\n').trimEnd();
    const german = [
      'Der Rat der Stadt hat am Dienstag beschlossen, die alte Brücke noch vor dem Winter zu flicken.',
      'Das Haus gehört Kirchen und Religionsgemeinschaften, und es bleibt am Montag geschlossen.',
      'Wer mag, kann den Plan im Rathaus ansehen und bis zum Ende der Woche sagen, was er davon hält.',
    ].map(column);
    expect(german[1]).toContain('Kirchen\nund\nReligionsgemeinschaften');
    expect(shown(german.join('\n\n'))).toHaveLength(3);
    // With room for the next word it does.
    expect(shown(german.join('\n\n').replace('\nReligionsgemeinschaften', '\nDie Stadt'))).toHaveLength(4);
  });

  it('a line of a narrow column that looks like the mark of a jump is text where it goes on with the line above it', () => {
    const paragraph = [
      'Members of the choir are',
      'from the age of 14',
      'and upwards. She has',
      'continued to sing as',
      'a soprano, and a list of',
      'www.example.com/choirs',
      'has them all in it.',
    ].join('\n');
    expect(shown(`${paragraph}\n\n${paragraph}`)).toHaveLength(2);
    // A jump is a block of its own.
    expect(
      shown(`${paragraph.replace('from the age of 14', 'continued on page 14')}\n\n${paragraph}`),
    ).toContain('furniture: continued on page 14');
  });

  it('a year that ends a hard-wrapped paragraph belongs to it', () => {
    const text = `${long.slice(0, 15)}\n${long.slice(15, 30)}\n${long.slice(30)}\n\n这座新馆的图纸画了三年，开工是在\n2012.\n\n${long.slice(0, 15)}\n${long.slice(15, 30)}`;
    expect(shown(text)).toHaveLength(3);
  });

  it('a page number inside a hard-wrapped paragraph is a block of its own', () => {
    const text = `${long.slice(0, 15)}\n${long.slice(15, 30)}\n— 5 —\n${long.slice(30)}\n${long.slice(0, 15)}\n${long.slice(15, 30)}`;
    expect(shown(text)).toContain('furniture: — 5 —');
  });
});

describe('kinds', () => {
  it.each([
    ['title', '# 新馆开门迎客'],
    ['title', '新馆开门迎客 读者冒雨参观'],
    ['title', '■ 相关链接'],
    ['byline', '本报记者 王平 本报通讯员 李文'],
    ['byline', 'By Anna Field'],
    ['byline', '（来源：新华社）'],
    ['paragraph', '新华社上海5月5日电（记者陆平）近年来上海市区'],
    ['byline', '新华社上海5月5日电（记者陆平）'],
    ['caption', '图为读者在新馆阅览。本报记者 李平 摄'],
    ['caption', 'Photograph by Anna Field.'],
    ['furniture', '· 2 ·'],
    ['furniture', '- 4 -'],
    ['furniture', '（下转第三版）'],
    ['furniture', '（下 转第三版）'],
    ['furniture', '广 告'],
    ['furniture', '云 渡日报　第3版'],
    ['furniture', '云渡 日报 2021年3月4日 要 闻'],
    ['furniture', '要闻 体育 国际 第3版'],
    ['furniture', '[Continued on Page 5.]'],
    ['furniture', 'Continued in column 3'],
    ['furniture', 'CONTINUED OVERLEAF'],
    ['furniture', 'Continued—see A6'],
    ['furniture', 'Fortsetzung auf der nächsten Seite'],
    ['furniture', '(Suite de la page 1)'],
    ['furniture', 'La suite au prochain numéro'],
    ['furniture', '转第2面'],
    ['title', 'Continued growth in the valley'],
    ['title', 'Fortsetzung der Gespräche in Bern'],
    ['title', 'Suite à l’accident de la rue Haute'],
    ['furniture', 'A04 要闻'],
    ['furniture', '海城日报 2021年3月4日 星期四 A04版'],
    ['furniture', '责任编辑：周文 版式：李倩'],
    ['furniture', '农历辛丑年正月廿一'],
    ['furniture', '国内新闻'],
    ['furniture', 'C M Y K'],
    ['furniture', 'The Daily Courier, Friday, March 3, 1922'],
    ['furniture', 'thedailycourier.com | Friday, March 3, 2017 | 7A'],
    ['furniture', 'Seite 7 · Lokales'],
    ['furniture', 'Page Seven'],
    ['paragraph', 'opened on March 3, 1922.'],
    ['furniture', 'Vol. XIV, No. 44'],
    ['furniture', 'Jahrgang 12, Nr. 4'],
    ['furniture', '总第1234期'],
    ['furniture', '国内统一刊号：CN11-0001'],
    ['furniture', 'See BRIDGE, A4'],
    ['furniture', 'from A1'],
    ['furniture', 'Siehe Seite 5'],
    ['furniture', 'Lire aussi en page 3'],
    ['furniture', '* * *'],
    ['furniture', 'ADVERTISEMENT'],
    ['furniture', '第04版 综合'],
    ['furniture', '云渡日报　第三版　城事'],
    ['furniture', '海城晚报 2025年3月4日 天下'],
    ['title', '云渡日报报道 第三版 城事'],
    ['furniture', 'THE HARWICK COURIER    Page 5    Town and County'],
    ['furniture', '== Page 3 =='],
    ['furniture', '# 海城日报 2021年3月4日'],
    ['furniture', '## 第三版'],
    ['title', '## 要闻'],
    ['title', '## 2020'],
    ['furniture', 'Page 2 of 16'],
    ['furniture', '2 / 16'],
    ['furniture', '第二栏'],
    ['furniture', '<!-- PageHeader="海城日报 2021年3月4日 星期四" -->'],
    ['furniture', '<page_number>2</page_number>'],
    [
      'furniture',
      '<figure><img src="a.jpg" alt="读者排队办理借书证。本报记者 李明 摄"><figcaption>读者排队办理借书证。本报记者 李明 摄</figcaption></figure>',
    ],
    ['furniture', '<img>A crowd in front of the town hall.</img>'],
    ['furniture', '```markdown'],
    ['furniture', '\\begin{figure}[h]'],
    ['furniture', '(56, 120), (480, 333)'],
    ['furniture', 'is_rotation_valid: True'],
    ['paragraph', 'Weather: fine and warm, with light winds from the west.'],
    ['furniture', '<div align="center">'],
    ['furniture', '<|page|>'],
    ['furniture', '{2}------------------------'],
    ['furniture', '-----File: 012.png---\\anna\\ben\\-----'],
    [
      'furniture',
      '![](https://cdn.example.org/pages/2021/03/04/a04/images/3f2a91bb80c1d2e7f4a5b6c7d8e9f0a1b2c3d4e5.jpg)',
    ],
    ['furniture', '[Illustration: the bridge in May]'],
    ['furniture', '【图片】'],
    ['furniture', '[illegible]'],
    ['furniture', '&nbsp;'],
    ['furniture', 'page-0012.tif'],
    ['furniture', '| 2020 | 30 |'],
    ['furniture', `<table><tr><td>2020</td><td>${long}</td></tr></table>`],
    ['furniture', '. ,'],
    ['furniture', "' ."],
    ['furniture', '| ~ ^'],
    ['furniture', 'fi .'],
    ['furniture', '人 .'],
    ['title', '# 甲'],
    ['list', '- 甲'],
    ['paragraph', 'it.'],
    ['byline', '本报记者 王平 本报通讯 员 李文'],
    ['paragraph', '」。'],
    ['paragraph', '<b>他说，</b>新馆明天开放，读者可以自己取书。'],
    ['paragraph', '[He was not there.] The director said so.'],
    ['list', '- 带好身份证'],
    ['paragraph', long],
    ['paragraph', '他说：“好。”'],
  ])('%s: %s', (kind, line) => {
    expect(shown(`${line}\n\n${long}`)[0]?.split(':')[0]).toBe(kind);
  });
});

describe('scripts', () => {
  it.each([
    ['han', long],
    ['latin', 'The new library opened its doors on Tuesday.'],
    ['kana', '新しい図書館が火曜日に開館しました。'],
    ['other', '1234'],
  ])('%s', (script, line) => {
    expect(readBlocks(line).script(0)).toBe(script);
  });
});

it('blocks are in order, do not overlap, and hold all that is no white space', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\r\n',
      '\r',
      '\f',
      '\u2028',
      '　',
      ' ',
      '\t',
      '# ',
      '- ',
      '* ',
      '中',
      'a',
      '\ud840\udc00',
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const text = pieces.join('');
      const blocks = readBlocks(text);
      let end = 0;
      for (let block = 0; block < blocks.count; block++) {
        expect(
          text
            .slice(end, blocks.lineStarts[block])
            .trim()
            .replaceAll(/[\u0085\u200b]/gu, ''),
        ).toBe('');
        expect(blocks.starts[block]!).toBeLessThan(blocks.ends[block]!);
        expect(blocks.at(blocks.starts[block]!)).toBe(block);
        end = blocks.ends[block]!;
      }
    }),
    { seed: 20_260_711, numRuns: 500 },
  );
});

describe('a headline is one for certain', () => {
  it.each([
    ['a byline follows', '咬人的老虎已被找到？谣传！', '本报记者 李强'],
    ['an item begins', '咬人的老虎已被找到？谣传！', `本报讯 ${long}`],
    ['a marked heading follows', '工作动态', '# 城东新建两座小桥'],
  ])('where %s', (_, line, next) => {
    const blocks = readBlocks(`${long}\n\n${line}\n\n${next}\n\n${long}`);
    expect(blocks.headline(1)).toBe(true);
    expect(blocks.kind(1)).toBe('title');
  });

  it('but not where it ends with a full stop, or a paragraph follows', () => {
    expect(readBlocks(`${long}\n\n孩子也舍不得走。\n\n本报讯 ${long}`).headline(1)).toBe(false);
    expect(readBlocks(`${long}\n\n咬人的老虎已被找到？谣传！\n\n${long}`).headline(1)).toBe(false);
  });
});

it('100,000 empty lines and a line of five million characters are read at once', () => {
  expect(readBlocks('\n'.repeat(100_000)).count).toBe(0);
  expect(readBlocks('字'.repeat(5_000_000)).count).toBe(1);
});
