import { commandTable, menuIds, shownKey, type Command, type CommandId } from '../../contract/commands.ts';
import { isCommandChecked, isCommandEnabled, runCommand } from '../commands/registry.ts';
import { shortcutLabel } from '../commands/shortcut.ts';
import { appWords } from '../i18n/app-words.ts';
import { getState } from '../state/store.ts';
import { words } from '../../words/index.ts';
import { ask } from './dialog-stack.ts';
import { PickList } from './later-dialogs.ts';
import type { PickEntry } from './pick-list.tsx';

/** The name of a command in one language, whatever the interface speaks. */
function nameIn(locale: 'en' | 'zh', id: CommandId): string {
  const [group = '', name = ''] = id.split('.');
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = words[locale].command;
  return names[group]?.[name] ?? id;
}

/** What is chosen or set behind a command, in both languages: who looks for it may not know where it is. */
function settingsIn(id: CommandId): string[] {
  return [words.en, words.zh].flatMap(({ settings }) =>
    id === 'view.theme'
      ? Object.values(settings.themes)
      : id === 'view.language'
        ? Object.values(settings.languages)
        : id === 'app.settings'
          ? [
              settings.font,
              settings.size,
              settings.sensitivity,
              settings.autoAdvance,
              settings.saveMode,
              settings.author,
            ]
          : [],
  );
}

const keysOf = ({ keys }: Command): string[] => keys.map(shortcutLabel);

function entryOf(command: Command): PickEntry {
  const state = getState();
  const other = state.locale === 'zh' ? 'en' : 'zh';
  return {
    id: command.id,
    label: nameIn(state.locale, command.id),
    keywords: [nameIn(other, command.id), ...keysOf(command), ...settingsIn(command.id)],
    shortcut: shownKey(command, state.session?.host ?? 'browser'),
    enabled: isCommandEnabled(command.id, state),
    checked: isCommandChecked(command.id, state),
  };
}

/** Every command, to be found by its name in either language. */
export async function openPalette(): Promise<void> {
  const isDesktop = getState().session?.host === 'desktop';
  const groups = menuIds.map((menu) => ({
    label: appWords.t(`menu.${menu}`),
    entries: commandTable
      .filter((command) => command.menu?.in === menu && (isDesktop || !command.desktopOnly))
      .filter((command) => command.id !== 'view.palette')
      .map(entryOf),
  }));
  const id = await ask<string | null>((answer) => (
    <PickList
      title={appWords.t('dialog.palette.title')}
      placeholder={appWords.t('dialog.palette.placeholder')}
      nothing={appWords.t('dialog.palette.none')}
      groups={groups}
      answer={answer}
    />
  ));
  if (id !== null) runCommand(id as CommandId);
}
