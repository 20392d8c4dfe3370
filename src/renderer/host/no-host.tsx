import { createRoot } from 'react-dom/client';
import { localeFor } from '../../words/index.ts';
import { WordsProvider } from '../i18n/words-provider.tsx';
import type { HostConnection } from './connect-host.ts';
import { ConnectionBanner } from './connection-banner.tsx';

/** There is no host to ask for a language, so the browser's own has to do. */
export function sayThatThereIsNoHost(connection: HostConnection): void {
  const element = document.querySelector('#root');
  if (!element) return;
  createRoot(element).render(
    <WordsProvider locale={localeFor(navigator.language)}>
      <ConnectionBanner connection={connection} />
    </WordsProvider>,
  );
}
