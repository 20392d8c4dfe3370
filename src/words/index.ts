import { createInstance, type i18n } from 'i18next';
import { app as appEn } from './en/app.ts';
import { changes as changesEn } from './en/changes.ts';
import { cli as cliEn } from './en/cli.ts';
import { command as commandEn } from './en/command.ts';
import { dialog as dialogEn } from './en/dialog.ts';
import { editor as editorEn } from './en/editor.ts';
import { error as errorEn } from './en/error.ts';
import { files as filesEn } from './en/files.ts';
import { finding as findingEn } from './en/finding.ts';
import { host as hostEn } from './en/host.ts';
import { menu as menuEn } from './en/menu.ts';
import { report as reportEn } from './en/report.ts';
import { review as reviewEn } from './en/review.ts';
import { settings as settingsEn } from './en/settings.ts';
import { status as statusEn } from './en/status.ts';
import { welcome as welcomeEn } from './en/welcome.ts';
import { app as appZh } from './zh/app.ts';
import { changes as changesZh } from './zh/changes.ts';
import { cli as cliZh } from './zh/cli.ts';
import { command as commandZh } from './zh/command.ts';
import { dialog as dialogZh } from './zh/dialog.ts';
import { editor as editorZh } from './zh/editor.ts';
import { error as errorZh } from './zh/error.ts';
import { files as filesZh } from './zh/files.ts';
import { finding as findingZh } from './zh/finding.ts';
import { host as hostZh } from './zh/host.ts';
import { menu as menuZh } from './zh/menu.ts';
import { report as reportZh } from './zh/report.ts';
import { review as reviewZh } from './zh/review.ts';
import { settings as settingsZh } from './zh/settings.ts';
import { status as statusZh } from './zh/status.ts';
import { welcome as welcomeZh } from './zh/welcome.ts';
import type { Locale } from './locale.ts';

export { localeFor, type Locale } from './locale.ts';

/** Every word of the program; the type of the English ones is what the Chinese ones must fill. */
export const words = {
  en: {
    app: appEn,
    changes: changesEn,
    cli: cliEn,
    command: commandEn,
    dialog: dialogEn,
    editor: editorEn,
    error: errorEn,
    files: filesEn,
    finding: findingEn,
    host: hostEn,
    menu: menuEn,
    report: reportEn,
    review: reviewEn,
    settings: settingsEn,
    status: statusEn,
    welcome: welcomeEn,
  },
  zh: {
    app: appZh,
    changes: changesZh,
    cli: cliZh,
    command: commandZh,
    dialog: dialogZh,
    editor: editorZh,
    error: errorZh,
    files: filesZh,
    finding: findingZh,
    host: hostZh,
    menu: menuZh,
    report: reportZh,
    review: reviewZh,
    settings: settingsZh,
    status: statusZh,
    welcome: welcomeZh,
  },
} as const;

/** An i18next instance with all words loaded. Keys read like `finding.reason.word-across`. */
export function createWords(locale: Locale): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { en: { translation: words.en }, zh: { translation: words.zh } },
    interpolation: { escapeValue: false },
  });
  return instance;
}
