import type { EncodingName, LineEnding } from '../../contract/index.ts';
import { bomLength, bomOf } from './bom.ts';
import { decode, isUtf16, maxPlaces, type BytePlace, type Decoded } from './decode.ts';
import { detectEncoding, type Detection } from './detect.ts';
import { encode, type Unencodable } from './encode.ts';
import { decodeFile, type EncodedFile, type FileText } from './file-text.ts';
import { bothEndings, classifyLineEnding, toEditorText } from './lines.ts';
import { onlyEnding, rebuildFile } from './rebuild.ts';
import { LongText, piecesOf, type Text } from '../../contract/long-text.ts';
import { areEqualInTurns, concatInTurns, giveWay, isUtf8InTurns } from '../in-turns.ts';

/**
 * The work on large files, a piece at a time, so that the host answers its other windows in between. What comes out is
 * what `decodeFile` and `rebuildFile` give.
 */

/** Bytes or UTF-16 units: a millisecond or two of work, ten times that in an old encoding or on a busy machine. */
const ordinaryPieceLength = 250_000;

export interface ShownFile {
  readonly file: FileText;
  /** In `\n`: what the window shows. A long one in pieces that end with lines. */
  readonly editorText: Text;
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
  let lineEnding: LineEnding = 'none';
  for (const piece of pieceBytes(bytes.subarray(bomBytes), encoding, pieceLength)) {
    await giveWay();
    const decoded = decode(piece, encoding);
    pieces.push(decoded);
    shown.push(toEditorText(decoded.text));
    lineEnding = bothEndings(lineEnding, classifyLineEnding(decoded.text));
  }
  await giveWay();
  const like = {
    ...placesOf(pieces),
    encoding,
    encodingSource: source,
    isPlausible,
    bom: bomBytes > 0,
    lineEnding,
    oddLastByte: isUtf16(encoding) && bytes.length % 2 === 1 ? bytes.at(-1)! : null,
  };
  const file = pieced(like, new LongText(pieces.map(({ text }) => text)));
  return { file, editorText: new LongText(shown) };
}

function pieced(like: Omit<FileText, 'text' | 'characters'>, text: LongText): FileText {
  return {
    ...like,
    characters: text.length,
    get text() {
      return String(text);
    },
  };
}

/**
 * A file as it is after a text was written to it that it can hold without loss.
 *
 * @param text as `rebuildInPieces` gives it
 */
export async function withText(file: FileText, text: Text): Promise<FileText> {
  const { encoding, encodingSource, isPlausible, bom, oddLastByte } = file;
  let lineEnding: LineEnding = 'none';
  for (const piece of piecesOf(text)) {
    lineEnding = bothEndings(lineEnding, classifyLineEnding(piece));
    if (typeof text !== 'string') await giveWay();
  }
  const like = { ...placesOf([]), encoding, encodingSource, isPlausible, bom, lineEnding, oddLastByte };
  return typeof text === 'string' ? { ...like, text, characters: text.length } : pieced(like, text);
}

/** A text as windows send it, with the endings and in the pieces in which it is kept. */
export async function toEditorPieces(text: Text, pieceLength = ordinaryPieceLength): Promise<Text> {
  if (typeof text === 'string') return toEditorText(text);
  const pieces: string[] = [];
  for (const piece of pieceTexts(text, pieceLength)) {
    pieces.push(toEditorText(piece));
    await giveWay();
  }
  return new LongText(pieces);
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

function placesOf(pieces: readonly Decoded[]): Omit<Decoded, 'text'> {
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
  editorText: Text,
  encoding: EncodingName = file.encoding,
  pieceLength = ordinaryPieceLength,
): Promise<EncodedFile> {
  const ending = onlyEnding[file.lineEnding];
  const isWhole = file.undecodableCount === 0 && file.unfaithfulCount === 0;
  const isPlain = isWhole && ending !== undefined && encoding === file.encoding;
  if (!isPlain || editorText.length <= pieceLength)
    return rebuildFile(original, file, String(editorText), encoding);
  const texts: string[] = [];
  const encodedPieces: Buffer[] = file.bom ? [bomOf(encoding)] : [];
  const unencodable: Unencodable[] = [];
  let offset = 0;
  for (const piece of pieceTexts(editorText, pieceLength)) {
    await giveWay();
    const text = ending === '\n' ? toEditorText(piece) : toEditorText(piece).replaceAll('\n', ending);
    const encoded = encode(text, encoding, { keepsRawBytes: true });
    if (!encoded.ok) unencodable.push(...shifted(encoded.unencodable, offset));
    // What stands for raw bytes, in a file that has none: whether they stay apart only the whole tells.
    else if (!encoded.isExact) return rebuildFile(original, file, String(editorText), encoding);
    else encodedPieces.push(encoded.bytes);
    texts.push(text);
    offset += text.length;
  }
  const text = new LongText(texts);
  if (unencodable.length > 0) return { ok: false, text, unencodable: unencodable.slice(0, maxPlaces) };
  const bytes = await concatInTurns(encodedPieces);
  // The same bytes: the same text, because the file holds it without loss.
  const isUnchanged = await areEqualInTurns(bytes, original);
  return { ok: true, bytes: isUnchanged ? original : bytes, text };
}

/** Pieces that end with lines. */
function* pieceTexts(text: Text, pieceLength: number): Generator<string> {
  if (typeof text === 'string') {
    yield* piecesOfString(text, pieceLength);
    return;
  }
  let carried: string[] = [];
  for (const piece of text.pieces) {
    const end = piece.lastIndexOf('\n') + 1;
    if (end > 0) {
      yield* piecesOfString(carried.join('') + piece.slice(0, end), pieceLength);
      carried = [];
    }
    if (end < piece.length) carried.push(piece.slice(end));
  }
  if (carried.length > 0) yield carried.join('');
}

function* piecesOfString(text: string, pieceLength: number): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at + pieceLength);
    const end = newline < 0 ? text.length : newline + 1;
    yield text.slice(at, end);
    at = end;
  }
}
