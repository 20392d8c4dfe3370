import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Why the desktop app cannot be had here; the words are `host.<reason>`. */
export type NoDesktop = 'noDisplay' | 'noElectron' | 'asRoot' | 'desktopFailed';

const downloadTimeoutMs = 10 * 60_000;
/** A shell that is going to fail for want of a sandbox or a library does so at once. */
const failsWithinMs = 5000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Windows and macOS always have one that matters; on Linux it is an X or Wayland address. */
export function hasDisplay(platform: NodeJS.Platform, env: Environment): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function electronFolder(appRoot: string): string | null {
  try {
    return dirname(createRequire(join(appRoot, 'package.json')).resolve('electron/package.json'));
  } catch {
    return null; // installed without development dependencies
  }
}

/** The Electron program, if it is on this machine. Nothing is fetched. */
export function findElectron(appRoot: string, env: Environment): string | null {
  const folder = electronFolder(appRoot);
  const pathFile = folder === null ? null : join(folder, 'path.txt');
  const recorded = pathFile !== null && existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = recorded ?? (process.platform === 'win32' ? 'electron.exe' : 'electron');
  const candidate = override
    ? join(override, name)
    : recorded && folder
      ? join(folder, 'dist', recorded)
      : null;
  return candidate !== null && existsSync(candidate) ? candidate : null;
}

/** Fetches the Electron program once, as its package does; mirrors and proxies are taken from the environment. */
export function fetchElectron(appRoot: string, env: Environment): string | null {
  const folder = electronFolder(appRoot);
  if (folder === null || env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return null;
  const fetched = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: downloadTimeoutMs,
    env: { ...env, NODE_USE_ENV_PROXY: '1' },
  });
  return fetched.status === 0 ? findElectron(appRoot, env) : null;
}

/** Runs the desktop app until it is closed. @returns its exit code, or why it could not start */
export function runElectron(
  electron: string,
  appRoot: string,
  paths: readonly string[],
): Promise<number | NoDesktop> {
  return new Promise((resolve) => {
    const startedAtMs = Date.now();
    const child = spawn(electron, [appRoot, ...paths], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve('desktopFailed'));
    child.on('exit', (code, signal) => {
      const failed = signal !== null || code !== 0;
      if (failed && Date.now() - startedAtMs < failsWithinMs) resolve('desktopFailed');
      else resolve(code ?? 1);
    });
  });
}
