/** Places are linked by pieces of the text of so many UTF-16 units: few enough that a link fits in 16 bits. */
const PIECE = 0x8000;
/** Linking a piece takes as long as to search for so many places' likes. */
const LINKED_FROM = 24;

/**
 * Every place near another one where the same unit stands. Where many are asked for in one piece of the text, as in a
 * directory, its units are linked: then nothing that stands between two places is looked at.
 */
export class CharacterPlaces {
  private readonly text: string;
  private readonly reach: number;
  private piece = -1;
  /** The piece that was asked for last without being linked, and how often in a row. */
  private asked = -1;
  private times = 0;
  /** Offset of the first linked unit. */
  private from = 0;
  /** Linked unit → 1 + the next one before it, or after it, that is the same; 0 where there is none. */
  private before = new Uint16Array(0);
  private after = new Uint16Array(0);
  private last = new Uint16Array(0);

  /** @param reach units on either side of a place that are near it */
  constructor(text: string, reach: number) {
    this.text = text;
    this.reach = reach;
  }

  /** Puts the places near this one, itself left out, where the same unit stands. @returns how many there are */
  near(place: number, into: Int32Array): number {
    const piece = Math.floor(place / PIECE);
    if (piece !== this.piece) {
      this.times = piece === this.asked ? this.times + 1 : 1;
      this.asked = piece;
      if (this.times < LINKED_FROM) return this.search(place, into);
      this.link(piece);
    }
    const { before, after, from, reach } = this;
    const own = place - from;
    let count = 0;
    for (let at = before[own]!; at !== 0 && own - (at - 1) <= reach; at = before[at - 1]!)
      into[count++] = from + at - 1;
    for (let at = after[own]!; at !== 0 && at - 1 - own < reach; at = after[at - 1]!)
      into[count++] = from + at - 1;
    return count;
  }

  private search(place: number, into: Int32Array): number {
    const from = Math.max(0, place - this.reach);
    const near = this.text.slice(from, place + this.reach);
    const unit = this.text.charAt(place);
    let count = 0;
    for (let at = near.indexOf(unit); at >= 0; at = near.indexOf(unit, at + 1))
      if (at + from !== place) into[count++] = at + from;
    return count;
  }

  private link(piece: number): void {
    if (this.last.length === 0) this.last = new Uint16Array(0x10000);
    const { text, last } = this;
    const from = Math.max(0, piece * PIECE - this.reach);
    const count = Math.min(text.length, (piece + 1) * PIECE + this.reach) - from;
    if (this.before.length < count) {
      this.before = new Uint16Array(count);
      this.after = new Uint16Array(count);
    }
    const { before, after } = this;
    last.fill(0);
    for (let at = 0; at < count; at++) {
      const unit = text.charCodeAt(from + at);
      const same = last[unit]!;
      before[at] = same;
      after[at] = 0;
      if (same !== 0) after[same - 1] = at + 1;
      last[unit] = at + 1;
    }
    this.piece = piece;
    this.from = from;
  }
}
