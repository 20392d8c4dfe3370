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

/** A place between two neighbouring blocks. */
export interface Seam {
  /** After the last character of the text before. */
  readonly head: number;
  /** First character of the text after; furniture and stray copies may stand between. */
  readonly tail: number;
}

/** The seams of a page between blocks that are text, as they are once the stray copies are gone. */
export function seamsOf(blocks: Blocks, strays: StrayCopies): Seam[] {
  const seams: Seam[] = [];
  let stray = 0;
  let head = -1;
  for (let block = 0; block < blocks.count; block++) {
    let start = blocks.starts[block]!;
    let end = blocks.ends[block]!;
    while (stray < strays.removed.length && strays.removed[stray]!.end <= start) stray++;
    // A copy that begins before the block's text or reaches its end takes that part of the block away.
    let at = stray;
    while (at < strays.removed.length && strays.removed[at]!.start <= start && strays.removed[at]!.end > start)
      start = strays.removed[at++]!.end;
    for (; at < strays.removed.length && strays.removed[at]!.start < end; at++)
      if (strays.removed[at]!.end >= end) end = strays.removed[at]!.start;
    if (start >= end) continue;
    if (head >= 0) seams.push({ head, tail: start });
    head = end;
  }
  return seams;
}

export function findSplits(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  strays: StrayCopies = { removed: [] },
): Split[] {
  const splits: Split[] = [];
  for (const { head, tail } of seamsOf(blocks, strays)) {
    const judgement = seams.joins(head, tail);
    if (judgement.logOdds <= 0) continue;
    const latin = blocks.script(blocks.at(head - 1)) === 'latin';
    const hyphen = latin && text[head - 1] === '-';
    splits.push({
      at: { start: hyphen ? head - 1 : head, end: tail },
      replacement: latin && !hyphen ? ' ' : '',
      logOdds: judgement.logOdds,
      reasons: judgement.reasons(),
    });
  }
  return splits;
}
