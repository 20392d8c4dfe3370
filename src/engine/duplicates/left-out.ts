import type { Range } from '../range.ts';
import { isFurniture } from '../text/block-kinds.ts';
import type { Blocks } from '../text/blocks.ts';
import { isExtractionMark } from '../text/extraction-marks.ts';
import type { Normalised } from '../text/normalise.ts';
import { isUnmistakableEdge } from '../text/page-edges.ts';
import { type Edges, paragraphEdge } from './edges.ts';
import type { Repeat } from './occurrences.ts';
import type { Omission } from './omissions.ts';

/** What one copy of a passage has and another leaves out. */
export interface LeftOut {
  /** Index of the copy that has it. */
  readonly copy: number;
  /** From the last character before it that both copies have to the first behind it: marks and white space are within. */
  readonly text: Range;
  /** Index of the copy that leaves it out. */
  readonly lacking: number;
  /** Marks and white space that stand there instead. */
  readonly at: Range;
  /**
   * `passage`: it belongs to what was copied. `furniture`: a page's edge, which goes with its copy. `between`: paragraphs
   * of their own in the midst of a sentence, as captions are; they stay where they are.
   */
  readonly what: 'passage' | 'furniture' | 'between';
}

interface Page {
  readonly text: string;
  readonly blocks: Blocks;
  readonly edges: Edges;
}

/** The omissions of a repeat, each for the two copies that show it, in reading order. */
export function leftOutOf(page: Page, normalised: Normalised, { places, omissions }: Repeat): LeftOut[] {
  return omissions.flatMap((omission): LeftOut[] => {
    const copy = places.findIndex(
      ({ start, end }) => omission.text.start >= start && omission.text.end <= end,
    );
    const lacking = places.findIndex(({ start, end }) => omission.at > start && omission.at < end);
    if (copy < 0 || lacking < 0 || copy === lacking) return [];
    const text = gapAround(normalised, omission.text);
    const at = gapAround(normalised, { start: omission.at, end: omission.at });
    return [{ copy, text, lacking, at, what: whatIsLeftOut(page, omission, text) }];
  });
}

/** From behind the code before a range to its end's code. */
function gapAround({ offsets }: Normalised, { start, end }: Range): Range {
  return { start: start === 0 ? 0 : offsets.at(start - 1) + 1, end: offsets.at(end) };
}

function whatIsLeftOut(
  { text, blocks, edges }: Page,
  { text: place, at }: Omission,
  range: Range,
): LeftOut['what'] {
  const apart = edges.at(place.start) === paragraphEdge && edges.at(place.end) === paragraphEdge;
  if (apart) {
    const first = blocks.at(range.start) + 1;
    const last = blocks.at(range.end) - 1;
    const between = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    const isEdge = (block: number) =>
      blocks.kind(block) === 'furniture' &&
      !isExtractionMark(text.slice(blocks.lineStarts[block], blocks.ends[block]));
    if (between.length > 0 && between.every(isEdge)) return 'furniture';
    return edges.at(at) === paragraphEdge ? 'passage' : 'between';
  }
  const piece = text.slice(range.start, range.end);
  const lines = piece.split('\n').map((line) => line.trim());
  const ownLines = lines.length > 2 && lines[0] === '' && lines.at(-1) === '';
  if (ownLines && lines.every((line) => line === '' || (isFurniture(line) && !isExtractionMark(line))))
    return 'furniture';
  return lines.length === 1 && isUnmistakableEdge(piece.trim()) ? 'furniture' : 'passage';
}
