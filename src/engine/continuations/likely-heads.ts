import { chooseJoint, jointEdit } from '../fixes/joints.ts';
import { jointAcross, moveTailUp } from '../fixes/move-tail.ts';
import { lineEndOf } from '../fixes/separators.ts';
import { wholeBlocks } from '../fixes/remove-copy.ts';
import type { Edit, Range } from '../range.ts';
import { readBlocks, type BlockKind, type Blocks } from '../text/blocks.ts';
import { readingTextOf } from '../text/reading-text.ts';
import { createSeamModel } from '../seams/model.ts';

/** A paragraph that may be the head of headless text. */
interface LikelyHead {
  /** Its last words. */
  readonly range: Range;
  /** How much better than chance the text goes on after it, in log-odds. */
  readonly logOdds: number;
}

const quotedChars = 60;
const separator = '\n\n';

/** A sentence that ends with one of these, closing marks after it included, is over. */
const terminal = /[。．.!?！？…]["'”’」』》】）)]*$/u;

/** No sentence of a Chinese text goes on in one that has none of its characters, nor the other way round. */
const han = /\p{Script=Han}/u;

const neverHeads: ReadonlySet<BlockKind> = new Set(['byline', 'caption', 'furniture', 'columns']);

/**
 * Paragraph ends after which `tail` could go on, the likeliest first; for the editor, who looks further than the
 * engine dares to advise.
 *
 * @param text the page or pages to search
 * @param tail the headless text's first sentence or more; it need not stand in `text`
 */
export function likelyHeads(text: string, tail: string, limit = 12): readonly LikelyHead[] {
  const joined = readingTextOf(`${text}${separator}${tail}`);
  const tailStart = text.length + separator.length;
  const blocks = readBlocks(joined);
  const seams = createSeamModel(joined, blocks);
  const isHan = han.test(tail.slice(0, quotedChars));
  const found: LikelyHead[] = [];
  for (let block = 0; block < blocks.count; block++) {
    const end = blocks.ends[block] ?? 0;
    if (end >= tailStart || neverHeads.has(blocks.kind(block)) || blocks.headline(block)) continue;
    if (blocks.headlineGoesOn(block)) continue;
    // The tail itself stands in the page too: it is no head of its own.
    if (joined.startsWith(joined.slice(blocks.starts[block] ?? 0, end).slice(0, quotedChars), tailStart))
      continue;
    const start = Math.max(blocks.starts[block] ?? 0, end - quotedChars);
    const words = joined.slice(start, end);
    if (terminal.test(words) || han.test(words) !== isHan) continue;
    const { logOdds } = seams.joins(end, tailStart);
    found.push({ range: { start, end }, logOdds });
  }
  return found.toSorted((a, b) => b.logOdds - a.logOdds).slice(0, limit);
}

function asRead(written: string): { text: string; written: string; blocks: Blocks } {
  const text = readingTextOf(written);
  return { text, written, blocks: readBlocks(text) };
}

/** Edits that bring the paragraphs of `tail` to the end of `head`, both places in `text`. */
export function moveToHead(text: string, head: Range, tail: Range): readonly Edit[] {
  const page = asRead(text);
  const seams = createSeamModel(page.text, page.blocks);
  const edits = moveTailUp(page, head, tail, jointAcross({ ...page, seams }, head, tail));
  // What is moved ends its lines as the text does; the joint does not know.
  return edits.map((edit) => ({ ...edit, text: edit.text.replace(/^\n/u, lineEndOf(text)) }));
}

/** Edits that take the paragraphs of `tail` out of one page, and put them to the end of `head` in another. */
export function moveToOtherPage(
  text: string,
  tail: Range,
  other: string,
  head: Range,
): { readonly here: readonly Edit[]; readonly there: readonly Edit[] } {
  const offset = other.length + separator.length;
  const joint = chooseJoint(`${other}${separator}${text}`, head.end, offset + tail.start);
  const insertion = jointEdit(head.end, head.end, joint);
  const here = asRead(text);
  const { blocks } = here;
  return {
    here: [wholeBlocks(here.text, blocks, blocks.at(tail.start), blocks.at(tail.end - 1))],
    there: [{ ...insertion, text: insertion.text + text.slice(tail.start, tail.end) }],
  };
}
