import { expect, it } from 'vitest';
import { timeOf } from '../../../src/renderer/report/corrections.ts';

it.each([
  [0, '2026-11-26 20:57 UTC'],
  [480, '2026-11-27 04:57 UTC+8'],
  [330, '2026-11-27 02:27 UTC+5:30'],
  [-210, '2026-11-26 17:27 UTC−3:30'],
])('a report made %i minutes ahead of UTC bears the time of the clock on the wall', (ahead, said) => {
  expect(timeOf(new Date('2026-11-26T20:57:31Z'), ahead)).toBe(said);
});
