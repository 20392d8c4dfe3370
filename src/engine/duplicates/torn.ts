import type { Range } from '../range.ts';
import { clauseEdge, type Edge, type Edges, sentenceEdge } from './edges.ts';

/**
 * A line, or several, that begin or end in the midst of a clause, or begin small behind a full stop, twice on end: clauses are
 * said again, lines of running text are not.
 */
export function isTornLine(edges: Edges, original: number, copy: Range, isExact: boolean): boolean {
  if (![original, copy.start, copy.end].every((at) => edges.endsLine(at))) return false;
  if (edges.at(copy.start) < clauseEdge) return !mayBeHeadline(edges, original, copy);
  // Clauses are written like each other: named a judge in 2001, named a high judge in 2005.
  if (!isExact) return false;
  if (edges.at(original) < clauseEdge) return true;
  return edges.at(original) < sentenceEdge && isSmallBehindStop(edges, copy.start);
}

/** Letters of a line that is a headline, where the story's first line has just the same: longer ones were read twice. */
const LONGEST_SAME_LINE = 28;

/**
 * A line in text with nothing between its lines, and right behind it the story that begins with the same words. Where the story's
 * line ends with them too, it is a line that came out twice, or both are short.
 */
export function mayBeHeadline(edges: Edges, line: number, story: Range): boolean {
  if (!edges.beginsLine(line) || !edges.beginsLine(story.start)) return false;
  return !edges.endsLine(story.end) || story.end - story.start < LONGEST_SAME_LINE;
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
