import { spawn } from 'node:child_process';

/** The program that opens an address on each system, and what it is called with. */
function opener(platform: NodeJS.Platform, address: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

/** Asks the system to open an address; where there is no browser nothing happens, and the address was printed. */
export function openBrowser(address: string): void {
  const [program, parameters] = opener(process.platform, address);
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
