import { DROP_CAP_ODDS } from '../seams/drop-cap.ts';
import { isInitial } from '../text/initials.ts';
import type { Match } from './matching.ts';
import type { ContinuationPage } from './page.ts';

/** Bylines in a row, and what stands with them. */
const MOST_BYLINES = 3;

/** Large initials that stand before the byline, as programs read a page from its top: T ¶ By Helen Marsh ¶ he council has decided… */
export function findInitialsApart({ text, blocks, seams, standing }: ContinuationPage): Match[] {
  const found: Match[] = [];
  for (let place = 0; place < standing.length; place++) {
    const head = standing[place]!;
    if (!isInitial(text, blocks.starts[head]!, blocks.ends[head]!)) continue;
    let behind = place + 1;
    while (behind <= place + MOST_BYLINES && isByline(standing[behind])) behind++;
    const tail = standing[behind];
    if (behind === place + 1 || tail === undefined || blocks.kind(tail) !== 'paragraph') continue;
    const judgement = seams.joins(blocks.ends[head]!, blocks.starts[tail]!);
    if (judgement.reasons().some(({ code }) => code === 'drop-cap'))
      found.push({ head, tail, columnEnd: tail, logOdds: DROP_CAP_ODDS });
  }
  return found;

  function isByline(block: number | undefined): boolean {
    return block !== undefined && blocks.kind(block) === 'byline';
  }
}
