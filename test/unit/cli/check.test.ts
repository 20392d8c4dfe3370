import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, runCliAsOrdinaryUser, runCliInto, scratchFolder, startCli } from '../../support/run-cli.ts';
import { cleanPage, copiedPassage, flaggedPage } from './pages.ts';

interface JsonReport {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly files: readonly {
    readonly path: string;
    readonly encoding: string | null;
    readonly lineEnding: string | null;
    readonly characters: number;
    readonly error: { readonly code: string; readonly message: string } | null;
    readonly findings: readonly {
      readonly kind: string;
      readonly severity: string;
      readonly message: string;
      readonly reasons: readonly string[];
      readonly occurrences?: readonly {
        readonly start: number;
        readonly end: number;
        readonly line: number;
        readonly column: number;
      }[];
      readonly at?: { readonly start: number; readonly end: number };
    }[];
  }[];
}

const json = (stdout: string) => JSON.parse(stdout) as JsonReport;

describe('galley check', () => {
  it('reports a duplicate and a broken join as the contract says', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), flaggedPage);
    const { code, stdout, stderr } = await runCli(['check', '--format', 'json', 'page.txt'], { cwd: folder });
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const report = json(stdout);
    expect(report).toMatchObject({ schemaVersion: 1, tool: { name: 'galley' } });
    expect(report.files).toMatchObject([
      { path: 'page.txt', encoding: 'utf-8', lineEnding: 'lf', characters: flaggedPage.length, error: null },
    ]);
    const { findings } = report.files[0]!;
    const duplicate = findings.find(({ kind }) => kind === 'duplicate')!;
    const [first, second] = duplicate.occurrences!.map(({ start, end }) => flaggedPage.slice(start, end));
    expect(first).toBe(copiedPassage);
    expect(second).toBe(first);
    expect(duplicate.occurrences![1]).toMatchObject({ line: 9, column: 1 });
    const split = findings.find(({ kind }) => kind === 'split-paragraph')!;
    expect(flaggedPage.slice(split.at!.start - 1, split.at!.end + 1)).toBe('松\n\n软');
  });

  it('exits 0 where nothing is wrong', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), cleanPage);
    const { code, stdout } = await runCli(['check', '--format', 'json', 'page.txt'], { cwd: folder });
    expect(json(stdout).files[0]!.findings).toEqual([]);
    expect(code).toBe(0);
  });

  it('offsets count in the file’s own line endings, without the BOM', async () => {
    const folder = await scratchFolder();
    const text = flaggedPage.replaceAll('\n', '\r\n');
    await writeFile(join(folder, 'page.txt'), `\uFEFF${text}`);
    const { stdout } = await runCli(['check', '--format', 'json', 'page.txt'], { cwd: folder });
    const file = json(stdout).files[0]!;
    expect(file).toMatchObject({ lineEnding: 'crlf', characters: text.length });
    const split = file.findings.find(({ kind }) => kind === 'split-paragraph')!;
    expect(text.slice(split.at!.start - 1, split.at!.end + 1)).toBe('松\r\n\r\n软');
  });

  it('goes on after files that cannot be processed, names each with its reason, and exits 2', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'a.txt'), flaggedPage);
    await writeFile(
      join(folder, 'binary.txt'),
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0, 0, 0xff, 0]),
    );
    await writeFile(join(folder, 'z.txt'), cleanPage);
    await mkdir(join(folder, 'empty'));
    const paths = ['a.txt', 'missing.txt', 'binary.txt', 'empty', 'z.txt'];
    const { code, stdout, stderr } = await runCli(['check', '--format', 'json', ...paths], { cwd: folder });
    expect(code).toBe(2);
    const { files } = json(stdout);
    expect(files.map(({ path }) => path)).toEqual(paths);
    expect(files.map(({ error }) => error?.code)).toEqual([
      undefined,
      'not-found',
      'binary-file',
      'no-text-files',
      undefined,
    ]);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^missing\.txt: ./),
      expect.stringMatching(/^binary\.txt: ./),
      expect.stringMatching(/^empty: ./),
    ]);
  });

  it('says so where there is no permission, and goes on', async () => {
    const folder = await scratchFolder();
    await mkdir(join(folder, 'pages', 'locked'), { recursive: true });
    await writeFile(join(folder, 'pages', 'a.txt'), cleanPage);
    await writeFile(join(folder, 'pages', 'secret.txt'), cleanPage);
    await chmod(join(folder, 'pages', 'secret.txt'), 0);
    await chmod(join(folder, 'pages', 'locked'), 0);
    const { code, stdout } = await runCliAsOrdinaryUser(['check', '--format', 'json', 'pages'], folder);
    await chmod(join(folder, 'pages', 'locked'), 0o700);
    expect(code).toBe(2);
    expect(json(stdout).files.map(({ path, error }) => [path, error?.code])).toEqual([
      ['pages/a.txt', undefined],
      ['pages/locked', 'permission-denied'],
      ['pages/secret.txt', 'permission-denied'],
    ]);
  });

  it('takes an empty file for a clean one', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'empty.txt'), '');
    const { code, stdout } = await runCli(['check', '--format', 'json', 'empty.txt'], { cwd: folder });
    expect(code).toBe(0);
    expect(json(stdout).files[0]).toMatchObject({ characters: 0, lineEnding: 'none', error: null });
  });

  it('walks folders in the same order everywhere, text files only, hidden ones and link circles left out', async () => {
    const folder = await scratchFolder();
    await mkdir(join(folder, 'pages', 'b', '.hidden'), { recursive: true });
    const names = ['z.txt', 'B.txt', 'a.md', 'b/c.txt', 'picture.png', '.secret.txt', 'b/.hidden/d.txt'];
    for (const name of names) await writeFile(join(folder, 'pages', name), cleanPage);
    await symlink('..', join(folder, 'pages', 'b', 'circle'), 'dir');
    const paths = ['pages', 'pages/z.txt'];
    const { stdout } = await runCli(['check', '--format', 'json', ...paths], { cwd: folder });
    const found = json(stdout).files.map(({ path }) => path.replaceAll('\\', '/'));
    expect(found).toEqual(['pages/B.txt', 'pages/a.md', 'pages/b/c.txt', 'pages/z.txt']);
  });

  it('gives the same report from threads as without them', async () => {
    const folder = await scratchFolder();
    const filler = `${cleanPage}\n\n`;
    for (let page = 0; page < 12; page++) {
      const text = `${flaggedPage}\n\n第${page}页\n\n${page % 3 === 0 ? filler : ''}`;
      // Beyond the size from which threads are used, most of it white space to keep the test quick.
      await writeFile(join(folder, `p${String(page).padStart(2, '0')}.txt`), text + '\n'.repeat(300_000));
    }
    const whole = await runCli(['check', '--format', 'json', '.'], { cwd: folder });
    const one = await runCli(['check', '--format', 'json', 'p07.txt'], { cwd: folder });
    const { files } = json(whole.stdout);
    expect(files.map(({ path }) => path)).toEqual(
      Array.from({ length: 12 }, (_, page) => `p${String(page).padStart(2, '0')}.txt`),
    );
    expect(files[7]).toEqual(json(one.stdout).files[0]);
    expect(whole.code).toBe(1);
  });

  it('leaves out what is less severe than asked for', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), flaggedPage);
    const run = (severity: string) =>
      runCli(['check', '--format', 'json', '--min-severity', severity, 'page.txt'], { cwd: folder });
    const all = json((await run('info')).stdout).files[0]!.findings;
    const errors = json((await run('error')).stdout).files[0]!.findings;
    expect(errors).toEqual(all.filter(({ severity }) => severity === 'error'));
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const folder = await scratchFolder();
    for (let page = 0; page < 40; page++)
      await writeFile(join(folder, `${page}.txt`), flaggedPage.repeat(20));
    const child = startCli(['check', '--format', 'json', '.'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number];
    expect(stderr).toBe('');
    expect(code).toBe(141);
  });

  it('ends quietly when the reader of its errors goes away', async () => {
    const missing = Array.from({ length: 2000 }, (_, page) => `no-such-page-${page}.txt`);
    const child = startCli(['check', ...missing]);
    let stderr = '';
    child.stderr.once('data', (chunk: Buffer) => {
      stderr = chunk.toString();
      child.stderr.destroy();
    });
    const [code] = (await once(child, 'close')) as [number];
    expect(stderr).not.toContain('EPIPE');
    expect(code).toBe(141);
  });

  const hasFullDevice = existsSync('/dev/full');
  it.skipIf(!hasFullDevice)(
    'a report that could not be written is no report: exit code 2, and why',
    async () => {
      const folder = await scratchFolder();
      await writeFile(join(folder, 'page.txt'), flaggedPage);
      for (const format of ['text', 'json', 'sarif']) {
        const args = ['check', '--format', format, 'page.txt'];
        const { code, stderr } = await runCliInto('/dev/full', args, { cwd: folder });
        expect(stderr).toMatch(/^galley: the output is not whole, it could not be written: ENOSPC.*\n$/);
        expect(code).toBe(2);
      }
    },
  );
});
