import { wordAfter, wordBefore } from '../language/latin-statistics.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';
import { CharacterPlaces } from './character-places.ts';
import { WordPlaces } from './word-places.ts';

/** Text on either side in which what stands at a break is looked for again, in UTF-16 units: an article; a page says no more. */
const REACH = 4000;
/** Of a piece that is quoted, on either side of the break. */
const LONGEST_QUOTE = 6;

/** What stands at one side of a break, and what it has beside it, on the side of the break, where it stands elsewhere. */
export interface Recurrence {
  /** In Chinese the character next to the break, as a number; in other scripts the word. */
  readonly own: Unit;
  readonly times: number;
  readonly neighbours: Counts;
  /** The same where the two characters next to the break stand; of words nothing. */
  readonly pairTimes: number;
  readonly pairNeighbours: Counts;
  /** How often the word, written as here, stands within a sentence; of characters 0. */
  readonly within: number;
}

type Unit = number | string;

interface Counts {
  get(unit: Unit): number | undefined;
}

const NONE: Counts = new Map<Unit, number>();

/** Beyond the text's ends. */
const NOTHING = -1;

/** Reads what stands at breaks and stands elsewhere nearby, too. Holds scratch space; one a text. */
export class Recurrences {
  private readonly text: string;
  private readonly characters: CharacterPlaces;
  private readonly words: WordPlaces;
  private readonly places = new Int32Array(2 * REACH);
  private readonly neighbours = new UnitCounter();
  private readonly pairNeighbours = new UnitCounter();
  private readonly small = new Map<number, boolean>();

  constructor(text: string) {
    this.text = text;
    this.characters = new CharacterPlaces(text, REACH);
    this.words = new WordPlaces(text, REACH);
  }

  /** Of what ends at `end`: what follows it elsewhere nearby. */
  before(end: number, wide: boolean): Recurrence {
    if (wide) return this.ofCharacter(end - 1, 1);
    const own = wordBefore(this.text, end);
    return this.ofWord(end - own.length, own);
  }

  /** Of what starts at `start`: what precedes it elsewhere nearby. */
  from(start: number, wide: boolean): Recurrence {
    return wide ? this.ofCharacter(start, -1) : this.ofWord(start, wordAfter(this.text, start));
  }

  /** Does the word that starts at `start` with a capital stand nearby in small letters, too? */
  standsSmall(start: number): boolean {
    let small = this.small.get(start);
    if (small === undefined) this.small.set(start, (small = hasSmall(this.text, start)));
    return small;
  }

  /** Its neighbours are the words behind it: what stands before a tail's word is told by the head. */
  private ofWord(start: number, own: string): Recurrence {
    const { words, text } = this;
    const word = text.slice(start, start + own.length);
    const { times, within } = words.near(start, word);
    const get = (next: Unit) => (typeof next === 'string' ? words.pairsNear(start, word, next) : undefined);
    return { own, times, neighbours: { get }, pairTimes: 0, pairNeighbours: NONE, within };
  }

  /** @param step to the neighbour's side: 1 or −1 */
  private ofCharacter(place: number, step: number): Recurrence {
    const own = unitAt(this.text, place);
    if (own === NOTHING)
      return { own, times: 0, neighbours: NONE, pairTimes: 0, pairNeighbours: NONE, within: 0 };
    const { text, places, neighbours, pairNeighbours } = this;
    const second = unitAt(text, place - step);
    const times = this.characters.near(place, places);
    let pairTimes = 0;
    for (let index = 0; index < times; index++) {
      const at = places[index]!;
      const neighbour = unitAt(text, at + step);
      neighbours.add(neighbour);
      if (second === NOTHING || text.charCodeAt(at - step) !== second) continue;
      pairTimes++;
      pairNeighbours.add(neighbour);
    }
    return {
      own,
      times,
      neighbours: neighbours.take(),
      pairTimes,
      pairNeighbours: pairNeighbours.take(),
      within: 0,
    };
  }
}

function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : NOTHING;
}

/** Counts units quicker than a map does. */
class UnitCounter {
  private readonly counts = new Uint16Array(0x10000 + 1);
  private units: number[] = [];

  add(unit: number): void {
    const count = this.counts[unit - NOTHING]!;
    if (count === 0) this.units.push(unit);
    this.counts[unit - NOTHING] = count + 1;
  }

  /** What was counted since this was last asked. */
  take(): Counts {
    const { units, counts } = this;
    if (units.length === 0) return NONE;
    const times = units.map((unit) => counts[unit - NOTHING]!);
    for (const unit of units) counts[unit - NOTHING] = 0;
    this.units = [];
    return { get: (unit) => times[units.indexOf(unit as number)] };
  }
}

/**
 * How surely the two sides of a break stand together where one of them stands elsewhere, 0 to 1: 柯¦莱逊, where 柯 is
 * always followed by 莱; 经济工作¦会议, where 工作 mostly is by 会. Half for one such place, all for many without another.
 */
export function togetherElsewhere(before: Recurrence, after: Recurrence): number {
  return Math.max(
    share(before.neighbours, after.own, Math.min(before.times, after.times)),
    share(before.pairNeighbours, after.own, Math.min(before.pairTimes, after.times)),
    share(after.pairNeighbours, before.own, Math.min(after.pairTimes, before.times)),
  );
}

function share(neighbours: Counts, own: Unit, times: number): number {
  if (times === 0) return 0;
  return Math.min(1, (neighbours.get(own) ?? 0) / (times + 1));
}

function hasSmall(text: string, start: number): boolean {
  const word = wordAfter(text, start);
  const near = text.slice(Math.max(0, start - REACH), start + REACH);
  for (let at = near.indexOf(word); at >= 0; at = near.indexOf(word, at + 1))
    if (!isLetter(near.charCodeAt(at - 1)) && !isLetter(near.charCodeAt(at + word.length))) return true;
  return false;
}

/** Every place nearby, other than its own, where it stands too. */
function forEachPlace(text: string, own: number, what: string, visit: (at: number) => void): void {
  if (what === '') return;
  const from = Math.max(0, own - REACH);
  const near = text.slice(from, own + REACH);
  for (let at = near.indexOf(what); at >= 0; at = near.indexOf(what, at + 1))
    if (at + from !== own) visit(at + from);
}

/** The longest piece of text across a break that stands undivided elsewhere nearby; empty where none does. */
export function undividedElsewhere(text: string, end: number, start: number, wide: boolean): string {
  if (!wide) {
    const before = wordBefore(text, end);
    const words = `${text.slice(end - before.length, end)} ${text.slice(start, start + wordAfter(text, start).length)}`;
    let found = '';
    forEachPlace(text, end - before.length, words, () => {
      found = words;
    });
    return found;
  }
  let longest = '';
  forEachPlace(text, end - 1, text.charAt(end - 1) + text.charAt(start), (at) => {
    const before = alike(text, end - 1, at, -1);
    const after = alike(text, start, at + 1, 1);
    if (before + after > longest.length) longest = text.slice(at + 1 - before, at + 1 + after);
  });
  return longest;
}

/** How many characters are the same at two places and, with the next ones in the direction of `step`, beyond. */
function alike(text: string, one: number, other: number, step: number): number {
  let count = 0;
  while (count < LONGEST_QUOTE) {
    const code = text.charCodeAt(one + step * count);
    if (!isHan(code) && !isLetter(code) && !isDigit(code)) break;
    if (code !== text.charCodeAt(other + step * count)) break;
    count++;
  }
  return count;
}
