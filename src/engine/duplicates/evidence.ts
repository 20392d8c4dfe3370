import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import { firstWideCode, type Normalised } from '../text/normalise.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import type { Affinities } from './affinity.ts';
import { weightOf } from './chains.ts';
import { exchangeOf } from './exchanged.ts';
import { clauseEdge, type Edge, type Edges, paragraphEdge, sentenceEdge } from './edges.ts';
import { isAcrossCut, type IsCut } from './stutters.ts';
import { isTornBehindStop, isTornLine, isTornOut, mayBeHeadline } from './torn.ts';
import { countMarks, isRepunctuated } from './marks.ts';
import type { Repeat } from './occurrences.ts';
import { omittedIn, withoutOmitted } from './omissions.ts';
import { foreignForms } from './forms.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';
import { onPurpose, type OnPurpose, opensWithDateline } from './on-purpose.ts';
import { isBeforeNumber, isBehindNumber, isPageNumber } from './numbers-beside.ts';
import {
  areSeveralLines,
  breaksIn,
  isHead,
  isHeaded,
  isHeading,
  isInMarks,
  isOnlyText,
  isMarkedAlone,
  isOutsideProse,
  isWithinHead,
  settingOf,
  tornBreaksIn,
} from './setting.ts';
import { type OwnWording, ownWordings } from './wording.ts';

/** What can be seen of one copy and its neighbours. Log-odds are cut off at ±`maxOdds`. */
export interface CopyEvidence {
  readonly startEdge: Edge;
  readonly endEdge: Edge;
  /** Starts and ends with a paragraph. */
  readonly wholeBlocks: boolean;
  /** Starts and ends with a sentence. */
  readonly wholeSentences: boolean;
  /** A piece out of the midst of another copy's clause, by itself. */
  readonly tornOut: boolean;
  /** A paragraph right beside the one that has another copy in its midst. */
  readonly besideOther: boolean;
  /** Within a table in HTML or another mark of the program that extracted the text. */
  readonly inMark: boolean;
  /** Log-odds that its neighbours are one sentence once it is gone. */
  readonly readsOnWithout: number;
  /** At a paragraph's start: log-odds that it starts in mid-sentence; else 0. */
  readonly headless: number;
  /** At a paragraph's end: log-odds that its sentence is unfinished; else 0. */
  readonly open: number;
  /** Within a paragraph, and up to a sentence's end: log-odds that the text before it is an unfinished sentence; else 0. */
  readonly leavesOpen: number;
  /** Log-odds that the text before runs on into it, 1 for sure within a paragraph's sentence. */
  readonly flowsIn: number;
  readonly flowsOut: number;
  /** Paragraphs between a headline and the byline or the dateline of what stands below it. */
  readonly splitsHead: boolean;
  /** At a paragraph's start, and what stands before is a title or byline. */
  readonly afterTitle: boolean;
  /** At a paragraph's end, and what follows is a title, or nothing. */
  readonly beforeTitle: boolean;
  /** All the text that stands below a headline: that would head nothing without it. */
  readonly onlyText: boolean;
  /** How much of its vocabulary stands around it, the rarer on the page the more. */
  readonly affinity: number;
  /** Marks of punctuation in it. */
  readonly marks: number;
  /** What it says in other words than the other copies; null where they agree. */
  readonly wording: OwnWording | null;
  /** Index of the first of the copies that are paragraphs right behind each other and it is one of; else its own. */
  readonly firstInPlace: number;
  /** How odd it reads where it is not written as the other copies are: see {@link OwnWording.oddness}. */
  readonly oddness: number;
  /** Within another sentence: log-odds that its neighbours read on without it, 0 elsewhere. */
  readonly hostReadsOn: number;
  /** Paragraph breaks in it, but those behind a title or a byline and those between entries. */
  readonly paragraphs: number;
  /** Blocks that it stands in. */
  readonly blocks: number;
  /** How its characters are written against those around it: by other hands, or read by another program. */
  readonly foreignForms: number;
  /** Breaks in it before which no sentence ends, but those behind titles and bylines. */
  readonly tornBreaks: number;
  /** It begins with a headline, and more stands below that. */
  readonly headed: boolean;
  /** … or is one, marked (`#`). */
  readonly heading: boolean;
  /** How it is set: a heading, an item of a list, between quotation marks, in bold. Copies of one text are set alike. */
  readonly setting: string;
  /** One paragraph as a heading, an item or a quotation, among others that are not. */
  readonly markedAlone: boolean;
}

