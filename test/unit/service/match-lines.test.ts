import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLines } from '../../../src/service/bytes/match-lines.ts';

/** One letter a line: `abc` is three lines. */
const match = (before: string, after: string) => matchLines(before.split(''), after.split('')).join(' ');

describe('matchLines', () => {
  it.each([
    ['abc', 'abc', '0 1 2'],
    ['abc', 'axc', '0 -1 2'],
    ['abc', 'ac', '0 2'],
    ['ac', 'abc', '0 -1 1'],
    ['abcd', 'acbd', '0 2 -1 3'],
    ['', 'a', '-1'],
    ['a', '', ''],
    ['aabb', 'abab', '0 2 -1 3'],
  ])('%s → %s: %s', (before, after, expected) => {
    const got = match(before, after);
    // Where two answers are as good, either will do: the count of matched lines decides.
    expect(got.split(' ').filter((n) => n !== '-1').length).toBe(
      expected.split(' ').filter((n) => n !== '-1').length,
    );
  });

  it('matches only equal lines, in growing order', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 40 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        let last = -1;
        matchLines(before, after).forEach((index, at) => {
          if (index < 0) return;
          expect(index).toBeGreaterThan(last);
          expect(before[index]).toBe(after[at]);
          last = index;
        });
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('matches every line that was left, when some are taken out or put in and all are different', () => {
    const edits = fc.array(fc.constantFrom('keep', 'keep', 'keep', 'delete', 'insert'), { maxLength: 60 });
    fc.assert(
      fc.property(edits, (choices) => {
        const before = choices.map((_, index) => `line ${index}`);
        const after = choices.flatMap((choice, index) =>
          choice === 'keep' ? [before[index]!] : choice === 'insert' ? [`new ${index}`, before[index]!] : [],
        );
        const matched = matchLines(before, after);
        after.forEach((line, at) =>
          expect(before[matched[at]!]).toBe(line.startsWith('new') ? undefined : line),
        );
      }),
      { seed: 12, numRuns: 1000 },
    );
  });

  it('takes a moment for many lines, alike or not', () => {
    const many = Array.from({ length: 200_000 }, (_, index) =>
      index % 3 === 0 ? '' : `line ${index % 5000}`,
    );
    const other = many.toReversed();
    const started = performance.now();
    matchLines(many, other);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
