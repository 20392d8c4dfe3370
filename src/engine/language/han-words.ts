import { PackedNumbers } from './packed.ts';
import { WordEdges } from './word-edges.ts';
import { WordPairs, type WordPairTable } from './word-pairs.ts';

/**
 * Chinese words with the part of speech they mostly have, as tools/learn-han-words.ts writes them: a tree of characters,
 * packed level by level. After the number of nodes and of first characters, each node has its character's distance from
 * its sibling before; its `markOfWord` (0: no word ends here), doubled, and one more if longer words begin so; and then
 * how many characters go on from it.
 */
export type HanWordTable = string;

/**
 * Parts of speech, a letter each, after the ICTCLAS set: n noun, w person's name, s place, t time, f position, v verb,
 * g gerund (vn), a adjective, d adverb, p preposition, c conjunction, u particle, r pronoun, m numeral, q measure word,
 * l set phrase, y modal or interjection, z state word, b attributive, x morpheme or other.
 */
const partsOfSpeech = 'nwstfvgadpcurmqlyzbx';
export const frequencyStep = 1.5;

/** Parts of speech as they are counted in features: their place in `partsOfSpeech`, and those of no word of the list. */
export const noWord = 0;
const UNKNOWN = 21;
const NUMBER = 22;
const LETTERS = 23;

export const partOf = (letter: string): number => partsOfSpeech.indexOf(letter) + 1;

/** Frequencies are told apart in steps; 0 is the rarest. */
export const FREQUENCIES = 9;

/** Part of speech and frequency in one number, from 1 on. */
export const markOfWord = (part: number, frequency: number): number =>
  (part - 1) * FREQUENCIES + frequency + 1;

/** Log-probability of a character that no word begins with. */
const UNKNOWN_COST = -17;
const NUMBER_COST = -8;
/** log P of a word of frequency A; see learn-han-words.ts. */
const RAREST = -15;

const probabilities = Float64Array.from({ length: FREQUENCIES }, (_, frequency) =>
  Math.exp(RAREST + frequency * frequencyStep),
);

const DIGIT = 0x30;
const LETTER = 0x7e;

/** Words of a piece of text, in two arrays that the next call overwrites. */
export interface Words {
  /** How many there are. */
  count: number;
  readonly hashes: Int32Array;
  readonly parts: Uint8Array;
  /** Where each ends, in units of the piece. */
  readonly ends: Uint8Array;
  /** log P of the best division. */
  score: number;
}

/** Longer pieces are not divided. */
export const longestPiece = 48;

/** The tree of words. A node is a number; 0 is none. */
export class HanWords {
  /** Nodes of first characters, by UTF-16 unit. */
  private readonly roots = new Uint16Array(0x10000);
  private readonly units: Uint16Array;
  /** Part of speech of the word that ends here; `noWord` if none does. */
  private readonly parts: Uint8Array;
  /** Frequency of that word. */
  private readonly frequencies: Uint8Array;
  /** First of the nodes that go on from each; they stand together, by unit. The entry behind is the end. */
  private readonly children: Uint32Array;
  private readonly best = new Float64Array(longestPiece + 1);
  private readonly from = new Uint8Array(longestPiece + 1);
  private readonly part = new Uint8Array(longestPiece + 1);
  private readonly hash = new Int32Array(longestPiece + 1);

  /** Which words follow each other; of words of this list. */
  readonly pairs: WordPairs;

  constructor(table: HanWordTable, pairs: WordPairTable) {
    this.pairs = new WordPairs(pairs);
    const numbers = new PackedNumbers(table);
    const nodes = numbers.next();
    const firsts = numbers.next();
    this.units = new Uint16Array(nodes + 1);
    this.parts = new Uint8Array(nodes + 1);
    this.frequencies = new Uint8Array(nodes + 1);
    this.children = new Uint32Array(nodes + 2);
    const { roots, units, parts, frequencies, children } = this;
    let free = firsts + 1;
    /** The node whose children are being read, and where they end: those of the tree's top first. */
    let parent = 0;
    let groupEnd = free;
    let unit = 0;
    for (let node = 1; node <= nodes; node++) {
      while (node === groupEnd) {
        parent++;
        groupEnd = children[parent + 1]!;
        unit = 0;
      }
      unit += numbers.next();
      const flagged = numbers.next();
      const mark = flagged >> 1;
      units[node] = unit;
      if (node <= firsts) roots[unit] = node;
      if (mark > 0) {
        parts[node] = Math.floor((mark - 1) / FREQUENCIES) + 1;
        frequencies[node] = (mark - 1) % FREQUENCIES;
      }
      children[node] = free;
      if ((flagged & 1) === 1) free += numbers.next();
      children[node + 1] = free;
    }
  }

