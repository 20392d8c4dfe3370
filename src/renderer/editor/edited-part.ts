import type { Range } from '../../engine/index.ts';

/**
 * The part of a text that edits have touched since some moment. What stands before it is where it was, what stands behind
 * it has moved as one: thousands of places need not be looked up one by one to be found again.
 */
export class EditedPart {
  /** Of the text now; nothing is between them while nothing was edited. */
  #start = Number.POSITIVE_INFINITY;
  #end = Number.NEGATIVE_INFINITY;
  #moved = 0;

  /** @param change of the text as it is after those before it */
  add({ start, end, text }: Range & { readonly text: string }): void {
    const grown = text.length - (end - start);
    this.#start = Math.min(this.#start, start);
    this.#end = Math.max(this.#end, end) + grown;
    this.#moved += grown;
  }

  /** What the edits are together, in offsets of the text of that moment: it may have more in it than differs. */
  get change(): Range & { readonly moved: number } {
    if (this.#start > this.#end) return { start: 0, end: 0, moved: 0 };
    return { start: this.#start, end: this.#end - this.#moved, moved: this.#moved };
  }

  /** How far a part of the text of that moment has moved; null: edits reach it, and only who followed them knows. */
  movedBy(range: Range): number | null {
    if (range.end < this.#start) return 0;
    return range.start <= this.#end - this.#moved ? null : this.#moved;
  }
}
