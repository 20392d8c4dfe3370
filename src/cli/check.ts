import { createChecker, type CheckedFile, type CheckOptions } from './check-file.ts';
import { discover } from './discover.ts';
import { failureText } from './failure.ts';
import { write } from './output.ts';
import { createPhrases } from './phrases.ts';
import { forEachFile } from './pool.ts';
import { createReport } from './report/create-report.ts';
import type { FileSummary } from './report/report.ts';
import { harmless } from '../service/harmless.ts';

/** `galley check`. @returns 0: nothing at or above warning, 1: something, 2: a file could not be processed */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { stdout, stderr } = process;
  const phrases = createPhrases(options.locale);
  const [inputs, report, local] = await Promise.all([
    discover(paths, null),
    createReport(options),
    createChecker(options),
  ]);
  const failed = (path: string, failure: NonNullable<FileSummary['failure']>): CheckedFile => ({
    summary: { path, failure, encoding: null, characters: 0, flags: {}, hidden: 0, sideBySide: [] },
    part: report.file({ path, failure }),
  });
  const summaries: FileSummary[] = [];
  let separator = '';
  await write(stdout, report.head());
  await forEachFile(inputs, { kind: 'check', options }, local, failed, async (_, { summary, part }) => {
    summaries.push(summary);
    if (summary.failure) {
      await write(stderr, `${harmless(summary.path)}: ${harmless(failureText(summary.failure, phrases))}\n`);
    }
    if (part === '') return;
    await write(stdout, separator + part);
    separator = report.between;
  });
  await write(stdout, report.foot(summaries));
  if (summaries.some(({ failure }) => failure)) return 2;
  return summaries.some(({ flags }) => Object.keys(flags).length > 0) ? 1 : 0;
}
