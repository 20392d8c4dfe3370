import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyWords } from '../../../src/engine/language/han-words.ts';
import { shippedHanWords } from '../../../src/engine/language/shipped.ts';
import { packKeyedLevels, pairKey, WordPairs } from '../../../src/engine/language/word-pairs.ts';

const list = shippedHanWords();

/** The hash of a word of the list. */
function word(text: string): number {
  const words = emptyWords();
  list.divide(
    Uint16Array.from(text, (character) => character.charCodeAt(0)),
    0,
    text.length,
    words,
  );
  expect(words.count).toBe(1);
  return words.hashes[0]!;
}

describe('which Chinese words follow each other', () => {
  it.each([
    ['改革', '开放'],
    ['重要', '意义'],
    ['中国', '人民'],
    ['增长', '了'],
  ])('%s %s', (first, second) => {
    expect(list.pairs.follow(word(first), word(second))).toBeGreaterThan(0);
    expect(list.pairs.follow(word(second), word(first))).toBeLessThanOrEqual(0);
  });

  it('which words end a sentence, and which stand before a comma', () => {
    for (const ends of ['意义', '问题', '了']) expect(list.pairs.stops(word(ends))).toBeGreaterThan(0);
    for (const goesOn of ['在', '和', '要', '新']) expect(list.pairs.stops(word(goesOn))).toBeLessThan(0);
    expect(list.pairs.pauses(word('表示'))).toBeGreaterThan(list.pairs.stops(word('表示')));
  });

  it('a table gives back the level of each pair; of those with one key the first', () => {
    const entry = fc.record({
      first: fc.integer(),
      second: fc.integer(),
      level: fc.integer({ min: -5, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const levels = new Map<number, number>();
        for (const { first, second, level } of entries) {
          const key = pairKey(first, second);
          if (!levels.has(key)) levels.set(key, level);
        }
        const packed = packKeyedLevels(
          entries.map(({ first, second, level }) => ({ key: pairKey(first, second), level })),
        );
        const pairs = new WordPairs({ follow: () => packed, edges: () => packKeyedLevels([]) });
        for (const { first, second } of entries)
          expect(pairs.follow(first, second)).toBe(levels.get(pairKey(first, second)));
        expect(pairs.stops(1)).toBe(0);
      }),
      { seed: 22 },
    );
  });
});
