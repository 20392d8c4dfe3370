import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { EncodingName } from '../../contract/index.ts';

/**
 * Strict decoding and encoding. Both directions go through the same tables, because tables of different makers differ
 * in some codes (iconv-lite and TextDecoder: 18 codes of GB18030, many of Big5).
 *
 * A byte that the encoding does not know stands in the text as the lone surrogate U+DC00 + byte (as in Python's
 * PEP 383). Valid bytes of these encodings never decode to one, so the byte can be written back where it stands, also
 * after edits around it. UTF-16 is the exception: there a lone surrogate is a code unit like any other, and only an
 * odd last byte is undecodable.
 */

export interface BytePlace {
  /** UTF-16 offset into the decoded text. */
  readonly offset: number;
  /** The bytes there, in hexadecimal: `d6` or `87 40`. */
  readonly bytes: string;
}

export interface Decoded {
  readonly text: string;
  /** Bytes the encoding does not know: the first `maxPlaces`, and how many there are in all. */
  readonly undecodable: readonly BytePlace[];
  readonly undecodableCount: number;
  /** Bytes that are one of two codes for their character, and not the one that encoding it gives. */
  readonly unfaithful: readonly BytePlace[];
  readonly unfaithfulCount: number;
}

/** As many places as are told. */
export const maxPlaces = 100;

const noPlaces = { undecodable: [], undecodableCount: 0, unfaithful: [], unfaithfulCount: 0 } as const;

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** What stands for an undecodable byte. */
export const escaped = (byte: number): string => String.fromCharCode(0xdc00 + byte);

export type Utf16 = 'utf-16le' | 'utf-16be';

export const isUtf16 = (encoding: EncodingName): encoding is Utf16 =>
  encoding === 'utf-16le' || encoding === 'utf-16be';

const pieceLength = 4096;

/** Collects text piece by piece, and the places worth telling. */
class DecodedBuilder {
  readonly #pieces: string[] = [];
  #piece = '';
  #length = 0;
  readonly #undecodable: BytePlace[] = [];
  #undecodableCount = 0;
  readonly #unfaithful: BytePlace[] = [];
  #unfaithfulCount = 0;

  add(text: string): void {
    // One piece a character would cost many times the text.
    this.#piece += text;
    if (this.#piece.length > pieceLength) this.#endPiece();
    this.#length += text.length;
  }

  #endPiece(): void {
    this.#pieces.push(this.#piece);
    this.#piece = '';
  }

  addUndecodable(byte: number): void {
    this.#undecodableCount += 1;
    if (this.#undecodable.length < maxPlaces) {
      this.#undecodable.push({ offset: this.#length, bytes: hex(Uint8Array.of(byte)) });
    }
    this.add(escaped(byte));
  }

  addUnfaithful(text: string, bytes: Uint8Array): void {
    this.#unfaithfulCount += 1;
    if (this.#unfaithful.length < maxPlaces) {
      this.#unfaithful.push({ offset: this.#length, bytes: hex(bytes) });
    }
    this.add(text);
  }

  get unfaithfulCount(): number {
    return this.#unfaithfulCount;
  }

  finish(): Decoded {
    this.#endPiece();
    return {
      text: this.#pieces.join(''),
      undecodable: this.#undecodable,
      undecodableCount: this.#undecodableCount,
      unfaithful: this.#unfaithful,
      unfaithfulCount: this.#unfaithfulCount,
    };
  }
}

/** Decodes bytes without a BOM (one that is there stays in the text as U+FEFF). Never throws. */
export function decode(bytes: Buffer, encoding: EncodingName): Decoded {
  if (encoding === 'utf-8') return decodeUtf8(bytes);
  if (isUtf16(encoding)) return decodeUtf16(bytes, encoding);
  return decodeByTable(bytes, encoding);
}

function decodeUtf8(bytes: Buffer): Decoded {
  // A tenth of the time.
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), ...noPlaces };
  // A third faster than a strict TextDecoder, with the look at the bytes.
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), ...noPlaces };
  const built = new DecodedBuilder();
  let validFrom = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = utf8SequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    built.add(bytes.toString('utf8', validFrom, at));
    built.addUndecodable(bytes[at]!);
    at += 1;
    validFrom = at;
  }
  built.add(bytes.toString('utf8', validFrom, at));
  return built.finish();
}

