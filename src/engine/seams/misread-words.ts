import { languageOf } from '../language/language.ts';
import type { LatinStatistics } from '../language/latin-statistics.ts';
import type { Blocks } from '../text/blocks.ts';
import { isLetter } from '../text/characters.ts';

/** Text on either side of the end of a block, in UTF-16 units: as far as a column goes. */
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
  /** Of the end of each block, and of its beginning. */
  private readonly ends: (Count | undefined)[] = [];
  private readonly beginnings: (Count | undefined)[] = [];
  private readonly known: (boolean | undefined)[] = [];

  constructor(text: string, blocks: Blocks, latin: LatinStatistics) {
    this.text = text;
    this.blocks = blocks;
    this.latin = latin;
  }

  /** Are there many at the end of a block and around it? */
  areBeside(block: number): boolean {
    const { starts, ends, count } = this.blocks;
    let words = 0;
    let misread = 0;
    const add = (counted: Count): void => {
      words += counted.words;
      misread += counted.misread;
    };
    for (let other = block; other >= 0 && ends[block]! - ends[other]! < REACH_CHARS; other -= 1)
      add(
        (this.ends[other] ??= this.read(Math.max(starts[other]!, ends[other]! - REACH_CHARS), ends[other]!)),
      );
    for (let other = block + 1; other < count && starts[other]! - ends[block]! < REACH_CHARS; other += 1)
      add(
        (this.beginnings[other] ??= this.read(
          starts[other]!,
          Math.min(ends[other]!, starts[other]! + REACH_CHARS),
        )),
      );
    return misread >= FEWEST_MISREAD && misread >= BADLY_READ_FROM * words && this.isKnownLanguage(block);
  }

  /** Of a language that nothing was learned of, every second word looks misread. */
  private isKnownLanguage(block: number): boolean {
    const end = this.blocks.ends[block]!;
    return (this.known[block] ??=
      languageOf(this.text, Math.max(0, end - REACH_CHARS / 2), end + REACH_CHARS / 2) !== 'und');
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
