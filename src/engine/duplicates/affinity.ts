import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { firstWideCode, type Normalised } from '../text/normalise.ts';

/** How far around a copy its neighbours are read, and how much of the copy at either end, in codes. */
const contextCodes = 300;
const copyCodes = 500;
/** Codes on either side of each copy in which a piece is counted, to know how common it is here. */
const surroundingCodes = 4000;
/** In a text longer than a page there are many repeats, and less is read for each. */
const pageCodes = 60_000;
const surroundingCodesInLongText = 1200;
/** The surroundings are counted by pieces of the text of this size: a piece says less in how more of them it stands. */
const chunkCodes = 150;
/** A short page is counted by smaller pieces, or every piece would stand in all of them. */
const fewestChunks = 16;
const leastChunkCodes = 40;
const slotBits = 14;
/** Shorter words are the same in any article. */
const minWord = 4;
const multiplier = 0x9e3779b1;
/** So many other repeats in a row are stepped over on the way to text that stands once. */
const maxSteps = 4;
/** Later copies are not looked at. */
const maxCopies = 8;

/**
 * How much of a copy's vocabulary stands around each place: an article speaks of the same things throughout, so the
 * stray copy stands among strangers. A piece (two Han characters, or a word) counts by how rare it is on the page, as
 * ln(chunks / chunks with it); the neighbours of a place end at the next title. What stands twice itself does not say
 * where anything belongs: it is stepped over. Holds scratch space; one a text.
 */
export class Affinities {
  private readonly page: Normalised;
  private readonly blocks: Blocks;
  private readonly repeated: readonly Range[];
  private turn = 0;
  /** Slot → the turn in which its pieces stood in the copy; what is noted of other slots means nothing. */
  private readonly inCopy = new Uint32Array(1 << slotBits);
  private readonly chunksWith = new Uint16Array(1 << slotBits);
  private readonly lastChunk = new Uint16Array(1 << slotBits);
  private readonly lastPlace = new Uint8Array(1 << slotBits);
  private slots = new Uint16Array(2 * copyCodes);

  /** @param repeated places of all repeats as code ranges, in reading order, apart from each other */
  constructor(page: Normalised, blocks: Blocks, repeated: readonly Range[]) {
    this.page = page;
    this.blocks = blocks;
    this.repeated = repeated;
  }

  /** @returns one sum a place */
  of(places: readonly Range[]): number[] {
    const { start, end } = places[0]!;
    const half = Math.min(copyCodes, end - start);
    this.turn += 1;
    this.note(start, start + half);
    this.note(Math.max(start, end - half), end);
    const chunks = this.countChunks(places);
    return places.map((place, index) => (index < maxCopies ? this.around(places, place, index, chunks) : 0));
  }

  private around(places: readonly Range[], place: Range, index: number, chunks: number): number {
    const { inCopy, lastPlace, chunksWith, turn } = this;
    let sum = 0;
    for (const { start, end } of contextOf(this.page, this.blocks, places, place, this.repeated)) {
      const count = this.readPieces(start, end);
      for (let at = 0; at < count; at += 1) {
        const slot = this.slots[at]!;
        if (inCopy[slot] !== turn || lastPlace[slot] === index + 1) continue;
        lastPlace[slot] = index + 1;
        sum += Math.log((chunks + 1) / (chunksWith[slot]! + 1));
      }
    }
    return sum;
  }

  private note(start: number, end: number): void {
    const count = this.readPieces(start, end);
    for (let at = 0; at < count; at += 1) {
      const slot = this.slots[at]!;
      this.inCopy[slot] = this.turn;
      this.chunksWith[slot] = 0;
      this.lastChunk[slot] = 0;
      this.lastPlace[slot] = 0;
    }
  }

  /** Counts in how many chunks of the copies' surroundings, the copies left out, each piece stands. */
  private countChunks(places: readonly Range[]): number {
    const { codes } = this.page;
    const reach = codes.length > pageCodes ? surroundingCodesInLongText : surroundingCodes;
    const chunk = Math.min(chunkCodes, Math.max(leastChunkCodes, Math.floor(codes.length / fewestChunks)));
    let chunks = 0;
    let done = 0;
    for (const place of places.slice(0, maxCopies)) {
      let at = Math.max(done, place.start - reach);
      const end = Math.min(codes.length, place.end + reach);
      while (at < end) {
        const to = Math.min(end, at + chunk);
        const copy = places.find((other) => other.start < to && other.end > at);
        if (copy) {
          at = Math.max(to, copy.end);
          continue;
        }
        chunks += 1;
        this.countChunk(at, to, chunks);
        at = to;
      }
      done = Math.max(done, end);
    }
    return chunks;
  }

  private countChunk(start: number, end: number, chunk: number): void {
    const { inCopy, lastChunk, chunksWith, turn } = this;
    const count = this.readPieces(start, end);
    for (let at = 0; at < count; at += 1) {
      const slot = this.slots[at]!;
      if (inCopy[slot] !== turn || lastChunk[slot] === chunk) continue;
      lastChunk[slot] = chunk;
      chunksWith[slot] = chunksWith[slot]! + 1;
    }
  }

