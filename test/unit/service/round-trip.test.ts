import { expect, it } from 'vitest';
import { checkManyFiles } from '../../support/any-file.ts';

it('keeps every byte of any file but those of edited lines', () => {
  // The long run is in test/faults.
  expect(checkManyFiles(2_000, 5)).toBeLessThan(200);
});
