import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, suggestedEdits } from '../../src/engine/index.ts';

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

describe('suggestedEdits', () => {
  const paragraph =
    '承办单位介绍，此次改造历时八个月，共更换管道十一公里，沿线三千余户居民的用水压力明显改善，高峰时段停水的情况已不再出现。';
  const { findings } = analyse(
    [paragraph, '末班车时间延后半小时，方便晚归的乘客。', paragraph, ''].join('\n\n'),
  );

  it('are those of suggested fixes, and of nothing that is probably legitimate', () => {
    expect(suggestedEdits(findings)).toHaveLength(1);
    expect(suggestedEdits(findings.map((finding) => ({ ...finding, severity: 'info' as const })))).toEqual(
      [],
    );
  });
});
