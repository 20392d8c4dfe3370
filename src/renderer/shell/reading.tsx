import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../state/store.ts';

/** Most pages are there sooner; a flash of "reading" would only disturb. */
const patienceMs = 250;

/** While the first page is being read. */
export function Reading(): ReactNode {
  const { t } = useTranslation();
  const name = useStore((state) => state.opening?.name ?? '');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="reading" role="status">
      {shown && (
        <>
          <span className="reading-bar" aria-hidden="true" />
          {t('files.reading', { name })}
        </>
      )}
    </div>
  );
}
