import type { TFunction } from 'i18next';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert, History } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileEntry } from '../../contract/index.ts';
import { ContextMenu, type MenuEntry } from '../theme/controls/index.ts';
import { closePage } from './close-files.ts';
import { knownCode } from './failures.ts';
import { flagsOfFile } from './flagged-files.ts';
import { notOpenedKeys } from '../state/notices.ts';
import { isLeftOver } from '../state/left-over.ts';
import { openFile } from '../state/pages.ts';
import { activeDocument, useStore, type OpenDocument } from '../state/store.ts';

const rowPx = 31;

function Verdict({ file, open }: { file: FileEntry; open: OpenDocument | undefined }): ReactNode {
  const { t } = useTranslation();
  const counts = useStore((state) => state.counts[file.file]);
  const flags = useStore((state) => flagsOfFile(state, file, open));
  if (flags === 0) {
    return (
      <span className="file-clean">
        <span aria-hidden="true">✓</span>
        <span className="visually-hidden">{t('files.clean')}</span>
      </span>
    );
  }
  if (flags !== null) {
    return (
      <span className="file-flags">
        <span aria-hidden="true">{flags}</span>
        <span className="visually-hidden">{t('files.flags', { count: flags })}</span>
      </span>
    );
  }
  if (counts?.state === 'failed') {
    return (
      <span className="file-failed">
        <CircleAlert size={14} aria-hidden="true" />
        <span className="visually-hidden">{t('files.failed')}</span>
      </span>
    );
  }
  return (
    <span className="file-waiting">
      <span aria-hidden="true">···</span>
      <span className="visually-hidden">{t('files.waiting')}</span>
    </span>
  );
}

/** In words where the code is one of the contract's. */
function whyFailed(t: TFunction, code: string, name: string): string {
  const { key, detailKey } = notOpenedKeys(knownCode(code));
  return `${t(key, { name })}\n${t(detailKey)}`;
}

function Row({ file, lit, active }: { file: FileEntry; lit: boolean; active: boolean }): ReactNode {
  const { t } = useTranslation();
  const open = useStore((state) =>
    Object.values(state.documents).find((page) => page.file.file === file.file),
  );
  const leftOver = useStore((state) => isLeftOver(state.session, file));
  const counts = useStore((state) => state.counts[file.file]);
  const entries: readonly MenuEntry[] = [
    { kind: 'item', label: t('files.open'), run: () => void openFile(file) },
    {
      kind: 'item',
      label: t('files.closePage', { name: file.name }),
      enabled: open !== undefined,
      run: () => open && void closePage(open.ref),
    },
  ];
  const why =
    counts?.state === 'failed' ? whyFailed(t, counts.code, file.name) : `${file.name}\n${file.place}`;
  return (
    <ContextMenu entries={entries}>
      <div
        id={`file-${file.file}`}
        role="option"
        aria-selected={active}
        tabIndex={-1}
        className="file-row"
        data-active={active}
        data-lit={lit}
        title={why}
      >
        <span className="file-name">{file.name}</span>
        {leftOver && (
          <span className="file-left-over" title={t('files.leftOver')}>
            <History size={14} aria-hidden="true" />
            <span className="visually-hidden">{t('files.leftOver')}</span>
          </span>
        )}
        {open?.dirty === true && (
          <span className="file-unsaved">
            <span className="visually-hidden">{t('files.unsaved')}</span>
          </span>
        )}
        <Verdict file={file} open={open} />
      </div>
    </ContextMenu>
  );
}

/** The pages of a folder; draws only the rows in view, so that ten thousand are as quick as ten. */
export function FileList({ files }: { files: readonly FileEntry[] }): ReactNode {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const activeFile = useStore((state) => activeDocument(state)?.file.file);
  const activeIndex = files.findIndex((file) => file.file === activeFile);
  const [lit, setLit] = useState(Math.max(0, activeIndex));
  const virtualizer = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [activeIndex, virtualizer]);

  const go = (index: number) => {
    const next = Math.max(0, Math.min(files.length - 1, index));
    setLit(next);
    virtualizer.scrollToIndex(next);
  };
  const open = (index: number) => {
    const file = files[index];
    setLit(index);
    if (file !== undefined) void openFile(file);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: lit + 1,
      ArrowUp: lit - 1,
      PageDown: lit + 12,
      PageUp: lit - 12,
      Home: 0,
      End: files.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' || event.key === ' ') open(lit);
    else return;
    event.preventDefault();
  };
  const litFile = files[Math.min(lit, files.length - 1)];
  return (
    <div
      ref={scroller}
      className="file-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('app.pane.files')}
      aria-activedescendant={litFile && `file-${litFile.file}`}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <div className="file-list-inside" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const file = files[item.index];
          return (
            file && (
              // The list has the keys of its rows (aria-activedescendant).
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
              <div
                key={file.file}
                className="file-slot"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={() => open(item.index)}
              >
                <Row file={file} lit={file === litFile} active={item.index === activeIndex} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
