import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts } from '../../../src/renderer/review/text-diff.ts';

/** Differences in one line: `same[left|right]same`. */
const shown = (left: string, right: string): string =>
  diffTexts(left, right)
    .map((part) => (part.same ? part.left : `[${part.left}|${part.right}]`))
    .join('');

describe('differences of two copies', () => {
  test.each([
    ['零时四十分到岸。', '零时四十分抵岸。', '零时四十分[到|抵]岸。'],
    ['为了方便职工', '为方便职工', '为[了|]方便职工'],
    ['abc', 'abc', 'abc'],
    ['', 'new', '[|new]'],
    [
      'It applies to all. Traders in the street who lost their foothold met. The footway is shut.',
      'It applies to all. The footway is shut.',
      'It applies to all. [Traders in the street who lost their foothold met. |]The footway is shut.',
    ],
    ['他来了。他们走了。他们留下。', '他来了。他们留下。', '他来了。[他们走了。|]他们留下。'],
    ['甲说。\n乙答。\n丙走。\n', '甲说。\n丙走。\n', '甲说。\n[乙答。\n|]丙走。\n'],
  ])('%s / %s', (left, right, expected) => {
    expect(shown(left, right)).toBe(expected);
  });

  test('a single letter that agrees between two differences is part of one', () => {
    expect(shown('甲乙丙丁戊', '子乙寅丁戊')).toBe('[甲乙丙|子乙寅]丁戊');
  });

  test('long copies that differ in a word are still compared letter by letter', () => {
    const sentence = (index: number) => `第${index}句话说完了，下一句接着说。`;
    const left = Array.from({ length: 400 }, (_, index) => sentence(index)).join('');
    const right = left.replace('第200句话说完了', '第200句话説完了');
    expect(diffTexts(left, right).filter((part) => !part.same)).toMatchObject([{ left: '说', right: '説' }]);
  });

  test('both texts can be put together again from the parts, offsets included', () => {
    const text = fc.string({
      unit: fc.constantFrom('的', '了', '，', '。', 'a', ' ', '\n', '𠮷'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const parts = diffTexts(left, right);
        expect(parts.map((part) => part.left).join('')).toBe(left);
        expect(parts.map((part) => part.right).join('')).toBe(right);
        for (const part of parts) {
          expect(left.slice(part.leftStart, part.leftStart + part.left.length)).toBe(part.left);
          expect(right.slice(part.rightStart, part.rightStart + part.right.length)).toBe(part.right);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
