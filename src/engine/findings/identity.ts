import type { FindingId, FindingKind } from '../findings.ts';
import { isBlank } from '../text/characters.ts';

/** Quoted text that goes into an id; enough to tell findings apart, little enough to survive an edit further on. */
const QUOTED_CHARS = 120;

/**
 * Hands out ids that depend on what a finding says, so that a finding that was kept stays kept after an edit above
 * it. Findings that say the same are told apart by their number in reading order.
 */
export class Identities {
  private readonly seen = new Map<string, number>();

  next(kind: FindingKind, quoted: readonly string[]): FindingId {
    const said = [kind, ...quoted.map(withoutBlanks)].join('\u0000');
    const hash = hashOf(said);
    const number = this.seen.get(hash) ?? 0;
    this.seen.set(hash, number + 1);
    return (number === 0 ? hash : `${hash}-${number + 1}`) as FindingId;
  }
}

function withoutBlanks(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length && kept.length < QUOTED_CHARS; at++) {
    if (!isBlank(text.charCodeAt(at))) kept += text[at];
  }
  return kept;
}

/** FNV-1a over UTF-16 code units, run twice with different offsets: 64 bits, no collisions to fear on a page. */
function hashOf(text: string): string {
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01234567);
}

function fnv(text: string, offset: number): string {
  let hash = offset;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}
