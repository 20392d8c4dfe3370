import type { Handlers, Settings } from '../contract/index.ts';
import { nativeTheme } from 'electron';

function follow({ theme }: Settings): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme;
}

/** Title bar, menus and dialogs follow the theme that the editor chose. */
export function withNativeTheme(handlers: Handlers): Handlers {
  return {
    ...handlers,
    'app.hello': async (input) => {
      const hello = await handlers['app.hello'](input);
      follow(hello.settings);
      return hello;
    },
    'app.settings': async (input) => {
      const settings = await handlers['app.settings'](input);
      follow(settings);
      return settings;
    },
  };
}
