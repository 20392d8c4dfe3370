import type { Text } from '../../contract/index.ts';
import { decodeInPieces } from '../bytes/in-pieces.ts';
import type { FileSystem } from '../disk/file-system.ts';
import { readWhole } from '../disk/read-whole.ts';
import { hashInTurns } from '../in-turns.ts';
import type { BaseContent } from './journal-file.ts';
import type { Versions } from './versions.ts';

/** Finds the text that a journal's edits are of. null: nobody has that content any more. */
export type FindBaseText = (base: BaseContent, places: readonly string[]) => Promise<Text | null>;

/** In the document's file, or among the versions: a save keeps what it replaces before it replaces it. */
export const baseTextFinder =
  (fs: FileSystem, versions: Versions): FindBaseText =>
  async ({ hash, encoding }, places) => {
    for (const place of places) {
      // One that cannot be read is not the one; another may be.
      const bytes = await readWhole(fs, place).then(
        (whole) => whole.bytes,
        () => null,
      );
      if (bytes && (await hashInTurns(bytes)) === hash)
        return (await decodeInPieces(bytes, encoding)).editorText;
    }
    const kept = await versions.content(hash);
    return kept && (await decodeInPieces(kept, encoding)).editorText;
  };
