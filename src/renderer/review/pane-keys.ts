/** Whether a key press is a pane's own shortcut such as "Enter", "Shift+Enter" or "S": no Ctrl, Alt or Meta. */
export function matchesShortcut(shortcut: string | undefined, event: globalThis.KeyboardEvent): boolean {
  if (shortcut === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const shift = shortcut.startsWith('Shift+');
  const key = shift ? shortcut.slice('Shift+'.length) : shortcut;
  return event.shiftKey === shift && event.key.toLowerCase() === key.toLowerCase();
}
