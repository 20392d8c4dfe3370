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

export function useReviewMode(key: string): ReviewMode {
  return useMode((state) => (state.key === key ? state.mode : 'sides'));
}
