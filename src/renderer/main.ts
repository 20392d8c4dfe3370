import { CallFailure } from '../contract/client.ts';
import { localeFor } from '../words/locale.ts';
import { loadMosaic } from './editor/mosaic.ts';
import { takeCounts } from './files/take-counts.ts';
import { connectHost, type HostConnection } from './host/connect-host.ts';
import { speakInMonaco } from './i18n/monaco-words.ts';
import './state/analyser.ts';
import { setHost } from './state/host.ts';
import { notifyError } from './state/notices.ts';
import { readAhead } from './state/read-ahead.ts';
import { setState } from './state/store.ts';
import './theme/theme.css';

/** Says in place of the window that the host does not answer. @returns it has answered */
function sayWhileSilent(
  connection: HostConnection,
  loading: Promise<{ readonly sayThatThereIsNoHost: (connection: HostConnection) => () => void }>,
): () => Promise<void> {
  let shown: Promise<() => void> | null = null;
  const stopListening = connection.onStateChange((state) => {
    if (state !== 'open')
      shown ??= loading.then(({ sayThatThereIsNoHost }) => sayThatThereIsNoHost(connection));
  });
  return async () => {
    stopListening();
    const takeAway = await shown;
    takeAway?.();
  };
}

/**
 * Small, so that it runs before the window has arrived: the host is asked for the first page, and where there is a core
 * to spare the engine's thread starts, while the browser still compiles React and Monaco.
 */
async function start(connection: HostConnection): Promise<void> {
  setHost(connection.client);
  // Before anything is asked: the host counts the files of a folder from the moment it opens it.
  connection.client.on('workspace.counts', takeCounts);
  // Damage is found while the host reads its own files to answer, and nothing tells of it twice.
  connection.client.on('problem', ({ code, place }) => notifyError(code, { name: place }, 'warn'));
  const loading = import('./window.tsx');
  void loadMosaic();
  // Nearly always the language that the host will say.
  void speakInMonaco(localeFor(navigator.language));
  const answered = sayWhileSilent(connection, loading);
  const session = await connection.client.call('app.hello', {});
  await answered();
  const { settings, systemLocale, open } = session;
  const locale = settings.locale === 'system' ? localeFor(systemLocale) : settings.locale;
  setState({ session, settings, locale });
  readAhead(open);
  const { openWindow } = await loading;
  await openWindow(connection);
}

const connection = connectHost();
start(connection).catch((error: unknown) => {
  // Said already: the host does not let the window in.
  if (!(error instanceof CallFailure)) throw error;
});
