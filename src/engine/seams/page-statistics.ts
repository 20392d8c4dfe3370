import type { Blocks } from '../text/blocks.ts';
import { endingAt } from './punctuation.ts';

/** How often the paragraphs around a place lack the mark of a sentence's end. OCR pages lose up to 40% of them. */
export interface PageStatistics {
  /** Log-odds that a whole paragraph near this block, the block itself not counted, ends without the mark. */
  missingMark(block: number): number;
}

/** Blocks on either side that count as the same page. */
const REACH = 40;
/** Shorter blocks are titles as often as paragraphs. */
const FEWEST_CHARS = 50;
/** Before any paragraph is seen: a clean page, about 3 in 100. */
const PRIOR_MISSING = 0.15;
const PRIOR_CLOSED = 4.85;

export function readPageStatistics(text: string, blocks: Blocks): PageStatistics {
  const wholes = new Int32Array(blocks.count + 1);
  const missing = new Int32Array(blocks.count + 1);
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!;
    const end = blocks.ends[block]!;
    const counts = end - start >= FEWEST_CHARS && blocks.kind(block) === 'paragraph';
    const plain = counts && endingAt(text, end - 1, start) === 'plain';
    wholes[block + 1] = wholes[block]! + (counts ? 1 : 0);
    missing[block + 1] = missing[block]! + (plain ? 1 : 0);
  }
  return {
    missingMark(block) {
      const from = Math.max(0, block - REACH);
      const to = Math.min(blocks.count, block + REACH + 1);
      const inside = block >= 0 && block < blocks.count ? 1 : 0;
      const own = inside === 0 ? 0 : missing[block + 1]! - missing[block]!;
      const ownWhole = inside === 0 ? 0 : wholes[block + 1]! - wholes[block]!;
      const lacking = missing[to]! - missing[from]! - own;
      const all = wholes[to]! - wholes[from]! - ownWhole;
      return Math.log((lacking + PRIOR_MISSING) / (all - lacking + PRIOR_CLOSED));
    },
  };
}
