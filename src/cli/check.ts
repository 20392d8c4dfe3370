import { readFile } from 'node:fs/promises';
import { analyse } from '../engine/index.ts';
import { jsonFinding } from './report/json.ts';
import { LineIndex } from './line-index.ts';
import { createPhrases } from './phrases.ts';

export async function check(paths: readonly string[]): Promise<number> {
  const phrases = createPhrases('en');
  const files = [];
  let flagged = false;
  for (const path of paths) {
    const text = new TextDecoder().decode(await readFile(path));
    const { findings } = analyse(text);
    const lines = new LineIndex(text);
    flagged ||= findings.some((finding) => finding.severity !== 'info');
    files.push({
      path,
      encoding: 'utf-8',
      lineEnding: 'lf',
      characters: text.length,
      error: null,
      findings: findings.map((finding) => jsonFinding(finding, lines, phrases)),
    });
  }
  process.stdout.write(
    `${JSON.stringify({ schemaVersion: 1, tool: { name: 'galley', version: '0.1.0' }, files })}\n`,
  );
  return flagged ? 1 : 0;
}
