import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, cookieOf, openSocket } from '../support/attack-socket.ts';

/** `npm start`, `galley open` and `galley serve`, as processes of their own. */
const root = resolve(import.meta.dirname, '../..');
const galley = join(root, 'out/cli/galley.js');

let folder: string;
let running: Run[];

class Run {
  readonly child: ChildProcess;
  out = '';
  errors = '';
  constructor(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    // No display, whatever the machine that runs the tests has.
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
    this.child = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...rest, LC_ALL: 'en_GB.UTF-8', GALLEY_DATA_FOLDER: join(folder, 'data'), ...env },
    });
    this.child.stdout?.on('data', (data: Buffer) => (this.out += data.toString()));
    this.child.stderr?.on('data', (data: Buffer) => (this.errors += data.toString()));
    running.push(this);
  }

  async address(): Promise<string> {
    for (;;) {
      const found = /http:\/\/\S+/.exec(this.out);
      if (found !== null) return found[0];
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.out}${this.errors}`);
      await sleep(50);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    this.child.kill(signal);
    const [code] = (await once(this.child, 'close')) as [number | null];
    return code;
  }
}

beforeEach(async () => {
  running = [];
  folder = await mkdtemp(join(tmpdir(), 'galley-start-'));
  await writeFile(join(folder, 'a.txt'), '第一段。\n');
});
afterEach(async () => {
  // Not killed outright: what it started would stay.
  for (const run of running) await run.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('galley serve', () => {
  test('prints one address that lets a browser in, and ends in order when it is told to', async () => {
    const run = new Run(galley, ['serve', 'a.txt']);
    const address = await run.address();
    const cookie = await cookieOf(address);
    const { port, origin } = new URL(address);
    expect((await ask(Number(port), '/', { cookie })).status).toBe(200);
    const socket = await openSocket({ port: Number(port), headers: { cookie, origin } });
    const hello = await socket!.call(0, 'app.hello', {});
    expect(hello).toMatchObject({
      result: { value: { host: 'browser', open: { files: [{ name: 'a.txt' }] } } },
    });
    expect(await run.stop()).toBe(0);
    expect(await socket!.closed).toBe(1001);
    expect(run.errors).toBe('');
  });

  test('has the same address each time, and another one beside a run that has it', async () => {
    const portOf = async (run: Run): Promise<number> => Number(new URL(await run.address()).port);
    const first = new Run(galley, ['serve', 'a.txt']);
    const port = await portOf(first);
    const beside = new Run(galley, ['serve', 'a.txt']);
    expect(await portOf(beside)).not.toBe(port);
    await first.stop();
    await beside.stop();
    const next = new Run(galley, ['serve', 'a.txt']);
    expect(await portOf(next)).toBe(port);
    expect(next.errors).toBe('');
    await next.stop();
    await writeFile(join(folder, 'data', 'port'), 'no port');
    expect(await portOf(new Run(galley, ['serve', 'a.txt']))).toBeGreaterThan(0);
  });

  test('says so when the port is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const run = new Run(galley, ['serve', '--port', String(port)]);
    const [code] = (await once(run.child, 'close')) as [number];
    other.close();
    expect(code).toBe(2);
    expect(run.errors).toContain(`Port ${port} is in use`);
    expect(run.out).toBe('');
  });

  // Root may have any port.
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says so when the system denies the port, and takes another one where it was that of the last time',
    async () => {
      const denied = new Run(galley, ['serve', '--port', '1']);
      expect(await once(denied.child, 'close')).toEqual([2, null]);
      expect(denied.errors).toContain('port 1 ');
      await mkdir(join(folder, 'data'), { recursive: true });
      await writeFile(join(folder, 'data', 'port'), '0001\n');
      expect(Number(new URL(await new Run(galley, ['serve']).address()).port)).toBeGreaterThan(1023);
    },
  );

  test('a path that is not there is told to the window, and the rest is opened', async () => {
    const run = new Run(galley, ['serve', 'none.txt', 'a.txt']);
    const address = await run.address();
    const { port, origin } = new URL(address);
    const socket = await openSocket({
      port: Number(port),
      headers: { cookie: await cookieOf(address), origin },
    });
    expect(await socket!.call(0, 'app.hello', {})).toMatchObject({
      result: { value: { open: { files: [{ name: 'a.txt' }] }, problems: [{ code: 'not-found' }] } },
    });
    await run.stop();
  });
});

describe('galley open, and npm start', () => {
  test.each([
    ['galley open', galley, ['open', 'a.txt']],
    ['npm start', join(root, 'scripts/start.mjs'), ['a.txt']],
  ] as const)(
    '%s: without a display it says so in one line and serves the app',
    async (_name, script, args) => {
      if (process.platform !== 'linux') return; // elsewhere there always is a display
      const run = new Run(script, args, { INIT_CWD: folder });
      const address = await run.address();
      expect(run.out.split('\n')).toContain(
        'There is no display here: serving the app for a browser instead.',
      );
      const { port } = new URL(address);
      expect((await ask(Number(port), '/', { cookie: await cookieOf(address) })).status).toBe(200);
      await run.stop('SIGINT');
      expect(run.errors).toBe('');
    },
  );

  test('without the Electron program it says so in one line and serves the app', async () => {
    if (process.platform !== 'linux') return;
    const run = new Run(galley, ['open', 'a.txt'], {
      DISPLAY: ':99',
      ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nothing'),
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
      PATH: '',
    });
    await run.address();
    const expected = process.getuid?.() === 0 ? /does not run as root/ : /Electron program/;
    expect(run.out).toMatch(expected);
    await run.stop();
  });
});
