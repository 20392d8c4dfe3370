import type { SplitDraft } from '../findings/drafts.ts';
import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';

/** What the stages before know: the blocks that stay once stray copies are gone, and what joins them already. */
export interface ContinuationPage {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
  /** Blocks that stay, in reading order. */
  readonly standing: Int32Array;
  /** Joins of neighbours, by the block of their head and of their tail. */
  readonly splitAfter: ReadonlyMap<number, SplitDraft>;
  readonly splitBefore: ReadonlyMap<number, SplitDraft>;
}

/** @param strays ranges that go as stray copies, sorted, without overlap */
export function readContinuationPage(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  splits: readonly SplitDraft[],
  strays: readonly Range[],
): ContinuationPage {
  const standing = new Int32Array(blocks.count);
  let count = 0;
  let stray = 0;
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!;
    while (stray < strays.length && strays[stray]!.end <= start) stray++;
    const gone =
      stray < strays.length && strays[stray]!.start <= start && strays[stray]!.end >= blocks.ends[block]!;
    if (!gone) standing[count++] = block;
  }
  const splitAfter = new Map(splits.map((split) => [blocks.at(split.at.start - 1), split]));
  const splitBefore = new Map(splits.map((split) => [blocks.at(split.at.end), split]));
  return {
    text,
    blocks,
    seams,
    standing: standing.subarray(0, count),
    splitAfter,
    splitBefore,
  };
}

/** Blocks on either side, and characters of each of them on average. */
const SCRAPS_AROUND = 4;
const SCRAP_CHARS = 6;

/** Within a table, or a file of a few characters a line: nothing that a sentence was cut into. */
export function isScrap({ blocks, standing }: ContinuationPage, place: number): boolean {
  const [first, last] = [standing[place - SCRAPS_AROUND], standing[place + SCRAPS_AROUND]];
  if (first === undefined || last === undefined) return false;
  return blocks.ends[last]! - blocks.starts[first]! < (2 * SCRAPS_AROUND + 1) * SCRAP_CHARS;
}
