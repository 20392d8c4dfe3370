import type { Settings } from '../../contract/index.ts';
import { ask } from '../dialogs/dialog-stack.ts';
import { reopenWithEncoding, saveWithEncoding } from '../dialogs/encodings.tsx';
import { goToLine } from '../dialogs/go-to-line.tsx';
import { openPalette } from '../dialogs/palette.tsx';
import { About, PickList, SettingsDialog, ShortcutSheet, VersionsDialog } from '../dialogs/later-dialogs.ts';
import { save, saveAll, saveAs, saveCorrected } from '../dialogs/save-flow.tsx';
import { mosaic } from '../editor/mosaic.ts';
import { closePage, closeWindow } from '../files/close-files.ts';
import { chooseAndOpenFiles, chooseAndOpenFolder, openNextFlagged, stepFile } from '../files/open-files.tsx';
import { appWords } from '../i18n/app-words.ts';
import { changeSettings, pageTextSizes, zoomBy } from '../settings/change-settings.ts';
import { giveFocusBack } from '../shell/focus-home.ts';
import { cyclePane, type Pane } from '../shell/panes.ts';
import { toggleFiles, toggleReview, useShell } from '../shell/shell-state.ts';
import { stackedQuery } from '../shell/use-media.ts';
import { activeDocument, getState, setState, type StoreState } from '../state/store.ts';
import { startTour } from '../welcome/tour-state.ts';
import { provideCommands, type CommandHandlers } from './registry.ts';

const hasPage = (state: StoreState): boolean => activeDocument(state) !== null;
const hasUnsaved = ({ documents }: StoreState): boolean =>
  Object.values(documents).some((page) => page.dirty);
const hasSeveral = (state: StoreState): boolean =>
  state.order.length > 1 || (state.workspace?.files.length ?? 0) > 1;

/** Runs something on the page that is shown. */
const onPage =
  (run: (ref: string) => unknown): (() => void) =>
  () => {
    const { active } = getState();
    if (active !== null) void run(active);
  };

const fileCommands: CommandHandlers = {
  'file.open': { run: () => void chooseAndOpenFiles() },
  'file.openFolder': { run: () => void chooseAndOpenFolder() },
  'file.reopenWithEncoding': { enabled: hasPage, run: onPage(reopenWithEncoding) },
  'file.save': { enabled: hasPage, run: onPage(save) },
  'file.saveCorrected': { enabled: hasPage, run: onPage((ref) => saveCorrected(ref)) },
  'file.saveAs': { enabled: hasPage, run: onPage(saveAs) },
  'file.saveAll': { enabled: hasUnsaved, run: () => void saveAll() },
  'file.saveWithEncoding': { enabled: hasPage, run: onPage(saveWithEncoding) },
  'file.versions': {
    enabled: hasPage,
    run: onPage((ref) => ask<null>((answer) => <VersionsDialog document={ref} answer={answer} />)),
  },
  'file.report': { enabled: hasPage, run: () => setState({ view: 'report' }) },
  'file.reportFolder': {
    enabled: (state) => hasPage(state) && state.workspace !== null,
    run: () => setState({ view: 'folder-report' }),
  },
  'file.next': { enabled: hasSeveral, run: () => stepFile(1) },
  'file.previous': { enabled: hasSeveral, run: () => stepFile(-1) },
  'file.nextFlagged': { enabled: hasSeveral, run: openNextFlagged },
  'file.close': { enabled: hasPage, run: onPage(closePage) },
  'app.settings': { run: () => void ask<null>((answer) => <SettingsDialog answer={answer} />) },
  'app.quit': { run: () => void closeWindow() },
};

const editCommands: CommandHandlers = {
  'edit.undo': { enabled: hasPage, run: () => mosaic.run('undo') },
  'edit.redo': { enabled: hasPage, run: () => mosaic.run('redo') },
  'edit.find': { enabled: hasPage, run: () => mosaic.run('actions.find') },
  'edit.replace': { enabled: hasPage, run: () => mosaic.run('editor.action.startFindReplaceAction') },
  'edit.goToLine': { enabled: hasPage, run: () => void goToLine() },
};

