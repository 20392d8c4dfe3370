import type { Chain, Chains, Run } from './chains.ts';

/** No more copies of one passage are told apart: an editor who sees this many has seen enough. */
const maxPieces = 64;

/** Runs whose diagonals differ by no more belong to the same period. */
const sameDiagonal = 3;
/** Share of a stretch that its runs cover; less is a few words that keep coming back. */
const minCovered = 0.6;
/** A piece without a run of so many codes is what is left over at the stretch's end. */
const minPieceRun = 8;

/** What repeats inside a passage that stands so often in a row is not told apart from it. */
const manyPeriods = 8;

/** A stretch in which the same passage stands again and again, without anything in between. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly period: number;
}

/**
 * A chain whose copies overlap says that a passage stands three times or more in a row. It is cut into neighbouring
 * pairs, one a period. Chains at multiples of that period say nothing new and are left out.
 */
export function cutPeriods(chains: Chains): Chain[] {
  const plain: Chain[] = [];
  const periodic: Chain[] = [];
  for (const chain of chains) (stretchOf(chain) ? periodic : plain).push(chain);
  if (periodic.length === 0) return plain;
  const known: Stretch[] = [];
  const pieces: Chain[] = [];
  const byPeriod = periodic
    .map((chain) => ({ chain, stretch: stretchOf(chain)! }))
    .toSorted((p, q) => p.stretch.period - q.stretch.period || p.stretch.start - q.stretch.start);
  for (const { chain, stretch } of byPeriod) {
    if (known.some((other) => covers(other, stretch))) continue;
    known.push(stretch);
    pieces.push(...piecesOf(chain, stretch));
  }
  const others = plain.filter((chain) => !known.some((stretch) => repeatsStretch(chain, stretch)));
  return [...others, ...pieces];
}

/** Does the chain lie within the stretch and say no more than that its period, or a multiple of it, is one? */
function repeatsStretch({ runs }: Chain, { start, end, period }: Stretch): boolean {
  const first = runs[0]!;
  const last = runs.at(-1)!;
  if (first.a < start || last.b + last.length > end) return false;
  if (end - start > manyPeriods * period) return true;
  const rest = (first.b - first.a) % period;
  return Math.min(rest, period - rest) <= sameDiagonal;
}

function stretchOf({ runs }: Chain): Stretch | null {
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best));
  const period = longest.b - longest.a;
  const first = runs.find(({ a, b }) => Math.abs(b - a - period) <= sameDiagonal)!;
  const last = runs.at(-1)!;
  if (last.a + last.length <= first.b) return null;
  const stretch = { start: first.a, end: last.b + last.length, period };
  const covered = runs.reduce((sum, { length }) => sum + length, 0);
  return covered >= minCovered * (stretch.end - stretch.start - period) ? stretch : null;
}

function covers(known: Stretch, other: Stretch): boolean {
  const shared = Math.min(known.end, other.end) - Math.max(known.start, other.start);
  return shared >= 0.8 * (other.end - other.start);
}

function piecesOf({ runs, weight }: Chain, { start, period }: Stretch): Chain[] {
  const pieces: Run[][] = [];
  for (const { a, b, length } of runs) {
    for (let done = Math.max(0, start - a); done < length;) {
      const piece = Math.floor((a + done - start) / period);
      if (piece >= maxPieces) break;
      const end = Math.min(length, start + (piece + 1) * period - a);
      (pieces[piece] ??= []).push({ a: a + done, b: b + done, length: end - done });
      done = end;
    }
  }
  const solid = pieces.filter((piece) => piece?.some(({ length }) => length >= minPieceRun));
  return solid.map((piece) => ({ runs: piece, weight, inRow: solid.length > 1 }));
}
