import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectTo } from '../../support/host-client.ts';
import { runCli, scratchFolder, startCli } from '../../support/run-cli.ts';
import { flaggedPage } from './pages.ts';

describe('galley serve', () => {
  it('tells its address, serves the window there and nowhere else, and ends at Ctrl-C with 0', async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, 'page.txt'), flaggedPage);
    const env = { GALLEY_DATA_FOLDER: join(folder, 'data') };
    const child = startCli(['serve', 'page.txt'], { cwd: folder, env });
    let stdout = '';
    while (!stdout.includes('Ctrl+C')) {
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      stdout += chunk.toString();
    }
    const address = new URL(/http:\/\/\S+/.exec(stdout)![0]);
    expect(address.hostname).toBe('127.0.0.1');
    const refused = await fetch(address.origin);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toMatch(/^Open the address .*\n请打开 .*\n$/);
    const entered = await fetch(address, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    const page = await fetch(address.origin, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<div id="root">');
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
  });

  it('serves on when nobody reads its terminal any more', async () => {
    const folder = await scratchFolder();
    const child = startCli(['serve'], { cwd: folder, env: { GALLEY_DATA_FOLDER: join(folder, 'data') } });
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\/\/\S+/.exec(chunk.toString())![0];
    child.stdout.destroy();
    child.stderr.destroy();
    const host = await connectTo(address);
    // What it has to tell of on the terminal: there is no place for the samples.
    await writeFile(join(folder, 'data', 'samples'), '');
    expect(await host.client.call('app.hello', {})).toMatchObject({ host: 'browser', samples: [] });
    host.close();
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
  });

  it('says so in one line where the port is taken', async () => {
    const folder = await scratchFolder();
    const env = { GALLEY_DATA_FOLDER: join(folder, 'data') };
    const first = startCli(['serve'], { cwd: folder, env });
    const [chunk] = (await once(first.stdout, 'data')) as [Buffer];
    const { port } = new URL(/http:\/\/\S+/.exec(chunk.toString())![0]);
    const second = await runCli(['serve', '--port', port], { cwd: folder, env });
    first.kill('SIGINT');
    await once(first, 'close');
    expect(second.code).toBe(2);
    expect(second.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(second.stderr).toContain(port);
  });
});
