import type { DocumentSnapshot, EventPayload } from '../../contract/index.ts';
import { host } from './host.ts';

const ahead = new Map<string, Promise<DocumentSnapshot>>();

/** Asks for the page that will be shown first, before the window can show anything. */
export function readAhead({ files, workspace }: EventPayload<'open.requested'>): void {
  const first = workspace?.files[0] ?? files[0];
  if (first === undefined) return;
  const reading = host().call('document.open', { file: first.file });
  ahead.set(first.file, reading);
  // Whoever opens the page is told why it can't be.
  reading.catch(() => undefined);
}

/** The answer of the host where a file was asked for ahead; once. */
export function readAlready(file: string): Promise<DocumentSnapshot> | undefined {
  const reading = ahead.get(file);
  ahead.delete(file);
  return reading;
}
