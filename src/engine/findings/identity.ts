import type { FindingId, FindingKind } from '../findings.ts';
import type { Range } from '../range.ts';
import { isBlank } from '../text/characters.ts';

/** Quoted text that goes into an id; enough to tell findings apart, little enough to survive an edit further on. */
const QUOTED_CHARS = 120;

/** As much of the text on either side of a place as goes into an id. */
const BESIDE_CHARS = 30;

/** As much of it as tells findings apart that say the same: an edit within it gives them new ids. */
const AROUND_CHARS = 200;

/** Stands in an id between what a finding says and what is around it. */
const APART = '~';

/** The end of the text before a place. As in ids, white space does not count: a page has the same ones with any line ending. */
export function textBefore(text: string, end: number, chars = BESIDE_CHARS): string {
  let start = end;
  for (let count = 0; start > 0 && count < chars; start--) if (!isBlank(text.charCodeAt(start - 1))) count++;
  return text.slice(start, end);
}

/** The start of the text behind a place, as `textBefore`. */
export function textBehind(text: string, start: number, chars = BESIDE_CHARS): string {
  let end = start;
  for (let count = 0; end < text.length && count < chars; end++) if (!isBlank(text.charCodeAt(end))) count++;
  return text.slice(start, end);
}

/** What a finding's id is made of. */
interface Named {
  readonly kind: FindingKind;
  readonly quoted: readonly string[];
  /** Where it stands. */
  readonly place: Range;
}

/**
 * Ids that depend on what a finding says, so that one that was kept stays kept after an edit above it. Findings that say
 * the same are told apart by what stands around them, for another one before them would change their numbers, and what
 * an editor has decided about the one would be taken for a decision about the other. Only of those that agree in that
 * too, such as joins in the midst of two copies of a passage, a number says which it is, in reading order.
 */
export function identify(text: string, findings: readonly Named[]): FindingId[] {
  const hashes = findings.map(({ kind, quoted }) => hashOf(kind, quoted, QUOTED_CHARS));
  const amounts = new Map<string, number>();
  for (const hash of hashes) amounts.set(hash, (amounts.get(hash) ?? 0) + 1);
  const seen = new Map<string, number>();
  return findings.map(({ kind, place }, at) => {
    const hash = hashes[at]!;
    if (amounts.get(hash) === 1) return hash as FindingId;
    const around = [textBefore(text, place.start, AROUND_CHARS), textBehind(text, place.end, AROUND_CHARS)];
    const id = `${hash}${APART}${hashOf(kind, around, AROUND_CHARS)}`;
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    return (number === 1 ? id : `${id}-${number}`) as FindingId;
  });
}

/** What ids of findings that say the same have in common. */
export const wordsOf = (id: FindingId): string => id.split(APART, 1)[0]!;

/** Whether an id is that of a finding whose words no other on its page has. */
export const isOnlyOne = (id: FindingId): boolean => !id.includes(APART);

/**
 * FNV-1a over UTF-16 code units, run twice with different offsets: 64 bits, no collisions to fear on a page. What is
 * quoted counts without its white space.
 */
function hashOf(kind: FindingKind, quoted: readonly string[], maxChars: number): string {
  const hash = { first: 0x811c9dc5, second: 0x01234567 };
  for (let at = 0; at < kind.length; at++) add(hash, kind.charCodeAt(at));
  for (const text of quoted) {
    add(hash, 0);
    let count = 0;
    for (let at = 0; at < text.length && count < maxChars; at++) {
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
