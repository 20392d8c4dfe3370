import { create } from 'zustand';
import type { ConnectionState } from '../host/web-socket-transport.ts';

interface ShellState {
  readonly filesShown: boolean;
  readonly reviewShown: boolean;
  readonly connection: ConnectionState;
  readonly toggleFiles: () => void;
  readonly toggleReview: () => void;
}

/** What the window shows of itself; nothing about documents. */
export const useShell = create<ShellState>()((set) => ({
  filesShown: true,
  reviewShown: true,
  connection: 'open',
  toggleFiles: () => set((state) => ({ filesShown: !state.filesShown })),
  toggleReview: () => set((state) => ({ reviewShown: !state.reviewShown })),
}));
