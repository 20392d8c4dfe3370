import { create } from 'zustand';
import type { Duplicate } from '../../engine/index.ts';
import type { Flag } from '../state/store.ts';
import { advisedGoing, pairToCompare, type Going, type Pair } from './actions.ts';

interface Choice {
  readonly key: string | null;
  /** null: as advised. */
  readonly going: Going | null;
  /** null: nothing was chosen. */
  readonly pair: Pair | null;
}

const nothingChosen: Choice = { key: null, going: null, pair: null };

/** The editor's choice for the flag that was last chosen for; commands and keys act on what the card shows. */
const useChoice = create<Choice>()(() => nothingChosen);

const noneGoing: Going = new Set();

/** A choice made before the page had one copy less says nothing of those that are left. */
function goingOf({ key, going }: Choice, flag: Flag): Going {
  if (flag.finding.kind !== 'duplicate') return noneGoing;
  return going !== null && key === flag.key && fits(going, flag.finding) ? going : advisedGoing(flag.finding);
}

function pairOf(choice: Choice, flag: Flag): Pair {
  const count = flag.finding.kind === 'duplicate' ? flag.finding.occurrences.length : 2;
  const { key, pair } = choice;
  const isThere = pair !== null && key === flag.key && pair.every((index) => index < count);
  return isThere ? pair : pairToCompare(count, goingOf(choice, flag));
}

const fits = (going: Going, { occurrences }: Duplicate): boolean =>
  going.size < occurrences.length && [...going].every((index) => index < occurrences.length);

/** Chooses which copies of a flag go. */
export const chooseGoing = (key: string, going: Going): void => choose(key, { going });

/** Chooses which two copies of a flag are compared and merged. */
export const choosePair = (key: string, pair: Pair): void => choose(key, { pair });

function choose(key: string, choice: Partial<Choice>): void {
  const known = useChoice.getState();
  useChoice.setState({ ...(known.key === key ? known : nothingChosen), key, ...choice });
}

/** Copies that would go: those that the editor chose, else those that the engine advises. */
export const copiesGoing = (flag: Flag): Going => goingOf(useChoice.getState(), flag);

export function useCopiesGoing(flag: Flag): Going {
  return goingOf(useChoice(), flag);
}

/** The two copies that are compared: those that the editor chose, else the first that stays and the first that goes. */
export const copiesCompared = (flag: Flag): Pair => pairOf(useChoice.getState(), flag);

export function useCopiesCompared(flag: Flag): Pair {
  return pairOf(useChoice(), flag);
}

/** The copy that stays goes on being compared, with the next of the others. */
export function compareNext(flag: Flag): void {
  if (flag.finding.kind !== 'duplicate') return;
  const count = flag.finding.occurrences.length;
  const [left, right] = copiesCompared(flag);
  const going = copiesGoing(flag);
  const isRightFixed = going.has(left) && !going.has(right);
  const next = (from: number, fixed: number): number => {
    const index = (from + 1) % count;
    return index === fixed ? (index + 1) % count : index;
  };
  choosePair(flag.key, isRightFixed ? [next(left, right), right] : [left, next(right, left)]);
}
