import type { EventPayload, FileEntry, FolderEntry, Workspace } from '../../contract/index.ts';
import { ask } from '../dialogs/dialog-stack.ts';
import { FilePicker } from '../dialogs/later-dialogs.ts';
import { host } from '../state/host.ts';
import { notify, notifyNotOpened } from '../state/notices.ts';
import { cycleDocument, openBehind, openDocumentOf, openFile } from '../state/pages.ts';
import { isLeftOver } from '../state/left-over.ts';
import { activeDocument, getState, setState } from '../state/store.ts';
import { knownCode, sayNotOpened } from './failures.ts';
import type { Picked } from './file-picker.tsx';
import { nextFlaggedFile } from './flagged-files.ts';

async function chosenFiles(): Promise<readonly FileEntry[]> {
  if (getState().session?.nativeDialogs) return (await host().call('choose.files', {})).files;
  const picked = await ask<Picked | null>((answer) => <FilePicker wants="files" answer={answer} />);
  return picked?.kind === 'files' ? picked.files : [];
}

async function chosenFolder(): Promise<FolderEntry | null> {
  if (getState().session?.nativeDialogs) return (await host().call('choose.folder', {})).folder;
  const picked = await ask<Picked | null>((answer) => <FilePicker wants="folder" answer={answer} />);
  return picked?.kind === 'folder' ? picked.folder : null;
}

/** One after the other, in the order chosen; the work begins with the first. */
async function openFiles(files: readonly FileEntry[]): Promise<void> {
  let shown = false;
  for (const file of files) {
    if (shown) {
      await openBehind(file);
    } else {
      await openFile(file);
      shown = openDocumentOf(file) !== undefined;
    }
  }
}

export async function chooseAndOpenFiles(): Promise<void> {
  try {
    await openFiles(await chosenFiles());
  } catch (error) {
    sayNotOpened(error, '');
  }
}

/** Lists a folder at the side, in the place of the one before, and opens its first page where no page is open. */
async function takeWorkspace(workspace: Workspace): Promise<void> {
  await closeWorkspace();
  setState({ workspace });
  sayWhatIsMissing(workspace);
  const [first, ...others] = workspace.files;
  const opensFirst = first !== undefined && getState().active === null;
  sayWhatIsLeftOver({ ...workspace, files: opensFirst ? others : workspace.files });
  if (opensFirst) await openFile(first);
}

/** Pages that are there and not in the list would be taken for done. */
function sayWhatIsMissing({ name, files, unlisted, isCut }: Workspace): void {
  if (unlisted.length > 0) {
    notify({
      tone: 'warn',
      key: 'files.unlisted',
      detailKey: 'files.unlistedWhy',
      params: { name, places: unlisted.join(' · ') },
    });
  }
  if (isCut) {
    notify({
      tone: 'warn',
      key: 'files.cut',
      detailKey: 'files.cutHint',
      params: { name, count: files.length },
    });
  }
}

/** Of pages that are not opened now: those offer theirs by themselves. */
function sayWhatIsLeftOver({ name, files }: Workspace): void {
  const { session } = getState();
  const count = files.filter((file) => isLeftOver(session, file)).length;
  if (count === 0) return;
  notify({
    tone: 'warn',
    key: 'files.leftOverHere',
    detailKey: 'files.leftOverHint',
    params: { name, count },
    holds: (state) => files.some((file) => isLeftOver(state.session, file)),
  });
}

export async function chooseAndOpenFolder(): Promise<void> {
  let name = '';
  try {
    const folder = await chosenFolder();
    if (folder === null) return;
    ({ name } = folder);
    const workspace = await host().call('workspace.open', { folder: folder.folder });
    await takeWorkspace(workspace);
  } catch (error) {
    sayNotOpened(error, name);
  }
}

/** Takes the list away; pages that are open stay open. */
export async function closeWorkspace(): Promise<void> {
  const { workspace } = getState();
  if (workspace === null) return;
  setState({ workspace: null });
  await host().call('workspace.close', { workspace: workspace.workspace });
}

export async function forgetRecent(): Promise<void> {
  await host().call('app.forgetRecent', {});
  setState(({ session }) => ({ session: session && { ...session, recent: [] } }));
}

/** What the command line, a second launch or the system asked to open. */
export async function openRequested(request: EventPayload<'open.requested'>): Promise<void> {
  const { files, workspace, problems = [] } = request;
  for (const { code, place } of problems) notifyNotOpened(knownCode(code), { name: place });
  if (workspace !== null) await takeWorkspace(workspace);
  await openFiles(files);
}

/** What the command line asked to open, and what of it could not be. */
export async function openFromCommandLine(): Promise<void> {
  const { session } = getState();
  if (session === null) return;
  await openRequested({ ...session.open, problems: session.problems });
}

/** Goes to the next page that has something to decide; wraps. */
export function openNextFlagged(): void {
  const next = nextFlaggedFile(getState());
  if (next) void openFile(next.file);
  else notify({ tone: 'info', key: 'review.clean.noNext', params: {} });
}

/** Goes to the next page of the folder, or with −1 to the one before; without a folder, of the open pages. Wraps. */
export function stepFile(step: 1 | -1): void {
  const state = getState();
  const files = state.workspace?.files ?? [];
  const current = activeDocument(state)?.file.file;
  const at = files.findIndex((file) => file.file === current);
  if (at === -1) {
    cycleDocument(step);
    return;
  }
  const next = files[(at + step + files.length) % files.length];
  if (next !== undefined) void openFile(next);
}
