import type { Range } from '../range.ts';
import type { AlignedPair } from './align.ts';
import { type Omission, omittedIn } from './omissions.ts';

/** Places that say the same, as code ranges in reading order. */
export interface Repeat {
  readonly places: readonly Range[];
  /** Most edits between any two places that were compared. */
  readonly differences: number;
  /** What a place has and another leaves out. */
  readonly omissions: readonly Omission[];
  /** They are notices that follow one formula, or parts of such. */
  readonly amongNotices?: boolean;
  /** They stand one right behind the other. */
  readonly inARow?: InARow;
}

/** A passage that stands there three times or more, each time right behind the last; once, where it only begins again. */
export interface InARow {
  readonly times: number;
  /** Codes behind the last time with which it begins once more and breaks off. */
  readonly brokenOff: number;
}

/** Ends of the same place, found from different copies, are no more codes apart, or 1/128 of its length. */
const minSlack = 2;
/** A repeat lies within another when this much of it does. */
const within = 0.9;
/** Codes that must agree for an edit: else a copy that was read on into what follows by a few chance agreements comes first. */
const agreedForEdit = 2;
/** What repeats inside a passage that stands so often is not told apart from it. */
const manyPlaces = 8;
const bucketShift = 9;

interface Growing {
  readonly places: Range[];
  differences: number;
  readonly omissions: Omission[];
}

/** Brings pairs that share a place together: three copies are one repeat. Pairs that agree the longest come first. */
export function groupPairs(pairs: readonly AlignedPair[]): Repeat[] {
  const repeats: Growing[] = [];
  const index = new PlaceIndex();
  const sorted = pairs.toSorted(
    (p, q) => agreementOf(q) - agreementOf(p) || p.aStart - q.aStart || p.bStart - q.bStart,
  );
  for (const pair of sorted) {
    const a = { start: pair.aStart, end: pair.aEnd };
    const b = { start: pair.bStart, end: pair.bEnd };
    const atA = index.around(a);
    const atB = index.around(b);
    const both = [...atA].find(([repeat, place]) => {
      const other = atB.get(repeat);
      const known = repeats[repeat]!.places.length;
      return other !== undefined && (other !== place || known >= manyPlaces);
    });
    if (both) {
      const repeat = repeats[both[0]]!;
      if (!same(both[1], a)) continue;
      repeat.differences = Math.max(repeat.differences, pair.differences);
      if (same(atB.get(both[0])!, b)) repeat.omissions.push(...pair.omissions);
      continue;
    }
    const joinsA = [...atA].find(([, place]) => same(place, a));
    const joinsB = [...atB].find(([, place]) => same(place, b));
    if (joinsA && joinsB) {
      merge(repeats, index, joinsA[0], joinsB[0]);
    } else if (joinsA ?? joinsB) {
      const [repeat] = (joinsA ?? joinsB)!;
      const place = joinsA ? b : a;
      const known = repeats[repeat]!;
      if (known.places.some((other) => overlap(other, place) > 0)) continue;
      known.places.push(place);
      known.omissions.push(...pair.omissions);
      index.add(repeat, place);
    } else {
      const { differences, omissions } = pair;
      const repeat = repeats.push({ places: [a, b], differences, omissions: [...omissions] }) - 1;
      index.add(repeat, a);
      index.add(repeat, b);
    }
  }
  return repeats
    .filter(({ places }) => places.length > 1)
    .map(({ places, differences, omissions }) => ({
      places: places.toSorted((p, q) => p.start - q.start),
      differences,
      omissions,
    }));
}

function agreementOf({ bStart, bEnd, differences, omissions }: AlignedPair): number {
  const agreed = bEnd - bStart - omittedIn({ start: bStart, end: bEnd }, omissions);
  return agreed - agreedForEdit * differences;
}

function merge(repeats: Growing[], index: PlaceIndex, into: number, from: number): void {
  const target = repeats[into]!;
  const source = repeats[from]!;
  for (const place of source.places) {
    if (target.places.some((known) => overlap(known, place) > 0)) continue;
    target.places.push(place);
    index.add(into, place);
  }
  target.differences = Math.max(target.differences, source.differences);
  target.omissions.push(...source.omissions);
  source.places.length = 0;
  index.forget(from);
}

function overlap(p: Range, q: Range): number {
  return Math.max(0, Math.min(p.end, q.end) - Math.max(p.start, q.start));
}

function same(p: Range, q: Range): boolean {
  const slack = Math.max(minSlack, (q.end - q.start) >> 7);
  return Math.abs(p.start - q.start) <= slack && Math.abs(p.end - q.end) <= slack;
}

/** Which repeats have a place that holds a range. */
class PlaceIndex {
  private readonly buckets = new Map<number, { repeat: number; place: Range }[]>();
  private readonly forgotten = new Set<number>();

  add(repeat: number, place: Range): void {
    for (let bucket = place.start >> bucketShift; bucket <= place.end >> bucketShift; bucket += 1) {
      const entries = this.buckets.get(bucket);
      if (entries) entries.push({ repeat, place });
      else this.buckets.set(bucket, [{ repeat, place }]);
    }
  }

  forget(repeat: number): void {
    this.forgotten.add(repeat);
  }

  /** Repeat → its place that holds nearly all of the range, or is the same place. */
  around(range: Range): Map<number, Range> {
    const found = new Map<number, Range>();
    const middle = (range.start + range.end) >> 1;
    for (const { repeat, place } of this.buckets.get(middle >> bucketShift) ?? []) {
      if (this.forgotten.has(repeat)) continue;
      if (overlap(place, range) >= within * (range.end - range.start) || same(place, range))
        found.set(repeat, place);
    }
    return found;
  }
}
