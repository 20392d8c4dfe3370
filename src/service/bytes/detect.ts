import { isAscii, isUtf8 } from 'node:buffer';
import type { EncodingName } from '../../contract/index.ts';
import { encodingByBom } from './bom.ts';
import { decode, utf8SequenceLength } from './decode.ts';
import { implausibility, type Language } from './plausibility.ts';

export type EncodingSource = 'bom' | 'utf-8' | 'guessed' | 'chosen';

export interface Detection {
  readonly encoding: EncodingName;
  readonly source: EncodingSource;
  /** False: the best reading explains the bytes no better than chance does. */
  readonly isPlausible: boolean;
}

/** Chance needs eight bits a byte. The worst real text, names and numbers in a rare script, stays well below. */
const maxBitsPerByte = 7.6;
/** Bytes of chance have 0.38; with so many more it is a text, if a damaged one. */
const minAsciiShare = 0.6;
/** What each well-formed pair of bytes says for UTF-8: two bytes by chance are one once in some fifty times. */
const pairBits = 6;
/** Less is no evidence. */
const minBytesToJudge = 64;

/** As much as is scored; a page is smaller, and evidence in 16 KiB is overwhelming. */
const sampleBytes = 16_384;

interface Candidate {
  readonly encoding: EncodingName;
  /** What it must overcome, in bits: how much rarer such files are on the desks of newspapers than the first ones. */
  readonly handicap: number;
  readonly languages: readonly Language[];
}

const everyLanguage: readonly Language[] = ['zhHans', 'zhHant', 'ja', 'ko', 'ru', 'western'];

/** In the order in which a tie is decided. */
const candidates: readonly Candidate[] = [
  { encoding: 'utf-8', handicap: 0, languages: everyLanguage },
  { encoding: 'gb18030', handicap: 0, languages: ['zhHans', 'zhHant'] },
  { encoding: 'big5', handicap: 2, languages: ['zhHant'] },
  { encoding: 'shift_jis', handicap: 2, languages: ['ja'] },
  { encoding: 'utf-16le', handicap: 4, languages: everyLanguage },
  { encoding: 'utf-16be', handicap: 4, languages: everyLanguage },
  { encoding: 'euc-jp', handicap: 3, languages: ['ja'] },
  { encoding: 'euc-kr', handicap: 3, languages: ['ko'] },
  { encoding: 'windows-1252', handicap: 2, languages: ['western'] },
  { encoding: 'iso-8859-15', handicap: 5, languages: ['western'] },
  { encoding: 'windows-1251', handicap: 3, languages: ['ru'] },
  { encoding: 'koi8-r', handicap: 4, languages: ['ru'] },
  { encoding: 'iso-8859-1', handicap: 6, languages: ['western'] },
];

/**
 * BOM, then well-formed UTF-8, then the candidate that explains the bytes best.
 *
 * @param isWellFormed whether the bytes are UTF-8, for who knows it already
 */
export function detectEncoding(bytes: Buffer, isWellFormed = isUtf8(bytes)): Detection {
  const byBom = encodingByBom(bytes);
  if (byBom) return { encoding: byBom, source: 'bom', isPlausible: true };
  const form = utf8Form(bytes, isWellFormed);
  if (form.kind === 'certain') return { encoding: 'utf-8', source: 'utf-8', isPlausible: true };

  const sample = takeSample(bytes);
  let best: EncodingName = 'utf-8';
  let bestBits = Infinity;
  for (const { encoding, handicap, languages } of candidates) {
    const credit = encoding === 'utf-8' && form.kind === 'possible' ? form.pairs * pairBits : 0;
    const bits = handicap + implausibility(decode(sample, encoding).text, languages) - credit;
    if (bits < bestBits) [best, bestBits] = [encoding, bits];
  }
  return {
    encoding: best,
    source: best === 'utf-8' && form.kind === 'possible' ? 'utf-8' : 'guessed',
    isPlausible:
      sample.length < minBytesToJudge ||
      bestBits < maxBitsPerByte * sample.length ||
      asciiShare(sample) > minAsciiShare,
  };
}

/**
 * `certain`: well-formed, with evidence that chance does not give: only ASCII without NULs, or a sequence of three
 * or four bytes, or several of two. `possible`: well-formed, but short Chinese or Cyrillic text can look so too.
 */
function utf8Form(
  bytes: Buffer,
  isWellFormed: boolean,
): { readonly kind: 'certain' | 'no' } | { readonly kind: 'possible'; readonly pairs: number } {
  if (!isWellFormed) return { kind: 'no' };
  if (isAscii(bytes)) return bytes.includes(0) ? { kind: 'possible', pairs: 0 } : { kind: 'certain' };
  let pairs = 0;
  for (let at = 0; at < bytes.length;) {
    const length = utf8SequenceLength(bytes, at);
    if (length === 2) pairs += 1;
    if (length > 2 || pairs > 3) return { kind: 'certain' };
    at += length;
  }
  return { kind: 'possible', pairs };
}

/** The lines around bytes beyond ASCII, because the others say nothing; whole if it is short. */
function takeSample(bytes: Buffer): Buffer {
  if (bytes.length <= sampleBytes) return bytes;
  // UTF-16 has no bytes that could be told line by line; NULs give it away, or else the beginning is dense enough.
  const head = bytes.subarray(0, sampleBytes);
  if (head.includes(0) || asciiShare(head) < 0.8) return head;
  const parts: Buffer[] = [];
  let taken = 0;
  let at = 0;
  while (at < bytes.length && taken < sampleBytes) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(at, Math.min(end, at + sampleBytes - taken));
    if (line.some((byte) => byte >= 0x80)) {
      parts.push(line);
      taken += line.length;
    }
    at = end;
  }
  return taken > 0 ? Buffer.concat(parts) : head;
}

/** Share of bytes that ASCII text has. */
function asciiShare(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if ((byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13)) count += 1;
  return count / bytes.length;
}
