import type { EncodingName, LineEnding } from '../../contract/index.ts';
import type { Text } from '../../contract/long-text.ts';
import { bomLength, bomOf } from './bom.ts';
import { decode, isUtf16, type BytePlace } from './decode.ts';
import { encode, type Unencodable } from './encode.ts';
import { detectEncoding, type Detection, type EncodingSource } from './detect.ts';
import { classifyLineEnding } from './lines.ts';

/** A file's text as it stands there: its own line endings, no BOM. */
export interface FileText {
  readonly text: string;
  /** The length of `text`, in UTF-16 units: of a large file the text itself is put together when it is asked for. */
  readonly characters: number;
  readonly encoding: EncodingName;
  readonly encodingSource: EncodingSource;
  /** False: guessed, and the text makes no sense in any encoding. */
  readonly isPlausible: boolean;
  readonly bom: boolean;
  readonly lineEnding: LineEnding;
  /** Places in `text`; an undecodable byte stands there as U+DC00 + byte. First hundred of each. */
  readonly undecodable: readonly BytePlace[];
  readonly undecodableCount: number;
  readonly unfaithful: readonly BytePlace[];
  readonly unfaithfulCount: number;
  /** The odd last byte of a UTF-16 file. */
  readonly oddLastByte: number | null;
}

/** Decodes a file. Never throws; what does not decode is told by place. */
export function decodeFile(bytes: Buffer, chosen?: EncodingName): FileText {
  const detection: Detection = chosen
    ? { encoding: chosen, source: 'chosen', isPlausible: true }
    : detectEncoding(bytes);
  const { encoding, source, isPlausible } = detection;
  const bomBytes = bomLength(bytes, encoding);
  const decoded = decode(bytes.subarray(bomBytes), encoding);
  return {
    ...decoded,
    characters: decoded.text.length,
    encoding,
    encodingSource: source,
    isPlausible,
    bom: bomBytes > 0,
    lineEnding: classifyLineEnding(decoded.text),
    oddLastByte: isUtf16(encoding) && bytes.length % 2 === 1 ? bytes.at(-1)! : null,
  };
}

export type EncodedFile =
  | {
      readonly ok: true;
      readonly bytes: Buffer;
      /** What the bytes decode to: the text with the endings it is written with. */
      readonly text: Text;
    }
  | {
      readonly ok: false;
      /** With the endings it would have been written with; the offsets refer to it. */
      readonly text: Text;
      readonly unencodable: readonly Unencodable[];
    };

/**
 * Encodes a text in the way a file was: its encoding, BOM and kept bytes. What is written decodes to exactly this
 * text, or it is refused with the places that do not fit.
 */
export function encodeFile(
  text: string,
  like: Pick<FileText, 'encoding' | 'bom' | 'oddLastByte'>,
): EncodedFile {
  const encoded = encode(text, like.encoding, {
    keepsRawBytes: true,
    ...(like.oddLastByte === null ? {} : { oddLastByte: like.oddLastByte }),
  });
  if (!encoded.ok) return { ...encoded, text };
  const back = encoded.isExact ? text : decode(encoded.bytes, like.encoding).text;
  // Bytes kept from an undecodable place can join with what now stands beside them and become a character.
  if (back !== text) return { ok: false, text, unencodable: firstDifference(text, back) };
  const bytes = like.bom ? Buffer.concat([bomOf(like.encoding), encoded.bytes]) : encoded.bytes;
  return { ok: true, bytes, text };
}

/** Where two texts begin to differ: the character of the first one that cannot be kept there. */
export function firstDifference(text: string, other: string): Unencodable[] {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return [{ character: at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '', offset: at }];
}
