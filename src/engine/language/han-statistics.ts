import { isDigit, isLetter } from '../text/characters.ts';
import { simplifiedForms } from './simplified.ts';

/**
 * Statistics of Chinese news text as tools/learn-han.ts writes them. All values are natural logarithms of ratios,
 * quantised in steps of `levelStep`; what is not listed has the value 0.
 *
 * `follow`: groups divided by a space; a group is a character, then for each level its mark (A = 1 step, B = 2 …) and
 * the characters that follow the first that much more often than by chance.
 * `ends`, `starts`: for each level its mark (a capital letter for positive, a lower-case one for negative) and the
 * characters that stand that much more (less) often at a sentence's end or start than elsewhere; pairs likewise, two
 * characters each.
 */
export interface HanTable {
  readonly follow: string;
  readonly ends: string;
  readonly starts: string;
  readonly endPairs: string;
  readonly startPairs: string;
}

export const levelStep = 0.5;

/** Stand for all digits and all Latin letters. No Han table entry can be confused with a level mark. */
const DIGIT_CLASS = 0x30;
const LETTER_CLASS = 0x7e;

export interface HanStatistics {
  /** log P(second | first) / P(second): how much more often `second` follows `first` than by chance; at least 0. */
  follow(first: number, second: number): number;
  /** log P(last two | end of a sentence) / P(last two); 0 where unknown. */
  end(beforeLast: number, last: number): number;
  /** log P(first two | start of a sentence) / P(first two); 0 where unknown. */
  start(first: number, second: number): number;
}

/** Folds a UTF-16 unit to the one the tables know it by. */
export function hanClass(unit: number): number {
  if (isDigit(unit)) return DIGIT_CLASS;
  if (isLetter(unit)) return LETTER_CLASS;
  return simplifiedForms()[unit]!;
}

/** The table is decoded when it is first asked: a page in Latin script has no use for it. */
export function readHanTable(table: HanTable): HanStatistics {
  let known: HanStatistics | undefined;
  const statistics = () => (known ??= decodeHanTable(table));
  return {
    follow: (first, second) => statistics().follow(first, second),
    end: (beforeLast, last) => statistics().end(beforeLast, last),
    start: (first, second) => statistics().start(first, second),
  };
}

function decodeHanTable(table: HanTable): HanStatistics {
  const follow = new PairTable(table.follow.length);
  for (const group of table.follow.split(' ')) {
    const first = group.charCodeAt(0);
    let level = 0;
    for (let at = 1; at < group.length; at++) {
      const unit = group.charCodeAt(at);
      if (unit >= 0x41 && unit <= 0x5a) level = unit - 0x40;
      else follow.set(first, unit, level);
    }
  }
  const ends = readSingles(table.ends);
  const starts = readSingles(table.starts);
  const endPairs = readPairs(table.endPairs);
  const startPairs = readPairs(table.startPairs);
  return {
    follow: (first, second) => follow.get(hanClass(first), hanClass(second), 0) * levelStep,
    end(beforeLast, last) {
      const folded = hanClass(last);
      return endPairs.get(hanClass(beforeLast), folded, ends[folded]!) * levelStep;
    },
    start(first, second) {
      const folded = hanClass(first);
      return startPairs.get(folded, hanClass(second), starts[folded]!) * levelStep;
    },
  };
}

/** Level of a mark: A, B … are 1, 2 …; a, b … are −1, −2 …; 0 for what is no mark. */
function levelOf(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x40;
  return unit >= 0x61 && unit <= 0x7a ? 0x60 - unit : 0;
}

function readSingles(encoded: string): Int8Array {
  const levels = new Int8Array(0x10000);
  let level = 0;
  for (let at = 0; at < encoded.length; at++) {
    const unit = encoded.charCodeAt(at);
    const mark = levelOf(unit);
    if (mark !== 0) level = mark;
    else levels[unit] = level;
  }
  return levels;
}

function readPairs(encoded: string): PairTable {
  const pairs = new PairTable(encoded.length >> 1);
  let level = 0;
  for (let at = 0; at < encoded.length;) {
    const mark = levelOf(encoded.charCodeAt(at));
    // A pair may hold level 0: it then overrides the level of its single character.
    if (mark !== 0 || encoded[at] === '=') {
      level = mark;
      at++;
    } else {
      pairs.set(encoded.charCodeAt(at), encoded.charCodeAt(at + 1), level);
      at += 2;
    }
  }
  return pairs;
}

/** Open addressing over pairs of UTF-16 units; at most half full. */
class PairTable {
  private readonly keys: Uint32Array;
  private readonly levels: Int8Array;
  private readonly mask: number;

  constructor(capacity: number) {
    let size = 16;
    while (size < capacity * 2) size *= 2;
    this.keys = new Uint32Array(size);
    this.levels = new Int8Array(size);
    this.mask = size - 1;
  }

  set(first: number, second: number, level: number): void {
    const key = ((first << 16) | second) >>> 0;
    const slot = this.slotOf(key);
    this.keys[slot] = key;
    this.levels[slot] = level;
  }

  get(first: number, second: number, otherwise: number): number {
    const key = ((first << 16) | second) >>> 0;
    const slot = this.slotOf(key);
    return this.keys[slot] === key ? this.levels[slot]! : otherwise;
  }

  private slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 15) & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}
