import { expect, test } from 'vitest';
import { fixExcerpt } from '../../../src/renderer/state/fix-excerpt.ts';
import type { Edit } from '../../../src/engine/index.ts';

const excerpt = (text: string, ...edits: Edit[]) =>
  fixExcerpt(({ start, end }) => text.slice(start, end), text.length, edits);

const filler = 'One more sentence of the article stands here and says little. '.repeat(8);

test('a short page is shown whole', () => {
  expect(excerpt('Rain fell on\n\nthe town.', { start: 12, end: 14, text: ' ' })).toEqual({
    before: 'Rain fell on\n\nthe town.',
    after: 'Rain fell on the town.',
  });
});

test('what is cut off begins and ends with whole words and says that it goes on', () => {
  const text = `${filler}Rain fell on\n\nthe town of Penmoor, which ${filler}`;
  const at = text.indexOf('\n\n');
  const { before, after } = excerpt(text, { start: at, end: at + 2, text: ' ' });
  expect(before).toBe('…little. Rain fell on\n\nthe town of Penmoor,…');
  expect(after).toBe('…little. Rain fell on the town of Penmoor,…');
});

test('a passage moved over a caption is read whole, at the old place and at the new one', () => {
  const caption = '\n\nPhoto: the night bus.';
  const text = `${filler}in October the bus${caption}\n\ncarried 1,904 passengers.\n\n${filler}`;
  const head = text.indexOf(caption);
  const tail = text.indexOf('carried');
  const end = text.indexOf('\n\n', tail);
  const { before, after } = excerpt(
    text,
    { start: head, end: tail, text: ' ' },
    { start: end, end, text: caption },
  );
  expect(before).toContain(`in October the bus${caption}\n\ncarried 1,904 passengers.`);
  expect(after).toContain(`in October the bus carried 1,904 passengers.${caption}`);
});

test('places far apart are shown one below the other', () => {
  const text = `甲一\n\n丙。${'乙'.repeat(900)}丁\n\n戊。`;
  const last = text.lastIndexOf('\n\n');
  const { after } = excerpt(text, { start: 2, end: 4, text: '' }, { start: last, end: last + 2, text: '' });
  expect(after).toBe(`甲一丙。${'乙'.repeat(22)}…\n…${'乙'.repeat(23)}丁戊。`);
});

test('no character is cut in two', () => {
  const text = `${'𠮷'.repeat(30)}甲\n\n乙${'𠮷'.repeat(30)}`;
  const at = text.indexOf('\n\n');
  expect(excerpt(text, { start: at, end: at + 2, text: '' }).after).toMatch(/^…𠮷+甲乙𠮷+…$/u);
});
