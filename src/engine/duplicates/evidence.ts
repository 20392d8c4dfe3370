import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import { firstWideCode, type Normalised } from '../text/normalise.ts';
import type { Blocks } from '../text/blocks.ts';
import { affinities } from './affinity.ts';
import { narrowWeight, wideWeight } from './chains.ts';
import { type Edge, type Edges, paragraphEdge, sentenceEdge } from './edges.ts';
import type { Repeat } from './occurrences.ts';

/** What can be seen of one copy and its neighbours. Log-odds are cut off at ±`maxOdds`. */
export interface CopyEvidence {
  readonly startEdge: Edge;
  readonly endEdge: Edge;
  /** Starts and ends with a paragraph. */
  readonly wholeBlocks: boolean;
  /** Starts and ends with a sentence. */
  readonly wholeSentences: boolean;
  /** Log-odds that its neighbours are one sentence once it is gone. */
  readonly readsOnWithout: number;
  /** At a paragraph's start: log-odds that it starts in mid-sentence; else 0. */
  readonly headless: number;
  /** At a paragraph's end: log-odds that its sentence is unfinished; else 0. */
  readonly open: number;
  /** Within a paragraph: log-odds that the text before it is an unfinished sentence; else 0. */
  readonly leavesOpen: number;
  /** Log-odds that the text before runs on into it, 1 for sure within a paragraph's sentence. */
  readonly flowsIn: number;
  readonly flowsOut: number;
  /** At a paragraph's start, and what stands before is a title or byline. */
  readonly afterTitle: boolean;
  /** At a paragraph's end, and what follows is a title, or nothing. */
  readonly beforeTitle: boolean;
  /** How much of its vocabulary stands around it, the rarer on the page the more. */
  readonly affinity: number;
  /** Marks of punctuation in it. */
  readonly marks: number;
}

export interface RepeatEvidence {
  readonly copies: readonly CopyEvidence[];
  readonly ranges: readonly Range[];
  /** 3 a Han character, 1 a letter. */
  readonly weight: number;
  readonly similarity: number;
  /** Codes of the longest copy. */
  readonly longestCodes: number;
  /** Difference of the copies' lengths, as a share. */
  readonly unevenness: number;
  /** Full stops within a copy, its end not counted. */
  readonly sentencesInside: number;
  readonly paragraphsInside: number;
  readonly adjacent: boolean;
  /** Copies that stand in a title, caption, byline, list, table or furniture, and in nothing else. */
  readonly outsideProse: number;
  /** Copies that stand between quotation marks. */
  readonly quoted: number;
}

interface Page {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
  readonly edges: Edges;
}

const maxOdds = 5;
const openingQuotes = '“"「『«„‘';

export function weighCopies(
  page: Page,
  normalised: Normalised,
  repeat: Repeat,
  ranges: readonly Range[],
): RepeatEvidence {
  const { text, blocks, edges } = page;
  const { places } = repeat;
  const affinity = affinities(normalised, blocks, places);
  const lengths = places.map(({ start, end }) => end - start);
  const longest = Math.max(...lengths);
  return {
    copies: places.map((place, i) => weighCopy(page, place, ranges[i]!, affinity[i]!)),
    ranges,
    weight: weightOf(normalised.codes, places[0]!),
    similarity: 1 - repeat.differences / longest,
    longestCodes: longest,
    unevenness: (longest - Math.min(...lengths)) / longest,
    ...countEdges(edges, places[0]!),
    adjacent: places.some(({ start }, i) => i > 0 && start - places[i - 1]!.end <= 1),
    outsideProse: ranges.filter((range) => isOutsideProse(blocks, range)).length,
    quoted: ranges.filter(
      ({ start }) => openingQuotes.includes(text[start]!) || openingQuotes.includes(text[start - 1] ?? ' '),
    ).length,
  };
}

function weighCopy(
  { text, blocks, seams, edges }: Page,
  place: Range,
  range: Range,
  affinity: number,
): CopyEvidence {
  const startEdge = edges.at(place.start);
  const endEdge = edges.at(place.end);
  const { start, end } = range;
  const atStart = startEdge === paragraphEdge;
  const atEnd = endEdge === paragraphEdge;
  const clip = (odds: number) => Math.max(-maxOdds, Math.min(maxOdds, odds));
  return {
    startEdge,
    endEdge,
    wholeBlocks: atStart && atEnd,
    wholeSentences: startEdge >= sentenceEdge && endEdge >= sentenceEdge,
    readsOnWithout: clip(seams.joins(start, end).logOdds),
    headless: atStart ? clip(seams.headless(start).logOdds) : 0,
    open: atEnd ? clip(seams.open(end).logOdds) : 0,
    leavesOpen: atStart ? 0 : Math.max(0, clip(seams.open(start).logOdds)),
    flowsIn: atStart ? clip(seams.joins(start, start).logOdds) : startEdge >= sentenceEdge ? 0 : maxOdds,
    flowsOut: atEnd ? clip(seams.joins(end, end).logOdds) : endEdge >= sentenceEdge ? 0 : maxOdds,
    afterTitle: atStart && isHead(blocks, blocks.at(start) - 1),
    beforeTitle: atEnd && isHead(blocks, blocks.at(end - 1) + 1),
    affinity,
    marks: countMarks(text, range),
  };
}

export function weightOf(codes: Uint16Array, { start, end }: Range): number {
  let weight = 0;
  for (let at = start; at < end; at += 1) weight += codes[at]! >= firstWideCode ? wideWeight : narrowWeight;
  return weight;
}

function countEdges(
  edges: Edges,
  place: Range,
): Pick<RepeatEvidence, 'sentencesInside' | 'paragraphsInside'> {
  let sentencesInside = 0;
  let paragraphsInside = 0;
  for (let boundary = place.start + 1; boundary < place.end; boundary += 1) {
    const edge = edges.at(boundary);
    if (edge === paragraphEdge) paragraphsInside += 1;
    if (edge >= sentenceEdge) sentencesInside += 1;
  }
  return { sentencesInside, paragraphsInside };
}

function isOutsideProse(blocks: Blocks, { start, end }: Range): boolean {
  const last = blocks.at(end - 1);
  for (let block = Math.max(0, blocks.at(start)); block <= last; block += 1) {
    if (blocks.kind(block) === 'paragraph') return false;
  }
  return true;
}

const mark = /\p{P}/gu;

function countMarks(text: string, { start, end }: Range): number {
  return text.slice(start, end).match(mark)?.length ?? 0;
}

function isHead(blocks: Blocks, block: number): boolean {
  if (block < 0 || block >= blocks.count) return true;
  const kind = blocks.kind(block);
  return kind === 'title' || kind === 'byline';
}
