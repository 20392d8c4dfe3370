import { initReactI18next } from 'react-i18next';
import { createWords } from '../../words/index.ts';

/** The words of this window; components use `useTranslation`, everything else `appWords.t`. */
export const appWords = createWords('en');
initReactI18next.init(appWords);
