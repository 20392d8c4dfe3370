import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where settings, versions and journals live: one place for both hosts, so that either recovers what the other lost. */
export function dataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = env['GALLEY_DATA_FOLDER'];
  if (chosen) return chosen;
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Galley');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Galley');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'galley');
}
