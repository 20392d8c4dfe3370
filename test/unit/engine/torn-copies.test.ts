import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const articles = {
  Chinese: [
    '城南老街上新开了一家旧书店，店主是退休教师老陈，书架上一半的书是他自己的。',
    '老陈说，开店不为赚钱，只想让这些书再被人翻一翻，读过的书不该锁在柜子里。街坊送来的书也越来越多，周末常有孩子坐在门口的台阶上看连环画，一看就是一下午。',
    '区文化馆上月送来两个书架，还请老陈每周六下午给孩子们讲一个故事，来听的人常常站到街上。',
    '明年春天，书店要搬到街口一间更大的屋子里去，二楼留给愿意安静读书的人。',
  ],
  English: [
    'A second-hand bookshop has opened in the old town, and half of the books in it are the own books of the retired teacher who runs it.',
    'He did not open it for the money, he said, but so that the books might be turned over again, as no book should be locked away. Neighbours bring more of them every week, and on Saturdays children sit on the steps in front of the door.',
    'The district library sent two shelves last month and asked him to tell the children a story every Saturday, and those who come often stand in the street.',
    'Next spring the shop is to move to a larger house at the corner, whose first floor will be kept for those who want to read in peace.',
  ],
  German: [
    'In der Altstadt hat ein Antiquariat eröffnet, und die Hälfte der Bücher gehört dem pensionierten Lehrer, der es führt.',
    'Er habe es nicht des Geldes wegen eröffnet, sagte er, sondern damit die Bücher wieder aufgeschlagen werden, denn kein Buch gehöre hinter Schloss und Riegel. Nachbarn bringen jede Woche weitere, und samstags sitzen Kinder auf den Stufen vor der Tür.',
    'Die Bezirksbibliothek hat im letzten Monat zwei Regale geschickt und ihn gebeten, den Kindern jeden Samstag eine Geschichte zu erzählen.',
    'Im Frühjahr zieht der Laden in ein größeres Haus an der Ecke, dessen erster Stock denen gehört, die in Ruhe lesen wollen.',
  ],
};

const alarms = (text: string) => analyse(text).findings.filter(({ severity }) => severity !== 'info');

describe('a piece out of the midst of a sentence that stands there again by itself', () => {
  const pieces = {
    Chinese: '这些书再被人翻一翻，读过的书不该锁在',
    English: 'that the books might be turned over again, as no book should be',
    German: 'damit die Bücher wieder aufgeschlagen werden, denn kein Buch gehöre hinter',
  };

  it.each(Object.keys(articles) as (keyof typeof articles)[])('%s: goes, wherever it stands', (language) => {
    const paragraphs = articles[language];
    for (const at of [1, 3, 4]) {
      const text = paragraphs.toSpliced(at, 0, pieces[language]).join('\n\n');
      expect(takeSuggestions(text, analyse(text)).text.trim(), String(at)).toBe(paragraphs.join('\n\n'));
    }
  });

  it('is told from a headline and a subheading that the text takes up', () => {
    const headlines = {
      Chinese: ['老陈说，开店不为赚钱', '退休教师开旧书店 想让这些书再被人翻一翻'],
      English: ['Books Might Be Turned Over Again', 'The own books of the retired teacher'],
      German: ['Die Bücher wieder aufgeschlagen', 'Samstags sitzen Kinder auf den Stufen vor der Tür'],
    };
    for (const [language, paragraphs] of Object.entries(articles)) {
      for (const headline of headlines[language as keyof typeof articles]) {
        const text = [headline, ...paragraphs].join('\n\n');
        expect(alarms(text), headline).toEqual([]);
      }
    }
  });
});

/** Lines of a column: 18 characters, or words of 44. */
function linesOf(paragraph: string, width: number): string[] {
  if (!paragraph.includes(' ')) return paragraph.match(new RegExp(`.{1,${String(width)}}`, 'gu')) ?? [];
  return paragraph.split(' ').reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
    return lines;
  }, []);
}

