import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import { isText } from '../seams/split-paragraphs.ts';
import type { Blocks } from '../text/blocks.ts';
import { startsSmall } from '../text/small-letters.ts';
import { firstWideCode, type Normalised, type Offsets } from '../text/normalise.ts';
import type { AlignedPair } from './align.ts';
import type { RepeatedAtOnce } from './at-once.ts';
import { weightOf } from './chains.ts';
import { clauseEdge, type Edges, noEdge, paragraphEdge } from './edges.ts';
import { mayBeHeadline } from './torn.ts';

/** Codes of what is no slip of the writer's. */
const LEAST_CODES = 5;
/** Weight of what stands twice in a row with nothing between: six Han characters, eighteen letters. A word or two is a slip of the writer's. */
const LEAST_WITHIN = 18;
/** … where a paragraph breaks off there as well: the last words of a column again at the top of the next. */
const LEAST_AT_BREAK = 12;
/** … with a mark behind each: clauses are said twice on purpose. */
const LEAST_CLAUSE = 24;
/** … that goes from one item of a list to the next: 国家主席、中央军委主席、中央军委委员. */
const LEAST_LISTED = 36;

interface Place {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/**
 * A few words that stand right behind themselves in mid-sentence, letter for letter: too short a copy for anywhere else. What
 * stands there three times is said so.
 */
export function findStutters(
  text: string,
  { codes, offsets }: Normalised,
  edges: Edges,
  isCut: IsCut,
  repeated: readonly RepeatedAtOnce[],
): AlignedPair[] {
  const written = (from: number, to: number) =>
    text.slice(offsets.at(from), offsets.at(to - 1) + 1).replaceAll(/\s+/gu, '');
  const isSaidOnPurpose = ({ start, middle, end }: Place): boolean => {
    const seam = edges.at(middle);
    const weight = weightOf(codes, { start, end: middle });
    const passage = written(start, middle);
    if (passage !== written(middle, end)) return true;
    if (mayBeHeadline(edges, start, { start: middle, end })) return true;
    if (seam === paragraphEdge) {
      return weight < LEAST_AT_BREAK || !isAcrossCut(edges, { start: middle, end }, isCut);
    }
    if (passage.includes('、') && weight < LEAST_LISTED) return true;
    if (seam < clauseEdge) return weight < LEAST_WITHIN;
    return weight < LEAST_CLAUSE || edges.at(end) < seam;
  };
  return repeated
    .filter(({ period, agreed }) => period >= LEAST_CODES && agreed < 2 * period)
    .map((repeat) => placed(edges, repeat))
    .filter((place) => isOfWords(codes, edges, place) && !isSaidOnPurpose(place))
    .map(({ start, middle, end }) => {
      return { aStart: start, aEnd: middle, bStart: middle, bEnd: end, differences: 0, omissions: [] };
    });
}

/** Behind it nobody ends a headline. */
const comma = /^[，,、]$/u;
/** No colon: a speaker's name stands before it, and a caption's subject. */
const closingMark = /[，。、；！？”’」』》）,.;!?)]/u;

/** Where the words before a paragraph's break stand again behind it: does the sentence go on behind those? */
export type IsCut = (bStart: number, bEnd: number) => boolean;

export function cutsOf({ text, blocks, seams }: Read, offsets: Offsets): IsCut {
  const known = new Map<number, boolean>();
  const isCut: IsCut = (bStart, bEnd) => {
    const [head, tail] = [bStart - 1, bStart].map((code) => Math.max(0, blocks.at(offsets.at(code)))) as [
      number,
      number,
    ];
    // A headline may end with the words that its story begins with.
    const headEnd = blocks.ends[head]!;
    const tailStart = offsets.at(bStart);
    const mayBeTitle = blocks.kind(head) === 'title' && !startsSmall(text, tailStart);
    const isTorn = () => Math.max(seams.open(headEnd).logOdds, seams.headless(tailStart).logOdds) > 0;
    if (mayBeTitle && !isTorn()) return false;
    if (!isText(blocks, head) || !isText(blocks, tail)) return false;
    const copyEnd = offsets.at(bEnd - 1) + 1;
    // A mark behind the words stands behind the copy, too, and goes with it; where the break took it away, it shows where they end.
    if (headEnd > offsets.at(bStart - 1) + 1) return seams.joins(headEnd, offsets.at(bEnd)).logOdds > 0;
    return closingMark.test(text[copyEnd] ?? '') || seams.joins(headEnd, copyEnd).logOdds > 0;
  };
  return (bStart, bEnd) => {
    const answer = known.get(bStart) ?? isCut(bStart, bEnd);
    known.set(bStart, answer);
    return answer;
  };
}

/**
 * Do copies of one length stand on both sides of a break where a paragraph was cut? Words that are all of the paragraph before it
 * may be the headline of one that begins with them.
 */
export function isAcrossCut(edges: Edges, { start, end }: Range, isCut: IsCut): boolean {
  const marks = edges.marksAt(start);
  const original = 2 * start - end;
  return (
    marks !== null &&
    edges.at(start) === paragraphEdge &&
    (marks === '' || marks === edges.marksAt(original) || marks === edges.marksAt(end)) &&
    edges.at(end) < paragraphEdge &&
    (edges.at(original) < paragraphEdge || comma.test(marks)) &&
    isCut(start, end)
  );
}

interface Read {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
}

/** Where the passage may as well begin some codes further on, the two meet at the strongest edge. */
function placed(edges: Edges, { start, period, agreed }: RepeatedAtOnce): Place {
  const slack = agreed - period;
  let middle = start + period;
  for (let at = middle + 1; at <= start + period + slack; at += 1)
    if (edges.at(at) > edges.at(middle)) middle = at;
  return { start: middle - period, middle, end: middle + period };
}

/** Does it begin and end between words? Between Han characters, and beside one, nothing shows. */
function isOfWords(codes: Uint16Array, edges: Edges, { start, middle, end }: Place): boolean {
  const isWide = (at: number) => at < 0 || at >= codes.length || codes[at]! >= firstWideCode;
  return [start, middle, end].every((at) => isWide(at - 1) || isWide(at) || edges.at(at) !== noEdge);
}
