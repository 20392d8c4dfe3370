import { Suspense, type ReactNode } from 'react';
import { useDialogStack } from './dialog-stack.ts';
import './dialogs.css';

/** Where open dialogs are drawn; once in the window. */
export function Dialogs(): ReactNode {
  const open = useDialogStack((state) => state.open);
  return open.map((dialog) => (
    <Suspense key={dialog.id} fallback={null}>
      {dialog.render()}
    </Suspense>
  ));
}
