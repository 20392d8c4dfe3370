import { hanClass } from '../language/han-statistics.ts';
import {
  emptyWords,
  type HanWords,
  longestPiece,
  noWord,
  partOf,
  type Words,
} from '../language/han-words.ts';
import { isBlank, isDigit, isHan, isLetter } from '../text/characters.ts';

/**
 * How Chinese text reads across a break, word by word: two linear models over the same hashed features (words, parts of
 * speech and characters on either side and across, length and mark of the clauses). Learned from news text by
 * tools/learn-breaks.ts.
 */
export interface BreakWeights {
  /** log P(both sides | cut in mid-sentence) / P(both sides | a sentence or title ends, another starts). */
  readonly cut: Float32Array;
  /** log P(both sides | cut in mid-sentence) / P(both sides | the sentence breaks off, another starts). */
  readonly rest: Float32Array;
}

const BUCKET_BITS = 16;
export const breakBuckets = 2 ** BUCKET_BITS;
const mostBreakFeatures = 80;

/** Characters of a clause that are divided into words, and those on either side of the break that are divided as one. */
const CLAUSE_CHARS = 16;
const ACROSS_CHARS = 6;
/** A clause is looked for no further than this, a sentence no further than that. */
const LONGEST_CLAUSE = 40;
const LONGEST_SENTENCE = 60;

const VERB = partOf('v');
const PREPOSITION = partOf('p');
/** Parts of speech that hold a clause together; the nearest to the break says how it may go on. */
const KEY_PARTS = new Set(Array.from('vpcud', partOf));
const DE = 0x7684;

const STOP = 1;
const COMMA = 2;
const PAUSE = 3;
const COLON = 4;
const OTHER_MARK = 5;
const NO_MARK = 0;

const marks = new Map<number, number>();
for (const [units, mark] of [
  ['。！？!?', STOP],
  ['，；,;', COMMA],
  ['、', PAUSE],
  ['：:', COLON],
  ['）」”』》（「“『《)(—…·"\'', OTHER_MARK],
] as const)
  for (const unit of units) marks.set(unit.charCodeAt(0), mark);

/** A side of a break: the clause at it, as classes of characters (white space left out), and its words. */
interface Side {
  readonly units: Uint16Array;
  /** Its characters are `units` from `start` on: those of the text before stand at the end of the array. */
  start: number;
  count: number;
  mark: number;
  readonly words: Words;
}

function emptySide(): Side {
  return { units: new Uint16Array(LONGEST_CLAUSE), start: 0, count: 0, mark: NO_MARK, words: emptyWords() };
}

/** Reads breaks; holds what it works with, so that a break costs no memory. */
export class BreakReader {
  /** Buckets of the features of the break read last; as many as `read` said. */
  readonly buckets = new Int32Array(mostBreakFeatures);
  private count = 0;
  private readonly words: HanWords;
  private readonly head = emptySide();
  private readonly tail = emptySide();
  private readonly across = new Uint16Array(2 * ACROSS_CHARS);
  private readonly pieceWords = emptyWords();
  private readonly sentence = new Uint16Array(longestPiece);

  constructor(words: HanWords) {
    this.words = words;
  }

  /**
   * @param floor,ceiling the text before is read no further than `floor`, the text after no further than `ceiling`
   * @returns how many features there are
   */
  read(text: string, floor: number, headEnd: number, tailStart: number, ceiling: number): number {
    this.count = 0;
    this.readHead(text, floor, headEnd);
    this.readTail(text, tailStart, ceiling);
    const { head, tail } = this;
    const before = Math.min(head.count, CLAUSE_CHARS);
    this.words.divide(head.units, LONGEST_CLAUSE - before, before, head.words);
    this.words.divide(tail.units, 0, Math.min(tail.count, CLAUSE_CHARS), tail.words);
    this.addCharacters();
    this.addWords();
    this.addClauses();
    this.addAcross();
    this.addKeys();
    this.addSentence(text, floor, headEnd);
    return this.count;
  }

  private readHead(text: string, floor: number, end: number): void {
    const { head } = this;
    head.count = 0;
    head.mark = STOP;
    for (let at = end - 1; at >= floor && head.count < LONGEST_CLAUSE; at--) {
      const unit = text.charCodeAt(at);
      head.mark = marks.get(unit) ?? NO_MARK;
      if (head.mark !== NO_MARK) break;
      if (!isBlank(unit)) head.units[LONGEST_CLAUSE - ++head.count] = hanClass(unit);
      if (at === floor) head.mark = STOP;
    }
    head.start = LONGEST_CLAUSE - head.count;
  }

  private readTail(text: string, start: number, ceiling: number): void {
    const { tail } = this;
    tail.count = 0;
    tail.mark = STOP;
    for (let at = start; at < ceiling && tail.count < LONGEST_CLAUSE; at++) {
      const unit = text.charCodeAt(at);
      tail.mark = marks.get(unit) ?? NO_MARK;
      if (tail.mark !== NO_MARK) break;
      if (!isBlank(unit)) tail.units[tail.count++] = hanClass(unit);
      if (at + 1 === ceiling) tail.mark = STOP;
    }
  }

