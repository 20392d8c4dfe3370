import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadMosaic, mosaic } from './editor/mosaic.ts';
import { followHost } from './files/follow-host.ts';
import { openFromCommandLine } from './files/open-files.tsx';
import type { HostConnection } from './host/connect-host.ts';
import { appWords } from './i18n/app-words.ts';
import { speakInMonaco } from './i18n/monaco-words.ts';
import { afterStart } from './later.ts';
import { formatTime } from './shell/numbers.ts';
import { analyser } from './state/analyser.ts';
import { getState } from './state/store.ts';
import { paintTheme, themeNow } from './theme/theme.ts';

export { sayThatThereIsNoHost } from './host/no-host.tsx';

afterStart(() => analyser.start());
// The status bar says a time from the first change on: what says it is made before that.
afterStart(() => formatTime(new Date().toISOString(), getState().locale));
afterStart(async () => {
  await loadMosaic();
  mosaic.learnWords();
});

/**
 * A window that is drawn before its first page is there has to be drawn once more with it, which takes an eighth of a
 * start. A page that is not read so soon is long, or on a slow disk: the window comes first and says so.
 */
const firstPageMs = 150;

/** Draws the window, and in it the first page where one was asked for. */
export async function openWindow(connection: HostConnection): Promise<void> {
  const element = document.querySelector('#root');
  if (!element) return;
  const { locale, settings } = getState();
  // First, so that nothing is drawn twice.
  await appWords.changeLanguage(locale);
  paintTheme(themeNow(settings.theme));
  // Events of the page may come before it is drawn.
  followHost();
  const opening = openFromCommandLine();
  const opened = opening.catch(() => undefined);
  await Promise.race([opened, new Promise((late) => setTimeout(late, firstPageMs))]);
  createRoot(element).render(<App connection={connection} />);
  await loadMosaic();
  // Once more, for what Monaco looked up before its words were there.
  await speakInMonaco(locale);
  await opening;
}
