import type { Range } from '../range.ts';
import { editDistance, mostDifferences } from './align.ts';
import { paragraphEdge, type Edges } from './edges.ts';
import type { Repeat } from './occurrences.ts';

/** No article is longer, and to look for its parts takes the square of its length. */
const longestRepeat = 10_000;
/** What is shorter has too few characters to say how often they are misread. */
const shortestPart = 24;
/** Fewer differences stand together by chance. */
const fewestDifferences = 8;
/** Codes by which two parts may be off: characters left out and put in, which mostly make up for each other. */
const mostOff = (differences: number): number => 4 + 3 * Math.sqrt(differences);
/**
 * Log-likelihood that two parts have each their own share of misread characters, over one share for both. On labelled pages two
 * copies side by side had 48; of all that are one copy the most was 9.
 */
const surelyOtherwise = 15;

/**
 * Two copies each of which stands right beside the other's original look like one, of all that stands there. What tells them apart
 * is that one was misread more often than the other.
 *
 * @returns the repeat in two where a paragraph ends and the share of misread characters changes; null where it does not
 */
export function inTwoParts(codes: Uint16Array, edges: Edges, repeat: Repeat): [Repeat, Repeat] | null {
  const { places, differences, omissions } = repeat;
  const [one, other] = places as [Range, Range];
  if (places.length !== 2 || omissions.length > 0 || differences < fewestDifferences) return null;
  if (one.end - one.start > longestRepeat) return null;
  let best: [Repeat, Repeat] | null = null;
  let most = surelyOtherwise;
  for (const at of paragraphsIn(edges, one.start + shortestPart, one.end - shortestPart)) {
    const across = at - one.start + other.start;
    const off = Math.floor(mostOff(differences));
    const [from, to] = [Math.max(across - off, other.start), Math.min(across + off, other.end)];
    for (const opposite of paragraphsIn(edges, from, to)) {
      const before = { start: other.start, end: opposite };
      const first = partOf(codes, { start: one.start, end: at }, before, differences);
      if (first.differences > differences) continue;
      const behind = { start: opposite, end: other.end };
      const second = partOf(codes, { start: at, end: one.end }, behind, differences);
      // The two do not end together here, or what differs is no copy at all.
      if (first.differences + second.differences > differences + 1) continue;
      if (!isCopy(first) || !isCopy(second)) continue;
      const gain = likelihood(first) + likelihood(second) - likelihood(repeat);
      if (gain < most) continue;
      most = gain;
      best = [first, second];
    }
  }
  return best;
}

/** @param most differences: where there are more, that is all that is known of them */
function partOf(codes: Uint16Array, one: Range, other: Range, most: number): Repeat {
  const differences = editDistance(codes, [one.start, one.end], [other.start, other.end], most);
  return { places: [one, other], differences, omissions: [] };
}

function isCopy({ places, differences }: Repeat): boolean {
  return differences <= mostDifferences(Math.max(...places.map(({ start, end }) => end - start)));
}

function* paragraphsIn(edges: Edges, from: number, to: number): Iterable<number> {
  for (let at = from; at <= to; at += 1) if (edges.at(at) === paragraphEdge) yield at;
}

/** Log-likelihood of so many differences in so many codes, at the share that makes them likeliest. */
function likelihood({ places, differences }: Repeat): number {
  const codes = places[0]!.end - places[0]!.start;
  const share = differences / codes;
  if (share <= 0 || share >= 1) return 0;
  return differences * Math.log(share) + (codes - differences) * Math.log(1 - share);
}
