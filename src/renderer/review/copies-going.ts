import { create } from 'zustand';
import type { Duplicate } from '../../engine/index.ts';
import type { Flag } from '../state/store.ts';
import { advisedGoing, type Going } from './actions.ts';

/** The editor's choice for the flag that was last chosen for; commands and keys act on what the card shows. */
const useChoice = create<{ readonly key: string | null; readonly going: Going }>()(() => ({
  key: null,
  going: new Set(),
}));

const noneGoing: Going = new Set();

/** A choice made before the page had one copy less says nothing of those that are left. */
function chosenOr(choice: { readonly key: string | null; readonly going: Going }, flag: Flag): Going {
  if (flag.finding.kind !== 'duplicate') return noneGoing;
  return choice.key === flag.key && fits(choice.going, flag.finding)
    ? choice.going
    : advisedGoing(flag.finding);
}

const fits = (going: Going, { occurrences }: Duplicate): boolean =>
  going.size < occurrences.length && [...going].every((index) => index < occurrences.length);

/** Chooses which copies of a flag go. */
export const chooseGoing = (key: string, going: Going): void => useChoice.setState({ key, going });

/** Copies that would go: those that the editor chose, else those that the engine advises. */
export const copiesGoing = (flag: Flag): Going => chosenOr(useChoice.getState(), flag);

export function useCopiesGoing(flag: Flag): Going {
  return chosenOr(useChoice(), flag);
}
