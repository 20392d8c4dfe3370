import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailure } from '../../contract/client.ts';
import type { Version } from '../../contract/index.ts';
import { CompareView } from '../editor/compare-view.tsx';
import { mosaic } from '../editor/mosaic.ts';
import { sayFailure } from '../files/failures.ts';
import { formatBytes, formatTime } from '../shell/numbers.ts';
import { host } from '../state/host.ts';
import { notify } from '../state/notices.ts';
import { restoreText } from '../state/saving.ts';
import { useStore } from '../state/store.ts';
import { Button, Dialog } from '../theme/controls/index.ts';
import type { Answering } from './dialog-stack.ts';

/** Asks the host once; null while it has not answered, `failed` where it could not and that was said. */
function useAnswer<T>(call: () => Promise<T>, key: string, name: string): T | 'failed' | null {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: T | 'failed' } | null>(null);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      try {
        const value = await call();
        if (wanted) setAnswer({ key, value });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        if (wanted) setAnswer({ key, value: 'failed' });
        sayFailure(error, name);
      }
    };
    void read();
    return () => {
      wanted = false;
    };
    // `call` is made anew at each rendering; `key` says when it means something else.
    // eslint-disable-next-line react/exhaustive-deps
  }, [key, name]);
  return answer?.key === key ? answer.value : null;
}

function VersionRow(props: { version: Version; chosen: boolean; onChoose: () => void }): ReactNode {
  const { version, chosen, onChoose } = props;
  const locale = useStore((state) => state.locale);
  return (
    <label className="version-row">
      <input type="radio" name="version" checked={chosen} onChange={onChoose} />
      <span className="version-time">{formatTime(version.savedAt, locale)}</span>
      <span className="version-size">{formatBytes(version.bytes, locale)}</span>
    </label>
  );
}

/** Older versions of a page: to look at beside the page as it is now, and to bring back. */
export function VersionsDialog({ document, answer }: { document: string } & Answering<null>): ReactNode {
  const { t } = useTranslation();
  const language = useStore((state) => state.documents[document]?.analysis.language ?? 'und');
  const name = useStore((state) => state.documents[document]?.file.name ?? '');
  const locale = useStore((state) => state.locale);
  const list = useAnswer(() => host().call('versions.list', { document }), document, name);
  const versions = list === 'failed' ? null : list;
  const [picked, setPicked] = useState<string | null>(null);
  const version = picked ?? versions?.[0]?.version ?? null;
  const read = useAnswer(
    async () => (version === null ? null : await host().call('versions.read', { document, version })),
    version ?? '',
    name,
  );
  const text = read === null || read === 'failed' ? null : read.text;
  const chosen = versions?.find((row) => row.version === version);
  const isSame = text !== null && text === mosaic.textOf(document);
  const restore = () => {
    if (text === null || !chosen) return;
    restoreText(document, text);
    answer(null);
    notify({
      tone: 'ok',
      key: 'dialog.versions.restored',
      detailKey: 'dialog.versions.restoredDetail',
      params: { time: formatTime(chosen.savedAt, locale) },
    });
  };
  const rows = useRef<HTMLDivElement>(null);
  const isListed = versions !== null;
  // The dialog was there first and has the focus: the list takes it, for the arrows to choose.
  useEffect(() => {
    const isWaiting = rows.current?.closest('[role="dialog"]') === window.document.activeElement;
    if (isListed && isWaiting) rows.current?.querySelector<HTMLElement>(':checked')?.focus();
  }, [isListed]);
  const isEmpty = versions !== null && versions.length === 0;
  return (
    <Dialog
      title={t('dialog.versions.title', { name })}
      description={isEmpty ? t('dialog.versions.none') : t('dialog.versions.body')}
      width={isEmpty ? 'narrow' : 'full'}
      onClose={() => answer(null)}
      footer={
        !isEmpty && (
          <>
            <p className="keys-hint">{t('dialog.versions.restoreHint')}</p>
            <Button look="primary" disabled={text === null || isSame} onClick={restore}>
              {t('dialog.versions.restore')}
            </Button>
          </>
        )
      }
    >
      {versions !== null && versions.length > 0 && (
        <div className="versions">
          <div ref={rows} className="versions-list" role="radiogroup" aria-label={t('dialog.versions.list')}>
            {versions.map((row) => (
              <VersionRow
                key={row.version}
                version={row}
                chosen={row.version === version}
                onChoose={() => setPicked(row.version)}
              />
            ))}
          </div>
          <div className="versions-diff">
            {text === null ? (
              <p className="versions-note">
                {read === 'failed' ? t('dialog.versions.unreadable') : t('dialog.versions.loading')}
              </p>
            ) : isSame ? (
              <p className="versions-note">{t('dialog.versions.same')}</p>
            ) : (
              <CompareView
                title={t('dialog.versions.compare')}
                original={{ kind: 'text', text }}
                modified={{ kind: 'text', text: mosaic.textOf(document) }}
                originalLabel={t('dialog.versions.before')}
                modifiedLabel={t('dialog.versions.now')}
                language={language}
              />
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}
