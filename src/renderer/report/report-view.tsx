import { X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sayFailure } from '../files/failures.ts';
import { useOverPage } from '../shell/over-page.ts';
import { host } from '../state/host.ts';
import { notify } from '../state/notices.ts';
import { setState, useStore, type OpenDocument } from '../state/store.ts';
import { Button, Chip, IconButton } from '../theme/controls/index.ts';
import { folderCorrections, pageCorrections } from './corrections.ts';
import { htmlReport } from './html.ts';
import { markdownReport } from './markdown.ts';
import { patchPieces, type PatchPiece } from './patch.ts';
import './report.css';

const formats = ['html', 'md', 'patch'] as const;
type Format = (typeof formats)[number];

const names = { html: 'report.html', md: 'report.md', patch: 'report.diff' } as const;

const backToPage = (): void => setState({ view: 'page' });

/** What is pressed in the preview is pressed in the window: Escape closes the report, and every command has its key. */
function passKeysOn(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener('keydown', (event) => {
    const isTaken = !frame.dispatchEvent(new KeyboardEvent('keydown', event));
    if (isTaken) event.preventDefault();
  });
}

interface ReportViewProps {
  readonly document: OpenDocument;
  readonly of: 'page' | 'folder';
}

/** The report of one page or of the folder, looked at before it is saved there. */
export function ReportView({ document, of }: ReportViewProps): ReactNode {
  const { t } = useTranslation();
  const locale = useStore((state) => state.locale);
  const workspace = useStore((state) => state.workspace);
  const [format, setFormat] = useState<Format>('html');
  const [madeAt] = useState(() => new Date());
  const pieces = useMemo((): readonly PatchPiece[] => {
    const corrections =
      of === 'folder' && workspace
        ? folderCorrections(workspace, t, madeAt)
        : pageCorrections(document, t, madeAt);
    if (format === 'patch') return patchPieces(corrections.pages, t);
    const text =
      format === 'html'
        ? htmlReport(corrections, t, locale === 'zh' ? 'zh-CN' : 'en')
        : markdownReport(corrections, t);
    return [{ text, encoding: 'utf-8' }];
  }, [document, of, workspace, t, madeAt, format, locale]);
  const text = pieces.map((piece) => piece.text).join('');
  const save = async () => {
    try {
      const lengths = pieces.map(({ text: { length }, encoding }) => ({ length, encoding }));
      const request = { document: document.ref, of, extension: format, text, pieces: lengths };
      const file = await host().call('report.save', request);
      notify({ tone: 'ok', key: 'report.saved', params: { name: file.name } });
    } catch (error) {
      sayFailure(error, document.file.name);
    }
  };
  const over = useOverPage(backToPage);
  const title = t(of === 'folder' ? 'report.folderTitle' : 'report.title');
  return (
    // Escape anywhere inside closes the view.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="compare" aria-label={title} {...over}>
      <header className="compare-bar">
        <h2>{title}</h2>
        {workspace && (
          <div className="report-formats" role="group" aria-label={t('report.of')}>
            <Chip pressed={of === 'page'} onPress={() => setState({ view: 'report' })}>
              {t('report.ofPage')}
            </Chip>
            <Chip pressed={of === 'folder'} onPress={() => setState({ view: 'folder-report' })}>
              {t('report.ofFolder', { name: workspace.name })}
            </Chip>
          </div>
        )}
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
        // Without scripts, forms and links out: it shows the page's own text, which may hold anything. The origin is for
        // the window, which could not hear the keys pressed in it.
        <iframe
          className="report-frame"
          title={t('report.preview')}
          sandbox="allow-same-origin"
          srcDoc={text}
          onLoad={({ currentTarget }) => passKeysOn(currentTarget)}
        />
      ) : (
        <pre className="report-plain" aria-label={t('report.preview')}>
          {text === '' ? t('report.nothing') : text}
        </pre>
      )}
    </section>
  );
}
