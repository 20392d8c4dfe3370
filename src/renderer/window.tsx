import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { mosaic } from './editor/mosaic.ts';
import { openFromCommandLine } from './files/open-files.tsx';
import type { HostConnection } from './host/connect-host.ts';
import { appWords } from './i18n/app-words.ts';
import { afterStart } from './later.ts';
import { getState } from './state/store.ts';
import { paintTheme, themeNow } from './theme/theme.ts';

afterStart(() => mosaic.learnWords());

/** A page that takes longer is waited for in the open: the window says that it is being read. */
const shownEmptyAfterMs = 60;

/** Draws the window, with the first page in it where one was asked for and is there. */
export async function openWindow(connection: HostConnection): Promise<void> {
  const element = document.querySelector('#root');
  if (!element) return;
  const { locale, settings } = getState();
  // First, so that nothing is drawn twice.
  await appWords.changeLanguage(locale);
  mosaic.setWords(appWords.t('editor.sign', { returnObjects: true }));
  paintTheme(themeNow(settings.theme));
  const opening = openFromCommandLine();
  await Promise.race([opening, new Promise((soon) => setTimeout(soon, shownEmptyAfterMs))]);
  createRoot(element).render(<App connection={connection} />);
  await opening;
}
