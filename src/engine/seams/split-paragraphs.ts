import type { Message, ReasonCode } from '../findings.ts';
import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import type { SeamModel } from './model.ts';

/** A sentence cut in two by a paragraph break. */
export interface Split {
  /** From the end of the head's text to the start of the tail's, furniture between them included. */
  readonly at: Range;
  /** What belongs between the two. */
  readonly replacement: string;
  readonly logOdds: number;
  readonly reasons: readonly Message<ReasonCode>[];
}

/** What the stages before say: ranges that will be removed as stray copies, in reading order, without overlap. */
export interface StrayCopies {
  readonly removed: readonly Range[];
}

export function findSplits(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  strays: StrayCopies = { removed: [] },
): Split[] {
  const splits: Split[] = [];
  for (let block = 0; block + 1 < blocks.count; block++) {
    if (blocks.kind(block) !== 'paragraph') continue;
    const head = blocks.ends[block]!;
    if (isRemoved(strays, head - 1)) continue;
    let next = block + 1;
    while (
      next < blocks.count &&
      (blocks.kind(next) === 'furniture' || isRemoved(strays, blocks.starts[next]!))
    )
      next++;
    if (next >= blocks.count) break;
    const tail = blocks.starts[next]!;
    const judgement = seams.joins(head, tail);
    if (judgement.logOdds <= 0) continue;
    const hyphen = blocks.script(block) === 'latin' && text[head - 1] === '-';
    splits.push({
      at: { start: hyphen ? head - 1 : head, end: tail },
      replacement: blocks.script(block) === 'latin' && !hyphen ? ' ' : '',
      logOdds: judgement.logOdds,
      reasons: judgement.reasons(),
    });
  }
  return splits;
}

function isRemoved(strays: StrayCopies, offset: number): boolean {
  return strays.removed.some((range) => range.start <= offset && offset < range.end);
}
