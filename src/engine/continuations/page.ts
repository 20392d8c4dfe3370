import type { SplitDraft } from '../findings/drafts.ts';
import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';

/** What the stages before know: the blocks that stay once stray copies are gone, and which of them are already joined. */
export interface ContinuationPage {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
  /** Blocks that stay, in reading order. */
  readonly standing: Int32Array;
  /** By block: 1 where a join leads on from its end, or up to its start. */
  readonly leadsOn: Uint8Array;
  readonly ledUpTo: Uint8Array;
}

/** @param strays ranges that go as stray copies, sorted, without overlap */
export function readContinuationPage(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  splits: readonly SplitDraft[],
  strays: readonly Range[],
): ContinuationPage {
  const standing: number[] = [];
  let stray = 0;
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!;
    while (stray < strays.length && strays[stray]!.end <= start) stray++;
    const gone =
      stray < strays.length && strays[stray]!.start <= start && strays[stray]!.end >= blocks.ends[block]!;
    if (!gone) standing.push(block);
  }
  const leadsOn = new Uint8Array(blocks.count);
  const ledUpTo = new Uint8Array(blocks.count);
  for (const { at } of splits) {
    leadsOn[blocks.at(at.start - 1)] = 1;
    ledUpTo[blocks.at(at.end)] = 1;
  }
  return { text, blocks, seams, standing: Int32Array.from(standing), leadsOn, ledUpTo };
}