/** Length of the well-formed sequence at `at` (Unicode 16, table 3-7), 0 if there is none. */
export function utf8SequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return isContinuation(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isContinuation(bytes[at + 2] ?? 0) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xf4 ? 0x8f : 0xbf;
    const rest = isContinuation(bytes[at + 2] ?? 0) && isContinuation(bytes[at + 3] ?? 0);
    return second >= low && second <= high && rest ? 4 : 0;
  }
  return 0;
}

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

function decodeUtf16(bytes: Buffer, encoding: Utf16): Decoded {
  const evenLength = bytes.length - (bytes.length % 2);
  const even = bytes.subarray(0, evenLength);
  const text = (encoding === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le');
  if (evenLength === bytes.length) return { text, ...noPlaces };
  const built = new DecodedBuilder();
  built.add(text);
  built.addUndecodable(bytes[evenLength]!);
  return built.finish();
}

/** What one code of a table stands for; null: nothing. */
type Code = { readonly text: string; readonly faithful: boolean } | null;

/**
 * What was looked up, by encoding. To look a code up costs more than all else that is done with it, and to recognise one
 * page means to try it in every encoding: most of its codes are those of the page before.
 */
const lookedUp = new Map<EncodingName, Map<number, Code>>();

/** All codes of one and two bytes fit; of four there are a million. */
const maxLookedUp = 70_000;

function codesOf(encoding: EncodingName): Map<number, Code> {
  const known = lookedUp.get(encoding);
  if (known && known.size <= maxLookedUp) return known;
  const codes = new Map<number, Code>();
  lookedUp.set(encoding, codes);
  return codes;
}

function decodeByTable(bytes: Buffer, encoding: EncodingName): Decoded {
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  if (iconv.encode(text, encoding).equals(bytes)) return { text, ...noPlaces };

  // Somewhere a code is unknown or ambiguous. In all these encodings 0x0A is never part of a longer code, so the
  // search can go line by line and only bad lines are read code by code.
  const built = new DecodedBuilder();
  const codes = codesOf(encoding);
  let at = 0;
  while (at < bytes.length) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(at, end);
    const lineText = iconv.decode(line, encoding, { stripBOM: false });
    if (iconv.encode(lineText, encoding).equals(line)) built.add(lineText);
    else decodeCodes(line, encoding, codes, built);
    at = end;
  }
  return built.finish();
}

function decodeCodes(
  line: Buffer,
  encoding: EncodingName,
  codes: Map<number, Code>,
  built: DecodedBuilder,
): void {
  const unfaithfulBefore = built.unfaithfulCount;
  let sawUndecodable = false;
  let at = 0;
  while (at < line.length) {
    const found = readCode(line, at, encoding, codes);
    if (found === null) {
      built.addUndecodable(line[at]!);
      sawUndecodable = true;
      at += 1;
    } else {
      if (found.code.faithful) built.add(found.code.text);
      else built.addUnfaithful(found.code.text, line.subarray(at, at + found.length));
      at += found.length;
    }
  }
  if (!sawUndecodable && built.unfaithfulCount === unfaithfulBefore) {
    // Each code by itself comes back, the line as a whole does not: codes that combine. Say so at its end.
    built.addUnfaithful('', line.subarray(Math.max(0, line.length - 4)));
  }
}

/** The shortest code at `at`: no code of these encodings begins another one. */
function readCode(
  line: Buffer,
  at: number,
  encoding: EncodingName,
  codes: Map<number, Code>,
): { readonly code: NonNullable<Code>; readonly length: number } | null {
  let key = 0;
  for (let length = 1; length <= 4 && at + length <= line.length; length += 1) {
    key = key * 256 + line[at + length - 1]!;
    // Lengths are kept apart by 2^32, which no four bytes reach.
    const slot = length * 0x1_0000_0000 + key;
    let code = codes.get(slot);
    if (code === undefined) {
      code = lookUp(line.subarray(at, at + length), encoding);
      codes.set(slot, code);
    }
    if (code !== null) return { code, length };
  }
  return null;
}

function lookUp(bytes: Buffer, encoding: EncodingName): Code {
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  const back = iconv.encode(text, encoding);
  if (back.equals(bytes)) return { text, faithful: true };
  // Some codes have a character in one direction only (the user-defined ones of Shift_JIS): as bytes they are kept.
  const comesBack = iconv.decode(back, encoding, { stripBOM: false }) === text;
  return text === '' || text.includes('\ufffd') || !comesBack ? null : { text, faithful: false };
}
