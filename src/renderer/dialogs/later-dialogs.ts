import { later } from '../later.ts';

/** Dialogs that are loaded after the first page is shown. */
export const PickList = later(async () => (await import('./pick-list.tsx')).PickList);
export const FilePicker = later(async () => (await import('../files/file-picker.tsx')).FilePicker);
export const SettingsDialog = later(
  async () => (await import('../settings/settings-dialog.tsx')).SettingsDialog,
);
export const ShortcutSheet = later(async () => (await import('./help-sheets.tsx')).ShortcutSheet);
export const About = later(async () => (await import('./help-sheets.tsx')).About);
export const VersionsDialog = later(async () => (await import('./versions.tsx')).VersionsDialog);
