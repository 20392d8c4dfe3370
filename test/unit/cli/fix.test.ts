import { once } from 'node:events';
import { createRequire } from 'node:module';
import { chmod, link, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, runCliAsOrdinaryUser, scratchFolder, startCli } from '../../support/run-cli.ts';
import { layoutPage } from '../../support/side-by-side.ts';
import { cleanPage, copiedPassage, flaggedPage } from './pages.ts';

const iconv = createRequire(import.meta.url)('iconv-lite') as {
  encode(text: string, encoding: string): Buffer;
  decode(bytes: Buffer, encoding: string): string;
};

const corrected = flaggedPage.replace('泥土已经松\n\n软', '泥土已经松软').replace(`\n\n${copiedPassage}`, '');

/** Versions go into the test's own folder, not the user's. */
const fix = (folder: string, ...args: string[]) =>
  runCli(['fix', '--suggested', ...args], { cwd: folder, env: { GALLEY_DATA_FOLDER: join(folder, 'data') } });

/** Contents of all files below a folder. */
async function contentsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
}

describe('galley fix --suggested', () => {
  it('says where columns stand side by side, which no fix can mend', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'layout.txt'), layoutPage);
    const { code, stdout } = await fix(folder, '--output', 'fixed', 'layout.txt');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}Columns of the page are mixed in lines 3–17: /m);
    expect(await readFile(join(folder, 'fixed', 'layout.txt'), 'utf8')).toBe(layoutPage);
  });

  it('writes corrected versions under the same names and leaves the inputs alone', async () => {
    const folder = await scratchFolder();
    await mkdir(join(folder, 'pages', 'b'), { recursive: true });
    await writeFile(join(folder, 'pages', 'p1.txt'), flaggedPage);
    await writeFile(join(folder, 'pages', 'b', 'p2.txt'), cleanPage);
    const { code, stdout, stderr } = await fix(folder, '--output', 'fixed', 'pages');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('p1.txt');
    expect(await readFile(join(folder, 'fixed', 'p1.txt'), 'utf8')).toBe(corrected);
    expect(await readFile(join(folder, 'fixed', 'b', 'p2.txt'), 'utf8')).toBe(cleanPage);
    expect(await readFile(join(folder, 'pages', 'p1.txt'), 'utf8')).toBe(flaggedPage);
  });

  it.each([
    ['gb18030', '\r\n', Buffer.alloc(0)],
    ['utf-8', '\r\n', Buffer.from([0xef, 0xbb, 0xbf])],
    ['utf-16le', '\n', Buffer.from([0xff, 0xfe])],
    ['utf-8', '\r', Buffer.alloc(0)],
  ])('keeps %s, line endings %j and the BOM', async (encoding, lineEnding, bom) => {
    const folder = await scratchFolder();
    const inEncoding = (text: string) =>
      Buffer.concat([bom, iconv.encode(text.replaceAll('\n', lineEnding), encoding)]);
    await writeFile(join(folder, 'p.txt'), inEncoding(flaggedPage));
    const { code } = await fix(folder, '--output', 'fixed', 'p.txt');
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'fixed', 'p.txt'))).toEqual(inEncoding(corrected));
  });

  it('never writes over an input, through links neither', async () => {
    const folder = await scratchFolder();
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'a.txt'), flaggedPage);
    await writeFile(join(folder, 'b.txt'), flaggedPage);
    await link(join(folder, 'b.txt'), join(folder, 'out', 'b.txt'));
    const here = await fix(folder, '--output', '.', 'a.txt');
    expect(here.code).toBe(2);
    expect(here.stderr).toContain('a.txt: the corrected file would overwrite its input');
    const linked = await fix(folder, '--output', 'out', 'b.txt');
    expect(linked.code).toBe(2);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe(flaggedPage);
    expect(await readFile(join(folder, 'b.txt'), 'utf8')).toBe(flaggedPage);
  });

  it('does not write two inputs to one place', async () => {
    const folder = await scratchFolder();
    for (const name of ['a', 'b']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'p.txt'), `${cleanPage}${name}`);
    }
    const { code, stderr } = await fix(folder, '--output', 'out', 'a/p.txt', 'b/p.txt');
    expect(code).toBe(2);
    expect(stderr).toMatch(/b.p\.txt: another file was already written to/);
    expect(await readFile(join(folder, 'out', 'p.txt'), 'utf8')).toBe(`${cleanPage}a`);
  });

  it('runs again into its own output folder without taking that for input', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'p.txt'), flaggedPage);
    await fix(folder, '--output', 'fixed', '.');
    const { code, stderr } = await fix(folder, '--output', 'fixed', '.');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await readdir(join(folder, 'fixed'))).toEqual(['p.txt']);
    expect(await readFile(join(folder, 'fixed', 'p.txt'), 'utf8')).toBe(corrected);
  });

  it('corrects in place when told to, and does not touch what is clean', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'p.txt'), flaggedPage);
    await writeFile(join(folder, 'clean.txt'), cleanPage);
    const before = await stat(join(folder, 'clean.txt'), { bigint: true });
    const { code } = await fix(folder, '--in-place', 'p.txt', 'clean.txt');
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'p.txt'), 'utf8')).toBe(corrected);
    const after = await stat(join(folder, 'clean.txt'), { bigint: true });
    expect({ ino: after.ino, mtimeNs: after.mtimeNs }).toEqual({ ino: before.ino, mtimeNs: before.mtimeNs });
    expect((await readdir(folder)).toSorted()).toEqual(['clean.txt', 'data', 'p.txt']);
  });

  it('keeps the version before an in-place correction', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'p.txt'), flaggedPage);
    await fix(folder, '--in-place', 'p.txt');
    expect(await contentsBelow(join(folder, 'data', 'versions'))).toContain(flaggedPage);
  });

  it('changes nothing the second time', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'p.txt'), flaggedPage);
    await fix(folder, '--in-place', 'p.txt');
    const { stdout } = await fix(folder, '--in-place', 'p.txt');
    expect(stdout).toBe('p.txt: nothing to fix\n');
  });

  it('keeps bytes that make no sense in the encoding', async () => {
    const folder = await scratchFolder();
    const strange = Buffer.from([0x80, 0xff]);
    const page = Buffer.concat([Buffer.from(flaggedPage.repeat(3)), strange]);
    await writeFile(join(folder, 'p.txt'), page);
    const { code } = await fix(folder, '--output', 'out', '--encoding', 'utf8', 'p.txt');
    expect(code).toBe(0);
    const written = await readFile(join(folder, 'out', 'p.txt'));
    expect(written.subarray(-2)).toEqual(strange);
  });

  it('goes on after a file that fails', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'p.txt'), flaggedPage);
    const { code, stderr } = await fix(folder, '--output', 'out', 'missing.txt', 'p.txt');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^missing\.txt: /);
    expect(await readFile(join(folder, 'out', 'p.txt'), 'utf8')).toBe(corrected);
  });

  it('Ctrl-C ends it between two files: what was begun is whole, nothing is left behind', async () => {
    const folder = await scratchFolder();
    for (let page = 0; page < 300; page++) await writeFile(join(folder, `p${page}.txt`), flaggedPage);
    const child = startCli(['fix', '--suggested', '--output', 'out', '.'], { cwd: folder });
    child.stdout.once('data', () => child.kill('SIGINT'));
    child.stdout.resume();
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(130);
    const written = await readdir(join(folder, 'out'));
    expect(written.length).toBeLessThan(300);
    for (const name of written) {
      expect(name).toMatch(/^p\d+\.txt$/);
      expect(await readFile(join(folder, 'out', name), 'utf8')).toBe(corrected);
    }
  });

  it.each([
    ['page.txt', /^galley: --output page\.txt: this is not a folder\n$/],
    ['page.txt/below', /^galley: --output page\.txt\/below: this is not a folder\n$/],
  ])('says once that --output is no folder: %s', async (output, message) => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), flaggedPage);
    await writeFile(join(folder, 'other.txt'), flaggedPage);
    const { code, stdout, stderr } = await runCli(['fix', '--suggested', '--output', output, '.'], {
      cwd: folder,
    });
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('says that it may not write where it may not, and not that it may not read', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), flaggedPage);
    const run = (...args: string[]) =>
      runCliAsOrdinaryUser(['fix', '--suggested', ...args, 'page.txt'], folder);
    await chmod(folder, 0o555);
    const there = await run('--output', 'out');
    expect(there.stderr).toMatch(/^galley: --output out: no permission to write there\n$/);
    expect(there.code).toBe(2);
  });
});
