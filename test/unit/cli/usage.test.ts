import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, startCli } from '../../support/run-cli.ts';

describe('galley', () => {
  it('tells its version', async () => {
    const manifest = await readFile(resolve(import.meta.dirname, '../../../package.json'), 'utf8');
    const { stdout, code } = await runCli(['--version']);
    expect(stdout).toBe(`${(JSON.parse(manifest) as { version: string }).version}\n`);
    expect(code).toBe(0);
  });

  it('helps in the language of the system', async () => {
    const english = await runCli(['check', '--help']);
    expect(english.stdout).toContain('Usage: galley check');
    const chinese = await runCli(['check', '--help'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toContain('用法： galley check');
    expect(chinese.stdout).not.toMatch(/Usage|Options|choices|default/);
  });

  it.each([
    [['check'], /a PATH is missing/],
    [['check', '--format', 'xml', 'a'], /--format <format>: xml is not one of text, json, sarif/],
    [['check', '--nonsense', 'a'], /there is no option --nonsense/],
    [['chekc', 'a'], /there is no command chekc/],
    [['help', 'chekc'], /there is no command chekc/],
    [['help', 'chekc', '--lang', 'zh'], /没有 chekc 这个命令/],
    [['fix', '--output', 'out', 'a'], /--suggested is missing/],
    [['fix', '--suggested', 'a'], /--output DIR, or --in-place/],
    [['fix', '--suggested', '--in-place', '--output', 'out', 'a'], /cannot be used together/],
  ])('galley %j: exit code 2 and one clear line', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names the encodings it knows when asked for another, once and not for each file', async () => {
    const { code, stdout, stderr } = await runCli(['check', '--encoding', 'klingon', 'a.txt', 'b.txt']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/no encoding of this name: klingon\. Known are utf-8, /);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('ends quietly where nobody reads its help', async () => {
    const child = startCli(['check', '--help']);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(stderr).toBe('');
    expect(code).toBe(141);
  });
});
