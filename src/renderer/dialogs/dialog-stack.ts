import type { ReactNode } from 'react';
import { create } from 'zustand';

interface OpenDialog {
  readonly id: number;
  readonly render: () => ReactNode;
}

interface DialogStack {
  readonly open: readonly OpenDialog[];
}

/** Dialogs that are open, the uppermost last. */
export const useDialogStack = create<DialogStack>()(() => ({ open: [] }));

let lastId = 0;

/** What a dialog gets besides its own props: the one way to end. */
export interface Answering<Answer> {
  readonly answer: (answer: Answer) => void;
}

/** Opens a dialog above all others. @returns what it was answered with */
export function ask<Answer>(render: (answer: (value: Answer) => void) => ReactNode): Promise<Answer> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const answer = (value: Answer) => {
      useDialogStack.setState((state) => ({ open: state.open.filter((dialog) => dialog.id !== id) }));
      resolve(value);
    };
    useDialogStack.setState((state) => ({ open: [...state.open, { id, render: () => render(answer) }] }));
  });
}