  /** Adds the probability of each word of more than one character to its last character's. */
  addEndings(into: Float32Array): void {
    // Nodes are numbered level by level: those of second characters stand behind all first ones.
    for (let node = this.children[1]!; node < this.units.length; node++)
      into[this.units[node]!]! += this.wordAt(node);
  }

  /**
   * Every pair of neighbouring characters that words have behind their first character, once for each beginning.
   *
   * @param visit its units, and the probability of the word that ends with it and of those that go on from there
   */
  forEachInnerPair(visit: (first: number, second: number, ending: number, going: number) => void): void {
    const { units, children } = this;
    for (let node = children[1]!; node < units.length; node++)
      for (let next = children[node]!; next < children[node + 1]!; next++)
        visit(units[node]!, units[next]!, this.wordAt(next), this.wordsFrom(next));
  }

  /** The node of the characters that words begin with, one or two; 0 if none does. */
  beginning(first: number, second?: number): number {
    const node = this.roots[first]!;
    return second === undefined || node === 0 ? node : this.childOf(node, second);
  }

  /** Probability of the word that ends at a node; 0 if none does. */
  wordAt(node: number): number {
    return this.parts[node] === noWord ? 0 : probabilities[this.frequencies[node]!]!;
  }

  /** Probability of all words that go on from a node; 0 from none. */
  wordsFrom(node: number): number {
    if (node === 0) return 0;
    let sum = 0;
    const end = this.children[node + 1]!;
    for (let next = this.children[node]!; next < end; next++) sum += this.wordAt(next) + this.wordsFrom(next);
    return sum;
  }

  private knownEdges: WordEdges | undefined;

  /** Counted when it is first asked for. */
  get edges(): WordEdges {
    return (this.knownEdges ??= new WordEdges(this));
  }

  /** log P of the word that ends at a node. */
  private costOf(node: number): number {
    return RAREST + this.frequencies[node]! * frequencyStep;
  }

  /** The node that goes on from another with a character; 0 if none does. */
  private childOf(node: number, unit: number): number {
    const { units, children } = this;
    let low = children[node]!;
    const end = children[node + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (units[middle]! < unit) low = middle + 1;
      else high = middle;
    }
    return low < end && units[low] === unit ? low : 0;
  }

  /**
   * The likeliest division into words (Viterbi over unigrams, as jieba does it).
   *
   * @param units classes of characters (`hanClass`); the first `count` are read, at most `longestPiece`
   */
  divide(units: Uint16Array, start: number, count: number, into: Words): void {
    const { best, from, part, hash: hashes } = this;
    best.fill(Number.NEGATIVE_INFINITY, 0, count + 1);
    best[0] = 0;
    for (let at = 0; at < count; at++) {
      const unit = units[start + at]!;
      const reached = best[at]!;
      if (unit === DIGIT || unit === LETTER) {
        let end = at + 1;
        while (end < count && units[start + end] === unit) end++;
        this.offer(at, end, reached + NUMBER_COST, unit === DIGIT ? NUMBER : LETTERS, unit);
        continue;
      }
      let hash = hashUnit(0, unit);
      let node = this.roots[unit]!;
      if (this.parts[node] === noWord) this.offer(at, at + 1, reached + UNKNOWN_COST, UNKNOWN, hash);
      for (let end = at + 1; node !== 0; end++) {
        if (this.parts[node] !== noWord)
          this.offer(at, end, reached + this.costOf(node), this.parts[node]!, hash);
        if (end === count) break;
        const next = units[start + end]!;
        node = this.childOf(node, next);
        hash = hashUnit(hash, next);
      }
    }
    let words = 0;
    for (let end = count; end > 0; end = from[end]!) words++;
    into.count = words;
    into.score = best[count]!;
    for (let end = count; end > 0; end = from[end]!) {
      words--;
      into.hashes[words] = hashes[end]!;
      into.parts[words] = part[end]!;
      into.ends[words] = end;
    }
  }

  /**
   * log P of the best division of the first `count` units of the piece divided last; −∞ where these end within a number.
   */
  likelihoodUpTo(count: number): number {
    return this.best[count]!;
  }

  private offer(at: number, end: number, score: number, part: number, hash: number): void {
    if (score <= this.best[end]!) return;
    this.best[end] = score;
    this.from[end] = at;
    this.part[end] = part;
    this.hash[end] = hash;
  }
}

export function emptyWords(): Words {
  return {
    count: 0,
    hashes: new Int32Array(longestPiece),
    parts: new Uint8Array(longestPiece),
    ends: new Uint8Array(longestPiece),
    score: 0,
  };
}

/** Never 0 for a word: 0 marks what is empty. */
function hashUnit(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit ^ 0x5bd1e995, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) | 1;
}
