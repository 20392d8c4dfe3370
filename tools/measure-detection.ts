/**
 * Measures the detection of encodings on pieces of newspaper text, and writes docs/encoding-detection.md.
 *
 *   tsx tools/measure-detection.ts NAME=FILE[,FILE…]…      NAME: zhHans zhHant ja ko ru western southern northern
 *
 * Reads the odd lines only: the even ones may have been learned from. A line of characters that were decoded wrongly
 * before they came here (`CÃ©line`) is left out: it is no text in any encoding. A piece counts as right when the text comes out right.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { EncodingName } from '../src/contract/index.ts';
import { decode, detectEncoding } from '../src/service/index.ts';

const piecesPerCell = 500;
const sizes = [20, 50, 200, 1000, 5000];

const rows: readonly (readonly [EncodingName, string])[] = [
  ['utf-8', 'zhHans'],
  ['utf-8', 'zhHant'],
  ['utf-8', 'western'],
  ['gb18030', 'zhHans'],
  ['big5', 'zhHant'],
  ['utf-16le', 'zhHans'],
  ['utf-16be', 'zhHans'],
  ['utf-16le', 'western'],
  ['utf-16be', 'western'],
  ['shift_jis', 'ja'],
  ['euc-jp', 'ja'],
  ['euc-kr', 'ko'],
  ['windows-1252', 'western'],
  ['iso-8859-1', 'western'],
  ['iso-8859-15', 'western'],
  ['windows-1252', 'southern'],
  ['iso-8859-1', 'southern'],
  ['iso-8859-15', 'southern'],
  ['windows-1252', 'northern'],
  ['iso-8859-1', 'northern'],
  ['iso-8859-15', 'northern'],
  ['windows-1251', 'ru'],
  ['koi8-r', 'ru'],
];

/** Mulberry32: small, seeded, good enough to choose places. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const mojibake = /[\u0080-\u009f\ufffd]|Ã[\u00a0-\u00bf]/;

const texts = new Map<string, string>();
for (const argument of process.argv.slice(2)) {
  const [name, files] = argument.split('=');
  const lines = files!.split(',').flatMap((file) => readFileSync(file, 'utf8').split(/\r?\n/));
  const unread = lines.filter((line, index) => index % 2 === 1 && !mojibake.test(line));
  texts.set(name!, unread.join('\n'));
}

const knownLengths = new Map<string, number>();
const lengthsIn = (encoding: EncodingName) => (character: string) => {
  const key = encoding + character;
  const length = knownLengths.get(key) ?? iconv.encode(character, encoding).length;
  knownLengths.set(key, length);
  return length;
};

/** A piece of whole characters of about `size` bytes. */
function piece(text: string, encoding: EncodingName, size: number, next: () => number): Buffer {
  const start = Math.floor(next() * Math.max(1, text.length - size));
  let end = start;
  let bytes = 0;
  const lengths = lengthsIn(encoding);
  while (end < text.length && bytes < size) {
    const character = String.fromCodePoint(text.codePointAt(end)!);
    bytes += lengths(character);
    end += character.length;
  }
  return iconv.encode(text.slice(start, end), encoding);
}

function rate(encoding: EncodingName, text: string, size: number): string {
  const next = random(size * 31 + encoding.length);
  let right = 0;
  for (let count = 0; count < piecesPerCell; count += 1) {
    const bytes = piece(text, encoding, size, next);
    const { encoding: found } = detectEncoding(bytes);
    if (decode(bytes, found).text === decode(bytes, encoding).text) right += 1;
  }
  return `${((100 * right) / piecesPerCell).toFixed(1)}%`;
}

const table = [
  `| encoding | text | ${sizes.map((size) => `${size} bytes`).join(' | ')} |`,
  `|---|---|${sizes.map(() => '---:|').join('')}`,
];
for (const [encoding, name] of rows) {
  const text = texts.get(name);
  if (text === undefined) continue;
  // Only what the encoding has: the text of a file in it.
  const encodable = [...new Set(text)].filter((c) => iconv.decode(iconv.encode(c, encoding), encoding) === c);
  const known = new Set(encodable);
  const own = Array.from(text)
    .filter((character) => known.has(character))
    .join('');
  table.push(`| ${encoding} | ${name} | ${sizes.map((size) => rate(encoding, own, size)).join(' | ')} |`);
}

writeFileSync(
  new URL('../docs/encoding-detection.md', import.meta.url),
  `# Detection of encodings

Share of pieces whose text came out right, ${piecesPerCell} pieces a cell, each cut at a random character of text that the
tables were not learned from: newspaper text in Chinese (zhHans, zhHant) and in English, German, French and Spanish
(western); manuals and sayings in Italian, Portuguese and Spanish (southern), in Dutch, Danish and German (northern), in
Korean and Russian; manuals and literature in Japanese. A piece of ASCII alone is right in every encoding that agrees on it. Made by
\`tools/measure-detection.ts\`; the text itself is not part of this repository.

${table.join('\n')}
`,
);
console.log(table.join('\n'));
