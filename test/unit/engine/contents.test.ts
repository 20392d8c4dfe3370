import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';

function duplicatesOf(text: string): string[] {
  return analyse(text)
    .findings.filter(({ kind, severity }) => kind === 'duplicate' && severity !== 'info')
    .map((finding) =>
      'occurrences' in finding ? text.slice(finding.occurrences[0]!.start, finding.occurrences[0]!.end) : '',
    );
}

const stories = {
  zh: [
    [
      '县里出钱为榆树橡树两村文化礼堂换新屋顶',
      '榆树村和橡树村的文化礼堂入冬前都要换上新屋顶，县里星期五宣布了这个消息，费用比原先估计的少了三成。',
    ],
    [
      '城南老街退休教师自办旧书店街坊齐来捧场',
      '城南老街上新开了一家旧书店，店主是退休教师老陈，书架上一半的书是他自己的，读过的书他不想锁在柜子里。',
    ],
    [
      '夜班渡轮复航',
      '夜班渡轮从上周五起恢复，首班船二十一时三十分离岸，沿途停靠三处码头，末班船零时四十分到岸，票价不变。',
    ],
  ],
  en: [
    [
      'County to pay for the new roofs of two village halls before the winter',
      'The village halls at Elm and Oakley are to have new roofs before the winter, the county said on Friday, for less than was thought.',
    ],
    [
      'Retired teacher opens a second-hand bookshop in the old town of Harwick',
      'A bookshop has opened in the old town, and half of the books in it are those of the retired teacher who runs it, who wants them to be read.',
    ],
    [
      'Night ferry is back',
      'The night ferry runs again since Friday, with the first boat at half past nine and the last one at twenty to one, for the same fare as by day.',
    ],
  ],
} as const;

describe('a list of contents raises no alarm', () => {
  for (const [language, all] of Object.entries(stories)) {
    const text = all.flatMap(([headline, story]) => [headline, story]).join('\n\n');
    it.each([
      ['above the texts', `${all.map(([headline]) => headline).join('\n')}\n\n${text}`],
      ['below the texts', `${text}\n\n${all.map(([headline]) => headline).join('\n')}`],
      ['in paragraphs', `${all.map(([headline]) => headline).join('\n\n')}\n\n${text}`],
      ['of two, one of them short', `${all[0][0]}\n${all[2][0]}\n\n${text}`],
      ['with bullets', `${all.map(([headline]) => `● ${headline}`).join('\n')}\n\n${text}`],
      ['with numbers', `${all.map(([headline], at) => `${at + 1}. ${headline}`).join('\n')}\n\n${text}`],
      ['with pages', `${all.map(([headline], at) => `${headline} …… ${at + 2}`).join('\n')}\n\n${text}`],
    ])(`${language}: %s`, (_, page) => {
      expect(duplicatesOf(page)).toEqual([]);
    });

    it(`${language}: a headline and its text are a copy`, () => {
      const copied = all[0].join('\n\n');
      expect(duplicatesOf(`${text}\n\n${copied}`)).toEqual([copied]);
    });

    it(`${language}: a headline that stands there twice on end is one`, () => {
      expect(duplicatesOf(text.replace(all[1][0], `${all[1][0]}\n\n${all[1][0]}`))).toEqual([all[1][0]]);
    });
  }
});
