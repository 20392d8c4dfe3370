import { createInstance, type i18n } from 'i18next';
import { app as appEn } from './en/app.ts';
import { command as commandEn } from './en/command.ts';
import { finding as findingEn } from './en/finding.ts';
import { host as hostEn } from './en/host.ts';
import { menu as menuEn } from './en/menu.ts';
import { app as appZh } from './zh/app.ts';
import { command as commandZh } from './zh/command.ts';
import { finding as findingZh } from './zh/finding.ts';
import { host as hostZh } from './zh/host.ts';
import { menu as menuZh } from './zh/menu.ts';

export type Locale = 'en' | 'zh';

/** Every word of the program; the type of the English ones is what the Chinese ones must fill. */
export const words = {
  en: { app: appEn, command: commandEn, finding: findingEn, host: hostEn, menu: menuEn },
  zh: { app: appZh, command: commandZh, finding: findingZh, host: hostZh, menu: menuZh },
} as const;

/** The interface language for a BCP 47 tag; anything but Chinese gets English. */
export function localeFor(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh' : 'en';
}

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
