import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOverPage } from '../shell/over-page.ts';
import { Button } from '../theme/controls/index.ts';

interface OverNoteProps {
  readonly title: string;
  readonly note: string;
  readonly onClose: () => void;
}

/** In place of the page where there is nothing to compare: nothing at all, or nothing yet. */
export function OverNote({ title, note, onClose }: OverNoteProps): ReactNode {
  const { t } = useTranslation();
  const over = useOverPage(onClose);
  return (
    // Escape anywhere inside closes the view.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="compare compare-empty" aria-label={title} {...over}>
      <p role="status">{note}</p>
      <Button onClick={onClose}>{t('changes.close')}</Button>
    </section>
  );
}
