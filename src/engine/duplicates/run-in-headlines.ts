import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import { areAlike } from './codes-alike.ts';
import { opensWithDateline } from './on-purpose.ts';
import { endsSentence } from './setting.ts';

/** A headline, and the same words where they have run into the text beside it: code ranges. */
export interface RunIn {
  readonly headline: Range;
  readonly copy: Range;
}

/** Blocks between a headline and its text that are looked over: who wrote it. */
const MOST_BYLINES = 2;
/** What a Chinese headline has and no clause: a space, or what else divides its parts. */
const DIVIDED = /[\u3400-\u9fff”」』》）】！？][ \u3000]+[\u3400-\u9fff“「『《（【]|[！？—|｜]/u;
/** Log-odds that the headline's words go on with what stands behind them, where they begin the text. */
const GOES_ON_FROM = -2;
/** Behind it the text says what it is about: BANGKOK: …, Wer hätte das gedacht: … */
const TAKEN_UP = /[:：,，、;；.…—–-]/u;

/**
 * The words of a headline that its text begins with, where they do not go on there, and those that the text above it ends with.
 * Of some 3,800 articles and pages ten have a text that begins with its headline's words: all go on, or have a mark behind them.
 */
export function* runInHeadlines(
  { text, blocks, seams }: { readonly text: string; readonly blocks: Blocks; readonly seams: SeamModel },
  { codes, offsets }: Normalised,
): Generator<RunIn> {
  const codesOf = (block: number): Range => ({
    start: offsets.indexFrom(blocks.starts[block]!),
    end: offsets.indexFrom(blocks.ends[block]!),
  });
  const beginsText = (headline: Range, below: number): RunIn[] => {
    const { start, end } = codesOf(below);
    const copy = { start, end: start + headline.end - headline.start };
    if (copy.end >= end || !areAlike(codes, headline, copy)) return [];
    const [copyStart, copyEnd, rest] = [
      offsets.at(start),
      offsets.at(copy.end - 1) + 1,
      offsets.at(copy.end),
    ];
    if (TAKEN_UP.test(text.slice(copyEnd, rest))) return [];
    // A headline without capitals may be how the text begins: 城西水厂扩建, 城西水厂扩建工程昨天开工.
    const mayBeClause = blocks.script(below) !== 'latin' && !DIVIDED.test(text.slice(copyStart, copyEnd));
    if (mayBeClause && !opensWithDateline(text, rest)) return [];
    return seams.joins(copyEnd, rest).logOdds < GOES_ON_FROM ? [{ headline, copy }] : [];
  };
  const endsText = (headline: Range, above: number): RunIn[] => {
    const { start, end } = codesOf(above);
    const copy = { start: end - headline.end + headline.start, end };
    if (copy.start <= start || !areAlike(codes, headline, copy)) return [];
    const before = text.slice(blocks.starts[above], offsets.at(copy.start)).trimEnd();
    return endsSentence(before, before.length) ? [{ headline, copy }] : [];
  };
  for (let block = 0; block < blocks.count; block += 1) {
    if (lengthOf(blocks, block) < SHORTEST || blocks.kind(block) !== 'title') continue;
    const [above, below] = [textAbove(blocks, block), textBelow(blocks, block)];
    const mayBegin =
      mayHold(blocks, below, block) && firstOf(text, blocks, below) === firstOf(text, blocks, block);
    const mayEnd =
      mayHold(blocks, above, block) && lastOf(text, blocks, above) === lastOf(text, blocks, block);
    if ((!mayBegin && !mayEnd) || maySayAgain(text, blocks, block)) continue;
    if (mayBegin) yield* beginsText(codesOf(block), below);
    if (mayEnd) yield* endsText(codesOf(block), above);
  }
}

/** A question or a call by itself may be a sentence of the text that was read again. */
function maySayAgain(text: string, blocks: Blocks, block: number): boolean {
  return !blocks.marked(block) && endsSentence(text, blocks.ends[block]!);
}

/** The text that a headline stands above; −1 where there is none. */
function textBelow(blocks: Blocks, headline: number): number {
  let block = headline + 1;
  while (block <= headline + MOST_BYLINES && block < blocks.count && blocks.kind(block) === 'byline')
    block += 1;
  return block < blocks.count && blocks.kind(block) === 'paragraph' ? block : -1;
}

/** What stands above a headline; without a full stop at its end it may look like one, too. −1 where there is none. */
function textAbove(blocks: Blocks, headline: number): number {
  const block = headline - 1;
  const kind = block < 0 ? undefined : blocks.kind(block);
  return kind === 'paragraph' || kind === 'title' ? block : -1;
}

/** Characters of a headline, and of what is left of the text; nothing is looked up for shorter ones, nor where the first or the last characters differ. */
const SHORTEST = 6;

function mayHold(blocks: Blocks, holder: number, headline: number): boolean {
  return holder >= 0 && lengthOf(blocks, holder) >= lengthOf(blocks, headline) + SHORTEST;
}

function lengthOf({ starts, ends }: Blocks, block: number): number {
  return ends[block]! - starts[block]!;
}

/** First character of a block, marks of bold type aside. */
function firstOf(text: string, { starts }: Blocks, block: number): string | undefined {
  let at = starts[block]!;
  while (text[at] === '*') at += 1;
  return text[at];
}

function lastOf(text: string, { ends }: Blocks, block: number): string | undefined {
  let at = ends[block]! - 1;
  while (text[at] === '*') at -= 1;
  return text[at];
}
