import iconv from 'iconv-lite';
import type { EncodingName } from '../../contract/index.ts';
import { escaped, isUtf16, maxPlaces, type Utf16 } from './decode.ts';

export interface Unencodable {
  readonly character: string;
  /** UTF-16 offset into the text. */
  readonly offset: number;
}

export type Encoded =
  | {
      readonly ok: true;
      readonly bytes: Buffer;
      /** Known to decode to the text. False where raw bytes stand among characters: decode and compare. */
      readonly isExact: boolean;
    }
  | { readonly ok: false; readonly unencodable: readonly Unencodable[] };

/** null: something in it does not fit. */
type EncodePiece = (piece: string) => Buffer | null;

const loneSurrogate = /\p{Surrogate}/u;

export interface EncodeOptions {
  /** U+DC80…U+DCFF are bytes kept from a file in this same encoding, not characters. */
  readonly keepsRawBytes: boolean;
  /** UTF-16 only: the odd last byte the file had, written back if its stand-in is still last. */
  readonly oddLastByte?: number;
}

/** Encodes without a BOM. A character that does not fit is named (the first `maxPlaces`), never replaced. */
export function encode(text: string, encoding: EncodingName, options: EncodeOptions): Encoded {
  if (isUtf16(encoding)) {
    return { ok: true, bytes: encodeUtf16(text, encoding, options.oddLastByte), isExact: true };
  }
  const encodePiece = encoding === 'utf-8' ? encodeUtf8 : encodeByTable(encoding);
  const whole = encodePiece(text);
  return whole === null
    ? encodePieces(text, options, encodePiece)
    : { ok: true, bytes: whole, isExact: true };
}

const encodeUtf8: EncodePiece = (piece) => (loneSurrogate.test(piece) ? null : Buffer.from(piece, 'utf8'));

/** iconv-lite writes `?` for what does not fit: only decoding shows it. */
const encodeByTable =
  (encoding: EncodingName): EncodePiece =>
  (piece) => {
    const bytes = iconv.encode(piece, encoding);
    return iconv.decode(bytes, encoding, { stripBOM: false }) === piece ? bytes : null;
  };

function encodeUtf16(text: string, encoding: Utf16, oddLastByte?: number): Buffer {
  const hasOdd = oddLastByte !== undefined && text.endsWith(escaped(oddLastByte));
  const bytes = Buffer.from(hasOdd ? text.slice(0, -1) : text, 'utf16le');
  if (encoding === 'utf-16be') bytes.swap16();
  return hasOdd ? Buffer.concat([bytes, Buffer.of(oddLastByte)]) : bytes;
}

/** The slow way, for text in which something does not fit or stands for a raw byte: line by line, then by character. */
function encodePieces(text: string, options: EncodeOptions, encodePiece: EncodePiece): Encoded {
  const parts: Buffer[] = [];
  const unencodable: Unencodable[] = [];
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = encodePiece(text.slice(at, end));
    if (line) parts.push(line);
    else encodeCharacters(text, at, end, options, encodePiece, parts, unencodable);
    at = end;
  }
  return unencodable.length > 0
    ? { ok: false, unencodable }
    : { ok: true, bytes: Buffer.concat(parts), isExact: false };
}

function encodeCharacters(
  text: string,
  start: number,
  end: number,
  options: EncodeOptions,
  encodePiece: EncodePiece,
  parts: Buffer[],
  unencodable: Unencodable[],
): void {
  const known = new Map<string, Buffer | null>();
  let at = start;
  while (at < end) {
    const codePoint = text.codePointAt(at)!;
    if (options.keepsRawBytes && codePoint >= 0xdc80 && codePoint <= 0xdcff) {
      parts.push(Buffer.of(codePoint - 0xdc00));
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(codePoint);
    const after = at + character.length;
    // Big5-HKSCS has codes for a letter with a combining mark, and none for the mark alone.
    const combined =
      after < end && /\p{M}/u.test(text[after]!) ? encodePiece(character + text[after]!) : null;
    if (combined) {
      parts.push(combined);
      at = after + 1;
      continue;
    }
    let bytes = known.get(character);
    if (bytes === undefined) known.set(character, (bytes = encodePiece(character)));
    if (bytes) parts.push(bytes);
    else if (unencodable.length < maxPlaces) unencodable.push({ character, offset: at });
    at = after;
  }
}
