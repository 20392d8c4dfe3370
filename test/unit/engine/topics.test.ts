import { describe, expect, it } from 'vitest';
import { TopicReader, type TopicScript } from '../../../src/engine/topics/topics.ts';

const library = [
  '城东图书馆新馆昨天开馆，馆里设座位八百个，藏书四十万册，读者凭身份证就能借书。',
  '馆长说，新馆的少儿阅览区最受欢迎，周末要提前预约座位，借书证已经办了六百多张。',
  '图书馆还请来退休教师给小读者讲故事，阅览区的书架也按孩子的身高做低了一截。',
] as const;
const wheat = [
  '北方各县的冬小麦本周进入收割期，联合收割机从南到北依次下地，麦农都盼着好天气。',
  '农技站测得小麦亩产比去年高出一成，只是几场阵雨让部分麦田倒伏，收割机下地慢了些。',
] as const;
const reading = [
  'The library opened its reading room on Monday, and three thousand readers borrowed novels, atlases and dictionaries for their children.',
  'Librarians said that the shelves hold forty thousand novels, that borrowing remains free and that the reading room stays open late.',
  'Readers may reserve seats in the reading room, and librarians lend atlases and dictionaries overnight to schools.',
] as const;
const harvest = [
  'Farmers in the northern valleys harvested wheat early, while barley suffered from the drought that struck their fields in spring.',
  'Wheat yields rose by a fifth, farmers reported, although combines were scarce and barley fields lay bare in the valleys.',
] as const;

/** How surely the paragraph at an index does not go on with those before it. */
function change(paragraphs: readonly string[], at: number, script: TopicScript): number {
  const text = paragraphs.join('\n');
  const startOf = (index: number) =>
    paragraphs.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const rangeOf = (index: number) => ({
    start: startOf(index),
    end: startOf(index) + (paragraphs[index]?.length ?? 0),
  });
  const last = at === 0 ? { start: 0, end: 0 } : rangeOf(at - 1);
  return new TopicReader(text).change({ from: 0, last, own: rangeOf(at), to: text.length }, script);
}

describe.each([
  { script: 'wide', one: library, other: wheat },
  { script: 'latin', one: reading, other: harvest },
] as const)('subjects in $script script', ({ script, one, other }) => {
  it('go on within an article', () => {
    expect(change(one, 1, script)).toBeLessThan(0.2);
    expect(change(one, 2, script)).toBeLessThan(0.2);
  });

  it('change where another article starts', () => {
    expect(change([...one, ...other], 3, script)).toBeGreaterThan(0.5);
  });

  it('change at a paragraph of another article that stands in one', () => {
    expect(change([one[0], one[1], other[0], one[2]], 2, script)).toBeGreaterThan(
      2 * change([one[0], one[1], one[2], other[0]], 2, script),
    );
  });

  it('change where nothing stands before', () => {
    expect(change(one, 0, script)).toBe(1);
  });
});

it('what stands far away says less of a place than what stands near', () => {
  const [first, second, third] = library;
  const between = wheat.join('\n').repeat(3).split('\n');
  const near = change([...between, first, second, third], between.length + 1, 'wide');
  const far = change([first, ...between, second, third], between.length + 1, 'wide');
  expect(near).toBeLessThan(far);
});
