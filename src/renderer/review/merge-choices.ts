import { create } from 'zustand';
import type { Pair } from './actions.ts';
import type { DiffPart } from './text-diff.ts';

/** One of the two copies that are merged. */
export type Copy = 0 | 1;

interface MergeChoices {
  /** Of the two copies that were merged last, with their flag and its document; null: none were. */
  readonly of: string | null;
  /** Which copy stays; null: as advised, nothing was chosen. */
  readonly stays: Copy | null;
  /** A difference → the copy whose reading was chosen; where none was, the one that stays. */
  readonly chosen: ReadonlyMap<string, Copy>;
}

const nothingChosen: MergeChoices = { of: null, stays: null, chosen: new Map() };

/** Outlives the view: who looks at another page meanwhile, or undoes the merge, chooses nothing twice. */
const useChoices = create<MergeChoices>()(() => nothingChosen);

/** By what it is and where: in a text that was edited meanwhile another difference is not taken for it. */
const nameOf = ({ leftStart, left, right }: DiffPart): string => JSON.stringify([leftStart, left, right]);

export interface Merging {
  readonly stays: Copy;
  readonly readingOf: (part: DiffPart) => Copy;
  readonly toggle: (part: DiffPart) => void;
  readonly swap: () => void;
}

/** What was chosen for two copies of a flag so far. @param advised the copy that stays unless the editor says otherwise */
export function useMergeChoices(ref: string, key: string, pair: Pair, advised: Copy): Merging {
  const of = `${ref} ${key} ${pair.join(' ')}`;
  const known = useChoices();
  const choices = known.of === of ? known : { ...nothingChosen, of };
  const stays = choices.stays ?? advised;
  const readingOf = (part: DiffPart): Copy => choices.chosen.get(nameOf(part)) ?? stays;
  return {
    stays,
    readingOf,
    toggle: (part) =>
      useChoices.setState({
        ...choices,
        // Other advice for a text that was edited since does not exchange the copies under the editor's hands.
        stays,
        chosen: new Map([...choices.chosen, [nameOf(part), readingOf(part) === 0 ? 1 : 0]]),
      }),
    swap: () => useChoices.setState({ ...choices, stays: stays === 0 ? 1 : 0 }),
  };
}