describe('lines of a column that stand there twice on end', () => {
  const columns = Object.entries(articles).map(([language, paragraphs]) => {
    const lines = paragraphs.map((paragraph) => linesOf(paragraph, language === 'Chinese' ? 18 : 44));
    return [language, lines.flatMap((paragraph, i) => (i > 0 ? ['', ...paragraph] : paragraph))] as const;
  });

  it.each(columns)('%s: any line goes that begins or ends in mid-clause', (_, lines) => {
    for (const [at, line] of lines.entries()) {
      const torn = /[^\p{P}\s]$/u.test(line) && line.length > 10;
      if (!torn) continue;
      const text = lines.toSpliced(at, 0, line).join('\n');
      expect(takeSuggestions(text, analyse(text)).text, line).toBe(lines.join('\n'));
    }
  });

  it.each(columns)('%s: and so do lines from one paragraph into the next', (_, lines) => {
    for (const [at, line] of lines.entries()) {
      if (line !== '') continue;
      const copied = lines.slice(at - 2, at + 2);
      const text = lines.toSpliced(at + 2, 0, ...copied).join('\n');
      expect(takeSuggestions(text, analyse(text)).text, lines[at + 1]).toBe(lines.join('\n'));
    }
  });

  it('the end of a sentence goes that stands there again as it stood in its midst', () => {
    const [first, second, ...rest] = articles.English as [string, string, ...string[]];
    const text = [
      first.replace('of the retired teacher who runs it.', (end) => `${end} ${end}`),
      second,
      ...rest,
    ];
    const whole = [first, second, ...rest].join('\n\n');
    expect(takeSuggestions(text.join('\n\n'), analyse(text.join('\n\n'))).text).toBe(whole);
  });

  it('a cut has the words before it again, with the mark before them or within a word', () => {
    const page = ([head, tail]: [string, string], language: keyof typeof articles) =>
      articles[language].map((paragraph) => paragraph.replace(head + tail, `${head}\n\n${head}${tail}`));
    const cuts = [
      ['Chinese', '，只想让这些书再被人翻一翻', '，读过的书'],
      ['Chinese', '，二楼留给愿意安静', '读书的人'],
      ['English', 'on Saturdays children sit on the st', 'eps in front'],
    ] as const;
    for (const [language, head, tail] of cuts) {
      const text = page([head, tail], language).join('\n\n');
      expect(takeSuggestions(text, analyse(text)).text, head).toBe(articles[language].join('\n\n'));
    }
  });

  it('at a paragraph’s end the blank line stays', () => {
    const lines = columns[1]![1];
    const end = lines.indexOf('', 10);
    const text = lines.toSpliced(end, 0, ...lines.slice(end - 2, end)).join('\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(lines.join('\n'));
  });

  it('a headline is none that the story begins with, nor an item of a list', () => {
    const story = ['Council to rebuild the river bridge', 'Council to rebuild the river bridge in spring'];
    expect(alarms([...story, 'Work is to begin in May, and the old bridge will go.'].join('\n'))).toEqual([]);
    const items = [
      'l   简单地以“否”来回应，重申会按章程和议事规则等规定来履行职务。',
      'l   会按章程和议事规则等规定来履行职务。',
      'l   强调章程容许会员否决预算案和其他议案。',
    ];
    expect(alarms(items.join('\n\n'))).toEqual([]);
  });
});

describe('a paragraph that stands right behind itself', () => {
  const cases = [
    'Surveyors from the county came last week to measure the depth of the river.',
    '交通部门的人上周来过一次，量了水深，拍了照片。',
  ];
  it.each(cases)('is a copy that goes, however short a sentence: %s', (sentence) => {
    const page = cases[0] === sentence ? articles.English : articles.Chinese;
    const clean = page.toSpliced(2, 0, sentence);
    const text = clean.toSpliced(3, 0, sentence).join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(clean.join('\n\n'));
  });

  it('stays where it is an item of a list or a call', () => {
    const item = '- 带好身份证和两张照片，到一楼大厅的窗口领取号码，按照顺序办理。';
    for (const text of [
      [articles.Chinese[0], item, item, articles.Chinese[1]].join('\n\n'),
      [articles.English[0], 'We shall not go home!', 'We shall not go home!', articles.English[1]].join(
        '\n\n',
      ),
    ])
      expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });
});

describe('a paragraph that a program also took for a table', () => {
  it.each(Object.entries(articles))('%s: the table behind it goes as a whole', (_, paragraphs) => {
    const table = `<table><tr><td>${paragraphs[1]}</td></tr></table>`;
    for (const at of [2, 4]) {
      const text = paragraphs.toSpliced(at, 0, table).join('\n\n');
      expect(takeSuggestions(text, analyse(text)).text).toBe(paragraphs.join('\n\n'));
    }
  });
});

describe('of two copies', () => {
  const [first, second, third, fourth] = articles.Chinese as [string, string, string, string];
  const left = (paragraphs: readonly string[]): string => {
    const text = paragraphs.join('\n\n');
    return takeSuggestions(text, analyse(text)).text;
  };

  it('the one goes that has half-width marks, also where it stands first', () => {
    const halfWidth = third.replaceAll('，', ',');
    expect(left([first, halfWidth, second, third, fourth])).toBe(articles.Chinese.join('\n\n'));
  });

  it('the one goes that has its title on the same line, also right behind the other', () => {
    const page = ['城南旧书店生意红火', ...articles.Chinese];
    expect(left([...page.slice(0, 2), `城南旧书店生意红火　${first}`, ...page.slice(2)])).toBe(
      page.join('\n\n'),
    );
  });

  it('the one goes that has a page’s number before it or behind it, and the number with it', () => {
    for (const numbered of [`12 ${third}`, `${third} 12`])
      expect(left([first, second, third, numbered, fourth])).toBe(articles.Chinese.join('\n\n'));
    const [one, two, three, four] = articles.English as [string, string, string, string];
    for (const numbered of [`12 ${three}`, `${three} 12`])
      expect(left([one, two, three, numbered, four])).toBe(articles.English.join('\n\n'));
  });

  it('the one goes that a program took for a heading', () => {
    const [one, two, ...others] = articles.English as [string, string, ...string[]];
    expect(left([one, two, `# ${two}`, ...others])).toBe(articles.English.join('\n\n'));
  });

  it('the one goes that has an item’s number before it', () => {
    expect(left([first, second, third, `3. ${third}`, fourth])).toBe(articles.Chinese.join('\n\n'));
  });
});

describe('a sentence that stands again as a paragraph of its own', () => {
  it.each(Object.entries(articles))('%s: right behind its paragraph that is the copy', (_, paragraphs) => {
    const sentences = paragraphs[1]!.match(/[^。.]+[。.]\s*/gu)!;
    const copy = sentences.at(-1)!.trim();
    const page = [...paragraphs.slice(0, 1), `${paragraphs[1]} ${paragraphs[2]}`, ...paragraphs.slice(3)];
    const text = page.toSpliced(2, 0, copy).join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text).toBe(page.join('\n\n'));
  });
});
