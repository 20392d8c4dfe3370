import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { failure } from './disk/failures.ts';
import type { FileSystem } from './disk/file-system.ts';

/**
 * Where windows may go. A window names files and folders by refs only; here the paths behind them are checked: names
 * that are none, devices, and links that lead out of the folder that was opened.
 */

/** Whatever their extension, and with spaces before it. */
const windowsDevices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:[.:]|$)/i;

/** A path that a person or a command line gave: no NUL, no device. */
export function refuseStrangePath(path: string, platform: NodeJS.Platform = process.platform): void {
  if (path === '' || path.includes('\0')) throw failure('invalid-call', path.replaceAll('\0', ''));
  const slashed = path.replaceAll('\\', '/');
  if (/^\/[/?][.?]\//.test(slashed)) throw failure('not-a-file', path);
  // In every folder of Windows: to read `C:\\pages\\CON` is to wait for a keyboard.
  if (platform === 'win32' && slashed.split('/').some((name) => windowsDevices.test(name)))
    throw failure('not-a-file', path);
  // A stream beside the text of a file: it is in no list of files, and goes when the file is replaced.
  if (platform === 'win32' && slashed.replace(/^[a-z]:/i, '').includes(':'))
    throw failure('not-a-file', path);
  // /dev/shm holds files like any other folder.
  if (/^\/(?:dev(?!\/shm\/)|proc|sys)(?:\/|$)/.test(path)) throw failure('not-a-file', path);
}

/** A name for a new file in a folder: one component, and not one that some system takes for something else. */
export function refuseStrangeName(name: string, platform: NodeJS.Platform = process.platform): void {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const isStrange = /[/\\\u0000-\u001f\u007f]/.test(name) || name === '.' || name === '..';
  const isStrangeOnWindows =
    platform === 'win32' && (/[<>:"|?*]|[. ]$/.test(name) || windowsDevices.test(name));
  if (isStrange || isStrangeOnWindows) throw failure('outside-workspace', JSON.stringify(name));
}

/** Whether `path` is the folder or in it. Both are real paths: links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Refuses a path that links lead out of `root`. Asked again at each use, because a link can be changed meanwhile.
 *
 * @param root null: the user named this very file, wherever it is
 */
export async function refuseOutside(fs: FileSystem, root: string | null, path: string): Promise<void> {
  if (root === null) return;
  const [realRoot, real] = await Promise.all([fs.realpath(root), fs.realpath(path)]);
  if (!isInside(realRoot, real)) throw failure('outside-workspace', path);
}

/** `p01.txt` → `p01.corrected.txt`, and with a number from the second on `p01.corrected-2.txt`. */
export function siblingName(
  path: string,
  addition: string,
  extension: string | null,
  number: number,
): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const own = dot > 0 ? name.slice(dot) : '';
  const numbered = number < 2 ? addition : `${addition}-${number}`;
  return join(dirname(path), `${stem}.${numbered}${extension === null ? own : `.${extension}`}`);
}