/** What other repeats of the page say of one, and how the text around it is set. */
export interface Beside {
  /** What stands right before the first copy or right behind the last is there twice in a row too. */
  readonly doubledBeside: boolean;
  /** It is a summary of what the other copy has at length, or the text so summed up. */
  readonly summary: boolean;
  /** It is a headline in a list of contents, or the headline so listed. */
  readonly contents: boolean;
  /** It is a line, and one of several in a row that stand there twice each. */
  readonly doubledLines: boolean;
  /** It is a headline that stands twice above one text. */
  readonly doubledHeadline: boolean;
}

export interface RepeatEvidence extends Beside {
  readonly copies: readonly CopyEvidence[];
  readonly ranges: readonly Range[];
  /** 3 a Han character, 1 a letter. */
  readonly weight: number;
  /** Of what all copies have. */
  readonly similarity: number;
  /** … with what some leave out. */
  readonly similarityInAll: number;
  /** Characters that differ, those left out among them. */
  readonly differences: number;
  /** What one copy has and another leaves out. */
  readonly omissions: readonly LeftOut[];
  /** Difference of the copies' lengths, as a share, where nothing is left out. */
  readonly unevenness: number;
  /** Full stops within a copy, its end not counted. */
  readonly sentencesInside: number;
  readonly paragraphsInside: number;
  readonly adjacent: boolean;
  /**
   * Some copy goes on from another in mid-sentence: 1 with nothing or a space between, half where a comma stands
   * between copies that agree. */
  readonly stutter: number;
  /** Some copy opens with other characters than another, as notices do that name first whom they concern. */
  readonly opensOtherwise: boolean;
  /** Some copy differs from another in whole names, numbers and phrases, not in misread characters: 0 to 1. */
  readonly exchange: number;
  readonly onPurpose: OnPurpose;
  /** It stands there so many times, each right behind the last. */
  readonly inARow: {
    readonly times: number;
    /** What begins once more behind the last and breaks off. */
    readonly brokenOff: Range | null;
  } | null;
  /** Copies that stand in a title, caption, byline, list, table or furniture, and in nothing else. */
  readonly outsideProse: number;
  /** Adjacent, and several lines, each another than the others. */
  readonly severalLines: boolean;
  /** Copies that are titles. */
  readonly titles: number;
  /** The same words with a few marks set otherwise: nobody misread that, somebody edited it. */
  readonly repunctuated: boolean;
  /** Opens a news item: begins with a dateline. */
  readonly dateline: boolean;
}

export interface Page {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
  readonly edges: Edges;
  readonly isCut: IsCut;
  readonly affinities: Affinities;
}

/** Log-odds of seams are clipped here. */
export const maxOdds = 5;

export const nothingBeside: Beside = {
  doubledBeside: false,
  summary: false,
  contents: false,
  doubledLines: false,
  doubledHeadline: false,
};

export function weighCopies(
  page: Page,
  normalised: Normalised,
  repeat: Repeat,
  ranges: readonly Range[],
  beside: Beside,
): RepeatEvidence {
  const { text, blocks, edges, affinities } = page;
  const { places } = repeat;
  const affinity = affinities.of(places);
  const omissions = leftOutOf(page, normalised, repeat);
  const omitted = places.map((place) => omittedIn(place, repeat.omissions));
  const lengths = places.map(({ start, end }, i) => end - start - omitted[i]!);
  const longest = Math.max(...lengths);
  const differences = repeat.differences + Math.max(...omitted);
  const leanest = places[omitted.indexOf(Math.min(...omitted))]!;
  const apart = ranges.map((_, i) =>
    omissions.flatMap(({ copy, text: piece }) => (copy === i ? [piece] : [])),
  );
  // The head of a sentence that was cut may look like a headline.
  const isCutThrough = places.some((place, i) => i > 0 && isAcrossCut(edges, place, page.isCut));
  const wordings = areEqual(text, ranges) ? null : ownWordings(text, ranges, unreadOf(omissions, ranges));
  const behind = places.map((_, i) => i > 0 && isRightBehind(normalised.codes, places[i - 1]!, places[i]!));
  const pieces = places.map((place, i) => weighCopy(page, place, ranges, i, apart[i]!, affinity[i]!));
  const firsts = firstInPlace(pieces, behind);
  const copies = pieces.map((piece, i) => ({
    ...piece,
    firstInPlace: firsts[i]!,
    tornOut: isTornOut(piece, pieces),
    besideOther:
      piece.wholeBlocks &&
      pieces.some((other, at) => !other.wholeBlocks && areBeside(blocks, ranges[at]!, ranges[i]!)),
    wording: (repeat.differences > 0 ? wordings?.[i] : null) ?? null,
    oddness: wordings?.[i]!.oddness ?? 0,
  }));
  const outsideProse = isCutThrough
    ? []
    : ranges.filter((range, i) => isOutsideProse(text, blocks, range) && !copies[i]!.tornOut);
  return {
    ...beside,
    copies,
    ranges,
    weight: weightOf(normalised.codes, leanest),
    similarity: 1 - repeat.differences / longest,
    similarityInAll: 1 - differences / (longest + Math.max(...omitted)),
    differences,
    omissions,
    unevenness: (longest - Math.min(...lengths)) / longest,
    ...countEdges(edges, leanest),
    adjacent: behind.includes(true),
    stutter: stutterOf(edges, repeat, page.isCut),
    opensOtherwise: places.some((place) => opensOtherwise(normalised.codes, places[0]!, place)),
    exchange: repeat.differences > 0 ? mostExchanged(normalised.codes, repeat) : 0,
    onPurpose: onPurpose(page, ranges),
    inARow: inARowOf(page, normalised, repeat, ranges),
    outsideProse: outsideProse.length,
    severalLines: behind.includes(true) && areSeveralLines(text, blocks, ranges[0]!),
    titles: outsideProse.filter(({ start }) => blocks.kind(firstBlockOf(blocks, start)) === 'title').length,
    repunctuated: differences === 0 && isRepunctuated(text, ranges[0]!, ranges[1]!),
    dateline: opensWithDateline(text, ranges[0]!.start),
  };
}

