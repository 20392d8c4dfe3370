import { describe, expect, it } from 'vitest';
import { RemainingText } from '../../../src/engine/text/remaining-text.ts';
import { createRandom } from '../../support/random.ts';

describe('what stays of a text', () => {
  const whole = '城东图书馆新馆昨天开馆，馆里设座位八百个，藏书四十万册。';
  const gone = [
    { start: 2, end: 5 },
    { start: 5, end: 6 },
    { start: 12, end: 20 },
  ];
  const remaining = new RemainingText(gone);

  function read(start: number, end: number): string {
    let read = '';
    remaining.forEachPiece(start, end, (from, to) => (read += whole.slice(from, to)));
    return read;
  }

  it('is read in pieces, in reading order', () => {
    expect(read(0, whole.length)).toBe(whole.slice(0, 2) + whole.slice(6, 12) + whole.slice(20));
    expect(read(3, 14)).toBe(whole.slice(6, 12));
    expect(read(13, 19)).toBe('');
  });

  it('is counted from one place to another, and places are found by the count', () => {
    const random = createRandom(20_261_128);
    for (let turn = 0; turn < 500; turn++) {
      const [start, end] = [random(), random()]
        .map((part) => Math.floor(part * (whole.length + 1)))
        .toSorted((a, b) => a - b) as [number, number];
      const count = read(start, end).length;
      expect(remaining.between(start, end)).toBe(count);
      expect(remaining.isWhole(start, end)).toBe(count === end - start);
      expect(read(remaining.back(end, count), end)).toHaveLength(count);
      expect(read(start, remaining.forth(start, count))).toHaveLength(count);
    }
  });

  it('ends at the start of the text', () => {
    expect(remaining.back(10, 100)).toBe(0);
  });

  it('is not looked for behind all that goes of a long text', () => {
    const most = new RemainingText([{ start: 100, end: 100_000 }]);
    expect(most.back(100_010, 50)).toBeGreaterThan(90_000);
    expect(most.forth(90, 50)).toBeLessThan(10_000);
  });

  it('is all of a text that nothing goes of', () => {
    const all = new RemainingText();
    expect(all.isWhole(0, 100)).toBe(true);
    expect(all.between(7, 30)).toBe(23);
    expect(all.back(30, 23)).toBe(7);
    expect(all.forth(7, 23)).toBe(30);
  });
});
