import { describe, expect, it } from 'vitest';
import { hanClass } from '../../../src/engine/language/han-statistics.ts';
import { emptyWords } from '../../../src/engine/language/han-words.ts';
import { shippedHanWords } from '../../../src/engine/language/shipped.ts';

const list = shippedHanWords();

function divided(text: string): string {
  const units = Uint16Array.from(text, (character) => hanClass(character.charCodeAt(0)));
  const words = emptyWords();
  list.divide(units, 0, units.length, words);
  let start = 0;
  return Array.from({ length: words.count }, (_, word) => {
    const end = words.ends[word]!;
    const piece = text.slice(start, end);
    start = end;
    return piece;
  }).join('|');
}

describe('Chinese text is divided into words', () => {
  it.each([
    ['丰富职工文化体育活动', '丰富|职工|文化|体育|活动'],
    ['研究生命的起源', '研究|生命|的|起源'],
    ['記者從圖書館趕來', '記者|從|圖書館|趕來'],
    ['增长了25万多元', '增长|了|25|万多元'],
    ['使用PDF文件', '使用|PDF|文件'],
    ['', ''],
  ])('%s', (text, words) => {
    expect(divided(text)).toBe(words);
  });
});

describe('where words are cut', () => {
  const { edges } = shippedHanWords();
  const starts = (two: string): number => edges.startsInWord(two.charCodeAt(0), two.charCodeAt(1));
  const ends = (two: string): number => edges.endsInWord(two.charCodeAt(0), two.charCodeAt(1));

  it('a text that starts with the rest of a word', () => {
    for (const rest of ['务院', '假区']) expect(starts(rest)).toBeGreaterThan(5);
    for (const word of ['活动', '包括', '记者']) expect(starts(word)).toBeLessThan(5);
  });

  it('a text that ends with the beginning of a word', () => {
    expect(ends('国务')).toBeGreaterThan(5);
    for (const word of ['活动', '包括', '记者']) expect(ends(word)).toBeLessThan(5);
  });

  it('says nothing of digits and letters', () => {
    expect(new Set([starts('1月'), starts('A股'), ends('年1')]).size).toBe(1);
  });
});
