import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, scratchFolder } from '../../support/run-cli.ts';
import { layoutPage } from '../../support/side-by-side.ts';
import { cleanPage, flaggedPage } from './pages.ts';

async function checkText(page: string, args: readonly string[], env: Record<string, string> = {}) {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'page.txt'), page);
  return runCli(['check', ...args, 'page.txt'], { cwd: folder, env });
}

describe('galley check for people', () => {
  it('begins each flag with path:line:column and says why and what to do', async () => {
    const { stdout } = await checkText(flaggedPage, []);
    expect(stdout).toMatch(/^page\.txt:5:\d+ {2}.*Broken join/m);
    expect(stdout).toMatch(/^page\.txt:9:1 {2}.*Duplicated passage: 74 characters, 2 copies/m);
    expect(stdout).toMatch(/^ {4}A 3:14–3:88 {2}来看柳树发芽的。/m);
    expect(stdout).toMatch(/^ {4}why ./m);
    expect(stdout).toMatch(/^ {4}fix Delete B$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^1 file · 2 flags/);
  });

  it('says the same of how alike the copies are in a title and its reason, and calls nothing 100% sure', async () => {
    const samples = join(import.meta.dirname, '../../../resources/samples');
    const pages = ['chinese-page.txt', 'english-page.txt'].map((name) => join(samples, name));
    const { stdout } = await runCli(['check', ...pages], { cwd: samples });
    const alike = [...stdout.matchAll(/copies, (\d+)% alike[^]*?the copies are (\d+)% alike/g)];
    expect(alike.length).toBeGreaterThan(0);
    for (const [, title, reason] of alike) expect(reason).toBe(title);
    expect(stdout).toContain('99%');
    expect(stdout).not.toContain('100%');
  });

  it('speaks Chinese on a Chinese system, and when asked to', async () => {
    for (const { stdout } of [
      await checkText(flaggedPage, [], { LC_ALL: 'zh_CN.UTF-8' }),
      await checkText(flaggedPage, ['--lang', 'zh']),
    ]) {
      expect(stdout).toContain('断句');
      expect(stdout).toContain('重复文字');
      expect(stdout).not.toMatch(/Duplicated|Broken|flags|fix/);
    }
    const english = await checkText(flaggedPage, ['--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' });
    expect(english.stdout).toContain('Duplicated passage');
  });

  it('says where columns stand side by side, and what to do', async () => {
    const { stdout } = await checkText(layoutPage, []);
    expect(stdout).toMatch(
      /^ {2}Columns of the page are mixed in lines 3–17: .* Extract the page in reading order/m,
    );
    const chinese = await checkText(layoutPage, ['--lang', 'zh']);
    expect(chinese.stdout).toContain('第 3–17 行各栏混在一起');
    const { stdout: json } = await checkText(layoutPage, ['--format', 'json']);
    expect(JSON.parse(json)).toMatchObject({ files: [{ findings: [], sideBySide: [{ from: 3, to: 17 }] }] });
  });

  it('lists five copies and the last, and how many more there are', async () => {
    const many = `${cleanPage.trimEnd()}${'来看柳树发芽的人不少。'.repeat(12)}\n`;
    const { stdout } = await checkText(many, []);
    const rows = stdout.split('\n').filter((row) => /^ {4}(?:[A-Z] \d|…)/.test(row));
    expect(rows.map((row) => row.trim()[0])).toEqual(['A', 'B', 'C', 'D', 'E', '…', 'L']);
    expect(rows[5]).toBe('    … 6 more');
    expect(stdout).toMatch(/^ {4}fix Delete B–L$/m);
    expect((await checkText(many, ['--lang', 'zh'])).stdout).toContain('……另有 6 处');
  });

  it('says that a page is clean', async () => {
    const { stdout, code } = await checkText(cleanPage, []);
    expect(stdout).toContain('no flags');
    expect(code).toBe(0);
  });

  it('is coloured only where colour was asked for', async () => {
    const escape = '\u001B[';
    expect((await checkText(flaggedPage, [])).stdout).not.toContain(escape);
    expect((await checkText(flaggedPage, [], { CI: '1' })).stdout).not.toContain(escape);
    expect((await checkText(flaggedPage, [], { FORCE_COLOR: '1' })).stdout).toContain(escape);
    expect((await checkText(flaggedPage, [], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(
      escape,
    );
  });

  it('lets nothing from a page steer the terminal', async () => {
    const hostile = flaggedPage.replaceAll('发芽', '发\u001B]0;owned\u0007\u009B2J\u202E芽');
    expect((await checkText(hostile, [])).stdout).toContain('owned');
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout } = await checkText(hostile, ['--format', format]);
      // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    }
  });
});
