import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { applyEdits, unwrapEdits } from '../../engine/index.ts';
import { CompareView } from '../editor/compare-view.tsx';
import { mosaic } from '../editor/mosaic.ts';
import { urgently } from '../state/pages.ts';
import { announce } from '../state/notices.ts';
import { isLocked, setState, type OpenDocument } from '../state/store.ts';
import { Chip } from '../theme/controls/index.ts';
import { OverNote } from './over-note.tsx';

const backToPage = (): void => setState({ view: 'page' });

/** Hard-wrapped lines made one line a paragraph: for what is selected or the whole page, looked at first. */
export function UnwrapView({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  const { ref } = document;
  const [selection] = useState(() => mosaic.selection());
  const [whole, setWhole] = useState(selection === null);
  const text = mosaic.textOf(ref);
  const edits = useMemo(
    () => (whole || !selection ? unwrapEdits(text) : unwrapEdits(text, selection)),
    [text, whole, selection],
  );
  const after = useMemo(() => applyEdits(text, edits), [text, edits]);
  const apply = () => {
    if (!urgently(() => mosaic.edit(ref, edits))) return;
    announce(t('changes.unwrap.done'));
    backToPage();
  };
  if (edits.length === 0 && selection === null) {
    return (
      <OverNote title={t('changes.unwrap.title')} note={t('changes.unwrap.none')} onClose={backToPage} />
    );
  }
  return (
    <CompareView
      title={t('changes.unwrap.title')}
      original={{ kind: 'text', text }}
      modified={{ kind: 'text', text: after }}
      originalLabel={t('changes.unwrap.now')}
      modifiedLabel={t('changes.unwrap.then')}
      language={document.analysis.language}
      apply={{
        label: t('changes.unwrap.apply'),
        enabled: edits.length > 0 && !isLocked(document),
        run: apply,
      }}
      actions={
        selection && (
          <>
            <Chip pressed={!whole} onPress={() => setWhole(false)}>
              {t('changes.unwrap.selection')}
            </Chip>
            <Chip pressed={whole} onPress={() => setWhole(true)}>
              {t('changes.unwrap.page')}
            </Chip>
          </>
        )
      }
      onClose={backToPage}
    >
      {edits.length === 0 && <p className="accept-note">{t('changes.unwrap.none')}</p>}
    </CompareView>
  );
}
