import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyLetter } from '../../engine/findings.ts';
import type { Duplicate } from '../../engine/index.ts';
import { copyColour } from '../editor/flag-marks.ts';
import { mosaic } from '../editor/mosaic.ts';
import { revealSelected } from '../state/selection.ts';
import type { Going } from './actions.ts';
import './copy-choice.css';

interface CopyChoiceProps {
  readonly finding: Duplicate;
  readonly documentRef: string;
  readonly flagKey: string;
  readonly going: Going;
  readonly onChange: (going: Going) => void;
}

/** Three copies or more: a tick for each that stays. The last one that stays can't be unticked. */
export function CopyChoice({ finding, documentRef, flagKey, going, onChange }: CopyChoiceProps): ReactNode {
  const { t } = useTranslation();
  const lines = mosaic.linesOf(documentRef, flagKey);
  const stays = finding.occurrences.length - going.size;
  const isLast = (index: number): boolean => stays === 1 && !going.has(index);
  const toggle = (index: number) => {
    const next = new Set(going);
    if (!next.delete(index)) next.add(index);
    onChange(next);
  };
  return (
    <fieldset className="copy-choice">
      <legend className="visually-hidden">{t('review.side.stays')}</legend>
      {finding.occurrences.map((occurrence, index) => {
        const letter = copyLetter(index);
        return (
          <span key={occurrence.start} className="copy-choice-row" data-going={going.has(index)}>
            <label {...(isLast(index) ? { title: t('review.side.lastStays') } : {})}>
              <input
                type="checkbox"
                aria-label={t('review.side.staysLabel', { letter })}
                checked={!going.has(index)}
                disabled={isLast(index)}
                onChange={() => toggle(index)}
              />
              <span className={`side-letter side-letter-${copyColour(index)}`}>{letter}</span>
            </label>
            <button type="button" onClick={() => revealSelected(documentRef, index)}>
              {t('review.place.line', { line: lines?.[index] ?? 1 })}
            </button>
          </span>
        );
      })}
    </fieldset>
  );
}
