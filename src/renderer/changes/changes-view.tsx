import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareView } from '../editor/compare-view.tsx';
import { mosaic } from '../editor/mosaic.ts';
import { isLocked, setState, type OpenDocument } from '../state/store.ts';

const backToPage = (): void => setState({ view: 'page' });

/** The page as it was opened against the page as it is now. */
export function ChangesView({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  return (
    <CompareView
      title={t('changes.title')}
      original={{ kind: 'text', text: mosaic.baselineOf(document.ref) }}
      modified={{ kind: 'page', ref: document.ref }}
      originalLabel={t('changes.original')}
      modifiedLabel={t('changes.corrected')}
      language={document.analysis.language}
      revertible={!isLocked(document)}
      onClose={backToPage}
    />
  );
}
