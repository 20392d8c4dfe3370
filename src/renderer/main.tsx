import { createRoot } from 'react-dom/client';
import { CallFailure } from '../contract/client.ts';
import { localeFor } from '../words/index.ts';
import { takeCounts } from './files/take-counts.ts';
import { connectHost, type HostConnection } from './host/connect-host.ts';
import { ConnectionBanner } from './host/connection-banner.tsx';
import { speakInMonaco } from './i18n/monaco-words.ts';
import { chosenLocale, WordsProvider } from './i18n/words-provider.tsx';
import { setHost } from './state/host.ts';
import { setState } from './state/store.ts';
import './theme/theme.css';

/** Read while the host is asked who it is: Monaco is most of the program. */
const loading = import('./app.tsx');
/** Nearly always the language that the host will say. */
void speakInMonaco(localeFor(navigator.language));

async function start(connection: HostConnection): Promise<void> {
  setHost(connection.client);
  // Before anything is asked: the host counts the files of a folder from the moment it opens it.
  connection.client.on('workspace.counts', takeCounts);
  const session = await connection.client.call('app.hello', {});
  const locale = chosenLocale(session.settings.locale, session.systemLocale);
  setState({ session, settings: session.settings, locale });
  const [{ App }] = await Promise.all([loading, speakInMonaco(locale)]);
  // Once more, for what Monaco looked up before its words were there.
  await speakInMonaco(locale);
  const element = document.querySelector('#root');
  if (element) createRoot(element).render(<App connection={connection} />);
}

/** There is no host to ask for a language, so the browser's own has to do. */
function sayThatThereIsNoHost(connection: HostConnection): void {
  const element = document.querySelector('#root');
  if (!element) return;
  createRoot(element).render(
    <WordsProvider locale={localeFor(navigator.language)}>
      <ConnectionBanner connection={connection} />
    </WordsProvider>,
  );
}

const connection = connectHost();
start(connection).catch((error: unknown) => {
  if (!(error instanceof CallFailure)) throw error;
  sayThatThereIsNoHost(connection);
});
