import { commandTable, type CommandId } from '../../contract/commands.ts';
import { useShell } from '../shell/shell-state.ts';
import { useStore, type StoreState } from '../state/store.ts';

export interface CommandHandler {
  readonly run: () => void;
  /** Whether it can be run now; left out: always. Must depend on nothing but the state. */
  readonly enabled?: (state: StoreState) => boolean;
  /** For switches: whether it is on. */
  readonly checked?: (state: StoreState) => boolean;
}

export type CommandHandlers = Partial<Record<CommandId, CommandHandler>>;

const handlers = new Map<CommandId, CommandHandler>();

/** Says what commands do; each part of the window brings its own. @returns takes them back */
export function provideCommands(provided: CommandHandlers): () => void {
  const entries = Object.entries(provided) as [CommandId, CommandHandler][];
  for (const [id, handler] of entries) handlers.set(id, handler);
  return () => {
    for (const [id, handler] of entries) if (handlers.get(id) === handler) handlers.delete(id);
  };
}

export function isCommandEnabled(id: CommandId, state: StoreState): boolean {
  const handler = handlers.get(id);
  return handler !== undefined && (handler.enabled?.(state) ?? true);
}

export function isCommandChecked(id: CommandId, state: StoreState): boolean {
  return handlers.get(id)?.checked?.(state) ?? false;
}

/** @returns false when there is nothing to run now */
export function runCommand(id: CommandId): boolean {
  if (!isCommandEnabled(id, useStore.getState())) return false;
  handlers.get(id)?.run();
  return true;
}

/** The ids of all commands that pass, as one string: a stable value to subscribe to. */
const idsWhere = (passes: (id: CommandId) => boolean): string =>
  commandTable
    .filter((command) => passes(command.id))
    .map((command) => command.id)
    .join(' ');

export function useCommandEnabled(id: CommandId): boolean {
  return useStore((state) => isCommandEnabled(id, state));
}

/** Which commands are on, and which switches are set; for menus. Follows the store and the shell. */
export function useCommandStates(): {
  readonly enabled: ReadonlySet<string>;
  readonly checked: ReadonlySet<string>;
} {
  const enabled = useStore((state) => idsWhere((id) => isCommandEnabled(id, state)));
  useShell();
  const checked = useStore((state) => idsWhere((id) => isCommandChecked(id, state)));
  return { enabled: new Set(enabled.split(' ')), checked: new Set(checked.split(' ')) };
}
