import { commandTable, type Command, type CommandId } from '../../contract/commands.ts';
import { matchesKey } from '../../contract/keys.ts';
import { runCommand } from './registry.ts';
import { isMac } from './shortcut.ts';

/** Left to the field while one has the focus: a field has its own undo. */
const ownedByFields: ReadonlySet<CommandId> = new Set(['edit.undo', 'edit.redo']);

const isPlainField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('.monaco-editor') === null &&
  target.matches('input, textarea, select, [contenteditable="true"]');

const isModalOpen = (): boolean =>
  document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]') !==
  null;

function commandFor(event: KeyboardEvent): Command | undefined {
  return commandTable.find((command) => command.keys.some((key) => matchesKey(key, event, isMac)));
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isModalOpen()) return;
  const command = commandFor(event);
  if (command === undefined) return;
  if (ownedByFields.has(command.id) && isPlainField(event.target)) return;
  // Taken even where the command is off: Ctrl+S must not open the browser's own dialog.
  event.preventDefault();
  event.stopPropagation();
  // A key held down goes through flags and undo steps, but does not open ten dialogs.
  if (!event.repeat || /^(review|edit|view\.zoom)/.test(command.id)) runCommand(command.id);
}

/**
 * Runs commands by their keys, before anything inside the window sees the press. A press that an input method is
 * using is never taken. @returns stops listening
 */
export function listenForKeys(): () => void {
  addEventListener('keydown', onKeyDown, { capture: true });
  return () => removeEventListener('keydown', onKeyDown, { capture: true });
}
