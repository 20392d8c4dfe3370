import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

interface Story {
  readonly before: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly body: string;
  /** The headline on two lines, and with a character misread. */
  readonly lines: readonly [string, string];
  readonly misread: string;
}

const stories: Readonly<Record<string, Story>> = {
  Chinese: {
    before: '市图书馆昨天起延长开放时间，晚上九点闭馆，周末照常。',
    headline: '两座水厂下月投入使用 居民不再停水',
    standfirst: '街坊盼望早日通水',
    byline: '本报记者 沈若溪',
    body: '新建的三座水厂下月投入使用，届时城西十二万居民将不再为夏季停水发愁。',
    lines: ['两座水厂下月投入使用', '居民不再停水'],
    misread: '两座水厂下月投人便用 居民不再停水',
  },
  English: {
    before: 'The harbour board met on Tuesday to discuss the new ferry timetable.',
    headline: 'Footbridge to reopen before Easter',
    standfirst: 'Residents ask for a second opinion',
    byline: 'By Ann Lee',
    body: 'Volunteers spent the weekend clearing fallen branches from the path.',
    lines: ['Footbridge to reopen', 'before Easter'],
    misread: 'Footbridgc to rcopen before Easter',
  },
};

const page = ({ before, body }: Story, ...head: readonly string[]): string =>
  [before, ...head, body].join('\n\n');

describe.each(Object.entries(stories))('%s: the head of an article that was extracted twice', (_, story) => {
  const { headline, standfirst, byline, lines, misread } = story;
  const capitals = headline.toUpperCase();
  const cases: Readonly<Record<string, readonly [read: readonly string[], left: readonly string[]]>> = {
    'a headline': [[headline, headline], [headline]],
    'a heading': [[`# ${headline}`, `# ${headline}`], [`# ${headline}`]],
    'in bold': [[`**${headline}**`, `**${headline}**`], [`**${headline}**`]],
    'a heading and the same without its mark': [[`# ${headline}`, headline], [`# ${headline}`]],
    'a headline and the same with a mark': [[headline, `# ${headline}`], [`# ${headline}`]],
    'on one line': [[`${headline}${headline}`], [headline]],
    'on one line, with a space': [[`${headline} ${headline}`], [headline]],
    'on one line and on two': [[headline, ...lines], [headline]],
    'on two lines and on one': [[...lines, headline], [headline]],
    'in capitals as well': [[headline, capitals], [headline]],
    'misread behind it': [[headline, misread], [headline]],
    'misread before it': [[misread, headline], [headline]],
    'a byline': [
      [headline, byline, byline],
      [headline, byline],
    ],
    'a headline with its byline': [
      [headline, byline, headline, byline],
      [headline, byline],
    ],
    'a headline with its standfirst and byline': [
      [headline, standfirst, byline, headline, standfirst, byline],
      [headline, standfirst, byline],
    ],
    'a headline again below the byline': [
      [headline, byline, headline],
      [headline, byline],
    ],
    'a headline again below the standfirst': [
      [headline, standfirst, headline],
      [headline, standfirst],
    ],
  };

  it.each(Object.entries(cases))('%s: stands there once', (__, [read, left]) => {
    const text = page(story, ...read);
    const analysis = analyse(text);
    expect(takeSuggestions(text, analysis).text).toBe(page(story, ...left));
    expect(analysis.findings.map(({ kind }) => kind)).toEqual(['duplicate']);
    expect(analysis.findings[0]!.reasons.map(({ code }) => code)).toContain('headline-twice');
  });

  it('says why one of the two goes', () => {
    const whyOf = (...read: readonly string[]) => analyse(page(story, ...read)).findings[0]!.reasons.at(-1);
    expect(whyOf(headline, headline)).toEqual({ code: 'later-copy', params: { copy: 'B' } });
    expect(whyOf(headline, `# ${headline}`)).toEqual({ code: 'plain-headline', params: { copy: 'A' } });
    expect(whyOf(...lines, headline)).toEqual({ code: 'headline-in-lines', params: { copy: 'A' } });
    expect(whyOf(misread, headline)).toEqual({ code: 'noisier-copy', params: { copy: 'A' } });
  });
});

