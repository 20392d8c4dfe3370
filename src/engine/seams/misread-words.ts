import type { LatinStatistics } from '../language/latin-statistics.ts';
import type { Blocks } from '../text/blocks.ts';
import { isLetter } from '../text/characters.ts';

/** Text on either side of a block that is read with it, in UTF-16 units: as far as a column goes. */
const REACH_CHARS = 2000;
const FEWEST_LETTERS = 4;
/** Of all words: three in ten labelled pages that are read well have as many, and nine in ten of those that are not. */
const BADLY_READ_FROM = 0.04;
const FEWEST_MISREAD = 2;

interface Count {
  readonly words: number;
  readonly misread: number;
}

/** How badly text in Latin script was read: by words that are none, with three letters in a row that stand in no word. */
export class MisreadWords {
  private readonly text: string;
  private readonly blocks: Blocks;
  private readonly latin: LatinStatistics;
  private readonly counts: (Count | undefined)[] = [];

  constructor(text: string, blocks: Blocks, latin: LatinStatistics) {
    this.text = text;
    this.blocks = blocks;
    this.latin = latin;
  }

  /** Are there many in a block and those around it? */
  areAround(block: number): boolean {
    const { starts, ends, count } = this.blocks;
    let words = 0;
    let misread = 0;
    const add = (other: number): void => {
      const counted = (this.counts[other] ??= this.read(starts[other]!, ends[other]!));
      words += counted.words;
      misread += counted.misread;
    };
    add(block);
    for (let other = block - 1; other >= 0 && starts[block]! - ends[other]! < REACH_CHARS; other -= 1)
      add(other);
    for (let other = block + 1; other < count && starts[other]! - ends[block]! < REACH_CHARS; other += 1)
      add(other);
    return misread >= FEWEST_MISREAD && misread >= BADLY_READ_FROM * words;
  }

  private read(start: number, end: number): Count {
    const { text, latin } = this;
    let words = 0;
    let misread = 0;
    for (let at = start; at < end;) {
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
