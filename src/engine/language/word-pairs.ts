import { packNumbers, PackedNumbers } from './packed.ts';

/**
 * How much more often than by chance Chinese words follow each other, end a sentence and stand before a comma, as
 * tools/learn-word-pairs.ts writes it. Words are known by their hash (`Words.hashes`), pairs by a hash of both: of pairs
 * that are not in a table one in a hundred is taken for one that is.
 */
export interface WordPairTable {
  readonly follow: () => string;
  readonly edges: () => string;
}

/** Levels are natural logarithms of ratios, in these steps. */
export const followStep = 1.5;
export const edgeStep = 1;

/** Stand for a word in `edges`; hashes of words are odd, or ASCII. */
export const fullStop = 2;
export const comma = 4;

const KEY_BITS = 24;

/** An entry of a table: see {@link pairKey}. */
export interface KeyedLevel {
  readonly key: number;
  readonly level: number;
}

export function pairKey(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second ^ 0x5bd1e995, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (32 - KEY_BITS);
}

export class WordPairs {
  private readonly table: WordPairTable;
  private knownFollow: KeyedLevels | undefined;
  private knownEdges: KeyedLevels | undefined;

  constructor(table: WordPairTable) {
    this.table = table;
  }

  /** Level of log P(second | first) / P(second) of two words, by their hashes; 0 where it is not known. */
  follow(first: number, second: number): number {
    this.knownFollow ??= new KeyedLevels(this.table.follow());
    return this.knownFollow.get(pairKey(first, second));
  }

  /** Level of log P(full stop | word) / P(full stop); 0 where it is not known. */
  stops(word: number): number {
    return this.edgeOf(word, fullStop);
  }

  /** Level of log P(comma | word) / P(comma); 0 where it is not known. */
  pauses(word: number): number {
    return this.edgeOf(word, comma);
  }

  private edgeOf(word: number, mark: number): number {
    this.knownEdges ??= new KeyedLevels(this.table.edges());
    return this.knownEdges.get(pairKey(word, mark));
  }
}

/** Levels by key. Packed: how many, the lowest level (negated), how many levels; then distance to the key before and level in one. */
class KeyedLevels {
  private readonly keys: Uint32Array;
  private readonly levels: Int8Array;

  constructor(packed: string) {
    const numbers = new PackedNumbers(packed);
    const count = numbers.next();
    const lowest = -numbers.next();
    const levelCount = numbers.next();
    this.keys = new Uint32Array(count);
    this.levels = new Int8Array(count);
    let key = 0;
    for (let at = 0; at < count; at++) {
      const number = numbers.next();
      const distance = Math.floor(number / levelCount);
      key += distance;
      this.keys[at] = key;
      this.levels[at] = lowest + number - distance * levelCount;
    }
  }

  get(key: number): number {
    const { keys } = this;
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return keys[low] === key ? this.levels[low]! : 0;
  }
}

/** @param entries of those with the same key the first counts */
export function packKeyedLevels(entries: readonly KeyedLevel[]): string {
  const byKey = new Map<number, number>();
  for (const { key, level } of entries) if (!byKey.has(key)) byKey.set(key, level);
  const lowest = Math.min(0, ...new Set(byKey.values()));
  const levelCount = Math.max(0, ...new Set(byKey.values())) - lowest + 1;
  const numbers = [byKey.size, -lowest, levelCount];
  let before = 0;
  for (const [key, level] of [...byKey].toSorted(([a], [b]) => a - b)) {
    numbers.push((key - before) * levelCount + level - lowest);
    before = key;
  }
  return packNumbers(numbers);
}
