import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { sayFailure } from '../files/failures.ts';
import { useStore } from '../state/store.ts';
import { Notice, type NoticeAction } from '../theme/controls/index.ts';
import type { HostConnection } from './connect-host.ts';
import { handOver } from './hand-over.ts';
import { keepAsFiles } from './keep-unsaved.ts';
import type { ConnectionState } from './web-socket-transport.ts';
import './connection-banner.css';

const reload = () => location.reload();

/** How often it is looked whether another host lets this window in: the editor opens its address meanwhile. */
const lookAgainMs = 1500;

interface ConnectionNoticeProps {
  readonly connection: HostConnection;
  readonly state: Exclude<ConnectionState, 'open' | 'connecting'>;
}

/** What happened to the connection, and what to do; a host that may come back is no failure yet. */
export function ConnectionNotice({ connection, state }: ConnectionNoticeProps): ReactNode {
  const { t } = useTranslation();
  const isThere = useNextHost(connection, state === 'refused' || state === 'expired');
  const [handing, setHanding] = useState<'no' | 'now' | 'failed'>('no');
  const unsaved = useStore(
    useShallow(({ order, documents }) => order.filter((ref) => documents[ref]?.dirty === true)),
  );
  const count = unsaved.length;
  const said = isThere ? 'expired' : state;
  const detail = t(`host.connection.${handing === 'failed' ? 'notTaken' : said}Detail`);
  const take = async () => {
    setHanding('now');
    let left: readonly string[] | undefined = unsaved;
    try {
      left = await connection.nextHost?.withNewWindow((client) => handOver(client, unsaved));
    } catch (error) {
      sayFailure(error, location.host);
    } finally {
      if (left?.length === 0) reload();
      else setHanding('failed');
    }
  };
  const keep: NoticeAction = {
    label: t(count === 1 ? 'host.connection.keepOne' : 'host.connection.keepSeveral', { count }),
    run: () => void keepAsFiles(unsaved),
  };
  const goOn: NoticeAction =
    count === 0 || handing === 'failed'
      ? { label: t('host.connection.reload'), run: reload }
      : { label: t('host.connection.take'), run: () => void take() };
  return (
    <Notice
      place="card"
      tone={state === 'lost' || state === 'silent' ? 'warn' : 'danger'}
      title={t(`host.connection.${said}`)}
      detail={count === 0 || isThere ? detail : t('host.connection.onlyHere', { detail })}
      actions={[
        ...((isThere || state === 'full') && handing !== 'now' ? [goOn] : []),
        ...(count === 0 ? [] : [keep]),
      ]}
    />
  );
}

/** Whether there is a host that lets this window in, though not as the one that it was. */
function useNextHost({ nextHost }: HostConnection, isWanted: boolean): boolean {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    if (!isWanted || isThere || nextHost === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const look = async () => {
      const isAdmitted = await nextHost.isAdmitted();
      if (isOver) return;
      if (isAdmitted) setIsThere(true);
      else timer = setTimeout(() => void look(), lookAgainMs);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [nextHost, isWanted, isThere]);
  return isThere && isWanted;
}

/** Stands over the window while it has no host: what happened, and what becomes of the text. */
export function ConnectionBanner({ connection }: { connection: HostConnection }): ReactNode {
  const state = useSyncExternalStore(connection.onStateChange, connection.state);
  if (state === 'open' || state === 'connecting' || state === 'silent') return null;
  return (
    <div className="connection-banner">
      <ConnectionNotice connection={connection} state={state} />
    </div>
  );
}
