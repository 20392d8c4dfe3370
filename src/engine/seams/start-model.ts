import {
  emptyClause,
  followAt,
  hashAt,
  isKeyPart,
  lengthAt,
  lengthClass,
  likelihoodClass,
  partAt,
  placeOf,
  readClauseFrom,
  readNextClause,
  sentenceFrom,
  unitBehind,
} from '../language/clause.ts';
import { type HanWords, partOf } from '../language/han-words.ts';
import { FeatureBuckets } from '../language/hashed-features.ts';

const BUCKET_BITS = 16;
export const startBuckets = 2 ** BUCKET_BITS;
const MOST_FEATURES = 72;

/** Characters of the first clause, and of the one after it, that are divided into words. */
const CLAUSE_CHARS = 24;
const NEXT_CLAUSE_CHARS = 8;
/** A sentence is looked for no further than this. */
const LONGEST_SENTENCE = 120;

const VERB = partOf('v');
const PREPOSITION = partOf('p');
const DE = 0x7684;
const NOWHERE = 9;
/** First characters whose likeliest division into words is weighed. */
const WEIGHED_CHARS = [3, 4, 6] as const;

/** Reads how Chinese text starts; holds what it works with, so that a start costs no memory. */
export class StartReader {
  /** The features of the start read last. */
  readonly buckets = new FeatureBuckets(BUCKET_BITS, MOST_FEATURES);
  private readonly words: HanWords;
  private readonly clause = emptyClause();
  private readonly nextClause = emptyClause();

  constructor(words: HanWords) {
    this.words = words;
  }

  /** @param ceiling the text is read no further */
  read(text: string, start: number, ceiling: number): void {
    this.buckets.count = 0;
    const { clause, nextClause } = this;
    const end = readClauseFrom(text, start, ceiling, clause);
    this.words.divide(clause.units, 0, Math.min(clause.count, CLAUSE_CHARS), clause.words);
    this.addLikelihood();
    readNextClause(text, end, ceiling, nextClause, NEXT_CLAUSE_CHARS);
    this.words.divide(nextClause.units, 0, nextClause.count, nextClause.words);
    this.addCharacters();
    this.addWords();
    this.addParts();
    this.addOrder();
    this.addEdges();
    this.addClause();
    this.addNextClause();
    this.addSentence(text, start, ceiling);
  }

  /** How likely the first characters of the clause just divided are. */
  private addLikelihood(): void {
    const { buckets, clause } = this;
    const { words } = clause;
    for (const most of WEIGHED_CHARS) {
      const count = Math.min(most, clause.count);
      const likelihood = likelihoodClass(this.words.likelihoodUpTo(count), count);
      buckets.add(84, most, count < most ? 1 : 0, likelihood);
      if (most !== 4) continue;
      buckets.add(85, likelihood, followAt(words, 0, this.words.pairs));
      buckets.add(86, likelihood, partAt(words, 0));
    }
  }

  private addCharacters(): void {
    const { buckets, clause } = this;
    const [c1, c2, c3, c4] = [
      unitBehind(clause, 0),
      unitBehind(clause, 1),
      unitBehind(clause, 2),
      unitBehind(clause, 3),
    ];
    const edge = this.words.edges.startsInWord(c1, c2);
    buckets.add(0);
    buckets.add(60, edge);
    buckets.add(61, edge, partAt(clause.words, 0));
    buckets.add(1, c1);
    buckets.add(2, c1, c2);
    buckets.add(3, c1, c2, c3);
    buckets.add(4, c2);
    buckets.add(5, c2, c3);
    buckets.add(6, c3, c4);
  }

  private addWords(): void {
    const { buckets } = this;
    const { words } = this.clause;
    const [w1, w2, w3] = [hashAt(words, 0), hashAt(words, 1), hashAt(words, 2)];
    buckets.add(10, w1);
    buckets.add(11, w1, w2);
    buckets.add(12, w2);
    buckets.add(13, w3);
    buckets.add(14, w1, partAt(words, 1));
    buckets.add(15, partAt(words, 0), w2);
    buckets.add(16, w2, w3);
  }

  private addParts(): void {
    const { buckets } = this;
    const { words } = this.clause;
    const [p1, p2, p3, p4] = [partAt(words, 0), partAt(words, 1), partAt(words, 2), partAt(words, 3)];
    const firstLength = words.count > 0 ? words.ends[0]! : 0;
    const secondLength = words.count > 1 ? words.ends[1]! - firstLength : 0;
    buckets.add(20, p1);
    buckets.add(21, p1, p2);
    buckets.add(22, p1, p2, p3);
    buckets.add(23, p1, p2, p3, p4);
    buckets.add(24, p2, p3);
    buckets.add(25, p2, p3, p4);
    buckets.add(26, p1, Math.min(2, firstLength));
    buckets.add(27, p1, firstLength, p2, secondLength);
  }