async function chooseTheme(): Promise<void> {
  const t = appWords.t.bind(appWords);
  const themes: readonly Settings['theme'][] = ['system', 'light', 'dark', 'contrast'];
  const { theme } = getState().settings;
  const entries = themes.map((id) => ({ id, label: t(`settings.themes.${id}`), checked: id === theme }));
  const picked = await choose(t('settings.theme'), entries, theme);
  const chosen = themes.find((id) => id === picked);
  if (chosen !== undefined) await changeSettings({ theme: chosen });
}

async function chooseLanguage(): Promise<void> {
  const t = appWords.t.bind(appWords);
  const locales: readonly Settings['locale'][] = ['system', 'en', 'zh'];
  const { locale } = getState().settings;
  const entries = locales.map((id) => ({ id, label: t(`settings.languages.${id}`), checked: id === locale }));
  const picked = await choose(t('settings.language'), entries, locale);
  const chosen = locales.find((id) => id === picked);
  if (chosen !== undefined) await changeSettings({ locale: chosen });
}

function choose(
  title: string,
  entries: readonly { id: string; label: string; checked: boolean }[],
  current: string,
): Promise<string | null> {
  return ask<string | null>((answer) => (
    <PickList
      title={title}
      placeholder={title}
      nothing={appWords.t('dialog.palette.nothing')}
      groups={[{ label: title, entries }]}
      current={current}
      answer={answer}
    />
  ));
}

const isStacked = (): boolean => matchMedia(stackedQuery).matches;

/** A pane that comes above or below the others comes into view; one that goes leaves the focus to another. */
function toggled(toggle: () => void, pane: Pane): void {
  toggle();
  requestAnimationFrame(() => {
    if (isStacked()) document.querySelector(`[data-pane="${pane}"]`)?.scrollIntoView({ block: 'nearest' });
    giveFocusBack();
  });
}

const viewCommands: CommandHandlers = {
  'view.palette': { run: () => void openPalette() },
  'view.focusNextPane': { run: () => cyclePane(1) },
  'view.focusPreviousPane': { run: () => cyclePane(-1) },
  'view.toggleFiles': {
    enabled: (state) => state.workspace !== null || state.order.length > 1,
    checked: () => (isStacked() ? useShell.getState().filesShownStacked : useShell.getState().filesShown),
    run: () => toggled(() => toggleFiles(isStacked()), 'files'),
  },
  'view.toggleReview': {
    enabled: hasPage,
    checked: () => useShell.getState().reviewShown,
    run: () => toggled(toggleReview, 'review'),
  },
  'view.zoomIn': { run: () => zoomBy(1) },
  'view.zoomOut': { run: () => zoomBy(-1) },
  'view.zoomReset': { run: () => void changeSettings({ fontSize: pageTextSizes.standard }) },
  'view.toggleWordWrap': {
    checked: (state) => state.settings.wordWrap,
    run: () => void changeSettings({ wordWrap: !getState().settings.wordWrap }),
  },
  'view.toggleWhitespace': {
    checked: (state) => state.settings.showWhitespace,
    run: () => void changeSettings({ showWhitespace: !getState().settings.showWhitespace }),
  },
  'view.theme': { run: () => void chooseTheme() },
  'view.language': { run: () => void chooseLanguage() },
};

const helpCommands: CommandHandlers = {
  'help.shortcuts': { run: () => void ask<null>((answer) => <ShortcutSheet answer={answer} />) },
  'help.tour': { run: () => void startTour() },
  'help.about': { run: () => void ask<null>((answer) => <About answer={answer} />) },
};

/** What the window's own commands do; review and changes bring theirs. @returns takes them back */
export function provideAppCommands(): () => void {
  return provideCommands({ ...fileCommands, ...editCommands, ...viewCommands, ...helpCommands });
}
