import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissNotice } from '../state/notices.ts';
import { useStore, type Notice as NoticeState } from '../state/store.ts';
import { Notice } from '../theme/controls/index.ts';
import { giveFocusBack } from './focus-home.ts';

/** Long enough to read twice. Errors and notices that offer something stay until they are dismissed. */
const readingMs = 6000;

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
  const notices = useStore((state) => state.notices);
  return (
    <div className="notices" role="region" aria-label={t('app.notices')}>
      {notices.slice(-4).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

/** For screen readers only: what changed, said when the words change. */
export function Announcer(): ReactNode {
  const { text, count } = useStore((state) => state.announcement);
  // Two regions in turn, because the same words again would not be said again.
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {count % 2 === 0 ? text : ''}
      </div>
      <div className="visually-hidden" role="status" aria-live="polite">
        {count % 2 === 1 ? text : ''}
      </div>
    </>
  );
}
