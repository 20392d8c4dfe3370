import type { FileText } from '../service/index.ts';

export type EncodingName = FileText['encoding'];

/** Names that people use for the encodings of the contract. */
const aliases: Readonly<Record<EncodingName, readonly string[]>> = {
  'utf-8': ['utf8'],
  'utf-16le': ['utf16le', 'ucs-2'],
  'utf-16be': ['utf16be'],
  gb18030: ['gbk', 'gb2312', 'cp936'],
  big5: ['big5-hkscs', 'cp950'],
  shift_jis: ['shift-jis', 'sjis', 'cp932'],
  'euc-jp': ['eucjp'],
  'euc-kr': ['euckr', 'cp949'],
  'windows-1252': ['cp1252'],
  'iso-8859-1': ['latin1', 'latin-1'],
  'iso-8859-15': ['latin9', 'latin-9'],
  'koi8-r': ['koi8r'],
  'windows-1251': ['cp1251'],
};

export const encodingNames = Object.keys(aliases) as EncodingName[];

/** The encoding of this name or alias; undefined: there is none. */
export function encodingNamed(name: string): EncodingName | undefined {
  const wanted = name.toLowerCase();
  return encodingNames.find((known) => known === wanted || aliases[known].includes(wanted));
}
