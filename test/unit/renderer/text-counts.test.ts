import { expect, test } from 'vitest';
import { countText } from '../../../src/renderer/analysis/text-counts.ts';

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
