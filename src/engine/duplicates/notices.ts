import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import { type AlignedPair, editDistance, mostDifferences } from './align.ts';
import { paragraphEdge, type Edges } from './edges.ts';
import { exchangeOf } from './exchanged.ts';
import { withoutOmitted } from './omissions.ts';

/** From so much on, two passages are other notices by one formula rather than copies. */
const otherNotice = 0.1;
/** A paragraph that such passages cover by so much follows the formula. */
const covered = 0.5;
/** What is alike in two notices is so much of each of them: less is a sentence that they share, more is all of them. */
const alikeInNotice = { least: 0.7, most: 0.95 };
/** … and they are as long, but for such a share: else one may be the other's end. */
const mostUneven = 0.15;
/** Each notice is compared with so many before it. */
const mostBefore = 8;

export interface Parted {
  /** One passage twice. */
  readonly copies: readonly AlignedPair[];
  /** Passages that follow one formula, or parts of them. */
  readonly alike: readonly AlignedPair[];
}

/**
 * Among notices that follow one formula each is nearly a copy of each other one, and an alignment runs on from a notice that was
 * extracted twice into those around it, or starts in the midst of one. There paragraphs are compared, each as a whole: those
 * that have their names and numbers in common are copies.
 */
export function partNotices(
  { codes, offsets }: Normalised,
  blocks: Blocks,
  edges: Edges,
  pairs: readonly AlignedPair[],
): Parted {
  const paragraphs = new Paragraphs(codes, offsets, blocks);
  const alike: AlignedPair[] = [];
  const others: AlignedPair[] = [];
  for (const pair of pairs) {
    const notices = isOtherNotice(codes, pair) ? pair : paragraphs.noticesAround(pair);
    if (notices) alike.push(notices);
    else others.push(pair);
  }
  if (alike.length === 0) return { copies: pairs, alike };
  const notices = new Notices(paragraphs, alike);
  const copies = notices.copiesIn(pairs);
  for (const pair of others) {
    const isCopy = areParagraphs(edges, pair) ? !isOtherNotice(codes, pair, 'amongNotices') : false;
    if (isCopy || !notices.hold(pair)) copies.push(pair);
    else alike.push(pair);
  }
  return { copies, alike };
}

function isOtherNotice(
  codes: Uint16Array,
  pair: AlignedPair,
  where: 'anywhere' | 'amongNotices' = 'anywhere',
): boolean {
  if (pair.differences === 0) return false;
  const [one, other] = placesOf(pair).map((place) => withoutOmitted(codes, place, pair.omissions));
  return exchangeOf(one!, other!, where) >= otherNotice;
}

function placesOf({ aStart, aEnd, bStart, bEnd }: AlignedPair): [Range, Range] {
  return [
    { start: aStart, end: aEnd },
    { start: bStart, end: bEnd },
  ];
}

function areParagraphs(edges: Edges, { aStart, aEnd, bStart, bEnd }: AlignedPair): boolean {
  return [aStart, aEnd, bStart, bEnd].every((boundary) => edges.at(boundary) === paragraphEdge);
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}

/** The text's blocks as code ranges. */
class Paragraphs {
  readonly count: number;
  readonly #codes: Uint16Array;
  readonly #offsets: Normalised['offsets'];
  readonly #blocks: Blocks;

  constructor(codes: Uint16Array, offsets: Normalised['offsets'], blocks: Blocks) {
    this.count = blocks.count;
    this.#codes = codes;
    this.#offsets = offsets;
    this.#blocks = blocks;
  }

