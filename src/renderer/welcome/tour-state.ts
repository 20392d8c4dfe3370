import { create } from 'zustand';
import { changeSettings } from '../settings/change-settings.ts';
import { openFile } from '../state/pages.ts';
import { getState } from '../state/store.ts';

export const tourSteps = ['flags', 'review', 'save'] as const;
export type TourStep = (typeof tourSteps)[number];

interface TourState {
  /** null: no tour is on. */
  readonly step: TourStep | null;
}

export const useTour = create<TourState>()(() => ({ step: null }));

/** On a sample page, because there is something to see on it; on the page that is open where there is none. */
export async function startTour(): Promise<void> {
  const { session, locale, active } = getState();
  const samples = session?.samples ?? [];
  const wanted = locale === 'zh' ? /chinese/i : /english/i;
  const sample = samples.find((file) => wanted.test(file.name)) ?? samples[0];
  if (active === null && sample !== undefined) await openFile(sample);
  if (getState().active === null) return;
  useTour.setState({ step: 'flags' });
}

export function goInTour(step: 1 | -1): void {
  const { step: current } = useTour.getState();
  if (current === null) return;
  const next = tourSteps[tourSteps.indexOf(current) + step];
  if (next === undefined) endTour();
  else useTour.setState({ step: next });
}

export function endTour(): void {
  useTour.setState({ step: null });
  if (!getState().settings.tourSeen) void changeSettings({ tourSeen: true });
}
