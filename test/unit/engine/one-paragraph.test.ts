import { describe, expect, it } from 'vitest';
import { OneParagraph } from '../../../src/engine/seams/one-paragraph.ts';
import { ParagraphLengths } from '../../../src/engine/seams/paragraph-lengths.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { RemainingText } from '../../../src/engine/text/remaining-text.ts';

const sentence =
  '新馆昨日开放，首日接待读者三千人次，馆里座无虚席，门外还排着长队，不少人等了一个多小时才进去。';
const paragraph = (chars: number) => `${sentence.repeat(10).slice(0, chars - 1)}。`;
const [before, after] = [2, 3];

/** Of the third and the fourth paragraph, of all that are so long. */
function asOne(chars: readonly number[], goneFrom?: number): number {
  const text = chars.map(paragraph).join('\n\n');
  const blocks = readBlocks(text);
  const gone = goneFrom === undefined ? [] : [{ start: blocks.starts[goneFrom]!, end: text.length }];
  const lengths = new ParagraphLengths(blocks, new RemainingText(gone));
  return lengths.asOne(before, after, chars[before]!, chars[after]!);
}

const many = (lengths: readonly number[]) => [...lengths, ...lengths, ...lengths];
const long = many([200, 190, 210, 205, 195, 200, 210, 190]);
const short = many([60, 55, 65, 60, 58, 62, 60, 55]);

describe('the lengths of two paragraphs', () => {
  it('look like one that was cut where they are as long together as others are', () => {
    expect(asOne(long.with(before, 120).with(after, 80))).toBeGreaterThan(1);
    expect(asOne(short.with(before, 40).with(after, 20))).toBeGreaterThan(1);
  });

  it('look like two where each is as long as others are', () => {
    expect(asOne(long)).toBeLessThan(-1);
    expect(asOne(short)).toBeLessThan(-1);
  });

  it('are compared with those that stay', () => {
    const cut = long.slice(0, 8).with(before, 120).with(after, 80);
    const withCopies = [...cut, ...short.slice(0, 8)];
    expect(asOne(withCopies, cut.length)).toBe(asOne(cut));
    expect(asOne(withCopies)).not.toBe(asOne(cut));
  });

  it('are those of lines where no paragraph is longer', () => {
    const areOfLines = (chars: readonly number[]) =>
      new ParagraphLengths(readBlocks(chars.map(paragraph).join('\n\n'))).areOfLines(before, after);
    expect(areOfLines(many([16, 18, 17, 16, 18, 17, 16, 18]))).toBe(true);
    expect(areOfLines(short)).toBe(false);
  });
});

describe('two neighbours', () => {
  const library = [
    '市图书馆新馆昨日开放，首日接待读者三千人次，阅览室座无虚席，图书馆门外还排着长队',
    '馆长在开馆仪式上说，图书馆为读者准备了许多新书，阅览室每天开放到晚上九点',
    '读者说，新馆的阅览室比旧馆宽敞得多，图书馆的借书手续也简单了',
    '旧馆的藏书将在月底以前搬完，图书馆提醒读者，搬迁期间阅览室照常开放',
  ];
  const harvest = [
    '今年全县小麦播种面积有所增加，农技人员走进田间，指导农户防治小麦病虫害',
    '农技人员说，小麦长势良好，病虫害比去年少，农户只要管好田间，丰收在望',
  ];

  function logOdds(paragraphs: readonly string[], keepsMarks: number): number {
    const text = paragraphs.join('\n\n');
    const blocks = readBlocks(text);
    const [headBlock, tailBlock] = [1, 2];
    return new OneParagraph(text, blocks).logOdds({
      headBlock,
      tailBlock,
      head: blocks.ends[headBlock]!,
      tail: blocks.starts[tailBlock]!,
      keepsMarks,
    });
  }

  it('are less likely one paragraph where the subject changes, whether the page keeps its marks or not', () => {
    const changing = [...library.slice(0, 2), ...harvest];
    expect(logOdds(changing, 1)).toBeLessThan(logOdds(library, 1));
    expect(logOdds(changing, 0)).toBeLessThan(logOdds(library, 0));
  });

  it('say nothing by their lengths where the page keeps its marks', () => {
    const shorter = library.with(2, '读者说，新馆的阅览室比旧馆宽敞，图书馆');
    expect(logOdds(shorter, 0)).not.toBe(logOdds(shorter, 1));
  });

  it('say nothing as lines, nor in Latin script', () => {
    expect(logOdds(['市图书馆新馆', '昨日开放首日', '接待读者三千'], 0)).toBe(0);
    const english = [
      'The library opened its new building yesterday and readers queued outside for an hour before they got in.',
      'The librarian said at the opening that thousands of new books had been bought for the readers of the town',
      'who had waited for the library for more than ten years and were glad that the building was finished at last.',
    ];
    expect(logOdds(english, 0)).toBe(0);
  });
});
