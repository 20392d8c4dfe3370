import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useStore } from '../state/store.ts';
import { Notice } from '../theme/controls/index.ts';
import type { HostConnection } from './connect-host.ts';
import { keepAsFiles } from './keep-unsaved.ts';
import type { ConnectionState } from './web-socket-transport.ts';
import './connection-banner.css';

const reload = () => location.reload();

/** What happened to the connection, and what to do; a host that may come back is no failure yet. */
export function ConnectionNotice({
  state,
}: {
  state: Exclude<ConnectionState, 'open' | 'connecting'>;
}): ReactNode {
  const { t } = useTranslation();
  const unsaved = useStore(
    useShallow(({ order, documents }) => order.filter((ref) => documents[ref]?.dirty === true)),
  );
  const count = unsaved.length;
  const detail = t(`host.connection.${state}Detail`);
  const keep = {
    label: t(count === 1 ? 'host.connection.keepOne' : 'host.connection.keepSeveral', { count }),
    run: () => void keepAsFiles(unsaved),
  };
  return (
    <Notice
      place="card"
      tone={state === 'lost' || state === 'silent' ? 'warn' : 'danger'}
      title={t(`host.connection.${state}`)}
      detail={count === 0 ? detail : t('host.connection.onlyHere', { detail })}
      actions={[
        ...(count === 0 ? [] : [keep]),
        ...(state === 'expired' ? [{ label: t('host.connection.reload'), run: reload }] : []),
      ]}
    />
  );
}

/** Stands over the window while it has no host: what happened, and what becomes of the text. */
export function ConnectionBanner({ connection }: { connection: HostConnection }): ReactNode {
  const state = useSyncExternalStore(connection.onStateChange, connection.state);
  if (state === 'open' || state === 'connecting' || state === 'silent') return null;
  return (
    <div className="connection-banner">
      <ConnectionNotice state={state} />
    </div>
  );
}
