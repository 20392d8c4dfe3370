import { useSyncExternalStore, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { localeFor } from '../../words/index.ts';
import { WordsProvider } from '../i18n/words-provider.tsx';
import { paintTheme, themeNow } from '../theme/theme.ts';
import type { HostConnection } from './connect-host.ts';
import { ConnectionNotice } from './connection-banner.tsx';
import './no-host.css';

/** What stands in place of the window until its host has answered: there is nothing yet that could be gone on with. */
function NoHost({ connection }: { connection: HostConnection }): ReactNode {
  const state = useSyncExternalStore(connection.onStateChange, connection.state);
  if (state === 'open' || state === 'connecting') return null;
  return (
    <main className="no-host">
      <ConnectionNotice connection={connection} state={state} />
    </main>
  );
}

/** There is no host to ask for language and colours, so the browser's own have to do. @returns takes it away again */
export function sayThatThereIsNoHost(connection: HostConnection): () => void {
  const element = document.querySelector('#root');
  if (!element) return () => undefined;
  paintTheme(themeNow('system'));
  const root = createRoot(element);
  root.render(
    <WordsProvider locale={localeFor(navigator.language)}>
      <NoHost connection={connection} />
    </WordsProvider>,
  );
  return () => root.unmount();
}
