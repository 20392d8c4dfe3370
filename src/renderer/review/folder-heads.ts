import type { FileEntry } from '../../contract/index.ts';
import { CallFailure } from '../../contract/client.ts';
import { likelyHeads } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { host } from '../state/host.ts';
import { openFile } from '../state/pages.ts';
import { getState } from '../state/store.ts';

/** A sentence left open in another file of the folder. */
export interface FoundHead {
  readonly name: string;
  readonly line: number;
  readonly words: string;
  readonly logOdds: number;
  /** Opens the file at that place. */
  readonly open: () => void;
}

/** Pages next to this one first: a sentence goes on a page or two further, seldom more. */
const maxFiles = 60;
const perFile = 3;
const maxShown = 12;

/** Looks through the other files of a folder, nearest first, for heads that `tail` may continue. */
export async function searchFolder(
  files: readonly FileEntry[],
  here: string,
  tail: string,
): Promise<readonly FoundHead[]> {
  const at = files.findIndex((file) => file.file === here);
  const nearest = [...files.entries()]
    .filter(([, file]) => file.file !== here)
    .toSorted(([a], [b]) => Math.abs(a - at) - Math.abs(b - at))
    .slice(0, maxFiles);
  const found: FoundHead[] = [];
  for (const [, file] of nearest) {
    const text = await textOf(file);
    if (text === null) continue;
    for (const { range, logOdds } of likelyHeads(text, tail, perFile)) {
      const line = text.slice(0, range.end).split('\n').length;
      const words = text.slice(range.start, range.end);
      const open = () => void openFile(file).then(() => revealIn(file, range.start));
      found.push({ name: file.name, line, words, logOdds, open });
    }
  }
  return found.toSorted((a, b) => b.logOdds - a.logOdds).slice(0, maxShown);
}

function revealIn(file: FileEntry, offset: number): void {
  const document = Object.values(getState().documents).find((other) => other.file.file === file.file);
  if (!document) return;
  mosaic.show(document.ref);
  mosaic.reveal(document.ref, { start: offset, end: offset + 1 }, true);
}

/** As it is in this window where it is open, else as it is on disk; null where it cannot be read. */
async function textOf(file: FileEntry): Promise<string | null> {
  const open = Object.values(getState().documents).find((document) => document.file.file === file.file);
  if (open) return mosaic.textOf(open.ref);
  try {
    return (await host().call('file.read', { file: file.file })).text;
  } catch (error) {
    if (error instanceof CallFailure) return null;
    throw error;
  }
}
