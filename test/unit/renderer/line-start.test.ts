import { describe, expect, it } from 'vitest';
import { isLineStart } from '../../../src/renderer/review/line-start.ts';

describe('where a copy is said to start a paragraph', () => {
  it.each([
    '',
    '# ',
    '> ',
    '水厂扩建。\n\n',
    '水厂扩建。\n　　',
    '水厂扩建。\n## ',
    'The end.\n- ',
    'The end.\n12. ',
    '完。\n■ **',
  ])('behind %j it does', (before) => {
    expect(isLineStart(before, true)).toBe(true);
  });

  it.each(['水厂扩建。', 'The end. ', 'item 12. ', 'see # ', '水厂扩建。\n他说，'])(
    'behind %j it does not',
    (before) => {
      expect(isLineStart(before, true)).toBe(false);
    },
  );

  it('does not where its line began farther up', () => {
    expect(isLineStart('## ', false)).toBe(false);
    expect(isLineStart('。\n## ', false)).toBe(true);
  });
});
