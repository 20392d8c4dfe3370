import type { FileEntry } from '../../contract/index.ts';
import { activeDocument, isAnalysed, type OpenDocument, type StoreState } from '../state/store.ts';
import { openFlags } from '../state/visible-flags.ts';

/** Open flags of a file; null: they are not counted, or not yet. What its own window says where it is open, else what the service counted. */
export function flagsOfFile(
  { counts }: Pick<StoreState, 'counts'>,
  file: FileEntry,
  open: OpenDocument | undefined,
): number | null {
  if (open !== undefined && isAnalysed(open.analysis)) return openFlags(open.flags);
  const counted = counts[file.file];
  return counted?.state === 'counted' ? counted.flags : null;
}

export interface FlaggedFile {
  readonly file: FileEntry;
  readonly flags: number;
}

/** The next file with open flags, from the shown one on and around: of the folder, or of the open pages; null: no other has any. */
export function nextFlaggedFile(state: StoreState): FlaggedFile | null {
  const pages = new Map(Object.values(state.documents).map((page) => [page.file.file, page]));
  const current = activeDocument(state)?.file.file;
  const listed = state.workspace?.files ?? [];
  const files = listed.length > 0 ? listed : [...pages.values()].map(({ file }) => file);
  const at = files.findIndex((file) => file.file === current);
  for (let step = 1; step <= files.length; step += 1) {
    const file = files[(at + step) % files.length];
    if (!file || file.file === current) continue;
    const flags = flagsOfFile(state, file, pages.get(file.file)) ?? 0;
    if (flags > 0) return { file, flags };
  }
  return null;
}
