import { runCommand } from '../commands/registry.ts';
import type { EventPayload } from '../../contract/index.ts';
import { commandTable } from '../../contract/commands.ts';
import { askAboutDisk, follow, saveOrAsk } from '../dialogs/save-flow.tsx';
import { host } from '../state/host.ts';
import { notify } from '../state/notices.ts';
import { followDisk } from '../state/saving.ts';
import { flushJournal } from '../state/pages.ts';
import { getState, type StoreState } from '../state/store.ts';
import { closeWindow } from './close-files.ts';
import { openRequested } from './open-files.tsx';

async function decideAboutDisk(ref: string): Promise<void> {
  const page = getState().documents[ref];
  if (page === undefined) return;
  if ((await askAboutDisk(ref, null)) !== 'keep') return;
  await saveOrAsk(ref, { overwrite: true });
}

/** What another program did to the file of an open page. */
function sayWhatBecame(event: EventPayload<'document.disk'>): void {
  const { document: ref, state } = event;
  const page = getState().documents[ref];
  if (page === undefined) return;
  const { name } = page.file;
  const subject = {
    about: `disk ${ref}`,
    holds: ({ documents }: StoreState) => !['same', undefined].includes(documents[ref]?.disk),
  };
  if (state === 'moved') {
    notify({
      ...subject,
      tone: 'warn',
      key: 'dialog.disk.movedTitle',
      detailKey: 'dialog.disk.movedBody',
      params: { name, place: event.to },
      action: { key: 'dialog.disk.follow', run: () => void follow(ref) },
    });
    return;
  }
  notify({
    ...subject,
    tone: 'warn',
    key: state === 'deleted' ? 'dialog.disk.deletedTitle' : 'dialog.disk.title',
    params: { name },
    action: { key: 'dialog.disk.decide', run: () => void decideAboutDisk(ref) },
  });
}

/** A reload or a closed tab in a browser: it asks by itself when it is told to. */
function beforeUnload(event: BeforeUnloadEvent): void {
  // What was typed last is told before the window is gone, not when its turn comes.
  void flushJournal();
  const { documents, session } = getState();
  if (session?.host === 'browser' && Object.values(documents).some((page) => page.dirty))
    event.preventDefault();
}

/** Does what the host says, as long as the window is there: files to open, counts, menus, closing. */
export function followHost(): void {
  const client = host();
  client.on('open.requested', (request) => void openRequested(request));
  client.on('close.requested', () => void closeWindow());
  client.on('session.ending', () => void flushJournal());
  client.on('command', ({ id }) => {
    const command = commandTable.find((row) => row.id === id);
    if (command !== undefined) runCommand(command.id);
  });
  client.on('document.disk', sayWhatBecame);
  followDisk();
  addEventListener('beforeunload', beforeUnload);
}
