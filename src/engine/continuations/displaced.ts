import type { DisplacedDraft } from '../findings/drafts.ts';
import type { Message, ReasonCode } from '../findings.ts';
import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import type { Columns } from './column.ts';
import type { Match } from './matching.ts';
import type { ContinuationPage } from './page.ts';

/** What an editor is told about a tail and its head. */
export function describePair(page: ContinuationPage, match: Match, columns: Columns): DisplacedDraft {
  const { head, tail, swapped, logOdds } = match;
  const { text, blocks, seams } = page;
  const headRange = { start: blocks.starts[head]!, end: blocks.ends[head]! };
  const tailRange = { start: blocks.starts[tail]!, end: blocks.ends[tail]! };
  const between = Math.max(tailRange.start - headRange.end, headRange.start - tailRange.end);
  const column = columns.of(match);
  const alongChars = text.slice(tailRange.end, column.end).trim().length;
  const reasons: Message<ReasonCode>[] = [
    {
      code: 'tail-fits-head',
      params: {
        head: quoteBefore(text, headRange.end, headRange.start),
        tail: quoteAfter(text, tailRange.start),
      },
    },
    ...seams.joins(headRange.end, tailRange.start).reasons(),
    { code: 'text-between', params: { characters: between } },
    ...(swapped ? [{ code: 'columns-swapped', params: {} } as const] : []),
    ...(alongChars > 0 ? [{ code: 'column-goes-along', params: { characters: alongChars } } as const] : []),
  ];
  return { head: headRange, tail: tailRange, column, logOdds, reasons };
}
