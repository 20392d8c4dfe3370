import type { EncodingName, LineEnding } from '../../contract/index.ts';
import { bomLength, bomOf } from './bom.ts';
import { decode, isUtf16 } from './decode.ts';
import { encode } from './encode.ts';
import { encodeFile, firstDifference, type EncodedFile, type FileText } from './file-text.ts';
import { splitLines, toEditorText, usualEnding, type Ending, type Line } from './lines.ts';
import { matchLines, withMovedLines } from './match-lines.ts';

/**
 * The bytes of a file after the editor changed its text: each untouched line gets its own ending back, and where the
 * file has bytes that encoding anew would not give (undecodable, or the second of two codes), its own bytes too.
 *
 * @param editorText in `\n`
 * @param encoding another one than the file's: everything is encoded anew, the endings stay
 */
export function rebuildFile(
  original: Buffer,
  file: FileText,
  editorText: string,
  encoding: EncodingName = file.encoding,
): EncodedFile {
  const isWhole = file.undecodableCount === 0 && file.unfaithfulCount === 0;
  const ending = onlyEnding[file.lineEnding];
  if (isWhole && ending !== undefined) {
    const whole =
      ending === '\n' ? toEditorText(editorText) : toEditorText(editorText).replaceAll('\n', ending);
    if (encoding !== file.encoding) return convert(whole, file, encoding);
    return whole === file.text ? { ok: true, bytes: original, text: whole } : encodeFile(whole, file);
  }
  const before = splitLines(file.text);
  const contents = toEditorText(editorText).split('\n');
  const oldContents = before.map(({ content }) => content);
  const matched = matchLines(oldContents, contents);
  const origins = withMovedLines(oldContents, contents, matched);
  const lines = giveEndings(before, contents, matched, origins);
  const text = lines.map(({ content, ending }) => content + ending).join('');
  if (encoding !== file.encoding) return convert(text, file, encoding);
  if (text === file.text) return { ok: true, bytes: original, text };
  if (isWhole) return encodeFile(text, file);
  return reuseBytes(original, file, before, lines, origins, text);
}

/** Where all lines end alike, every line gets its own ending back without being looked for. */
export const onlyEnding: Readonly<Record<LineEnding, '\n' | '\r\n' | '\r' | undefined>> = {
  lf: '\n',
  none: '\n',
  crlf: '\r\n',
  cr: '\r',
  mixed: undefined,
};

/** Into another encoding: UTF-16 always with a BOM, UTF-8 if the file had one. Bytes that are no text do not go along. */
function convert(text: string, file: FileText, encoding: EncodingName): EncodedFile {
  const encoded = encode(text, encoding, { keepsRawBytes: false });
  if (!encoded.ok) return { ...encoded, text };
  const bom = isUtf16(encoding) || (encoding === 'utf-8' && file.bom) ? bomOf(encoding) : Buffer.alloc(0);
  return { ok: true, bytes: Buffer.concat([bom, encoded.bytes]), text };
}

function giveEndings(
  before: readonly Line[],
  contents: readonly string[],
  matched: Int32Array,
  origins: Int32Array,
): Line[] {
  const usual = usualEnding(before);
  const lines: Line[] = [];
  let lastMatched = -1;
  let at = 0;
  while (at < contents.length) {
    if (matched[at]! >= 0) {
      lastMatched = matched[at]!;
      lines.push({ content: contents[at]!, ending: before[lastMatched]!.ending });
      at += 1;
      continue;
    }
    let end = at;
    while (end < contents.length && matched[end]! < 0) end += 1;
    const oldEnd = end < contents.length ? matched[end]! : before.length;
    const old = before.slice(lastMatched + 1, oldEnd);
    const previous = lastMatched >= 0 ? before[lastMatched]!.ending : '';
    for (let index = at; index < end; index += 1) {
      const own = before[origins[index]!]?.ending ?? '';
      const ending = own === '' ? endingOfEdited(old, index - at, end - at, previous) : own;
      lines.push({ content: contents[index]!, ending });
    }
    at = end;
  }
  return settleEndings(lines, usual);
}

/**
 * Lines that replace others take over their endings in order, the last one the last one's: of two lines run on, the
 * break between them went, the one after them stays.
 */
function endingOfEdited(old: readonly Line[], index: number, count: number, previous: Ending): Ending {
  if (old.length === 0) return previous;
  if (index === count - 1) return old.at(-1)!.ending;
  return old[Math.min(index, old.length - 1)]!.ending;
}

/** Only the last line is without an ending, and a lone CR before an empty line must not become a CRLF. */
function settleEndings(lines: readonly Line[], usual: Exclude<Ending, ''>): Line[] {
  const last = lines.length - 1;
  const settled: Line[] = [];
  for (const [index, { content, ending }] of lines.entries()) {
    let own: Ending = index === last ? '' : ending === '' ? usual : ending;
    if (own === '\n' && content === '' && settled.at(-1)?.ending === '\r') own = '\r';
    settled.push({ content, ending: own });
  }
  return settled;
}

function reuseBytes(
  original: Buffer,
  file: FileText,
  before: readonly Line[],
  lines: readonly Line[],
  origins: Int32Array,
  text: string,
): EncodedFile {
  const bomBytes = bomLength(original, file.encoding);
  const body = original.subarray(bomBytes);
  const starts = lineStarts(body, file.encoding);
  if (starts.length !== before.length)
    throw new Error('the lines of the text are not the lines of its bytes');
  const parts: Buffer[] = [original.subarray(0, bomBytes)];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const old = origins[index]!;
    if (old >= 0 && before[old]!.ending === line.ending) {
      parts.push(body.subarray(starts[old], starts[old + 1] ?? body.length));
    } else {
      const encoded = encode(line.content + line.ending, file.encoding, {
        keepsRawBytes: true,
        ...(file.oddLastByte === null ? {} : { oddLastByte: file.oddLastByte }),
      });
      if (!encoded.ok) return { ok: false, text, unencodable: moved(encoded.unencodable, offset) };
      parts.push(encoded.bytes);
    }
    offset += line.content.length + line.ending.length;
  }
  const bytes = Buffer.concat(parts);
  // Bytes kept from an undecodable place can join with what now stands beside them and become a character.
  const back = decode(bytes.subarray(bomBytes), file.encoding).text;
  return back === text
    ? { ok: true, bytes, text }
    : { ok: false, text, unencodable: firstDifference(text, back) };
}

const moved = <T extends { readonly offset: number }>(places: readonly T[], by: number): T[] =>
  places.map((place) => ({ ...place, offset: place.offset + by }));

/** Where each line begins in the bytes. Neither 0x0A nor 0x0D is part of a longer code in any of these encodings. */
function lineStarts(bytes: Buffer, encoding: EncodingName): number[] {
  const width = isUtf16(encoding) ? 2 : 1;
  const unitAt = (at: number): number => {
    if (at + width > bytes.length) return -1;
    if (width === 1) return bytes[at]!;
    return encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  };
  const starts = [0];
  for (let at = 0; at < bytes.length; at += width) {
    const unit = unitAt(at);
    if (unit === 0x0a || (unit === 0x0d && unitAt(at + width) !== 0x0a)) starts.push(at + width);
  }
  return starts;
}
