import type { Client } from '../../contract/client.ts';
import type { FileEntry, Output } from '../../contract/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { sayFailure } from '../files/failures.ts';
import { journalSentAt } from '../state/journal.ts';
import { notifyError } from '../state/notices.ts';
import { getState, patchDocument, type OpenDocument } from '../state/store.ts';

/** From when the host is told of a text to when it writes that down, and from there to when the window has its answer. */
const answerTakesMs = 10_000;

/** Where a file lies, whichever way it was opened: names of the files of a folder have their way from there. */
const placeOf = ({ place, name }: FileEntry): string => `${place}\0${name.split('/').at(-1)}`;

/**
 * Tells a host that does not know this window what is unsaved in it, as if its own window had typed that and crashed: the
 * next window that opens one of the pages is offered its text.
 *
 * @returns those that the host has no name for, or could not keep, which is said; the others are as good as saved
 */
export async function handOver(client: Client, refs: readonly string[]): Promise<readonly string[]> {
  const names = namesOf(await client.call('app.hello', {}));
  const left: string[] = [];
  for (const ref of refs) {
    const document = getState().documents[ref];
    if (!document) continue;
    const file = names.get(placeOf(document.file));
    if (file === undefined) notifyError('not-found', { name: document.file.name });
    const isTaken = file !== undefined && (await handOverOne(client, document, file));
    if (isTaken) patchDocument(ref, { dirty: false });
    else left.push(ref);
  }
  return left;
}

/** Every file that was opened in the earlier run is among the recent ones, as long as it is there. */
function namesOf(hello: Output<'app.hello'>): ReadonlyMap<string, string> {
  const { open, recent, leftOver, samples } = hello;
  const known = [
    ...samples,
    ...recent,
    ...leftOver.map(({ file }) => file),
    ...(open.workspace?.files ?? []),
    ...open.files,
  ];
  return new Map(known.map((entry) => [placeOf(entry), entry.file]));
}

async function handOverOne(
  client: Client,
  { ref, journalledAt, file: entry }: OpenDocument,
  file: string,
): Promise<boolean> {
  try {
    const { document, revision, recovered } = await client.call('document.open', { file });
    // What the host has of this window is older. What it has of another one stays, and is offered too.
    if (recovered && isOurs(Date.parse(recovered.savedAt), journalledAt, journalSentAt(ref)))
      await client.call('document.recovery', { document, decision: 'restored' });
    await client.call('document.journal', { document, revision, text: mosaic.textOf(ref) });
    await client.call('document.close', { document, discardRecovery: false });
    return true;
  } catch (error) {
    sayFailure(error, entry.name);
    return false;
  }
}

/** Whether a recovery copy of this time is what the host wrote down last of this window, and answered or could not. */
function isOurs(savedMs: number, journalledAt: string | null, sentMs: number | undefined): boolean {
  if (journalledAt !== null && isWithin(savedMs, Date.parse(journalledAt))) return true;
  return sentMs !== undefined && isWithin(sentMs, savedMs);
}

const isWithin = (fromMs: number, toMs: number): boolean => toMs >= fromMs && toMs - fromMs < answerTakesMs;
