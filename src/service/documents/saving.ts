import type { EncodingName, Text } from '../../contract/index.ts';
import { HostError } from '../../contract/errors.ts';
import { decodeInPieces, rebuildInPieces, toEditorPieces, withText } from '../bytes/in-pieces.ts';
import { createFile, replaceFile } from '../disk/atomic-write.ts';
import { atPlace, failure, isNoFile, isNotFound } from '../disk/failures.ts';
import type { FileSystem } from '../disk/file-system.ts';
import { readWhole, type WholeFile } from '../disk/read-whole.ts';
import { areEqualInTurns } from '../in-turns.ts';
import { refuseOutside, siblingName } from '../places.ts';
import type { KnownPath } from '../refs.ts';
import type { Shared } from '../shared.ts';
import { unencodableError } from '../text-file.ts';
import { refuseSwapped, type OpenDocument } from './open-document.ts';

export interface SaveRequest {
  readonly text: Text;
  readonly encoding: EncodingName | undefined;
  readonly overwrite: boolean;
  readonly force: boolean;
}

/** The bytes that the editor's text makes of the document's file. @throws HostError `unencodable` */
export async function rebuiltFrom(
  document: OpenDocument,
  text: Text,
  encoding?: EncodingName,
): Promise<{ readonly bytes: Buffer; readonly text: Text }> {
  const { bytes, file } = document.base;
  const rebuilt = await rebuildInPieces(bytes, file, text, encoding);
  if (rebuilt.ok) return rebuilt;
  throw unencodableError(document.path, String(rebuilt.text), encoding ?? file.encoding, rebuilt.unencodable);
}

/**
 * Saves over the document's own file. Afterwards the document's base is what was written.
 *
 * @throws HostError; the file is then what it was, unless `data.replaced` says that the new content is there
 */
export async function saveInPlace(
  shared: Shared,
  document: OpenDocument,
  request: SaveRequest,
): Promise<void> {
  const { path } = document;
  refuseUndecided(document, request.force);
  const editorText = await toEditorPieces(request.text);
  const rebuilt = await rebuiltFrom(document, editorText, request.encoding);
  const { bytes } = rebuilt;
  return atPlace(path, async () => {
    const onDisk = await lookAt(shared, document, request.overwrite);
    if (onDisk) await keepVersion(shared, document.realPath, onDisk, document);
    const { root } = document.known;
    // What will be replaced, not what the path leads to by now: a link may have been changed twice in between.
    const lookAgain = async (target: string): Promise<void> => {
      await refuseOutside(shared.fs, root, target);
      if (!request.overwrite) await lookAt(shared, document, false);
    };
    try {
      if (onDisk) await replaceFile(path, bytes, shared.writing, lookAgain);
      else {
        await createFile(path, bytes, shared.writing, inside(shared, root));
      }
    } catch (error) {
      // The new content is there and only its durability is not sure: it is not somebody else's change.
      if (error instanceof HostError && error.error.data?.['replaced'] === true) {
        await adopt(shared, document, rebuilt, editorText, request.encoding);
      }
      throw error;
    }
    await adopt(shared, document, rebuilt, editorText, request.encoding);
  });
}

/** Undecodable bytes and ambiguous codes are saved when the editor, asked, said so. */
function refuseUndecided(document: OpenDocument, force: boolean): void {
  const { readOnly, path } = document;
  if (readOnly === null || (force && readOnly !== 'no-permission')) return;
  throw failure('read-only', path, { reason: readOnly });
}

