import type { Range } from '../range.ts';

/** Places so much farther apart than they will be are not looked at: what is known of a place must not depend on all the text. */
const MOST_SEEN_THROUGH = 2000;

/** A text as it is once some of it is gone: which of it stays, and how far apart places are then. */
export class RemainingText {
  private readonly gone: readonly Range[];
  /** How many characters go before each range. */
  private readonly goneBefore: Float64Array;

  /** @param gone ranges that go, in reading order, without overlap */
  constructor(gone: readonly Range[] = []) {
    this.gone = gone;
    this.goneBefore = new Float64Array(gone.length + 1);
    gone.forEach(({ start, end }, at) => {
      this.goneBefore[at + 1] = this.goneBefore[at]! + (end - start);
    });
  }

  /** Does all that stands between two places stay? */
  isWhole(start: number, end: number): boolean {
    const first = this.gone[this.firstEndingBehind(start)];
    return first === undefined || Math.max(start, first.start) >= end;
  }

  /** Characters between two places that stay. */
  between(start: number, end: number): number {
    return end - start - (this.goneUpTo(end) - this.goneUpTo(start));
  }

  /** The place before another that has so many characters between them that stay, at least 0; where much goes, a nearer one. */
  back(from: number, chars: number): number {
    let place = from;
    let left = chars;
    for (let at = this.firstEndingBehind(from); at >= 0; at--) {
      const range = this.gone[at];
      if (range === undefined || range.start >= place) continue;
      const staying = place - Math.min(place, range.end);
      if (staying >= left) break;
      left -= staying;
      place = range.start;
    }
    return Math.max(0, from - chars - MOST_SEEN_THROUGH, place - left);
  }

  /** The place behind another that has so many characters between them that stay; where much goes, a nearer one. */
  forth(from: number, chars: number): number {
    let place = from;
    let left = chars;
    for (let at = this.firstEndingBehind(from); at < this.gone.length; at++) {
      const { start, end } = this.gone[at]!;
      const staying = Math.max(place, start) - place;
      if (staying >= left) break;
      left -= staying;
      place = end;
    }
    return Math.min(from + chars + MOST_SEEN_THROUGH, place + left);
  }

  /** The pieces between two places that stay, in reading order. */
  forEachPiece(start: number, end: number, visit: (start: number, end: number) => void): void {
    let place = start;
    for (let at = this.firstEndingBehind(start); at < this.gone.length; at++) {
      const range = this.gone[at]!;
      if (range.start >= end) break;
      if (range.start > place) visit(place, range.start);
      place = range.end;
    }
    if (place < end) visit(place, end);
  }

  private goneUpTo(place: number): number {
    const at = this.firstEndingBehind(place);
    const range = this.gone[at];
    return this.goneBefore[at]! + (range === undefined ? 0 : Math.max(0, place - range.start));
  }

  /** Index of the first range that ends behind a place. */
  private firstEndingBehind(place: number): number {
    let low = 0;
    let high = this.gone.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.gone[middle]!.end <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
