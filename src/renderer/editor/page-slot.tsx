import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineSpan } from '../../engine/index.ts';
import { explainReadOnly } from '../dialogs/read-only.tsx';
import { later } from '../later.ts';
import { encodingLabel } from '../shell/numbers.ts';
import { announce } from '../state/notices.ts';
import {
  activeDocument,
  isLocked,
  useActiveDocument,
  useStore,
  type OpenDocument,
  type View,
} from '../state/store.ts';
import { Notice } from '../theme/controls/index.ts';
import { PageEditor } from './mosaic.ts';
import './compare.css';

const ChangesView = later(async () => (await import('../changes/changes-view.tsx')).ChangesView);
const DiskView = later(async () => (await import('../changes/disk-view.tsx')).DiskView);
const AcceptView = later(async () => (await import('../changes/accept-view.tsx')).AcceptView);
const UnwrapView = later(async () => (await import('../changes/unwrap-view.tsx')).UnwrapView);
const ReportView = later(async () => (await import('../report/report-view.tsx')).ReportView);

function Overlay({ view, document }: { view: View; document: OpenDocument }): ReactNode {
  switch (view) {
    case 'changes':
      return <ChangesView document={document} />;
    case 'disk':
      return <DiskView document={document} />;
    case 'accept':
      return <AcceptView document={document} />;
    case 'unwrap':
      return <UnwrapView document={document} />;
    case 'report':
      return <ReportView document={document} of="page" />;
    case 'folder-report':
      return <ReportView document={document} of="folder" />;
    case 'page':
      return null;
  }
}

/** Why nothing can be typed into the page, and the way out. */
function LockedBar(): ReactNode {
  const { t } = useTranslation();
  const document = useActiveDocument();
  const refusals = useStore((state) => state.refusals);
  const [before] = useState(refusals);
  const title = t('dialog.readOnly.title', { name: document?.file.name ?? '' });
  useEffect(() => {
    if (refusals > before) announce(title);
  }, [refusals, before, title]);
  if (document === null) return null;
  return (
    // Drawn anew, and so lit up once more, at each key that the page refused.
    <div key={refusals} className="page-locked" data-refused={refusals > before}>
      <Notice
        tone="warn"
        title={title}
        detail={t(`dialog.readOnly.${document.readOnly ?? 'undecodable'}`, {
          encoding: encodingLabel(document.encoding),
        })}
        actions={[{ label: t('editor.decide'), run: () => void explainReadOnly(document) }]}
      />
    </div>
  );
}

/** So many stretches of lines are named. */
const mostNamed = 3;

/** Why no breaks are flagged in a page that is full of them. */
function SideBySideBar({ lines }: { lines: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice
      tone="warn"
      title={t('editor.sideBySide.title', { lines })}
      detail={t('editor.sideBySide.detail')}
    />
  );
}

/** Apart, as the bar above: the document changes several times with every key, and neither is mostly there. */
function OverPage({ view }: { view: View }): ReactNode {
  const document = useActiveDocument();
  if (document === null) return null;
  return (
    <Suspense fallback={null}>
      <Overlay key={document.ref} view={view} document={document} />
    </Suspense>
  );
}

function linesNamed(spans: readonly LineSpan[]): string {
  const named = spans.slice(0, mostNamed).map(({ from, to }) => `${from}–${to}`);
  return [...named, ...(spans.length > mostNamed ? ['…'] : [])].join(', ');
}

/** The middle of the window: the page, or in its place a comparison or a report. The page stays as it is meanwhile. */
export function PageSlot(): ReactNode {
  const view = useStore((state) => state.view);
  const hasPage = useStore((state) => activeDocument(state) !== null);
  const locked = useStore((state) => {
    const document = activeDocument(state);
    return document !== null && isLocked(document);
  });
  const sideBySide = useStore((state) => linesNamed(activeDocument(state)?.analysis.sideBySide ?? []));
  const covered = view !== 'page' && hasPage;
  return (
    <div className="page-slot">
      {locked && <LockedBar />}
      {sideBySide !== '' && <SideBySideBar lines={sideBySide} />}
      <div className="page-stack">
        <PageEditor covered={covered} />
        {covered && <OverPage view={view} />}
      </div>
    </div>
  );
}
