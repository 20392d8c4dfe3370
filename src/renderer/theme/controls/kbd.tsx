import type { ReactNode } from 'react';
import { shortcutLabel } from '../../commands/shortcut.ts';

/** The shortcut as a quiet hint; screen readers get it from `aria-keyshortcuts` instead. */
export function Kbd({ accelerator }: { accelerator: string }): ReactNode {
  return (
    <kbd className="kbd" aria-hidden="true">
      {shortcutLabel(accelerator)}
    </kbd>
  );
}
