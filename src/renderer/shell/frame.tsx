import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Pane } from './panes.ts';
import { useShell } from './shell-state.ts';
import { useMedia } from './use-media.ts';
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
 * (small windows, 200% zoom) the page stands above the review.
 */
export function Frame({ header, sidebar, page, review, status }: FrameProps): ReactNode {
  const { t } = useTranslation();
  const { filesShown, reviewShown } = useShell();
  const stacked = useMedia('(max-width: 879px)');
  const withFiles = sidebar !== null && filesShown;
  const withReview = review !== null && reviewShown;
  const panelIds = [...(withFiles && !stacked ? ['files'] : []), 'page', ...(withReview ? ['review'] : [])];
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: stacked ? 'galley-stacked' : 'galley-columns',
    panelIds,
    onlySaveAfterUserInteractions: true,
  });
  return (
    <div className="frame" data-stacked={stacked}>
      {header}
      {withFiles && stacked && (
        <PaneBox pane="files" label={t('app.pane.files')}>
          {sidebar}
        </PaneBox>
      )}
      <Group
        className="frame-panes"
        orientation={stacked ? 'vertical' : 'horizontal'}
        {...(defaultLayout === undefined ? {} : { defaultLayout })}
        onLayoutChanged={onLayoutChanged}
      >
        {withFiles && !stacked && (
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
        <Panel id="page" minSize={stacked ? 140 : 300}>
          <PaneBox pane="page" label={t('app.pane.page')}>
            {page}
          </PaneBox>
        </Panel>
        {withReview && (
          <>
            <Separator className="frame-separator" aria-label={t('app.pane.resizeReview')} />
            <Panel
              id="review"
              defaultSize={stacked ? '48%' : '37%'}
              minSize={stacked ? 160 : 320}
              groupResizeBehavior={stacked ? 'preserve-relative-size' : 'preserve-pixel-size'}
            >
              <PaneBox pane="review" label={t('app.pane.review')}>
                {review}
              </PaneBox>
            </Panel>
          </>
        )}
      </Group>
      <footer className="frame-status" data-pane="status" aria-label={t('app.pane.status')} tabIndex={-1}>
        {status}
      </footer>
    </div>
  );
}