/** Of each copy, the first of those that stand in one place with it, as paragraphs right behind each other do. */
function firstInPlace(
  copies: readonly { readonly wholeBlocks: boolean }[],
  behind: readonly boolean[],
): number[] {
  const first: number[] = [];
  for (const [i, { wholeBlocks }] of copies.entries()) {
    const isOfLast = behind[i]! && wholeBlocks && copies[i - 1]!.wholeBlocks;
    first.push(isOfLast ? first[i - 1]! : i);
  }
  return first;
}

/** Of each copy, what another leaves out, and where it leaves out something itself: nobody misread what is joined there. */
function unreadOf(omissions: readonly LeftOut[], ranges: readonly Range[]): Range[][] {
  return ranges.map((_, i) =>
    omissions.flatMap(({ copy, text, lacking, at }) => (copy === i ? [text] : lacking === i ? [at] : [])),
  );
}

function areEqual(text: string, ranges: readonly Range[]): boolean {
  const [first, ...others] = ranges.map(({ start, end }) => text.slice(start, end));
  return others.every((other) => other === first);
}

/** Does one stand in the paragraph right before the other's, or right behind? */
function areBeside(blocks: Blocks, one: Range, other: Range): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return firstBlockOf(blocks, second.start) - blocks.at(first.end - 1) === 1;
}

function inARowOf(
  { blocks }: Page,
  { offsets }: Normalised,
  { places, inARow }: Repeat,
  ranges: readonly Range[],
): RepeatEvidence['inARow'] {
  if (!inARow) return null;
  const { times, brokenOff } = inARow;
  if (brokenOff === 0) return { times, brokenOff: null };
  const last = offsets.at(places.at(-1)!.end + brokenOff - 1);
  return { times, brokenOff: { start: ranges.at(-1)!.end, end: blocks.ends[blocks.at(last)]! } };
}

function mostExchanged(codes: Uint16Array, { places, omissions, amongNotices }: Repeat): number {
  const where = amongNotices === true ? 'amongNotices' : 'anywhere';
  const [first, ...others] = places.map((place) => withoutOmitted(codes, place, omissions));
  return Math.max(...others.map((other) => exchangeOf(first!, other, where)));
}

/** Codes that are looked at where a copy opens: two Han characters or four letters. */
const openingCodes = { wide: 2, narrow: 4 };

/** None of the first codes of one is among those of the other: misreading seldom takes all, and leaves none out. */
function opensOtherwise(codes: Uint16Array, one: Range, other: Range): boolean {
  const looked = codes[one.start]! >= firstWideCode ? openingCodes.wide : openingCodes.narrow;
  for (let at = 0; at < looked; at += 1) {
    for (let against = 0; against < looked; against += 1) {
      if (codes[one.start + at] === codes[other.start + against]) return false;
    }
  }
  return true;
}

/** Codes between two that stand beside each other, at most. */
export const mostBetweenNeighbours = 1;

