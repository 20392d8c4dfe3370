import type { editor, Range } from '../monaco.ts';
import type { Acting } from './held-actions.ts';

export interface FindStateChange {
  readonly isRegex?: boolean;
  readonly isRevealed?: boolean;
  /** null: the whole text. */
  readonly searchScope?: readonly Range[] | null;
}

/** Monaco's own, which has no public types (0.57.0). */
export interface FindState extends Required<FindStateChange> {
  readonly searchString: string;
  readonly matchCase: boolean;
  /** The listener is told which of the values have changed. */
  readonly onFindReplaceStateChange: (
    listener: (changed: Readonly<Record<'isRevealed' | 'searchScope', boolean>>) => void,
  ) => void;
  change: (to: FindStateChange, moveCursor: boolean, updateHistory?: boolean) => void;
}

export interface FindController extends editor.IEditorContribution, Acting {
  getState(): FindState;
  toggleSearchScope: () => void;
}
