import type { Blocks } from '../text/blocks.ts';
import { hasLineEnd, indentStart } from './boundaries.ts';

/** Blocks looked at on either side before the text's usual separator is taken. */
const NEIGHBOURS = 6;

/** What stands between two paragraphs around here: line ends as the text writes them, and indentation. */
export function separatorNear(text: string, blocks: Blocks, block: number, lineEnd: string): string {
  for (let distance = 0; distance < NEIGHBOURS; distance++) {
    for (const left of [block - 1 - distance, block + distance]) {
      if (left < 0 || left + 1 >= blocks.count) continue;
      if (blocks.kind(left) !== 'paragraph' || blocks.kind(left + 1) !== 'paragraph') continue;
      const between = text.slice(blocks.ends[left], blocks.lineStarts[left + 1]);
      if (hasLineEnd(between, 0, between.length) && !between.includes('\f')) return between;
    }
  }
  if (blocks.convention === 'line' || blocks.convention === 'indented') {
    const start = block >= 0 ? blocks.lineStarts[block]! : 0;
    return lineEnd + text.slice(indentStart(text, start), start);
  }
  return lineEnd + lineEnd;
}

/** The text's first line end; "\n" in a text of one line. */
export function lineEndOf(text: string): string {
  const found = /\r\n|[\n\r\u0085\u2028\u2029]/u.exec(text.slice(0, 100_000));
  return found?.[0] ?? '\n';
}
