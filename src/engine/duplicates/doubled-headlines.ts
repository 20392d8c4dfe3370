import { lastFrom, type Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import type { AlignedPair } from './align.ts';
import { weightOf } from './chains.ts';
import type { Repeat } from './occurrences.ts';

/** Weight of a headline: six Han characters, 18 letters. A caption or a cell of a table of a word or two may come back below. */
const LEAST_WEIGHT = 18;
/** … of a byline. */
const LEAST_BYLINE = 9;
/** A kicker, a headline and a standfirst. Verse, programmes and tables have more lines. */
const MOST_TITLES = 3;
/** Blocks of a head, copies among them: those titles, and who wrote it, twice each. */
const MOST_BLOCKS = 10;

/** Headlines and bylines that stand twice in the head of one article, or twice on one line. */
export interface DoubledHeadlines {
  readonly repeats: readonly Repeat[];
  has(repeat: Repeat): boolean;
  /** Does one of the pair stand within a copy of a headline? What else has those words is told of the headline. */
  isOfCopy(pair: AlignedPair): boolean;
}

/** Letter for letter, punctuation and marks (`#`, `**`) aside, and no third time. */
export function findDoubledHeadlines(
  text: string,
  blocks: Blocks,
  { codes, offsets }: Normalised,
): DoubledHeadlines {
  const found = new Set<Repeat>();
  const copies: Range[] = [];
  const codesOf = (block: number): Range => ({
    start: offsets.indexFrom(blocks.starts[block]!),
    end: offsets.indexFrom(blocks.ends[block]!),
  });
  const take = (original: Range, copy: Range, least: number): void => {
    if (weightOf(codes, original) < least) return;
    found.add({ places: [original, copy], differences: 0, omissions: [] });
    copies.push(copy);
  };
  const areSame = (one: number, other: number): boolean => agree(codes, codesOf(one), codesOf(other));
  const takeTwiceOnLine = (block: number): void => {
    if (!mayBeTwice(text, blocks, block)) return;
    const [first, second] = halvesOf(codesOf(block));
    if (agree(codes, first, second)) take(first, second, LEAST_WEIGHT);
  };
  const takeTwiceInHead = (first: number, after: number): void => {
    for (const { original, copy, count } of repeatedIn(blocks, first, after, areSame)) {
      if (opensALetter(text, blocks, original, copy)) continue;
      const isByline = count === 1 && blocks.kind(original) === 'byline';
      take(
        { start: codesOf(original).start, end: codesOf(original + count - 1).end },
        { start: codesOf(copy).start, end: codesOf(copy + count - 1).end },
        isByline ? LEAST_BYLINE : LEAST_WEIGHT,
      );
    }
  };
  for (let block = 0; block < blocks.count;) {
    const after = Math.max(block + 1, headEnd(text, blocks, block, areSame));
    for (let line = block; line < after; line += 1) takeTwiceOnLine(line);
    if (after - block <= MOST_BLOCKS && !namesHeadline(text, blocks, block, after))
      takeTwiceInHead(block, after);
    block = after;
  }
  copies.sort((a, b) => a.start - b.start);
  const isInCopy = (start: number, end: number): boolean => end <= (lastFrom(copies, start)?.end ?? -1);
  return {
    repeats: [...found],
    has: (repeat) => found.has(repeat),
    isOfCopy: ({ aStart, aEnd, bStart, bEnd }) => isInCopy(aStart, aEnd) || isInCopy(bStart, bEnd),
  };
}

type AreSame = (one: number, other: number) => boolean;

/** Behind the titles and bylines that begin with a block. Without its mark a headline may look like a paragraph. */
function headEnd(text: string, blocks: Blocks, first: number, areSame: AreSame): number {
  let block = first;
  while (block < blocks.count) {
    const isHead = isTitleOrByline(blocks, block);
    const [before, behind] = [block - 1, block + 1];
    const isTwin = (other: number): boolean =>
      mayBeHeadline(text, blocks, block) && isTitleOrByline(blocks, other) && areSame(block, other);
    if (!isHead && !(block > first && isTwin(before)) && !(behind < blocks.count && isTwin(behind))) break;
    block = behind;
  }
  return block;
}

function isTitleOrByline(blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  return kind === 'title' || kind === 'byline';
}

interface Again {
  readonly original: number;
  readonly copy: number;
  /** Blocks of each. */
  count: number;
}

/** Blocks of a head that stand there twice, those together that follow each other in both places. */
function repeatedIn(blocks: Blocks, first: number, after: number, areSame: AreSame): Again[] {
  const repeated: Again[] = [];
  let titles = 0;
  for (let block = first; block < after; block += 1) {
    let earlier = block - 1;
    while (earlier >= first && !areSame(earlier, block)) earlier -= 1;
    const last = repeated.at(-1);
    if (earlier < first) {
      if (blocks.kind(block) === 'title') titles += 1;
    } else if (repeated.some(({ copy, count }) => earlier >= copy && earlier < copy + count)) {
      return [];
    } else if (last && last.original + last.count === earlier && last.copy + last.count === block) {
      last.count += 1;
    } else repeated.push({ original: earlier, copy: block, count: 1 });
  }
  return titles <= MOST_TITLES ? repeated : [];
}

/** 新华社北京五月四日电题：…: a report that names its headline. */
const NAMES_HEADLINE = /[电電][题題][：:]/u;

function namesHeadline(text: string, blocks: Blocks, first: number, after: number): boolean {
  return NAMES_HEADLINE.test(text.slice(blocks.starts[first], blocks.ends[after - 1]));
}

/** A letter begins with whom it is written to, which may be its headline as well. */
function opensALetter(text: string, blocks: Blocks, original: number, copy: number): boolean {
  const hasColon = (block: number): boolean => /[:：]/u.test(text[blocks.ends[block]! - 1]!);
  return hasColon(copy) && !hasColon(original);
}

const FULL_STOP = '。．.';
const TERMINAL = `${FULL_STOP}！!？?…⋯`;

function mayBeHeadline(text: string, blocks: Blocks, block: number): boolean {
  return blocks.kind(block) === 'paragraph' && !FULL_STOP.includes(text[blocks.ends[block]! - 1]!);
}

/** May it be a headline twice on one line? With its copy one may be as long as a paragraph. */
function mayBeTwice(text: string, blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  return kind === 'title' || (kind === 'paragraph' && !TERMINAL.includes(text[blocks.ends[block]! - 1]!));
}

function halvesOf({ start, end }: Range): [Range, Range] {
  const middle = (start + end) >> 1;
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}

function agree(codes: Uint16Array, one: Range, other: Range): boolean {
  const length = one.end - one.start;
  if (length === 0 || other.end - other.start !== length) return false;
  for (let at = 0; at < length; at += 1) if (codes[one.start + at] !== codes[other.start + at]) return false;
  return true;
}
