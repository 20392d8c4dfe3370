import { createService } from '../service/create-service.ts';
import { dataFolder } from '../service/data-folder.ts';
import { reportOnTerminal } from '../service/harmless.ts';
import { createWords, type Locale } from '../words/index.ts';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findAppRoot } from './app-root.ts';
import { fetchElectron, findElectron, hasDisplay, runElectron, type NoDesktop } from './desktop-shell.ts';
import { LastPort } from './last-port.ts';
import { openBrowser } from './open-browser.ts';
import { startServer, type RunningServer, type ServerOptions } from './start-server.ts';

export interface LocalOptions {
  readonly locale: Locale;
  readonly write: (line: string) => void;
}

export interface ServeOptions extends LocalOptions {
  /** 0: the one of the last time, or any free one. */
  readonly port: number;
  /** Whether to ask the system for a browser as well as to print the address. */
  readonly opensBrowser: boolean;
}

/** Serves the app for a browser on this machine until it is told to stop. @returns the exit code */
export async function serve(paths: readonly string[], options: ServeOptions): Promise<number> {
  const word = createWords(options.locale).t;
  const appRoot = findAppRoot(import.meta.dirname);
  const { version } = JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')) as { version: string };
  const data = dataFolder(process.platform, process.env);
  const service = createService({
    version,
    dataFolder: data,
    samplesFolder: join(appRoot, 'resources', 'samples'),
    workerPath: join(appRoot, 'out', 'cli', 'analysis-worker.js'),
    report: reportOnTerminal,
  });
  let server: RunningServer;
  try {
    server = await startOnAPort(new LastPort(data), {
      service,
      rendererFolder: join(appRoot, 'out', 'renderer'),
      port: options.port,
      paths: paths.map((path) => resolve(path)),
      report: reportOnTerminal,
    });
  } catch (error) {
    await service.close();
    const problem = portProblem(error);
    if (problem === null) throw error;
    process.stderr.write(`galley: ${word(`host.${problem}`, { port: options.port })}\n`);
    return 2;
  }
  options.write(`${word('host.openAddress')}\n  ${server.address}\n${word('host.stopHint')}`);
  if (options.opensBrowser) openBrowser(server.ticketAddress());
  await toldToStop();
  await server.close();
  await service.close();
  return 0;
}

/** null: it is not the port. Windows denies ranges of ports that it keeps for itself, other ones after each start. */
function portProblem(error: unknown): 'portTaken' | 'portDenied' | null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'portTaken';
  return code === 'EACCES' ? 'portDenied' : null;
}

/** On the port that was asked for, else on the one of the last time, else on any. @throws where the asked one is denied */
async function startOnAPort(last: LastPort, options: ServerOptions): Promise<RunningServer> {
  if (options.port !== 0) return startServer(options);
  const known = await last.read();
  if (known !== 0) {
    try {
      return await startServer({ ...options, port: known });
    } catch (error) {
      // By another Galley, most likely: the next one has it again.
      if (portProblem(error) === null) throw error;
      return startServer(options);
    }
  }
  const server = await startServer(options);
  await last.keep(server.port).catch(options.report);
  return server;
}

function toldToStop(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
}

/** Opens the desktop app, or says in one line why it cannot be had here and serves the app for a browser. */
export async function openDesktop(paths: readonly string[], options: LocalOptions): Promise<number> {
  const word = createWords(options.locale).t;
  const ended = await tryDesktop(paths, options, word);
  if (typeof ended === 'number') return ended;
  options.write(word(`host.${ended}`));
  return serve(paths, { ...options, port: 0, opensBrowser: hasDisplay(process.platform, process.env) });
}

async function tryDesktop(
  paths: readonly string[],
  options: LocalOptions,
  word: (key: string) => string,
): Promise<number | NoDesktop> {
  if (!hasDisplay(process.platform, process.env)) return 'noDisplay';
  // Chromium's sandbox does not run as root, and without it the app is not the app.
  if (process.getuid?.() === 0) return 'asRoot';
  const appRoot = findAppRoot(import.meta.dirname);
  let electron = findElectron(appRoot, process.env);
  if (electron === null) {
    options.write(word('host.fetching'));
    electron = fetchElectron(appRoot, process.env);
  }
  if (electron === null) return 'noElectron';
  return runElectron(
    electron,
    appRoot,
    paths.map((path) => resolve(path)),
  );
}
