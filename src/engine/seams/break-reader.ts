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
const keyParts = Uint8Array.from({ length: 32 }, (_, part) =>
  Array.from('vpcud', partOf).includes(part) ? 1 : 0,
);
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

function markOf(unit: number): number {
  // Most of a Chinese text are ideographs.
  return unit > 0x3011 && unit < 0xff01 ? NO_MARK : (marks.get(unit) ?? NO_MARK);
}

function isKeyPart(part: number): boolean {
  return keyParts[part] === 1;
}

/** The clause on one side of a break, as classes of characters (white space left out), and its words. */
interface Clause {
  readonly units: Uint16Array;
  /** Its characters are `units` from `start` on: those of the text before stand at the end of the array. */
  start: number;
  count: number;
  mark: number;
  readonly words: Words;
}

/** What is known of one side of a break, as far as it matters together with the other side. */
export interface BreakSide {
  /** The two characters next to the break, the nearest first; 0 where the clause is shorter. */
  readonly unit: number;
  readonly secondUnit: number;
  /** The word next to the break, its part of speech and that of the word behind it. */
  readonly word: number;
  readonly part: number;
  readonly secondPart: number;
  /** Characters of the clause, the mark at its other end, and 1 where it has a verb. */
  readonly count: number;
  readonly mark: number;
  readonly verb: number;
  /** Part of speech of the word nearest to the break that holds the clause together, and how far away it stands. */
  readonly keyPart: number;
  readonly keyDistance: number;
  /** The characters nearest to the break, in reading order, and log P of their best division into words. */
  readonly near: Uint16Array;
  readonly nearScore: number;
}

function emptyClause(): Clause {
  return { units: new Uint16Array(LONGEST_CLAUSE), start: 0, count: 0, mark: NO_MARK, words: emptyWords() };
}

/**
 * Reads breaks: what the one side says, what the other says, and what both say together, so that a side that takes part
 * in many pairs is read once.
 */
export class BreakReader {
  /** Buckets of the features read since `begin`; `count` of them. */
  readonly buckets = new Int32Array(mostBreakFeatures);
  count = 0;
  /** Characters on either side, white space left out, of the word that stands across the pair read last; 0 if none. */
  lettersBefore = 0;
  lettersAfter = 0;
  private readonly words: HanWords;
  private readonly clause = emptyClause();
  private readonly across = new Uint16Array(2 * ACROSS_CHARS);
  private readonly pieceWords = emptyWords();
  private readonly sentence = new Uint16Array(longestPiece);

  constructor(words: HanWords) {
    this.words = words;
  }

  /**
   * All features of a break.
   *
   * @param floor,ceiling the text before is read no further than `floor`, the text after no further than `ceiling`
   * @returns how many features there are
   */
  read(text: string, floor: number, headEnd: number, tailStart: number, ceiling: number): number {
    this.begin();
    this.addPair(this.addHead(text, floor, headEnd), this.addTail(text, tailStart, ceiling));
    return this.count;
  }

  begin(): void {
    this.count = 0;
  }

  addHead(text: string, floor: number, end: number): BreakSide {
    const head = this.readClauseBefore(text, floor, end);
    const { words, units, mark } = head;
    const last = words.count - 1;
    const [c1, c2, c3] = [unitBefore(head, 1), unitBefore(head, 2), unitBefore(head, 3)];
    const [w1, w2] = [hashAt(words, last), hashAt(words, last - 1)];
    const [p1, p2, p3, p4] = [
      partAt(words, last),
      partAt(words, last - 1),
      partAt(words, last - 2),
      partAt(words, last - 3),
    ];
    this.add(0);
    this.add(1, c1);
    this.add(2, c2, c1);
    this.add(3, c3, c2, c1);
    this.add(7, c2);
    this.add(10, c3, c2);
    this.add(20, w1);
    this.add(21, w2, w1);
    this.add(24, w2);
    this.add(30, p1);
    this.add(31, p2, p1);
    this.add(32, p3, p2, p1);
    this.add(33, p4, p3, p2, p1);
    this.add(44, p2, w1);
    const verb = hasPart(words, VERB);
    const length = lengthClass(head.count);
    this.add(50, length, mark);
    this.add(53, verb, mark, length);
    this.add(57, hasUnit(head, DE), p1, verb);
    const keyPlace = this.addHeadKeys(head);
    this.addSentence(text, floor, end);
    const near = units.slice(LONGEST_CLAUSE - Math.min(head.count, ACROSS_CHARS), LONGEST_CLAUSE);
    return {
      unit: c1,
      secondUnit: c2,
      word: w1,
      part: p1,
      secondPart: p2,
      count: head.count,
      mark,
      verb,
      keyPart: partAt(words, keyPlace),
      keyDistance: Math.min(4, last - keyPlace),
      near,
      nearScore: this.scoreOf(near),
    };
  }

