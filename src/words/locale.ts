export type Locale = 'en' | 'zh';

/** The interface language for a BCP 47 tag; anything but Chinese gets English. */
export function localeFor(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh' : 'en';
}
