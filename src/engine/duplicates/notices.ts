import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import { type AlignedPair, editDistance, mostDifferences } from './align.ts';
import { paragraphEdge, type Edges } from './edges.ts';
import { exchangeOf } from './exchanged.ts';
import { withoutOmitted } from './omissions.ts';

/** From so much on, two passages are other notices by one formula rather than copies. */
const otherNotice = 0.25;
/** A paragraph that such passages cover by so much follows the formula. */
const covered = 0.8;
/** Each notice is compared with so many before it. */
const mostBefore = 8;

export interface Parted {
  /** One passage twice. */
  readonly copies: readonly AlignedPair[];
  /** Passages that follow one formula, or parts of it. */
  readonly alike: readonly AlignedPair[];
}

/**
 * Among notices that follow one formula each is nearly a copy of each other one, and an alignment runs on from a notice that was
 * extracted twice into those around it, or starts in the midst of one. There paragraphs are compared, each as a whole: those
 * that have their names in common are copies.
 */
export function partNotices(
  normalised: Normalised,
  blocks: Blocks,
  edges: Edges,
  pairs: readonly AlignedPair[],
): Parted {
  const alike = pairs.filter((pair) => isOtherNotice(normalised.codes, pair));
  if (alike.length === 0) return { copies: pairs, alike };
  const notices = new Notices(normalised, blocks, alike);
  const others = new Set(alike);
  const copies: AlignedPair[] = [];
  for (const pair of pairs) {
    if (others.has(pair)) continue;
    if (notices.hold(pair) && !areParagraphs(edges, pair)) alike.push(pair);
    else copies.push(pair);
  }
  return { copies: [...copies, ...notices.copiesIn(pairs)], alike };
}

function isOtherNotice(codes: Uint16Array, pair: AlignedPair): boolean {
  if (pair.differences === 0) return false;
  const [one, other] = placesOf(pair).map((place) => withoutOmitted(codes, place, pair.omissions));
  return exchangeOf(one!, other!) >= otherNotice;
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

/** Paragraphs that follow one formula. */
class Notices {
  readonly #codes: Uint16Array;
  readonly #offsets: Normalised['offsets'];
  readonly #blocks: Blocks;
  readonly #notices = new Set<number>();

  constructor({ codes, offsets }: Normalised, blocks: Blocks, alike: readonly AlignedPair[]) {
    this.#codes = codes;
    this.#offsets = offsets;
    this.#blocks = blocks;
    for (const place of alike.flatMap(placesOf)) {
      for (const block of this.#blocksIn(place)) {
        const { start, end } = this.#rangeOf(block);
        const shared = Math.min(end, place.end) - Math.max(start, place.start);
        if (shared >= covered * (end - start)) this.#notices.add(block);
      }
    }
  }

  /** Do both places of a pair stand among the notices? */
  hold(pair: AlignedPair): boolean {
    return placesOf(pair).every((place) => this.#blocksIn(place).every((block) => this.#notices.has(block)));
  }

  /** Notices that are copies of each other, of those that pairs lead to and of neighbours; those in a row as one. */
  copiesIn(pairs: readonly AlignedPair[]): AlignedPair[] {
    const found = new Map<number, AlignedPair | null>();
    const look = (one: number, other: number) => {
      const key = this.#keyOf(one, other);
      if (!found.has(key)) found.set(key, this.#compare(one, other));
    };
    for (const pair of pairs) for (const [one, other] of this.#opposites(pair)) look(one, other);
    // Of three in a row of which the first and the last are copies each pair that is aligned is of neighbours.
    const sorted = [...this.#notices].toSorted((p, q) => p - q);
    for (const [at, other] of sorted.entries())
      for (const one of sorted.slice(Math.max(0, at - mostBefore), at)) look(one, other);
    return [...found].flatMap(([key, pair]) =>
      pair && !found.get(this.#before(key)) ? [this.#run(key, found)] : [],
    );
  }

  #keyOf(one: number, other: number): number {
    return one * this.#blocks.count + other;
  }

  #before(key: number): number {
    return key - this.#blocks.count - 1;
  }

  #run(first: number, found: ReadonlyMap<number, AlignedPair | null>): AlignedPair {
    let run = found.get(first)!;
    for (let key = first; ;) {
      key += this.#blocks.count + 1;
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
  *#opposites(pair: AlignedPair): Iterable<[one: number, other: number]> {
    const { aStart, aEnd, bStart, bEnd } = pair;
    for (const one of this.#blocksIn({ start: aStart, end: aEnd })) {
      if (!this.#notices.has(one)) continue;
      const { start, end } = this.#rangeOf(one);
      const middle = (Math.max(start, aStart) + Math.min(end, aEnd)) / 2;
      const across = bStart + Math.floor(((middle - aStart) * (bEnd - bStart)) / (aEnd - aStart));
      const other = this.#blockAt(across);
      if (other > one && this.#notices.has(other)) yield [one, other];
    }
  }

  #compare(one: number, other: number): AlignedPair | null {
    const [a, b] = [this.#rangeOf(one), this.#rangeOf(other)];
    const most = mostDifferences(Math.max(a.end - a.start, b.end - b.start));
    const differences = editDistance(this.#codes, [a.start, a.end], [b.start, b.end], most);
    if (differences > most) return null;
    const pair = { aStart: a.start, aEnd: a.end, bStart: b.start, bEnd: b.end, differences, omissions: [] };
    return isOtherNotice(this.#codes, pair) ? null : pair;
  }

  #blocksIn({ start, end }: Range): number[] {
    const first = this.#blockAt(start);
    return Array.from({ length: this.#blockAt(end - 1) - first + 1 }, (_, i) => first + i);
  }

  #blockAt(code: number): number {
    return Math.max(0, this.#blocks.at(this.#offsets.at(code)));
  }

  #rangeOf(block: number): Range {
    const { starts, ends } = this.#blocks;
    return { start: this.#offsets.indexFrom(starts[block]!), end: this.#offsets.indexFrom(ends[block]!) };
  }
}
