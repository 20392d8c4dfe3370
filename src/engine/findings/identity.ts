import type { FindingId, FindingKind } from '../findings.ts';
import { isBlank } from '../text/characters.ts';

/** Quoted text that goes into an id; enough to tell findings apart, little enough to survive an edit further on. */
const QUOTED_CHARS = 120;

/** As much of the text on either side of a place as goes into an id. */
const BESIDE_CHARS = 30;

/** The end of the text before a place. As in ids, white space does not count: a page has the same ones with any line ending. */
export function textBefore(text: string, end: number): string {
  let start = end;
  for (let count = 0; start > 0 && count < BESIDE_CHARS; start--)
    if (!isBlank(text.charCodeAt(start - 1))) count++;
  return text.slice(start, end);
}

/** The start of the text behind a place, as `textBefore`. */
export function textBehind(text: string, start: number): string {
  let end = start;
  for (let count = 0; end < text.length && count < BESIDE_CHARS; end++)
    if (!isBlank(text.charCodeAt(end))) count++;
  return text.slice(start, end);
}

/**
 * Hands out ids that depend on what a finding says, so that a finding that was kept stays kept after an edit above
 * it. Findings that say the same are told apart by their number in reading order.
 */
export class Identities {
  private readonly seen = new Map<string, number>();

  next(kind: FindingKind, quoted: readonly string[]): FindingId {
    const hash = hashOf(kind, quoted);
    const number = this.seen.get(hash) ?? 0;
    this.seen.set(hash, number + 1);
    return (number === 0 ? hash : `${hash}-${number + 1}`) as FindingId;
  }
}

/**
 * FNV-1a over UTF-16 code units, run twice with different offsets: 64 bits, no collisions to fear on a page. What is
 * quoted counts without its white space, and no further than `QUOTED_CHARS`.
 */
function hashOf(kind: FindingKind, quoted: readonly string[]): string {
  const hash = { first: 0x811c9dc5, second: 0x01234567 };
  for (let at = 0; at < kind.length; at++) add(hash, kind.charCodeAt(at));
  for (const text of quoted) {
    add(hash, 0);
    let count = 0;
    for (let at = 0; at < text.length && count < QUOTED_CHARS; at++) {
      const code = text.charCodeAt(at);
      if (isBlank(code)) continue;
      add(hash, code);
      count++;
    }
  }
  return written(hash.first) + written(hash.second);
}

function add(hash: { first: number; second: number }, code: number): void {
  hash.first = Math.imul(hash.first ^ code, 0x01000193);
  hash.second = Math.imul(hash.second ^ code, 0x01000193);
}

function written(hash: number): string {
  return (hash >>> 0).toString(36).padStart(7, '0');
}