/** What is on disk now; null: nothing any more. @throws HostError `changed-on-disk` unless it may be overwritten */
async function lookAt(shared: Shared, document: OpenDocument, overwrite: boolean): Promise<WholeFile | null> {
  const { path } = document;
  let onDisk: WholeFile | null = null;
  try {
    onDisk = await readWhole(shared.fs, path);
    await refuseSwapped(shared.fs, document.known, onDisk.stat);
  } catch (error) {
    // A folder that has the file's name now: the file is gone. To write over it is refused with its own reason.
    if (!isNotFound(error) && (overwrite || !isNoFile(error))) throw error;
  }
  if (overwrite || (onDisk && (await document.isBase(onDisk.bytes)))) return onDisk;
  throw failure('changed-on-disk', path, { state: onDisk ? 'changed' : 'deleted' });
}

/** Never rejects: a save must not fail for a version that could not be kept. The editor is told. */
async function keepVersion(
  shared: Shared,
  path: string,
  onDisk: WholeFile,
  document: OpenDocument | null,
): Promise<void> {
  try {
    const { bytes } = onDisk;
    const isBase = document !== null && (await document.isBase(bytes));
    const { encoding, characters } = isBase ? document.base.file : (await decodeInPieces(bytes)).file;
    await shared.versions.keep(path, { bytes, encoding, characters });
  } catch (error) {
    shared.options.report(error);
    shared.tellProblem('version-not-kept', path);
  }
}

/** What was written is the document's base now. */
async function adopt(
  shared: Shared,
  document: OpenDocument,
  { bytes, text }: { readonly bytes: Buffer; readonly text: Text },
  editorText: Text,
  encoding: EncodingName | undefined,
): Promise<void> {
  const { base } = document;
  const stat = await shared.fs.stat(document.path).catch(() => base.stat);
  const isWhole = base.file.undecodableCount === 0 && base.file.unfaithfulCount === 0;
  const isAlike = isWhole && (encoding === undefined || encoding === base.file.encoding);
  // What was written is known to decode to the text; only places of odd bytes would have to be looked for.
  const shown = isAlike
    ? { file: await withText(base.file, text), editorText }
    : await decodeInPieces(bytes, encoding ?? base.file.encoding);
  document.base = { bytes, isGone: false, stat, ...shown };
  document.toldOnDisk = null;
}

/** What is created appears inside the folder that was opened, whatever links have become. */
export const inside =
  ({ fs }: Shared, root: string | null) =>
  (folder: string): Promise<void> =>
    refuseOutside(fs, root, folder);

/** As many corrected copies of one page as anybody may want. */
const maxSiblings = 1000;

/** Writes a new file beside another one, numbered if the name is taken. @returns its path */
export async function createSibling(
  shared: Shared,
  { path, root }: KnownPath,
  bytes: Buffer,
  addition: string,
  extension: string | null,
): Promise<string> {
  for (let number = 1; number <= maxSiblings; number += 1) {
    const sibling = siblingName(path, addition, extension, number);
    try {
      await createFile(sibling, bytes, shared.writing, inside(shared, root));
      return sibling;
    } catch (error) {
      if (!(error instanceof HostError) || error.error.code !== 'exists') throw error;
    }
  }
  throw failure('exists', siblingName(path, addition, extension, 1));
}

/**
 * Writes to a path that the editor chose and, if it exists, agreed to replace; what it replaces is kept, also what came
 * there at the last moment.
 */
export async function writeChosen(shared: Shared, path: string, bytes: Buffer): Promise<void> {
  const { fs, writing } = shared;
  // A window may have the same file open by another path.
  const real = await fs.realpath(path).catch(() => path);
  await shared.writes.run(real, () =>
    atPlace(path, async () => {
      const old = await readIfThere(fs, path);
      if (old === null) {
        await createFile(path, bytes, writing);
        return;
      }
      await keepVersion(shared, real, old, null);
      await replaceFile(path, bytes, writing, async (target) => {
        const now = await readIfThere(fs, target);
        if (now && !(await areEqualInTurns(now.bytes, old.bytes))) await keepVersion(shared, real, now, null);
      });
    }),
  );
}

async function readIfThere(fs: FileSystem, path: string): Promise<WholeFile | null> {
  try {
    return await readWhole(fs, path);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
