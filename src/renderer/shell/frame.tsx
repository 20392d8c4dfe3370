import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Pane } from './panes.ts';
import { useShell } from './shell-state.ts';
import { stackedQuery, useMedia } from './use-media.ts';
import './frame.css';

interface FrameProps {
  /** The row at the top: menus, name of the document, actions. */
  readonly header?: ReactNode;
  /** Files of the folder; null where there is nothing to list. */
  readonly sidebar: ReactNode | null;
  readonly page: ReactNode;
  /** Flags and the one under review; null where there is no page. */
  readonly review: ReactNode | null;
  readonly status: ReactNode;
}

function PaneBox({ pane, label, children }: { pane: Pane; label: string; children: ReactNode }): ReactNode {
  return (
    <section className={`pane pane-${pane}`} data-pane={pane} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}

/**
 * The window: header, files | page | review, status bar. Sizes are remembered. Where three columns do not fit
 * (small windows, 200% zoom) the panes stand one above the other and the whole is scrolled.
 */
export function Frame(props: FrameProps): ReactNode {
  const { t } = useTranslation();
  const stacked = useMedia(stackedQuery);
  return (
    <div className="frame" data-stacked={stacked}>
      {props.header}
      {stacked ? <StackedPanes {...props} /> : <ColumnPanes {...props} />}
      <footer className="frame-status" data-pane="status" aria-label={t('app.pane.status')} tabIndex={-1}>
        {props.status}
      </footer>
    </div>
  );
}

function StackedPanes({ sidebar, page, review }: FrameProps): ReactNode {
  const { t } = useTranslation();
  const { filesShownStacked, reviewShown } = useShell();
  return (
    <main className="frame-stack">
      {sidebar !== null && filesShownStacked && (
        <PaneBox pane="files" label={t('app.pane.files')}>
          {sidebar}
        </PaneBox>
      )}
      <PaneBox pane="page" label={t('app.pane.page')}>
        {page}
      </PaneBox>
      {review !== null && reviewShown && (
        <PaneBox pane="review" label={t('app.pane.review')}>
          {review}
        </PaneBox>
      )}
    </main>
  );
}

function ColumnPanes({ sidebar, page, review }: FrameProps): ReactNode {
  const { t } = useTranslation();
  const { filesShown, reviewShown } = useShell();
  const withFiles = sidebar !== null && filesShown;
  const withReview = review !== null && reviewShown;
  const panelIds = [...(withFiles ? ['files'] : []), 'page', ...(withReview ? ['review'] : [])];
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: 'galley-columns',
    panelIds,
    onlySaveAfterUserInteractions: true,
  });
  return (
    <main className="frame-columns">
      <Group
        className="frame-panes"
        {...(defaultLayout === undefined ? {} : { defaultLayout })}
        onLayoutChanged={onLayoutChanged}
      >
        {withFiles && (
          <>
            <Panel
              id="files"
              defaultSize={216}
              minSize={150}
              maxSize={420}
              groupResizeBehavior="preserve-pixel-size"
            >
              <PaneBox pane="files" label={t('app.pane.files')}>
                {sidebar}
              </PaneBox>
            </Panel>
            <Separator className="frame-separator" aria-label={t('app.pane.resizeFiles')} />
          </>
        )}
        <Panel id="page" minSize={300}>
          <PaneBox pane="page" label={t('app.pane.page')}>
            {page}
          </PaneBox>
        </Panel>
        {withReview && (
          <>
            <Separator className="frame-separator" aria-label={t('app.pane.resizeReview')} />
            <Panel id="review" defaultSize="37%" minSize={320} groupResizeBehavior="preserve-pixel-size">
              <PaneBox pane="review" label={t('app.pane.review')}>
                {review}
              </PaneBox>
            </Panel>
          </>
        )}
      </Group>
    </main>
  );
}
