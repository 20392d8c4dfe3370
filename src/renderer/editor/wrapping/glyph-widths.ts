import type { Widths } from './break-lines.ts';

/** Words of a newspaper page are some thousands; beyond this many the oldest habit, starting anew, is cheap enough. */
const maxWords = 30_000;

const firstIdeograph = 0x4e00;
const lastIdeograph = 0x9fff;

/** Measures a face with the browser's own shaping, each character and each word once. */
export class GlyphWidths implements Widths {
  readonly #context: CanvasRenderingContext2D | null;
  readonly #fallbackPx: number;
  /** Of the characters of the first plane; NaN: not measured yet. */
  readonly #characters = new Float32Array(0x1_0000).fill(Number.NaN);
  readonly #words = new Map<string, number>();

  /** @param font as in CSS; @param fallbackPx width of everything where the browser measures nothing */
  constructor(font: string, letterSpacingPx: number, fallbackPx: number) {
    this.#context = document.createElement('canvas').getContext('2d');
    this.#fallbackPx = fallbackPx;
    if (!this.#context) return;
    this.#context.font = font;
    this.#context.letterSpacing = `${letterSpacingPx}px`;
  }

  readonly ofCharacter = (code: number): number => {
    const known = this.#characters[code];
    if (known !== undefined && !Number.isNaN(known)) return known;
    const width = this.#measure(String.fromCodePoint(code));
    // Ideographs are set on squares of one size: one is measured for the thousands.
    if (code >= firstIdeograph && code <= lastIdeograph) {
      this.#characters.fill(width, firstIdeograph, lastIdeograph + 1);
    } else if (code < this.#characters.length) {
      this.#characters[code] = width;
    }
    return width;
  };

  readonly ofWord = (word: string): number => {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    if (this.#words.size >= maxWords) this.#words.clear();
    const width = this.#measure(word);
    this.#words.set(word, width);
    return width;
  };

  #measure(text: string): number {
    return this.#context?.measureText(text).width ?? this.#fallbackPx * text.length;
  }
}
