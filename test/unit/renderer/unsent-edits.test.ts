import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxJournalEdits } from '../../../src/contract/long-text.ts';
import { UnsentEdits, type JournalEdits } from '../../../src/renderer/state/unsent-edits.ts';

function applied(text: string, { text: put, places }: JournalEdits): string {
  let result = text;
  let at = 0;
  for (const [start, end, length] of places) {
    result = result.slice(0, start) + put.slice(at, at + length) + result.slice(end);
    at += length;
  }
  expect(at).toBe(put.length);
  return result;
}

const anyChange = fc.record({
  from: fc.nat(1000),
  length: fc.nat(3),
  text: fc.string({ unit: fc.constantFrom('a', '字', '\n', '😀'), maxLength: 3 }),
});

describe('what was not sent yet', () => {
  it.each([
    ['a few edits', 12],
    ['more than are told one by one', maxJournalEdits + 40],
  ])('%s lead from the text that was told to the one there is', (_, count) => {
    const property = fc.property(
      fc.string({ maxLength: 60 }),
      fc.array(anyChange, { minLength: count / 2, maxLength: count, size: 'max' }),
      (told, asked) => {
        const unsent = new UnsentEdits();
        let text = told;
        for (const { from, length, text: put } of asked) {
          const start = Math.round((from / 1000) * text.length);
          const end = Math.min(text.length, start + length);
          unsent.add([{ start, end, text: put }]);
          text = text.slice(0, start) + put + text.slice(end);
        }
        const edits = unsent.take((start, end) => text.slice(start, end));
        expect(edits.places.length).toBeLessThanOrEqual(maxJournalEdits);
        expect(applied(told, edits)).toBe(text);
        expect(unsent.isEmpty).toBe(true);
      },
    );
    fc.assert(property, { seed: 5, numRuns: count > 100 ? 60 : 2000 });
  });

  it('typing, and taking some of it back, is one edit', () => {
    const unsent = new UnsentEdits();
    for (const [at, letter] of Array.from('worrd').entries()) {
      unsent.add([{ start: 7 + at, end: 7 + at, text: letter }]);
    }
    unsent.add([{ start: 10, end: 11, text: '' }]);
    expect(unsent.take(() => '')).toEqual({ text: 'word', places: [[7, 7, 4]] });
  });
});
