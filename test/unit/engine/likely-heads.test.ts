import { expect, it } from 'vitest';
import { likelyHeads } from '../../../src/engine/index.ts';

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
