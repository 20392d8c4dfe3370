import { expect, it } from 'vitest';
import { applyEdits, likelyHeads, moveToOtherPage } from '../../../src/engine/index.ts';

it('offers sentences that break off as heads of headless text, and no headline, byline, caption or running head', () => {
  const page = [
    'THE HARWICK COURIER    Page 5    Town and County',
    'Mill Bridge opens again after nine weeks',
    'By Tom Adair',
    'Photo: the barge under the bridge on the morning after',
    'The Mill Bridge was opened to traffic at six on Monday morning, nine weeks after a barge struck its pier.',
    'The shop was kept by a joiner who taught boys after lessons. He had never made a violin, but he had made',
    'The school hall was full an hour before the first note, and the doors stood open to the street.',
  ];
  const heads = likelyHeads(
    page.join('\n\n'),
    'and the last of the sandbags were carried back to the depot on Friday.',
  );
  const ends = heads.map(({ range }) => page.join('\n\n').slice(range.end - 12, range.end));
  expect(ends).toEqual(['but he had made'.slice(-12)]);
});

it('offers no sentence in another script', () => {
  const page = [
    '夜班渡轮恢复以后，住在岛上的人都说，他们终于赶得上看',
    'He had never made a violin, but he had made',
  ];
  const endsFor = (tail: string) =>
    likelyHeads(page.join('\n\n'), tail).map(({ range }) => page.join('\n\n').slice(range.start, range.end));
  expect(endsFor('的第一场电影。')).toEqual([page[0]]);
  expect(endsFor('and carved it by himself.')).toEqual([page[1]]);
});

it.each([
  ['他们终于赶得上看', '的第一场电影。', '他们终于赶得上看的第一场电影。'],
  ['He had made', 'and carved it by himself.', 'He had made and carved it by himself.'],
  ['He was to be-', 'gin at once.', 'He was to begin at once.'],
])('moves a tail from page to page: %s ¶ %s', (head, tail, together) => {
  const [other, text] = [`Title.\n\n${head}\n\nThe end.\n`, `${tail}\n\nAll began here.\n`];
  const at = other.indexOf(head);
  const { here, there } = moveToOtherPage(text, { start: 0, end: tail.length }, other, {
    start: at,
    end: at + head.length,
  });
  expect(applyEdits(text, here)).toBe('All began here.\n');
  expect(applyEdits(other, there)).toBe(`Title.\n\n${together}\n\nThe end.\n`);
});
