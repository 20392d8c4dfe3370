import type { HanWords } from './han-words.ts';

const SLOT_BITS = 17;
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
  /** Probability of longer words by their first character, and by their last. */
  private readonly begins = new Float32Array(0x10000);
  private readonly ends = new Float32Array(0x10000);
  /** A pair of characters, and the probability of words by where they have it; 0 is no pair. */
  private readonly pairs = new Uint32Array(SLOTS);
  private readonly first = new Float32Array(SLOTS);
  private readonly last = new Float32Array(SLOTS);
  private readonly behindFirst = new Float32Array(SLOTS);
  private readonly beforeLast = new Float32Array(SLOTS);

  constructor(words: HanWords) {
    this.words = words;
    words.forEachPair((first, second, probability, before, behind) => {
      const slot = this.slotOf(first, second);
      this.pairs[slot] = pairOf(first, second);
      (before ? this.behindFirst : this.first)[slot]! += probability;
      (behind ? this.beforeLast : this.last)[slot]! += probability;
      if (!before) this.begins[first]! += probability;
      if (!behind) this.ends[second]! += probability;
    });
  }

  /** @returns a class from 0 (a word starts here) to 10 (a word's rest) for the two characters that a text starts with */
  startsInWord(first: number, second: number): number {
    if (first <= DIGIT_OR_LETTER || second <= DIGIT_OR_LETTER) return UNTOLD;
    const slot = this.slotOf(first, second);
    const next = this.begins[second]! + this.words.probabilityOf(second);
    const rest = this.behindFirst[slot]! + this.ends[first]! * next;
    return classOf(rest, this.first[slot]! + this.words.probabilityOf(first) * next);
  }

  /** @returns a class from 0 (a word stops here) to 10 (a word's beginning) for the two characters that a text ends with */
  endsInWord(beforeLast: number, last: number): number {
    if (beforeLast <= DIGIT_OR_LETTER || last <= DIGIT_OR_LETTER) return UNTOLD;
    const slot = this.slotOf(beforeLast, last);
    const before = this.ends[beforeLast]! + this.words.probabilityOf(beforeLast);
    const beginning = this.beforeLast[slot]! + before * this.begins[last]!;
    return classOf(beginning, this.last[slot]! + before * this.words.probabilityOf(last));
  }

  /** Where the pair is, or would be: an empty slot has no probabilities. The list has half as many pairs as there are slots. */
  private slotOf(first: number, second: number): number {
    const pair = pairOf(first, second);
    const { pairs } = this;
    let slot = Math.imul(pair, 0x9e3779b1) >>> (32 - SLOT_BITS);
    while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  }
}

function pairOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

function classOf(cut: number, whole: number): number {
  const odds = Math.log((cut + UNSEEN) / (whole + UNSEEN));
  return Math.max(-MOST, Math.min(MOST, Math.round(odds))) + MOST;
}
