import {
  type Clause,
  COMMA,
  emptyClause,
  followAt,
  hashAt,
  hasUnit,
  isKeyPart,
  lengthAt,
  lengthClass,
  likelihoodClass,
  LONGEST_CLAUSE,
  markOf,
  partAt,
  placeOf,
  readClauseBefore,
  readClauseFrom,
  readNextClause,
  sentenceFrom,
  STOP,
  unitBefore,
  unitBehind,
} from '../language/clause.ts';
import { hanClass } from '../language/han-statistics.ts';
import { emptyWords, type HanWords, longestPiece, partOf, type Words } from '../language/han-words.ts';
import { followStep } from '../language/word-pairs.ts';
import { FeatureBuckets } from '../language/hashed-features.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';

const BUCKET_BITS = 16;
export const breakBuckets = 2 ** BUCKET_BITS;
const MOST_FEATURES = 120;

/** Characters of a clause that are divided into words, and those on either side of the break that are divided as one. */
const CLAUSE_CHARS = 16;
const ACROSS_CHARS = 6;
/** A sentence is looked for no further than this. */
const LONGEST_SENTENCE = 60;
/** The rest of one is looked for further: whole ones are told from it by their length. */
const LONGEST_REST = 120;
const NEXT_CLAUSE_CHARS = 8;

const VERB = partOf('v');
const PREPOSITION = partOf('p');
const DE = 0x7684;

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
  /** The characters nearest to the break, in reading order, log P of their best division into words, and of their order. */
  readonly near: Uint16Array;
  readonly nearScore: number;
  readonly nearOrder: number;
  /** Of a head: how often a full stop stands behind the word next to the break, see `WordPairs.stops`. */
  readonly stops: number;
}

/**
 * Reads breaks: what the one side says, what the other says, and what both say together, so that a side that takes part
 * in many pairs is read once.
 */
export class BreakReader {
  /** The features read since `begin`. */
  readonly buckets = new FeatureBuckets(BUCKET_BITS, MOST_FEATURES);
  /** Characters on either side, white space left out, of the word that stands across the pair read last; 0 if none. */
  lettersBefore = 0;
  lettersAfter = 0;
  private readonly words: HanWords;
  private readonly clause = emptyClause();
  private readonly nextClause = emptyClause();
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
   */
  read(text: string, floor: number, headEnd: number, tailStart: number, ceiling: number): void {
    this.begin();
    this.addPair(this.addHead(text, floor, headEnd), this.addTail(text, tailStart, ceiling));
  }

  begin(): void {
    this.buckets.count = 0;
  }