  /** Puts the slots of the pieces in a range into `slots`. @returns how many there are */
  private readPieces(from: number, to: number): number {
    const { codes, offsets } = this.page;
    if (to - from > this.slots.length) this.slots = new Uint16Array(to - from);
    const { slots } = this;
    let count = 0;
    /** Of the code at `at`, where letters are read. */
    let offset = NOT_KNOWN;
    for (let at = from; at + 1 < to;) {
      const code = codes[at]!;
      let hash = Math.imul(code, multiplier);
      if (code >= firstWideCode) {
        hash = Math.imul(hash ^ codes[at + 1]!, multiplier) ^ (hash >>> 15);
        slots[count++] = hash >>> (32 - slotBits);
        at += 1;
        offset = NOT_KNOWN;
        continue;
      }
      if (offset === NOT_KNOWN) offset = offsets.at(at);
      let length = 1;
      // A word goes on with the next code if that is the next unit.
      for (; at + length < to && offsets.isCode(offset + length); length += 1) {
        const next = codes[at + length]!;
        if (next >= firstWideCode) break;
        hash = Math.imul(hash ^ next, multiplier) ^ (hash >>> 15);
      }
      if (length >= minWord) slots[count++] = hash >>> (32 - slotBits);
      at += length;
      offset += length;
      if (at < to) while (!offsets.isCode(offset)) offset += 1;
    }
    return count;
  }
}

const NOT_KNOWN = -1;

/** What stands before and after a place, up to another copy or the article's end. */
function contextOf(
  page: Normalised,
  blocks: Blocks,
  places: readonly Range[],
  place: Range,
  repeated: readonly Range[],
): Range[] {
  let first = 0;
  let last = page.codes.length;
  for (const other of places) {
    if (other === place) continue;
    if (other.end <= place.start) first = Math.max(first, other.end);
    if (other.start >= place.end) last = Math.min(last, other.start);
  }
  const earlier = freeBefore(repeated, place.start, first);
  const later = freeAfter(repeated, place.end, last);
  const from = articleStart(page, blocks, earlier.at(-1)?.start ?? place.start, place.start);
  const to = articleEnd(page, blocks, place.end, later.at(-1)?.end ?? place.end);
  return [
    ...earlier.map(({ start, end }) => ({ start: Math.max(start, from), end })),
    ...later.map(({ start, end }) => ({ start, end: Math.min(end, to) })),
  ];
}

/** `contextCodes` of text that stands once, walking back from a code. */
function freeBefore(repeated: readonly Range[], code: number, first: number): Range[] {
  const pieces: Range[] = [];
  let left = contextCodes;
  let at = code;
  let next = indexFrom(repeated, ({ start }) => start >= code) - 1;
  for (; left > 0 && at > first && pieces.length <= maxSteps; next -= 1) {
    const wall = Math.min(at, repeated[next]?.end ?? 0);
    const start = Math.max(first, at - left, wall);
    pieces.push({ start, end: at });
    left -= at - start;
    if (start > wall) break;
    at = Math.min(start, repeated[next]?.start ?? 0);
  }
  return pieces;
}

function freeAfter(repeated: readonly Range[], code: number, last: number): Range[] {
  const pieces: Range[] = [];
  let left = contextCodes;
  let at = code;
  let next = indexFrom(repeated, ({ end }) => end > code);
  for (; left > 0 && at < last && pieces.length <= maxSteps; next += 1) {
    const wall = Math.max(at, repeated[next]?.start ?? last);
    const end = Math.min(last, at + left, wall);
    pieces.push({ start: at, end });
    left -= end - at;
    if (end < wall) break;
    at = Math.max(end, repeated[next]?.end ?? last);
  }
  return pieces;
}

/** Index of the first range for which the test holds, as it does for all behind it. */
function indexFrom(ranges: readonly Range[], test: (range: Range) => boolean): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(ranges[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First code of the last title before `end`; `from` when there is none after it. */
function articleStart({ offsets }: Normalised, blocks: Blocks, from: number, end: number): number {
  const least = offsets.at(from);
  for (let block = blocks.at(offsets.at(end) - 1); block >= 0 && blocks.starts[block]! >= least; block -= 1) {
    if (blocks.kind(block) === 'title') return offsets.indexFrom(blocks.starts[block]!);
  }
  return from;
}

/** First code of the next title after `start`, at most `to`. */
function articleEnd({ offsets }: Normalised, blocks: Blocks, start: number, to: number): number {
  const [from, most] = [offsets.at(start), offsets.at(to)];
  for (
    let block = Math.max(0, blocks.at(from));
    block < blocks.count && blocks.starts[block]! < most;
    block += 1
  ) {
    if (blocks.starts[block]! >= from && blocks.kind(block) === 'title')
      return offsets.indexFrom(blocks.starts[block]!);
  }
  return to;
}
