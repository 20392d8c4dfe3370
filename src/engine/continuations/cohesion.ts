import type { Passage } from './terms.ts';

const FEWEST_TERMS = 8;
/** Two passages of one article with a and b occurrences of terms share about a · b / 3000 (measured on news text). */
const ARTICLE_TERMS = 3000;
/** Slots of the table for a passage of usual length; a power of two. */
const USUAL_SLOTS = 4096;

const roots = Float64Array.from({ length: 64 }, (_, count) => Math.sqrt(count));

/** Square root of how often a term occurs: a name that a passage repeats says more than one it mentions, not as many times more. */
function weightOf(count: number): number {
  return count < roots.length ? roots[count]! : Math.sqrt(count);
}

/**
 * Compares passages by the terms they share. Holds the terms of one of them in a table of its own, for as long as it is
 * compared with others.
 */
export class Cohesion {
  private held: Passage | undefined;
  private heldReading = 0;
  /** Open addressing, at most an eighth full, so that most terms are known at once to be none of it; 0 in an empty slot. */
  private terms = new Int32Array(USUAL_SLOTS);
  private weights = new Float64Array(USUAL_SLOTS);

  /**
   * The terms that both have, each weighed by how often both have it.
   *
   * @param held the one that is likelier to be compared with others next
   */
  shared(other: Passage, held: Passage): number {
    this.hold(held);
    const { terms, weights } = this;
    const mask = terms.length - 1;
    const { terms: list, counts, count } = other;
    let shared = 0;
    for (let at = 0; at < count; at++) {
      const term = list[at]!;
      let slot = (Math.imul(term, 0x9e3779b1) >>> 12) & mask;
      let there = terms[slot]!;
      if (there === 0) continue;
      while (there !== term && there !== 0) there = terms[(slot = (slot + 1) & mask)]!;
      if (there === term) shared += weightOf(counts[at]!) * weights[slot]!;
    }
    return shared;
  }

  /**
   * How far two passages speak of the same things, by the terms they share (Hearst 1997, TextTiling), the more often the
   * more: pairs of Han characters, and words in other scripts.
   *
   * @param held the one that is likelier to be compared with others next
   * @returns natural logarithm of the terms shared against those that two passages of one article share: about 0 inside
   *   an article, below −2 between strangers; 0 where there is too little text to tell
   */
  of(other: Passage, held: Passage): number {
    if (Math.min(other.count, held.count) < FEWEST_TERMS) return 0;
    const shared = this.shared(other, held);
    return Math.log((shared + 0.5) / ((other.occurrences * held.occurrences) / ARTICLE_TERMS + 0.5));
  }

  private hold(passage: Passage): void {
    if (this.held === passage && this.heldReading === passage.reading) return;
    this.held = passage;
    this.heldReading = passage.reading;
    let slots = USUAL_SLOTS;
    while (slots < 8 * passage.count) slots *= 2;
    if (slots === this.terms.length) this.terms.fill(0);
    else {
      this.terms = new Int32Array(slots);
      this.weights = new Float64Array(slots);
    }
    const { terms, weights } = this;
    const mask = slots - 1;
    for (let at = 0; at < passage.count; at++) {
      const term = passage.terms[at]!;
      let slot = (Math.imul(term, 0x9e3779b1) >>> 12) & mask;
      while (terms[slot] !== 0) slot = (slot + 1) & mask;
      terms[slot] = term;
      weights[slot] = weightOf(passage.counts[at]!);
    }
  }
}
