import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the app's package.json, wherever the bundler put this piece of code. @throws where there is none */
export function findAppRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown };
      if (name === 'galley') return folder;
    }
    if (folder === dirname(folder)) throw new Error(`no package.json of galley above ${from}`);
  }
}
