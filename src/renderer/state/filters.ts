import { CallFailure } from '../../contract/client.ts';
import { redrawFlags } from './flags.ts';
import { host } from './host.ts';
import { defaultFilters, getState, setState, type Filters } from './store.ts';

/** Changes what is listed, drawn in the page, and gone through by next and previous. */
export function setFilters(patch: Partial<Filters>): void {
  setState((state) => ({ filters: { ...state.filters, ...patch } }));
  redrawActive();
}

export function resetFilters(): void {
  setState({ filters: defaultFilters });
  redrawActive();
}

/** Hides flags less sure than this (0 to 1), now and in later sessions. */
export function setSensitivity(sensitivity: number): void {
  setState((state) => ({ settings: { ...state.settings, sensitivity } }));
  redrawActive();
  host()
    .call('app.settings', { sensitivity })
    .catch((error: unknown) => {
      // It holds for this session; the settings form says when settings cannot be kept.
      if (!(error instanceof CallFailure)) throw error;
    });
}

function redrawActive(): void {
  const { active } = getState();
  if (active !== null) redrawFlags(active);
}
