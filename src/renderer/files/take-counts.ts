import type { EventPayload } from '../../contract/index.ts';
import { setState } from '../state/store.ts';

/**
 * What the service found in a file of a folder. Taken in whatever folder is listed: counts come as soon as a folder is
 * opened, before the window knows of it, and refs of files never mean two files.
 */
export function takeCounts({ file, counts }: EventPayload<'workspace.counts'>): void {
  setState((state) => ({ counts: { ...state.counts, [file]: counts } }));
}
