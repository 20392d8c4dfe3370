import { hanClass } from '../../src/engine/language/han-statistics.ts';
import { emptyWords, longestPiece, type HanWords } from '../../src/engine/language/han-words.ts';
import {
  comma,
  edgeStep,
  followStep,
  fullStop,
  type KeyedLevel,
  packKeyedLevels,
  pairKey,
} from '../../src/engine/language/word-pairs.ts';

/** A model of words in pairs. What is not listed behind a word is as likely as anywhere, times that word's backoff. */
export interface WordModel {
  /** By word id; '' where there is none: numbers, letters, words that are not known. */
  readonly words: readonly string[];
  readonly probabilities: Float64Array;
  readonly backoffs: Float64Array;
  readonly pairs: readonly WordPair[];
}

export interface WordPair {
  readonly first: number;
  readonly second: number;
  /** P(second | first). */
  readonly probability: number;
}

export interface WordPairLimits {
  readonly follow: number;
  readonly edges: number;
}

const STOPS = new Set('。？！');
const COMMAS = new Set('，；：');
const LEVELS = { follow: [-2, 5], edges: [-5, 3] } as const;

interface Weighed extends KeyedLevel {
  readonly gain: number;
}

/**
 * The pairs that tell most: probability times how far from chance. The model's words are divided into those of our list
 * first, since a text is divided by it.
 */
export function learnWordPairs(
  model: WordModel,
  list: HanWords,
  limits: WordPairLimits,
): { follow: string; edges: string } {
  const hashes = model.words.map((word) => hashesOf(word, list));
  /** Mass of each word, alone, before a mark and before the words that a pair names; and what is left for any other. */
  const single = new Map<number, number>();
  const rest = new Map<number, number>();
  const joint = new Map<number, Map<number, number>>();
  const addPair = (first: number, second: number, by: number) => {
    const row = joint.get(first) ?? new Map<number, number>();
    if (row.size === 0) joint.set(first, row);
    add(row, second, by);
  };
  let total = 0;
  for (const [id, own] of hashes.entries()) {
    const probability = model.probabilities[id]!;
    if (own.length === 0 || probability === 0) continue;
    for (const [at, hash] of own.entries()) {
      total += probability;
      add(single, hash, probability);
      if (at > 0) addPair(own[at - 1]!, hash, probability);
    }
    add(rest, own.at(-1)!, probability * model.backoffs[id]!);
  }
  for (const { first, second, probability } of model.pairs) {
    const [a, b] = [hashes[first]!.at(-1), hashes[second]![0]];
    if (a !== undefined && b !== undefined && single.has(a) && single.has(b))
      addPair(a, b, probability * model.probabilities[first]!);
  }
  const follow: Weighed[] = [];
  const edges: Weighed[] = [];
  for (const [first, row] of joint) {
    if (isMark(first)) continue;
    const own = single.get(first)!;
    const weigh = (second: number, mass: number, step: number, [least, most]: readonly [number, number]) => {
      const chance = single.get(second)! / total;
      const odds = Math.log((mass > 0 ? mass : (rest.get(first) ?? 0) * chance) / own / chance);
      const level = Math.max(least, Math.min(most, Math.round(odds / step)));
      return { key: pairKey(first, second), level, gain: mass * Math.abs(odds) };
    };
    for (const [second, mass] of row)
      if (!isMark(second)) follow.push(weigh(second, mass, followStep, LEVELS.follow));
    for (const mark of [fullStop, comma]) {
      const { key, level } = weigh(mark, row.get(mark) ?? 0, edgeStep, LEVELS.edges);
      edges.push({ key, level, gain: own * Math.abs(level) });
    }
  }
  const best = (all: readonly Weighed[], most: number) =>
    all
      .filter(({ level }) => level !== 0)
      .toSorted((a, b) => b.gain - a.gain)
      .slice(0, most);
  return {
    follow: packKeyedLevels(best(follow, limits.follow)),
    edges: packKeyedLevels(best(edges, limits.edges)),
  };
}

function add(counts: Map<number, number>, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function isMark(hash: number): boolean {
  return hash === fullStop || hash === comma;
}

function hashesOf(word: string, list: HanWords): number[] {
  if (STOPS.has(word)) return [fullStop];
  if (COMMAS.has(word)) return [comma];
  if (!/^[\u3400-\u9fff]+$/u.test(word) || word.length > longestPiece) return [];
  const units = Uint16Array.from(word, (char) => hanClass(char.charCodeAt(0)));
  const words = emptyWords();
  list.divide(units, 0, units.length, words);
  return [...words.hashes.subarray(0, words.count)];
}
