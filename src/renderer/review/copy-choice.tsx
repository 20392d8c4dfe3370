import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyLetter } from '../../engine/findings.ts';
import type { Duplicate } from '../../engine/index.ts';
import { copyColour } from '../editor/flag-marks.ts';
import { mosaic } from '../editor/mosaic.ts';
import { revealSelected } from '../state/flags.ts';
import type { Flag } from '../state/store.ts';
import { Button } from '../theme/controls/index.ts';
import type { Going, Pair } from './actions.ts';
import { chooseGoing, choosePair, compareNext } from './copies-going.ts';
import './copy-choice.css';

interface CopyChoiceProps {
  readonly finding: Duplicate;
  readonly documentRef: string;
  readonly flag: Flag;
  readonly going: Going;
  readonly pair: Pair;
}

/** Three copies or more: a tick for each that stays, and the two that are compared. */
export function CopyChoice({ finding, documentRef, flag, going, pair }: CopyChoiceProps): ReactNode {
  const { t } = useTranslation();
  const lines = mosaic.linesOf(documentRef, flag.key);
  const stays = finding.occurrences.length - going.size;
  // The last one that stays can't be unticked.
  const isLast = (index: number): boolean => stays === 1 && !going.has(index);
  const toggle = (index: number) => {
    const next = new Set(going);
    if (!next.delete(index)) next.add(index);
    chooseGoing(flag.key, next);
  };
  return (
    <div className="copy-choice">
      <fieldset>
        <legend className="visually-hidden">{t('review.side.stays')}</legend>
        {finding.occurrences.map((occurrence, index) => {
          const letter = copyLetter(index);
          return (
            <span
              key={occurrence.start}
              className="copy-choice-row"
              data-copy={copyColour(index)}
              data-going={going.has(index)}
            >
              <label {...(isLast(index) ? { title: t('review.side.lastStays') } : {})}>
                <input
                  type="checkbox"
                  aria-label={t('review.side.staysLabel', { letter })}
                  checked={!going.has(index)}
                  disabled={isLast(index)}
                  onChange={() => toggle(index)}
                />
                <span className="side-letter">{letter}</span>
              </label>
              <button type="button" onClick={() => revealSelected(documentRef, index)}>
                {t('review.place.line', { line: lines?.[index] ?? 1 })}
              </button>
            </span>
          );
        })}
      </fieldset>
      <fieldset>
        <legend className="visually-hidden">{t('review.side.compared')}</legend>
        <span aria-hidden="true">{t('review.side.compared')}</span>
        <ComparedCopy side="left" copies={finding.occurrences.length} flagKey={flag.key} pair={pair} />
        <ComparedCopy side="right" copies={finding.occurrences.length} flagKey={flag.key} pair={pair} />
        <Button look="quiet" shortcut="C" onClick={() => compareNext(flag)}>
          {t('review.side.compareNext')}
        </Button>
      </fieldset>
    </div>
  );
}

interface ComparedCopyProps {
  readonly side: 'left' | 'right';
  readonly copies: number;
  readonly flagKey: string;
  readonly pair: Pair;
}

/** The copy on one side; the one of the other side is exchanged with it. */
function ComparedCopy({ side, copies, flagKey, pair }: ComparedCopyProps): ReactNode {
  const { t } = useTranslation();
  const [left, right] = pair;
  const own = side === 'left' ? left : right;
  const choose = (index: number) => {
    const isOther = index !== own && pair.includes(index);
    if (isOther) choosePair(flagKey, [right, left]);
    else choosePair(flagKey, side === 'left' ? [index, right] : [left, index]);
  };
  return (
    <select
      className="field"
      aria-label={t(side === 'left' ? 'review.side.comparedLeft' : 'review.side.comparedRight')}
      value={own}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {Array.from({ length: copies }, (_, index) => (
        <option key={index} value={index}>
          {copyLetter(index)}
        </option>
      ))}
    </select>
  );
}
