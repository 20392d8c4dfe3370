import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dispatch, errorCodes } from '../../src/contract/index.ts';
import { badMessage } from '../contract/messages.ts';
import { createDesk, type Desk } from '../support/service-desk.ts';

const messages = 20_000;

let desk: Desk;
beforeEach(async () => {
  desk = await createDesk();
});
afterEach(() => desk.clear());

/** Name and content of every file of a folder. */
async function fingerprint(folder: string): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    prints[path] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return prints;
}

it('random and mutated messages, for a long time: always a value, never an effect on a page', async () => {
  const pages = join(desk.folder, 'pages');
  await mkdir(pages);
  await writeFile(join(pages, 'a.txt'), 'as it was\n');
  await writeFile(join(desk.folder, 'secret.txt'), 'secret\n');
  const run = desk.start({ watchMs: 3_600_000 });
  const window = run.window([pages], {});
  await window.client.call('app.hello', {});
  const before = await fingerprint(pages);
  const counts = { answered: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(badMessage, async ({ name, input }) => {
      const answer = await dispatch(window.session.handlers, name, input, (error) =>
        desk.reported.push(error),
      );
      if (answer.ok) {
        counts.answered += 1;
        return;
      }
      counts.refused += 1;
      expect(errorCodes).toContain(answer.error.code);
      expect(answer.error.code).not.toBe('internal');
    }),
    { seed: 2028, numRuns: messages },
  );
  expect(await fingerprint(pages)).toEqual(before);
  expect(await readFile(join(desk.folder, 'secret.txt'), 'utf8')).toBe('secret\n');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(desk.reported).toEqual([]);
  await run.service.close();
  process.stdout.write(
    `attacks by message ${messages}: refused with a reason ${counts.refused}, harmless and answered ${counts.answered}; crashes 0, effects on pages 0\n`,
  );
});
