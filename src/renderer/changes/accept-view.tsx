import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { applyEdits, type Edit } from '../../engine/index.ts';
import { CompareView } from '../editor/compare-view.tsx';
import { mosaic } from '../editor/mosaic.ts';
import { fixFlags, type FixChoice } from '../state/decisions.ts';
import { pendingChanges } from '../state/pages.ts';
import { setState, type OpenDocument } from '../state/store.ts';
import { shiftEdits } from '../analysis/shift.ts';
import { withoutOverlaps } from './certain-fixes.ts';
import { OverNote } from './over-note.tsx';

const backToPage = (): void => setState({ view: 'page' });

/** All fixes that are as good as certain, each with a tick, and the page as it would be; one undo step. */
export function AcceptView({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  const { ref, flags } = document;
  const { choices, skipped } = useMemo(() => withoutOverlaps(flags), [flags]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ticked = choices.filter((choice) => !left.has(choice.flag.key));
  const before = mosaic.textOf(ref);
  const after = preview(ref, before, ticked);
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  const accept = () => {
    if (fixFlags(ref, ticked, (words) => words('changes.accept.label', { count: ticked.length })))
      backToPage();
  };
  if (choices.length === 0) {
    return (
      <OverNote title={t('changes.accept.title')} note={t('changes.accept.none')} onClose={backToPage} />
    );
  }
  return (
    <CompareView
      title={t('changes.accept.title')}
      original={{ kind: 'text', text: before }}
      modified={{ kind: 'text', text: after ?? before }}
      originalLabel={t('changes.accept.now')}
      modifiedLabel={t('changes.accept.then')}
      language={document.analysis.language}
      apply={{
        label: t('changes.accept.apply', { count: ticked.length }),
        enabled: ticked.length > 0 && after !== null,
        run: accept,
      }}
      onClose={backToPage}
    >
      <fieldset className="accept-list">
        <legend className="visually-hidden">{t('changes.accept.choose')}</legend>
        {choices.map(({ flag, label, edits }) => (
          <label key={flag.key} className="accept-row">
            <input type="checkbox" checked={!left.has(flag.key)} onChange={() => toggle(flag.key)} />
            <span className="accept-fix">{label(t)}</span>
            <span className="accept-words">
              {t(`finding.message.${flag.finding.message.code}`, flag.finding.message.params)}
            </span>
            <span className="accept-line">{t('review.place.line', { line: lineOf(ref, edits) })}</span>
          </label>
        ))}
        {skipped > 0 && <p className="accept-note">{t('changes.accept.skipped', { count: skipped })}</p>}
      </fieldset>
    </CompareView>
  );
}

/** Where a fix changes the page; while the text is being checked again, where it was to. */
const lineOf = (ref: string, edits: readonly Edit[]): number =>
  mosaic.lineAt(
    ref,
    Math.min(...(shiftEdits(edits, pendingChanges(ref)) ?? edits).map(({ start }) => start)),
  );

/** The page with the ticked fixes; null while the text is being checked again. */
function preview(ref: string, text: string, choices: readonly FixChoice[]): string | null {
  const edits: Edit[] = [];
  for (const choice of choices) {
    const moved = shiftEdits(choice.edits, pendingChanges(ref));
    if (!moved) return null;
    edits.push(...moved);
  }
  return applyEdits(text, edits);
}
