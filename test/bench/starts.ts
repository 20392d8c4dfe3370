import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromiumFlags, findChromium } from '../support/browser.ts';
import { median, verdict, type Verdict } from './table.ts';

const root = resolve(import.meta.dirname, '../..');
const starts = 9;
/** Chromium writes compiled code down at the second start, some seconds after it, and reads it from the third on. */
const startsBeforeDaily = 2;
const writtenDownMs = 8000;

/**
 * Runs in the page, from a file, because nothing may be attached to the browser: with its developer tools on, it reads
 * parts of the program again for the places of errors. Says when the text, and the first flags, have been painted.
 */
const watchStart = `(() => {
  const awaited = new Map([['page', '.view-line'], ['flags', '.flag-row, .review-nothing']]);
  const painted = (what) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const [{ responseStart }] = performance.getEntriesByType('navigation');
        console.log('bench ' + what + ' ' + (performance.now() - responseStart) + ' ms');
      };
      port2.postMessage(null);
    });
  const observer = new MutationObserver(() => {
    for (const [what, selector] of awaited) {
      if (document.querySelector(selector) === null) continue;
      awaited.delete(what);
      painted(what);
    }
    if (awaited.size === 0) observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true });
})();`;

interface Start {
  readonly pageMs: number;
  readonly flagsMs: number;
}

/**
 * Opens the window as an editor does, in a browser that nothing watches: in a fresh profile, as at the very first start,
 * and in one that was used before, as on every day after it.
 *
 * @param folder for what it needs; others may use it too
 */
export async function measureStarts(folder: string, what: string, text: string): Promise<Verdict[]> {
  const app = join(folder, 'watched');
  await installWatched(app);
  const path = join(folder, 'start.txt');
  await writeFile(path, text);
  const first: Start[] = [];
  const daily: Start[] = [];
  for (let turn = 0; turn < starts; turn++) {
    const fresh = join(folder, 'fresh');
    first.push(await start(app, path, fresh, 0));
    await rm(fresh, { recursive: true, force: true, maxRetries: 5 });
  }
  for (let turn = 0; turn < startsBeforeDaily + starts; turn++) {
    const isDaily = turn >= startsBeforeDaily;
    const taken = await start(app, path, join(folder, 'kept'), isDaily ? 500 : writtenDownMs);
    if (isDaily) daily.push(taken);
  }
  const flags = (taken: readonly Start[]) => median(taken.map(({ flagsMs }) => flagsMs)).toFixed(0);
  console.log(`${what}: first flags ${flags(first)} ms in a fresh profile, ${flags(daily)} ms in a kept one`);
  return [
    verdict(`${what}: page shown, first start ever, median ms`, median(first.map(pageOf)), 1000),
    verdict(`${what}: page shown, daily start, median ms`, median(daily.map(pageOf)), 1000),
  ];
}

const pageOf = ({ pageMs }: Start): number => pageMs;

/** The build with the script above in its first page. */
async function installWatched(app: string): Promise<void> {
  await mkdir(join(app, 'out'), { recursive: true });
  for (const part of ['package.json', 'resources', 'out/cli', 'out/renderer'])
    await cp(join(root, part), join(app, part), { recursive: true });
  await writeFile(join(app, 'out/renderer/assets/watch-start.js'), watchStart);
  const page = join(app, 'out/renderer/index.html');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace('<head>', '<head><script src="/assets/watch-start.js"></script>'));
}

/** @param stayMs how long the window stays open after its first flags */
async function start(app: string, path: string, profile: string, stayMs: number): Promise<Start> {
  const galley = join(app, 'out/cli/galley.js');
  const host = spawn(process.execPath, [galley, 'serve', path], {
    // With the profile: the browser keeps what it compiled by address, and the host keeps its port there.
    env: { ...process.env, GALLEY_DATA_FOLDER: join(profile, 'galley') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(host.stdout, 'data')) as [Buffer];
    const address = /http:\/\/\S+/.exec(said.toString())![0];
    const seen = ['--headless', '--enable-logging=stderr', '--window-size=1440,900', '--lang=zh-CN'];
    const parameters = [...seen, ...chromiumFlags, `--user-data-dir=${profile}`, address];
    const browser = spawn(findChromium(), parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const taken = await timesSaid(browser);
      await wait(stayMs);
      return taken;
    } finally {
      await end(browser, 'SIGTERM');
    }
  } finally {
    await end(host, 'SIGINT');
  }
}

/** @throws where the window has not said both within a minute */
async function timesSaid(browser: ChildProcess): Promise<Start> {
  let log = '';
  for await (const chunk of browser.stderr!.iterator({ destroyOnReturn: false })) {
    log += String(chunk);
    const times = new Map([...log.matchAll(/bench (\w+) ([\d.]+) ms/g)].map(([, what, ms]) => [what, ms]));
    const [page, flags] = [times.get('page'), times.get('flags')];
    if (page !== undefined && flags !== undefined) return { pageMs: Number(page), flagsMs: Number(flags) };
  }
  throw new Error(`the browser ended before the window was there:\n${log.slice(-2000)}`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT'): Promise<void> {
  if (child.exitCode !== null) return;
  // Not only `exit`: what a browser is made of holds its output until it is gone, too.
  const gone = once(child, 'close');
  child.kill(signal);
  await gone;
}
