import { redrawFlags } from './flags.ts';
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

/** Draws the marks of the page again after what is hidden has changed. */
export function redrawActive(): void {
  const { active } = getState();
  if (active !== null) redrawFlags(active);
}
