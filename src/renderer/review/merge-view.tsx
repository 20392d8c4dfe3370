import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyLetter } from '../../engine/findings.ts';
import type { Duplicate, Edit, Range } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { fixFlag } from '../state/decisions.ts';
import { pendingChanges } from '../state/pages.ts';
import type { Saying } from '../state/phrases.ts';
import type { Flag, OpenDocument } from '../state/store.ts';
import { Button } from '../theme/controls/index.ts';
import { removalEdits } from './actions.ts';
import { mergeEdits } from './combine-edits.ts';
import { diffTexts, type DiffPart } from './text-diff.ts';
import './merge.css';

interface MergeViewProps {
  readonly document: OpenDocument;
  readonly flag: Flag;
  readonly finding: Duplicate;
  readonly ranges: readonly Range[];
  readonly onDone: () => void;
}

/** Two readings of one passage: the better one of each difference goes into the copy that stays, the other copy goes. */
export function MergeView({ document, flag, finding, ranges, onDone }: MergeViewProps): ReactNode {
  const { t } = useTranslation();
  const { ref } = document;
  const advised = finding.suggested?.remove[0] === 0 ? 1 : 0;
  const [stays, setStays] = useState<0 | 1>(advised);
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const goes = stays === 0 ? 1 : 0;
  const parts = useMemo(() => {
    const text = (index: number) => mosaic.slice(ref, ranges[index] ?? { start: 0, end: 0 });
    return diffTexts(text(stays), text(goes));
  }, [ref, ranges, stays, goes]);
  const toggle = (index: number) => {
    const next = new Set(taken);
    if (!next.delete(index)) next.add(index);
    setTaken(next);
  };
  const finish = () => {
    const removal = removalEdits(finding, new Set([goes]));
    if (!removal) return;
    const start = finding.occurrences[stays]?.start ?? 0;
    const edits = mergeEdits([...readingEdits(parts, taken, start), ...removal]);
    if (pendingChanges(ref).length > 0) return;
    const label: Saying = (words) => words('review.act.mergeDone', { copy: copyLetter(goes) });
    if (fixFlag(ref, { flag, edits, label })) onDone();
  };
  const names = { stays: copyLetter(stays), goes: copyLetter(goes) };
  return (
    <div className="merge">
      <p className="merge-hint">{t('review.act.mergeHint', names)}</p>
      <div className="side-text merge-text" lang={document.analysis.language}>
        {parts.map((part, index) =>
          part.same ? (
            <span key={part.leftStart}>{part.left}</span>
          ) : (
            <Reading
              key={`${part.leftStart}-${part.rightStart}`}
              part={part}
              taken={taken.has(index)}
              names={names}
              onToggle={() => toggle(index)}
            />
          ),
        )}
      </div>
      <div className="flag-actions">
        <Button look="primary" onClick={finish} disabled={pendingChanges(ref).length > 0}>
          {t('review.act.mergeDone', { copy: names.goes })}
        </Button>
        <Button
          onClick={() => {
            setStays(goes);
            setTaken(new Set());
          }}
        >
          {t('review.act.mergeSwap', { letter: names.goes })}
        </Button>
        <Button look="quiet" shortcut="Esc" onClick={onDone}>
          {t('review.act.mergeCancel')}
        </Button>
      </div>
    </div>
  );
}

interface ReadingProps {
  readonly part: DiffPart;
  readonly taken: boolean;
  readonly names: { readonly stays: string; readonly goes: string };
  readonly onToggle: () => void;
}

/** One difference: both readings, the chosen one plain, the other struck out. */
function Reading({ part, taken, names, onToggle }: ReadingProps): ReactNode {
  const { t } = useTranslation();
  const offered = taken ? part.left : part.right;
  const letter = taken ? names.stays : names.goes;
  const label = t('review.side.takeReading', { letter, text: offered || t('review.side.nothing') });
  return (
    <button
      type="button"
      className="merge-reading"
      aria-pressed={taken}
      title={label}
      aria-label={label}
      onClick={onToggle}
    >
      <span data-chosen={!taken}>{part.left || '∅'}</span>
      <span data-chosen={taken}>{part.right || '∅'}</span>
    </button>
  );
}

/** Edits that put the chosen readings into the copy that stays. */
function readingEdits(parts: readonly DiffPart[], taken: ReadonlySet<number>, start: number): Edit[] {
  return parts.flatMap((part, index): Edit[] =>
    taken.has(index)
      ? [{ start: start + part.leftStart, end: start + part.leftStart + part.left.length, text: part.right }]
      : [],
  );
}
