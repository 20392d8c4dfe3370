import type { DocumentSnapshot } from '../../contract/index.ts';
import type { Locale } from '../../words/index.ts';

const tag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-GB');

/** Both languages group figures by comma. Setting up `Intl` for it takes 40 ms of every start. */
export const formatNumber = (value: number): string =>
  String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

const timeFormats = new Map<string, Intl.DateTimeFormat>();

/** Made once each: that takes 20 ms, and the status bar says a time with every change. */
function timeFormat(locale: Locale, isToday: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${isToday}`;
  const known = timeFormats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(tag(locale), {
    ...(isToday ? { second: '2-digit' } : { year: 'numeric', month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  timeFormats.set(key, format);
  return format;
}

/** Time of day, with the date where it is another day. */
export function formatTime(iso: string, locale: Locale, now: Date = new Date()): string {
  const time = new Date(iso);
  return timeFormat(locale, time.toDateString() === now.toDateString()).format(time);
}

const units = ['B', 'KB', 'MB', 'GB'] as const;

export function formatBytes(bytes: number, locale: Locale): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  return `${value.toLocaleString(tag(locale), { maximumFractionDigits: digits })} ${units[step]}`;
}

const encodingNames: Readonly<Record<DocumentSnapshot['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'ISO 8859-1',
  'iso-8859-15': 'ISO 8859-15',
  'koi8-r': 'KOI8-R',
  'windows-1251': 'Windows-1251',
};

export const encodings = Object.keys(encodingNames) as readonly DocumentSnapshot['encoding'][];

export const encodingLabel = (encoding: DocumentSnapshot['encoding']): string => encodingNames[encoding];

/** The name of a language in the interface's own; the tag itself where it has none. */
export function languageName(language: string, locale: Locale): string {
  return new Intl.DisplayNames([tag(locale)], { type: 'language' }).of(language) ?? language;
}
