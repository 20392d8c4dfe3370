import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

const pages = {
  'Chinese, a line a paragraph': [
    '城南新开一家旧书店',
    '本报记者 沈若溪',
    '城南老街上新开了一家旧书店，店主是退休教师老陈，书架上一半的书是他自己的。',
    '老陈说，开店不为赚钱，只想让这些书再被人翻一翻，读过的书不该锁在柜子里。',
    '责任编辑：何平',
  ],
  'Chinese, in lines of a column': [
    '城南老街上新开了一家旧书店，店主是退休教师',
    '老陈，书架上一半的书是他自己的。老陈说，开',
    '店不为赚钱，只想让这些书再被人翻一翻，读过',
    '的书不该锁在柜子里。街坊送来的书也越来越',
    '多，周末常有孩子坐在门口的台阶上看连环画，',
    '一看就是一下午。',
  ],
  'English, a line a paragraph': [
    'Second-hand bookshop opens in the old town',
    'By Ann Lee',
    'A second-hand bookshop has opened in the old town, and half of the books in it are the own books of the retired teacher who runs it.',
    'He did not open it for the money, he said, but so that the books might be turned over again, as no book should be locked away.',
    'Page 4',
  ],
  'English, in lines of a column': [
    'A second-hand bookshop has opened in the old town,',
    'and half of the books in it are the own books of',
    'the retired teacher who runs it. He did not open it',
    'for the money, he said, but so that the books might',
    'be turned over again, as no book should be locked',
    'away for good.',
  ],
};

describe('text in which every line stands twice', () => {
  it.each(Object.entries(pages))('%s: one of each goes', (_, lines) => {
    const text = lines.flatMap((line) => [line, line]).join('\n');
    const analysis = analyse(text);
    expect(takeSuggestions(text, analysis).text.trim()).toBe(lines.join('\n'));
    const codes = analysis.findings.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes).toContain('lines-doubled');
  });

  it('with blank lines between', () => {
    const lines = pages['English, a line a paragraph'].slice(0, 4);
    const text = lines.flatMap((line) => [line, line]).join('\n\n');
    expect(takeSuggestions(text, analyse(text)).text.trim()).toBe(lines.join('\n\n'));
  });

  it('is told down to the last two lines, whichever were mended before', () => {
    for (const lines of [pages['Chinese, a line a paragraph'], pages['English, a line a paragraph']]) {
      const mended = [...lines.slice(0, 3), ...lines.slice(3).flatMap((line) => [line, line])];
      const text = mended.join('\n');
      expect(takeSuggestions(text, analyse(text)).text).toBe(lines.join('\n'));
    }
  });

  it('and which is there once is left alone', () => {
    for (const lines of Object.values(pages)) {
      const text = lines.join('\n');
      expect(takeSuggestions(text, analyse(text)).text).toBe(text);
    }
  });

  it('is none where a line is said again and again', () => {
    const refrain = Array.from({ length: 8 }, () => '让我们荡起双桨，小船儿推开波浪。').join('\n');
    const codes = analyse(refrain).findings.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes).not.toContain('lines-doubled');
  });
});