/** Some copy stands right behind another, or the number of a page does between. */
export function isAdjacent(codes: Uint16Array, { places }: Repeat): boolean {
  return places.some((place, i) => i > 0 && isRightBehind(codes, places[i - 1]!, place));
}

/** Does the second stand right behind the first, or behind the number of a page that does? */
function isRightBehind(codes: Uint16Array, first: Range, second: Range): boolean {
  return second.start - first.end <= mostBetweenNeighbours || isPageNumber(codes, first.end, second.start);
}

/** Nobody says the same dozen words twice on end in one sentence: a line, or part of one, came out twice. */
export function stutterOf(edges: Edges, { places, differences }: Repeat, isCut: IsCut): number {
  let stutter = 0;
  for (const [i, { start, end }] of places.entries()) {
    if (i === 0 || start !== places[i - 1]!.end) continue;
    if (isTornLine(edges, places[i - 1]!.start, { start, end }, differences === 0)) return 1;
    if (edges.holdParagraphs(start, end)) continue;
    const edge = edges.at(start);
    if (isTornBehindStop(edges, places[i - 1]!.start, start)) return 1;
    if (edge < clauseEdge && !mayBeHeadline(edges, places[i - 1]!.start, { start, end })) return 1;
    if (isAcrossCut(edges, { start, end }, isCut)) return 1;
    // Of clauses that are only like each other nothing was read twice.
    if (edge === clauseEdge && differences === 0) stutter = 0.5;
  }
  return stutter;
}

function weighCopy(
  { text, blocks, seams, edges }: Page,
  place: Range,
  ranges: readonly Range[],
  index: number,
  apart: readonly Range[],
  affinity: number,
): Omit<CopyEvidence, 'firstInPlace' | 'wording' | 'oddness' | 'tornOut' | 'besideOther'> {
  const range = ranges[index]!;
  const startEdge = isBehindNumber(text, blocks, range.start) ? paragraphEdge : edges.at(place.start);
  const endEdge = isBeforeNumber(text, blocks, range.end) ? paragraphEdge : edges.at(place.end);
  const { start, end } = range;
  const atStart = startEdge === paragraphEdge;
  const atEnd = endEdge === paragraphEdge;
  const clip = (odds: number) => Math.max(-maxOdds, Math.min(maxOdds, odds));
  const readsOnWithout = clip(seams.joins(start, end).logOdds);
  const wholeBlocks = atStart && atEnd;
  const splitsHead = wholeBlocks && isWithinHead(text, blocks, range);
  return {
    startEdge,
    endEdge,
    wholeBlocks,
    wholeSentences: startEdge >= sentenceEdge && endEdge >= sentenceEdge,
    readsOnWithout,
    headless: atStart ? clip(seams.headless(start).logOdds) : 0,
    open: atEnd ? clip(seams.open(end).logOdds) : 0,
    leavesOpen: atStart || endEdge < sentenceEdge ? 0 : Math.max(0, clip(seams.open(start).logOdds)),
    flowsIn: atStart ? clip(seams.joins(start, start).logOdds) : startEdge >= sentenceEdge ? 0 : maxOdds,
    flowsOut: atEnd ? clip(seams.joins(end, end).logOdds) : endEdge >= sentenceEdge ? 0 : maxOdds,
    splitsHead,
    onlyText: wholeBlocks && isOnlyText(blocks, range),
    afterTitle: atStart && !splitsHead && isHead(blocks, firstBlockOf(blocks, start) - 1),
    beforeTitle: atEnd && !splitsHead && isHead(blocks, blocks.at(end - 1) + 1),
    affinity,
    marks: apart.reduce((count, piece) => count - countMarks(text, piece), countMarks(text, range)),
    hostReadsOn: startEdge < sentenceEdge || endEdge < sentenceEdge ? readsOnWithout : 0,
    paragraphs: apart.reduce(
      (count, piece) => count - Math.max(0, blocks.at(piece.end) - blocks.at(piece.start) - 1),
      breaksIn(text, blocks, range),
    ),
    blocks: blocks.at(end - 1) - firstBlockOf(blocks, start) + 1,
    tornBreaks: tornBreaksIn(text, blocks, range),
    foreignForms: foreignForms(text, range, ranges),
    headed: atStart && isHeaded(blocks, range),
    heading: isHeading(text, blocks, range),
    setting: atStart ? settingOf(text, blocks, start) : '',
    markedAlone: atEnd && isMarkedAlone(text, blocks, range),
    inMark: isInMarks(text, blocks, range),
  };
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
