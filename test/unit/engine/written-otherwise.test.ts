import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse, applyEdits } from '../../../src/engine/index.ts';
import { ways } from '../../../tools/scoring/written-otherwise.ts';

/* The sample pages, which have every kind of defect, written as other programs and papers write. */

const sample = (name: string) =>
  readFileSync(resolve(import.meta.dirname, '../../../resources/samples', name), 'utf8');
const kindsIn = (text: string) =>
  analyse(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ kind }) => kind);

/** What these take away, a reader needs (a line may begin where a paragraph should): fewer may be found, and no others. */
const lossy = [
  'no-punctuation',
  'capitals',
  'small-letters',
  ...Object.keys(ways).filter((way) => way.startsWith('columns-')),
];

describe.each(['chinese-page.txt', 'english-page.txt'])('%s', (name) => {
  const text = sample(name);
  const expected = kindsIn(text);

  it.each(Object.keys(ways).filter((way) => !lossy.includes(way)))(
    'has the same defects, written with %s',
    (way) => {
      expect(kindsIn(applyEdits(text, ways[way]!(text)))).toEqual(expected);
    },
  );

  it.each(lossy)('has no others, written with %s', (way) => {
    // A running head that is cut in two is none.
    const body = text.slice(text.indexOf('\n\n') + 2);
    const open = kindsIn(body);
    for (const kind of kindsIn(applyEdits(body, ways[way]!(body)))) {
      const at = open.indexOf(kind);
      expect([kind, at]).not.toEqual([kind, -1]);
      open.splice(at, 1);
    }
  });
});
