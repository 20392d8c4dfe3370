import { expect, test } from 'vitest';
import { analyse, applyEdits } from '../../../src/engine/index.ts';

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
