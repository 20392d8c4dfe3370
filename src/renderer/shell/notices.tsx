import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useDialogStack } from '../dialogs/dialog-stack.ts';
import { dismissNotice } from '../state/notices.ts';
import { useStore, type Notice as NoticeState } from '../state/store.ts';
import { Notice } from '../theme/controls/index.ts';
import { giveFocusBack } from './focus-home.ts';

/** Long enough to read twice. Errors and notices that offer something stay until they are dismissed. */
const readingMs = 6000;
const maxShown = 4;

function NoticeCard({ notice }: { notice: NoticeState }): ReactNode {
  const { t } = useTranslation();
  const { id, tone, key, detailKey, params, action } = notice;
  const stays = tone === 'danger' || tone === 'warn' || action !== undefined;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => dismissNotice(id), readingMs);
    return () => clearTimeout(timer);
  }, [id, stays]);
  // What dismissed it had the focus, and went with it.
  useEffect(() => () => giveFocusBack(), []);
  // Notices name their words by keys in plain strings; the test of the words files checks that they exist.
  const say = t as (key: string, params?: Readonly<Record<string, string | number>>) => string;
  const act = () => {
    dismissNotice(id);
    action?.run();
  };
  return (
    <Notice
      place="card"
      tone={tone}
      title={say(key, params)}
      detail={detailKey === undefined ? undefined : say(detailKey, params)}
      actions={action === undefined ? [] : [{ label: say(action.key), run: act }]}
      onDismiss={() => dismissNotice(id)}
    />
  );
}

/** What happened, in the corner; newest at the bottom. */
export function Notices(): ReactNode {
  const { t } = useTranslation();
  const notices = useStore(
    useShallow((state) => state.notices.filter((notice) => notice.holds?.(state) ?? true)),
  );
  const isDialogOpen = useDialogStack((state) => state.open.length > 0);
  const last = notices.at(-1)?.id ?? 0;
  const [lastBefore, setLastBefore] = useState(last);
  if (!isDialogOpen && lastBefore !== last) setLastBefore(last);
  const isThere = useIsThere();
  // A dialog's buttons are not covered by what was said before it opened; what is said of it stands above it.
  const since = notices.filter((notice) => notice.id > lastBefore);
  const isOver = isDialogOpen && since.length > 0;
  return (
    // Live as well as each notice, because dialogs hide all else from screen readers.
    <div
      className="notices"
      role="region"
      aria-label={t('app.notices')}
      aria-live="polite"
      data-over-dialog={isOver}
    >
      {(isOver ? since : isThere ? notices : []).slice(-maxShown).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

/** Words that a live region comes with are not said; the first page may be open before the window is drawn. */
function useIsThere(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setThere(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isThere;
}

/** For screen readers only: what changed, said when the words change. */
export function Announcer(): ReactNode {
  const { text, count } = useStore((state) => state.announcement);
  const said = useIsThere() ? text : '';
  // Two regions in turn, because the same words again would not be said again.
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {count % 2 === 0 ? said : ''}
      </div>
      <div className="visually-hidden" role="status" aria-live="polite">
        {count % 2 === 1 ? said : ''}
      </div>
    </>
  );
}
