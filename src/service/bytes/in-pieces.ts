import type { EncodingName } from '../../contract/index.ts';
import { bomLength, bomOf } from './bom.ts';
import { decode, isUtf16, maxPlaces, type BytePlace, type Decoded } from './decode.ts';
import { detectEncoding, type Detection } from './detect.ts';
import { encode, type Unencodable } from './encode.ts';
import { decodeFile, type EncodedFile, type FileText } from './file-text.ts';
import { classifyLineEnding, toEditorText } from './lines.ts';
import { onlyEnding, rebuildFile } from './rebuild.ts';
import { concatInTurns, giveWay, isUtf8InTurns } from '../in-turns.ts';

/**
 * The work on large files, a piece at a time, so that the host answers its other windows in between. What comes out is
 * what `decodeFile` and `rebuildFile` give.
 */

/** Bytes or UTF-16 units: a millisecond or two of work, ten times that in an old encoding or on a busy machine. */
const ordinaryPieceLength = 250_000;

export interface ShownFile {
  readonly file: FileText;
  /** In `\n`: what the window shows. */
  readonly editorText: string;
}

/** Decodes a file for a window. */
export async function decodeInPieces(
  bytes: Buffer,
  chosen?: EncodingName,
  pieceLength = ordinaryPieceLength,
): Promise<ShownFile> {
  if (bytes.length <= pieceLength) {
    const file = decodeFile(bytes, chosen);
    return { file, editorText: toEditorText(file.text) };
  }
  const detection: Detection = chosen
    ? { encoding: chosen, source: 'chosen', isPlausible: true }
    : detectEncoding(bytes, await isUtf8InTurns(bytes));
  const { encoding, source, isPlausible } = detection;
  const bomBytes = bomLength(bytes, encoding);
  const pieces: Decoded[] = [];
  const shown: string[] = [];
  for (const piece of pieceBytes(bytes.subarray(bomBytes), encoding, pieceLength)) {
    await giveWay();
    const decoded = decode(piece, encoding);
    pieces.push(decoded);
    shown.push(toEditorText(decoded.text));
  }
  await giveWay();
  const decoded = joined(pieces);
  await giveWay();
  const lineEnding = classifyLineEnding(decoded.text);
  await giveWay();
  const hasCr = lineEnding !== 'lf' && lineEnding !== 'none';
  const file = {
    ...decoded,
    encoding,
    encodingSource: source,
    isPlausible,
    bom: bomBytes > 0,
    lineEnding,
    oddLastByte: isUtf16(encoding) && bytes.length % 2 === 1 ? bytes.at(-1)! : null,
  };
  return { file, editorText: hasCr ? shown.join('') : file.text };
}

/** After line feeds, where no code of these encodings and no line ending is cut. */
function* pieceBytes(bytes: Buffer, encoding: EncodingName, pieceLength: number): Generator<Buffer> {
  let at = 0;
  while (at < bytes.length) {
    const end = Math.min(bytes.length, endOfLine(bytes, at + pieceLength, encoding));
    yield bytes.subarray(at, end);
    at = end;
  }
}

function endOfLine(bytes: Buffer, from: number, encoding: EncodingName): number {
  if (!isUtf16(encoding)) {
    const newline = bytes.indexOf(0x0a, from);
    return newline < 0 ? bytes.length : newline + 1;
  }
  const code = encoding === 'utf-16le' ? Buffer.of(0x0a, 0) : Buffer.of(0, 0x0a);
  let newline = bytes.indexOf(code, from);
  while (newline >= 0 && newline % 2 === 1) newline = bytes.indexOf(code, newline + 1);
  return newline < 0 ? bytes.length : newline + 2;
}

function joined(pieces: readonly Decoded[]): Decoded {
  const undecodable: BytePlace[] = [];
  const unfaithful: BytePlace[] = [];
  let undecodableCount = 0;
  let unfaithfulCount = 0;
  let offset = 0;
  for (const piece of pieces) {
    undecodable.push(...shifted(piece.undecodable, offset));
    unfaithful.push(...shifted(piece.unfaithful, offset));
    undecodableCount += piece.undecodableCount;
    unfaithfulCount += piece.unfaithfulCount;
    offset += piece.text.length;
  }
  return {
    text: pieces.map(({ text }) => text).join(''),
    undecodable: undecodable.slice(0, maxPlaces),
    undecodableCount,
    unfaithful: unfaithful.slice(0, maxPlaces),
    unfaithfulCount,
  };
}

const shifted = <T extends { readonly offset: number }>(places: readonly T[], by: number): T[] =>
  places.map((place) => ({ ...place, offset: place.offset + by }));

/** The bytes of a file after the editor changed its text: as `rebuildFile`. */
export async function rebuildInPieces(
  original: Buffer,
  file: FileText,
  editorText: string,
  encoding: EncodingName = file.encoding,
  pieceLength = ordinaryPieceLength,
): Promise<EncodedFile> {
  const ending = onlyEnding[file.lineEnding];
  const isWhole = file.undecodableCount === 0 && file.unfaithfulCount === 0;
  const isPlain = isWhole && ending !== undefined && encoding === file.encoding;
  if (!isPlain || editorText.length <= pieceLength) return rebuildFile(original, file, editorText, encoding);
  const texts: string[] = [];
  const encodedPieces: Buffer[] = file.bom ? [bomOf(encoding)] : [];
  const unencodable: Unencodable[] = [];
  let offset = 0;
  let isAsTyped = true;
  for (const piece of pieceTexts(editorText, pieceLength)) {
    await giveWay();
    const text = ending === '\n' ? toEditorText(piece) : toEditorText(piece).replaceAll('\n', ending);
    const encoded = encode(text, encoding, { keepsRawBytes: true });
    if (!encoded.ok) unencodable.push(...shifted(encoded.unencodable, offset));
    // What stands for raw bytes, in a file that has none: whether they stay apart only the whole tells.
    else if (!encoded.isExact) return rebuildFile(original, file, editorText, encoding);
    else encodedPieces.push(encoded.bytes);
    texts.push(text);
    isAsTyped &&= text === piece;
    offset += text.length;
  }
  await giveWay();
  // Putting a long text together takes a while.
  const text = isAsTyped ? editorText : texts.join('');
  if (unencodable.length > 0) return { ok: false, text, unencodable: unencodable.slice(0, maxPlaces) };
  await giveWay();
  if (text === file.text) return { ok: true, bytes: original, text };
  return { ok: true, bytes: await concatInTurns(encodedPieces), text };
}

function* pieceTexts(text: string, pieceLength: number): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at + pieceLength);
    const end = newline < 0 ? text.length : newline + 1;
    yield text.slice(at, end);
    at = end;
  }
}
