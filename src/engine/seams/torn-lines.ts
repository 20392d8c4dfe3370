import { clamp } from '../evidence.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import type { Blocks } from '../text/blocks.ts';
import type { SeamJudgement, SeamModel } from './model.ts';
import { isText, REPORTED_FROM, type Split } from './split-paragraphs.ts';

/**
 * Log-odds that lines go on across a blank line where they are set as lines of one paragraph are, on a page on which most blank lines
 * stand so: of such gaps on 24 pages set in columns 2,243 are within a paragraph and 51 are not, which the words decide.
 */
const SET_AS_ONE_ODDS = 2;

/** A blank line in the midst of a paragraph. */
interface Gap {
  readonly head: number;
  readonly tail: number;
  readonly judgement: SeamJudgement;
  /** By how much better the text before goes on with the next line but one, in Chinese; in log-odds, no more than {@link MOST_BETTER}. */
  readonly skipping: number;
}

const MOST_BETTER = 3;
/** Gaps on either side that tell whether lines stand in their order. */
const AROUND = 12;
/**
 * Of lines in their order the mean of `skipping` was −1.8 to −1.4 on each of 15 pages set in columns, of those that a program read from
 * two columns in turns −0.5 to 0.5 on six.
 */
const IN_TURNS_FROM = -0.7;

/**
 * Blank lines in the midst of paragraphs, as programs leave them that take lines for blocks: each is a sentence cut in two. Where the
 * lines of two columns stand in turns, none of them goes on with the next.
 *
 * @returns in reading order
 */
export function findTornLines(blocks: Blocks, seams: SeamModel, remaining: RemainingText): Split[] {
  const gaps = blocks.isTorn ? gapsOf(blocks, seams, remaining) : [];
  const before = new Float64Array(gaps.length + 1);
  for (const [index, { skipping }] of gaps.entries()) before[index + 1] = before[index]! + skipping;
  return gaps.flatMap(({ head, tail, judgement }, index) => {
    const [from, to] = [Math.max(0, index - AROUND), Math.min(gaps.length, index + AROUND + 1)];
    const logOdds = judgement.logOdds + SET_AS_ONE_ODDS;
    if (logOdds <= REPORTED_FROM || before[to]! - before[from]! > IN_TURNS_FROM * (to - from)) return [];
    const { headEnd, ...joint } = seams.joint(head, tail);
    return [{ at: { start: headEnd, end: tail }, ...joint, logOdds, reasons: judgement.reasons() }];
  });
}

function gapsOf(blocks: Blocks, seams: SeamModel, remaining: RemainingText): Gap[] {
  const { lines, firstLines } = blocks;
  const gaps: Gap[] = [];
  for (let block = 0; block < blocks.count; block++) {
    if (!isText(blocks, block)) continue;
    const isLatin = blocks.script(block) === 'latin';
    for (let line = firstLines[block]! + 1; line < firstLines[block + 1]!; line++) {
      if (!blocks.tornBefore(line)) continue;
      const [head, tail] = [lines.ends[line - 1]!, lines.starts[line]!];
      if (!remaining.isWhole(lines.starts[line - 1]!, lines.ends[line]!)) continue;
      const judgement = seams.joins(head, tail);
      // In Latin script the words say too little of it.
      const isAsked = !isLatin && line + 1 < lines.count;
      const skipping = isAsked
        ? seams.joins(head, lines.starts[line + 1]!).logOdds - judgement.logOdds
        : -MOST_BETTER;
      gaps.push({ head, tail, judgement, skipping: clamp(skipping, MOST_BETTER) });
    }
  }
  return gaps;
}
