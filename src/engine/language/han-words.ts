/**
 * Chinese words with the part of speech they mostly have, as tools/learn-han-words.ts writes them: groups divided by a
 * space; a group is a character, then for each part of speech (a lower-case letter of `partsOfSpeech`) and frequency (a
 * capital, A the rarest; steps of `frequencyStep`, natural logarithm) the rests of the words that begin with the
 * character, those of one character after `1`, of two after `2`, of three after `3`; `0` is the character itself.
 */
export type HanWordTable = string;

/**
 * Parts of speech, a letter each, after the ICTCLAS set: n noun, w person's name, s place, t time, f position, v verb,
 * g gerund (vn), a adjective, d adverb, p preposition, c conjunction, u particle, r pronoun, m numeral, q measure word,
 * l set phrase, y modal or interjection, z state word, b attributive, x morpheme or other.
 */
const partsOfSpeech = 'nwstfvgadpcurmqlyzbx';
export const frequencyStep = 1.5;

/** Parts of speech as they are counted in features: their place in `partsOfSpeech`, and those of no word of the list. */
export const noWord = 0;
const UNKNOWN = 21;
const NUMBER = 22;
const LETTERS = 23;

export const partOf = (letter: string): number => partsOfSpeech.indexOf(letter) + 1;

const LONGEST_WORD = 4;
/** Log-probability of a character that no word begins with. */
const UNKNOWN_COST = -17;
const NUMBER_COST = -8;
/** log P of a word of frequency A; see learn-han-words.ts. */
const RAREST = -15;

const DIGIT = 0x30;
const LETTER = 0x7e;

/** Words of a piece of text, in two arrays that the next call overwrites. */
export interface Words {
  /** How many there are. */
  count: number;
  readonly hashes: Int32Array;
  readonly parts: Uint8Array;
  /** Where each ends, in units of the piece. */
  readonly ends: Uint8Array;
  /** log P of the best division. */
  score: number;
}

/** Longer pieces are not divided. */
export const longestPiece = 48;

export class HanWords {
  private readonly keys: Int32Array;
  private readonly parts: Uint8Array;
  private readonly costs: Float32Array;
  private readonly mask: number;
  private readonly best = new Float64Array(longestPiece + 1);
  private readonly from = new Uint8Array(longestPiece + 1);
  private readonly part = new Uint8Array(longestPiece + 1);
  private readonly hash = new Int32Array(longestPiece + 1);

  constructor(table: HanWordTable) {
    let size = 1024;
    while (size < table.length) size *= 2;
    this.keys = new Int32Array(size);
    this.parts = new Uint8Array(size);
    this.costs = new Float32Array(size);
    this.mask = size - 1;
    for (let at = 0; at < table.length; at++) at = this.readGroup(table, at);
  }

  /** @returns where the group ends */
  private readGroup(table: string, start: number): number {
    const first = hashUnit(0, table.charCodeAt(start));
    let [part, cost, length] = [0, 0, 0];
    let at = start + 1;
    for (; at < table.length; at++) {
      const unit = table.charCodeAt(at);
      if (unit === 0x20) break;
      if (unit >= 0x61 && unit <= 0x7a) part = partOf(table[at]!);
      else if (unit >= 0x41 && unit <= 0x5a) cost = RAREST + (unit - 0x41) * frequencyStep;
      else if (unit === 0x30) this.set(first, part, cost);
      else if (unit >= 0x31 && unit <= 0x33) length = unit - 0x30;
      else {
        let hash = first;
        for (let next = 0; next < length; next++) hash = hashUnit(hash, table.charCodeAt(at + next));
        this.set(hash, part, cost);
        at += length - 1;
      }
    }
    return at;
  }

  private set(hash: number, part: number, cost: number): void {
    const slot = this.slotOf(hash);
    this.keys[slot] = hash;
    this.parts[slot] = part;
    this.costs[slot] = cost;
  }

  private slotOf(hash: number): number {
    let slot = (hash >>> 7) & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }

  /**
   * The likeliest division into words (Viterbi over unigrams, as jieba does it).
   *
   * @param units classes of characters (`hanClass`); the first `count` are read, at most `longestPiece`
   */
  divide(units: Uint16Array, start: number, count: number, into: Words): void {
    const { best, from, part, hash: hashes } = this;
    best.fill(Number.NEGATIVE_INFINITY, 0, count + 1);
    best[0] = 0;
    for (let at = 0; at < count; at++) {
      const unit = units[start + at]!;
      const reached = best[at]!;
      if (unit === DIGIT || unit === LETTER) {
        let end = at + 1;
        while (end < count && units[start + end] === unit) end++;
        this.offer(at, end, reached + NUMBER_COST, unit === DIGIT ? NUMBER : LETTERS, unit);
        continue;
      }
      let hash = 0;
      for (let end = at + 1; end <= count && end - at <= LONGEST_WORD; end++) {
        hash = hashUnit(hash, units[start + end - 1]!);
        const slot = this.slotOf(hash);
        if (this.keys[slot] === hash)
          this.offer(at, end, reached + this.costs[slot]!, this.parts[slot]!, hash);
        else if (end === at + 1) this.offer(at, end, reached + UNKNOWN_COST, UNKNOWN, hash);
      }
    }
    let words = 0;
    for (let end = count; end > 0; end = from[end]!) words++;
    into.count = words;
    into.score = best[count]!;
    for (let end = count; end > 0; end = from[end]!) {
      words--;
      into.hashes[words] = hashes[end]!;
      into.parts[words] = part[end]!;
      into.ends[words] = end;
    }
  }

  private offer(at: number, end: number, score: number, part: number, hash: number): void {
    if (score <= this.best[end]!) return;
    this.best[end] = score;
    this.from[end] = at;
    this.part[end] = part;
    this.hash[end] = hash;
  }
}

export function emptyWords(): Words {
  return {
    count: 0,
    hashes: new Int32Array(longestPiece),
    parts: new Uint8Array(longestPiece),
    ends: new Uint8Array(longestPiece),
    score: 0,
  };
}

/** Never 0 for a word: 0 marks what is empty. */
function hashUnit(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit ^ 0x5bd1e995, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) | 1;
}
