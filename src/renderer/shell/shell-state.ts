import { create } from 'zustand';
import type { ConnectionState } from '../host/web-socket-transport.ts';

interface ShellState {
  readonly filesShown: boolean;
  readonly reviewShown: boolean;
  readonly connection: ConnectionState;
}

/** What the window shows of itself; nothing about documents. */
export const useShell = create<ShellState>()(() => ({
  filesShown: true,
  reviewShown: true,
  connection: 'open',
}));

export const toggleFiles = (): void => useShell.setState(({ filesShown }) => ({ filesShown: !filesShown }));

export const toggleReview = (): void =>
  useShell.setState(({ reviewShown }) => ({ reviewShown: !reviewShown }));

export const setConnection = (connection: ConnectionState): void => useShell.setState({ connection });
