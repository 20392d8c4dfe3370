import type { RemainingText } from '../text/remaining-text.ts';
import type { Blocks } from '../text/blocks.ts';
import type { SeamModel } from './model.ts';
import { isText, REPORTED_FROM, type Split } from './split-paragraphs.ts';

/**
 * Log-odds that lines go on across a blank line where they are set as lines of one paragraph are, on a page on which most blank lines
 * stand so: of such gaps on 24 pages set in columns 2,243 are within a paragraph and 51 are not, which the words decide.
 */
const SET_AS_ONE_ODDS = 2;

/**
 * Blank lines in the midst of paragraphs, as programs leave them that take lines for blocks: each is a sentence cut in two.
 *
 * @returns in reading order
 */
export function findTornLines(blocks: Blocks, seams: SeamModel, remaining: RemainingText): Split[] {
  if (!blocks.isTorn) return [];
  const { lines, firstLines } = blocks;
  const splits: Split[] = [];
  for (let block = 0; block < blocks.count; block++) {
    if (!isText(blocks, block)) continue;
    for (let line = firstLines[block]! + 1; line < firstLines[block + 1]!; line++) {
      if (!blocks.tornBefore(line)) continue;
      const [head, tail] = [lines.ends[line - 1]!, lines.starts[line]!];
      if (!remaining.isWhole(lines.starts[line - 1]!, lines.ends[line]!)) continue;
      const judgement = seams.joins(head, tail);
      const logOdds = judgement.logOdds + SET_AS_ONE_ODDS;
      if (logOdds <= REPORTED_FROM) continue;
      const { headEnd, ...joint } = seams.joint(head, tail);
      splits.push({ at: { start: headEnd, end: tail }, ...joint, logOdds, reasons: judgement.reasons() });
    }
  }
  return splits;
}
