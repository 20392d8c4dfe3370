import { useEffect, type ReactNode } from 'react';
import { listenForKeys } from '../commands/keys.ts';
import { provideAppCommands } from '../commands/app-commands.tsx';
import { useCommandStates } from '../commands/registry.ts';
import { Dialogs } from '../dialogs/dialogs.tsx';
import { offerRecovery } from '../dialogs/recovery.tsx';
import { Sidebar } from '../files/sidebar.tsx';
import { host } from '../state/host.ts';
import { activeDocument, useStore } from '../state/store.ts';
import { TooltipArea } from '../theme/controls/index.ts';
import { paintTheme, useTheme } from '../theme/theme.ts';
import { Tour } from '../welcome/tour.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { rememberFocus } from './focus-home.ts';
import { Frame } from './frame.tsx';
import { Header } from './header.tsx';
import { Announcer, Notices } from './notices.tsx';
import { Reading } from './reading.tsx';
import { StatusBar } from './status-bar.tsx';

/** Size and leading of the page, for everything that shows page text outside Monaco. */
function useFaceVariables(): void {
  const size = useStore((state) => state.settings.fontSize);
  const family = useStore((state) => state.settings.fontFamily);
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--size-page', `${size}px`);
    if (family === '') style.removeProperty('--font-page-chosen');
    else style.setProperty('--font-page-chosen', `'${family.replaceAll(/['"\\;]/g, '')}'`);
  }, [size, family]);
}

/** Of the browser's tab, or the system's window. */
function Title(): ReactNode {
  const name = useStore((state) => activeDocument(state)?.file.name);
  const dirty = useStore((state) => activeDocument(state)?.dirty ?? false);
  useEffect(() => {
    document.title = name === undefined ? 'Galley' : `${dirty ? '• ' : ''}${name} — Galley`;
  }, [name, dirty]);
  return null;
}

/** The system's own menus show what is on and off here. A component, so that only it is drawn anew with a change. */
function NativeMenu(): ReactNode {
  const locale = useStore((state) => state.locale);
  const isNative = useStore((state) => state.session?.nativeMenu ?? false);
  const { enabled, checked } = useCommandStates();
  const enabledIds = [...enabled].join(' ');
  const checkedIds = [...checked].join(' ');
  useEffect(() => {
    if (!isNative) return;
    const ids = (joined: string) => joined.split(' ').filter((id) => id !== '');
    void host().call('app.menuState', { locale, enabled: ids(enabledIds), checked: ids(checkedIds) });
  }, [isNative, locale, enabledIds, checkedIds]);
  return null;
}

interface AppWindowProps {
  readonly page: ReactNode;
  readonly review: ReactNode;
}

/** Everything around the page and its review. */
export function AppWindow({ page, review }: AppWindowProps): ReactNode {
  const theme = useTheme(useStore((state) => state.settings.theme));
  const hasPage = useStore((state) => activeDocument(state) !== null);
  const hasFiles = useStore((state) => state.workspace !== null || state.order.length > 1);
  const isOpening = useStore((state) => state.opening !== null);
  useEffect(() => paintTheme(theme), [theme]);
  useEffect(provideAppCommands, []);
  useEffect(listenForKeys, []);
  useEffect(rememberFocus, []);
  useEffect(offerRecovery, []);
  useFaceVariables();
  return (
    <TooltipArea>
      <Frame
        header={<Header />}
        sidebar={hasFiles ? <Sidebar /> : null}
        page={hasPage ? page : isOpening ? <Reading /> : <Welcome />}
        review={hasPage || isOpening ? review : null}
        status={<StatusBar />}
      />
      <Title />
      <NativeMenu />
      <Tour />
      <Notices />
      <Announcer />
      <Dialogs />
    </TooltipArea>
  );
}