  /** Do its first words follow each other, and do the first and the last one of its clause stand before marks? */
  private addOrder(): void {
    const { buckets, clause } = this;
    const { words, mark } = clause;
    const { pairs } = this.words;
    const follow = followAt(words, 0, pairs);
    buckets.add(70, follow);
    buckets.add(71, follow, followAt(words, 1, pairs));
    buckets.add(72, follow, partAt(words, 0), partAt(words, 1));
    buckets.add(73, follow, lengthAt(words, 0));
    const first = hashAt(words, 0);
    const [stops, pauses] = [pairs.stops(first), pairs.pauses(first)];
    buckets.add(74, stops);
    buckets.add(75, stops, pauses);
    buckets.add(76, pauses, partAt(words, 0));
    const last = hashAt(words, words.count - 1);
    buckets.add(89, pairs.stops(last), mark);
    buckets.add(90, pairs.pauses(last), mark);
  }

  /** Where words may end within its first characters. */
  private addEdges(): void {
    const { buckets, clause } = this;
    const [c1, c2, c3] = [unitBehind(clause, 0), unitBehind(clause, 1), unitBehind(clause, 2)];
    const { edges, pairs } = this.words;
    const { words } = clause;
    const edge = edges.startsInWord(c1, c2);
    buckets.add(91, edge, edges.startsInWord(c2, c3));
    buckets.add(92, edge, followAt(words, 0, pairs));
    buckets.add(93, edge, lengthAt(words, 0), partAt(words, 0));
  }

  /** Where its verb, its first preposition and its first 的 stand, how long it is and what it ends with. */
  private addClause(): void {
    const { buckets, clause } = this;
    const { words, mark, units } = clause;
    const length = lengthClass(clause.count);
    const verb = placeOf(words, VERB);
    const verbAt = verb < 0 ? NOWHERE : Math.min(5, verb);
    let de = 0;
    while (de < words.count && units[words.ends[de]! - 1] !== DE) de++;
    const deAt = de === words.count ? NOWHERE : Math.min(6, de);
    let key = 0;
    while (key < words.count && !isKeyPart(words.parts[key]!)) key++;
    buckets.add(30, length, mark);
    buckets.add(31, verbAt, mark);
    buckets.add(32, verb < 0 ? 1 : 0, length, mark);
    buckets.add(33, partAt(words, key), Math.min(4, key));
    buckets.add(34, hashAt(words, key), Math.min(4, key));
    buckets.add(35, partAt(words, key), Math.min(4, key), mark);
    buckets.add(36, deAt, partAt(words, 0));
    buckets.add(37, deAt, verbAt, mark);
    buckets.add(38, hashAt(words, verb), Math.min(3, verb));
    buckets.add(39, Math.min(5, placeOf(words, PREPOSITION)), verbAt);
  }

  private addNextClause(): void {
    const { buckets } = this;
    const { words, mark } = this.clause;
    const next = this.nextClause.words;
    buckets.add(40, hashAt(next, 0));
    buckets.add(41, partAt(next, 0), mark);
    buckets.add(42, partAt(next, 0), partAt(next, 1), mark);
    buckets.add(43, partAt(words, words.count - 1), mark);
    buckets.add(44, hashAt(words, words.count - 1), mark);
  }

  private addSentence(text: string, start: number, ceiling: number): void {
    const { length, commas } = sentenceFrom(text, start, ceiling, LONGEST_SENTENCE);
    this.buckets.add(50, lengthClass(length >> 2), Math.min(4, commas));
  }
}

/**
 * Does a Chinese text start in mid-sentence? A linear model over hashed features: words, parts of speech and
 * characters at the start, where verbs and particles stand in the first clause, length and marks of its sentence.
 * Learned from news text by tools/learn-starts.ts: what follows a cut at any place against what articles, paragraphs
 * and sentences begin with.
 */
export class StartModel {
  private readonly reader: StartReader;
  private readonly weights: Float32Array;

  constructor(words: HanWords, weights: Float32Array) {
    this.reader = new StartReader(words);
    this.weights = weights;
  }

  /**
   * @param ceiling the text is read no further
   * @returns log-odds for a text that is as often cut as not
   */
  startsMidSentence(text: string, start: number, ceiling: number): number {
    this.reader.read(text, start, ceiling);
    return this.reader.buckets.sumOf(this.weights);
  }
}