  private addCharacters(): void {
    const [c1, c2, c3] = [unitBefore(this.head, 1), unitBefore(this.head, 2), unitBefore(this.head, 3)];
    const [t1, t2, t3] = [unitBehind(this.tail, 0), unitBehind(this.tail, 1), unitBehind(this.tail, 2)];
    this.add(0);
    this.add(1, c1);
    this.add(2, c2, c1);
    this.add(3, c3, c2, c1);
    this.add(4, t1);
    this.add(5, t1, t2);
    this.add(6, t1, t2, t3);
    this.add(7, c2);
    this.add(8, t2);
    this.add(9, t2, t3);
    this.add(10, c3, c2);
    this.add(11, c1, t1);
    this.add(12, c2, c1, t1);
    this.add(13, c1, t1, t2);
  }

  private addWords(): void {
    const [h, t] = [this.head.words, this.tail.words];
    const n = h.count;
    const [w1, w2] = [hashAt(h, n - 1), hashAt(h, n - 2)];
    const [p1, p2, p3, p4] = [partAt(h, n - 1), partAt(h, n - 2), partAt(h, n - 3), partAt(h, n - 4)];
    const [x1, x2] = [hashAt(t, 0), hashAt(t, 1)];
    const [q1, q2, q3, q4] = [partAt(t, 0), partAt(t, 1), partAt(t, 2), partAt(t, 3)];
    this.add(20, w1);
    this.add(21, w2, w1);
    this.add(22, x1);
    this.add(23, x1, x2);
    this.add(24, w2);
    this.add(25, x2);
    this.add(26, w1, x1);
    this.add(30, p1);
    this.add(31, p2, p1);
    this.add(32, p3, p2, p1);
    this.add(33, p4, p3, p2, p1);
    this.add(34, q1);
    this.add(35, q1, q2);
    this.add(36, q1, q2, q3);
    this.add(37, q1, q2, q3, q4);
    this.add(38, p1, q1);
    this.add(39, p2, p1, q1);
    this.add(40, p1, q1, q2);
    this.add(41, p2, p1, q1, q2);
    this.add(42, w1, q1);
    this.add(43, p1, x1);
    this.add(44, p2, w1);
    this.add(45, x1, q2);
  }

  private addClauses(): void {
    const { head, tail } = this;
    const [headVerb, tailVerb] = [hasPart(head.words, VERB), hasPart(tail.words, VERB)];
    const [headLength, tailLength] = [lengthClass(head.count), lengthClass(tail.count)];
    const p1 = partAt(head.words, head.words.count - 1);
    this.add(50, headLength, head.mark);
    this.add(51, tailLength, tail.mark);
    this.add(52, lengthClass(head.count + tail.count));
    this.add(53, headVerb, head.mark, headLength);
    this.add(54, tailVerb, tail.mark);
    this.add(55, headVerb, tailVerb, tail.mark, head.mark);
    this.add(56, hasUnit(tail, DE), tail.mark, partAt(tail.words, 0));
    this.add(57, hasUnit(head, DE), p1, headVerb);
  }

  /** What is gained in likelihood if the words are looked for as if there were no break, and which word stands across. */
  private addAcross(): void {
    const { head, tail, across, pieceWords } = this;
    const before = Math.min(head.count, ACROSS_CHARS);
    const after = Math.min(tail.count, ACROSS_CHARS);
    for (let at = 0; at < before; at++) across[at] = head.units[LONGEST_CLAUSE - before + at]!;
    for (let at = 0; at < after; at++) across[before + at] = tail.units[at]!;
    this.words.divide(across, 0, before, pieceWords);
    let gain = -pieceWords.score;
    this.words.divide(across, before, after, pieceWords);
    gain -= pieceWords.score;
    this.words.divide(across, 0, before + after, pieceWords);
    gain += pieceWords.score;
    const gained = Math.max(0, Math.min(14, Math.round(gain)));
    this.add(60, gained);
    let start = 0;
    for (let word = 0; word < pieceWords.count; word++) {
      const end = pieceWords.ends[word]!;
      if (start < before && end > before) {
        const part = pieceWords.parts[word]!;
        this.add(61, part, end - start);
        this.add(62, pieceWords.hashes[word]);
        this.add(63, gained, part);
        return;
      }
      start = end;
    }
    this.add(64);
  }

