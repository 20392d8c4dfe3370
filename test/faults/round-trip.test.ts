import { expect, it } from 'vitest';
import { checkManyFiles, checkManyFilesInPieces } from '../support/any-file.ts';

const files = 30_000;

it('keeps every byte of any file but those of edited lines, for a long time', () => {
  const refused = checkManyFiles(files, 2026);
  process.stdout.write(
    `files opened and saved ${files}; edits refused with a reason ${refused}; bytes lost 0\n`,
  );
  expect(refused).toBeLessThan(files / 10);
});

it('does the same with large files, a piece at a time', async () => {
  await expect(checkManyFilesInPieces(5_000, 2027)).resolves.toBeUndefined();
  process.stdout.write('files opened and saved in pieces 5000; different from the whole 0\n');
});
