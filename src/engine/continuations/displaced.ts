import type { DisplacedDraft } from '../findings/drafts.ts';
import type { Message, ReasonCode } from '../findings.ts';
import { quoteAfter, quoteBefore } from '../findings/quotes.ts';
import { columnFrom } from './column.ts';
import type { Candidate } from './matching.ts';
import type { ContinuationPage } from './page.ts';

/** What an editor is told about a tail and its head. */
export function describePair(page: ContinuationPage, { head, tail, logOdds }: Candidate): DisplacedDraft {
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
  return { head: headRange, tail: tailRange, column: columnFrom(page, head, tail), logOdds, reasons };
}
