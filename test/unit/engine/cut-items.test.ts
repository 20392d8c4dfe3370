import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const pages = {
  Chinese: {
    before: '市图书馆昨天公布了明年的服务办法，二十个社区借阅点下月起陆续开放。',
    items: [
      '市民可以凭身份证到任何一个社区借阅点办理手续，首次办证不收工本费。',
      '图书馆将在每个周末举办亲子阅读活动，由志愿者为孩子们讲故事，名额先到先得。',
      '读者逾期不还的，按每天一角收取滞纳金，但最多不超过图书的原价。',
    ],
    after: '馆长表示，借阅点的位置由居民投票选出，今后还会逐年增加。',
    cut: '图书馆将在每个周末举办亲子阅读活',
    headings: ['会议听取了关于新增二十个社区借阅点的情况汇报', '与会人员建议把亲子阅读活动扩大到所有的乡镇'],
  },
  English: {
    before: 'The town library published its rules for the coming year on Tuesday.',
    items: [
      'Residents may register at any of the twenty branches with an identity card.',
      'The library will hold readings for families at every weekend, where volunteers tell stories.',
      'Readers who keep a book too long pay ten cents a day, but never more than its price.',
    ],
    after: 'The librarian said that the branches had been chosen by the residents.',
    cut: 'The library will hold readings for families at every ',
    headings: ['Committee hears report on twenty new branches', 'Members propose readings in all villages'],
  },
};
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;

describe.each(Object.entries(pages))('a sentence that was cut within an item, in %s,', (_, of) => {
  const { before, items, after, cut, headings } = of;

  it.each(['- ', '* ', '> ', '• ', '1. ', '■', '★'])('is told behind the mark %s', (mark) => {
    const marked = items.map((item) => mark + item);
    const whole = page(before, ...marked, after);
    const text = whole.replace(cut, `${cut.trimEnd()}\n\n`);
    expect(takeSuggestions(text, analyse(text)).text).toBe(whole);
    const overPage = whole.replace(cut, `${cut.trimEnd()}\n\n— 3 —\n\n`);
    expect(takeSuggestions(overPage, analyse(overPage)).text).toBe(whole);
  });

  it('is not seen in a list whose items all end without a full stop', () => {
    for (const mark of ['- ', '> ', '■']) {
      const list = items.map((item) => mark + item.slice(0, -1));
      expect(analyse(page(before, ...list, after)).findings, mark).toEqual([]);
      const explained = headings.flatMap((heading, index) => [mark + heading, items[index]!]);
      expect(analyse(page(before, ...explained, after)).findings, mark).toEqual([]);
    }
  });
});
