import { mosaic } from '../editor/mosaic.ts';
import {
  beganReview,
  hasBeenUnderReview,
  placeOf,
  placeUnderReview,
  rememberPlace,
  revealSelected,
} from './flags.ts';
import { onFlagClicked } from './pages.ts';
import { activeDocument, getState, patchDocument, setState, type Flag, type OpenDocument } from './store.ts';
import { visibleFlags } from './visible-flags.ts';

/** Which flag is under review, and going from one to the next. */

onFlagClicked((ref, key) => selectFlag(ref, key, { reveal: false }));

export interface SelectOptions {
  /** Scroll the page to it. */
  readonly reveal: boolean;
}

export function selectFlag(ref: string, key: string | null, { reveal }: SelectOptions): void {
  patchDocument(ref, { selected: key });
  beganReview(ref);
  mosaic.selectFlag(ref, key);
  rememberPlace(ref, key);
  if (reveal) revealSelected(ref);
}

/** Flags that next and previous go through, in reading order. */
function reviewedFlags(): readonly Flag[] {
  const state = getState();
  const document = activeDocument(state);
  return document ? visibleFlags(document, state.filters, state.settings.sensitivity) : [];
}

/** Goes to the next flag that the filters show, or with −1 to the one before; wraps. @returns false: there is none */
export function stepFlag(step: 1 | -1): boolean {
  const document = activeDocument(getState());
  const flags = reviewedFlags();
  if (!document || flags.length === 0) return false;
  // The flag that a page begins with is the next one until the editor has been there.
  const isAhead = step === 1 && !hasBeenUnderReview(document.ref);
  const next =
    (isAhead && flags.find(({ key }) => key === document.selected)) || neighbour(document, flags, step);
  if (!next) return false;
  setState({ view: 'page' });
  selectFlag(document.ref, next.key, { reveal: true });
  return true;
}

function neighbour(document: OpenDocument, flags: readonly Flag[], step: 1 | -1): Flag | undefined {
  const at = flags.findIndex((flag) => flag.key === document.selected);
  if (at !== -1) return flags[(at + step + flags.length) % flags.length];
  // From where the last one was: never from the top.
  const place = placeUnderReview(document.ref);
  return step === 1
    ? (flags.find((flag) => placeOf(flag.finding) >= place) ?? flags[0])
    : (flags.findLast((flag) => placeOf(flag.finding) < place) ?? flags.at(-1));
}

/** After a flag was dealt with: the next one in reading order, from the last on to the first; null: none is left. */
export function flagAfter(flag: Flag, dealtWith: ReadonlySet<string> = new Set([flag.key])): string | null {
  const flags = reviewedFlags();
  const at = flags.findIndex((other) => other.key === flag.key);
  const rest = [...flags.slice(at + 1), ...flags.slice(0, Math.max(0, at))];
  return rest.find((other) => !dealtWith.has(other.key))?.key ?? null;
}