  /** Verbs, prepositions, conjunctions, particles and adverbs nearest to the break. */
  private addKeys(): void {
    const { head, tail } = this;
    const [h, t] = [head.words, tail.words];
    let key = h.count - 1;
    while (key >= 0 && !KEY_PARTS.has(h.parts[key]!)) key--;
    const after = Math.min(4, h.count - 1 - key);
    let tailKey = 0;
    while (tailKey < t.count && !KEY_PARTS.has(t.parts[tailKey]!)) tailKey++;
    const before = Math.min(4, tailKey);
    this.add(70, partAt(h, key), after);
    this.add(71, hashAt(h, key), Math.min(3, after));
    this.add(72, partAt(t, tailKey), before);
    this.add(73, hashAt(t, tailKey), Math.min(3, before));
    this.add(74, partAt(t, tailKey), before, tail.mark);
    this.add(75, partAt(h, key), Math.min(3, after), partAt(t, tailKey), Math.min(3, before));
    let preposition = h.count - 1;
    while (preposition >= 0 && h.parts[preposition] !== PREPOSITION) preposition--;
    let verbBehind = 0;
    for (let word = preposition + 1; word < h.count; word++) if (h.parts[word] === VERB) verbBehind = 1;
    this.add(76, preposition < 0 ? 2 : verbBehind, head.mark);
    if (preposition >= 0) this.add(77, hashAt(h, preposition), verbBehind);
    if (head.count <= CLAUSE_CHARS) {
      this.add(78, hashAt(h, 0));
      this.add(79, partAt(h, 0), partAt(h, h.count - 1), Math.min(6, h.count));
    }
  }

  /** The sentence that the text before ends with, or would end with. */
  private addSentence(text: string, floor: number, end: number): void {
    const stop = Math.max(floor, end - LONGEST_SENTENCE);
    let start = end;
    let commas = 0;
    let count = 0;
    const { sentence, pieceWords } = this;
    for (; start > stop; start--) {
      const unit = text.charCodeAt(start - 1);
      const mark = marks.get(unit);
      if (mark === STOP) break;
      if (mark === COMMA) commas++;
      if (count < longestPiece && (isHan(unit) || isDigit(unit) || isLetter(unit)))
        sentence[longestPiece - ++count] = hanClass(unit);
    }
    this.words.divide(sentence, longestPiece - count, count, pieceWords);
    const length = lengthClass(end - start);
    this.add(80, length, Math.min(3, commas));
    this.add(81, hasPart(pieceWords, VERB), length);
    this.add(82, hashAt(pieceWords, 0), commas === 0 ? 1 : 0);
  }

  private add(template: number, a = 0, b = 0, c = 0, d = 0): void {
    let hash = Math.imul(template + 1, 0x01000193) ^ 0x811c9dc5;
    hash = Math.imul(hash ^ a, 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ b, 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ c, 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ d, 0x01000193) ^ (hash >>> 15);
    this.buckets[this.count++] = (Math.imul(hash, 0x9e3779b1) >>> 0) >>> (32 - BUCKET_BITS);
  }
}

function hashAt(words: Words, index: number): number {
  return index >= 0 && index < words.count ? words.hashes[index]! : 0;
}

function partAt(words: Words, index: number): number {
  return index >= 0 && index < words.count ? words.parts[index]! : noWord;
}

function hasPart(words: Words, part: number): number {
  for (let word = 0; word < words.count; word++) if (words.parts[word] === part) return 1;
  return 0;
}

function hasUnit({ units, start, count }: Side, unit: number): number {
  for (let at = start; at < start + count; at++) if (units[at] === unit) return 1;
  return 0;
}

/** The last character of the text before is the first; 0 if the clause is shorter. */
function unitBefore({ units, count }: Side, place: number): number {
  return place <= count ? units[LONGEST_CLAUSE - place]! : 0;
}

function unitBehind({ units, count }: Side, place: number): number {
  return place < count ? units[place]! : 0;
}

function lengthClass(length: number): number {
  if (length <= 2) return length;
  if (length <= 4) return 3;
  if (length <= 7) return 4;
  if (length <= 12) return 5;
  return length <= 20 ? 6 : 7;
}

/** Weights are stored in these steps, a character each: its place in the alphabet, less `ZERO`. */
const WEIGHT_STEP = 1 / 16;
const ALPHABET = '!#%()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const ZERO = 43;

export function readBreakWeights(table: string): Float32Array {
  const values = new Float32Array(128);
  for (let at = 0; at < ALPHABET.length; at++) values[ALPHABET.charCodeAt(at)] = (at - ZERO) * WEIGHT_STEP;
  return Float32Array.from({ length: table.length }, (_, at) => values[table.charCodeAt(at)]!);
}

export function writeBreakWeights(weights: Float64Array): string {
  return Array.from(weights, (weight) => {
    const step = Math.round(weight / WEIGHT_STEP);
    return ALPHABET[Math.max(-ZERO, Math.min(ALPHABET.length - 1 - ZERO, step)) + ZERO];
  }).join('');
}

function sumOf(weights: Float32Array, buckets: Int32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += weights[buckets[at]!]!;
  return sum;
}

/** The two models, at work. */
export class BreakModel {
  private readonly reader: BreakReader;
  private readonly weights: BreakWeights;
  /** Of the break judged last; see `BreakWeights`. */
  cut = 0;
  rest = 0;

  constructor(words: HanWords, weights: BreakWeights) {
    this.reader = new BreakReader(words);
    this.weights = weights;
  }

  judge(text: string, floor: number, headEnd: number, tailStart: number, ceiling: number): void {
    const count = this.reader.read(text, floor, headEnd, tailStart, ceiling);
    this.cut = sumOf(this.weights.cut, this.reader.buckets, count);
    this.rest = sumOf(this.weights.rest, this.reader.buckets, count);
  }
}
