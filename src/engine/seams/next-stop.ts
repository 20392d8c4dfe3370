import type { HeadReading, TailReading } from './readings.ts';
import { endingAt } from './punctuation.ts';
import type { SeamSource } from './seam-sides.ts';

/** A page's edge between two texts has no more pieces. */
const MOST_EDGE_BLOCKS = 8;

/**
 * What stands right behind a text that breaks off, and is finished itself, is its rest far more often than text elsewhere: how surely
 * the page keeps its marks, 0 to 1, where that is so. In Latin script it is asked where no small letter tells that already, and where
 * the text was read well.
 */
export function nextStop(
  source: SeamSource,
  { head, shape }: HeadReading,
  { tail, words }: TailReading,
): number {
  const { text, blocks } = source;
  const kept = head.wide ? shape.plainWhereKept : shape.bodyWhereKept;
  if (kept === undefined || head.block < 0 || tail.block <= head.block) return 0;
  if (!head.atBlockEnd || !tail.atBlockStart || tail.block - head.block > MOST_EDGE_BLOCKS) return 0;
  if (!head.wide && words.beginsLowerCase === 1) return 0;
  for (let block = head.block + 1; block < tail.block; block++)
    if (blocks.kind(block) !== 'furniture') return 0;
  const ending = endingAt(text, tail.ceiling - 1, tail.start);
  if (ending !== 'terminal' && ending !== 'closed-terminal') return 0;
  if (head.wide || head.caseless) return kept;
  return source.misreadWords.areBeside(head.block) ? 0 : kept;
}

/** What it is weighed as: where no capital can say that a sentence starts, a lacking full stop tells by itself. */
export function nextStopFeature({ head }: HeadReading): 'nextStop' | 'caselessNextStop' {
  return head.caseless ? 'caselessNextStop' : 'nextStop';
}

/** Behind a text as long as that a short line is as often the rest of its sentence as a title. */
export function titleBehindText({ shape }: HeadReading, tail: TailReading): number {
  if (shape.plainWhereKept === undefined || tail.shape.tailTitle === undefined) return 0;
  return shape.plainWhereKept * (1 - (shape.plainShort ?? 0));
}
