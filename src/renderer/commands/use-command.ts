import { useTranslation } from 'react-i18next';
import { commandTable, shownKey, type CommandId } from '../../contract/commands.ts';
import { useStore } from '../state/store.ts';
import { runCommand, useCommandEnabled } from './registry.ts';

/** What a button, menu item or hint needs to know of a command. */
export function useCommand(id: CommandId): {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly enabled: boolean;
  readonly run: () => void;
} {
  const { t } = useTranslation();
  const hostKind = useStore((state) => state.session?.host ?? 'browser');
  const enabled = useCommandEnabled(id);
  const row = commandTable.find((command) => command.id === id);
  return {
    label: t(`command.${id}`),
    shortcut: row && shownKey(row, hostKind),
    enabled,
    run: () => void runCommand(id),
  };
}