  addHead(text: string, floor: number, end: number): BreakSide {
    const head = this.clause;
    readClauseBefore(text, floor, end, head);
    const { words, units, mark } = head;
    const divided = Math.min(head.count, CLAUSE_CHARS);
    this.words.divide(units, LONGEST_CLAUSE - divided, divided, words);
    const last = words.count - 1;
    const [c1, c2, c3] = [unitBefore(head, 1), unitBefore(head, 2), unitBefore(head, 3)];
    const [w1, w2] = [hashAt(words, last), hashAt(words, last - 1)];
    const [p1, p2, p3, p4] = [
      partAt(words, last),
      partAt(words, last - 1),
      partAt(words, last - 2),
      partAt(words, last - 3),
    ];
    this.buckets.add(0);
    this.buckets.add(1, c1);
    this.buckets.add(2, c2, c1);
    this.buckets.add(3, c3, c2, c1);
    this.buckets.add(7, c2);
    this.buckets.add(10, c3, c2);
    this.buckets.add(20, w1);
    this.buckets.add(21, w2, w1);
    this.buckets.add(24, w2);
    this.buckets.add(30, p1);
    this.buckets.add(31, p2, p1);
    this.buckets.add(32, p3, p2, p1);
    this.buckets.add(33, p4, p3, p2, p1);
    this.buckets.add(44, p2, w1);
    const verb = hasVerb(words);
    const length = lengthClass(head.count);
    this.buckets.add(50, length, mark);
    this.buckets.add(53, verb, mark, length);
    this.buckets.add(57, hasUnit(head, DE) ? 1 : 0, p1, verb);
    const edge = this.words.edges.endsInWord(c2, c1);
    this.buckets.add(90, edge);
    this.buckets.add(91, edge, p1);
    const keyPlace = this.addHeadKeys(head);
    this.addSentence(text, floor, end);
    const near = units.slice(LONGEST_CLAUSE - Math.min(head.count, ACROSS_CHARS), LONGEST_CLAUSE);
    const { pairs } = this.words;
    const stops = pairs.stops(w1);
    const pauses = pairs.pauses(w1);
    this.buckets.add(94, stops);
    this.buckets.add(95, stops, pauses);
    this.buckets.add(96, stops, p1);
    this.buckets.add(97, stops, length);
    this.divideNear(near);
    const follow = followAt(words, last - 1, pairs);
    this.buckets.add(110, follow);
    this.buckets.add(111, follow, stops);
    this.buckets.add(112, follow, p2, p1);
    const likelihood = likelihoodClass(this.pieceWords.score, near.length);
    this.buckets.add(113, near.length, likelihood);
    this.buckets.add(114, likelihood, p1);
    this.buckets.add(115, edge, this.words.edges.endsInWord(c3, c2));
    this.buckets.add(116, edge, follow);
    this.buckets.add(117, edge, stops);
    this.buckets.add(118, edge, lengthAt(words, last), p1);
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
      nearScore: this.pieceWords.score,
      nearOrder: this.orderOf(this.pieceWords),
      stops,
    };
  }

  addTail(text: string, start: number, ceiling: number): BreakSide {
    const tail = this.clause;
    const end = readClauseFrom(text, start, ceiling, tail);
    const { words, units, mark } = tail;
    this.words.divide(units, 0, Math.min(tail.count, CLAUSE_CHARS), words);
    const [t1, t2, t3] = [unitBehind(tail, 0), unitBehind(tail, 1), unitBehind(tail, 2)];
    const [x1, x2] = [hashAt(words, 0), hashAt(words, 1)];
    const [q1, q2, q3, q4] = [partAt(words, 0), partAt(words, 1), partAt(words, 2), partAt(words, 3)];
    this.buckets.add(4, t1);
    this.buckets.add(5, t1, t2);
    this.buckets.add(6, t1, t2, t3);
    this.buckets.add(8, t2);
    this.buckets.add(9, t2, t3);
    this.buckets.add(22, x1);
    this.buckets.add(23, x1, x2);
    this.buckets.add(25, x2);
    this.buckets.add(34, q1);
    this.buckets.add(35, q1, q2);
    this.buckets.add(36, q1, q2, q3);
    this.buckets.add(37, q1, q2, q3, q4);
    this.buckets.add(45, x1, q2);
    const verb = hasVerb(words);
    this.buckets.add(51, lengthClass(tail.count), mark);
    this.buckets.add(54, verb, mark);
    this.buckets.add(56, hasUnit(tail, DE) ? 1 : 0, mark, q1);
    const edge = this.words.edges.startsInWord(t1, t2);
    this.buckets.add(92, edge);
    this.buckets.add(93, edge, q1);
    const keyPlace = this.addTailKeys(tail);
    this.buckets.add(126, edge, this.words.edges.startsInWord(t2, t3));
    this.buckets.add(127, edge, followAt(words, 0, this.words.pairs));
    this.buckets.add(128, edge, lengthAt(words, 0), q1);
    this.addTailEnd(tail);
    this.addNextClause(text, end, ceiling);
    this.addRest(text, start, ceiling, verb);
    const near = units.slice(0, Math.min(tail.count, ACROSS_CHARS));
    this.divideNear(near);
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
      nearScore: this.pieceWords.score,
      nearOrder: this.orderOf(this.pieceWords),
      stops: 0,
    };
  }

  addPair(head: BreakSide, tail: BreakSide): void {
    this.buckets.add(11, head.unit, tail.unit);
    this.buckets.add(12, head.secondUnit, head.unit, tail.unit);
    this.buckets.add(13, head.unit, tail.unit, tail.secondUnit);
    this.buckets.add(26, head.word, tail.word);
    this.buckets.add(38, head.part, tail.part);
    this.buckets.add(39, head.secondPart, head.part, tail.part);
    this.buckets.add(40, head.part, tail.part, tail.secondPart);
    this.buckets.add(41, head.secondPart, head.part, tail.part, tail.secondPart);
    this.buckets.add(42, head.word, tail.part);
    this.buckets.add(43, head.part, tail.word);
    this.buckets.add(52, lengthClass(head.count + tail.count));
    this.buckets.add(55, head.verb, tail.verb, tail.mark, head.mark);
    this.buckets.add(
      75,
      head.keyPart,
      Math.min(3, head.keyDistance),
      tail.keyPart,
      Math.min(3, tail.keyDistance),
    );
    this.addAcross(head, tail);
  }

  private divideNear(near: Uint16Array): void {
    this.words.divide(near, 0, near.length, this.pieceWords);
  }

  /** log P of the order that words stand in, less that of them in any order. */
  private orderOf({ count, hashes }: Words): number {
    let sum = 0;
    for (let word = 1; word < count; word++) sum += this.words.pairs.follow(hashes[word - 1]!, hashes[word]!);
    return sum * followStep;
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
    this.buckets.add(60, gained);
    const order = this.orderOf(pieceWords) - head.nearOrder - tail.nearOrder;
    const inOrder = Math.max(-6, Math.min(14, Math.round(gain + order)));
    this.buckets.add(65, inOrder);
    this.buckets.add(66, inOrder, head.stops);
    const follow = this.words.pairs.follow(head.word, tail.word);
    this.buckets.add(67, follow);
    this.buckets.add(68, follow, head.part, tail.part);
    this.buckets.add(69, follow, head.stops);
    let start = 0;
    this.lettersBefore = 0;
    this.lettersAfter = 0;
    for (let word = 0; word < pieceWords.count; word++) {
      const end = pieceWords.ends[word]!;
      if (start < before && end > before) {
        const part = pieceWords.parts[word]!;
        this.buckets.add(61, part, end - start);
        this.buckets.add(62, pieceWords.hashes[word]);
        this.buckets.add(63, gained, part);
        this.lettersBefore = before - start;
        this.lettersAfter = end - before;
        return;
      }
      start = end;
    }
    this.buckets.add(64);
  }

  /** Verbs, prepositions, conjunctions, particles and adverbs nearest to the break. @returns the nearest one's place */
  private addHeadKeys({ words, count, mark }: Clause): number {
    let key = words.count - 1;
    while (key >= 0 && !isKeyPart(words.parts[key]!)) key--;
    const after = Math.min(4, words.count - 1 - key);
    this.buckets.add(70, partAt(words, key), after);
    this.buckets.add(71, hashAt(words, key), Math.min(3, after));
    let preposition = words.count - 1;
    while (preposition >= 0 && words.parts[preposition] !== PREPOSITION) preposition--;
    let verbBehind = 0;
    for (let word = preposition + 1; word < words.count; word++)
      if (words.parts[word] === VERB) verbBehind = 1;
    this.buckets.add(76, preposition < 0 ? 2 : verbBehind, mark);
    if (preposition >= 0) this.buckets.add(77, hashAt(words, preposition), verbBehind);
    if (count <= CLAUSE_CHARS) {
      this.buckets.add(78, hashAt(words, 0));
      this.buckets.add(79, partAt(words, 0), partAt(words, words.count - 1), Math.min(6, words.count));
    }
    return key;
  }

  private addTailKeys({ words, mark }: Clause): number {
    let key = 0;
    while (key < words.count && !isKeyPart(words.parts[key]!)) key++;
    const before = Math.min(4, key);
    this.buckets.add(72, partAt(words, key), before);
    this.buckets.add(73, hashAt(words, key), Math.min(3, before));
    this.buckets.add(74, partAt(words, key), before, mark);
    return key;
  }

  /** Does its clause end as clauses do: the rest of a sentence has the right end, and no beginning. */
  private addTailEnd({ words, mark }: Clause): void {
    const { pairs } = this.words;
    const last = words.count - 1;
    const [hash, part] = [hashAt(words, last), partAt(words, last)];
    this.buckets.add(129, pairs.stops(hash), mark);
    this.buckets.add(130, pairs.pauses(hash), mark);
    this.buckets.add(144, part, mark);
    this.buckets.add(145, hash, mark);
    this.buckets.add(146, partAt(words, last - 1), part, mark);
  }

  private addNextClause(text: string, end: number, ceiling: number): void {
    const { clause, nextClause } = this;
    const { words, mark } = clause;
    const next = nextClause.words;
    readNextClause(text, end, ceiling, nextClause, NEXT_CLAUSE_CHARS);
    this.words.divide(nextClause.units, 0, nextClause.count, next);
    const part = partAt(next, 0);
    this.buckets.add(170, hashAt(next, 0), mark);
    this.buckets.add(171, part, mark);
    this.buckets.add(172, part, partAt(next, 1), mark);
    this.buckets.add(173, partAt(words, words.count - 1), part, mark);
  }

  /** How long the text after goes on to the end of its sentence. */
  private addRest(text: string, start: number, ceiling: number, verb: number): void {
    const { length, commas } = sentenceFrom(text, start, ceiling, LONGEST_REST);
    this.buckets.add(160, lengthClass(length >> 2), Math.min(4, commas));
    this.buckets.add(161, Math.min(2, commas), 1 - verb, lengthClass(this.clause.count));
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
    this.buckets.add(80, length, Math.min(3, commas));
    this.buckets.add(81, hasVerb(pieceWords), length);
    this.buckets.add(82, hashAt(pieceWords, 0), commas === 0 ? 1 : 0);
  }
}

function hasVerb(words: Words): number {
  return placeOf(words, VERB) < 0 ? 0 : 1;
}
