import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordPlaces } from '../../../src/engine/seams/word-places.ts';

const REACH = 30;

/** The same, by looking at every word of the text. */
function countSlowly(text: string, start: number, word: string, next?: string) {
  const count = { times: 0, within: 0 };
  const words = [...text.matchAll(/[a-zé]+/giu)].map((match) => ({ at: match.index, word: match[0] }));
  for (const [index, { at, word: other }] of words.entries()) {
    const isNear = at >= start - REACH && at + word.length <= start + REACH;
    if (other !== word || at === start || !isNear) continue;
    const isFollowed = /^ $/u.test(text.slice(at + word.length, words[index + 1]?.at));
    if (next !== undefined && !(isFollowed && words[index + 1]!.word.toLowerCase() === next)) continue;
    count.times++;
    const before = words[index - 1];
    if (before && /^ $/u.test(text.slice(before.at + before.word.length, at))) count.within++;
  }
  return count;
}

const texts = fc
  .array(fc.constantFrom('and', 'so', 'And', 'an', 'sand', 'é', ' ', ' ', '\n', '.', ', '), { maxLength: 90 })
  .map((pieces) => pieces.join(''));

test('words near a place are counted as by hand, wherever was asked before', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (text, picks) => {
      const places = new WordPlaces(text, REACH);
      const words = [...text.matchAll(/[a-zé]+/giu)];
      fc.pre(words.length > 0);
      for (const pick of picks) {
        const match = words[pick % words.length]!;
        expect(places.near(match.index, match[0])).toEqual(countSlowly(text, match.index, match[0]));
        const pairs = places.pairsNear(match.index, match[0], 'so');
        expect(pairs).toBe(countSlowly(text, match.index, match[0], 'so').times);
      }
    }),
    { seed: 7, numRuns: 400 },
  );
});

test('a word at the end of 50,000 lines is counted in what is near each of them', () => {
  const line = 'the word and\n';
  const text = line.repeat(50_000);
  const places = new WordPlaces(text, 4000);
  const counts = new Set<number>();
  for (let at = 9; at < text.length; at += line.length)
    if (at > 4000 && at < text.length - 4000) counts.add(places.near(at, 'and').times);
  expect(counts).toEqual(new Set([614]));
});
