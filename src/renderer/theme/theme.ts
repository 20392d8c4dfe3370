import { useSyncExternalStore } from 'react';
import type { Settings } from '../../contract/index.ts';

export type Theme = 'light' | 'dark' | 'contrast';

const queries = [
  '(prefers-contrast: more)',
  '(forced-colors: active)',
  '(prefers-color-scheme: dark)',
] as const;

function systemTheme(): Theme {
  const [moreContrast, forcedColors, dark] = queries.map((query) => matchMedia(query).matches);
  if (moreContrast || forcedColors) return 'contrast';
  return dark ? 'dark' : 'light';
}

function subscribeToSystem(listener: () => void): () => void {
  const lists = queries.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
}

/** What the setting comes to on this system; follows the system while the setting says so. */
export function useTheme(setting: Settings['theme']): Theme {
  const system = useSyncExternalStore(subscribeToSystem, systemTheme);
  return setting === 'system' ? system : setting;
}

export const themeNow = (setting: Settings['theme']): Theme =>
  setting === 'system' ? systemTheme() : setting;

export function paintTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}
