import type { ReactNode } from 'react';
import { PageEditor } from './editor/page-editor.tsx';
import { WordsProvider } from './i18n/words-provider.tsx';
import { AppWindow } from './shell/app-window.tsx';
import { useStore } from './state/store.ts';

export function App(): ReactNode {
  const locale = useStore((state) => state.locale);
  return (
    <WordsProvider locale={locale}>
      <AppWindow page={<PageEditor />} review={null} />
    </WordsProvider>
  );
}
