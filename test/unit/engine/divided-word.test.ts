import { describe, expect, it, test } from 'vitest';
import { analyse, applyEdits } from '../../../src/engine/index.ts';
import { createSeamModel } from '../../../src/engine/seams/model.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';

test('a word divided by a hyphen at the break becomes one word', () => {
  const page = [
    'Engineers had feared that the pier would have to be rebuilt from the river bed. Divers found in the second week that the oak piles be-',
    'neath it, driven in 1871, were sound, and that only the stone facing and the top courses of brick needed to be replaced.',
    'The county paid for the work out of the money that had been put aside for the road to the station.',
  ].join('\n\n');
  const split = analyse(page).findings.find((finding) => finding.kind === 'split-paragraph');
  const fix = split?.fixes.find((candidate) => candidate.suggested);
  expect(fix?.title.code).toBe('run-on-dehyphenated');
  expect(applyEdits(page, fix?.edits ?? [])).toContain('the oak piles beneath it, driven in 1871');
});

/** Names of two words, which no list of words has as one. */
const names = ['water', 'school', 'police', 'state', 'world', 'market', 'health', 'party'].flatMap((one) =>
  ['company', 'people', 'money', 'minister', 'family', 'report', 'service'].map(
    (other) => [one, other] as const,
  ),
);

/** Of each cut name, what its hyphen does, on a page that prints the names again behind all cuts. */
function hyphensOn(page: { cut: typeof names; printed: readonly string[] }): string[] {
  const cuts = page.cut.map(
    ([one, other]) => `Nobody had asked about the ${one}-\n\n${other} since the spring.`,
  );
  const text = [...cuts, ...page.printed.map((name) => `The ${name} was the last to be sold.`)].join('\n\n');
  const seams = createSeamModel(text, readBlocks(text));
  return [...text.matchAll(/-\n\n/gu)].map(({ index }) => seams.joint(index + 1, index + 3).hyphen);
}

describe.each([1, 3, names.length])('what the page prints whole, %i names', (count) => {
  const cut = names.slice(0, count);

  it('says that a hyphen goes', () => {
    const printed = cut.map(([one, other], at) => {
      const name = one + other;
      return [name, name.toUpperCase(), `${name}-shaped box`, `old-${name}`][at % 4]!;
    });
    expect(hyphensOn({ cut, printed })).toEqual(cut.map(() => 'dropped'));
  });

  it('says that it stays, with the hyphen or within a longer word', () => {
    const printed = cut.map(
      ([one, other], at) => [`${one}-${other}`, `${one}${other}s`, `un${one}${other}`][at % 3]!,
    );
    expect(hyphensOn({ cut, printed })).toEqual(cut.map(() => 'kept'));
  });
});
