import type { Settings } from '../../contract/index.ts';
import { sayFailure } from '../files/failures.ts';
import { chosenLocale } from '../i18n/words-provider.tsx';
import { host } from '../state/host.ts';
import { getState, setState } from '../state/store.ts';

export const pageTextSizes = { min: 10, max: 40, standard: 17 } as const;

function take(settings: Settings): void {
  const systemLocale = getState().session?.systemLocale ?? 'en';
  setState({ settings, locale: chosenLocale(settings.locale, systemLocale) });
}

/** Takes effect at once; the host keeps it. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  take({ ...getState().settings, ...change });
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
