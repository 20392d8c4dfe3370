import { isContinuedMark, isKeyword, isRule, isSpecks } from '../text/block-kinds.ts';
import type { Blocks } from '../text/blocks.ts';
import { isHeadlineInCapitals, isNameOfEdge, isPageEdge } from '../text/page-edges.ts';

/** A sentence may end with its number on a line of its own: "in 2011 and ¶ 2012." */
const SENTENCE_FINAL_NUMBER = /^[0-9０-９]{1,4}[.。]$/u;

/** Signs that dust, folds and the frames of columns are read as; others divide what stands on either side. */
const DUST = /^[\s.,·•'`‘’|:;~^a-z-]{1,8}$/u;

/**
 * `edge`: page number, running head …; `beside`: a rule, a section's name, （下转第三版）, which go with an edge beside them. Alone such
 * a mark says that what follows it was set elsewhere. `specks`: nothing that was printed.
 */
type Part = 'edge' | 'beside' | 'specks' | 'none';

/** What a page's edge, or the paper, has left between the halves of a sentence, and goes when they are joined. */
export class PageEdges {
  private readonly text: string;
  private readonly blocks: Blocks;
  /** The last run of such blocks that was read. */
  private run = { first: 0, end: 0, seenThrough: false };

  constructor(text: string, blocks: Blocks) {
    this.text = text;
    this.blocks = blocks;
  }

  /** Is the block one that counts as not there? */
  isSeenThrough(block: number): boolean {
    if (this.blocks.kind(block) !== 'furniture') return false;
    const { first, end, seenThrough } = this.run;
    if (block >= first && block < end) return seenThrough;
    let after = block;
    let isEdge = false;
    let areSpecks = true;
    for (let part = this.part(after); part !== 'none'; part = this.part(++after)) {
      isEdge ||= part === 'edge';
      areSpecks &&= part === 'specks';
    }
    const isNothing = isEdge || (areSpecks && after > block);
    // One that does not count is asked for alone.
    this.run = { first: block, end: Math.max(after, block + 1), seenThrough: isNothing };
    return isNothing;
  }

  /** Does a page's edge follow a block, before any text does? */
  follow(head: number): boolean {
    let block = head + 1;
    for (let part = this.part(block); part !== 'none'; part = this.part(++block))
      if (part === 'edge') return true;
    return false;
  }

  private part(block: number): Part {
    const { blocks } = this;
    if (block >= blocks.count || blocks.kind(block) !== 'furniture') return 'none';
    const piece = this.text.slice(blocks.lineStarts[block], blocks.ends[block]);
    if (isHeadlineInCapitals(this.text, blocks.lineStarts[block]!, blocks.ends[block]!)) return 'beside';
    if (isPageEdge(piece)) return SENTENCE_FINAL_NUMBER.test(piece) ? 'none' : 'edge';
    const isBeside = isRule(piece) || isContinuedMark(piece) || isNameOfEdge(piece) || isKeyword(piece);
    if (isBeside) return 'beside';
    return isSpecks(piece) && DUST.test(piece) ? 'specks' : 'none';
  }
}
