import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../theme/controls/index.ts';
import type { HostConnection } from './connect-host.ts';
import './connection-banner.css';

const reload = () => location.reload();

/** Stands over the window while it has no host: what happened, and what becomes of the text. */
export function ConnectionBanner({ connection }: { connection: HostConnection }): ReactNode {
  const { t } = useTranslation();
  const state = useSyncExternalStore(connection.onStateChange, connection.state);
  if (state === 'open' || state === 'connecting' || state === 'silent') return null;
  const actions = state === 'expired' ? [{ label: t('host.connection.reload'), run: reload }] : [];
  return (
    <div className="connection-banner">
      <Notice
        place="card"
        tone={state === 'lost' ? 'warn' : 'danger'}
        title={t(`host.connection.${state}`)}
        detail={t(`host.connection.${state}Detail`)}
        actions={actions}
      />
    </div>
  );
}
