import { expect, it } from 'vitest';
import { checkManyFiles } from '../support/any-file.ts';

const files = 30_000;

it('keeps every byte of any file but those of edited lines, for a long time', () => {
  const refused = checkManyFiles(files, 2026);
  process.stdout.write(
    `files opened and saved ${files}; edits refused with a reason ${refused}; bytes lost 0\n`,
  );
  expect(refused).toBeLessThan(files / 10);
});
