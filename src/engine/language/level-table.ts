import { packNumbers, PackedNumbers } from './packed.ts';

/** A pair of UTF-16 units and its level, a small whole number. */
export interface PairLevel {
  readonly first: number;
  readonly second: number;
  readonly level: number;
}

/**
 * Levels of pairs of UTF-16 units. Packed: how many firsts and pairs there are, the lowest level (from −LOWEST) and how
 * many levels; then for each first its distance from the one before, its number of seconds, and for each of these its
 * distance from the one before and its level in one number.
 */
export class LevelTable {
  /** For each unit, one more than its place among the firsts; 0 if it is none. */
  private readonly places = new Uint16Array(0x10000);
  /** Where the seconds of each first start; ascending there. */
  private readonly starts: Uint32Array;
  private readonly seconds: Uint16Array;
  private readonly levels: Int8Array;

  constructor(packed: string) {
    const numbers = new PackedNumbers(packed);
    const firsts = numbers.next();
    const pairs = numbers.next();
    const lowest = numbers.next() - LOWEST;
    const levelCount = numbers.next();
    this.starts = new Uint32Array(firsts + 2);
    this.seconds = new Uint16Array(pairs);
    this.levels = new Int8Array(pairs);
    const { starts, seconds, levels, places } = this;
    let at = 0;
    for (let place = 1, first = 0; place <= firsts; place++) {
      first += numbers.next();
      places[first] = place;
      starts[place] = at;
      const end = at + numbers.next();
      for (let second = 0; at < end; at++) {
        const number = numbers.next();
        const distance = Math.floor(number / levelCount);
        second += distance;
        seconds[at] = second;
        levels[at] = lowest + number - distance * levelCount;
      }
    }
    starts[firsts + 1] = at;
  }

  /** How many seconds are listed with it. */
  secondsOf(first: number): number {
    const place = this.places[first]!;
    return place === 0 ? 0 : this.starts[place + 1]! - this.starts[place]!;
  }

  get(first: number, second: number, otherwise: number): number {
    const place = this.places[first]!;
    if (place === 0) return otherwise;
    const { seconds } = this;
    let low = this.starts[place]!;
    const end = this.starts[place + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seconds[middle]! < second) low = middle + 1;
      else high = middle;
    }
    return low < end && seconds[low] === second ? this.levels[low]! : otherwise;
  }
}

const LOWEST = 32;

/** @param pairs none twice */
export function packLevels(pairs: readonly PairLevel[]): string {
  const groups = new Map<number, PairLevel[]>();
  for (const pair of pairs.toSorted((a, b) => a.first - b.first || a.second - b.second)) {
    const group = groups.get(pair.first);
    if (group) group.push(pair);
    else groups.set(pair.first, [pair]);
  }
  const lowest = pairs.reduce((least, { level }) => Math.min(least, level), 0);
  const levelCount = pairs.reduce((most, { level }) => Math.max(most, level), 0) - lowest + 1;
  const numbers = [groups.size, pairs.length, lowest + LOWEST, levelCount];
  let firstBefore = 0;
  for (const [first, group] of groups) {
    numbers.push(first - firstBefore, group.length);
    firstBefore = first;
    let secondBefore = 0;
    for (const { second, level } of group) {
      numbers.push((second - secondBefore) * levelCount + level - lowest);
      secondBefore = second;
    }
  }
  return packNumbers(numbers);
}
