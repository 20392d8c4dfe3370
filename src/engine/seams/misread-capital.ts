import { type LatinStatistics, wordAfter } from '../language/latin-statistics.ts';
import type { Blocks } from '../text/blocks.ts';
import { isCapital, isLetter } from '../text/characters.ts';

/** Text on either side in which a word is looked for again, in UTF-16 units. */
const REACH = 4000;
const BLOCKS_AROUND = 24;
/** So much of what a capital says is left where a letter may be either: it then tells a start from a cut no better than chance. */
const AS_GOOD_AS_CAPITAL = 0.75;
/** A word that nobody can say (xrl for Dr) was misread somewhere: its first letter as likely as another. */
const UNSPEAKABLE = /^[bcdfghj-np-tvwxzß]{3,}$/u;
const HYPHENS = '-\u2010\u00ad¬⸗=';
/** What French, Italian and Catalan words are written in one with: l’école. */
const ELISIONS = 'cdjlmnst';

/**
 * Small letters that a text in Latin script starts with and that are capitals misread: tccording, nhe, o’ailleurs. A letter
 * that was misread says nothing of the case of the one it was.
 */
export class MisreadCapitals {
  private readonly text: string;
  private readonly blocks: Blocks;
  private readonly latin: LatinStatistics;
  /** By the start: most are asked for again and again. */
  private readonly known = new Map<number, number>();

  constructor(text: string, blocks: Blocks, latin: LatinStatistics) {
    this.text = text;
    this.blocks = blocks;
    this.latin = latin;
  }

  /**
   * How much of what a small letter says at a start is lost, 0 to 1: 0 where the word is one, or stands nearby too.
   *
   * @param block that the start stands in
   */
  at(start: number, block: number): number {
    const known = this.known.get(start);
    if (known !== undefined) return known;
    const word = wordAfter(this.text, start);
    const isMisread =
      word !== '' && !this.isWord(word) && this.mayBe(start, word) && !this.hyphenNearby(start, block);
    const lost = isMisread ? AS_GOOD_AS_CAPITAL : 0;
    this.known.set(start, lost);
    return lost;
  }

  private isWord(word: string): boolean {
    return this.latin.isWord(word) || this.latin.start(word) !== 0;
  }

  private mayBe(start: number, word: string): boolean {
    const rest = word.slice(1);
    const own = Math.min(REACH, start);
    const near = this.text.slice(start - own, start + REACH);
    const initial = withoutAccent(word[0]!);
    let isNamed = false;
    // In one pass: the word itself, whatever accent its first letter has there (Electeurs, électeurs); and one with a capital.
    for (let at = nextPlace(near, rest, 0); at >= 0; at = nextPlace(near, rest, at + 1)) {
      const before = near[at - 1] ?? '';
      const isFirst = !isLetter(near.charCodeAt(at - 2));
      if (at - 1 === own) continue;
      if (isFirst && withoutAccent(before.toLowerCase()) === initial) return false;
      isNamed ||=
        (rest.length > 1 && isInitial(near, at - 1)) || (before === word[0] && isInitial(near, at - 2));
    }
    if (rest.startsWith("'") || rest.startsWith('’')) return !ELISIONS.includes(word[0]!);
    return (
      isNamed || UNSPEAKABLE.test(word) || this.latin.isRestOfStart(rest) || this.latin.isRestOfStart(word)
    );
  }

  /** Does a word break off at the end of a block nearby? Its rest looks like another word misread. */
  private hyphenNearby(start: number, block: number): boolean {
    const { text, blocks } = this;
    const last = Math.min(blocks.count, block + BLOCKS_AROUND);
    for (let other = Math.max(0, block - BLOCKS_AROUND); other < last; other++) {
      const end = blocks.ends[other]!;
      if (Math.abs(end - start) <= REACH && HYPHENS.includes(text[end - 1]!)) return true;
    }
    return false;
  }
}

function withoutAccent(letter: string): string {
  return letter.normalize('NFD').charAt(0);
}

/** A capital that no letter stands before. */
function isInitial(text: string, at: number): boolean {
  return at >= 0 && isCapital(text, at) && !isLetter(text.charCodeAt(at - 1));
}

/** Where a text has a piece that no letter follows; −1 where nowhere, as a piece without letters has none. */
function nextPlace(text: string, piece: string, from: number): number {
  if (piece === '') return -1;
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1))
    if (!isLetter(text.charCodeAt(at + piece.length))) return at;
  return -1;
}
