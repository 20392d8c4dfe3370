import type { HanWords } from './han-words.ts';

const SLOT_BITS = 15;
const SLOTS = 2 ** SLOT_BITS;
const DIGIT_OR_LETTER = 0x7f;
/** Probability of what no word of the list has. */
const UNSEEN = 1e-7;
/** Classes are natural logarithms of odds, from −5 to 5. */
const MOST = 5;
/** The class of what is surely cut. */
export const MOST_IN_WORD = 2 * MOST;
/** The class of a side that has no two Han characters to tell by. */
const UNTOLD = 15;

/**
 * Does a word stop or start at a place, or does the place cut one? By the words of the list that have the two characters
 * on one side of it, wherever in the word they stand: 务院 is the rest of 国务院, and no word begins with it.
 */
export class WordEdges {
  private readonly words: HanWords;
  /** Probability of longer words by their last character, and by their first, where that was asked for. */
  private readonly ends = new Float32Array(0x10000);
  private readonly begins = new Float32Array(0x10000);
  /** Pairs that words have behind their first character; those that words begin with are found there. 0 is no pair. */
  private readonly pairs = new Uint32Array(SLOTS);
  /** Two numbers a pair: the probability of the words that end with it, and of those that go on. */
  private readonly inner = new Float32Array(2 * SLOTS);

  constructor(words: HanWords) {
    this.words = words;
    words.addEndings(this.ends);
    words.forEachInnerPair((first, second, ending, going) => {
      const slot = this.slotOf(first, second);
      this.pairs[slot] = pairOf(first, second);
      this.inner[2 * slot]! += ending;
      this.inner[2 * slot + 1]! += going;
    });
  }

  /** @returns a class from 0 (a word starts here) to 10 (a word's rest) for the two characters that a text starts with */
  startsInWord(first: number, second: number): number {
    if (first <= DIGIT_OR_LETTER || second <= DIGIT_OR_LETTER) return UNTOLD;
    const { words, inner } = this;
    const slot = this.slotOf(first, second);
    const start = words.beginning(first, second);
    const next = this.beginsWith(second) + alone(words, second);
    const rest = inner[2 * slot]! + inner[2 * slot + 1]! + this.ends[first]! * next;
    return classOf(rest, words.wordAt(start) + words.wordsFrom(start) + alone(words, first) * next);
  }

  /** @returns a class from 0 (a word stops here) to 10 (a word's beginning) for the two characters that a text ends with */
  endsInWord(beforeLast: number, last: number): number {
    if (beforeLast <= DIGIT_OR_LETTER || last <= DIGIT_OR_LETTER) return UNTOLD;
    const { words, inner } = this;
    const slot = this.slotOf(beforeLast, last);
    const start = words.beginning(beforeLast, last);
    const before = this.ends[beforeLast]! + alone(words, beforeLast);
    const beginning = inner[2 * slot + 1]! + words.wordsFrom(start) + before * this.beginsWith(last);
    return classOf(beginning, inner[2 * slot]! + words.wordAt(start) + before * alone(words, last));
  }

  private beginsWith(unit: number): number {
    const known = this.begins[unit]!;
    return known > 0 ? known : (this.begins[unit] = this.words.wordsFrom(this.words.beginning(unit)));
  }

  /** Where the pair is, or would be: an empty slot has no probabilities. A third of the slots are taken. */
  private slotOf(first: number, second: number): number {
    const pair = pairOf(first, second);
    const { pairs } = this;
    let slot = Math.imul(pair, 0x9e3779b1) >>> (32 - SLOT_BITS);
    while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  }
}

/** Probability of the word that is one character alone. */
function alone(words: HanWords, unit: number): number {
  return words.wordAt(words.beginning(unit));
}

function pairOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

function classOf(cut: number, whole: number): number {
  const odds = Math.log((cut + UNSEEN) / (whole + UNSEEN));
  return Math.max(-MOST, Math.min(MOST, Math.round(odds))) + MOST;
}
