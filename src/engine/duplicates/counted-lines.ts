import { isDigit } from '../text/characters.ts';
import { lastAtOrBefore, type Lines } from '../text/lines.ts';
import type { Normalised } from '../text/normalise.ts';
import type { Range } from '../range.ts';
import type { AlignedPair } from './align.ts';
import { weightOf } from './chains.ts';
import type { Repeat } from './occurrences.ts';

/** Lines in a row, at least. */
const FEWEST_LINES = 4;
/** Weight of what they say: eight Han characters, 24 letters. Answers and prices are shorter. */
const LEAST_WEIGHT = 24;
/** 12. …, (12) …, - 12) …, 第12条 … */
const LABEL = /^(?:[-*•]\s?)?[(（【第]?\s?(\d{1,4})\s?[.)、．）】条條章:：]?\s*/u;
const LONGEST_LABEL = 12;
const MARKS_BEFORE_NUMBER = 5;

/** Lines that say the same, each behind the next number: a program that reads pictures went round in circles, and counted. */
export interface CountedLines {
  readonly repeats: readonly Repeat[];
  /** The pair; nothing where it is of any line but the first of such. */
  outside(pair: AlignedPair): AlignedPair | null;
  /** Text ranges of the lines, with their numbers; undefined where the repeat is none of these. */
  ranges(repeat: Repeat): readonly Range[] | undefined;
}

interface Counted {
  readonly number: number;
  /** Behind the label. */
  readonly start: number;
}

export function findCountedLines(text: string, { codes, offsets }: Normalised, lines: Lines): CountedLines {
  const ranges = new Map<Repeat, readonly Range[]>();
  const later: Range[] = [];
  const take = (first: number, starts: readonly number[]): void => {
    if (starts.length < FEWEST_LINES) return;
    const places = starts.map((start, at) => ({
      start: offsets.indexFrom(start),
      end: offsets.indexFrom(lines.ends[first + at]!),
    }));
    if (weightOf(codes, places[0]!) < LEAST_WEIGHT) return;
    const inARow = { times: starts.length, brokenOff: 0 };
    const whole = starts.map((_, at) => ({ start: lines.starts[first + at]!, end: lines.ends[first + at]! }));
    ranges.set({ places, differences: 0, omissions: [], inARow }, whole);
    later.push({ start: places[0]!.end, end: places.at(-1)!.end });
  };
  let starts: number[] = [];
  let before: Counted | null = null;
  for (let line = 0; line < lines.count; line += 1) {
    const counted = readCounted(text, lines.starts[line]!, lines.ends[line]!);
    const goesOn =
      counted !== null &&
      before !== null &&
      counted.number === before.number + 1 &&
      isSame(text, before.start, lines.ends[line - 1]!, counted.start, lines.ends[line]!);
    if (!goesOn) {
      take(line - starts.length, starts);
      starts = [];
    }
    if (counted) starts.push(counted.start);
    before = counted;
  }
  take(lines.count - starts.length, starts);
  const from = Int32Array.from(later, ({ start }) => start);
  const isLater = (place: Range): boolean => {
    const last = later[lastAtOrBefore(from, later.length, place.end - 1)];
    return last !== undefined && place.start < last.end;
  };
  return {
    repeats: [...ranges.keys()],
    outside: (pair) =>
      isLater({ start: pair.aStart, end: pair.aEnd }) || isLater({ start: pair.bStart, end: pair.bEnd })
        ? null
        : pair,
    ranges: (repeat) => ranges.get(repeat),
  };
}

function readCounted(text: string, start: number, end: number): Counted | null {
  if (!hasDigit(text, start)) return null;
  const label = LABEL.exec(text.slice(start, Math.min(end, start + LONGEST_LABEL)));
  return label && { number: Number(label[1]), start: start + label[0].length };
}

/** Looked at first, as hardly any line of a text has one there. */
function hasDigit(text: string, start: number): boolean {
  for (let at = start; at < start + MARKS_BEFORE_NUMBER; at += 1)
    if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

function isSame(text: string, one: number, oneEnd: number, other: number, otherEnd: number): boolean {
  if (oneEnd - one !== otherEnd - other || oneEnd <= one) return false;
  for (let at = 0; at < oneEnd - one; at += 1)
    if (text.charCodeAt(one + at) !== text.charCodeAt(other + at)) return false;
  return true;
}
