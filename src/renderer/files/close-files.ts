import type { FileEntry } from '../../contract/index.ts';
import { settleUnsaved } from '../dialogs/save-flow.tsx';
import { host } from '../state/host.ts';
import { closeDocument, flushJournal } from '../state/pages.ts';
import { getState, setState } from '../state/store.ts';

/** Closes a page; unsaved changes are asked about first. */
export async function closePage(ref: string): Promise<void> {
  if (!(await settleUnsaved([ref]))) return;
  const file = getState().documents[ref]?.file;
  await closeDocument(ref);
  if (file !== undefined) remember(file);
}

/** The host keeps the list of recent documents; this brings the window's copy of it up to date. */
function remember(file: FileEntry): void {
  setState(({ session }) => ({
    session: session && {
      ...session,
      recent: [file, ...session.recent.filter(({ file: ref }) => ref !== file.file)],
    },
  }));
}

/** The window wants to close: asks about every unsaved page. The host closes it, or it stays. */
export async function closeWindow(): Promise<void> {
  // In safety first: the system may end us while the question is open.
  await flushJournal();
  const { order } = getState();
  if (!(await settleUnsaved(order))) return;
  for (const ref of getState().order) await closeDocument(ref);
  await host().call('app.close', {});
}
