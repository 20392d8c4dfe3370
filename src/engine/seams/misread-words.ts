import type { LatinStatistics } from '../language/latin-statistics.ts';
import { isLetter } from '../text/characters.ts';

/** Words are counted in pieces of a text, and asked for in a piece and the two beside it: as far as a column or two. */
const PIECE_CHARS = 1500;
const FEWEST_LETTERS = 4;
/** Of a hundred words: of newspapers as they were printed one or two in a thousand, names mostly, of badly read ones two and more. */
const BADLY_READ_FROM = 0.04;
const FEWEST_MISREAD = 2;

interface Piece {
  readonly words: number;
  readonly misread: number;
}

/** How badly text in Latin script was read: by words that are none, with three letters in a row that stand in no word. */
export class MisreadWords {
  private readonly text: string;
  private readonly latin: LatinStatistics;
  private readonly pieces: (Piece | undefined)[] = [];

  constructor(text: string, latin: LatinStatistics) {
    this.text = text;
    this.latin = latin;
  }

  areAround(place: number): boolean {
    const own = Math.floor(place / PIECE_CHARS);
    let words = 0;
    let misread = 0;
    for (let index = Math.max(0, own - 1); index <= own + 1; index += 1) {
      const piece = (this.pieces[index] ??= this.read(index));
      words += piece.words;
      misread += piece.misread;
    }
    return misread >= FEWEST_MISREAD && misread >= BADLY_READ_FROM * words;
  }

  private read(index: number): Piece {
    const { text, latin } = this;
    const end = Math.min(text.length, (index + 1) * PIECE_CHARS);
    let words = 0;
    let misread = 0;
    for (let at = index * PIECE_CHARS; at < end;) {
      while (at < end && !isLetter(text.charCodeAt(at))) at += 1;
      const from = at;
      while (at < end && isLetter(text.charCodeAt(at))) at += 1;
      if (at - from < FEWEST_LETTERS) continue;
      const word = text.slice(from, at);
      // Names are like nothing else.
      if (word !== word.toLowerCase()) continue;
      words += 1;
      if (!latin.isWord(word) && latin.unheardOf(word) > 0) misread += 1;
    }
    return { words, misread };
  }
}
