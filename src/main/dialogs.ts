import type { Dialogs } from '../contract/index.ts';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';

type Word = (key: string) => string;

/** Native dialogs over one window. `word` is asked at each use, because the language can change. */
export function nativeDialogs(window: BrowserWindow, word: Word): Dialogs {
  const filters = (): FileFilter[] => [
    { name: word('menu.textFiles'), extensions: ['txt', 'text', 'md', 'markdown'] },
    { name: word('menu.allFiles'), extensions: ['*'] },
  ];
  return {
    async chooseFiles() {
      const chosen = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: filters(),
      });
      return chosen.canceled ? [] : chosen.filePaths;
    },
    async chooseFolder() {
      const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    async chooseSaveTarget(suggestedPath) {
      const chosen = await dialog.showSaveDialog(window, {
        defaultPath: suggestedPath,
        filters: filters(),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
  };
}
