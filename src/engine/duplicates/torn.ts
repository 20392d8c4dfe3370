import type { Range } from '../range.ts';
import { clauseEdge, type Edge, type Edges, sentenceEdge } from './edges.ts';

/**
 * A line, or several, that begin or end in the midst of a clause, or begin small behind a full stop, twice on end: clauses are
 * said again, lines of running text are not.
 */
export function isTornLine(edges: Edges, original: number, copy: Range): boolean {
  if (![original, copy.start, copy.end].every((at) => edges.endsLine(at))) return false;
  if (edges.at(original) < clauseEdge || edges.at(copy.start) < clauseEdge) return true;
  return edges.at(original) < sentenceEdge && isSmallBehindStop(edges, copy.start);
}

/** The end of a sentence that stands there again, as it stood in its midst: … denied it. denied it. */
export function isTornBehindStop(edges: Edges, original: number, copy: number): boolean {
  return edges.at(original) < clauseEdge && isSmallBehindStop(edges, copy);
}

function isSmallBehindStop(edges: Edges, at: number): boolean {
  return edges.at(at) >= sentenceEdge && edges.beginsSmall(at);
}

interface Piece {
  readonly startEdge: Edge;
  readonly endEdge: Edge;
  readonly wholeBlocks: boolean;
  /** Log-odds that it starts in mid-sentence, and that its sentence is unfinished. */
  readonly headless: number;
  readonly open: number;
}

/**
 * A piece out of the midst of another copy's clause that stands there by itself, and is more likely than not the rest of a
 * sentence or the start of one: no title and no caption is written so.
 */
export function isTornOut({ wholeBlocks, headless, open }: Piece, copies: readonly Piece[]): boolean {
  if (!wholeBlocks || (headless <= 0 && open <= 0)) return false;
  return copies.some(({ startEdge, endEdge }) => startEdge < clauseEdge && endEdge < clauseEdge);
}