  addTail(text: string, start: number, ceiling: number): BreakSide {
    const tail = this.readClauseAfter(text, start, ceiling);
    const { words, units, mark } = tail;
    const [t1, t2, t3] = [unitBehind(tail, 0), unitBehind(tail, 1), unitBehind(tail, 2)];
    const [x1, x2] = [hashAt(words, 0), hashAt(words, 1)];
    const [q1, q2, q3, q4] = [partAt(words, 0), partAt(words, 1), partAt(words, 2), partAt(words, 3)];
    this.add(4, t1);
    this.add(5, t1, t2);
    this.add(6, t1, t2, t3);
    this.add(8, t2);
    this.add(9, t2, t3);
    this.add(22, x1);
    this.add(23, x1, x2);
    this.add(25, x2);
    this.add(34, q1);
    this.add(35, q1, q2);
    this.add(36, q1, q2, q3);
    this.add(37, q1, q2, q3, q4);
    this.add(45, x1, q2);
    const verb = hasPart(words, VERB);
    this.add(51, lengthClass(tail.count), mark);
    this.add(54, verb, mark);
    this.add(56, hasUnit(tail, DE), mark, q1);
    const keyPlace = this.addTailKeys(tail);
    const near = units.slice(0, Math.min(tail.count, ACROSS_CHARS));
    return {
      unit: t1,
      secondUnit: t2,
      word: x1,
      part: q1,
      secondPart: q2,
      count: tail.count,
      mark,
      verb,
      keyPart: partAt(words, keyPlace),
      keyDistance: Math.min(4, keyPlace),
      near,
      nearScore: this.scoreOf(near),
    };
  }

  addPair(head: BreakSide, tail: BreakSide): void {
    this.add(11, head.unit, tail.unit);
    this.add(12, head.secondUnit, head.unit, tail.unit);
    this.add(13, head.unit, tail.unit, tail.secondUnit);
    this.add(26, head.word, tail.word);
    this.add(38, head.part, tail.part);
    this.add(39, head.secondPart, head.part, tail.part);
    this.add(40, head.part, tail.part, tail.secondPart);
    this.add(41, head.secondPart, head.part, tail.part, tail.secondPart);
    this.add(42, head.word, tail.part);
    this.add(43, head.part, tail.word);
    this.add(52, lengthClass(head.count + tail.count));
    this.add(55, head.verb, tail.verb, tail.mark, head.mark);
    this.add(75, head.keyPart, Math.min(3, head.keyDistance), tail.keyPart, Math.min(3, tail.keyDistance));
    this.addAcross(head, tail);
  }

  private readClauseBefore(text: string, floor: number, end: number): Clause {
    const head = this.clause;
    head.count = 0;
    head.mark = STOP;
    for (let at = end - 1; at >= floor && head.count < LONGEST_CLAUSE; at--) {
      const unit = text.charCodeAt(at);
      head.mark = markOf(unit);
      if (head.mark !== NO_MARK) break;
      if (!isBlank(unit)) head.units[LONGEST_CLAUSE - ++head.count] = hanClass(unit);
      if (at === floor) head.mark = STOP;
    }
    head.start = LONGEST_CLAUSE - head.count;
    const count = Math.min(head.count, CLAUSE_CHARS);
    this.words.divide(head.units, LONGEST_CLAUSE - count, count, head.words);
    return head;
  }

