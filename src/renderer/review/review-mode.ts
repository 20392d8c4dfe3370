import { create } from 'zustand';

/** What the review pane is doing with a flag: showing its sides, merging two readings, looking for a head. */
export type ReviewMode = 'sides' | 'merge' | 'find-head';

const useMode = create<{ readonly key: string | null; readonly mode: ReviewMode }>()(() => ({
  key: null,
  mode: 'sides',
}));

/** Holds for this flag only: the next one begins with its sides. */
export function setReviewMode(key: string, mode: ReviewMode): void {
  useMode.setState({ key, mode });
}

/** What accepting means while a flag is in a mode of its own: its suggestion is not what the editor looks at. */
let finishMode: (() => void) | null = null;

/** @returns takes it back */
export function provideFinish(finish: () => void): () => void {
  finishMode = finish;
  return () => {
    if (finishMode === finish) finishMode = null;
  };
}

/** @returns false where there is nothing of the kind */
export function finishReviewMode(): boolean {
  if (finishMode === null) return false;
  finishMode();
  return true;
}

export function useReviewMode(key: string): ReviewMode {
  return useMode((state) => (state.key === key ? state.mode : 'sides'));
}
