import type { TFunction } from 'i18next';
import { copyLetter } from '../../engine/findings.ts';
import type { Range } from '../../engine/index.ts';
import { copyColour } from '../editor/flag-marks.ts';
import { mosaic } from '../editor/mosaic.ts';
import { announce } from '../state/notices.ts';
import type { Flag } from '../state/store.ts';
import { copiesCompared, copiesGoing } from './copies-going.ts';
import { excerptOf } from './excerpts.ts';

/** More context than in the pane: it is the page that is looked at. */
const contextChars = 80;

/** Shows both copies in the page: the one that stays where it is, the other one right below it. */
export function peekAtCopy(ref: string, flag: Flag, ranges: readonly Range[], t: TFunction): void {
  const pair = copiesCompared(flag);
  const [stays, other] = copiesGoing(flag).has(pair[0]) ? [pair[1], pair[0]] : pair;
  const here = ranges[stays];
  const there = ranges[other];
  if (!here || !there) return;
  const excerpt = excerptOf(ref, there, contextChars);
  const title = t('review.side.copy', { letter: copyLetter(other), line: excerpt.line });
  mosaic.reveal(ref, here, false);
  const isShown = mosaic.peek(mosaic.lineAt(ref, here.end), {
    title,
    before: `${excerpt.cutBefore ? '…' : ''}${excerpt.before}`,
    text: excerpt.text,
    after: `${excerpt.after}${excerpt.cutAfter ? '…' : ''}`,
    colour: copyColour(other),
    closeLabel: t('review.act.unpeek'),
  });
  announce(isShown ? `${t('review.act.peek')}: ${title}` : t('review.act.unpeeked'));
}
