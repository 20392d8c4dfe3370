import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/engine/index.ts';

describe('applyEdits', () => {
  it('applies edits in any order', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 1, text: '' },
    ];
    expect(applyEdits('abcde', edits)).toBe('bcdE');
    expect(applyEdits('abcde', edits.toReversed())).toBe('bcdE');
  });

  it('refuses overlapping edits', () => {
    expect(() =>
      applyEdits('abc', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow(RangeError);
  });
});
