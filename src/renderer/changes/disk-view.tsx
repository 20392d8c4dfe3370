import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareView } from '../editor/compare-view.tsx';
import { sayFailure } from '../files/failures.ts';
import { notify } from '../state/notices.ts';
import { reloadDocument, textOnDisk } from '../state/saving.ts';
import { isLocked, patchDocument, setState, type OpenDocument } from '../state/store.ts';
import { Button } from '../theme/controls/index.ts';
import { OverNote } from './over-note.tsx';

const backToPage = (): void => setState({ view: 'page' });

/** The file as another program left it against the page here, and which of the two is to be. */
export function DiskView({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  const { ref, file } = document;
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    textOnDisk(ref).then(setText, (error: unknown) => {
      sayFailure(error, file.name);
      backToPage();
    });
  }, [ref, file.name]);
  const keep = () => {
    // The next save is told to write over it: the editor has seen what is there.
    patchDocument(ref, { disk: 'same', overwriteNext: true });
    notify({ tone: 'ok', key: 'changes.disk.kept', params: {} });
    backToPage();
  };
  const take = async () => {
    try {
      await reloadDocument(ref);
      notify({ tone: 'ok', key: 'changes.disk.taken', params: {} });
      backToPage();
    } catch (error) {
      sayFailure(error, file.name);
    }
  };
  if (text === null) {
    return <OverNote title={t('changes.disk.title')} note={t('changes.computing')} onClose={backToPage} />;
  }
  return (
    <CompareView
      title={t('changes.disk.title')}
      original={{ kind: 'text', text }}
      modified={{ kind: 'page', ref }}
      originalLabel={t('changes.disk.onDisk')}
      modifiedLabel={t('changes.disk.here')}
      language={document.analysis.language}
      revertible={!isLocked(document)}
      actions={
        <>
          <Button onClick={() => void take()}>{t('changes.disk.take')}</Button>
          <Button look="primary" onClick={keep}>
            {t('changes.disk.keep')}
          </Button>
        </>
      }
      onClose={backToPage}
    />
  );
}
