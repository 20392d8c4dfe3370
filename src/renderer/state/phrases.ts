import type { TFunction } from 'i18next';
import { appWords } from '../i18n/app-words.ts';

/** The words outside of React: for marks in the page, announcements and reports, in the interface language of now. */
export function phrases(): TFunction {
  return appWords.t.bind(appWords);
}
