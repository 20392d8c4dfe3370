import { wordAfter, wordBefore } from '../language/latin-statistics.ts';
import { isLetter, isSpace } from '../text/characters.ts';

/** Words whose places are kept: those of a text in which few words are repeated without end. */
const MOST_KEPT = 1000;

/** How often a word stands near a place, itself left out. */
export interface WordCount {
  readonly times: number;
  /** Of these, within a sentence: a space and another word stand before it. */
  readonly within: number;
}

/**
 * How often words, written as they are, stand near a place. A word that is asked for at one place after another, as
 * where every line is the same, is only looked for in what has come nearer since.
 */
export class WordPlaces {
  private readonly text: string;
  private readonly reach: number;
  private readonly kept = new Map<string, NearbyCount>();

  /** @param reach UTF-16 units on either side of a place that are near it */
  constructor(text: string, reach: number) {
    this.text = text;
    this.reach = reach;
  }

  near(start: number, word: string): WordCount {
    return word === '' ? NONE : this.countOf(word, word, null).around(start, this.reach);
  }

  /** How often the word stands near a place with `next`, in lower case, behind it and a space between. */
  pairsNear(start: number, word: string, next: string): number {
    return word === '' ? 0 : this.countOf(`${word} ${next}`, word, next).around(start, this.reach).times;
  }

  private countOf(key: string, word: string, next: string | null): NearbyCount {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    if (this.kept.size === MOST_KEPT) this.kept.clear();
    const count = new NearbyCount(this.text, word, next);
    this.kept.set(key, count);
    return count;
  }
}

const NONE: WordCount = { times: 0, within: 0 };

/** What stands at a place: something else, the word, or the word within a sentence. */
const OTHER = 0;
const HERE = 1;
const WITHIN = 2;

/** The places of one word in the piece of the text that was asked for last. */
class NearbyCount {
  private readonly text: string;
  private readonly word: string;
  private readonly next: string | null;
  private places: number[] = [];
  /** Of the places, the first that is still in the piece. */
  private first = 0;
  /** The piece: places from `from` up to, without it, `to`. */
  private from = 0;
  private to = 0;
  private times = 0;
  private within = 0;

  /** @param next in lower case: the word is counted only where this one is next; null: anywhere */
  constructor(text: string, word: string, next: string | null) {
    this.text = text;
    this.word = word;
    this.next = next;
  }

  around(start: number, reach: number): WordCount {
    this.move(Math.max(0, start - reach), start + reach - this.word.length + 1);
    const own = this.readAt(start);
    return {
      times: this.times - (own === OTHER ? 0 : 1),
      within: this.within - (own === WITHIN ? 1 : 0),
    };
  }

  private move(from: number, to: number): void {
    if (from < this.from || from >= this.to || to < this.to) {
      this.places = [];
      this.first = this.times = this.within = 0;
      this.to = from;
    }
    this.from = from;
    const { text, word, places } = this;
    const added = text.slice(this.to, to - 1 + word.length);
    for (let at = added.indexOf(word); at >= 0; at = added.indexOf(word, at + 1)) this.add(this.to + at);
    this.to = to;
    while (this.first < places.length && places[this.first]! < from) this.tell(places[this.first++]!, -1);
    if (this.first > LONGEST_TRAIL) {
      places.splice(0, this.first);
      this.first = 0;
    }
  }

  private readAt(at: number): typeof OTHER | typeof HERE | typeof WITHIN {
    const { text, word, next } = this;
    const end = at + word.length;
    if (isLetter(text.charCodeAt(at - 1)) || isLetter(text.charCodeAt(end))) return OTHER;
    if (next !== null)
      return isSpace(text.charCodeAt(end)) && wordAfter(text, end + 1) === next ? HERE : OTHER;
    return isSpace(text.charCodeAt(at - 1)) && wordBefore(text, at - 1) !== '' ? WITHIN : HERE;
  }

  private add(at: number): void {
    if (this.readAt(at) === OTHER) return;
    this.places.push(at);
    this.tell(at, 1);
  }

  private tell(at: number, sign: 1 | -1): void {
    this.times += sign;
    if (this.readAt(at) === WITHIN) this.within += sign;
  }
}

/** Places that are left behind before they are forgotten. */
const LONGEST_TRAIL = 1000;
