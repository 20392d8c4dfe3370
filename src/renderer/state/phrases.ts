import type { TFunction } from 'i18next';
import { appWords } from '../i18n/app-words.ts';

/** Something said in whatever language the interface has when it is asked. */
export type Saying = (t: TFunction) => string;

/** The words outside of React: for marks in the page, announcements and reports, in the interface language of now. */
export function phrases(): TFunction {
  return appWords.t.bind(appWords);
}
