import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsAfter, countText } from '../../../src/renderer/analysis/text-counts.ts';

test.each([
  ['', 0, 0],
  ['全部上架。', 5, 4],
  ['\u3000\u3000全部\n上架', 4, 4],
  ['The ferry sails.', 14, 3],
  ['the editor’s mother-in-law', 24, 3],
  ['第3版 A1', 5, 4],
  ['𠮷野家', 3, 3],
])('%j has %i characters and %i words', (text, characters, words) => {
  expect(countText(text)).toEqual({ characters, words });
});

const pieces = fc.array(fc.constantFrom('文', '𠮷', '。', 'a', 'é', "'", '-', ' ', '\n', '\u3000'), {
  maxLength: 12,
});

test('what a change makes of the counts is what counting the changed text gives', () => {
  fc.assert(
    fc.property(pieces, pieces, pieces, pieces, (head, gone, come, tail) => {
      const [start, text] = [head.join('').length, come.join('')];
      const before = [...head, ...gone, ...tail].join('');
      const after = [...head, ...come, ...tail].join('');
      const change = { start, end: start + gone.join('').length, text };
      expect(countsAfter(countText(before), before, change)).toEqual(countText(after));
    }),
    { seed: 11, numRuns: 2000 },
  );
});
