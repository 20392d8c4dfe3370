import { useEffect, type ReactNode } from 'react';
import { PageEditor } from './editor/page-editor.tsx';
import { WordsProvider } from './i18n/words-provider.tsx';
import { Frame } from './shell/frame.tsx';
import { openFile } from './state/pages.ts';
import { getState, useStore } from './state/store.ts';
import { paintTheme, useTheme } from './theme/theme.ts';

/** Opens what the command line asked for. */
async function openRequested(): Promise<void> {
  const [first] = getState().session?.open.files ?? [];
  if (first) await openFile(first);
}

export function App(): ReactNode {
  const locale = useStore((state) => state.locale);
  const theme = useTheme(useStore((state) => state.settings.theme));
  useEffect(() => paintTheme(theme), [theme]);
  useEffect(() => void openRequested(), []);
  return (
    <WordsProvider locale={locale}>
      <Frame sidebar={null} page={<PageEditor />} review={null} status={null} />
    </WordsProvider>
  );
}
