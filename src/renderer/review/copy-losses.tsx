import { TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duplicate, Range } from '../../engine/index.ts';
import { shiftEdits } from '../analysis/shift.ts';
import { mosaic } from '../editor/mosaic.ts';
import { pendingChanges } from '../state/pages.ts';
import type { OpenDocument } from '../state/store.ts';
import { letters, type Action, type Going } from './actions.ts';
import { broughtTexts, deletedText, lostTexts } from './lost-text.ts';
import './copy-losses.css';

interface CopyLossesProps {
  readonly document: OpenDocument;
  readonly finding: Duplicate;
  /** Where the copies stand now. */
  readonly ranges: readonly Range[];
  readonly actions: readonly Action[];
}

/** Before copies are deleted: what only they have, and what becomes of it. */
export function CopyLosses({ document, finding, ranges, actions }: CopyLossesProps): ReactNode {
  const { ref } = document;
  if (finding.match === 'exact') return null;
  return (
    <div className="copy-losses" role="status">
      {actions.map((action) => {
        const deletion = deletionBy(ref, action, ranges);
        if (!deletion) return null;
        const { going } = deletion;
        const isSaid =
          isAdvised(finding, going) && finding.reasons.some(({ code }) => code === 'brings-along');
        return <Losses key={action.id} {...deletion} saysBrought={!isSaid} />;
      })}
    </div>
  );
}

const isAdvised = ({ suggested }: Duplicate, going: Going): boolean =>
  suggested?.remove.length === going.size && suggested.remove.every((copy) => going.has(copy));

interface Deletion {
  readonly going: Going;
  /** Of each copy what stays, or what goes with it. */
  readonly texts: readonly string[];
  /** What goes from those that are deleted into others. */
  readonly brought: readonly string[];
}

/** null: it deletes nothing, or the text has changed since it was worked out. */
function deletionBy(ref: string, { going, edits }: Action, ranges: readonly Range[]): Deletion | null {
  const moved = going && edits ? shiftEdits(edits, pendingChanges(ref)) : null;
  if (!going || !moved) return null;
  const slice = (range: Range) => mosaic.slice(ref, range);
  const texts = ranges.map((range, index) =>
    going.has(index) ? deletedText(range, moved, slice) : slice(range),
  );
  return { going, texts, brought: broughtTexts(ranges, going, moved) };
}

interface LossesProps extends Deletion {
  readonly saysBrought: boolean;
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

/** Comparing is what costs, and the card is drawn more often than its texts change. */
const sameLosses = (a: LossesProps, b: LossesProps): boolean =>
  a.saysBrought === b.saysBrought &&
  sameTexts(a.texts, b.texts) &&
  sameTexts(a.brought, b.brought) &&
  [...a.going].join() === [...b.going].join();

const Losses = memo(function Losses({ going, texts, brought, saysBrought }: LossesProps): ReactNode {
  const { t } = useTranslation();
  const copies = letters(going, t);
  return (
    <>
      {lostTexts(texts, going, brought).map((text) => (
        <p key={text} className="copy-loss">
          <TriangleAlert size={15} strokeWidth={1.75} aria-hidden="true" />
          {t('review.loss.lost', { copies, text })}
        </p>
      ))}
      {saysBrought && brought.map((text) => <p key={text}>{t('review.loss.brought', { copies, text })}</p>)}
    </>
  );
}, sameLosses);
