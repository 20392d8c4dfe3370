import { X } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sayFailure } from '../files/failures.ts';
import { host } from '../state/host.ts';
import { notify } from '../state/notices.ts';
import { setState, useStore, type OpenDocument } from '../state/store.ts';
import { Button, Chip, IconButton } from '../theme/controls/index.ts';
import { correctionsOf, patchOf } from './corrections.ts';
import { htmlReport } from './html.ts';
import { markdownReport } from './markdown.ts';
import './report.css';

const formats = ['html', 'md', 'patch'] as const;
type Format = (typeof formats)[number];

const names = { html: 'report.html', md: 'report.md', patch: 'report.diff' } as const;

const backToPage = (): void => setState({ view: 'page' });

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  backToPage();
}

/** The report of one page, looked at before it is saved beside it. */
export function ReportView({ document }: { document: OpenDocument }): ReactNode {
  const { t } = useTranslation();
  const locale = useStore((state) => state.locale);
  const [format, setFormat] = useState<Format>('html');
  const [madeAt] = useState(() => new Date());
  const text = useMemo(() => {
    const corrections = correctionsOf(document, t, madeAt);
    if (format === 'html') return htmlReport(corrections, t, locale === 'zh' ? 'zh-CN' : 'en');
    return format === 'md' ? markdownReport(corrections, t) : patchOf(corrections);
  }, [document, t, madeAt, format, locale]);
  const save = async () => {
    try {
      const file = await host().call('report.save', { document: document.ref, extension: format, text });
      notify({ tone: 'ok', key: 'report.saved', params: { name: file.name } });
    } catch (error) {
      sayFailure(error, document.file.name);
    }
  };
  return (
    // Escape anywhere inside closes the view.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="compare" aria-label={t('report.title')} onKeyDown={onKeyDown}>
      <header className="compare-bar">
        <h2>{t('report.title')}</h2>
        <div className="report-formats" role="group" aria-label={t('report.format')}>
          {formats.map((candidate) => (
            <Chip key={candidate} pressed={candidate === format} onPress={() => setFormat(candidate)}>
              {t(names[candidate])}
            </Chip>
          ))}
        </div>
        <span className="stretch" />
        <Button look="primary" onClick={() => void save()}>
          {t('report.save')}
        </Button>
        <IconButton icon={X} label={t('changes.close')} shortcut="Esc" onClick={backToPage} />
      </header>
      {format === 'html' ? (
        // Without scripts and origin: it shows the page's own text, which may hold anything.
        <iframe className="report-frame" title={t('report.preview')} sandbox="" srcDoc={text} />
      ) : (
        <pre className="report-plain" aria-label={t('report.preview')}>
          {text}
        </pre>
      )}
    </section>
  );
}
