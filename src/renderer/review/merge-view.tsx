import type { TFunction } from 'i18next';
import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeEdits } from '../../engine/edits.ts';
import { copyLetter } from '../../engine/findings.ts';
import type { Duplicate, Edit, Range } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { fixFlag } from '../state/decisions.ts';
import { pendingChanges } from '../state/pages.ts';
import type { Saying } from '../state/phrases.ts';
import type { Flag, OpenDocument } from '../state/store.ts';
import { Button } from '../theme/controls/index.ts';
import type { Pair } from './actions.ts';
import { breakSign } from './excerpts.ts';
import { useMergeChoices, type Copy } from './merge-choices.ts';
import { removalAlone } from './removal-edits.ts';
import { provideFinish } from './review-mode.ts';
import { diffTexts, type DiffPart } from './text-diff.ts';
import './merge.css';

interface MergeViewProps {
  readonly document: OpenDocument;
  readonly flag: Flag;
  readonly finding: Duplicate;
  readonly ranges: readonly Range[];
  /** The two copies that are merged; there may be more. */
  readonly pair: Pair;
  readonly onDone: () => void;
}

/** Two readings of one passage: the better one of each difference goes into the copy that stays, the other copy goes. */
export function MergeView({ document, flag, finding, ranges, pair, onDone }: MergeViewProps): ReactNode {
  const { t } = useTranslation();
  const { ref } = document;
  const [left, right] = pair;
  const removed = finding.suggested?.remove ?? [];
  const advised = removed.includes(left) && !removed.includes(right) ? 1 : 0;
  const { stays, readingOf, toggle, swap } = useMergeChoices(ref, flag.key, pair, advised);
  const goes = stays === 0 ? 1 : 0;
  const parts = useMemo(() => {
    const text = (index: number) => mosaic.slice(ref, ranges[index] ?? { start: 0, end: 0 });
    return diffTexts(text(left), text(right));
  }, [ref, ranges, left, right]);
  const finish = () => {
    const removal = removalAlone(finding, pair[goes]);
    if (!removal) return;
    const start = finding.occurrences[pair[stays]]?.start ?? 0;
    const edits = mergeEdits([...readingEdits(parts, stays, readingOf, start), ...removal]);
    if (pendingChanges(ref).length > 0) return;
    const label: Saying = (words) => words('review.act.mergeDone', { copy: copyLetter(pair[goes]) });
    const staying = finding.occurrences.length - 1;
    if (fixFlag(ref, { flag, edits, label, staying, isDone: staying === 1 })) onDone();
  };
  const finishNow = useRef(finish);
  useLayoutEffect(() => {
    finishNow.current = finish;
  });
  useEffect(() => provideFinish(() => finishNow.current()), []);
  const names = { stays: copyLetter(pair[stays]), goes: copyLetter(pair[goes]) };
  return (
    <div className="merge">
      <p className="merge-hint">{t('review.act.mergeHint', names)}</p>
      <div className="side-text merge-text" lang={document.analysis.language}>
        {parts.map((part) =>
          part.same ? (
            <span key={part.leftStart}>{part.left}</span>
          ) : (
            <Reading
              key={`${part.leftStart}-${part.rightStart}`}
              part={part}
              chosen={readingOf(part)}
              stays={stays}
              pair={pair}
              onToggle={() => toggle(part)}
            />
          ),
        )}
      </div>
      <div className="flag-actions">
        <Button look="primary" shortcut="Enter" onClick={finish} disabled={pendingChanges(ref).length > 0}>
          {t('review.act.mergeDone', { copy: names.goes })}
        </Button>
        <Button onClick={swap}>{t('review.act.mergeSwap', { letter: names.goes })}</Button>
        <Button look="quiet" shortcut="Esc" onClick={onDone}>
          {t('review.act.mergeCancel')}
        </Button>
      </div>
    </div>
  );
}

/** A reading of white space alone, or of nothing, has a sign and a name. */
function drawn(text: string): string {
  if (text === '') return '∅';
  return text.trim() === '' ? breakSign(text).trim() : text.replaceAll(/\s*\n\s*/g, '¶');
}

function spoken(text: string, t: TFunction): string {
  if (text.trim() !== '') return text;
  return t(`review.side.${text === '' ? 'nothing' : text.includes('\n') ? 'break' : 'space'}`);
}

interface ReadingProps {
  readonly part: DiffPart;
  readonly chosen: Copy;
  readonly stays: Copy;
  readonly pair: Pair;
  readonly onToggle: () => void;
}

/** One difference: both readings, that of the copy that stays first; the chosen one plain, the other struck out. */
function Reading({ part, chosen, stays, pair, onToggle }: ReadingProps): ReactNode {
  const { t } = useTranslation();
  const goes = stays === 0 ? 1 : 0;
  const textOf = (copy: Copy): string => (copy === 0 ? part.left : part.right);
  const take = (copy: Copy): string =>
    t('review.side.takeReading', {
      letter: copyLetter(pair[copy]),
      text: spoken(textOf(copy), t),
    });
  return (
    // Named by the other copy's reading, pressed or not; pointed at, it says what a click does.
    <button
      type="button"
      className="merge-reading"
      aria-pressed={chosen === goes}
      title={take(chosen === stays ? goes : stays)}
      aria-label={take(goes)}
      onClick={onToggle}
    >
      {([stays, goes] as const).map((copy) => (
        <span key={copy} data-chosen={chosen === copy}>
          {drawn(textOf(copy))}
        </span>
      ))}
    </button>
  );
}

/** Edits that put the chosen readings into the copy that stays. */
function readingEdits(
  parts: readonly DiffPart[],
  stays: Copy,
  readingOf: (part: DiffPart) => Copy,
  start: number,
): Edit[] {
  return parts.flatMap((part): Edit[] => {
    if (part.same || readingOf(part) === stays) return [];
    const [at, own, other] =
      stays === 0 ? [part.leftStart, part.left, part.right] : [part.rightStart, part.right, part.left];
    return [{ start: start + at, end: start + at + own.length, text: other }];
  });
}
