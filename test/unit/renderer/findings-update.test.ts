import { describe, expect, test } from 'vitest';
import { analyse, type Edit, type Finding } from '../../../src/engine/index.ts';
import { allFindings, findingsSince, readUpdate } from '../../../src/renderer/analysis/findings-update.ts';
import { newspaperText } from '../../bench/newspaper.ts';

const page = newspaperText('zh', 24_000, 5);
const found = analyse(page).findings;

const changed = (text: string, { start, end, text: by }: Edit): string =>
  text.slice(0, start) + by + text.slice(end);

/** What the window knows once it was told of the findings after an edit, and what it had to be told in full. */
function told(edit: Edit): {
  readonly now: readonly Finding[];
  readonly known: readonly Finding[];
  readonly inFull: number;
} {
  const now = analyse(changed(page, edit)).findings;
  const moved = edit.text.length - (edit.end - edit.start);
  const update = findingsSince(found, now, { start: edit.start, end: edit.end, moved });
  const inFull = update.known.filter((index) => index < 0).length;
  return { now, known: readUpdate(found, update), inFull };
}

const duplicate = found.find(({ kind }) => kind === 'duplicate')!;
const middle = page.indexOf('。', page.length / 2);
const edits: readonly (readonly [string, Edit])[] = [
  ['a key', { start: middle, end: middle, text: '新' }],
  ['nothing', { start: middle, end: middle, text: '' }],
  ['the first character gone', { start: 0, end: 1, text: '' }],
  ['a paragraph in two', { start: middle + 1, end: middle + 1, text: '\n\n' }],
  ['a fix', duplicate.fixes[0]!.edits[0]!],
  ['half of the page gone', { start: middle, end: page.length, text: '' }],
  ['the page twice', { start: page.length, end: page.length, text: page }],
];

describe('findings in terms of those before', () => {
  test.each(edits)('are read as they were found: %s', (_, edit) => {
    const { now, known } = told(edit);
    expect(known).toEqual(now);
  });

  test('are all told where nothing was known', () => {
    expect(found.length).toBeGreaterThan(4);
    expect(readUpdate([], allFindings(found))).toEqual(found);
  });

  test('are told in full only near the edit', () => {
    const [key, none] = edits;
    expect(told(key![1]).inFull).toBeLessThan(2);
    expect(told(none![1]).inFull).toBe(0);
  });

  test('stay the same objects where they have not moved', () => {
    const { known } = told({ start: page.length, end: page.length, text: '。' });
    expect(known.filter((finding) => found.includes(finding)).length).toBeGreaterThan(found.length - 2);
  });
});
