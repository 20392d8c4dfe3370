import { lastFrom, type Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import { editDistance } from './align.ts';
import { weightOf } from './chains.ts';
import { areAlike } from './codes-alike.ts';
import type { Repeat } from './occurrences.ts';
import { runInHeadlines } from './run-in-headlines.ts';
import { endsSentence } from './setting.ts';
import { isMisreading, ownWordings } from './wording.ts';

/** Weight of a headline: six Han characters, 18 letters. A caption or a cell of a table of a word or two may come back below. */
const LEAST_WEIGHT = 18;
/** … of a byline. */
const LEAST_BYLINE = 6;
/** … of one that was misread, and characters of it that were: one in eight. */
const LEAST_MISREAD = 24;
const MISREAD_SHARE = 0.125;
/** A kicker, a headline and a standfirst. Verse, programmes and tables have more lines. */
const MOST_TITLES = 3;
/** Blocks of a head, copies among them: those titles, and who wrote it, twice each. */
const MOST_BLOCKS = 10;

/** Headlines and bylines that stand twice in the head of one article, or twice on one line, or have run into the text beside them as well. */
export interface DoubledHeadlines {
  readonly repeats: readonly Repeat[];
  has(repeat: Repeat): boolean;
  /** Does it stand within a copy of a headline? What else has those words is told of the headline. */
  copyHolds(place: Range): boolean;
}

/** Letter for letter, punctuation and marks (`#`, `**`) aside, or with one of them clearly misread; and no third time. */
export function findDoubledHeadlines(
  page: { readonly text: string; readonly blocks: Blocks; readonly seams: SeamModel },
  normalised: Normalised,
): DoubledHeadlines {
  const { text, blocks } = page;
  const { codes, offsets } = normalised;
  const found = new Set<Repeat>();
  const copies: Range[] = [];
  const codesOf = (stretch: Stretch): Range => ({
    start: offsets.indexFrom(blocks.starts[stretch.first]!),
    end: offsets.indexFrom(blocks.ends[stretch.after - 1]!),
  });
  const take = (original: Range, copy: Range, differences: number, least: number): void => {
    if (weightOf(codes, original) < least) return;
    const places = [original, copy].toSorted((a, b) => a.start - b.start);
    found.add({ places, differences, omissions: [] });
    copies.push(copy);
  };
  const differencesOf: DifferencesOf = (one, two) => {
    const length = lengthOf(blocks, one);
    if (length < SHORTEST || Math.abs(length - lengthOf(blocks, two)) > MOST_MARKS) return null;
    const [a, b] = [codesOf(one), codesOf(two)];
    if (areAlike(codes, a, b)) return 0;
    const most = Math.floor(MISREAD_SHARE * (a.end - a.start));
    if (Math.abs(a.end - a.start - (b.end - b.start)) > most || weightOf(codes, a) < LEAST_MISREAD)
      return null;
    const differences = editDistance(codes, [a.start, a.end], [b.start, b.end], most);
    if (differences > most) return null;
    const [first, second] = ownWordings(text, [textOf(one), textOf(two)], [[], []]);
    return isMisreading([first!, second!]) ? differences : null;
  };
  const textOf = ({ first, after }: Stretch): Range => ({
    start: blocks.starts[first]!,
    end: blocks.ends[after - 1]!,
  });
  const takeTwiceOnLine = (block: number): void => {
    if (!mayBeTwice(text, blocks, block)) return;
    const [first, second] = halvesOf(codesOf(only(block)));
    if (areAlike(codes, first, second)) take(first, second, 0, LEAST_WEIGHT);
  };
  const takeTwiceInHead = (head: Stretch): void => {
    for (const { original, copy, differences } of repeatedIn(blocks, head, differencesOf)) {
      if (opensALetter(text, blocks, original, copy)) continue;
      const isByline = original.after - original.first === 1 && blocks.kind(original.first) === 'byline';
      take(codesOf(original), codesOf(copy), differences, isByline ? LEAST_BYLINE : LEAST_WEIGHT);
    }
  };
  for (let block = 0; block < blocks.count;) {
    const head = { first: block, after: Math.max(block + 1, headEnd(text, blocks, block, differencesOf)) };
    for (let line = block; line < head.after; line += 1) takeTwiceOnLine(line);
    if (head.after - block <= MOST_BLOCKS && !namesHeadline(text, blocks, head)) takeTwiceInHead(head);
    block = head.after;
  }
  for (const { headline, copy } of runInHeadlines(page, normalised)) take(headline, copy, 0, LEAST_WEIGHT);
  copies.sort((a, b) => a.start - b.start);
  return {
    repeats: [...found],
    has: (repeat) => found.has(repeat),
    copyHolds: ({ start, end }) => end <= (lastFrom(copies, start)?.end ?? -1),
  };
}

/** Blocks, up to the one behind the last. */
interface Stretch {
  readonly first: number;
  readonly after: number;
}

/** Characters of a name. */
const SHORTEST = 2;
/** Marks and line ends that one of two headlines has and the other has not; more than that of any character is another headline. */
const MOST_MARKS = 16;

function lengthOf({ starts, ends }: Blocks, { first, after }: Stretch): number {
  return ends[after - 1]! - starts[first]!;
}

const only = (block: number): Stretch => ({ first: block, after: block + 1 });

/** Edits between two stretches of blocks that say the same; null where they do not. A headline may stand there on one line and on two. */
type DifferencesOf = (one: Stretch, other: Stretch) => number | null;

/** Behind the titles and bylines that begin with a block. Without its mark a headline may look like a paragraph. */
function headEnd(text: string, blocks: Blocks, first: number, differencesOf: DifferencesOf): number {
  let block = first;
  while (block < blocks.count) {
    const isHead =
      isTitleOrByline(blocks, block) ||
      (block > first && isTwin(text, blocks, block, block - 1, differencesOf)) ||
      isTwin(text, blocks, block, block + 1, differencesOf);
    if (!isHead) break;
    block += 1;
  }
  return block;
}

/** Does it say the same as a title or a byline beside it, though it looks like something else? */
function isTwin(
  text: string,
  blocks: Blocks,
  block: number,
  beside: number,
  differencesOf: DifferencesOf,
): boolean {
  if (beside >= blocks.count || !isTitleOrByline(blocks, beside)) return false;
  return differencesOf(only(block), only(beside)) !== null && mayBeHeadline(text, blocks, block);
}

function isTitleOrByline(blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  return kind === 'title' || kind === 'byline';
}

interface Again {
  readonly original: Stretch;
  readonly copy: Stretch;
  readonly differences: number;
}

/** What a head says twice: right behind itself, or farther below. */
function repeatedIn(blocks: Blocks, head: Stretch, differencesOf: DifferencesOf): Again[] {
  const repeated: Again[] = [];
  let titles = 0;
  for (let block = head.first; block < head.after;) {
    const again = againAt(head, block, differencesOf);
    if (again === undefined) {
      if (blocks.kind(block) === 'title') titles += 1;
      block += 1;
      continue;
    }
    if (repeated.some(({ copy }) => again.original.first < copy.after && again.original.after > copy.first))
      return [];
    repeated.push(again);
    block = again.copy.after;
  }
  return titles <= MOST_TITLES ? repeated : [];
}

/** What begins with a block and stands farther above in the head, too: the nearest, and as much of it as there is. */
function againAt(head: Stretch, block: number, differencesOf: DifferencesOf): Again | undefined {
  for (let first = block - 1; first >= head.first; first -= 1) {
    let longest: Again | undefined;
    for (let after = first + 1; after <= block; after += 1) {
      const original = { first, after };
      for (const copy of stretchesFrom(block, head.after)) {
        const differences = differencesOf(original, copy);
        if (differences !== null) longest = { original, copy, differences };
      }
    }
    if (longest !== undefined) return longest;
  }
  return undefined;
}

function stretchesFrom(first: number, after: number): Stretch[] {
  return Array.from({ length: after - first }, (_, count) => ({ first, after: first + count + 1 }));
}

/** 新华社北京五月四日电题：…: a report that names its headline. */
const NAMES_HEADLINE = /[电電][题題][：:]/u;

function namesHeadline(text: string, blocks: Blocks, { first, after }: Stretch): boolean {
  return NAMES_HEADLINE.test(text.slice(blocks.starts[first], blocks.ends[after - 1]));
}

/** A letter begins with whom it is written to, which may be its headline as well. */
function opensALetter(text: string, blocks: Blocks, original: Stretch, copy: Stretch): boolean {
  const hasColon = ({ after }: Stretch): boolean => /[:：]/u.test(text[blocks.ends[after - 1]! - 1]!);
  return hasColon(copy) && !hasColon(original);
}

/** With the marks that close behind it. */
const LONGEST_END = 4;
const FULL_STOP = /[。．.][”」』"’»)）*_]{0,3}$/u;

function mayBeHeadline(text: string, blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  // In capitals it may look like a running head.
  if (kind !== 'paragraph' && kind !== 'furniture') return false;
  const end = blocks.ends[block]!;
  return !FULL_STOP.test(text.slice(end - LONGEST_END, end));
}

/** Characters of a headline of {@link LEAST_WEIGHT}, twice. */
const SHORTEST_TWICE = 12;

/** May it be a headline twice on one line? With its copy one may be as long as a paragraph. */
function mayBeTwice(text: string, blocks: Blocks, block: number): boolean {
  const [start, end] = [blocks.starts[block]!, blocks.ends[block]!];
  if (end - start < SHORTEST_TWICE) return false;
  const middle = (start + end) >> 1;
  // One character in a hundred stands so by chance: nothing is looked up for the others.
  if (text[middle] !== text[start] && text[middle + 1] !== text[start]) return false;
  const kind = blocks.kind(block);
  return kind === 'title' || (kind === 'paragraph' && !endsSentence(text, end));
}

function halvesOf({ start, end }: Range): [Range, Range] {
  const middle = (start + end) >> 1;
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}
