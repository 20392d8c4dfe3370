import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, mergeEdits, type Edit } from '../../../src/engine/index.ts';
import { shiftEdit, shiftEdits } from '../../../src/renderer/analysis/shift.ts';

describe('a fix made for an older text', () => {
  const edit: Edit = { start: 10, end: 20, text: '' };

  test('moves with text typed before it', () => {
    expect(shiftEdit(edit, [{ start: 2, end: 2, text: 'abc' }])).toEqual({ start: 13, end: 23, text: '' });
  });

  test('stays where it is when text behind it changes', () => {
    expect(shiftEdit(edit, [{ start: 20, end: 25, text: 'x' }])).toEqual(edit);
  });

  test('is given up when the text it is about was touched', () => {
    expect(shiftEdit(edit, [{ start: 12, end: 13, text: '' }])).toBeNull();
    expect(
      shiftEdits([{ start: 0, end: 1, text: '' }, edit], [{ start: 12, end: 12, text: 'x' }]),
    ).toBeNull();
  });

  test('deletes the same words as it would have before the other changes', () => {
    const words = 'abcdefghijklmnopqrstuvwxyz';
    const place = fc.nat({ max: words.length });
    fc.assert(
      fc.property(place, place, place, fc.constantFrom('', '1', '23'), (a, b, at, typed) => {
        const cut = { start: Math.min(a, b), end: Math.max(a, b), text: '' };
        const change = { start: at, end: at, text: typed };
        const changed = applyEdits(words, [change]);
        const moved = shiftEdit(cut, [change]);
        const taken = moved ? changed.slice(moved.start, moved.end) : null;
        expect([words.slice(cut.start, cut.end), null]).toContain(taken);
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});

describe('fixes put together', () => {
  test('deletions that overlap become one', () => {
    const merged = mergeEdits([
      { start: 4, end: 9, text: '' },
      { start: 0, end: 5, text: '' },
    ]);
    expect(merged).toEqual([{ start: 0, end: 9, text: '' }]);
  });

  test('whatever the fixes, the result can be applied', () => {
    const edit = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 6 })).map(([start, length]) => ({
      start,
      end: Math.min(30, start + length),
      text: '',
    }));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        expect(() => applyEdits('x'.repeat(30), mergeEdits(edits))).not.toThrow();
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
