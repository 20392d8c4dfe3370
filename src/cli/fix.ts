import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { analyse, applyEdits, suggestedEdits } from '../engine/index.ts';

export async function fix(paths: readonly string[], output: string): Promise<number> {
  await mkdir(output, { recursive: true });
  for (const path of paths) {
    const text = new TextDecoder().decode(await readFile(path));
    await writeFile(join(output, basename(path)), applyEdits(text, suggestedEdits(analyse(text).findings)));
  }
  return 0;
}
