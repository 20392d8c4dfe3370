import type { EncodingName } from '../contract/index.ts';
import { decodeFile, encodeFile, type FileText } from './bytes/file-text.ts';
import { lineColumnsAt } from './bytes/lines.ts';
import type { Unencodable } from './bytes/encode.ts';
import { createFile, replaceFile, type WriteOptions } from './disk/atomic-write.ts';
import { atPlace, failure } from './disk/failures.ts';
import { nodeFileSystem, type FileSystem } from './disk/file-system.ts';
import { readWhole } from './disk/read-whole.ts';
import { looksBinary } from './bytes/binary.ts';
import { ordinaryBackOffMs } from './disk/retry.ts';

/**
 * Files of text, for programs without a window. The text keeps its own line endings; offsets refer to it.
 */

export interface ReadTextOptions {
  /** Given: used whatever the bytes look like. */
  readonly encoding?: EncodingName;
  readonly fs?: FileSystem;
}

/**
 * Reads and decodes a file.
 *
 * @throws HostError `not-found`, `not-a-file`, `permission-denied`, `too-large`, `binary-file`, `busy`, `io`; always
 * with `data.place`. Undecodable bytes are no error: they are told in the answer.
 */
export async function readTextFile(path: string, options: ReadTextOptions = {}): Promise<FileText> {
  const { bytes } = await atPlace(path, () => readWhole(options.fs ?? nodeFileSystem, path));
  const file = decodeFile(bytes, options.encoding);
  if (options.encoding === undefined && looksBinary(bytes, file, file.text))
    throw failure('binary-file', path);
  return file;
}

export interface WriteTextOptions {
  /** `create`: fails with `exists` if the name is taken. `replace`: atomically, mode and links kept. */
  readonly how: 'create' | 'replace';
  /** Of `replace`: called right before it, with the place that will be replaced; throws if it may not be any more. */
  readonly lastLook?: (target: string) => Promise<void>;
  readonly fs?: FileSystem;
  readonly backOffMs?: readonly number[];
}

/**
 * Writes a text, with its own line endings, in the encoding and with the BOM of the file it came from.
 *
 * @throws HostError `unencodable` with `data.characters`, `disk-full`, `read-only`, `permission-denied`, `busy`,
 * `name-too-long`, `verify-failed`, `io`; nothing is written then, and what was there is untouched
 */
export async function writeTextFile(
  path: string,
  text: string,
  like: Pick<FileText, 'encoding' | 'bom' | 'oddLastByte'>,
  options: WriteTextOptions,
): Promise<void> {
  const encoded = encodeFile(text, like);
  if (!encoded.ok) throw unencodableError(path, text, like.encoding, encoded.unencodable);
  const writing: WriteOptions = {
    fs: options.fs ?? nodeFileSystem,
    backOffMs: options.backOffMs ?? ordinaryBackOffMs,
  };
  if (options.how === 'create') await createFile(path, encoded.bytes, writing);
  else await replaceFile(path, encoded.bytes, writing, options.lastLook);
}

/** Names the characters that do not fit, each with its line and column. */
export function unencodableError(
  place: string,
  text: string,
  encoding: EncodingName,
  unencodable: readonly Unencodable[],
): ReturnType<typeof failure> {
  const places = lineColumnsAt(
    text,
    unencodable.map(({ offset }) => offset),
  );
  const characters = unencodable.map(({ character }, index) => ({ character, ...places[index] }));
  return failure('unencodable', place, { encoding, characters });
}
