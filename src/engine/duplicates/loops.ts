import type { Range } from '../range.ts';
import { isText } from '../seams/split-paragraphs.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import { isDigit } from '../text/characters.ts';
import { firstWideCode, type Normalised } from '../text/normalise.ts';
import type { AlignedPair } from './align.ts';
import { weightOf } from './chains.ts';
import { type Edges, noEdge, paragraphEdge } from './edges.ts';
import type { Repeat } from './occurrences.ts';
import { lastAtOrBefore } from '../text/lines.ts';
import type { RepeatedAtOnce } from './at-once.ts';

/** Weight of a passage that is a clause, and not a call or a chant: four Han characters, twelve letters. */
const LEAST_PASSAGE = 12;
/** Weight of all that is too much: of such passages, of shorter ones, and of lines that are no running text: a list says much again. */
const LEAST_REST = { ofPassages: 48, ofWords: 60, ofLines: 240 };
/** No more places of one passage are told apart: an editor who sees this many has seen enough. */
const MOST_PLACES = 64;
/** Share of a copy that stands in a loop where it says no more than that. */
const WITHIN = 0.9;
/** Codes behind the last whole passage that say how it goes on where it breaks off: what two texts share by chance is shorter. */
const LEAST_BROKEN_OFF = 3;

/** Passages that stand there three times or more, each right behind the last: a program that reads pictures went round in circles. */
export interface Loops {
  readonly repeats: readonly Repeat[];
  /** Does a place stand in one of them? */
  hold(place: Range): boolean;
  /** The pair, of a passage's first place where it is of a later one; nothing where both are of one loop. */
  outside(pair: AlignedPair): AlignedPair | null;
}

interface Loop {
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

export function findLoops(
  blocks: Blocks,
  { codes, offsets }: Normalised,
  edges: Edges,
  repeatedAtOnce: readonly RepeatedAtOnce[],
): Loops {
  const all = (start: number, end: number, test: (block: number) => boolean): boolean => {
    const last = blocks.at(offsets.at(end - 1));
    for (let block = firstBlockOf(blocks, offsets.at(start)); block <= last; block += 1)
      if (!test(block)) return false;
    return true;
  };
  const isProse = (block: number) => isText(blocks, block);
  const isNoLine = (block: number) => ['furniture', 'table'].includes(blocks.kind(block));
  const isTooMuch = ({ start, end, period }: Loop): boolean => {
    const weight = weightOf(codes, { start, end: start + period });
    const rest = weightOf(codes, { start: start + period, end });
    if (rest < (weight < LEAST_PASSAGE ? LEAST_REST.ofWords : LEAST_REST.ofPassages)) return false;
    return rest < LEAST_REST.ofLines ? all(start, end, isProse) : !all(start, end, isNoLine);
  };
  const isLoop = (loop: Loop): boolean => {
    const { start, period } = loop;
    const second = start + period;
    if (codes.subarray(start, second).every(isDigit)) return false;
    const isOfWords =
      Math.max(codes[second - 1]!, codes[second]!) >= firstWideCode || edges.at(second) !== noEdge;
    // Hurra! Hurra! Hurra! is what was called.
    return isOfWords && !/[!！]/u.test(edges.marksAt(second) ?? '') && isTooMuch(loop);
  };
  const loops = repeatedAtOnce
    .filter(({ agreed, period }) => agreed >= 2 * period)
    .map((repeat) => placed(edges, repeat))
    .filter(isLoop);
  const starts = Int32Array.from(loops, ({ start }) => start);
  const repeats = loops.map((loop) => inARow(edges, loop));
  const at = (place: Range): Loop | undefined => {
    const loop = loops[lastAtOrBefore(starts, loops.length, place.end - 1)];
    const shared = loop ? Math.min(loop.end, place.end) - Math.max(loop.start, place.start) : 0;
    return shared >= WITHIN * (place.end - place.start) ? loop : undefined;
  };
  return {
    repeats,
    hold: (place) => at(place) !== undefined,
    outside(pair) {
      const a = at({ start: pair.aStart, end: pair.aEnd });
      const b = at({ start: pair.bStart, end: pair.bEnd });
      if (a && a === b) return null;
      const [backA, backB] = [back(a, pair.aStart), back(b, pair.bStart)];
      const [aEnd, bStart] = [pair.aEnd - backA, pair.bStart - backB];
      // One that begins before the loop, or ends behind it, goes on in the passage that it is said to be like.
      if (aEnd > bStart) return null;
      return { ...pair, aStart: pair.aStart - backA, aEnd, bStart, bEnd: pair.bEnd - backB };
    },
  };
}

/** Where it may as well begin some codes further on, one passage meets the next at the strongest edge. */
function placed(edges: Edges, { start, period, agreed }: RepeatedAtOnce): Loop {
  let from = start;
  for (let at = start + 1; at <= start + (agreed % period); at += 1)
    if (edges.at(at + period) > edges.at(from + period)) from = at;
  return { start: from, end: start + period + agreed, period };
}

function inARow(edges: Edges, { start, end, period }: Loop): Repeat {
  const times = Math.floor((end - start) / period);
  const rest = end - start - times * period;
  const breaksOff = rest >= LEAST_BROKEN_OFF && edges.at(end) === paragraphEdge;
  const together = Math.ceil(times / MOST_PLACES);
  const length = together * period;
  const places = Array.from({ length: Math.floor(times / together) }, (_, at) => ({
    start: start + at * length,
    end: start + (at + 1) * length,
  }));
  const brokenOff = breaksOff && together === 1 ? rest : 0;
  return { places, differences: 0, omissions: [], inARow: { times, brokenOff } };
}

/** From a place to where it stands in a loop's first passage. */
function back(loop: Loop | undefined, from: number): number {
  return loop ? Math.floor((from - loop.start) / loop.period) * loop.period : 0;
}