  private readClauseAfter(text: string, start: number, ceiling: number): Clause {
    const tail = this.clause;
    tail.start = 0;
    tail.count = 0;
    tail.mark = STOP;
    for (let at = start; at < ceiling && tail.count < LONGEST_CLAUSE; at++) {
      const unit = text.charCodeAt(at);
      tail.mark = markOf(unit);
      if (tail.mark !== NO_MARK) break;
      if (!isBlank(unit)) tail.units[tail.count++] = hanClass(unit);
      if (at + 1 === ceiling) tail.mark = STOP;
    }
    this.words.divide(tail.units, 0, Math.min(tail.count, CLAUSE_CHARS), tail.words);
    return tail;
  }

  private scoreOf(near: Uint16Array): number {
    this.words.divide(near, 0, near.length, this.pieceWords);
    return this.pieceWords.score;
  }

  /** What is gained in likelihood if the words are looked for as if there were no break, and which word stands across. */
  private addAcross(head: BreakSide, tail: BreakSide): void {
    const { across, pieceWords } = this;
    const before = head.near.length;
    across.set(head.near);
    across.set(tail.near, before);
    this.words.divide(across, 0, before + tail.near.length, pieceWords);
    const gain = pieceWords.score - head.nearScore - tail.nearScore;
    const gained = Math.max(0, Math.min(14, Math.round(gain)));
    this.add(60, gained);
    let start = 0;
    this.lettersBefore = 0;
    this.lettersAfter = 0;
    for (let word = 0; word < pieceWords.count; word++) {
      const end = pieceWords.ends[word]!;
      if (start < before && end > before) {
        const part = pieceWords.parts[word]!;
        this.add(61, part, end - start);
        this.add(62, pieceWords.hashes[word]);
        this.add(63, gained, part);
        this.lettersBefore = before - start;
        this.lettersAfter = end - before;
        return;
      }
      start = end;
    }
    this.add(64);
  }

  /** Verbs, prepositions, conjunctions, particles and adverbs nearest to the break. @returns the nearest one's place */
  private addHeadKeys({ words, count, mark }: Clause): number {
    let key = words.count - 1;
    while (key >= 0 && !isKeyPart(words.parts[key]!)) key--;
    const after = Math.min(4, words.count - 1 - key);
    this.add(70, partAt(words, key), after);
    this.add(71, hashAt(words, key), Math.min(3, after));
    let preposition = words.count - 1;
    while (preposition >= 0 && words.parts[preposition] !== PREPOSITION) preposition--;
    let verbBehind = 0;
    for (let word = preposition + 1; word < words.count; word++)
      if (words.parts[word] === VERB) verbBehind = 1;
    this.add(76, preposition < 0 ? 2 : verbBehind, mark);
    if (preposition >= 0) this.add(77, hashAt(words, preposition), verbBehind);
    if (count <= CLAUSE_CHARS) {
      this.add(78, hashAt(words, 0));
      this.add(79, partAt(words, 0), partAt(words, words.count - 1), Math.min(6, words.count));
    }
    return key;
  }

  private addTailKeys({ words, mark }: Clause): number {
    let key = 0;
    while (key < words.count && !isKeyPart(words.parts[key]!)) key++;
    const before = Math.min(4, key);
    this.add(72, partAt(words, key), before);
    this.add(73, hashAt(words, key), Math.min(3, before));
    this.add(74, partAt(words, key), before, mark);
    return key;
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
      const mark = markOf(unit);
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

function hasUnit({ units, start, count }: Clause, unit: number): number {
  for (let at = start; at < start + count; at++) if (units[at] === unit) return 1;
  return 0;
}

/** The last character of the text before is the first; 0 if the clause is shorter. */
function unitBefore({ units, count }: Clause, place: number): number {
  return place <= count ? units[LONGEST_CLAUSE - place]! : 0;
}

function unitBehind({ units, count }: Clause, place: number): number {
  return place < count ? units[place]! : 0;
}

function lengthClass(length: number): number {
  if (length <= 2) return length;
  if (length <= 4) return 3;
  if (length <= 7) return 4;
  if (length <= 12) return 5;
  return length <= 20 ? 6 : 7;
}
