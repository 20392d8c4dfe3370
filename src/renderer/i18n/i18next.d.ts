import 'i18next';
import type { words } from '../../words/index.ts';

// Makes `t('…')` accept only keys that exist.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: (typeof words)['en'] };
  }
}
