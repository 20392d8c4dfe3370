import { useLayoutEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Settings } from '../../contract/index.ts';
import { localeFor, type Locale } from '../../words/index.ts';
import { appWords } from './app-words.ts';

/** The interface language that the setting comes to. */
export const chosenLocale = (setting: Settings['locale'], systemLocale: string): Locale =>
  setting === 'system' ? localeFor(systemLocale) : setting;

/** Gives all words below it in `locale`, and follows a change of it without a reload. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }): ReactNode {
  useLayoutEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    if (appWords.language !== locale) void appWords.changeLanguage(locale);
  }, [locale]);
  return <I18nextProvider i18n={appWords}>{children}</I18nextProvider>;
}
