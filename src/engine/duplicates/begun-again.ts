import type { Range } from '../range.ts';
import { isText } from '../seams/split-paragraphs.ts';
import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import { weightOf } from './chains.ts';
import { areAlike } from './codes-alike.ts';
import { type Edges, sentenceEdge } from './edges.ts';
import type { Repeat } from './occurrences.ts';

/** Weight of what is said again: six Han characters, 18 letters. */
const LEAST_WEIGHT = 18;
/** Codes of a sentence that is looked at. */
const LONGEST_SENTENCE = 300;
const LONGEST_CHARS = 400;
const TERMINAL = '。．.！!？?…⋯';

/**
 * Sentences that begin once more right behind themselves and break off where their paragraph ends: a program was cut short as it
 * went round in circles, or read a line's end again.
 */
export function findBegunAgain(
  text: string,
  blocks: Blocks,
  { codes, offsets }: Normalised,
  edges: Edges,
): Repeat[] {
  const found: Repeat[] = [];
  for (let block = 0; block < blocks.count; block += 1) {
    const blockEnd = blocks.ends[block]!;
    if (TERMINAL.includes(text[blockEnd - 1]!) || !isText(blocks, block)) continue;
    // Where marks are lost most paragraphs have none to begin again behind.
    if (!holdsTerminal(text, Math.max(blocks.starts[block]!, blockEnd - LONGEST_CHARS), blockEnd)) continue;
    const first = offsets.indexFrom(blocks.starts[block]!);
    const end = offsets.indexFrom(blockEnd);
    const start = sentenceStart(edges, end, first);
    if (start <= first || weightOf(codes, { start, end }) < LEAST_WEIGHT) continue;
    const before = sentenceStart(edges, start, first);
    if (before < 0 || start - before <= end - start) continue;
    const places: [Range, Range] = [
      { start: before, end: before + end - start },
      { start, end },
    ];
    if (!areAlike(codes, ...places)) continue;
    found.push({ places, differences: 0, omissions: [], inARow: { times: 1, brokenOff: 0 } });
  }
  return found;
}

function holdsTerminal(text: string, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at -= 1) if (TERMINAL.includes(text[at]!)) return true;
  return false;
}

/** Where the sentence starts that ends before a place, or the paragraph; −1 where that is far. */
function sentenceStart(edges: Edges, end: number, first: number): number {
  const from = Math.max(first, end - LONGEST_SENTENCE);
  let at = end - 1;
  while (at > from && edges.at(at) < sentenceEdge) at -= 1;
  return at > from || from === first ? at : -1;
}
