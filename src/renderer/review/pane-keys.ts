import type { KeyboardEvent } from 'react';

type FlagKeys = (event: KeyboardEvent) => void;

/** What the keys of the flag under review do. */
let flagKeys: FlagKeys | null = null;

/** @returns takes it back */
export function provideFlagKeys(keys: FlagKeys): () => void {
  flagKeys = keys;
  return () => {
    if (flagKeys === keys) flagKeys = null;
  };
}

/** The list has the same keys as the flag that it shows to be under review. */
export const pressOnFlag = (event: KeyboardEvent): void => flagKeys?.(event);

/** Whether a key press is a pane's own shortcut such as "Enter", "Shift+Enter" or "S": no Ctrl, Alt or Meta. */
export function matchesShortcut(shortcut: string | undefined, event: globalThis.KeyboardEvent): boolean {
  if (shortcut === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const shift = shortcut.startsWith('Shift+');
  const key = shift ? shortcut.slice('Shift+'.length) : shortcut;
  return event.shiftKey === shift && event.key.toLowerCase() === key.toLowerCase();
}
