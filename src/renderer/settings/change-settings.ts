import type { Settings } from '../../contract/index.ts';
import { initialSettings } from '../../contract/initial-settings.ts';
import { sayFailure } from '../files/failures.ts';
import { speakInMonaco } from '../i18n/monaco-words.ts';
import { chosenLocale } from '../i18n/words-provider.tsx';
import { redrawActive } from '../state/filters.ts';
import { host } from '../state/host.ts';
import { getState, setState } from '../state/store.ts';

export const pageTextSizes = { min: 10, max: 40, standard: initialSettings.fontSize } as const;

async function take(change: Partial<Settings>): Promise<void> {
  const { settings, session, locale: before } = getState();
  const locale = chosenLocale(change.locale ?? settings.locale, session?.systemLocale ?? 'en');
  // Monaco's words are there before its editors are made anew.
  if (locale !== before) await speakInMonaco(locale);
  setState((state) => ({ settings: { ...state.settings, ...change }, locale }));
  if (change.sensitivity !== undefined) redrawActive();
}

/** Takes effect at once; the host keeps it. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await take(change);
  try {
    await host().call('app.settings', change);
  } catch (error) {
    sayFailure(error, 'settings.json');
  }
}

/** Makes the page's text larger or smaller by steps. */
export function zoomBy(steps: number): void {
  const { min, max } = pageTextSizes;
  const fontSize = Math.max(min, Math.min(max, getState().settings.fontSize + steps));
  if (fontSize !== getState().settings.fontSize) void changeSettings({ fontSize });
}
