/** What a piece counts for at least, so that many tiny ones cannot cost more memory than a message may. */
const minPieceBytes = 4096;

/**
 * Pieces are kept in such a length, in UTF-16 units: the garbage collector moves shorter strings about until they are
 * old, in steps of up to 0.3 s for a text of 100 MB, and leaves those above 128 KiB where they are (V8).
 */
const keptLength = 150_000;

/** A text that comes in pieces ahead of its request. */
export class IncomingText {
  readonly #kept: string[] = [];
  #loose: string[] = [];
  #looseLength = 0;
  #count = 0;
  #bytes = 0;

  /** What it counts for, of the bytes that one message may have. */
  get bytes(): number {
    return Math.max(this.#bytes, this.#count * minPieceBytes);
  }

  add(piece: string, bytes: number): void {
    this.#count += 1;
    this.#bytes += bytes;
    this.#loose.push(piece);
    this.#looseLength += piece.length;
    if (this.#looseLength >= keptLength) this.#keep();
  }

  #keep(): void {
    this.#kept.push(this.#loose.join(''));
    this.#loose = [];
    this.#looseLength = 0;
  }

  /** None: no piece has come. */
  get pieces(): readonly string[] {
    if (this.#loose.length > 0) this.#keep();
    return this.#kept;
  }
}