describe.each(Object.entries(stories))('%s: an article right behind itself', (_, story) => {
  const { headline, byline, body } = story;

  it('stays with the mark of its heading, whichever of the two has it', () => {
    const plain = [headline, byline, body];
    const marked = [`# ${headline}`, byline, body];
    for (const [one, other] of [
      [plain, marked],
      [marked, plain],
    ]) {
      const text = [story.before, ...one!, ...other!].join('\n\n');
      expect(takeSuggestions(text, analyse(text)).text).toBe([story.before, ...marked].join('\n\n'));
    }
  });
});

describe.each(Object.entries(stories))('%s: a headline that has run into the text', (_, story) => {
  const { before, headline, body } = story;
  const space = headline.startsWith('F') ? ' ' : '';

  it.each([
    ['below it', `${before}\n\n# ${headline}\n\n${headline}${space}${body}`],
    ['below it, where it has no mark', `${before}\n\n${headline}\n\n${headline}${space}${body}`],
    ['above it', `${before}${space}${headline}\n\n# ${headline}\n\n${body}`],
  ])('%s: the text is left without it', (__, text) => {
    const analysis = analyse(text);
    const heading = text.includes('#') ? `# ${headline}` : headline;
    expect(takeSuggestions(text, analysis).text).toBe(page(story, heading));
    const [duplicate] = analysis.findings.filter(({ kind }) => kind === 'duplicate');
    expect(duplicate!.reasons.map(({ code }) => code)).toContain('headline-run-in');
  });
});

describe('a text that goes on with the words of its headline', () => {
  it.each([
    ['Chinese', '城西水厂扩建', '城西水厂扩建工程昨天开工，市水务局局长沈立到场。'],
    [
      'a long headline',
      '邮票市场的几个监管问题',
      '邮票市场的几个监管问题也是去年值得关注的问题，像上面所提及的那样。',
    ],
    [
      'English',
      'The boats we have in the harbour',
      'The boats we have in the harbour today may not be the ones of our children.',
    ],
    [
      'behind a colon',
      'Who would have thought it',
      'Who would have thought it: Old Street is to be rebuilt, and nobody objects.',
    ],
  ])('%s: nothing goes', (_, headline, body) => {
    const text = `${stories['English']!.before}\n\n# ${headline}\n\n${body}\n`;
    expect(takeSuggestions(text, analyse(text)).text).toBe(text);
  });
});

describe('lines that stand there twice on purpose', () => {
  const removed = (text: string) =>
    analyse(text).findings.flatMap((finding) =>
      finding.kind === 'duplicate' && finding.severity !== 'info' ? (finding.suggested?.remove ?? []) : [],
    );

  it.each([
    [
      'a line of a song',
      [
        'Row, row, row your boat',
        'Gently down the river',
        'Merrily down the river',
        'Merrily down the river',
        'Life is but a dream',
      ].join('\n'),
    ],
    [
      'a headline that is the first line of a letter',
      '# 致全市读者和街坊邻居的公开信\n\n致全市读者和街坊邻居的公开信：',
    ],
    [
      'a report that names its headline',
      '新华社北京五月四日电题：团结协作渡过难关\n——评部长级会议在此召开\n新华社北京五月四日电题：团结协作\n——评部长级会议在此召开',
    ],
    ['two headlines that differ in one word', '男子一百米自由泳决赛成绩揭晓\n\n女子一百米自由泳决赛成绩揭晓'],
    ['two headlines of a day', '今日上午会议议程安排如下\n\n今日下午会议议程安排如下'],
    ['a word or two below pictures', '事发现场\n\n事发现场'],
    [
      'a headline three times, as a table has it',
      'Sold out for today\nSold out for today\nSold out for today',
    ],
  ])('%s', (_, lines) => {
    const text = `${stories['Chinese']!.before}\n\n${lines}\n\n${stories['Chinese']!.body}`;
    expect(removed(text)).toEqual([]);
  });
});
