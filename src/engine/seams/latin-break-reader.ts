import { FeatureBuckets } from '../language/hashed-features.ts';
import { isWordUnit } from '../language/latin-statistics.ts';
import { isBlank, isCapital, isDigit, isLetter } from '../text/characters.ts';

const BUCKET_BITS = 16;
export const latinBreakBuckets = 2 ** BUCKET_BITS;
const MOST_FEATURES = 72;

/** Words, numbers and marks of either side that are read, and characters, at most. */
const TOKENS = 12;
const REACH_CHARS = 160;
/** Longer words are read no further. */
const LONGEST_WORD = 40;
/** Tokens beside the break that count wherever exactly they stand. */
const NEAR_TOKENS = 5;

/** Stand for what no word is; words are hashed to other numbers. */
const NOTHING = 1;
const NUMBER = 2;
const QUOTE = 3;
const DASH = 4;

/** A token as it is and as words like it are: the last three letters of a long word, the last two of most. */
interface Token {
  exact: number;
  ending: number;
  shortEnding: number;
  isWord: boolean;
  capital: boolean;
  letters: number;
}

/** What is known of one side of a break, as far as it matters together with the other side: its token next to the break, and the second. */
export interface LatinBreakSide {
  readonly exact: number;
  readonly ending: number;
  readonly shortEnding: number;
  readonly secondEnding: number;
  readonly secondShortEnding: number;
}

/**
 * Reads breaks in text of Latin script: what the one side says, what the other says, and what both say together. Whether the
 * text after begins with a capital is not among it, but for what it says together with the word before: it may be misread.
 */
export class LatinBreakReader {
  /** The features read since `begin`. */
  readonly buckets = new FeatureBuckets(BUCKET_BITS, MOST_FEATURES);
  private readonly tokens: Token[] = Array.from({ length: TOKENS }, () => ({ ...NO_TOKEN }));
  private count = 0;

  begin(): void {
    this.buckets.count = 0;
  }

  /** @param floor the text is read no further */
  addHead(text: string, floor: number, end: number): LatinBreakSide {
    this.readBefore(text, Math.max(floor, end - REACH_CHARS), end);
    const { buckets } = this;
    const first = this.token(0);
    buckets.add(0);
    this.addWords(1);
    buckets.add(19, Math.min(9, first.letters), first.capital ? 1 : 0);
    return sideOf(first, this.token(1));
  }

  /** @param ceiling the text is read no further */
  addTail(text: string, start: number, ceiling: number): LatinBreakSide {
    this.readFrom(text, start, Math.min(ceiling, start + REACH_CHARS));
    this.addWords(21);
    return sideOf(this.token(0), this.token(1));
  }

  addPair(head: LatinBreakSide, tail: LatinBreakSide): void {
    const { buckets } = this;
    buckets.add(41, head.exact, tail.exact);
    buckets.add(42, head.ending, tail.ending);
    buckets.add(43, head.exact, tail.ending);
    buckets.add(44, head.ending, tail.exact);
    buckets.add(45, head.shortEnding, tail.shortEnding);
    buckets.add(46, head.secondEnding, head.ending, tail.ending);
    buckets.add(47, head.ending, tail.ending, tail.secondEnding);
    buckets.add(48, head.secondShortEnding, head.shortEnding, tail.shortEnding, tail.secondShortEnding);
  }

  /** What the tokens of a side say: the templates from `first` on. */
  private addWords(first: number): void {
    const { buckets } = this;
    const [a, b, c] = [this.token(0), this.token(1), this.token(2)];
    buckets.add(first, a.exact);
    buckets.add(first + 1, a.ending);
    buckets.add(first + 2, a.shortEnding);
    buckets.add(first + 3, a.exact, b.exact);
    buckets.add(first + 4, a.ending, b.ending);
    buckets.add(first + 5, a.ending, b.ending, c.ending);
    buckets.add(first + 6, b.exact);
    buckets.add(first + 7, b.ending);
    buckets.add(first + 8, a.shortEnding, b.shortEnding, c.shortEnding);
    buckets.add(first + 9, b.exact, c.exact);
    let clause = 0;
    while (clause < this.count && !isPause(this.tokens[clause]!)) clause++;
    buckets.add(first + 10, clause, this.token(clause).exact);
    for (let at = 1; at < NEAR_TOKENS; at++) buckets.add(first + 11, this.token(at).exact);
  }

  private token(at: number): Token {
    return at < this.count ? this.tokens[at]! : NO_TOKEN;
  }

  private readBefore(text: string, floor: number, end: number): void {
    this.count = 0;
    let at = end;
    while (at > floor && this.count < TOKENS) {
      if (isBlank(text.charCodeAt(at - 1))) at--;
      else {
        let start = at - 1;
        const inToken = tokenTest(text, start);
        while (start > floor && at - start < LONGEST_WORD && inToken(text, start - 1)) start--;
        this.put(text, start, at);
        at = start;
      }
    }
  }

  private readFrom(text: string, start: number, ceiling: number): void {
    this.count = 0;
    let at = start;
    while (at < ceiling && this.count < TOKENS) {
      if (isBlank(text.charCodeAt(at))) at++;
      else {
        let end = at + 1;
        const inToken = tokenTest(text, at);
        while (end < ceiling && end - at < LONGEST_WORD && inToken(text, end)) end++;
        this.put(text, at, end);
        at = end;
      }
    }
  }

  private put(text: string, start: number, end: number): void {
    const token = this.tokens[this.count++]!;
    const code = text.charCodeAt(start);
    token.isWord = isLetter(code);
    token.capital = token.isWord && isCapital(text, start);
    token.letters = token.isWord ? end - start : 0;
    if (!token.isWord) {
      token.exact = isDigit(code) ? NUMBER : markOf(text[start]!);
      token.ending = token.exact;
      token.shortEnding = token.exact;
      return;
    }
    const word = text.slice(start, end).toLowerCase();
    token.exact = hashOf(word, 0, 0);
    token.ending = word.length <= 4 ? token.exact : hashOf(word, word.length - 3, 1);
    token.shortEnding = word.length <= 3 ? token.exact : hashOf(word, word.length - 2, 2);
  }
}

const NO_TOKEN: Token = {
  exact: NOTHING,
  ending: NOTHING,
  shortEnding: NOTHING,
  isWord: false,
  capital: false,
  letters: 0,
};

function sideOf(first: Token, second: Token): LatinBreakSide {
  return {
    exact: first.exact,
    ending: first.ending,
    shortEnding: first.shortEnding,
    secondEnding: second.ending,
    secondShortEnding: second.shortEnding,
  };
}

type TokenTest = (text: string, at: number) => boolean;

/** What belongs to the same token as the character at a place. */
function tokenTest(text: string, at: number): TokenTest {
  const code = text.charCodeAt(at);
  return isLetter(code) ? isWordUnit : isDigit(code) ? isInNumber : never;
}

const never: TokenTest = () => false;

const isInNumber: TokenTest = (text, at) => {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return true;
  const point = code === 0x2e || code === 0x2c;
  return point && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
};

function markOf(mark: string): number {
  if ('"“”„«»‘’‹›\''.includes(mark)) return QUOTE;
  if ('-–—'.includes(mark)) return DASH;
  return 5 + mark.charCodeAt(0);
}

const PAUSES = new Set('. ! ? … , ; : ( ) "'.split(' ').map(markOf));

function isPause(token: Token): boolean {
  return !token.isWord && PAUSES.has(token.exact);
}

/** FNV-1a of the units from a place on. */
function hashOf(word: string, from: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}
