import { create } from 'zustand';

interface ShellState {
  readonly filesShown: boolean;
  readonly reviewShown: boolean;
  readonly toggleFiles: () => void;
  readonly toggleReview: () => void;
}

/** What the window shows of itself; nothing about documents. */
export const useShell = create<ShellState>()((set) => ({
  filesShown: true,
  reviewShown: true,
  toggleFiles: () => set((state) => ({ filesShown: !state.filesShown })),
  toggleReview: () => set((state) => ({ reviewShown: !state.reviewShown })),
}));
