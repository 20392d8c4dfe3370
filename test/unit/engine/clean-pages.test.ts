import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, takeSuggestions } from '../../../src/engine/index.ts';

/** Pages without a defect, written for these tests: what newspapers print beside their text looked like halves of sentences on each. */
const PAGES = new URL('../../fixtures/clean-pages/', import.meta.url);

describe('a page without a defect', () => {
  it.each(readdirSync(PAGES))('%s raises no alarm, and no suggestion changes it', (name) => {
    const text = readFileSync(new URL(name, PAGES), 'utf8');
    const analysis = analyse(text);
    expect(analysis.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(takeSuggestions(text, analysis).text).toBe(text);
  });
});

it('a page of hard-wrapped text, tables and lists stays so where columns break off', () => {
  const text = readFileSync(new URL('../../fixtures/hard-wrapped-with-tables.txt', import.meta.url), 'utf8');
  const cuts = analyse(text).findings.filter(
    ({ kind, severity }) => kind === 'split-paragraph' && severity !== 'info',
  );
  const blankLines = cuts.map((cut) => 'at' in cut && /\n\n/u.test(text.slice(cut.at.start, cut.at.end)));
  expect(blankLines).toContain(true);
  expect(blankLines).not.toContain(false);
});
