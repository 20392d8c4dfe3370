import { create } from 'zustand';

interface ShellState {
  readonly filesShown: boolean;
  /** Where the panes stand one above the other the list would take the page's place, so it waits to be asked for. */
  readonly filesShownStacked: boolean;
  readonly reviewShown: boolean;
}

/** What the window shows of itself; nothing about documents. */
export const useShell = create<ShellState>()(() => ({
  filesShown: true,
  filesShownStacked: false,
  reviewShown: true,
}));

/** The list beside the page, or above it where there is no room beside. */
export function toggleFiles(stacked: boolean): void {
  useShell.setState(({ filesShown, filesShownStacked }) =>
    stacked ? { filesShownStacked: !filesShownStacked } : { filesShown: !filesShown },
  );
}

export const toggleReview = (): void =>
  useShell.setState(({ reviewShown }) => ({ reviewShown: !reviewShown }));
