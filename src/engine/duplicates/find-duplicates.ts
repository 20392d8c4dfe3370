import type { DuplicateDraft } from '../findings/drafts.ts';
import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import { isBareMark } from '../text/extraction-marks.ts';
import { type Passage, TermReader } from '../topics/cohesion.ts';
import { normalise, type Normalised } from '../text/normalise.ts';
import { Affinities } from './affinity.ts';
import { repeatedAtOnce } from './at-once.ts';
import { Aligner, mostDifferences, type AlignedPair } from './align.ts';
import {
  type Beside,
  isAdjacent,
  mostBetweenNeighbours,
  nothingBeside,
  type RepeatEvidence,
  stutterOf,
  weighCopies,
} from './evidence.ts';
import { weightOf } from './chains.ts';
import { Edges, sentenceEdge } from './edges.ts';
import { Formulas, longPhrase } from './formula.ts';
import { cutPeriods } from './periods.ts';
import { repeatFeaturesOf, repeatOdds } from './legitimate.ts';
import { groupPairs, type Repeat } from './occurrences.ts';
import { findBegunAgain } from './begun-again.ts';
import { findCountedLines } from './counted-lines.ts';
import { findLoops } from './loops.ts';
import { partNotices } from './notices.ts';
import { Paths } from './paths.ts';
import { joinAcrossOmissions } from './join-omissions.ts';
import { omittedIn } from './omissions.ts';
import { reasonsOf } from './reasons.ts';
import { inSummaries } from './summaries.ts';
import { findDoubledHeadlines } from './doubled-headlines.ts';
import { findDoubledLines } from './doubled-lines.ts';
import { inContents } from './contents.ts';
import { cutsOf, findStutters, type IsCut } from './stutters.ts';
import { marginOf, strayCopies, strayScores } from './stray-copy.ts';
import { inTwoParts } from './two-copies.ts';
import { chainSeeds, planSeeds } from './seeds.ts';
import { withoutNumber } from './numbers-beside.ts';

/** Shorter repeats (16 Han characters, 48 letters) are not looked at. */
const minPairWeight = 48;
/** The same of a repeat that stands right behind the original, where nobody would have written it. */
const minNeighbourWeight = 24;
/** Log-odds of a copy too many from which one is advised to go. */
const adviseFrom = 0;
/** Log-odds by which one copy must stand better where it is, where all of them stand within sentences. */
const leastMargin = 2;

/** Passages that stand in the text more than once, exactly or nearly; in reading order. */
export function findDuplicates(text: string, blocks: Blocks, seams: SeamModel): DuplicateDraft[] {
  return findRepeats(text, blocks, seams).map((evidence) => draftOf(text, evidence));
}