  at(code: number): number {
    return Math.max(0, this.#blocks.at(this.#offsets.at(code)));
  }

  in({ start, end }: Range): number[] {
    const first = this.at(start);
    return Array.from({ length: this.at(end - 1) - first + 1 }, (_, i) => first + i);
  }

  rangeOf(paragraph: number): Range {
    const { starts, ends } = this.#blocks;
    return {
      start: this.#offsets.indexFrom(starts[paragraph]!),
      end: this.#offsets.indexFrom(ends[paragraph]!),
    };
  }

  /** Two paragraphs, each as a whole; null where they are too different for copies. */
  align(one: number, other: number): AlignedPair | null {
    const [a, b] = [this.rangeOf(one), this.rangeOf(other)];
    const most = mostDifferences(Math.max(lengthOf(a), lengthOf(b)));
    const differences = editDistance(this.#codes, [a.start, a.end], [b.start, b.end], most);
    if (differences > most) return null;
    return { aStart: a.start, aEnd: a.end, bStart: b.start, bEnd: b.end, differences, omissions: [] };
  }

  /** Two notices, where the pair is what they have in common, names and numbers left out. */
  noticesAround(pair: AlignedPair): AlignedPair | null {
    const [a, b] = placesOf(pair);
    const one = this.#mostlyIn(a);
    const other = one === null ? null : this.#mostlyIn(b);
    if (one === null || other === null || one === other) return null;
    const [length, otherLength] = [lengthOf(this.rangeOf(one)), lengthOf(this.rangeOf(other))];
    if (Math.abs(length - otherLength) > mostUneven * Math.max(length, otherLength)) return null;
    const notices = this.align(one, other);
    return notices && isOtherNotice(this.#codes, notices) ? notices : null;
  }

  /** The paragraph of which a place is a good part, and not all. */
  #mostlyIn(place: Range): number | null {
    const paragraph = this.at(place.start);
    const range = this.rangeOf(paragraph);
    if (place.end > range.end) return null;
    const share = lengthOf(place) / lengthOf(range);
    return share >= alikeInNotice.least && share <= alikeInNotice.most ? paragraph : null;
  }

  copyOf(one: number, other: number): AlignedPair | null {
    const pair = this.align(one, other);
    return pair && !isOtherNotice(this.#codes, pair, 'amongNotices') ? pair : null;
  }
}

/** Paragraphs that follow one formula. */
class Notices {
  readonly #paragraphs: Paragraphs;
  readonly #notices = new Set<number>();

  constructor(paragraphs: Paragraphs, alike: readonly AlignedPair[]) {
    this.#paragraphs = paragraphs;
    for (const place of alike.flatMap(placesOf)) {
      for (const paragraph of paragraphs.in(place)) {
        const range = paragraphs.rangeOf(paragraph);
        const shared = Math.min(range.end, place.end) - Math.max(range.start, place.start);
        if (shared >= covered * lengthOf(range)) this.#notices.add(paragraph);
      }
    }
  }

  /** Do both places of a pair stand among the notices? */
  hold(pair: AlignedPair): boolean {
    return placesOf(pair)
      .flatMap((place) => this.#paragraphs.in(place))
      .every((paragraph) => this.#notices.has(paragraph));
  }

  /** Notices that are copies of each other, of those that pairs lead to and of neighbours; those in a row as one. */
  copiesIn(pairs: readonly AlignedPair[]): AlignedPair[] {
    const found = new Map<number, AlignedPair | null>();
    const look = (one: number, other: number) => {
      const key = this.#keyOf(one, other);
      if (found.has(key)) return;
      const copy = this.#paragraphs.copyOf(one, other);
      found.set(key, copy);
      if (copy) this.#notices.add(one).add(other);
    };
    for (const pair of pairs) for (const [one, other] of this.#opposites(pair)) look(one, other);
    // Of three in a row of which the first and the last are copies each pair that was aligned is of neighbours.
    const sorted = [...this.#notices].toSorted((p, q) => p - q);
    for (const [at, other] of sorted.entries())
      for (const one of sorted.slice(Math.max(0, at - mostBefore), at)) look(one, other);
    return [...found].flatMap(([key, pair]) =>
      pair && !found.get(this.#before(key)) ? [this.#runFrom(key, pair, found)] : [],
    );
  }

  #keyOf(one: number, other: number): number {
    return one * this.#paragraphs.count + other;
  }

  #before(key: number): number {
    return key - this.#paragraphs.count - 1;
  }

  #behind(key: number): number {
    return key + this.#paragraphs.count + 1;
  }

  #runFrom(first: number, pair: AlignedPair, found: ReadonlyMap<number, AlignedPair | null>): AlignedPair {
    let run = pair;
    for (let key = this.#behind(first); ; key = this.#behind(key)) {
      const next = found.get(key);
      if (!next || next.aEnd > run.bStart) return run;
      run = {
        ...run,
        aEnd: next.aEnd,
        bEnd: next.bEnd,
        differences: run.differences + next.differences,
      };
    }
  }

  /** Notices that stand opposite each other in a pair. */
  *#opposites({ aStart, aEnd, bStart, bEnd }: AlignedPair): Iterable<[one: number, other: number]> {
    for (const one of this.#paragraphs.in({ start: aStart, end: aEnd })) {
      const { start, end } = this.#paragraphs.rangeOf(one);
      const middle = (Math.max(start, aStart) + Math.min(end, aEnd)) / 2;
      const across = bStart + Math.floor(((middle - aStart) * (bEnd - bStart)) / (aEnd - aStart));
      const other = this.#paragraphs.at(across);
      // What is a copy of a notice is one.
      if (other > one && (this.#notices.has(one) || this.#notices.has(other))) yield [one, other];
    }
  }
}
