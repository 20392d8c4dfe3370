import { useEffect, type ReactNode } from 'react';
import { provideCommands } from './commands/registry.ts';
import { PageSlot } from './editor/page-slot.tsx';
import type { HostConnection } from './host/connect-host.ts';
import { DropZone } from './files/drop-zone.tsx';
import { ConnectionBanner } from './host/connection-banner.tsx';
import { WordsProvider } from './i18n/words-provider.tsx';
import { loadTheRest } from './later.ts';
import { reviewCommands } from './review/review-commands.ts';
import { ReviewSlot } from './review/review-slot.tsx';
import { AppWindow } from './shell/app-window.tsx';
import { activeDocument, useStore } from './state/store.ts';

interface AppProps {
  readonly connection: HostConnection;
}

/** Apart, because what it follows changes twice with every key, and the whole window is drawn with `App`. */
function LoadingTheRest(): ReactNode {
  const isSettled = useStore((state) => {
    const document = activeDocument(state);
    return document === null ? state.opening === null : document.analysis.state === 'fresh';
  });
  useEffect(() => {
    if (isSettled) void loadTheRest();
  }, [isSettled]);
  return null;
}

export function App({ connection }: AppProps): ReactNode {
  const locale = useStore((state) => state.locale);
  // Comparisons and the report have the whole width.
  const view = useStore((state) => state.view);
  useEffect(() => provideCommands(reviewCommands), []);
  return (
    <WordsProvider locale={locale}>
      <AppWindow page={<PageSlot />} review={view === 'page' ? <ReviewSlot /> : null} />
      <DropZone openDropped={connection.openDropped} />
      <ConnectionBanner connection={connection} />
      <LoadingTheRest />
    </WordsProvider>
  );
}
