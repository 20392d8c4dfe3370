import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveDocument, type OpenDocument } from '../state/store.ts';
import { Popover } from '../theme/controls/index.ts';
import { formatNumber } from './numbers.ts';

type Counts = NonNullable<OpenDocument['counts']>;

const measures = ['characters', 'words', 'lines'] as const;

/** Characters of the page (字数); words and lines, and the same of the selected text, behind it. */
export const TextCounts = memo(function TextCounts({ characters, words, lines }: Counts): ReactNode {
  const { t } = useTranslation();
  const title = t('status.count.title');
  const shown = t('status.characters', { count: characters, shown: formatNumber(characters) });
  return (
    <Popover
      label={title}
      side="top"
      button={
        <button type="button" className="status-item" aria-label={`${shown}. ${title}`}>
          {shown}
        </button>
      }
    >
      <CountTable page={{ characters, words, lines }} />
    </Popover>
  );
});

function CountTable({ page }: { page: Counts }): ReactNode {
  const { t } = useTranslation();
  const selection = useActiveDocument()?.selection ?? null;
  return (
    <table className="text-counts">
      <thead>
        <tr>
          <th scope="col">{t('status.count.title')}</th>
          <th scope="col">{t('status.count.page')}</th>
          {selection && <th scope="col">{t('status.count.selection')}</th>}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure}>
            <th scope="row">{t(`status.count.${measure}`)}</th>
            <td>{formatNumber(page[measure])}</td>
            {selection && <td>{formatNumber(selection[measure])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
