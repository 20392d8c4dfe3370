import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import type { Settings } from '../../contract/index.ts';
import { createWords, localeFor, type Locale } from '../../words/index.ts';

/** The interface language that the setting comes to. */
export const chosenLocale = (setting: Settings['locale'], systemLocale: string): Locale =>
  setting === 'system' ? localeFor(systemLocale) : setting;

/** Gives all words below it in `locale`, and follows a change of it without a reload. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }): ReactNode {
  const [words] = useState(() => {
    const instance = createWords(locale);
    initReactI18next.init(instance);
    return instance;
  });
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    if (words.language !== locale) void words.changeLanguage(locale);
  }, [words, locale]);
  return <I18nextProvider i18n={words}>{children}</I18nextProvider>;
}
