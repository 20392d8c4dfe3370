import { createRoot } from 'react-dom/client';
import { connectHost } from './host/connect-host.ts';
import { chosenLocale } from './i18n/words-provider.tsx';
import { setHost } from './state/host.ts';
import { setState } from './state/store.ts';
import './theme/theme.css';

/** Everything that must be known before Monaco is loaded: who the host is, and in which language Monaco speaks. */
async function start(): Promise<void> {
  const connection = connectHost();
  setHost(connection.client);
  const session = await connection.client.call('app.hello', {});
  const locale = chosenLocale(session.settings.locale, session.systemLocale);
  setState({ session, settings: session.settings, locale });
  // Monaco reads its words once, when it is loaded.
  if (locale === 'zh') await import('monaco-editor/nls/lang/zh-cn');
  const { App } = await import('./app.tsx');
  const element = document.querySelector('#root');
  if (element) createRoot(element).render(<App />);
}

void start();
