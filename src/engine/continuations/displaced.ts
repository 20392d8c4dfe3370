import type { DisplacedDraft } from '../findings/drafts.ts';
import type { Message, ReasonCode } from '../findings.ts';
import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import { columnFrom, columnUpTo } from './column.ts';
import type { Match } from './matching.ts';
import type { ContinuationPage } from './page.ts';

/**
 * What an editor is told about a tail and its head.
 *
 * @param matched all pairs of the page: what divides another tail from its head is a column that stands there whole
 */
export function describePair(
  page: ContinuationPage,
  { head, tail, columnEnd, logOdds }: Match,
  matched: readonly Match[],
): DisplacedDraft {
  const { text, blocks, seams } = page;
  const headRange = { start: blocks.starts[head]!, end: blocks.ends[head]! };
  const tailRange = { start: blocks.starts[tail]!, end: blocks.ends[tail]! };
  const between = Math.max(tailRange.start - headRange.end, headRange.start - tailRange.end);
  const reasons: Message<ReasonCode>[] = [
    {
      code: 'tail-fits-head',
      params: { head: quoteBefore(text, headRange.end), tail: quoteAfter(text, tailRange.start) },
    },
    ...seams.joins(headRange.end, tailRange.start).reasons(),
    { code: 'text-between', params: { characters: between } },
  ];
  const column =
    columnEnd === undefined
      ? (columnUpTo(page, head, tail, matched) ?? columnFrom(page, head, tail))
      : { ...tailRange, end: blocks.ends[columnEnd]! };
  return { head: headRange, tail: tailRange, column, logOdds, reasons };
}