/** Every repeat with what speaks for and against its being an error. */
export function findRepeats(text: string, blocks: Blocks, seams: SeamModel): RepeatEvidence[] {
  const normalised = normalise(text);
  const { codes } = normalised;
  const edges = new Edges(text, normalised, blocks.lineStarts);
  const plan = planSeeds(codes.length);
  const paths = new Paths(codes.length, plan.maxLookedAt);
  const aligner = new Aligner(codes, edges, paths);
  const grown = cutPeriods(chainSeeds(codes, plan))
    .toSorted((p, q) => q.weight - p.weight)
    .flatMap((chain) => aligner.align(chain));
  const formulas = new Formulas(codes, edges, paths);
  const sifted = grown
    .flatMap((pair) => formulas.sift(pair) ?? [])
    .map((pair) => withoutNumber(codes, edges, pair));
  const isNoted = (pair: AlignedPair) => isRepeat(codes, pair);
  const pairs = joinAcrossOmissions(codes, edges, paths, sifted, belongsToCopy(normalised, text)).filter(
    isNoted,
  );
  const { copies, alike } = partNotices(normalised, blocks, edges, pairs);
  const isCut = cutsOf({ text, blocks, seams }, normalised.offsets);
  const repeated = repeatedAtOnce(codes);
  const stutters = findStutters(text, normalised, edges, isCut, repeated);
  const loops = findLoops(blocks, normalised, edges, repeated);
  const counted = findCountedLines(text, normalised, blocks.lines);
  const doubledLines = findDoubledLines(text, normalised, blocks.lines);
  const headlines = findDoubledHeadlines({ text, blocks, seams }, normalised);
  const begunAgain = findBegunAgain(text, blocks, normalised, edges).filter(
    ({ places }) => !loops.hold(places[1]!) && !headlines.copyHolds(places[1]!),
  );
  const againFrom = new Set(begunAgain.map(({ places }) => places[1]!.start));
  const isOfHeadline = (pair: AlignedPair) => placesOf(pair).some((place) => headlines.copyHolds(place));
  const single = [...copies.filter(isNoted), ...stutters]
    .filter((pair) => !isOfHeadline(pair))
    .filter((pair) => !doubledLines.saysSame(pair))
    .flatMap((pair) => loops.outside(pair) ?? [])
    .flatMap((pair) => counted.outside(pair) ?? [])
    .filter(({ bStart }) => !againFrom.has(bStart));
  const rangesOf = (repeat: Repeat) =>
    doubledLines.ranges(repeat) ??
    counted.ranges(repeat) ??
    (standInARow(repeat) ? edges.rangesInARow(repeat.places) : edges.ranges(repeat.places));
  const notices = groupPairs(alike.filter((pair) => !isOfHeadline(pair))).map((repeat) => ({
    ...repeat,
    amongNotices: true,
  }));
  const grouped = [...groupPairs(single), ...notices].filter(
    (repeat) =>
      !isPhrase(codes, edges, repeat, isCut) &&
      !areMarks(text, blocks, edges.ranges(repeat.places)) &&
      !areBylines(blocks, edges.ranges(repeat.places)),
  );
  grouped.push(
    ...doubledLines.repeats,
    ...headlines.repeats.filter(({ places }) => !doubledLines.hold(places[0]!) && !loops.hold(places[1]!)),
    ...loops.repeats,
    ...counted.repeats,
    ...begunAgain,
  );
  const ofRepeats = mergeRanges(grouped.flatMap(({ places }) => places));
  const page = {
    text,
    blocks,
    seams,
    edges,
    isCut,
    affinities: new Affinities(normalised, blocks, ofRepeats),
  };
  const weigh = (repeat: Repeat, beside: Beside): RepeatEvidence =>
    weighCopies(page, normalised, repeat, rangesOf(repeat), beside);
  const repeats = grouped.flatMap((repeat) => {
    const parts = repeat.inARow ? null : inTwoParts(codes, edges, repeat);
    return parts && goToDifferentPlaces(parts.map((part) => weigh(part, nothingBeside))) ? parts : [repeat];
  });
  const doubled = doubledInARow(codes, repeats);
  const others = repeats.filter((repeat) => !doubledLines.has(repeat) && !repeat.inARow);
  const contents = inContents(normalised, blocks, text, others);
  const summaries = inSummaries(normalised, blocks, others);
  return repeats.map((repeat) =>
    weigh(repeat, {
      doubledBeside: doubled.has(repeat),
      summary: summaries.has(repeat),
      contents: contents.has(repeat),
      doubledLines: doubledLines.has(repeat),
      doubledHeadline: headlines.has(repeat),
    }),
  );
}

const placesOf = ({ aStart, aEnd, bStart, bEnd }: AlignedPair): Range[] => [
  { start: aStart, end: aEnd },
  { start: bStart, end: bEnd },
];

/** Each place right behind the last. */
const standInARow = ({ inARow }: Repeat): boolean => inARow !== undefined && inARow.times > 1;

/** Is it one place's text of which the first part is the stray copy, and the other's of which the second is? */
function goToDifferentPlaces(parts: readonly RepeatEvidence[]): boolean {
  const [first, second] = parts.map((part) => {
    const [one, other] = strayScores(part) as [number, number];
    return one - other;
  }) as [number, number];
  return first * second < 0 && Math.min(Math.abs(first), Math.abs(second)) >= leastMargin;
}

/** Of what stands around a copy, and of its pieces. */
const AROUND_CHARS = 400;
/** By so much, in log-odds of shared words, a passage may be nearer to what stands around its copy: around the original all is near. */
const NEARER_TO_OTHERS = 0.7;

/**
 * Does a paragraph that one copy has and another leaves out belong to what was copied? Between two stray copies of others stands
 * a paragraph of the text that they got into.
 */
function belongsToCopy(
  { offsets }: Normalised,
  text: string,
): (passage: Range, having: Range, others: readonly Range[]) => boolean {
  const readAll = (ranges: readonly Range[]): Passage => {
    const reader = new TermReader(text);
    const all = reader.read(0, 0);
    for (const { start, end } of ranges) reader.readOn(start, end);
    return all;
  };
  const inText = ({ start, end }: Range): Range => ({ start: offsets.at(start), end: offsets.at(end) });
  return (passage, having, others) => {
    const copy = inText(having);
    const around = readAll([
      { start: Math.max(0, copy.start - AROUND_CHARS), end: copy.start },
      { start: copy.end, end: Math.min(text.length, copy.end + AROUND_CHARS) },
    ]);
    const copied = readAll(
      others
        .map(inText)
        .map((piece, index) =>
          index === 0
            ? { start: Math.max(piece.start, piece.end - AROUND_CHARS), end: piece.end }
            : { start: piece.start, end: Math.min(piece.end, piece.start + AROUND_CHARS) },
        ),
    );
    const reader = new TermReader(text);
    const { start, end } = inText(passage);
    reader.read(start, end);
    return reader.cohesionWith(copied) >= reader.cohesionWith(around) - NEARER_TO_OTHERS;
  };
}

