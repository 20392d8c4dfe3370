import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, Region, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { runCli, scratchFolder } from '../../support/run-cli.ts';
import { layoutPage } from '../../support/side-by-side.ts';
import { cleanPage, copiedPassage, flaggedPage } from './pages.ts';

async function sarif(args: readonly string[], name = 'page.txt') {
  const folder = await scratchFolder();
  await writeFile(join(folder, name), flaggedPage);
  await writeFile(join(folder, 'clean.txt'), cleanPage);
  const run = await runCli(['check', '--format', 'sarif', ...args], { cwd: folder });
  return { ...run, log: JSON.parse(run.stdout) as Log };
}

/** The text that a viewer would mark: by line and column, which is what most of them read. */
function marked(text: string, region: Region): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const at = (line: number, column: number) => starts[line - 1]! + column - 1;
  return text.slice(at(region.startLine!, region.startColumn!), at(region.endLine!, region.endColumn!));
}

const regionOf = (result: Result): Region => result.locations![0]!.physicalLocation!.region!;

describe('galley check as SARIF', () => {
  it('says where columns stand side by side', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'layout.txt'), layoutPage);
    const { stdout, code } = await runCli(['check', '--format', 'sarif', 'layout.txt'], { cwd: folder });
    expect(code).toBe(0);
    const [invocation] = (JSON.parse(stdout) as Log).runs[0]!.invocations!;
    expect(invocation!.executionSuccessful).toBe(true);
    const [notification, ...others] = invocation!.toolExecutionNotifications!;
    expect(others).toEqual([]);
    expect(notification).toMatchObject({
      level: 'warning',
      descriptor: { id: 'columns-side-by-side' },
      locations: [{ physicalLocation: { region: { startLine: 3, endLine: 17 } } }],
    });
    expect(notification!.message.text).toContain('Columns of the page are mixed in lines 3–17');
  });

  it('is one run of version 2.1.0 with a described rule for every result', async () => {
    const { log, code } = await sarif(['page.txt', 'clean.txt']);
    expect(code).toBe(1);
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/sarif-schema-2\.1\.0\.json$/);
    const [run] = log.runs;
    expect(run!.columnKind).toBe('utf16CodeUnits');
    const rules = run!.tool.driver.rules!;
    for (const rule of rules) {
      expect(rule.shortDescription!.text).toMatch(/\.$/);
      expect(rule.help!.text.length).toBeGreaterThan(20);
    }
    expect(run!.results!.length).toBeGreaterThan(1);
    for (const result of run!.results!) {
      expect(rules[result.ruleIndex!]!.id).toBe(result.ruleId);
      expect(result.partialFingerprints!['galleyFindingId/v1']).not.toBe('');
    }
    expect(run!.artifacts!.map(({ location }) => location!.uri)).toEqual(['page.txt', 'clean.txt']);
    expect(run!.invocations).toMatchObject([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it('marks the copy to delete and points to the other', async () => {
    const { log } = await sarif(['page.txt']);
    const duplicate = log.runs[0]!.results!.find(({ ruleId }) => ruleId === 'duplicate')!;
    const copy = copiedPassage;
    expect(marked(flaggedPage, regionOf(duplicate))).toBe(copy);
    expect(regionOf(duplicate).startLine).toBe(9);
    const other = duplicate.relatedLocations![0]!.physicalLocation!.region!;
    expect(marked(flaggedPage, other)).toBe(copy);
    expect(other.startLine).toBe(3);
  });

  it('has fixes whose replacements give what galley fix writes', async () => {
    const { log } = await sarif(['page.txt']);
    const replacements = log.runs[0]!.results!.flatMap(({ fixes }) => fixes ?? [])
      .filter(({ properties }) => properties!['suggested'] === true)
      .flatMap(({ artifactChanges }) => artifactChanges[0]!.replacements);
    const fixed = replacements
      .toSorted((a, b) => b.deletedRegion.charOffset! - a.deletedRegion.charOffset!)
      .reduce((text, { deletedRegion: { charOffset, charLength }, insertedContent }) => {
        const end = charOffset! + charLength!;
        return text.slice(0, charOffset) + (insertedContent?.text ?? '') + text.slice(end);
      }, flaggedPage);
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), flaggedPage);
    const env = { GALLEY_DATA_FOLDER: join(folder, 'data') };
    await runCli(['fix', '--suggested', '--in-place', 'page.txt'], { cwd: folder, env });
    const again = await runCli(['check', '--format', 'json', 'page.txt'], { cwd: folder });
    expect(JSON.parse(again.stdout)).toMatchObject({ files: [{ characters: fixed.length, findings: [] }] });
    expect(fixed).toContain('岸边的泥土已经松软，');
  });

  it('writes any file name as a valid URI reference', async () => {
    const { log } = await sarif(['第 3 版#a%.txt'], '第 3 版#a%.txt');
    const uri = log.runs[0]!.artifacts![0]!.location!.uri!;
    expect(uri).toBe('%E7%AC%AC%203%20%E7%89%88%23a%25.txt');
  });

  it('notifies of files that could not be processed', async () => {
    const { log, code } = await sarif(['missing.txt', 'page.txt']);
    expect(code).toBe(2);
    const invocation = log.runs[0]!.invocations![0]!;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications).toMatchObject([
      { descriptor: { id: 'not-found' }, level: 'error' },
    ]);
  });
});
