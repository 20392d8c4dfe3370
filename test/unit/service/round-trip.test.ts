import { expect, it } from 'vitest';
import { checkManyFiles, checkManyFilesInPieces } from '../../support/any-file.ts';

it('keeps every byte of any file but those of edited lines', () => {
  // The long run is in test/faults.
  expect(checkManyFiles(2_000, 5)).toBeLessThan(200);
});

it('does the same with large files, a piece at a time', async () => {
  await expect(checkManyFilesInPieces(2_000, 8)).resolves.toBeUndefined();
});
