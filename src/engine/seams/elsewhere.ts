import { wordAfter, wordBefore } from '../language/latin-statistics.ts';
import { isDigit, isHan, isLetter, isSpace } from '../text/characters.ts';

/** Text on either side in which what stands at a break is looked for again, in UTF-16 units: an article; a page says no more. */
const REACH = 4000;
/** Of a piece that is quoted, on either side of the break. */
const LONGEST_QUOTE = 6;

/** What stands at one side of a break, and what it has beside it, on the side of the break, where it stands elsewhere. */
export interface Recurrence {
  /** In Chinese the character next to the break, as a number; in other scripts the word. */
  readonly own: Unit;
  readonly times: number;
  readonly neighbours: ReadonlyMap<Unit, number>;
  /** The same where the two characters next to the break stand; of words nothing. */
  readonly pairTimes: number;
  readonly pairNeighbours: ReadonlyMap<Unit, number>;
}

type Unit = number | string;

/** Of what ends at `end`: what follows it elsewhere nearby. */
export function recurrenceBefore(text: string, end: number, wide: boolean): Recurrence {
  return wide ? recurrenceOfCharacter(text, end - 1, 1) : recurrenceOfWord(text, end, 1);
}

/** Of what starts at `start`: what precedes it elsewhere nearby. */
export function recurrenceFrom(text: string, start: number, wide: boolean): Recurrence {
  return wide ? recurrenceOfCharacter(text, start, -1) : recurrenceOfWord(text, start, -1);
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

function share(neighbours: ReadonlyMap<Unit, number>, own: Unit, times: number): number {
  return Math.min(1, (neighbours.get(own) ?? 0) / (times + 1));
}

/** @param step to the neighbour's side: 1 or −1 */
function recurrenceOfCharacter(text: string, place: number, step: number): Recurrence {
  const own = text.charCodeAt(place);
  const second = text.charCodeAt(place - step);
  const neighbours = new Map<number, number>();
  const pairNeighbours = new Map<number, number>();
  let [times, pairTimes] = [0, 0];
  const unit = text.charAt(place);
  forEachPlace(text, place, unit, (at) => {
    const neighbour = text.charCodeAt(at + step);
    times++;
    neighbours.set(neighbour, (neighbours.get(neighbour) ?? 0) + 1);
    if (text.charCodeAt(at - step) === second) {
      pairTimes++;
      pairNeighbours.set(neighbour, (pairNeighbours.get(neighbour) ?? 0) + 1);
    }
  });
  return { own, times, neighbours, pairTimes, pairNeighbours };
}

const NONE: ReadonlyMap<Unit, number> = new Map();

function recurrenceOfWord(text: string, place: number, step: number): Recurrence {
  const own = step > 0 ? wordBefore(text, place) : wordAfter(text, place);
  const neighbours = new Map<string, number>();
  let times = 0;
  const start = step > 0 ? place - own.length : place;
  const word = text.slice(start, start + own.length);
  forEachPlace(text, start, word, (at) => {
    const end = at + word.length;
    if (isLetter(text.charCodeAt(at - 1)) || isLetter(text.charCodeAt(end))) return;
    times++;
    const beside = step > 0 ? end : at - 1;
    if (!isSpace(text.charCodeAt(beside))) return;
    const neighbour = step > 0 ? wordAfter(text, end + 1) : wordBefore(text, at - 1);
    neighbours.set(neighbour, (neighbours.get(neighbour) ?? 0) + 1);
  });
  return { own, times, neighbours, pairTimes: 0, pairNeighbours: NONE };
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
