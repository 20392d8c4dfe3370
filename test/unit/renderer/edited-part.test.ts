import { describe, expect, test } from 'vitest';
import { EditedPart } from '../../../src/renderer/editor/edited-part.ts';

/** A text with numbers for letters, so that a piece of it is found again wherever it has gone. */
const letters = (count: number): string =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('a part of a text after edits', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
    'is found where it has gone, or not at all (seed %i)',
    (seed) => {
      const upTo = random(seed);
      const before = letters(400);
      let text = before;
      const edited = new EditedPart();
      for (let turn = 0; turn < 1 + upTo(4); turn++) {
        const start = 100 + upTo(100);
        const end = start + upTo(60);
        const by = 'x'.repeat(upTo(50));
        edited.add({ start, end, text: by });
        text = text.slice(0, start) + by + text.slice(end);
      }
      const { start: from, end: to, moved } = edited.change;
      expect(text.slice(0, from)).toBe(before.slice(0, from));
      expect(text.slice(to + moved)).toBe(before.slice(to));
      let found = 0;
      for (let start = 0; start < 390; start += 3) {
        const range = { start, end: start + upTo(10) };
        const by = edited.movedBy(range);
        if (by === null) continue;
        found += 1;
        expect(text.slice(range.start + by, range.end + by)).toBe(before.slice(range.start, range.end));
      }
      // What edits did not come near is always found.
      expect(found).toBeGreaterThan(50);
    },
  );

  test('is where it was while nothing was edited', () => {
    const edited = new EditedPart();
    expect(edited.movedBy({ start: 0, end: 5 })).toBe(0);
    expect(edited.change).toEqual({ start: 0, end: 0, moved: 0 });
  });

  test('is not known where an edit touches its edge: whether it grew is for who followed it to say', () => {
    const edited = new EditedPart();
    edited.add({ start: 10, end: 10, text: 'x' });
    expect(edited.movedBy({ start: 5, end: 10 })).toBeNull();
    expect(edited.movedBy({ start: 10, end: 12 })).toBeNull();
    expect(edited.movedBy({ start: 5, end: 9 })).toBe(0);
    expect(edited.movedBy({ start: 11, end: 12 })).toBe(1);
  });
});