/** The same logo on every page, the same comment at every page's break: written by the program that extracted the text. */
function areMarks(text: string, blocks: Blocks, ranges: readonly Range[]): boolean {
  return ranges.every(({ start, end }) => {
    for (const block of blocksIn(blocks, start, end)) {
      if (blocks.kind(block) !== 'furniture') return false;
      const line = text.slice(blocks.lineStarts[block], blocks.ends[block]);
      if (/[\p{L}\p{N}]/u.test(line) && !isBareMark(line)) return false;
    }
    return true;
  });
}

function* blocksIn(blocks: Blocks, start: number, end: number): Iterable<number> {
  for (let block = firstBlockOf(blocks, start); block < blocks.count; block++) {
    if (blocks.starts[block]! >= end) return;
    yield block;
  }
}

/** The same reporters above two stories, by chance beside the same running head. */
function areBylines(blocks: Blocks, ranges: readonly Range[]): boolean {
  return ranges.every(({ start, end }) => {
    const kinds = Array.from(blocksIn(blocks, start, end), (block) => blocks.kind(block));
    return kinds.includes('byline') && kinds.every((kind) => kind === 'byline' || kind === 'furniture');
  });
}

/** Of AABBCC each: one paragraph may be there twice in a row for a reason, not one after the other. */
function doubledInARow(codes: Uint16Array, repeats: readonly Repeat[]): ReadonlySet<Repeat> {
  const inARow = new Set<Repeat>();
  const doubled = repeats
    .filter((repeat) => isAdjacent(codes, repeat))
    .toSorted((a, b) => a.places[0]!.start - b.places[0]!.start);
  for (const [at, next] of doubled.entries()) {
    const before = doubled[at - 1];
    const gap = before && next.places[0]!.start - before.places.at(-1)!.end;
    if (before && gap! >= 0 && gap! <= mostBetweenNeighbours) inARow.add(before).add(next);
  }
  return inARow;
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((p, q) => p.start - q.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function draftOf(text: string, evidence: RepeatEvidence): DuplicateDraft {
  const { ranges, similarityInAll, omissions, inARow } = evidence;
  const features = repeatFeaturesOf(evidence);
  const logOdds = repeatOdds('noteworthy', features);
  const scores = strayScores(evidence);
  // Of two pieces of sentences the wrong one leaves two sentences torn.
  const isClear = inARow !== null || features.raggedAcross === 0 || marginOf(scores) >= leastMargin;
  const remove = isClear && repeatOdds('extracted', features) > adviseFrom ? strayCopies(scores) : null;
  const match = isLetterForLetter(text, ranges) ? 'exact' : 'near';
  return {
    logOdds,
    reasons: reasonsOf(text, evidence, remove, match === 'exact'),
    occurrences: ranges,
    match,
    similarity: similarityInAll,
    remove,
    omissions,
    brokenOff: inARow?.brokenOff ?? null,
    legitimate: logOdds < 0,
  };
}

function isLetterForLetter(text: string, ranges: readonly Range[]): boolean {
  const [first, ...others] = ranges.map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ''));
  return others.every((other) => other === first);
}

function isRepeat(codes: Uint16Array, pair: AlignedPair): boolean {
  const { aStart, aEnd, bStart, bEnd, differences, omissions } = pair;
  const lengthOf = (place: Range) => place.end - place.start - omittedIn(place, omissions);
  const length = Math.max(lengthOf({ start: aStart, end: aEnd }), lengthOf({ start: bStart, end: bEnd }));
  if (length === 0 || differences > mostDifferences(length)) return false;
  const fewest = bStart - aEnd <= mostBetweenNeighbours ? minNeighbourWeight : minPairWeight;
  return bEnd - bStart >= fewest || weightOf(codes, { start: bStart, end: bEnd }) >= fewest;
}

/** A few words of a sentence that come back elsewhere: no copy is whole sentences, and none is long. */
function isPhrase(codes: Uint16Array, edges: Edges, repeat: Repeat, isCut: IsCut): boolean {
  const { places } = repeat;
  const whole = places.some(
    ({ start, end }) => edges.at(start) >= sentenceEdge && edges.at(end) >= sentenceEdge,
  );
  return !whole && weightOf(codes, places[0]!) < longPhrase && stutterOf(edges, repeat, isCut) === 0;
}
